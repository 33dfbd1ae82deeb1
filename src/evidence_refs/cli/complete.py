"""What the shell offers when a person presses Tab. Loads neither pydantic nor rich."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import typer

from evidence_refs.formats import WRITERS
from evidence_refs.terms import FIELDS, TYPES

_KEY = re.compile(r"^- key:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_ID = re.compile(r"^- id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


def types(incomplete: str) -> list[str]:
    """Offer the types of works."""
    return _starting(TYPES, incomplete)


def fields(incomplete: str) -> list[str]:
    """Offer the fields of a reference."""
    return _starting(FIELDS, incomplete)


def formats(incomplete: str) -> list[str]:
    """Offer the formats of `export`."""
    return _starting(WRITERS, incomplete)


def keys(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the keys of the catalogue's references."""
    return _starting(_KEY.findall(_catalogue(context)), incomplete)


def documents(context: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the catalogue's documents."""
    return _starting(_ID.findall(_catalogue(context)), incomplete)


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def _catalogue(context: typer.Context) -> str:
    # Records begin with `- key:` in the first column: that is the format, so no parser is needed.
    from evidence_refs.cli.session import locate

    given = context.find_root().params.get("catalogue")
    try:
        return locate(Path(given) if given else None).read_text(encoding="utf-8", errors="replace")
    except Exception:
        # Tab in a shell must never print an error: there is nothing to offer.
        return ""
