"""A search in the address: it is kept, sent to others, and gone back to."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ..browsing import opened
from .pages import article, status, titles
from .works import NAMED

pytestmark = pytest.mark.program

WALKING, SEARCH, TALK, _ = NAMED


def fragment(page: Page) -> str:
    return page.url.partition("#")[2]


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def ask(page: Page) -> None:
    """Ask with all that there is to ask with."""
    page.locator("#_query").press_sequentially("homes & health")
    page.get_by_role("checkbox", name="Report").check()
    page.get_by_role("checkbox", name="Body 1").check()
    page.get_by_role("button", name="2010: ").click()
    page.get_by_role("button", name="2019: ").click(modifiers=["Shift"])
    page.get_by_label("Order").select_option("Newest first")


def test_a_search_is_in_the_address(page: Page) -> None:
    ask(page)
    assert fragment(page) == (
        "?q=homes+%26+health&type=report&year=2010..2019&source=Body+1&sort=newest"
    )


def test_a_link_shows_to_another_reader_what_was_found(page: Page, context: BrowserContext) -> None:
    ask(page)
    with opened(context, page.url) as other:
        assert titles(other) == titles(page) != []
        expect(other.locator("#_query")).to_have_value("homes & health")
        expect(other.get_by_role("checkbox", name="Report")).to_be_checked()
        expect(other.get_by_role("button", name="Take away: 2010–2019")).to_be_visible()
        expect(other.get_by_label("Order")).to_have_value("newest")
        expect(status(other)).to_have_text(status(page).inner_text())


def test_the_link_is_copied_at_once_while_words_are_typed(page: Page, address: str) -> None:
    page.fill("#_query", "walk")
    page.get_by_role("button", name="Copy link: to this selection").click()
    expect(page.locator("#_said")).to_have_text("Copied to this selection")
    assert clipboard(page) == f"{address}#?q=walk"


def test_the_link_of_one_work_is_that_of_its_key(page: Page, address: str) -> None:
    page.goto(f"{address}#{WALKING.aliases[0]}")
    page.get_by_role("button", name="Copy link: to this selection").click()
    expect(page.locator("#_said")).to_have_text("Copied to this selection")
    assert clipboard(page) == f"{address}#{WALKING.key}"


def test_back_and_forward_go_through_what_was_asked(page: Page) -> None:
    page.fill("#_query", "part 1")
    page.get_by_role("checkbox", name="Report").check()
    both = status(page).inner_text()
    page.go_back()
    expect(page.get_by_role("checkbox", name="Report")).not_to_be_checked()
    expect(page.locator("#_query")).to_have_value("part 1")
    page.go_back()
    expect(page.locator("#_query")).to_have_value("")
    expect(status(page)).to_have_text("94 references")
    page.go_forward()
    page.go_forward()
    expect(page.get_by_role("checkbox", name="Report")).to_be_checked()
    expect(status(page)).to_have_text(both)


def test_words_that_grow_are_one_step(page: Page) -> None:
    page.locator("#_query").press_sequentially("homes", delay=5)
    page.wait_for_url("**#?q=homes")
    page.locator("#_query").press_sequentially(" health", delay=5)
    page.wait_for_url("**#?q=homes+health")
    page.go_back()
    expect(page.locator("#_query")).to_have_value("")
    assert fragment(page) == ""


def test_words_that_are_asked_for_anew_are_another_step(page: Page) -> None:
    page.fill("#_query", "walk")
    page.locator("#_query").press("Enter")
    page.fill("#_query", "homes")
    page.locator("#_query").press("Enter")
    page.go_back()
    expect(page.locator("#_query")).to_have_value("walk")


def test_back_leads_from_a_work_to_the_search_and_from_all_to_the_work(page: Page) -> None:
    page.fill("#_query", "walk")
    page.get_by_role("link", name=f"Link to {TALK.key}").click()
    page.get_by_role("button", name="Show all references").click()
    expect(status(page)).to_have_text("94 references")
    page.go_back()
    expect(article(page, TALK.key)).to_be_focused()
    page.go_back()
    expect(status(page)).to_have_text("2 of 94 references")


def test_a_search_is_there_again_when_the_page_is_loaded_anew(page: Page) -> None:
    page.get_by_role("checkbox", name="Body 2").check()
    page.reload()
    expect(status(page)).to_have_text("10 of 94 references")
    expect(page.get_by_role("checkbox", name="Body 2")).to_be_checked()


def test_back_to_a_part_of_the_page_leads_back_to_all(page: Page, address: str) -> None:
    page.goto(f"{address}#_figures")
    page.get_by_role("checkbox", name="Body 2").check()
    page.go_back()
    expect(status(page)).to_have_text("94 references")
    expect(page.get_by_role("checkbox", name="Body 2")).not_to_be_checked()


def test_a_way_to_a_part_of_the_page_leaves_the_search_in_the_address(page: Page) -> None:
    page.fill("#_query", "walk")
    page.get_by_role("link", name="The catalogue in figures").click()
    expect(page.get_by_role("group", name="Types")).to_be_in_viewport()
    assert fragment(page) == "?q=walk"


@pytest.mark.parametrize(
    ("end", "number"),
    [
        ("?q=ANGSTROM+caf%C3%A9", 1),
        ("?q=%22school:%20a%20caf%C3%A9%22", 1),
        ("%3Fq=walk", 2),  # as some mail programs write it
        ("?year=2000..2001&year=2019", 15),
        ("?year=2019..", 7),
        ("?year=..2000", 5),
        ("?year=none", 1),
        ("?type=personal_communication", 1),
        ("?type=none", 1),
        ("?document=review&section=Evidence", 2),
        ("?source=The+Body+1", 10),  # which is most often spelt otherwise
        ("?sort=loudest&colour=red", 94),
        ("?", 94),
        ("?q=+", 94),
    ],
)
def test_a_link_is_written_as_the_filters_are(
    page: Page, address: str, end: str, number: int
) -> None:
    page.goto(f"{address}#{end}")
    said = "94 references" if number == 94 else f"{number} of 94 references"
    expect(status(page)).to_have_text(said)


@pytest.mark.parametrize(
    "end",
    [
        "?type=constructor",
        "?type=__proto__",
        "?document=toString",
        "?year=1990..1995",
        "?year=soon",
        "?source=%3Cimg+src%3Dx+onerror%3Dwindow.broken%3D1%3E",
        "?section=%E0%A4%A",
    ],
)
def test_of_what_no_work_has_nothing_is_found(page: Page, address: str, end: str) -> None:
    page.goto(f"{address}#{end}")
    expect(status(page)).to_have_text("0 of 94 references")
    assert page.evaluate("window.broken") is None
    page.locator("#_chosen button").first.click()
    while page.locator("#_chosen button").count():
        page.locator("#_chosen button").first.click()
    expect(status(page)).to_have_text("94 references")


def test_years_that_follow_each_other_are_one(page: Page) -> None:
    page.get_by_role("button", name="2001: ").click()
    page.get_by_role("button", name="2003: ").click(modifiers=["Shift"])
    page.get_by_role("button", name="2010: ").click()
    chosen = page.locator("#_chosen button").all_inner_texts()
    assert chosen == ["2001–2003 ×", "2010 ×"]
    page.get_by_role("button", name="Take away: 2001–2003").click()
    expect(page.get_by_role("checkbox", name="2010")).to_be_checked()
    assert fragment(page) == "?year=2010"


def test_a_page_without_an_address_of_its_own_works(page: Page) -> None:
    page.evaluate(
        "() => { history.pushState = history.replaceState = () => { throw new Error('no'); }; }"
    )
    page.get_by_role("checkbox", name="Body 2").check()
    expect(status(page)).to_have_text("10 of 94 references")


def test_each_work_is_led_to_by_its_key_whatever_was_asked(page: Page, address: str) -> None:
    page.goto(f"{address}#?q=homes")
    page.goto(f"{address}#{SEARCH.key}")
    expect(status(page)).to_have_text("One reference, to which a link led")
