"""The options of `add`: one for each field of a work, and for tags."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from evidence_refs.cli import complete
from evidence_refs.cli.options.declared import gathered, option

Given = dict[str, Any]
"""What a person typed for fields, by the names of the fields."""

_text = partial(option, str | None)
_many = partial(option, list[str] | None)
_flag = partial(option, bool)

OPTIONS: dict[str, object] = {
    "title": _text("--title", "TEXT", "With its subtitle."),
    "type": _text("--type", "TYPE", "CSL type: report, webpage, …", complete.types),
    "authors": _many("--author", "NAME", "Family, Given; or an organisation. Repeatable."),
    "authors_truncated": _flag("--authors-truncated", None, "There are more authors: et al."),
    "editors": _many("--editor", "NAME", "As --author. Repeatable."),
    "source": _many("--source", "NAME", "Who issued it. Repeatable."),
    "journal": _text("--journal", "TEXT", "Journal, magazine or book that contains it."),
    "volume": _text("--volume", "TEXT", "Of the journal or book."),
    "issue": _text("--issue", "TEXT", "Of the journal."),
    "edition": _text("--edition", "TEXT", "As printed."),
    "pages": _text("--pages", "TEXT", "12-19, or an article number."),
    "number": _text("--number", "TEXT", "Of a report or paper: Cm 9999."),
    "series": _text("--series", "TEXT", "Name of the series."),
    "date": _text("--date", "DATE", "2019, 2019-03 or 2019-03-31."),
    "date_text": _text("--date-text", "TEXT", "The date as printed, where it says more."),
    "date_updated": _text("--date-updated", "DATE", "Of an update."),
    "undated": _flag("--undated", None, "It says that it has no date."),
    "language": _text("--language", "CODE", "Of the work: en, cy."),
    "abstract": _text("--abstract", "TEXT", "What describes it."),
    "url": _text("--url", "URL", "Its whole address."),
    "url_text": _text("--url-text", "TEXT", "An address that is cut off."),
    "archive_url": _text("--archive-url", "URL", "Of an archived copy."),
    "doi": _text("--doi", "DOI", "Without https://doi.org/."),
    "pmid": _text("--pmid", "NUMBER", "Of PubMed."),
    "pmcid": _text("--pmcid", "NUMBER", "Of PubMed Central."),
    "isbn": _text("--isbn", "ISBN", "Of a book."),
    "issn": _text("--issn", "ISSN", "Of a journal."),
    "accessed": _text("--accessed", "DATE", "Day on which the address was visited."),
    "access": _text("--access", "WORD", "abstract-only, login-required or subscription."),
    "note": _text("--note", "TEXT", "What a reader needs to know."),
    "tags": _many("--tag", "TAG", "Your own word for it. Repeatable.", complete.tags),
}


def with_work(command: Callable[..., int]) -> Callable[..., int]:
    """Give `command`, which takes `given`, with an option for each field in its place."""
    return gathered(command, "given", OPTIONS)


def values(given: Given) -> dict[str, Any]:
    """Give the values of fields that a person typed.

    Raises:
        UsageError: one of them cannot be read.
    """
    from evidence_refs.catalogue.records.typed import value_of

    return {
        field: typed if typed is True else value_of(field, _joined(typed))
        for field, typed in given.items()
    }


def _joined(typed: str | list[str]) -> str:
    return typed if isinstance(typed, str) else "; ".join(typed)
