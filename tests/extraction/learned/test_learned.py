"""What the model reads: references in twelve styles, and any text at all."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from training.evaluate import by_rules, read_cases, score

from evidence_refs.extraction.judge import read_best
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.learned.tagger import MAX_LENGTH, MODEL
from evidence_refs.extraction.learned.tokens import tokenize
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Organisation, Person, Work
from evidence_refs.source import Slice

HERE = Path(__file__).parent
CASES = read_cases(HERE / "cases")
FLOORS = {False: 0.93, True: 0.82}
"""The share of references with title, authors, year and address all right, of frozen ones and not."""

PIECES = st.lists(
    st.sampled_from(
        [*"ABab19 .,:;()[]“”‘’\"'–-&/@£*\n", "http://a.b/c", "2019", " et al", ". In: ", "Smith"]
    ),
    max_size=90,
).map("".join)


def best(piece: Slice) -> StyleReading | None:
    return read_best(piece, by_rules(piece))


@pytest.mark.parametrize("frozen", FLOORS)
def test_reads_references_in_twelve_styles(frozen: bool) -> None:
    cases = [case for case in CASES if case.frozen is frozen]
    assert len(cases) == 60
    assert score(cases, best).all_right >= FLOORS[frozen]


def test_the_best_reading_is_better_than_that_of_the_rules() -> None:
    assert score(CASES, best).all_right > score(CASES, by_rules).all_right + 0.1


def test_an_organisation_with_and_in_its_name_is_one_author() -> None:
    reading = read_learned(
        Slice("Department of Health and Social Care. Adult care: a plan. London: DHSC; 2021.")
    )
    assert reading
    assert reading.fields["authors"] == (
        Organisation(literal="Department of Health and Social Care"),
    )


def test_people_are_people() -> None:
    reading = read_learned(
        Slice("van der Berg P, O’Neill K, et al. Care at home. BMJ 2019;366:12–19.")
    )
    assert reading
    assert reading.fields["authors"] == (
        Person(family="van der Berg", given="P"),
        Person(family="O’Neill", given="K"),
    )
    assert reading.fields["authors_truncated"]
    assert (reading.fields["journal"], reading.fields["volume"]) == ("BMJ", "366")
    assert reading.fields["pages"] == "12-19"


def test_evidence_stands_in_the_text() -> None:
    piece = CASES[0].piece
    reading = read_learned(piece)
    assert reading
    told = {evidence.field: evidence for evidence in reading.evidence}
    assert {"title", "authors", "date"} <= told.keys()
    for evidence in reading.evidence:
        assert evidence.by == "model"
        assert 0 <= evidence.start < evidence.end <= len(piece.text)
        assert evidence.probability is not None
        assert 0 <= evidence.probability <= 1.0001
    title = told["title"]
    assert piece.text[title.start : title.end].strip(" .") == reading.fields["title"]


@example("A 2019AA\nA")
@given(PIECES)
def test_any_text_gives_a_work_or_nothing(text: str) -> None:
    reading = read_learned(Slice(text))
    if reading:
        assert Work.of(**reading.fields)


@given(PIECES)
def test_words_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


def test_prose_is_not_read() -> None:
    assert read_learned(Slice("Some words that go on. " * (MAX_LENGTH // 20))) is None
    assert read_learned(Slice("")) is None


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size < 2_000_000
