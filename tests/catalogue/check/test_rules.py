"""What the schema cannot say: each doubt has its code, and good records raise none."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.catalogue.check.rules import check, errors
from evidence_refs.model import Catalogue, CitedIn, DocumentRecord, Reference

DOCUMENT = DocumentRecord(id="d", file="d.txt", sha256="0" * 64)


def codes(*records: dict[str, Any], **rest: Any) -> list[tuple[str, str]]:
    references = tuple(Reference(**{"title": "T", **each}) for each in records)
    problems = check(Catalogue(documents=(DOCUMENT,), references=references, **rest))
    return [(problem.code, problem.severity) for problem in problems]


def test_good_records_raise_no_doubt() -> None:
    good = {
        "key": "a", "title": "NHS AND CARE in England", "url": "https://www.example.org/a?b=c#d",
        "doi": "10.1136/bmj-2022-071234", "pmid": "12345678", "pmcid": "PMC123456",
        "isbn": "978-0-306-40615-7", "issn": "0378-5955",
        "authors": ({"family": "Trust", "given": "A."}, {"literal": "The King's Fund"}),
    }  # fmt: skip
    assert codes(good, {"key": "b", "isbn": "0-306-40615-2", "title": "ÉCOLE"}) == []


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"url": "www.example.org"}, "wrong-url"),
        ({"url": "https://exa mple.org/"}, "wrong-url"),
        ({"url": "https://"}, "wrong-url"),
        ({"url": "javascript:alert(1)"}, "wrong-url"),
        ({"url": "https://[::1"}, "wrong-url"),
        ({"doi": "https://doi.org/10.1/x"}, "wrong-doi"),
        ({"isbn": "978-0-306-40615-8"}, "wrong-isbn"),
        ({"isbn": "12"}, "wrong-isbn"),
        ({"issn": "0378-5954"}, "wrong-issn"),
        ({"pmid": "PMC12"}, "wrong-pmid"),
        ({"pmcid": "12"}, "wrong-pmcid"),
        ({"title": "INTEGRATED CARE SYSTEMS"}, "capitals"),
        ({"title": None}, "no-title"),
        ({"title": "The King’s Fund".encode().decode("cp1252")}, "mojibake"),
        ({"source": ("Santé".encode().decode("latin-1"),)}, "mojibake"),
        ({"authors": ({"family": "Department of Health"},)}, "organisation-as-person"),
    ],
)
def test_a_value_that_cannot_be_is_a_warning(record: dict[str, Any], code: str) -> None:
    assert codes({"key": "a", **record}) == [(code, "warning")]


def test_the_words_of_a_citation_stand_for_a_title() -> None:
    cited = CitedIn(document="d", form="footnote", text="see our website")
    assert codes({"key": "a", "title": None, "cited_in": (cited,)}) == []


def test_keys_and_aliases_are_used_once() -> None:
    assert codes({"key": "a"}, {"key": "a"}) == [("duplicate-key", "error")]
    assert codes({"key": "a", "aliases": ("b",)}, {"key": "b"}) == [("alias-hides-key", "error")]
    twice = codes({"key": "a", "aliases": ("x",)}, {"key": "b", "aliases": ("x",)})
    assert twice == [("duplicate-alias", "error")]


def test_documents_and_decisions_are_of_what_there_is() -> None:
    cited = CitedIn(document="other", form="entry")
    assert codes({"key": "a", "cited_in": (cited,)}) == [("unknown-document", "error")]
    assert codes({"key": "a"}, removed=("a",)) == [("removed-but-there", "warning")]
    assert codes({"key": "a"}, removed=("gone",)) == []
    assert codes({"key": "a"}, distinct=(("a", "b"),)) == [("distinct-unknown-key", "warning")]
    assert codes({"key": "a"}, distinct=(("a", "a"),)) == [("distinct-from-itself", "error")]


def test_records_that_are_not_sorted_are_one_warning() -> None:
    assert codes({"key": "c"}, {"key": "b"}, {"key": "a"}) == [("not-sorted", "warning")]


def test_errors_leaves_the_warnings_out() -> None:
    references = (Reference(key="b", url="x"), Reference(key="b"), Reference(key="a"))
    assert [p.code for p in errors(Catalogue(references=references))] == ["duplicate-key"]
