"""The law of both dialects: what is written is read back, field by field, but for what `part` names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings

from evidence_refs.formats import WRITERS
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.places import places
from evidence_refs.model import WORK_FIELDS, Organisation, Person, Reference
from tests.formats.examples import REFERENCES
from tests.formats.hostile import BARE, FULL, ODD_DATES
from tests.formats.reading import read
from tests.formats.round_trip import comes_back
from tests.formats.strategies import printed, references

DIALECTS = ("bibtex", "biblatex")
CATALOGUE = Path(__file__).parents[3] / "data" / "references.yaml"
NOT_HELD = {"alternates", "cited_in", "origin", "added", "reviewed"}


def back(format: str, many: list[Reference], **settings: object) -> list[Entry]:
    found = read("bibtex", WRITERS[format].write(many, **settings))
    return [each for each in found if isinstance(each, Entry)]


def tidy(value: Any, *, ascii: bool) -> Any:
    """A value without what no format of text keeps: signs that are not seen, blanks beside each other."""
    if isinstance(value, str):
        if ascii:  # LaTeX has one command for the hyphens
            value = re.sub("[‐‑]", "-", value)
        paragraphs = (
            " ".join(plain(each).replace("\u00ad", "").replace("\u00a0", " ").split())
            for each in re.split(r"\n\s*\n", value)
        )
        return unicodedata.normalize("NFC", "\n\n".join(filter(None, paragraphs)))
    if isinstance(value, Organisation):
        literal = tidy(value.literal, ascii=ascii)
        return f"{{{literal}}}" if literal else ""
    if isinstance(value, Person):
        parts = [
            tidy(part or "", ascii=ascii) for part in (value.family, value.given, value.suffix)
        ]
        if not parts[0]:
            parts[:2] = parts[1], ""
        return "|".join(parts) if parts[0] else ""
    if isinstance(value, Mapping):
        pairs = ((tidy(name, ascii=ascii), tidy(text, ascii=ascii)) for name, text in value.items())
        return {name or "extra": text for name, text in pairs if text}
    if isinstance(value, tuple | list):
        return tuple(dict.fromkeys(filter(None, (tidy(each, ascii=ascii) for each in value))))
    return value


def held(format: str, fields: Mapping[str, Any], *, ascii: bool) -> dict[str, Any]:
    """The fields that a format holds, tidy; those that are empty are left out."""
    said = {name: tidy(fields[name], ascii=ascii) for name in places(format) if name in fields}
    return {name: value for name, value in said.items() if value}


def wanted(format: str, reference: Reference, *, ascii: bool = False) -> dict[str, Any]:
    return held(format, dict(reference), ascii=ascii) | {"key": reference.key.lower()}


def got(format: str, entry: Entry, *, ascii: bool = False) -> dict[str, Any]:
    fields = dict(entry.work) | {
        "key": entry.id.lower(), "aliases": entry.aliases, "tags": entry.tags, "extra": entry.extra,
    }  # fmt: skip
    return held(format, fields, ascii=ascii)


@pytest.mark.parametrize("format", DIALECTS)
def test_every_field_has_a_place(format: str) -> None:
    assert set(Reference.model_fields) - set(places(format)) == NOT_HELD


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("format", DIALECTS)
@given(reference=references)
@example(
    reference=Reference.of(
        key="k", title="0", journal="0", authors=[{"literal": "0"}], source=["\\\u00a0"]
    )
)
@example(reference=Reference.of(key="k", source=["\u00a0null"], volume="-\u00ad"))
@example(
    reference=Reference.of(key="k", authors=[{"literal": "\x1b\u00a0"}], title="\\", journal="\\")
)
@example(
    reference=Reference.of(key="k", title="A <i>b</i>.", abstract="<p>A</p>", language="<b>Old</b>")
)
@example(
    reference=Reference.of(key="k", journal="&amp;", language="EN", extra={"langid": "german"})
)
@example(
    reference=Reference.of(key="k", authors=[{"literal": "0"}], source=["%", "\u00c9", "a and b"])
)
@example(
    reference=Reference.of(
        key="k",
        authors=[{"family": "Research of"}, {"family": "Care"}, {"family": "A et al"}],
        editors=[{"family": "B", "given": "J.; C & D"}, {"family": "E", "given": "u.a."}],
    )
)
@example(reference=Reference.of(key="k", pmid="\u00ad", extra={"\x08\u00a0": "0"}))
@settings(max_examples=120, deadline=None)
def test_any_reference_comes_back(format: str, ascii: bool, reference: Reference) -> None:
    names = {tidy(name, ascii=ascii) or "extra" for name in reference.extra}
    assume(len(names) == len(reference.extra))
    (entry,) = back(format, [reference], ascii=ascii)
    assert got(format, entry, ascii=ascii) == wanted(format, reference, ascii=ascii)


@pytest.mark.parametrize("format", DIALECTS)
@given(reference=printed)
@settings(max_examples=50, deadline=None)
def test_what_print_has_comes_back_as_it_was(format: str, reference: Reference) -> None:
    (entry,) = back(format, [reference], protect_titles=True)
    assert {name: getattr(entry.work, name) for name in WORK_FIELDS} == {
        name: getattr(reference, name) for name in WORK_FIELDS
    }
    assert entry.extra == {}


@pytest.mark.parametrize("format", DIALECTS)
def test_our_own_catalogue_comes_back(format: str) -> None:
    from evidence_refs.catalogue.keeping.store import load

    own = [*load(CATALOGUE).catalogue.references, *REFERENCES, *FULL, *BARE[:-1], *ODD_DATES]
    entries = back(format, own)
    for entry, reference in zip(entries, own, strict=True):
        assert got(format, entry) == wanted(format, reference)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"url_text": "arxiv"},
        {"journal": "J", "type": "article"},
        {"journal": "J"},
        {"doi": "10.1/x"},
    ],
)
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_a_number_of_arxiv_makes_no_address_that_was_not_there(
    format: str, more: dict[str, str]
) -> None:
    extra = {"eprint": "1706.03762", "archiveprefix": "arXiv"}
    comes_back(format, [Reference.of(key="k", title="A", extra=extra, **more)])


ADDRESSES = (
    "https://x.org", r"\url{https://x.org}", "Available at: https://x.org (accessed 3 May 2023)",
    "[Online; accessed 3-May-2023]",
)  # fmt: skip


@pytest.mark.parametrize(
    "more", [{}, {"source": ["KF"]}, {"url": "https://y.org"}, {"journal": "J"}]
)
@pytest.mark.parametrize("words", ADDRESSES)
@pytest.mark.parametrize("format", ["bibtex", "biblatex"])
def test_words_that_look_like_an_address_come_back(
    format: str, words: str, more: dict[str, Any]
) -> None:
    comes_back(format, [Reference.of(key="k", title="A", note=words, **more)])
    comes_back(format, [Reference.of(key="k", title="A", extra={"howpublished": words}, **more)])
