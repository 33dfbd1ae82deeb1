from __future__ import annotations

import pytest

from evidence_refs.model import CitedIn, Reference
from evidence_refs.site.showing import shown

from .works import NAMED

WALKING, HOSTILE, TALK, BARE = NAMED


def test_a_work_is_shown_in_words() -> None:
    work = shown(WALKING)
    assert work["authors"] == ["Zoë Ångström", "P O’Neill"]
    assert (work["journal"], work["place"]) == ("Journal of Streets", "4(2), 10-19")
    assert (work["date"], work["day"], work["year"]) == ("1 March 2019", "2019-03-01", 2019)
    assert work["url"] == "https://doi.org/10.1000/walk"


def test_what_a_work_lacks_is_left_out() -> None:
    assert shown(BARE) == {
        "key": "anon", "title": "anon", "date": "undated", "address": "javascript:alert(1)",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "at"),
    [
        (CitedIn(document="a", form="entry", lines=(3, 3)), "line 3"),
        (CitedIn(document="a", form="entry", lines=(3, 4), pages=(1, 2)), "pages 1–2"),
        (CitedIn(document="a", form="footnote", footnote="7", lines=(3, 4)), "note 7, lines 3–4"),
        (CitedIn(document="a", form="entry", footnote="7", locator="p. 8"), "item 7, citing p. 8"),
        (CitedIn(document="a", form="mention"), None),
    ],
)
def test_a_place_is_named_as_a_reader_finds_it(place: CitedIn, at: str | None) -> None:
    [cited] = shown(Reference(key="a", cited_in=(place,)))["cited"]
    assert cited.get("at") == at


def test_no_mark_turns_the_page_around() -> None:
    assert (
        shown(Reference(key="a", title="left \u202etfel\u202c \x1b[31m"))["title"]
        == "left tfel [31m"
    )
