"""What a misspelt word, or a printed date, was meant to be, and when nobody can know."""

from __future__ import annotations

import pytest

from evidence_refs.catalogue.check import meant
from evidence_refs.model import REFERENCE_FIELDS, WORK_TYPES


@pytest.mark.parametrize(
    ("word", "near", "surely"),
    [
        ("titel", "title", "title"),
        ("Title", "title", "title"),
        ("author", "authors", "authors"),
        ("date-updated", "date_updated", "date_updated"),
        ("publisher", "source", None),
        ("booktitle", "journal", None),
        ("auther", "authors", None),
        ("colour", None, None),
    ],
)
def test_a_field(word: str, near: str | None, surely: str | None) -> None:
    assert meant.near(word, REFERENCE_FIELDS) == near
    assert meant.surely(word, REFERENCE_FIELDS) == surely


@pytest.mark.parametrize(
    ("word", "surely"),
    [
        ("Report", "report"),
        ("journal article", "article-journal"),
        ("Web page", "webpage"),
        ("legal case", "legal_case"),
        ("reprt", "report"),
        ("article", "article"),
        ("leaflet", None),
    ],
)
def test_a_type(word: str, surely: str | None) -> None:
    assert meant.surely(word, WORK_TYPES) == surely


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("3 May 2022", "2022-05-03"),
        ("May 2022", "2022-05"),
        ("May 3, 2022", "2022-05-03"),
        ("2022/05/03", "2022-05-03"),
        ("2022-5-3", "2022-05-03"),
        ("2022.5.3", "2022-05-03"),
        ("2022-5", "2022-05"),
        ("13/05/2022", "2022-05-13"),
        ("3/5/2022", None),
        ("05.03.2022", None),
        ("2022/05", None),
        ("2022-13-01", None),
        ("31 February 2022", None),
        ("May 2022 (updated June 2022)", None),
        ("soon", None),
        ("n.d.", None),
    ],
)
def test_a_date(text: str, edtf: str | None) -> None:
    assert meant.date(text) == edtf
