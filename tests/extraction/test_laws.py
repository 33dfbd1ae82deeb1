"""What holds of `extract` for any text: it never fails, loses nothing, and says where."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.pipeline import extract
from evidence_refs.extraction.result import Extraction
from evidence_refs.reading.text import read as read_text
from evidence_refs.source import Document

# Pieces that the extractor has an eye for, put together in any order: they reach further into it
# than letters drawn at random do.
_SIGNS = (
    "Source:", "Publication date:", "Author(s):", "Item Type:", "Journal:", "Abstract:", "Title:",
    "¹ ", "¹² ", "[1] ", "[^a]: ", "- ", "• ", "3. ", "# ", "## ", "> ", "<u>", "</u>", "*", "**",
    "[", "](", "](#)", ")", "(", "(£)", "“", "”", "’s ", "|", "\t", "\\", "&", "\u00a0", "\u00ad",
    "https://example.org/a-b", "www.example.org", "(/publications/a-b)", "https://", "(http", "-",
    "Contents", "Related content", "Home > ", "Page 3", "2019", "20th January 2023", "n.d.", "45/13/2020",
    "NHS England", "Leeds City Council", "Smith, J.", "et al.", "and", ";", ",", ".", ":", "Ibid.",
    "Care Act 2014", "report", "sets out", "A guide to place", "What place means", "person-", "centred",
    "10.1136/bmj.n1", "pp. 3-9", "BMJ 379(2)", "Authors", "5-minute read", "Published ", "\u2028", "ß",
)  # fmt: skip
_lines = st.lists(st.sampled_from(_SIGNS), max_size=9).map(" ".join) | st.text(max_size=30)
documents = st.lists(_lines, max_size=25).map("\n".join) | st.text(max_size=300)

words = st.sampled_from(
    "place people health care budget council plan nurse rural data home".split()
)
titles = st.lists(words, min_size=3, max_size=9, unique=True).map(
    lambda w: " ".join(w).capitalize()
)
issuers = st.sampled_from(
    ["NHS England", "Leeds City Council", "Nuffield Trust", "Royal College of Nursing"]
)
years = st.integers(1950, 2029).map(str)

laws = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run(text: str) -> Extraction:
    return extract(Document("brief", "brief.txt", text))


def shown(extraction: Extraction) -> list[dict[str, Any]]:
    return [citation.to_json() for citation in extraction.citations]


@given(documents)
@laws
def test_any_text_gives_citations_that_stand_in_it(text: str) -> None:
    extraction = run(text)
    lines = text.split("\n")
    for citation in extraction.citations:
        first, last = citation.lines
        assert 1 <= first <= last <= len(lines)
        assert 0 < citation.confidence <= 1
        assert citation.text.strip() or citation.form == "entry"
        assert citation.work.title or citation.form != "entry" or citation.problems
        assert citation.work.title is None or citation.work.title == citation.work.title.strip()
    for problem in [*extraction.left, *(p for c in extraction.citations for p in c.problems)]:
        assert problem.where.line is not None
        assert 1 <= problem.where.line <= len(lines)
        assert "\n" not in problem.message


@given(documents)
@laws
def test_citations_come_in_the_order_of_the_document(text: str) -> None:
    starts = [citation.lines[0] for citation in run(text).citations]
    assert starts == sorted(starts)


@given(documents)
@laws
def test_a_title_begins_on_the_lines_that_are_given_for_it(text: str) -> None:
    lines = text.split("\n")
    for citation in run(text).citations:
        first_word = next(iter(fold(citation.text).split()), "")
        printed = fold(" ".join(lines[citation.lines[0] - 1 : citation.lines[1]]))
        # A word that the print divides (`per-` / `son`) stands there in two pieces.
        assert first_word.replace(" ", "") in printed.replace(" ", "")


@given(documents)
@laws
def test_no_citation_is_given_twice(text: str) -> None:
    seen = [
        (c.form, c.lines, c.text, c.work.url, c.work.url_text)
        for c in run(text).citations
        if c.form in ("entry", "footnote") and c.work.title
    ]
    assert len(seen) == len(set(seen)) or _repeats_itself(text)


def _repeats_itself(text: str) -> bool:
    """One line may print the same work more than once."""
    return any(len(line.split()) > len(set(line.split())) for line in text.split("\n"))


@given(documents)
@laws
def test_extraction_is_a_function_of_the_text(text: str) -> None:
    assert run(text) == run(text)


@given(st.lists(_lines.filter(lambda line: not set("\r\n\0") & set(line)), min_size=1, max_size=15))
@laws
def test_line_ends_make_no_difference(lines: list[str]) -> None:
    if not "".join(lines).strip():
        return
    unix, windows, mac = (
        read_text(end.join(lines).encode("utf-8", "replace"), "brief.txt").text
        for end in ("\n", "\r\n", "\r")
    )
    assert shown(run(unix)) == shown(run(windows)) == shown(run(mac))


@given(documents, st.integers(1, 5))
@laws
def test_blank_lines_before_the_text_move_it_and_change_nothing(text: str, count: int) -> None:
    before, after = run(text).citations, run("\n" * count + text).citations
    moved = [replace(c, lines=(c.lines[0] - count, c.lines[1] - count), problems=()) for c in after]
    assert moved == [replace(c, problems=()) for c in before]


@given(
    st.lists(st.tuples(titles, issuers, years), min_size=3, max_size=12, unique_by=lambda w: w[0])
)
@laws
def test_every_labelled_entry_is_found_with_its_fields(works: list[tuple[str, str, str]]) -> None:
    text = "\n\n".join(
        f"{t}\nSource: {s}\nPublication date: {y}\nIt tells of {t.lower()}." for t, s, y in works
    )
    entries = [c for c in run(text).citations if c.form == "entry"]
    assert [(e.work.title, e.work.source, e.work.date) for e in entries] == [
        (title, (issuer,), year) for title, issuer, year in works
    ]


_NAMED = ("place", "people", "budgets", "nurses", "homes", "transport", "data", "rural life")


@given(
    st.lists(st.lists(st.sampled_from(_SIGNS), max_size=4).map(" ".join), min_size=1, max_size=8)
)
@laws
def test_every_source_label_ends_as_an_entry_or_a_problem(between: list[str]) -> None:
    """Nothing is lost: whatever stands between labelled entries, each is there or is reported."""
    text = "\n\n".join(
        f"What is known about {name}\nSource: NHS England\nPublication date: 2019\n\nIt says {words}."
        for name, words in zip(_NAMED, between, strict=False)
    )
    extraction = run(text)
    entries = [c for c in extraction.citations if c.form == "entry" and c.work.source]
    assert len(entries) + len(extraction.left) >= len(between)


@given(
    st.lists(st.tuples(issuers, years, titles), min_size=1, max_size=9, unique_by=lambda w: w[2])
)
@laws
def test_every_note_of_a_known_style_is_found(works: list[tuple[str, str, str]]) -> None:
    notes = "\n\n".join(
        f"{_superscript(n)} {issuer} ({year}) {title}. Available at: https://example.org/{n}"
        for n, (issuer, year, title) in enumerate(works, start=1)
    )
    found = [c for c in run(f"Some text.\n\n{notes}\n").citations if c.form == "footnote"]
    assert [(c.footnote, c.work.title, c.work.date, c.work.url) for c in found] == [
        (str(n), title, year, f"https://example.org/{n}")
        for n, (_, year, title) in enumerate(works, start=1)
    ]


def _superscript(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
