"""What lists call a work, with a title and without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence_refs.formats.addresses import short_name
from evidence_refs.formats.seen import seen

if TYPE_CHECKING:
    from evidence_refs.model import Reference

_HAS_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE).search


def called(reference: Reference) -> str:
    """Give what a work is called, on one line: its title, else words that cite it, its address, its key."""
    return next(filter(None, (seen(name).strip() for name in _names(reference))))


def _names(reference: Reference) -> Iterator[str]:
    yield reference.title or ""
    yield from (
        each.text for each in reference.cited_in if each.text and not _HAS_ADDRESS(each.text)
    )
    yield from (short_name(address) for address in (reference.url, reference.url_text) if address)
    yield reference.key
