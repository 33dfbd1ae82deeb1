"""How long the page for readers takes in headless Chromium, with 10,000 references.

`python -m benchmarks.site [OPTION]…` prints a table, its cells parted by tabs. Each answer is timed
from the event to the end of the frame that shows it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.catalogue.files import Files
from benchmarks.catalogue.making import make
from benchmarks.site.browser import CHROMIUM, chromium
from benchmarks.timing import ROOT

COLUMNS = ("what", "references", "times", "median ms", "worst ms", "at most ms", "met")
USABLE, ANSWERED = 2000, 200
WORDS = ("health inequal", "walking children", "loneliness", "zu", "smith 2019")
QUIET = 4000
"""Milliseconds after which the words of all works are folded."""

_WATCH = """() => {
  window.taken = [];
  const end = (since) => () => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.taken.push(performance.now() - since);
    channel.port2.postMessage(0);
  };
  for (const kind of ["input", "click", "change"]) {
    const watch = (event) => requestAnimationFrame(end(event.timeStamp));
    window.addEventListener(kind, watch, { capture: true });
  }
}"""
_USABLE = """() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() =>
  resolve(performance.now()))))"""


def main(arguments: Sequence[str]) -> int:
    """Measure, and print. The code is 0 whatever the figures are."""
    given = _options().parse_args(arguments)
    print(*COLUMNS, sep="\t", flush=True)
    for size in given.sizes:
        address = _page(given.folder / str(size), size).as_uri()
        with chromium(given.chromium) as browser:
            for name, most, taken in _measured(browser, address, given.runs):
                met = "yes" if max(taken) <= most else "no"
                cells = (name, size, len(taken), f"{median(taken):.0f}", f"{max(taken):.0f}", most)
                print(*cells, met, sep="\t", flush=True)
    return 0


def _measured(
    browser: Browser, address: str, runs: int
) -> Iterator[tuple[str, int, Sequence[float]]]:
    """Give what is measured, the most that it may take, and the milliseconds of each time."""
    usable, early, late, chosen, unfolded = [], [], [], [], []
    for _ in range(runs):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address, wait_until="domcontentloaded")
        usable.append(page.evaluate(_USABLE))
        page.evaluate(_WATCH)
        early += _typed(page, WORDS[:1])
        page.wait_for_timeout(QUIET)
        late += _typed(page, WORDS)
        chosen += _chosen(page)
        page.get_by_role("link", name="The catalogue in figures").click()
        unfolded += _typed(page, WORDS)[1:] + _chosen(page)
        page.close()
    yield "page usable", USABLE, usable
    yield "keystroke, at once", ANSWERED, early
    yield "keystroke", ANSWERED, late
    yield "filter, year, order", ANSWERED, chosen
    yield "all, figures unfolded", ANSWERED, unfolded


def _typed(page: Page, searches: Sequence[str]) -> list[float]:
    for words in searches:
        page.fill("#_query", "")
        page.type("#_query", words, delay=120)
    return _taken(page)


def _chosen(page: Page) -> list[float]:
    page.fill("#_query", "")
    _taken(page)
    for facet in range(4):
        page.locator("#_facets fieldset").nth(facet).locator("input").first.click()
    page.locator("#_timeline button").last.click()
    page.get_by_role("button", name="Reset").click()
    page.select_option("#_order", "title")
    return _taken(page)


def _taken(page: Page) -> list[float]:
    page.wait_for_timeout(300)
    found: list[float] = page.evaluate("window.taken.splice(0)")
    return found


def _page(folder: Path, size: int) -> Path:
    """Give the page of a catalogue of `size` references; both are made where they are not there."""
    files, page = Files(folder), folder / "site" / "index.html"
    if not files.whole.exists():
        make(files, size)
    command = [sys.executable, "-m", "evidence_refs", "export", "site", str(page.parent)]
    subprocess.run([*command, "-c", str(files.catalogue), "-q"], check=True)
    return page


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[10_000],
        metavar="N,...",
        help="how many references (default: 10000)",
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs (default: 3)")
    parser.add_argument(
        "--chromium",
        default=CHROMIUM,
        metavar="PATH",
        help="the browser (default: the chromium of the system)",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=ROOT / "build" / "catalogues",
        metavar="DIR",
        help="where catalogues are kept (default: build/catalogues)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
