"""papis reads our .bib, and makes a library of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_refs.model import Organisation, Reference

from ..formats.examples import REFERENCES
from .arriving import Arrived, losses, people, words
from .running import CATALOGUES, at_home, exported, run, there

pytestmark = pytest.mark.program

# Signs whose commands in LaTeX it leaves or loses.
UNREAD = "{}%\\~^"


@pytest.mark.parametrize("which", CATALOGUES)
@pytest.mark.parametrize("format", there("bibtex", "biblatex"))
def test_every_field_arrives(tmp_path: Path, format: str, which: str) -> None:
    references = CATALOGUES[which]()
    name = exported(tmp_path, references, format)
    export = ("export", "--format", "json", "--out", "found.json")
    run(tmp_path, "papis", "explore", "bibtex", name, *export, environment=at_home(tmp_path))
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    arrived = {each["ref"]: _arrived(each) for each in found}
    assert losses(references, arrived, unread=UNREAD, misread=_torn) == []


@pytest.mark.parametrize("format", there("bibtex", "biblatex"))
def test_a_library_has_every_work(tmp_path: Path, format: str) -> None:
    references = REFERENCES  # FULL has one DOI for all: papis would ask which to keep
    name = exported(tmp_path, references, format)
    (tmp_path / "library").mkdir()
    said = run(
        tmp_path, "papis", "--np", "1", "--lib", str(tmp_path / "library"),
        "bibtex", "read", name, "import", "--all", environment=at_home(tmp_path),
    )  # fmt: skip
    assert "ERROR" not in said
    found = [
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (tmp_path / "library").glob("*/info.yaml")
    ]
    assert (
        losses(
            references,
            {each["ref"]: _arrived(each) for each in found},
            unread=UNREAD,
            misread=_torn,
        )
        == []
    )


def _torn(reference: Reference, field: str) -> bool:
    """It parts a family name of several words, and joins one with its suffix."""
    return field == "authors" and any(
        not isinstance(each, Organisation)
        and (each.suffix or (not each.given and " " in each.family))
        for each in reference.authors
    )


def _arrived(document: Mapping[str, Any]) -> Arrived:
    text = {name: words(value) for name, value in document.items()}
    fields = {
        **text,
        "title": text.get("title", "").translate({ord("{"): "", ord("}"): ""}),
        "journal": text.get("journal") or text.get("journaltitle") or text.get("booktitle", ""),
        "year": text.get("year") or text.get("date", "")[:4],
        "authors": people(document.get("author_list", ())),
    }
    return Arrived(fields, " ".join(text.values()))
