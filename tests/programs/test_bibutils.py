"""bibutils turns what we wrote into MODS, from which it makes BibTeX, EndNote and Word."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evidence_refs.model import Person, Reference

from .arriving import Arrived, losses
from .running import CATALOGUES, exported, program, run_apart, there

pytestmark = pytest.mark.program

PROGRAMS = {"bibtex": "bib2xml", "biblatex": "biblatex2xml", "ris": "ris2xml", "endnote-xml": "endx2xml"}  # fmt: skip
PRINTED = ("article", "article-journal", "article-magazine", "article-newspaper", "chapter")
MODS = {"": "http://www.loc.gov/mods/v3"}
# Signs whose commands in LaTeX it does not know, and the end of a question, after which it wants no subtitle.
UNREAD = {"bibtex": "{}≥λ<>|\\^?", "biblatex": "{}≥λ<>|\\^?", "ris": "?", "endnote-xml": "?"}


@pytest.mark.parametrize("which", CATALOGUES)
@pytest.mark.parametrize("format", there(*PROGRAMS))
def test_every_field_arrives(tmp_path: Path, format: str, which: str) -> None:
    references = CATALOGUES[which]()
    arrived = mods(tmp_path, format, references)
    lost = losses(references, arrived, unread=UNREAD[format], misread=MISREAD[format])
    assert lost == []


def _no_place(reference: Reference, field: str) -> bool:
    """It drops what a type has seldom (the pages of a map), and takes `_0` in an address as a subscript."""
    if field == "url":
        return bool(re.search(r"_\d", reference.url or ""))
    return field in ("journal", "pages") and reference.type not in PRINTED


def _no_organisations(reference: Reference, field: str) -> bool:
    """It takes the last word of an organisation for a family, and `et al.` for a name."""
    people = all(isinstance(each, Person) and each.given for each in reference.authors)
    return field == "authors" and (not people or reference.authors_truncated)


def _neither(reference: Reference, field: str) -> bool:
    return _no_place(reference, field) or _no_organisations(reference, field)


MISREAD = {
    "bibtex": _no_place, "biblatex": _no_place, "ris": _no_organisations, "endnote-xml": _neither,
}  # fmt: skip


@pytest.mark.parametrize("format", there(*PROGRAMS))
def test_it_gives_as_many_entries_of_bibtex(tmp_path: Path, format: str) -> None:
    references = CATALOGUES["ours"]()
    mods(tmp_path, format, references)
    out, _ = run_apart(tmp_path, "xml2bib", "refs.mods")
    for each in references:
        assert out.count(f"{{{each.key},") == 1


def mods(folder: Path, format: str, references: list[Reference]) -> dict[str, Arrived]:
    """Give the records of `refs.mods`, which it makes, by their keys."""
    name = exported(folder, references, format)
    out, _ = run_apart(folder, program(PROGRAMS[format]), "--input-encoding", "utf8", name)
    (folder / "refs.mods").write_text(out, encoding="utf-8")
    records = {
        record.findtext("identifier[@type='citekey']", "", MODS): record
        for record in ElementTree.fromstring(out.removeprefix("\ufeff"))
    }
    if format == "bibtex":  # it takes the preamble for an entry without a key
        records.pop("ref1", None)
    return {key: _arrived(record) for key, record in records.items()}


def _arrived(record: ElementTree.Element) -> Arrived:
    def text(*paths: str) -> str:
        return next(filter(None, (record.findtext(path, "", MODS) for path in paths)), "")

    host = "relatedItem[@type='host']"
    extent = "part/extent[@unit='page']"
    fields = {
        "title": _whole(record, "titleInfo"),
        "authors": "; ".join(filter(None, map(_author, record.iterfind("name", MODS)))),
        "year": text("originInfo/dateIssued", "part/date", f"{host}/originInfo/dateIssued")[:4],
        "doi": text("identifier[@type='doi']"),
        "url": text("location/url"),
        "journal": _whole(record, f"{host}/titleInfo"),
        "volume": text("part/detail[@type='volume']/number"),
        "pages": "-".join(filter(None, (text(f"{extent}/start"), text(f"{extent}/end"))))
        or text("part/detail[@type='page']/number", f"{extent}/list"),
    }
    return Arrived(fields, " ".join(record.itertext()))


def _whole(record: ElementTree.Element, path: str) -> str:
    """A title and its subtitle; what RIS calls `T2` is an abbreviated one."""
    for found in record.iterfind(path, MODS):
        parts = (found.findtext(part, "", MODS) for part in ("title", "subTitle"))
        if whole := ": ".join(filter(None, parts)):
            return whole
    return ""


def _author(name: ElementTree.Element) -> str:
    if name.findtext("role/roleTerm", "", MODS) != "author":
        return ""
    parts = name.findall("namePart[@type='family']", MODS) or [
        each for each in name.iterfind("namePart", MODS) if "type" not in each.attrib
    ]
    return " ".join(each.text or "" for each in parts)
