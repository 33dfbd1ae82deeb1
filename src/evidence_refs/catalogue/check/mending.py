"""The lines of one record, and what mends it -> its mended lines, with as few changed as can be.

Each mend is made in what the lines say, and in the lines. It holds only where the lines then say exactly
that: nothing else can change with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from evidence_refs.catalogue.check.finding import Add, Drop, Loc, Rename, Respell
from evidence_refs.catalogue.check.lines import in_list
from evidence_refs.catalogue.text import parse
from evidence_refs.catalogue.text.marks import compose
from evidence_refs.catalogue.text.respell import respell
from evidence_refs.catalogue.text.scalar import prose, quoted, scalar
from evidence_refs.errors import UnreadableError

InRecord: TypeAlias = Respell | Rename | Drop | Add
"""A mend that touches one record, or one field of the root, alone."""


def mended(lines: str, mend: InRecord) -> str | None:
    """Give the lines of a record, or of a field of the root, with a mend made; None where it cannot be.

    The lines of a record begin with `- `, with comments above it.
    """
    block = _Block.of(lines, mend.loc)
    data = block.data()
    if data is None or not _change(data, mend, block.way):
        return None
    for text in _spellings(block, mend):
        if _Block(text, block.head, block.way).data() == data:
            return text
    return None


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are a whole text behind `head`; `way` leads to the value in it."""

    lines: str
    head: str
    way: Loc

    @classmethod
    def of(cls, lines: str, loc: Loc) -> _Block:
        head = in_list("")
        if re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)* *-\s", lines):
            return cls(lines, head, ("x", 0, *loc[2:]))
        return cls(lines, "", loc)

    def data(self) -> Any:
        """Give what the lines say, None where that cannot be read or depends on who reads."""
        try:
            parsed = parse.parse(self.head + self.lines, "")
        except UnreadableError:
            return None
        return None if parsed.duplicates else parsed.data

    def replaced(self, start: int, end: int, text: str) -> str:
        """Give the lines with other characters in the place of some; offsets count the head."""
        whole = self.head + self.lines
        return (whole[:start] + text + whole[end:])[len(self.head) :]


def _change(data: Any, mend: InRecord, way: Loc) -> bool:
    """Make a mend in the data; say whether it could be."""
    above: Any = None
    try:
        for step in way if isinstance(mend, Add) else way[:-1]:
            above, data = data, data[step]
        match mend:
            case Respell():
                before = data[way[-1]]
                data[way[-1]] = mend.spell(before)
                return bool(data[way[-1]] != before)
            case Drop():
                del data[way[-1]]
                if not data and len(way) > 2:  # a record has no empty lists
                    del above[way[-2]]
            case Rename():
                if mend.name in data:
                    return False
                data[mend.name] = data.pop(way[-1])
            case Add():
                if mend.field in data:
                    return False
                data[mend.field] = mend.text
    except (KeyError, IndexError, TypeError, AttributeError):
        return False  # another mend took it away, or made something else of it
    return True


def _spellings(block: _Block, mend: InRecord) -> Iterator[str]:
    """Give the lines with the mend made, those with the fewest changes first."""
    if isinstance(mend, Add):
        yield respell(block.lines, {}, {mend.field: f"  {mend.field}: {scalar(mend.text)}\n"})
        return
    found = _find(compose(block.head + block.lines), block.way)
    if found is None:
        return
    start, end = found.value.start_mark.index, found.value.end_mark.index
    match mend:
        case Rename() if found.name is not None:
            name = found.name
            spelt = f'"{mend.name}"' if getattr(name, "style", None) == '"' else mend.name
            yield block.replaced(name.start_mark.index, name.end_mark.index, spelt)
        case Drop() if len(found.beside) == 1 and len(block.way) > 2:
            yield _without_field(block)
        case Drop():
            yield _without_item(block, found)
        case Respell():
            source = (block.head + block.lines)[start:end]
            source = source.rstrip()  # the end of a folded text is that of its last line
            for text in _scalars(source, found.value.value, mend, flow=found.flow):
                yield block.replaced(start, start + len(source), text)


@dataclass(frozen=True, slots=True)
class _Found:
    """A node, that of its name, those beside it, and whether it stands within brackets."""

    value: yaml.Node
    name: yaml.Node | None
    beside: list[yaml.Node]
    flow: bool


def _find(node: yaml.Node | None, way: Loc) -> _Found | None:
    found, flow = None, False
    for step in way:
        if isinstance(node, yaml.MappingNode):
            pairs = [pair for pair in node.value if pair[0].value == step]
            if not pairs:
                return None
            (name, value), beside = pairs[0], []
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            name, value, beside = None, node.value[step], node.value
        else:
            return None
        flow = flow or bool(node.flow_style)
        found, node = _Found(value, name, beside, flow), value
    return found


def _scalars(source: str, value: str, mend: Respell, *, flow: bool) -> Iterator[str]:
    """Spell a text anew: each of its lines as it stands, else all of it in standard form."""
    text = mend.spell(value)
    if "\n" in source:
        yield re.sub(r"[^\s].*", lambda line: mend.spell(line[0]), source)
        yield prose(text)
    elif source.startswith('"'):
        yield quoted(text)
    yield scalar(text, flow=flow)


def _without_item(block: _Block, found: _Found) -> str:
    nth = found.beside.index(found.value)
    starts = [node.start_mark.index for node in found.beside]
    ends = [node.end_mark.index for node in found.beside]
    if not found.flow:
        return _without_lines(block, starts[nth], ends[nth])
    if nth:
        return block.replaced(ends[nth - 1], ends[nth], "")
    return block.replaced(starts[0], starts[1] if len(starts) > 1 else ends[0], "")


def _without_field(block: _Block) -> str:
    field = _find(compose(block.head + block.lines), block.way[:-1])
    assert field is not None
    assert field.name is not None
    return _without_lines(block, field.name.start_mark.index, field.value.end_mark.index)


def _without_lines(block: _Block, start: int, end: int) -> str:
    text = block.head + block.lines
    start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end - 1)
    return block.replaced(start, len(text) if line_end < 0 else line_end + 1, "")
