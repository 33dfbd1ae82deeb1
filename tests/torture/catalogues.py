"""Catalogues to torture."""

from __future__ import annotations

import os
from pathlib import Path

from evidence_refs.catalogue.text.render import render
from evidence_refs.model import Catalogue, Reference


def catalogue(records: int, *, title: str = "A title") -> bytes:
    """Give the bytes of a catalogue with so many records; each has about a kilobyte."""
    made = (
        Reference(key=f"author{2000 + n}", title=f"{title} {n}", abstract="Some words. " * 80)
        for n in range(records)
    )
    return render(Catalogue(references=tuple(made))).encode("utf-8")


def left_over(path: Path) -> set[str]:
    """Give the names of what commands left beside a catalogue, but for what is to stay: lock, history.

    What a killed one leaves on Windows is known by its age alone, and stays for a day.
    """
    found = {each.name for each in path.parent.glob(f".{path.name}.*")} - {
        f".{path.name}.lock",
        f".{path.name}.history",
    }
    return {name for name in found if os.name != "nt" or not name.endswith(".new")}
