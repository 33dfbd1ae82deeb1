"""The figures of a page that a reader filters, and those of `stats` with the same filters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ..browsing import offline, opened
from .conftest import Program

pytestmark = pytest.mark.program

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

READ = """(title) => {
  const chart = [...document.querySelectorAll(".chart")].find((each) => each.querySelector("h3").textContent === title);
  return Object.fromEntries([...chart?.querySelectorAll("dl > div") ?? []].map((row) => [...row.children].map((each) => each.textContent)));
}"""


def chart(page: Page, title: str) -> dict[str, str]:
    """Give what a chart of the page says: of each bar its label, and its numbers."""
    found: dict[str, str] = page.evaluate(READ, title)
    return found


def said(numbers: dict[str, int], without: Iterable[str] = ("none",)) -> dict[str, str]:
    return {name: str(number) for name, number in numbers.items() if name not in without}


@pytest.mark.parametrize(
    ("end", "filters"),
    [
        ("", ()),
        ("?type=report", ("--type", "report")),
        ("?type=report&type=webpage&year=2018..2022", ("--type", "report,webpage", "--year", "2018..2022")),
        ("?document=clean-air", ("--document", "clean-air")),
        ("?source=World+Health+Organization&year=2021..", ("--source", "World Health Organization", "--year", "2021..")),
        ("?section=Policy+and+guidance", ("--section", "Policy and guidance")),
    ],
)  # fmt: skip
def test_they_are_the_same(
    program: Program, browser: Browser, end: str, filters: tuple[str, ...]
) -> None:
    assert program("init", "-q").code == 0
    assert program("extract", "-q", str(EXAMPLES)).code == 0
    assert program("export", "site", "out").code == 0
    counted: dict[str, Any] = program("stats", "--json", *filters).json
    with opened(offline(browser), f"{Path('out', 'index.html').resolve().as_uri()}#{end}") as page:
        page.get_by_role("heading", name="The catalogue in figures").click()
        number = counted["references"]
        assert number > 0
        chosen = f"{number} of 23 references" if end else "23 references"
        expect(page.locator("#_counted")).to_have_text(chosen)
        years = chart(page, "Years")
        assert {year: each for year, each in years.items() if each != "0"} == said(
            counted["by_year"]
        )
        assert sorted(chart(page, "Types").values()) == sorted(said(counted["by_type"]).values())
        sources = dict(list(counted["by_source"].items())[:10])
        assert chart(page, "Sources") == said(sources, ())
        sections = dict(list(said(counted["by_section"]).items())[:10])
        assert chart(page, "Sections, by citations") == sections
        growth = [f"{each['new']} new, {each['known']} known" for each in counted["growth"]]
        assert list(chart(page, "Growth, by date of the document").values()) == growth
        needed = [each["references"] for each in counted["work_list"]]
        complete = chart(page, "To complete").values()
        assert [int(each.split()[0]) for each in complete] == needed
