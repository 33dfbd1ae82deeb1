"""A version of a catalogue's file -> its sections and blocks, hardly anything parsed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from evidence_refs.catalogue.text.blocks import Block, cut
from evidence_refs.catalogue.text.conflicts import MARK, first_conflict
from evidence_refs.catalogue.text.lines import BOM, decode, is_crlf
from evidence_refs.catalogue.text.parse import parse_item
from evidence_refs.catalogue.text.splice import dedented, indented
from evidence_refs.errors import UnreadableError
from evidence_refs.model import Catalogue
from evidence_refs.problems import Where

_UNDECIDED = b"# left undecided by an earlier merge\n"
# The first line of a record as a rule, below its comments; others are parsed.
_NAMED = {
    name: re.compile(rb"(?:#[^\n]*\n)*- %s: ([A-Za-z][A-Za-z0-9_.+/-]*)\n" % name.encode("ascii"))
    for name in ("key", "id")
}


class Form(NamedTuple):
    """How a file is written: with a byte order mark, and with CRLF."""

    marked: bool = False
    crlf: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A field at the root: the lines up to its first item, and those of each item.

    Items are here as they stand in the first column; in the file they stand after `indent` blanks.
    `printed` gives those that cannot be told from that alone, as they are in the file.
    """

    head: bytes = b""
    items: tuple[bytes, ...] = ()
    indent: int = 0
    printed: Mapping[bytes, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """A file in blocks. Whatever its form, its lines are ended by LF here, the last one too."""

    form: Form
    sections: Mapping[str, Section]


def read_version(raw: bytes, name: str) -> Version:
    """Cut a file into its sections.

    Raises:
        UnreadableError: it is no catalogue that is laid out in blocks; `name` says which it is.
    """
    body = decode(raw, name).encode("utf-8")
    if not body.endswith(b"\n"):
        body += b"\n"
    blocks = cut(body) or ()
    names = [block.section for block in blocks if not block.item]
    if not names or len({*names}) < len(names) or not Catalogue.model_fields.keys() >= {*names}:
        where = Where(name, first_conflict(raw))
        raise UnreadableError("is not laid out as a catalogue, a block a record", where=where)
    form = Form(raw.startswith(BOM), is_crlf(raw))
    return Version(form, {name: _section(body, name, blocks) for name in names})


def write_version(version: Version) -> bytes:
    """Give the bytes of a version's file."""
    parts: list[bytes] = [BOM] if version.form.marked else []
    for section in version.sections.values():
        parts.append(section.head)
        for item in section.items:
            shown = section.printed.get(item) if section.printed else None
            parts.append(shown or (_indented(item, section.indent) if section.indent else item))
    raw = b"".join(parts)
    return raw.replace(b"\n", b"\r\n") if version.form.crlf else raw


def without_undecided(raw: bytes) -> bytes:
    """Take the blocks out of a file in which an earlier merge left a conflict.

    Where two branches were merged into each other before, git merges the common ancestors first, and
    gives what came of it as the base, conflicts and all. What is undecided there is no base.
    """
    if first_conflict(raw) is None:
        return raw
    text = MARK.sub(lambda mark: b"\n" if mark[0].startswith(b">") else _UNDECIDED, raw)
    kept = b""
    for block in cut(text) or ():
        lines = text[block.start : block.end]
        if not (block.item and _UNDECIDED in lines):
            kept += lines.replace(_UNDECIDED, b"")
    return kept


def keyed(section: Section, identity: str) -> dict[str, bytes]:
    """Give the items of a list of records by what they are known by.

    Raises:
        UnreadableError: one has no name, or two have the same.
    """
    found: dict[str, bytes] = {}
    for item in section.items:
        named = _NAMED[identity].match(item)
        if named:
            key: object = named[1].decode("ascii")
        else:
            value = parse_item(item.decode("utf-8"))
            key = value.get(identity) if isinstance(value, dict) else None
        if not isinstance(key, str) or key in found:
            raise UnreadableError(f"has a record without `{identity}`, or two of one")
        found[key] = item
    return found


def _section(body: bytes, name: str, blocks: Sequence[Block]) -> Section:
    head, *items = (block for block in blocks if block.section == name)
    lines = [body[block.start : block.end] for block in items]
    top = body[head.start : head.end]
    if not items or not items[0].indent:
        return Section(top, tuple(lines))
    indent = items[0].indent
    flat = [dedented(each, indent).encode("utf-8") for each in lines]
    printed = {
        item: each
        for item, each in zip(flat, lines, strict=True)
        if _indented(item, indent) != each
    }
    return Section(top, tuple(flat), indent, printed)


def _indented(item: bytes, indent: int) -> bytes:
    """Indent an item, but not the marks of a conflict in it: git's begin in the first column."""
    text = indented(item.decode("utf-8"), indent).encode("utf-8")
    return re.sub(rb"^ {%d}(?=[<=>]{7})" % indent, b"", text, flags=re.MULTILINE)
