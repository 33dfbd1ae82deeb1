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


def _in_howpublished(reference: Reference, field: str) -> bool:
    """What contains a work that is `@misc` in BibTeX stands where it does not look."""
    return field == "journal" and reference.type not in PRINTED


def _not_of_the_type(reference: Reference, field: str) -> bool:
    """It drops what a type has seldom (the pages of a map), and keeps EndNote's doubled commas."""
    doubled = any(isinstance(x, Organisation) and "," in x.literal for x in reference.authors)
    return field in PARTS and (doubled or reference.type not in PRINTED)


PARTS = ("authors", "journal", "volume", "pages")
PRINTED = ("article", "article-journal", "article-magazine", "chapter", "paper-conference")
MISREAD = {
    "bibtex": _in_howpublished, "biblatex": nothing, "ris": _not_of_the_type, "csl-json": nothing,
}  # fmt: skip
