"""What readers and designers stumbled over: phrases, paper, long names, and pages of almost nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from evidence_refs import site
from evidence_refs.cli.export.site_figures import figures
from evidence_refs.model import DocumentRecord, Reference
from evidence_refs.terms import FIELDS

from ..browsing import offline, opened
from .pages import article, status, titles
from .works import records

pytestmark = pytest.mark.program


def written(folder: Path, works: list[Reference], title: str = "References") -> str:
    """Write a page of works, and give its address."""
    named = {each.document for work in works for each in work.cited_in}
    documents = {
        id: DocumentRecord(id=id, title=id, file="a", sha256=f"{number:064}")
        for number, id in enumerate(sorted(named))
    }
    told = figures(records(works), documents, frozenset(FIELDS))
    file = folder / site.FILE
    text = site.page([site.entry(each) for each in works], site.Asked(title, documents, told))
    file.write_bytes(text.encode("utf-8"))
    return file.as_uri()


# Phrases


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("part 1", 18),
        ('"part 1"', 1),
        ("“part 1” homes", 1),
        ("«health, part 1»", 1),
        ('"part 1', 18),  # who types has not come to its end
        ('"homes health"', 0),
        ('"part 1 body"', 0),  # the title ends before the source begins
        ('""', 94),
    ],
)
def test_what_stands_in_quotes_is_a_phrase(page: Page, query: str, number: int) -> None:
    page.fill("#_query", query)
    said = "94 references" if number == 94 else f"{number} of 94 references"
    expect(status(page)).to_have_text(said)


def test_the_words_of_a_phrase_are_marked(page: Page) -> None:
    page.fill("#_query", '"a café study"')
    marks = page.locator("article h3 mark").all_inner_texts()
    assert marks == ["a", "café", "study"]


@pytest.mark.parametrize(
    ("query", "marks"),
    [
        ("健康", ["健", "康"]),
        ("“健康政策”", ["健", "康", "政", "策"]),
        ("東京 review", ["東", "京", "review"]),
        ("かいこ", ["か", "い", "ご"]),  # as accents are, the marks of voice are left out
        ("สุข", ["สุ", "ข"]),
    ],
)
def test_words_are_found_where_no_blanks_part_them(
    context: BrowserContext, tmp_path: Path, query: str, marks: list[str]
) -> None:
    titles_of = ("東京都の健康政策に関するreview", "かいごの政策と健康", "การศึกษาสุขภาพ", "Health")
    works = [Reference(key=f"w{at}", title=title) for at, title in enumerate(titles_of)]
    with opened(context, written(tmp_path, works)) as page:
        page.fill("#_query", query)
        assert page.locator("article h3 mark").all_inner_texts()[: len(marks)] == marks
        page.fill("#_query", "“康健”")
        expect(status(page)).to_have_text("0 of 4 references")


# Paper


def test_paper_says_what_was_asked(page: Page) -> None:
    page.goto(f"{page.url}#?q=homes&type=report&type=webpage&year=2001..2003")
    asked = page.locator("#_asked")
    expect(asked).to_be_hidden()
    page.emulate_media(media="print")
    expect(asked).to_have_text("Words: homes; Type: Report or Web page; Year: 2001–2003")
    expect(asked).to_be_visible()
    expect(page.get_by_role("button", name="Reset")).to_be_hidden()


def test_on_paper_what_is_marked_is_black_whatever_the_screen_is(page: Page) -> None:
    page.fill("#_query", "walk")
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.locator("h3 mark").first.evaluate("(mark) => getComputedStyle(mark).color")
    assert colour == "rgb(0, 0, 0)"


# Names


def test_a_long_name_is_whole_in_the_figures_and_keeps_within_them(
    context: BrowserContext, tmp_path: Path
) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 4
    works = [Reference(key="one", title="A", source=(f"Die {long}",), url="https://a.example")]
    with opened(context, written(tmp_path, works)) as page:
        page.get_by_role("heading", name="The catalogue in figures").click()
        name = page.locator("dt", has_text=long)
        name_box, chart = (
            name.bounding_box(),
            page.get_by_role("group", name="Sources").bounding_box(),
        )
        assert name_box and chart
        assert name_box["width"] < chart["width"] / 2
        expect(page.get_by_role("checkbox", name=long)).to_be_visible()


def test_keys_that_differ_in_case_or_are_words_of_the_language_are_of_their_works(
    context: BrowserContext, tmp_path: Path
) -> None:
    keys = ("Smith2020", "smith2020", "constructor", "toString", "location")
    works = [Reference(key=key, title=f"Of {key}", aliases=(f"{key}-old",)) for key in keys]
    address = written(tmp_path, works)
    with opened(context, address) as page:
        for key in keys:
            for name in (key, f"{key}-old"):
                page.goto(f"{address}#{name}")
                assert titles(page) == [f"Of {key}"]
                expect(article(page, key)).to_be_focused()


# Almost nothing


def test_a_page_of_nothing_says_so_and_offers_nothing(
    context: BrowserContext, tmp_path: Path
) -> None:
    with opened(context, written(tmp_path, [])) as page:
        expect(page.locator("#_more")).to_have_text("There are no references here yet.")
        expect(page.get_by_role("heading", name="Filters")).to_be_hidden()
        expect(page.get_by_label("Order")).to_be_hidden()


def test_a_page_of_one_work_is_like_others(context: BrowserContext, tmp_path: Path) -> None:
    address = written(tmp_path, [Reference(key="one", title="Alone", date="2020", type="book")])
    with opened(context, address) as page:
        expect(status(page)).to_have_text("1 reference")
        expect(page.locator("#_years")).to_be_hidden()
        page.get_by_role("checkbox", name="Book").check()
        expect(status(page)).to_have_text("1 reference")
        page.get_by_role("heading", name="The catalogue in figures").click()
        expect(page.get_by_role("group", name="Types")).to_contain_text("Book1")


@pytest.mark.parametrize(
    ("end", "why"),
    [
        ("?q=walking+zebras+homes", "no reference has “zebras”."),
        ("?q=zebras+%22part+part%22", "no reference has “part part” nor “zebras”."),
        ("?q=walking+homes", "no reference has all the words. Try fewer."),
        (
            "?q=walk&type=report",
            "2 references have the words, and none of these what is chosen.",
        ),
        ("?type=report&document=brief", "no reference has all that is chosen."),
    ],
)
def test_why_nothing_was_found_is_said(page: Page, address: str, end: str, why: str) -> None:
    page.goto(f"{address}#{end}")
    expect(page.locator("#_more")).to_have_text(f"Nothing was found: {why}")


# Room


@pytest.mark.parametrize("width", [1280, 375])
def test_the_list_begins_close_below_what_is_said_of_it(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    said, taken = page.locator(".bar").bounding_box(), page.locator("#_take").bounding_box()
    assert said and taken
    assert taken["y"] - said["y"] - said["height"] < 16


def test_on_a_phone_a_way_leads_from_the_filters_to_what_was_found(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.get_by_text("Filters").click()
    page.get_by_role("checkbox", name="Body 2").check()
    onward = page.get_by_role("link", name="Show 10 references")
    expect(onward).to_be_in_viewport()
    onward.click()
    expect(status(page)).to_be_in_viewport()
    expect(page.locator("#_results")).to_be_focused()
    page.set_viewport_size({"width": 1280, "height": 700})
    expect(onward).to_be_hidden()


def test_a_year_and_a_type_that_were_looked_for_are_marked(page: Page) -> None:
    page.fill("#_query", "reed 2020 personal")
    assert page.locator("article mark").all_inner_texts() == ["Reed", "2020", "Personal"]


def test_bars_that_are_not_chosen_are_seen_where_the_system_gives_the_colours(
    browser: Browser, address: str
) -> None:
    with opened(offline(browser, forced_colors="active"), f"{address}#?year=2019") as page:
        colours = [
            page.get_by_role("button", name=f"{year}: ")
            .locator(".fill")
            .evaluate("(fill) => getComputedStyle(fill).backgroundColor")
            for year in (2018, 2019)
        ]
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert len({*colours, paper}) == 3
