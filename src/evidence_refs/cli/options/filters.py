"""The filters of the contract, declared once for every command that takes references."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from evidence_refs.cli import complete
from evidence_refs.cli.options.declared import gathered, option
from evidence_refs.terms import FORMS

Filters = dict[str, Any]
"""What a person asked for, by the names of `catalogue.index.filters.Filter`."""


_text = partial(option, str | None)
_many = partial(option, list[str] | None)

OPTIONS: dict[str, object] = {
    "author": _text("--author", "NAME", "An author has this in the name."),
    "source": _many("--source", "NAME", "An issuer has this in its name. Repeatable: one will do."),
    "journal": _text("--journal", "NAME", "The journal or book has this in its name."),
    "type": _many(
        "--type",
        "TYPE",
        "Of this CSL type, or one of several: report,webpage. Repeatable.",
        autocompletion=complete.types,
    ),
    "year": _text("--year", "YEAR", "Of a year (2019) or years (2018..2022, 2018.., ..2022)."),
    "document": _text(
        "--document", "ID", "Cited in this document.", autocompletion=complete.documents
    ),
    "section": _text(
        "--section",
        "TEXT",
        "Cited under a heading that has this in it; or under several, 'Care > Reports'.",
        autocompletion=complete.sections,
    ),
    "form": _many(
        "--form",
        "FORM",
        f"Cited so, {', '.join(FORMS)}, or in one of several ways. Repeatable.",
        autocompletion=complete.cited_forms,
    ),
    "tag": _text("--tag", "TAG", "Has this tag.", autocompletion=complete.tags),
    "has": _many("--has", "FIELD", "Has this field. Repeatable.", autocompletion=complete.fields),
    "missing": _many(
        "--missing", "FIELD", "Lacks this field. Repeatable.", autocompletion=complete.fields
    ),
    "key": _many("--key", "KEY", "This one. Repeatable.", autocompletion=complete.keys),
    "added_since": _text("--added-since", "DATE", "Added on this day (2026-01-31) or later."),
    "sort": _text("--sort", "FIELD", "Sort by this field.", autocompletion=complete.fields),
}


def with_filters(command: Callable[..., int]) -> Callable[..., int]:
    """Give `command`, which takes `filters`, with an option for each of them in its place."""
    return gathered(command, "filters", OPTIONS)
