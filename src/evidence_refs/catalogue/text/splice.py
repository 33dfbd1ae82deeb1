"""Put a change into the bytes of the catalogue's file, touching only what changed.

The file is cut into blocks: each field at the root, each document, each reference. Blocks that stay
keep their bytes; a changed reference keeps the text of what is the same in it. Comments directly above
a block belong to it, others stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from evidence_refs.catalogue.change import Change, unchanged
from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.blocks import Block
from evidence_refs.catalogue.text.lines import decode, encode, is_crlf
from evidence_refs.catalogue.text.parse import parse_item
from evidence_refs.catalogue.text.respell import (
    around,
    comment_at_end,
    ended,
    free_comments,
    own_lines,
    respell,
    respelt_items,
)
from evidence_refs.errors import UnreadableError
from evidence_refs.model import Catalogue, DocumentRecord, Reference


@dataclass(slots=True)
class _Section:
    """A field at the root: the lines up to its first item, and those of each item by its name."""

    name: str
    head: bytes
    items: list[tuple[str, bytes]] = field(default_factory=list)
    indent: int = 0


def splice(
    raw: bytes,
    blocks: Sequence[Block],
    change: Change,
    *,
    keys: Sequence[str],
    record: Callable[[str], Reference],
    rest: Catalogue,
) -> bytes:
    """Give the file's bytes with a change in them.

    Args:
        raw: the bytes of the file.
        blocks: what they are made of.
        change: what is to be different.
        keys: the keys of the references, in the order of the file.
        record: gives a record as it was before.
        rest: what stands beside the references as it was, in the order of the file.
    """
    crlf = is_crlf(raw)
    before = {document.id: document for document in rest.documents}
    sections = _sections(raw, blocks, {"references": keys, "documents": list(before)})
    if change.put or change.gone:
        section = _of(sections, "references", crlf=crlf)
        _put_references(section, change, record, crlf=crlf)
    if change.documents is not None:
        section = _of(sections, "documents", crlf=crlf)
        _put_documents(section, before, change.documents, crlf=crlf)
    if change.removed is not None:
        items = map(render.removed_items, (rest.removed, change.removed))
        _put_decisions(_of(sections, "removed", crlf=crlf), *items, crlf=crlf)
    if change.distinct is not None:
        items = map(render.distinct_items, (rest.distinct, change.distinct))
        _put_decisions(_of(sections, "distinct", crlf=crlf), *items, crlf=crlf)
    parts = (
        part
        for each in sections.values()
        for part in (each.head, *(text for _, text in each.items))
    )
    return _joined(parts, crlf=crlf)


def record_lines(raw: bytes, blocks: Sequence[Block], at: int) -> str:
    """Give the lines of a record with the comments above it, not those below; `at` counts from 0."""
    block = [each for each in blocks if each.item and each.section == "references"][at]
    text = dedented(raw[block.start : block.end], block.indent)
    return ended(own_lines(text))


def _sections(
    raw: bytes, blocks: Sequence[Block], names: dict[str, Sequence[str]]
) -> dict[str, _Section]:
    sections: dict[str, _Section] = {}
    for block in blocks:
        text = raw[block.start : block.end]
        if not block.item:
            sections[block.section] = _Section(block.section, text)
            continue
        section = sections[block.section]
        known = names.get(block.section)
        section.items.append((known[len(section.items)] if known else "", text))
        section.indent = block.indent
    return sections


def _of(sections: dict[str, _Section], name: str, *, crlf: bool) -> _Section:
    return sections.setdefault(name, _Section(name, _encoded(f"{name}:\n", 0, crlf=crlf)))


def _put_references(
    section: _Section, change: Change, record: Callable[[str], Reference], *, crlf: bool
) -> None:
    now = {old: new for new, old in change.renamed.items()}
    section.items = [(now.get(name, name), text) for name, text in section.items]
    standing = dict(section.items)
    changed: dict[str, str] = {}
    fresh: list[tuple[str, bytes]] = []
    for new in change.put:
        text = dedented(standing.get(new.key, b""), section.indent)
        if new.key in change.text and _says(change.text[new.key], new):
            changed[new.key] = ended(change.text[new.key]) + text[len(own_lines(text)) :]
        elif text:
            old = record(change.renamed.get(new.key, new.key))
            changed[new.key] = _respelt(text, old, new)
        else:  # at once as bytes: an import may have a hundred thousand of them
            text = render.render_reference(new)
            fresh.append((new.key, _encoded(text, section.indent, crlf=crlf)))
    moving = _moving(list(standing), change.renamed)
    _update(section, changed, {*change.gone}, moving, fresh, crlf=crlf)


def _respelt(text: str, old: Reference, new: Reference) -> str:
    """Give the lines of a changed record; written anew where a layout was not understood."""
    spelt = respell(text, render.reference_fields(old), render.reference_fields(new))
    return spelt if _says(spelt, new) else around(text, render.render_reference(new))


def _says(text: str, reference: Reference) -> bool:
    from pydantic import ValidationError

    try:
        return unchanged(Reference.model_validate(parse_item(text)), reference)
    except (UnreadableError, ValidationError):
        return False


def _moving(names: Sequence[str], renamed: Iterable[str]) -> set[str]:
    """Give the new names that no longer sort where they stand; `names` are in the file's order."""
    beside = zip(names, ["", *names], [*names[1:], ""], strict=False)
    moving = {name for name, one, other in beside if name < one or "" < other < name}
    return moving.intersection(renamed)


