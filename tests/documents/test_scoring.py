"""The scorer of the documents: it must see what is wrong, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.documents.scoring import score

LABEL: dict[str, Any] = {
    "form": "entry",
    "lines": [10, 14],
    "section": ["Reports", "From others"],
    "title": "Who cares on Mondays?",
    "authors": [{"family": "Ní Dhuinn", "given": "Sorcha"}, {"literal": "Age Watch"}],
    "source": ["Age Watch", "Tideway"],
    "date": "2021-03",
    "url": "https://www.agewatch.example.org/mondays",
    "abstract": "Seven pupils kept a diary for a term and did not show it to us.",
}


def test_what_is_the_same_but_for_print_is_right() -> None:
    found = {
        **LABEL,
        "title": "Who cares on Mondays ?",
        "authors": [{"family": "Ní Dhuinn", "given": "S."}, {"literal": "Age Watch"}],
        "source": ["Tideway", "Age Watch"],
        "url": "http://agewatch.example.org/mondays/",
        "abstract": "Seven pupils kept a diary for a term and did not show it to us!",
    }
    result = score([LABEL], [found])
    assert (result.citations, result.values, result.misses) == (1000, 1000, ())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Who cares on Tuesdays?"),
        ("authors", [{"literal": "Age Watch"}]),
        ("source", ["Age Watch"]),
        ("date", "2021"),
        ("url", "https://www.agewatch.example.org/tuesdays"),
        ("abstract", "Seven pupils kept a diary."),
        ("section", ["Reports"]),
        ("footnote", "3"),
        ("journal", "The Lighthouse"),
        ("undated", True),
    ],
)
def test_a_wrong_value_is_seen(field: str, value: Any) -> None:
    result = score([LABEL], [{**LABEL, field: value}])
    assert result.citations == 1000
    assert result.values < 1000
    assert [miss.what for miss in result.misses] == [field]


@pytest.mark.parametrize(
    "change",
    [{"form": "link"}, {"lines": [40, 41]}, {"title": "Another", "url": None}],
)
def test_another_citation_is_a_miss_and_one_too_many(change: dict[str, Any]) -> None:
    result = score([LABEL], [{**LABEL, **change}])
    assert (result.citations, result.values) == (0, 0)
    assert len(result.misses) == 2


def test_notes_are_told_apart_by_their_numbers() -> None:
    first = {"form": "footnote", "lines": [1, 1], "footnote": "1", "section": [], "title": "A work"}
    second = {**first, "footnote": "2", "lines": [2, 2], "title": "A work 2"}
    swapped = [{**first, "title": "A work 2"}, {**second, "title": "A work"}]
    assert [m.what for m in score([first, second], swapped).misses] == ["title", "title"]


def test_the_hard_counts_neither_way() -> None:
    hard = {**LABEL, "hard": True}
    for found in ([], [LABEL], [{**LABEL, "form": "mention", "date": "1999"}]):
        assert score([hard], found).misses == ()
    doubtful = {**LABEL, "hard_fields": ["date"]}
    assert score([doubtful], [{**LABEL, "date": "1999"}]).values == 1000
    either = {**LABEL, "url_alt": [""], "date_alt": ["2021"]}
    assert score([either], [{**LABEL, "url": None, "date": "2021"}]).values == 1000


def test_one_more_citation_found_raises_the_score() -> None:
    other = {**LABEL, "lines": [30, 30], "title": "Eyes wide open", "url": None}
    less = score([LABEL, other], [LABEL])
    more = score([LABEL, other], [LABEL, {**other, "date": "1999"}])
    assert less.citations < more.citations
    assert less.values < more.values < 1000
