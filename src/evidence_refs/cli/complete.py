"""What the shell offers when a person presses Tab. Loads neither pydantic nor rich."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import typer

from evidence_refs.briefs import OUTPUTS
from evidence_refs.briefs.asked import GROUPS
from evidence_refs.briefs.lists import STYLES
from evidence_refs.cli.forms import FORMS
from evidence_refs.errors import EvidenceRefsError
from evidence_refs.formats import CALLED, READERS, WRITERS
from evidence_refs.site import NAME as SITE
from evidence_refs.styles import NAMES
from evidence_refs.terms import ACCEPTABLE, FIELDS, TYPES
from evidence_refs.terms import FORMS as CITED_FORMS


def types(incomplete: str) -> list[str]:
    """Offer the types of works."""
    return _starting(TYPES, incomplete)


def fields(incomplete: str) -> list[str]:
    """Offer the fields of a reference."""
    return _starting(FIELDS, incomplete)


def settable(incomplete: str) -> list[str]:
    """Offer the fields that a person may set: not the key."""
    return [field for field in fields(incomplete) if field != "key"]


def acceptable(incomplete: str) -> list[str]:
    """Offer the fields that `extract --accept` takes, and all."""
    return _starting(("all", *ACCEPTABLE), incomplete)


def assignments(incomplete: str) -> list[str]:
    """Offer `title=` and its like; behind `type=`, the types."""
    field, equals, value = incomplete.partition("=")
    if not equals:
        return [f"{name}=" for name in settable(field)]
    return [f"type={each}" for each in types(value)] if field == "type" else []


def takes(context: typer.Context, incomplete: str) -> list[str]:
    """Offer `title=`, and behind it the keys of the catalogue's references."""
    field, equals, value = incomplete.partition("=")
    if not equals:
        return assignments(field)
    return [f"{field}={key}" for key in keys(context, value)]


def formats(incomplete: str) -> list[str]:
    """Offer the formats of `export`."""
    return _starting((*WRITERS, *OUTPUTS, SITE), incomplete)


def outputs(incomplete: str) -> list[str]:
    """Offer what lists and briefs are written as."""
    return _starting(OUTPUTS, incomplete)


def list_styles(incomplete: str) -> list[str]:
    """Offer the styles of lists that have a name."""
    return _starting(STYLES, incomplete)


def groups(incomplete: str) -> list[str]:
    """Offer what the headings of a list are made of."""
    return _starting(GROUPS, incomplete)


def forms(incomplete: str) -> list[str]:
    """Offer the forms of `show --as`."""
    return _starting(FORMS, incomplete)


def cited_forms(incomplete: str) -> list[str]:
    """Offer how a document may cite a work."""
    return _starting(CITED_FORMS, incomplete)


def styles(incomplete: str) -> list[str]:
    """Offer the styles of citation that have a name."""
    return _starting(NAMES, incomplete)


def readers(incomplete: str) -> list[str]:
    """Offer the formats of `import`."""
    return _starting((*READERS, *CALLED), incomplete)


def keys(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the keys of the catalogue's references."""
    return _first_fields(context, b"key", incomplete)


def documents(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the catalogue's documents."""
    return _first_fields(context, b"id", incomplete)


def sections(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the headings under which documents cite."""
    return _indexed(context, "sections", incomplete)


def tags(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the tags that references have."""
    return _indexed(context, "tags", incomplete)


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def _first_fields(context: typer.Context, field: bytes, incomplete: str) -> list[str]:
    """Give the values of what blocks begin with: that is the format, so no parser is needed."""
    path = _path(context)
    try:
        raw = path.read_bytes() if path else b""
    except OSError:
        return []
    found = re.findall(rb"\n *- %s:[ \t]*[\"']?([^\s\"'#]+)" % field, raw)
    return _starting((each.decode("utf-8", "replace") for each in found), incomplete)


def _indexed(context: typer.Context, what: str, incomplete: str) -> list[str]:
    """Give what only the index tells; nothing, until a command has read the file as it is now."""
    from evidence_refs.catalogue.keeping.store import at_hand

    path = _path(context)
    index = at_hand(path) if path else None
    return index.offered(what, incomplete) if index else []


def _path(context: typer.Context) -> Path | None:
    from evidence_refs.cli.session import locate

    given = context.find_root().params.get("catalogue")
    try:
        return locate(Path(given) if given else None)
    except EvidenceRefsError:  # Tab in a shell must never print an error: there is nothing to offer
        return None