def _put_documents(
    section: _Section,
    before: dict[str, DocumentRecord],
    after: Sequence[DocumentRecord],
    *,
    crlf: bool,
) -> None:
    standing = dict(section.items)
    changed: dict[str, str] = {}
    for new in after:
        if before.get(new.id) != new:
            text = dedented(standing.get(new.id, b""), section.indent)
            changed[new.id] = around(text, render.render_document(new))
    _update(section, changed, before.keys() - {each.id for each in after}, crlf=crlf)


def _update(
    section: _Section,
    changed: dict[str, str],
    gone: Container[str],
    moving: Container[str] = (),
    fresh: Iterable[tuple[str, bytes]] = (),
    *,
    crlf: bool,
) -> None:
    """Put changed items into a section, and take others out; `fresh` ones stand where they sort.

    Comments after an item that goes, or that moves under its new name, stay where they are, with
    what stands before it.
    """
    kept: list[tuple[str, bytes]] = []
    head = section.head
    for name, text in section.items:
        if name in changed and name not in moving:
            kept.append((name, _encoded(changed.pop(name), section.indent, crlf=crlf)))
        elif name in changed or name in gone:
            free = free_comments(dedented(text, section.indent))
            if name in changed:
                changed[name] = changed[name].removesuffix(free)
            left = _encoded(free, section.indent, crlf=crlf)
            if kept:
                kept[-1] = (kept[-1][0], _joined([kept[-1][1], left], crlf=crlf))
            else:
                head = _joined([head, left], crlf=crlf)
        else:
            kept.append((name, text))
    moved = [(name, _encoded(text, section.indent, crlf=crlf)) for name, text in changed.items()]
    section.items = _in_order(kept, [*moved, *fresh])
    section.head = rehead(head, items=bool(section.items))


def _in_order(
    kept: list[tuple[str, bytes]], fresh: Iterable[tuple[str, bytes]]
) -> list[tuple[str, bytes]]:
    """Put new items where they sort; those that a person put in another order stay."""
    names = [name for name, _ in kept]
    if names == sorted(names):
        return sorted([*kept, *fresh], key=itemgetter(0))
    for name, text in sorted(fresh):
        place = next((at for at, (other, _) in enumerate(kept) if other > name), len(kept))
        kept.insert(place, (name, text))
    return kept


def _put_decisions(
    section: _Section, before: Sequence[str], after: Sequence[str], *, crlf: bool
) -> None:
    """Put a list of keys, or of pairs, in the place of another; items that stay keep their lines."""
    head = decode(section.head, "")
    standing = [dedented(text, section.indent) for _, text in section.items]
    if not standing and not _HEAD.search(head):  # in brackets, over any lines
        above = comments_above(head)
        head = f"{above}{section.name}:{comment_at_end(head[len(above) :])}\n"
    texts = list(after)
    if standing and texts and len(standing) == len(before):
        texts = respelt_items(standing, before, after) or texts
    section.items = [("", _encoded(text, section.indent, crlf=crlf)) for text in texts]
    section.head = rehead(encode(head, section.head), items=bool(texts))


# The head of a list: comments, the line of its name, more comments.
_HEAD = re.compile(r"^(\w+:)(?:[ \t]*(?:\[[ \t]*\]|null|~))?(?=[ \t]*(?:#|\r?$))", re.MULTILINE)
_COMMENTS = re.compile(r"(?:(?:[ \t]*#[^\n]*|[ \t\r]*)\n)*")


def comments_above(text: str) -> str:
    """Give the comments and blank lines that a text begins with."""
    match = _COMMENTS.match(text)
    return match[0] if match else ""


def opened(head: str) -> str:
    """Turn the head of an empty list into that of one with items."""
    return _HEAD.sub(r"\1", head, count=1)


def rehead(head: bytes, *, items: bool) -> bytes:
    """Turn the head of a list into that of one with items, or of an empty one."""
    text = decode(head, "")
    after = opened(text) if items else _HEAD.sub(r"\1 []", text, count=1)
    return head if after == text else encode(after, head)


def _joined(parts: Iterable[bytes], *, crlf: bool) -> bytes:
    """Put lines together, each part on lines of its own."""
    end = b"\r\n" if crlf else b"\n"
    return b"".join(part if not part or part.endswith(b"\n") else part + end for part in parts)


def dedented(raw: bytes, indent: int) -> str:
    """Give the text of an item as it would stand in the first column.

    Only within quotes may a line begin further to the left; blanks there mean nothing.
    """
    text = decode(raw, "")
    return re.sub(rf"^ {{1,{indent}}}", "", text, flags=re.MULTILINE) if indent else text


def indented(text: str, indent: int) -> str:
    """Give the text of an item that stands in the first column as it stands after some blanks."""
    return re.sub(r"^(?=.)", " " * indent, text, flags=re.MULTILINE) if indent else text


def _encoded(text: str, indent: int, *, crlf: bool) -> bytes:
    text = indented(text, indent)
    return (text.replace("\n", "\r\n") if crlf else text).encode("utf-8")
