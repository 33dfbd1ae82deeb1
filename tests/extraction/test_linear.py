"""Time grows with the text, whatever the text is: no regular expression explodes, no list is searched anew.

Each input is measured at two lengths, the second six times the first. In linear time it costs
about six times as much, in quadratic time thirty-six; what is quick at the greater length passes.
"""

from __future__ import annotations

import gc
import time

import pytest

from evidence_refs.extraction.finders.works import read_style
from evidence_refs.extraction.learned import reading as learned
from evidence_refs.extraction.likeness import likeness
from evidence_refs.extraction.pipeline import extract
from evidence_refs.source import Document

FACTOR = 6
MOST = 13.0
QUICK = 0.25  # seconds, below which a ratio says nothing

ONE_LINE = {
    "blanks": (" ", 200_000),
    "words of one letter and a hyphen": ("a-", 60_000),
    "a word without an end": ("a", 20_000),
    "a word of capitals without an end": ("A", 2_000),
    "digits": ("1", 20_000),
    "underscores": ("_", 20_000),
    "superscripts": ("¹", 10_000),
    "opening round brackets": ("(", 40_000),
    "opening square brackets": ("[", 40_000),
    "backslashes": ("\\", 100_000),
    "asterisks": ("*", 50_000),
    "asterisks that open": ("*a ", 10_000),
    "underlines that open": ("<u>", 10_000),
    "quotation marks": ("“", 100_000),
    "possessives": ("A’s ", 2_000),
    "capitalised words": ("Aa ", 4_000),
    "a label and nothing": ("Source:", 6_000),
    "labels": ("Source: ", 3_000),
    "labels with values": ("Source: NHS England Publication date: 2019 ", 400),
    "years": ("2019 ", 10_000),
    "initials": ("Smith, J., ", 4_000),
    "issuers": ("NHS England and ", 3_000),
    "divided words": ("word- ", 8_000),
    "an address": ("https://example.org/a-b", 4_000),
    "addresses": ("(https://example.org/a ", 1_500),
    "Markdown links": ("[words](https://example.org/a) ", 1_000),
    "underlined links": ("<u>Words here</u> (https://example.org/a) ", 800),
    "reports": ("report – A report – ", 300),
    "figures": ("figure ", 5_000),
}
AFTER_A_MARK = {
    "a note of commas": ("¹ ", "Word, ", 250),
    "a note of years": ("¹ ", "2019, ", 250),
    "a note of issuers": ("¹ ", "Organisation and ", 2_000),
    "a note of works": ("¹ ", "NHS England (2019) Title; ", 300),
    "authors with semicolons": ("Title\nAuthor(s): ", "Smith, J.; ", 2_000),
    "authors with commas": ("Title\nAuthor(s): ", "Smith J, ", 2_000),
    "and others, and others": ("Title\nAuthor(s): Smith", " et al.", 3_000),
    "issuers with commas": ("Title\nSource: ", "NHS England, ", 1_500),
    "a journal of numbers": ("Title\nJournal: ", "1 (2) ", 1_500),
    "a journal of words": ("Title\nJournal: ", "a ", 8_000),
    "an abstract of labels": ("Title\nSource: NHS\nAbstract: ", "It says. Source: NHS ", 800),
}
LINES = {
    "short lines": ("Short line\n", 2_000),
    "short paragraphs": ("Short paragraph\n\n", 1_000),
    "bullets": ("- x\n", 1_500),
    "underlined bullets": ("- <u>A report of things</u>\n", 1_000),
    "headings": ("A heading here\n\nSome words follow it here.\n\n", 800),
    "breadcrumbs": ("Home > A title\n\n", 500),
    "contents lists": ("Contents\n\n", 1_000),
    "related content": ("Related content\n\n", 500),
    "notes": ("¹ NHS England (2019) A title of a work\n\n", 400),
    "numbers that begin again": (
        "1 The plan of 2019 https://example.org/a\n\n2 Another of 2020 https://example.org/b\n\nSome words.\n\n",
        250,
    ),
    "entries": ("A title of a work\nSource: NHS England\nPublication date: 2019\n\n", 200),
    "annotated links": ("[A title of a work](#) NHS England, 2019\n\nIt says so.\n\n", 300),
}
TEXTS = (
    {name: ("", piece, count) for name, (piece, count) in (ONE_LINE | LINES).items()}
    | AFTER_A_MARK
    | {
        "nested round brackets": ("", "()", 10_000),
        "nested square brackets": ("[", "[](a)", 3_000),
    }
)


def seconds(text: str) -> float:
    """Give the seconds of a text that was never read: what was read twice is remembered."""
    for remembered in (likeness, read_style, learned._read):
        remembered.cache_clear()
    document = Document("brief", "brief.txt", text)
    gc.disable()  # what the tests before have left takes longer to look through than some texts to read
    try:
        before = time.process_time()
        extract(document)
        return time.process_time() - before
    finally:
        gc.enable()


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_the_text(name: str) -> None:
    lead, piece, count = TEXTS[name]
    longer = seconds(lead + piece * count * FACTOR)
    if longer > QUICK:
        longer = min(longer, seconds(lead + piece * count * FACTOR))
        shorter = min(seconds(lead + piece * count) for _ in range(2))
        assert longer < MOST * shorter, f"{longer:.2f} s for {FACTOR} times {shorter:.3f} s"


def test_five_megabytes_on_one_line() -> None:
    assert seconds("a " * 2_500_000) < 30


def test_two_hundred_thousand_lines() -> None:
    assert seconds("Short line\n" * 200_000) < 30
