"""The figures of the page follow what a reader chooses, and are those of `stats`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import BrowserContext, Page, expect

from evidence_refs import site
from evidence_refs.catalogue.records.charted import charted
from evidence_refs.catalogue.records.stats import stats
from evidence_refs.cli.export.site_figures import figures
from evidence_refs.model import CitedIn, DocumentRecord, Organisation, Reference
from evidence_refs.site.figures import figures as drawn
from evidence_refs.terms import FIELDS

from ..browsing import opened
from ..catalogue.strategies import references
from .pages import status
from .works import records

pytestmark = pytest.mark.program

DOCUMENTS = {
    f"d{number}": DocumentRecord(
        id=f"d{number}", file="d.txt", sha256=f"{number:064}", title=f"Brief <{number}>",
        date=f"20{number:02}" if number % 4 else None,
    )
    for number in range(1, 15)
}  # fmt: skip
SPELT = (
    "The King’s Fund",
    "King's Fund",
    "Kings Fund",
    "NHS England",
    "none",
    "Ärzte ohne Grenzen",
)
TYPES = (
    "report",
    "webpage",
    "book",
    "song",
    "map",
    "bill",
    "post",
    "treaty",
    "thesis",
    "review",
    "speech",
    "patent",
)


def _work(number: int) -> Reference:
    """Give one of many works of every kind, none of which is like the one before."""
    cited = tuple(
        CitedIn(
            document=f"d{1 + (number * step) % 14}", form="entry", lines=(number, number),
            section=(("Care", f"Part {number % 13}"), (), ("none",))[(number + step) % 3],
        )
        for step in range(number % 4)
    )  # fmt: skip
    return Reference(
        key=f"work{number:03}",
        title=f"Work {number}" if number % 9 else None,
        type=TYPES[number * number % 12] if number % 7 else None,
        date=(f"{1960 + number % 61}-02", "-0044", "1603", None)[
            number * number % 4 if number % 5 else 3
        ],
        source=tuple({SPELT[number % 6], SPELT[number % 5]}) if number % 3 else (),
        authors=(Organisation(literal="A"),) if number % 2 else (),
        abstract="Long." if number % 8 else None,
        url=f"https://example.org/{number}" if number % 10 else None,
        reviewed="2026-01-01" if number % 11 else None,
        cited_in=cited,
    )


WORKS = [_work(number) for number in range(1, 201)]


def year(work: Reference) -> int:
    return int((work.date or "0")[:4])


def documents(work: Reference) -> set[str]:
    return {each.document for each in work.cited_in}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("site") / site.FILE
    asked = site.Asked("All", DOCUMENTS, figures(records(WORKS), DOCUMENTS, frozenset(FIELDS)))
    file.write_bytes(site.page([site.entry(each) for each in WORKS], asked).encode("utf-8"))
    return file.as_uri()


def expected(page: Page, works: list[Reference]) -> str:
    """Give the charts of `stats`, as the page draws them where there are no scripts."""
    counted = stats(records(works), list(DOCUMENTS.values()))
    growth = (
        replace(each, document=DOCUMENTS[each.document].title or "") for each in counted.growth
    )
    text = drawn(charted(replace(counted, growth=tuple(growth))), "")
    found: str = page.evaluate(
        """(text) => new DOMParser().parseFromString(text, "text/html").getElementById("_charts")?.innerHTML ?? ''""",
        text,
    )
    return found


def shown(page: Page) -> str:
    return page.locator("#_charts").inner_html()


def followed(page: Page, number: str) -> None:
    expect(page.locator("#_counted")).to_have_text(number)


SELECTIONS: dict[str, Callable[[Reference], bool]] = {
    "": lambda _: True,
    "?type=report": lambda work: work.type == "report",
    "?type=none": lambda work: work.type is None,
    "?year=1990..2005": lambda work: 1990 <= year(work) <= 2005,
    "?year=-44..1603": lambda work: work.date in ("-0044", "1603"),
    "?year=none": lambda work: work.date is None,
    "?document=d3&document=d14": lambda work: bool({"d3", "d14"} & documents(work)),
    "?document=d2&type=song&type=webpage": lambda work: (
        "d2" in documents(work) and work.type in ("song", "webpage")
    ),
    "?source=NHS+England": lambda work: "NHS England" in work.source,
    "?section=Part+4": lambda work: any("Part 4" in each.section for each in work.cited_in),
    "?q=work012": lambda work: work.key == "work012",
    "?q=nothing": lambda _: False,
}


@pytest.mark.parametrize("end", SELECTIONS)
def test_the_figures_are_those_of_stats_for_what_is_chosen(
    page: Page, address: str, end: str
) -> None:
    works = [each for each in WORKS if SELECTIONS[end](each)]
    page.goto(f"{address}#{end}")
    page.get_by_role("heading", name="The catalogue in figures").click()
    followed(page, status(page).inner_text())
    assert shown(page) == expected(page, works)


def test_the_figures_of_all_are_drawn_as_the_page_has_them(page: Page) -> None:
    before = shown(page)
    page.get_by_role("heading", name="The catalogue in figures").click()
    page.get_by_role("checkbox", name="Map").check()
    followed(page, status(page).inner_text())
    assert shown(page) != before
    page.get_by_role("button", name="Reset").click()
    followed(page, "200 references")
    assert shown(page) == before


def test_figures_that_are_folded_follow_when_they_are_unfolded(page: Page) -> None:
    before = shown(page)
    page.get_by_role("checkbox", name="Map").check()
    assert shown(page) == before
    page.get_by_role("link", name="The catalogue in figures").click()
    followed(page, status(page).inner_text())
    assert shown(page) == expected(page, [each for each in WORKS if each.type == "map"])


def test_figures_are_of_the_work_to_which_a_link_leads(page: Page, address: str) -> None:
    page.goto(f"{address}#work012")
    page.get_by_role("heading", name="The catalogue in figures").click()
    followed(page, "1 of 200 references")
    assert shown(page) == expected(page, [WORKS[11]])


def test_shares_are_rounded_as_stats_rounds_them(context: BrowserContext, tmp_path: Path) -> None:
    """Of 8 works, 1 is 12.5%, which is 12; 3 are 37.5%, which is 38."""
    urls = (None, "https://example.org/1")
    works = [
        Reference(key=f"w{n}", title="T" if n else None, url=urls[n > 2], source=("A",))
        for n in range(8)
    ]
    asked = site.Asked("Eight", {}, figures(records(works), {}, frozenset(FIELDS)))
    file = tmp_path / site.FILE
    file.write_bytes(site.page([site.entry(each) for each in works], asked).encode("utf-8"))
    with opened(context, file.as_uri()) as page:
        before = shown(page)
        page.get_by_role("heading", name="The catalogue in figures").click()
        expect(page.locator("#_charts")).to_contain_text("1 (12%)")
        expect(page.locator("#_charts")).to_contain_text("3 (38%)")
        page.fill("#_query", "t")
        followed(page, "7 of 8 references")
        page.fill("#_query", "")
        followed(page, "8 references")
        assert shown(page) == before


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(references(), min_size=1, max_size=8, unique_by=lambda each: each.key))
def test_whatever_works_say_scripts_draw_what_the_page_has(
    context: BrowserContext, tmp_path_factory: pytest.TempPathFactory, works: list[Reference]
) -> None:
    ids = {place.document for each in works for place in each.cited_in}
    documents = {id: DocumentRecord(id=id, file="d.txt", sha256="0" * 64) for id in ids}
    asked = site.Asked("Any", documents, figures(records(works), documents, frozenset(FIELDS)))
    file = tmp_path_factory.mktemp("any") / site.FILE
    file.write_bytes(site.page([site.entry(each) for each in works], asked).encode("utf-8"))
    with opened(context, file.as_uri()) as page:
        before = shown(page)
        page.get_by_role("heading", name="The catalogue in figures").click()
        page.fill("#_query", "nothing has this")
        expect(page.locator("#_charts > div")).to_have_count(0)
        page.fill("#_query", "")
        expect(page.locator("#_charts > div")).not_to_have_count(0)
        assert shown(page) == before
