"""Other programs, run on what we write; and the catalogues that they are given."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from evidence_refs.formats import WRITERS
from evidence_refs.model import Reference

from ..formats.examples import REFERENCES
from ..formats.hostile import FULL

CATALOGUE = Path(__file__).parent.parent.parent / "data" / "references.yaml"


def program(name: str) -> str:
    """Give the path of a program; a test is left out where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(
    folder: Path, name: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> str:
    """Run a program; it must succeed. Gives what it printed."""
    out, said = run_apart(folder, name, *arguments, environment=environment)
    return out + said


def run_apart(
    folder: Path, name: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> tuple[str, str]:
    """Run a program; it must succeed. Gives its results, and what it said beside them."""
    done = subprocess.run(
        [program(name), *arguments],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    out, said = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    assert done.returncode == 0, out + said
    return out, said


def at_home(folder: Path) -> dict[str, str]:
    """Settings that keep a program's own files within `folder`."""
    kinds = ("CONFIG", "CACHE", "DATA", "STATE")
    return {"HOME": str(folder), **{f"XDG_{kind}_HOME": str(folder / kind) for kind in kinds}}


def catalogue() -> list[Reference]:
    """Give our catalogue."""
    if not CATALOGUE.exists():
        pytest.skip("there is no catalogue yet")
    from evidence_refs.catalogue.keeping.store import load

    return list(load(CATALOGUE).catalogue.references)


def small() -> list[Reference]:
    """Give works of each type with every field, in hostile words, and a few common ones."""
    return [*FULL, *REFERENCES]


CATALOGUES = {"ours": catalogue, "hostile": small}


def exported(folder: Path, references: Sequence[Reference], format: str, **settings: object) -> str:
    """Write `references` in an export format; gives the name of the file."""
    name = f"refs{WRITERS[format].suffix}"
    (folder / name).write_bytes(WRITERS[format].write(references, **settings).encode("utf-8"))
    return name


def there(*formats: str) -> list[str]:
    """Give those of `formats` that are written already."""
    return [each for each in formats if each in WRITERS]
