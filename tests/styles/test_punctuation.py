from __future__ import annotations

import pytest

from evidence_refs import styles
from evidence_refs.styles.loading import load
from evidence_refs.styles.punctuation import runs
from evidence_refs.styles.rich import Rich, Span
from evidence_refs.styles.typography import typeset

from .conftest import Make
from .works import work

BRITISH, AMERICAN = load("harvard").locale, load("apa").locale


def shown(*parts: Rich, american: bool = False) -> str:
    return "".join(run.text for run in runs(Span(parts), AMERICAN if american else BRITISH))


# For each mark that ends a part (row), what stays of it and of one that begins the next (column).
MARKS = ":.;!?,"
MET = {
    ":": (":", ":", ":;", "!", "?", ":,"),
    ".": (".:", ".", ".;", ".!", ".?", ".,"),
    ";": (";", ";", ";", "!", "?", ";,"),
    "!": ("!", "!", "!;", "!", "!?", "!,"),
    "?": ("?", "?", "?;", "?!", "?", "?,"),
    ",": (",:", ",.", ",;", ",!", ",?", ","),
}


@pytest.mark.parametrize("first", MARKS)
@pytest.mark.parametrize("second", MARKS)
def test_of_two_marks_that_meet_one_may_go(first: str, second: str) -> None:
    stays = MET[first][MARKS.index(second)]
    assert shown(f"one{first}", f"{second} two") == f"one{stays} two"


def test_marks_within_a_text_stay() -> None:
    assert shown("Wait..., what?. Then", ". Next") == "Wait..., what?. Then. Next"


def test_blanks_that_meet_are_one_and_none_stands_before_a_comma() -> None:
    assert shown("one ", " two ", ", three ", ". Four") == "one two, three. Four"


def test_blanks_at_the_ends_go() -> None:
    assert shown("  one", " ") == "one"
    assert shown(" ", "") == ""


def test_british_marks_stand_after_quotation_marks_american_ones_within() -> None:
    quoted = Span(("Title",), quoted=True)
    assert shown(quoted, ", 2020") == "‘Title’, 2020"
    assert shown(quoted, ", 2020", american=True) == "“Title,” 2020"
    assert shown(quoted, "; 2020", american=True) == "“Title”; 2020"


def test_a_mark_that_a_quotation_ends_with_is_not_doubled() -> None:
    quoted = Span(("Who pays?",), quoted=True)
    assert shown(quoted, ". Next", american=True) == "“Who pays?” Next"
    assert shown(quoted, ". Next") == "‘Who pays?’ Next"
    assert shown(quoted, ", next") == "‘Who pays?’, next"


def test_quotations_within_quotations_change_their_marks() -> None:
    inner = Span(("a", Span(("b",), quoted=True), "c"), quoted=True)
    assert shown(inner) == "‘a“b”c’"
    assert shown(inner, american=True) == "“a‘b’c”"


@pytest.mark.parametrize(
    ("text", "print"),
    [
        ("plain", "plain"),
        ("Sam's story", "Sam’s story"),
        ("the 'other' way", "the ‘other’ way"),
        ('the "other" way', "the ‘other’ way"),
        ("the “other” way", "the ‘other’ way"),
        ("a ‘b “c” d’ e", "a ‘b “c” d’ e"),
        ("rock 'n roll", "rock ’n roll"),
        ("James' and Ann's", "James’ and Ann’s"),
        ('6" pipes', '6" pipes'),
        ('an open "quote', 'an open "quote'),
        ('""', '""'),
        ("'", "’"),
        ("it's 'Ann's' turn", "it’s ‘Ann’s’ turn"),
        ('“one”, "two".', "‘one’, ‘two’."),
    ],
)
def test_straight_marks_become_those_of_print(text: str, print: str) -> None:
    assert shown(typeset(text)) == print


def test_marks_of_a_title_are_not_moved() -> None:
    assert (
        shown(typeset('Is it "care"? Yes, "word".'), american=True) == "Is it “care”? Yes, “word”."
    )


def test_a_title_in_quotes_keeps_its_quotation(small: Make) -> None:
    style = small('<text variable="title" quotes="true" suffix=","/>')
    one = work("one", "book", "What 'place' means")
    assert styles.bibliography([one], style)[0].text == "“What ‘place’ means,”"
