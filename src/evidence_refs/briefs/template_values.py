"""What a template is given: plain values, in which nothing can be called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from evidence_refs.briefs.house import parts
from evidence_refs.formats.addresses import link_target
from evidence_refs.model import REFERENCE_FIELDS, Reference

if TYPE_CHECKING:
    from evidence_refs.briefs.asked import Asked
    from evidence_refs.briefs.sections import Section

_ADDRESSES = ("url", "archive_url")


def values(sections: Sequence[Section], asked: Asked) -> Mapping[str, Any]:
    """Give `references`, the same in their `groups`, and the `document` that the list is of, if any."""
    groups: list[dict[str, Any]] = [
        {
            "level": section.level,
            "heading": section.heading,
            "references": [reference(each) for each in section.references],
        }
        for section in sections
    ]
    return {
        "references": [each for group in groups for each in group["references"]],
        "groups": groups,
        "document": _document(asked),
    }


def _document(asked: Asked) -> Mapping[str, str] | None:
    if asked.document is None:
        return None
    return {"id": asked.document, "title": asked.titles.get(asked.document, asked.document)}


def reference(reference: Reference) -> Mapping[str, Any]:
    """Give every field of a reference, None where it has none, and how a list would call and link it.

    An address that is none of the web is absent: a template may put what it is given into a link.
    """
    record = reference.record()
    return {
        **{field: record.get(field) for field in REFERENCE_FIELDS},
        **{field: link_target(record.get(field)) for field in _ADDRESSES},
        "name": parts.title(reference).text,
        "link": parts.target(reference),
        "spoken_date": parts.date(reference),
    }


def full_name(name: Mapping[str, str]) -> str:
    """Give a person or body of a record as it is said: the filter `name`."""
    if "literal" in name:
        return name["literal"]
    return " ".join(name[part] for part in ("given", "family", "suffix") if part in name)
