"""Three versions of a catalogue's file -> one, and what a person must decide.

What at most one side changed is that side's bytes, at every level: the file, a list, a record, a
field. Only what both changed is parsed, and merged by what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import methodcaller

from evidence_refs.catalogue.git.comments import merge_block
from evidence_refs.catalogue.git.conflicts import Conflict, Unit, written
from evidence_refs.catalogue.git.decisions import DECISIONS, merge_decisions
from evidence_refs.catalogue.git.fields import Clash
from evidence_refs.catalogue.git.lists import RecordList
from evidence_refs.catalogue.git.record import Field
from evidence_refs.catalogue.git.three_way import Three, merge_names
from evidence_refs.catalogue.git.version import (
    Form,
    Section,
    Version,
    read_version,
    without_undecided,
    write_version,
)
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.catalogue.text.splice import rehead
from evidence_refs.errors import UnreadableError
from evidence_refs.model import Catalogue

IDENTITIES = {"documents": "id", "references": "key"}
"""The lists of records, with the field that a record is known by."""

MARKER_SIZE = 7
"""How many signs git's own marks have."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged file, and its conflicts from above; without any, nothing is left to do."""

    raw: bytes
    conflicts: tuple[Conflict, ...] = ()


def merge(base: bytes, ours: bytes, theirs: bytes, size: int = MARKER_SIZE) -> Merged:
    """Merge what two sides made of a catalogue, record by record and field by field.

    Args:
        base: the file that both began with; empty where both added it.
        ours: the file of one side.
        theirs: that of the other.
        size: how many signs the marks of a conflict have.

    Raises:
        UnreadableError: one of them is no catalogue, or is not laid out a block a record.
    """
    versions = Three(base, ours, theirs)
    if versions.is_settled:
        return Merged(versions.newer)
    before = without_undecided(base)
    read = Three(
        read_version(before, "base") if before else Version(Form(), {}),
        read_version(ours, "ours"),
        read_version(theirs, "theirs"),
    )
    sections, conflicts = _sections(read, size)
    form = Form(*(Three(*each).newer for each in zip(*read.map(lambda v: v.form), strict=True)))
    raw = write_version(Version(form, sections))
    return Merged(raw, tuple(_placed(conflicts, raw, size)))


def _sections(versions: Three[Version], size: int) -> tuple[dict[str, Section], list[Conflict]]:
    names = [*Catalogue.model_fields]
    there = versions.map(lambda version: version.sections)
    sections = {name: there.map(methodcaller("get", name, Section())) for name in names}
    lists = {name: RecordList.of(sections[name], field) for name, field in IDENTITIES.items()}
    moves = lists["references"].moves
    merged: dict[str, Section] = {}
    conflicts: list[Conflict] = []
    for name in merge_names(there.ours, there.theirs, names):
        three = sections[name]
        # Pairs of keys follow records that were renamed, even if one side alone has changed them.
        if three.is_settled and not (name == "distinct" and any(moves)):
            merged[name] = three.newer
            continue
        units: list[Unit] = []
        if name in lists:
            units = lists[name].merged(size)
        elif name in DECISIONS:
            units = merge_decisions(name, three, moves, size)
        filled = any(not unit.text.startswith("#") or "\n- " in unit.text for unit in units)
        head = _head(name, three.map(lambda section: section.head), filled)
        if any(isinstance(part, Clash) for part in head):
            conflicts.append(Conflict(name, "both sides changed it"))
        conflicts += [each for unit in units for each in unit.conflicts]
        items = tuple(unit.text.encode("utf-8") for unit in units)
        merged[name] = Section(written(head, size).encode("utf-8"), items, *_spelling(three))
    return merged, conflicts


def _spelling(sections: Three[Section]) -> tuple[int, Mapping[bytes, bytes]]:
    """Give how the items of a list are indented, and what stands otherwise in a file indented so."""
    indent = sections.map(lambda section: section.indent).either
    printed: dict[bytes, bytes] = {}
    for section in sections:
        printed |= section.printed if section.indent == indent else {}
    return indent, printed


def _head(name: str, heads: Three[bytes], filled: bool) -> list[str | Clash]:
    """Merge the lines from a section's name to its first item; `filled` says that it has one."""
    if name not in (*IDENTITIES, *DECISIONS):
        texts = heads.map(lambda head: head.decode("utf-8"))
        values = texts.map(lambda text: parse(text, "").data[name] if text else None)
        return merge_block(Three(*map(Field, texts, values)))
    texts = heads.map(lambda head: _opened(name, head))
    head = written(merge_block(texts.map(lambda text: Field(text, name))), MARKER_SIZE)
    if not filled:
        return [rehead(head.encode("utf-8"), items=False).decode("utf-8")]
    return [head or f"{name}:\n"]


def _opened(name: str, head: bytes) -> str:
    """Give the head of a list, be it empty or in brackets, as that of one that is laid out in items.

    Raises:
        UnreadableError: it is a list of records in brackets.
    """
    text = rehead(head, items=True).decode("utf-8")
    if not text or re.search(rf"^{name}:[ \t]*(?:#.*)?$", text, re.MULTILINE):
        return text
    if name in IDENTITIES:
        raise UnreadableError(f"has its `{name}` in brackets")
    return "".join(f"{comment}\n" for comment in comments_in(text)) + f"{name}:\n"


def _placed(conflicts: Iterable[Conflict], raw: bytes, size: int) -> Iterator[Conflict]:
    """Give the conflicts with the lines of their first marks, which stand in the same order."""
    text, mark = b"\n" + raw, b"\n" + b"<" * size + b" ours"
    line = at = 0
    for conflict in conflicts:
        found = text.index(mark, at) + 1
        line += text.count(b"\n", at, found)
        at = found
        yield replace(conflict, line=line)
