from __future__ import annotations

import pytest

from evidence_refs.formats.types import csl_type
from evidence_refs.model import WORK_TYPES


@pytest.mark.parametrize(
    "words", ["article", "Journal Article", "JOUR", "Article", "journal-article", "article-journal"]
)
def test_one_type_has_many_names(words: str) -> None:
    assert csl_type(words) == ("article-journal", True)


@pytest.mark.parametrize(
    ("words", "csl"),
    [
        ("Conference Paper", "paper-conference"), ("inproceedings", "paper-conference"),
        ("CPAPER", "paper-conference"), ("Book Chapter", "chapter"), ("CHAP", "chapter"),
        ("techreport", "report"), ("RPRT", "report"), ("phdthesis", "thesis"), ("THES", "thesis"),
        ("WEB", "webpage"), ("Legal Case", "legal_case"), ("legal_case", "legal_case"),
        ("misc", "document"),
    ],
)  # fmt: skip
def test_types_of_all_vocabularies(words: str, csl: str) -> None:
    assert csl_type(words) == (csl, True)


@pytest.mark.parametrize(
    ("words", "csl"),
    [
        ("Review", "article-journal"), ("Meeting Abstract", "article-journal"),
        ("Published Erratum", "article-journal"), ("Letter", "article-journal"),
        ("Preprint", "article"), ("Journal Article; Review", "article-journal"),
        ("Journal Article; Preprint", "article"), ("Article; Book Chapter", "chapter"),
        ("Nonsense", None),
    ],
)  # fmt: skip
def test_words_that_say_more_than_a_type_are_to_be_kept(words: str, csl: str | None) -> None:
    assert csl_type(words) == (csl, False)


def test_every_type_is_one_of_csl() -> None:
    from evidence_refs.formats import types

    assert set(types._CSL.values()) <= set(WORK_TYPES)


def test_two_types_are_no_third() -> None:
    assert csl_type("Review; Book").csl == "book"
    assert csl_type("Book Review").csl == "review-book"
