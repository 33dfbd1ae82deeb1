"""coBib imports our .bib into its database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_refs.model import Name, Organisation, Reference

from ..formats.examples import REFERENCES
from .arriving import from_latex, losses, of_bibtex
from .running import at_home, catalogue, exported, run, there

pytestmark = pytest.mark.program

# Quotation marks become commands, which its own database tears at the end of a line.
UNREAD = "^‘’“”"
SETTINGS = """
from cobib.config import config
config.database.file = "cobib.yaml"
config.database.cache = None
config.logging.version = None
"""


# Of a note it asks whether it is a file, and fails where it is longer than a file's name may be.
WITHOUT_LONG_NOTES: dict[str, Callable[[], list[Reference]]] = {
    "ours": catalogue,
    "examples": lambda: REFERENCES,
}


@pytest.mark.parametrize("which", WITHOUT_LONG_NOTES)
@pytest.mark.parametrize("format", there("bibtex", "biblatex"))
def test_every_field_arrives(tmp_path: Path, format: str, which: str) -> None:
    references = WITHOUT_LONG_NOTES[which]()
    name = exported(tmp_path, references, format)
    (tmp_path / "settings.py").write_text(SETTINGS, encoding="utf-8")
    with_settings = ("cobib", "--config", "settings.py")
    run(tmp_path, *with_settings, "init", environment=at_home(tmp_path))
    said = run(tmp_path, *with_settings, "import", "--bibtex", name, environment=at_home(tmp_path))
    assert "ERROR" not in said
    database = (tmp_path / "cobib.yaml").read_text(encoding="utf-8")
    arrived = {
        label: of_bibtex(entry, "; ".join(map(_family, entry.get("author", ()))))
        for document in yaml.safe_load_all(database)
        for label, entry in document.items()
    }
    assert losses(references, arrived, unread=UNREAD, misread=_torn) == []


def _torn(reference: Reference, field: str) -> bool:
    """It parts a name at each `and` and comma, within braces too, and finds particles in its middle."""
    return field == "authors" and any(map(_is_torn, reference.authors))


def _is_torn(name: Name) -> bool:
    if isinstance(name, Organisation):
        return " and " in name.literal or "," in name.literal
    first, *later = name.family.split()
    return any(each.islower() for each in later if first[0].isupper()) or not name.given


def _family(name: str | Mapping[str, Any]) -> str:
    if isinstance(name, str):
        return from_latex(name)
    return " ".join(from_latex(name[part]) for part in ("particle", "last") if name.get(part))
