"""A record as its file prints it, made a `Work`: what every reader of `formats` ends in.

A reader says what stands under the names of `FIELDS`; here a type is found for its words, a date for
its parts, a container for what is called journal or book title. What does not fit the model goes to
`extra` under the file's own name, so that no value makes a record fail and none is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence_refs.formats import identifiers, languages, notes
from evidence_refs.formats import values as value
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.months import month_number
from evidence_refs.formats.names import NOBODY, People
from evidence_refs.formats.types import csl_type, has_issue
from evidence_refs.model import WORK_TYPES, Work

FIELDS = frozenset(
    """type title journal booktitle short_journal volume issue issue_or_number number pages
    first_page last_page article_number edition series date year month day accessed doi pmid pmcid
    isbn issn url abstract publisher institution language note citation""".split()
)  # fmt: skip
"""What a reader may say, beside authors and editors."""

_IN_A_BOOK = frozenset(
    ("paper-conference", "chapter", "entry", "entry-dictionary", "entry-encyclopedia")
)
_UNDATED = frozenset(("n.d.", "nd", "n.d", "undated", "nodate", "noyear", "s.d.", "o.j."))
_TIDY: Mapping[str, Callable[[str], str]] = {
    "title": value.title, "edition": value.line, "series": value.untagged, "number": value.line,
    "abstract": value.abstract, "note": notes.text,
}  # fmt: skip
"""For each field that takes all that is said of it, how that is tidied."""
_NUMBERS = ("volume", "issue")
# Of an article of PubMed, EndNote keeps the day of its electronic issue in the field of editions.
_DAY = re.compile(r"\d{4}/\d\d/\d\d")
# `BMJ. 2021 Mar 4;12(3):45-50. doi: …`, in which PubMed's tables alone say volume and pages.
_CITATION = re.compile(
    r"\. \d{4}\b[^;:.]{0,20};(?P<volume>[^():.;]*)(?:\((?P<issue>[^()]*)\))?(?::(?P<pages>[\w-]+))?[.;]"
)


@dataclass(slots=True)
class Printed:
    """A record as its file prints it.

    `said` is text under the names of `FIELDS`; `called` gives the file's own name of each, for what
    must go to `extra`.
    """

    id: str
    line: int
    said: dict[str, str]
    authors: People = NOBODY
    editors: People = NOBODY
    source: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    database: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    of_csl: bool = False
    """Whether the type is one of CSL already, in which `article` is no article of a journal."""


def entry(printed: Printed) -> Entry:
    """Give the record; it never fails."""
    said, kept = printed.said, _Kept(printed)
    notes.take(said)
    if "citation" in said:
        _citation(said, kept)
    work: dict[str, Any] = {
        "type": _type(said, kept, of_csl=printed.of_csl),
        "authors": printed.authors.names,
        "authors_truncated": printed.authors.truncated,
        "editors": printed.editors.names,
    }
    for name, tidy in _TIDY.items():
        if name in said:
            work[name] = tidy(said[name])
    for name in _NUMBERS:
        if name in said:
            work[name] = _undated(name, value.integer(value.present(said[name])), kept)
    if is_day(work.get("edition", "")):
        kept("edition", work.pop("edition"))
    _container(said, work, kept)
    _number(said, work, kept)
    _pages(said, work, kept)
    _date(said, work, kept)
    identifiers.place(said, work, kept)
    _language(said, work, kept)
    _source(printed, work)
    extra = {name: text for name, text in printed.extra.items() if text}
    return Entry(
        printed.id, printed.line, Work.of(**work), extra, printed.database, printed.aliases,
        _each_once(printed.tags),
    )  # fmt: skip


def is_day(edition: str) -> bool:
    """Whether what stands for an edition is a day, `2021/01/20`."""
    return bool(_DAY.fullmatch(edition))


def _each_once(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(value.line, tags))))


class _Kept:
    """What the model has no place for, put aside under the file's name for it."""

    def __init__(self, printed: Printed) -> None:
        self._extra, self._called = printed.extra, printed.called

    def __call__(self, name: str, text: str) -> None:
        text = value.prose(text)
        if text:
            called = self._called.get(name, name)
            before = self._extra.get(called)
            self._extra[called] = f"{before}; {text}" if before and before != text else text


