"""What the whole document tells of single citations: names that stand alone elsewhere are names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidence_refs.extraction.fields.organisations import LISTING, is_organisation
from evidence_refs.extraction.found import Found
from evidence_refs.model import Name, Organisation

_TITLE = 5
_AND = re.compile(r"\s*,?\s+(?:and|&)\s+(?:the\s+)?(?=[A-Z])")


def settle_authors(found: Sequence[Found]) -> list[Found]:
    """Put authors right by those of other citations.

    `London Economics and UK Space Agency` is divided where one of the two is an author elsewhere.
    """
    alone = {
        name.literal
        for each in found
        for name in each.work.authors
        if isinstance(name, Organisation) and " " in name.literal and " and " not in name.literal
    }
    return [_with_author(_settled(each, alone), alone) for each in found]


def _with_author(found: Found, alone: set[str]) -> Found:
    """Give `Community Agriculture. Find a farm` its author, where that is one elsewhere."""
    body, stop, title = (found.work.title or "").partition(". ")
    if found.work.authors or not stop or body not in alone or len(title) < _TITLE:
        return found
    source = tuple(dict.fromkeys((*found.work.source, body)))
    update = {"authors": (Organisation(literal=body),), "title": title, "source": source}
    return replace(found, work=found.work.model_copy(update=update))


def _settled(found: Found, alone: set[str]) -> Found:
    authors = tuple(name for author in found.work.authors for name in _divided(author, alone))
    if len(authors) == len(found.work.authors):
        return found
    before = {a.literal for a in found.work.authors if isinstance(a, Organisation)}
    others = [source for source in found.work.source if source not in before]
    bodies = [a.literal for a in authors if isinstance(a, Organisation)]
    update = {"authors": authors, "source": (*others, *(b for b in bodies if b not in others))}
    return replace(found, work=found.work.model_copy(update=update))


def _divided(name: Name, alone: set[str]) -> tuple[Name, ...]:
    if isinstance(name, Organisation):
        for match in _AND.finditer(name.literal):
            one, two = name.literal[: match.start()], name.literal[match.end() :]
            if (one in alone and is_organisation(two)) or (
                two in alone and " " in one and not LISTING.match(one)
            ):
                return Organisation(literal=one), Organisation(literal=two)
    return (name,)
