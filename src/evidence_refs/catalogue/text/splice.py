"""Put a changed catalogue into the text of its file, touching only what changed.

The file is cut into blocks: each field at the root, each document, each reference. Blocks of records
that are the same keep their text; a changed reference keeps the text of the fields that are the
same. Comments directly above a block belong to it, others stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from evidence_refs.catalogue.records.change import unchanged
from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.parse import Parsed
from evidence_refs.catalogue.text.respell import around, ended, free_comments, respell
from evidence_refs.model import Catalogue, DocumentRecord, Reference

_COMMENTS = re.compile(r"(?:(?:[ \t]*#[^\n]*|[ \t\r]*)\n)*")

R = TypeVar("R", DocumentRecord, Reference)


@dataclass(slots=True)
class _Section:
    """A field at the root: the lines up to its first record, and the lines of each record."""

    head: str
    blocks: list[str]

    @property
    def text(self) -> str:
        return "".join(ended(each) for each in (self.head, *self.blocks))


def splice(parsed: Parsed, old: Catalogue, new: Catalogue) -> str:
    """Give the file's text for `new`, where `parsed` is its text for `old`.

    Nothing changed gives the text as it is. A file that is not laid out in blocks is written anew
    in standard form, its first comments kept.
    """
    if same(old, new):
        return parsed.text
    if not _in_blocks(parsed, old):
        return render.render(new, header=_comments(parsed.text))
    sections = _sections(parsed)
    if old.documents != new.documents:
        before, after = ({each.id: each for each in c.documents} for c in (old, new))
        _update(sections, "documents", before, after, _document_text)
    if not _all_same(old.references, new.references):
        earlier, later = ({each.key: each for each in c.references} for c in (old, new))
        _update(sections, "references", earlier, later, _reference_text)
    if old.removed != new.removed:
        _replace(sections, "removed", render.removed_items(new))
    if old.distinct != new.distinct:
        _replace(sections, "distinct", render.distinct_items(new))
    return "".join(section.text for section in sections.values())


def same(old: Catalogue, new: Catalogue) -> bool:
    """Say whether two catalogues are written the same, fields kept empty included."""
    return (
        old.documents == new.documents
        and old.removed == new.removed
        and old.distinct == new.distinct
        and _all_same(old.references, new.references)
    )


def _in_blocks(parsed: Parsed, old: Catalogue) -> bool:
    items = parsed.items
    return (
        parsed.blocks
        and len(items.get("documents", ())) == len(old.documents)
        and len(items.get("references", ())) == len(old.references)
    )


def _all_same(old: Sequence[Reference], new: Sequence[Reference]) -> bool:
    return len(old) == len(new) and all(map(unchanged, old, new))


def _document_text(old: DocumentRecord | None, new: DocumentRecord, text: str) -> str:
    return text if old == new else around(text, render.render_document(new))


def _reference_text(old: Reference | None, new: Reference, text: str) -> str:
    if old is None:
        return render.render_reference(new)
    if unchanged(old, new):
        return text
    return respell(text, render.reference_fields(old), render.reference_fields(new))


def _sections(parsed: Parsed) -> dict[str, _Section]:
    """Cut the text at the fields of the root; what stands before the first is called ``""``."""
    sections = {}
    for (name, start), (_, end) in pairwise([("", 0), *parsed.fields, ("", len(parsed.text))]):
        cuts = [start, *parsed.items.get(name, ()), end]
        head, *blocks = [parsed.text[one:other] for one, other in pairwise(cuts)]
        sections[name] = _Section(head, blocks)
    return sections


def _update(
    sections: dict[str, _Section],
    name: str,
    old: Mapping[str, R],
    new: Mapping[str, R],
    text_of: Callable[[R | None, R, str], str],
) -> None:
    section = sections.setdefault(name, _Section(f"{name}:\n", []))
    kept: list[tuple[str, str]] = []
    head = section.head
    for key, text in zip(old, section.blocks, strict=True):
        if key in new:
            kept.append((key, text_of(old[key], new[key], text)))
        elif kept:
            kept[-1] = (kept[-1][0], ended(kept[-1][1]) + free_comments(text))
        else:
            head = ended(head) + free_comments(text)
    fresh = [(key, text_of(None, new[key], "")) for key in new if key not in old]
    blocks = [text for _, text in _in_order(kept, fresh)]
    sections[name] = _Section(opened(head) if blocks else _closed(head), blocks)


def _in_order(kept: list[tuple[str, str]], fresh: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Put fresh blocks where they sort by key; those that a person put in another order stay."""
    keys = [key for key, _ in kept]
    if keys == sorted(keys):
        return sorted(kept + fresh)
    for key, text in sorted(fresh):
        place = next((n for n, (other, _) in enumerate(kept) if other > key), len(kept))
        kept.insert(place, (key, text))
    return kept


def _replace(sections: dict[str, _Section], name: str, items: list[str]) -> None:
    section = sections.get(name, _Section(f"{name}:\n", []))
    head = section.head
    if not section.blocks and not _HEAD.search(head):  # a list in brackets, over any lines
        head = f"{_comments(head)}{name}:\n"
    sections[name] = _Section(opened(head) if items else _closed(head), items)


# The head of a list: comments, the line of its name, more comments.
_HEAD = re.compile(r"^(\w+:)(?:[ \t]*(?:\[[ \t]*\]|null|~))?(?=[ \t]*(?:#|\r?$))", re.MULTILINE)


def opened(head: str) -> str:
    """Turn the head of an empty list into that of one with items."""
    return _HEAD.sub(r"\1", head, count=1)


def _closed(head: str) -> str:
    """Turn the head of a list with items into that of an empty one."""
    return _HEAD.sub(r"\1 []", head, count=1)


def _comments(text: str) -> str:
    match = _COMMENTS.match(text)
    return match[0] if match else ""
