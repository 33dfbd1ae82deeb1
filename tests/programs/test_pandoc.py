"""pandoc reads our .bib and our CSL-JSON, and prints every work that is cited."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidence_refs.model import Reference

from .arriving import losses, of_csl, squeezed
from .running import CATALOGUES, exported, run_apart, there

pytestmark = pytest.mark.program

FORMATS = there("bibtex", "biblatex", "csl-json")
READ_AS = [("bibtex", "bibtex"), ("csl-json", "csljson")]
READ_AS += [(each, "biblatex") for each in there("bibtex", "biblatex")]
# Signs whose commands in LaTeX pandoc does not know, or takes for markup.
UNREAD = {"bibtex": "{}≥λ<>|", "biblatex": "{}≥λ<>|", "csl-json": ""}


@pytest.mark.parametrize("which", CATALOGUES)
@pytest.mark.parametrize(("format", "reader"), READ_AS)
def test_every_field_arrives(tmp_path: Path, format: str, reader: str, which: str) -> None:
    references = CATALOGUES[which]()
    name = exported(tmp_path, references, format)
    out, said = run_apart(tmp_path, "pandoc", "-f", reader, "-t", "csljson", name)
    assert said == ""
    arrived = {each["id"]: of_csl(each) for each in json.loads(out)}
    assert losses(references, arrived, unread=UNREAD[format], misread=_lowered) == []


def _lowered(reference: Reference, field: str) -> bool:
    """It writes the title of a book, of which it has a chapter, in small letters."""
    return field == "journal" and reference.type in ("chapter", "paper-conference")


@pytest.mark.parametrize("which", CATALOGUES)
@pytest.mark.parametrize("format", FORMATS)
def test_every_work_that_is_cited_is_printed(tmp_path: Path, format: str, which: str) -> None:
    """In the style that pandoc has of its own, Chicago's author-date."""
    references = CATALOGUES[which]()
    name = exported(tmp_path, references, format)
    cited = "\n\n".join(f"@{{{each.key}}}" for each in references)
    (tmp_path / "brief.md").write_text(cited, encoding="utf-8")
    out, said = run_apart(
        tmp_path, "pandoc", "--citeproc", "--bibliography", name, "-t", "html", "brief.md"
    )
    assert said == ""
    for each in references:
        assert out.count(f'id="ref-{each.key}"') == 1


@pytest.mark.parametrize("format", FORMATS)
def test_every_title_is_printed(tmp_path: Path, format: str) -> None:
    references = CATALOGUES["ours"]()
    name = exported(tmp_path, references, format)
    (tmp_path / "brief.md").write_text("---\nnocite: '@*'\n---\n", encoding="utf-8")
    out, _ = run_apart(
        tmp_path, "pandoc", "--citeproc", "--bibliography", name, "--wrap=none", "-t", "plain", "brief.md"
    )  # fmt: skip
    # Chicago's titles have capitals that ours have not.
    text = squeezed(out).casefold()
    missing = [x.key for x in references if squeezed(x.title or "").casefold() not in text]
    assert missing == []
