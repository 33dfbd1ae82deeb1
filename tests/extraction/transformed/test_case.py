"""Labels follow their lines through every change; what a change says of its labels is so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extraction.transformed import CHANGES
from tests.extraction.transformed.case import Case, Line, placed
from tests.extraction.transformed.entries import CHANGES as ENTRIES
from tests.extraction.transformed.layout import wrap
from tests.extraction.transformed.notes import at_end
from tests.extraction.transformed.packs import bound, first_half, second_half

_TEXT = """\
Contents
Joined-up work\t2
Reports\t2

Joined-up work

Reports

Walking to school and back: a review of nine towns

Source: Council of Small Towns Publication date: 4th May 2021 Nine towns have counted the \
children who walk to school, and asked their parents why they do not.¹

¹ Council of Small Towns (2020, p.4) *Counting feet*. Available at: https://towns.example.org/feet

Cycling to work: what employers can do

Source: Wheel Institute

Publication date: June 2020

Employers who give their staff a place to wash see more of them cycle."""


def _label(form: str, lines: list[int], title: str, **fields: Any) -> dict[str, Any]:
    return {
        "form": form,
        "lines": lines,
        "title": title,
        "section": ["Joined-up work", "Reports"],
    } | fields


def _case() -> Case:
    lines = tuple(Line(text, n) for n, text in enumerate(_TEXT.split("\n"), start=1))
    start = next(n for n, line in enumerate(lines, start=1) if line.text.startswith("Walking"))
    labels = (
        _label(
            "entry",
            [start, start + 2],
            "Walking to school and back: a review of nine towns",
            source=["Council of Small Towns"],
            date="2021-05-04",
            date_text="4th May 2021",
            abstract="Nine towns have counted the children who walk to school, and asked their parents why they do not.",
        ),
        _label("footnote", [start + 4] * 2, "Counting feet", footnote=1),
        _label(
            "entry",
            [start + 6, start + 12],
            "Cycling to work: what employers can do",
            source=["Wheel Institute"],
            date="2020-06",
            date_text="June 2020",
            abstract="Employers who give their staff a place to wash see more of them cycle.",
        ),
    )
    return Case("towns", lines, labels)


def _printed(case: Case, label: dict[str, Any]) -> str:
    first, last = label["lines"]
    return " ".join(line.text for line in case.lines[first - 1 : last])


@pytest.mark.parametrize("name", CHANGES)
def test_a_label_is_placed_where_its_title_is_printed(name: str) -> None:
    changed = CHANGES[name](_case())
    for label in placed(changed):
        assert label["title"].split()[0] in _printed(changed, label)
        assert label["title"].split()[0] in changed.lines[label["lines"][0] - 1].text


def test_a_wrapped_entry_reaches_from_its_first_row_to_its_last() -> None:
    changed = wrap(40)(_case())
    entry = placed(changed)[0]
    assert _printed(changed, entry).startswith("Walking to school")
    assert _printed(changed, entry).endswith("they do not.¹")


def test_moved_notes_are_labelled_where_they_went() -> None:
    changed = at_end("Notes")(_case())
    note = placed(changed)[1]
    assert changed.lines[-1].text.startswith("¹ Council")
    assert note["lines"] == [len(changed.lines)] * 2
    assert note["section"] == ["Notes"]


def test_a_head_is_set_again_without_a_word_lost() -> None:
    changed = ENTRIES["labels date first"](_case())
    kept = [line.text for line in changed.lines if line.text]
    at = kept.index("Walking to school and back: a review of nine towns")
    assert kept[at + 1 : at + 3] == [
        "Publication date: 4th May 2021",
        "Source: Council of Small Towns",
    ]
    assert sorted(" ".join(kept).split()) == sorted(_TEXT.split())


def test_dates_are_printed_anew_and_stay_the_same_dates() -> None:
    changed = CHANGES["date american"](_case())
    assert "Publication date: May 4, 2021 Nine" in changed.text
    assert "Publication date: June, 2020" in changed.text
    assert [label.get("date") for label in changed.labels] == ["2021-05-04", None, "2020-06"]


def test_halves_and_packs_hold_every_label_once() -> None:
    case = _case()
    halves = [*placed(first_half(case)), *placed(second_half(case))]
    assert sorted(label["title"] for label in halves) == sorted(
        label["title"] for label in case.labels
    )
    pack = bound(case, case)
    titles = [label["title"] for label in placed(pack) if not label.get("hard")]
    assert titles == [label["title"] for label in case.labels] * 2
