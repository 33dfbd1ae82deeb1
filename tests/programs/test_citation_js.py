"""citation-js, which many sites and editors read references with, has what we wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidence_refs.model import Organisation, Reference

from .arriving import losses, nothing, of_csl
from .running import CATALOGUES, exported, run_apart, there

pytestmark = pytest.mark.program

# It guesses a kind from the text, in which an abstract may have `@misc(`.
KINDS = {"bibtex": "@biblatex/text", "biblatex": "@biblatex/text", "ris": "@ris/file", "csl-json": ""}  # fmt: skip
# Signs whose commands in LaTeX it does not know.
UNREAD = {"bibtex": "{}≥λ<>|", "biblatex": "{}≥λ<>|", "ris": "", "csl-json": ""}


@pytest.mark.parametrize("which", CATALOGUES)
@pytest.mark.parametrize("format", there(*KINDS))
def test_every_field_arrives(tmp_path: Path, format: str, which: str) -> None:
    references = CATALOGUES[which]()
    name = exported(tmp_path, references, format)
    kind = ["--input-force-type", KINDS[format]] if KINDS[format] else []
    out, said = run_apart(tmp_path, "citation-js", *kind, "--input", name)
    assert said == ""
    arrived = {each["id"]: of_csl(each) for each in json.loads(out)}
    lost = losses(references, arrived, unread=UNREAD[format], misread=MISREAD[format])
    assert lost == []


def _not_of_the_type(reference: Reference, field: str) -> bool:
    """It drops what a type has seldom: the pages of a map, the journal of a book."""
    return field in ("journal", "volume", "pages") and reference.type not in PRINTED


def _of_ris(reference: Reference, field: str) -> bool:
    """It keeps EndNote's doubled commas, and has no authors of laws and newspapers."""
    doubled = any(isinstance(x, Organisation) and "," in x.literal for x in reference.authors)
    unread = field == "authors" and (doubled or reference.type not in PRINTED)
    return unread or _not_of_the_type(reference, field)


PRINTED = ("article", "article-journal", "article-magazine", "chapter", "paper-conference")
MISREAD = {
    "bibtex": _not_of_the_type, "biblatex": _not_of_the_type, "ris": _of_ris, "csl-json": nothing,
}  # fmt: skip