def _type(said: Mapping[str, str], kept: _Kept, *, of_csl: bool) -> str | None:
    words = said.get("type", "").strip()
    if not words or (of_csl and words in WORK_TYPES):
        return words or None
    found = csl_type(words)
    if not found.whole:
        kept("type", words)
    return found.csl


def _citation(said: dict[str, str], kept: _Kept) -> None:
    kept("citation", said["citation"])
    found = _CITATION.search(said["citation"])
    for name, text in found.groupdict().items() if found else ():
        if text:
            said.setdefault(name, text)


def _undated(name: str, text: str, kept: _Kept) -> str:
    mended = value.undated(text)
    if mended != text:
        kept(name, text)
    return mended


def _container(said: Mapping[str, str], work: dict[str, Any], kept: _Kept) -> None:
    names = ["journal", "booktitle", "short_journal"]
    if work["type"] in _IN_A_BOOK:
        names[:2] = ["booktitle", "journal"]
    for name in names:
        text = value.untagged(said[name]) if name in said else ""
        if value.is_absent(text):
            continue
        if text and "journal" not in work:
            work["journal"] = text
        elif text and text != work.get("journal"):
            kept(name, text)


def _number(said: Mapping[str, str], work: dict[str, Any], kept: _Kept) -> None:
    """Place what BibTeX and RIS call number: the issue of a journal, or the number of a report."""
    text = value.integer(value.present(said.get("issue_or_number", "")))
    if not text:
        return
    is_issue = has_issue(work["type"], work.get("journal"))
    name = "issue" if is_issue and not work.get("issue") else "number"
    if work.get(name, text) != text:
        kept("issue_or_number", text)
    else:
        work[name] = text


def _pages(said: Mapping[str, str], work: dict[str, Any], kept: _Kept) -> None:
    pages = _undated("pages", value.pages(value.present(said.get("pages", ""))), kept)
    if pages and said.keys().isdisjoint(("first_page", "last_page", "article_number")):
        work["pages"] = pages
        return
    first = value.pages(value.integer(value.present(said.get("first_page", ""))))
    last = value.integer(value.present(said.get("last_page", "")))
    if not pages and first:
        pages = f"{first}-{last}" if last and last != first and "-" not in first else first
    for name, page in (("first_page", first), ("last_page", last)):
        if page and page not in pages:
            kept(name, page)
    article = value.present(said.get("article_number", ""))
    if article and pages and article != pages:
        kept("article_number", article)
    work["pages"] = pages or article


def _date(said: Mapping[str, str], work: dict[str, Any], kept: _Kept) -> None:
    year = value.integer(value.present(said.get("year", "")))
    text = value.present(said.get("date", ""))
    if (text or year).lower().replace(" ", "") in _UNDATED:
        work["undated"] = True
        return
    date = value.date(text) if text else ""
    of_year = value.date(year) if year else ""
    if len(of_year) == 4 and "month" in said:
        month = value.line(said["month"])
        if month_number(month):
            of_year = value.whole_date(of_year, month, said.get("day", ""))
        else:  # `4 March`
            of_year = value.date(f"{month} {of_year}") or of_year
    if year and text and not date:  # `Jan 12`, the year apart
        date = value.date(f"{year} {text}")
    if date and (not of_year or (date[:4] == of_year[:4] and len(date) >= len(of_year))):
        work["date"] = date
    elif of_year:
        work["date"] = of_year
        kept("date", text)
    else:
        work["date_text"] = text or year
        kept("year", year if text and year != text else "")
    for name, length in (("month", 7), ("day", 10)):
        if name in said and len(work.get("date", "")) < length:
            kept(name, said[name])


def _language(said: Mapping[str, str], work: dict[str, Any], kept: _Kept) -> None:
    text = value.present(said.get("language", ""))
    work["language"] = languages.code(text)
    if not work["language"]:
        kept("language", text)


def _source(printed: Printed, work: dict[str, Any]) -> None:
    names = [
        *printed.source,
        *(printed.said.get(name, "") for name in ("publisher", "institution")),
    ]
    work["source"] = tuple(dict.fromkeys(filter(None, map(value.present, names))))
