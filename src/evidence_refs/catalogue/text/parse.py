"""YAML text -> plain dicts, lists and text, with nothing guessed.

Every scalar is text; only a plain `null`, `~` or nothing at all is None. Anchors, aliases, merge
keys and tags are refused: a catalogue needs none, and a few lines of them can fill a memory.
Source of the format: https://yaml.org/spec/1.2.2/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from evidence_refs.catalogue.text.marks import Marks
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Problem

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml: the same events, ten times slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

_Event: TypeAlias = Any  # a yaml.Event; its marks are never None here
_Value: TypeAlias = Any  # text, None, a list or a dict of them

MAX_DEPTH = 20

_NULLS = frozenset({"", "~", "null"})
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)  # what YAML's own readers refuse


@dataclass(frozen=True, slots=True)
class Parsed:
    """A parsed file.

    `fields` are the names at the root with the offset of the first line of each, `items` the same
    for the items of those lists at the root whose items all begin with `- ` in the first column.
    Comment lines directly above belong to what they stand above. `blocks` says whether all fields
    at the root begin in the first column, and nothing ends the document before the file.
    `duplicates` are the names that stand twice in one map, with the offset of the second.
    """

    data: dict[str, Any]
    text: str
    fields: tuple[tuple[str, int], ...]
    items: dict[str, tuple[int, ...]]
    blocks: bool
    duplicates: tuple[tuple[str, int], ...]


def parse(text: str, file: str) -> Parsed:
    """Parse the text of a catalogue.

    Raises:
        UnreadableError: it is not YAML, not a map of fields, or uses anchors, aliases or tags.
    """
    marks = Marks(file, text)
    builder = _Builder(text, marks)
    try:
        data = builder.document()
    except yaml.reader.ReaderError as error:
        raise _unprintable(text, marks) from error
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text, marks) from error
    return Parsed(
        data=data,
        text=text,
        fields=tuple(builder.fields),
        items={name: tuple(offsets) for name, offsets in builder.items.items()},
        blocks=builder.blocks,
        duplicates=tuple(builder.duplicates),
    )


def parse_item(text: str) -> _Value:
    """Parse a list of one item, and give the item.

    Raises:
        UnreadableError: it is not that; it names no place, and not always the reason.
    """
    builder = _Builder(text, Marks("", text))
    try:
        value = builder.item()
    except (yaml.reader.ReaderError, yaml.MarkedYAMLError) as error:
        raise UnreadableError("is not valid YAML") from error
    if builder.duplicates:
        raise UnreadableError("has a field twice")
    return value


def duplicate_problems(parsed: Parsed, marks: Marks) -> Iterator[Problem]:
    """Give a problem for each field that stands twice in one map."""
    for name, offset in parsed.duplicates:
        yield Problem(
            "duplicate-field",
            f"`{name}` stands twice in one map",
            marks.at(offset),
            hint="keep one of the two",
        )


@dataclass(slots=True)
class _Builder:
    """Builds the data in one pass over the parser's events; no tree of nodes is kept."""

    text: str
    marks: Marks
    fields: list[tuple[str, int]] = field(default_factory=list)
    items: dict[str, list[int]] = field(default_factory=dict)
    duplicates: list[tuple[str, int]] = field(default_factory=list)
    blocks: bool = True
    _parser: Any = None
    _last: _Event = None

    def document(self) -> dict[str, Any]:
        self._parser = _Parser(self.text)
        self._next()  # the stream
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refuse(event, "is empty: a catalogue begins with `version: 1`")
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            raise self._refuse(event, "is not a catalogue, which begins with `version: 1`")
        data = self._root(event)
        self.blocks &= not self._next().explicit  # `...` ends it: nothing can be put after that
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            raise self._refuse(end, "holds a second YAML document")
        return data

    def item(self) -> _Value:
        self._parser = _Parser(self.text)
        kinds = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.SequenceStartEvent)
        if not all(isinstance(self._next(), kind) for kind in kinds):
            raise UnreadableError("is no list")
        value = self._value(self._next(), 2)
        kinds_after = (yaml.SequenceEndEvent, yaml.DocumentEndEvent, yaml.StreamEndEvent)
        if not all(isinstance(self._next(), kind) for kind in kinds_after):
            raise UnreadableError("is a list of more than one")
        return value

    def _root(self, start: yaml.MappingStartEvent) -> dict[str, Any]:
        self._check(start)
        self.blocks &= not start.flow_style
        data: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            name = self._name(event, data)
            offset = event.start_mark.index
            self.blocks &= self._first_in_line(offset)
            self.fields.append((name, self._with_comment(offset)))
            event = self._next()
            if isinstance(event, yaml.SequenceStartEvent):
                data[name] = self._root_list(name, event)
            else:
                data[name] = self._value(event, 1)
        return data

    def _root_list(self, name: str, start: yaml.SequenceStartEvent) -> list[Any]:
        self._check(start)
        offsets, values, in_lines = [], [], True
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            offset = event.start_mark.index
            line = self._line_start(offset)
            in_lines &= self.text[line:offset].rstrip(" ") == "-"
            offsets.append(self._with_comment(line))
            values.append(self._value(event, 2))
        if in_lines:
            self.items[name] = offsets
        return values

    def _with_comment(self, line: int) -> int:
        """Move up over the comment lines directly above, which belong to what follows them."""
        floor = self._last.end_mark.index if self._last else 0
        while line > floor:
            above = self._line_start(line - 1)
            if above < floor or self.text[above : above + 1] != "#":
                break
            line = above
        return line

    def _line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def _first_in_line(self, offset: int) -> bool:
        return self._line_start(offset) == offset

    def _next(self) -> _Event:
        return self._parser.get_event()

    def _value(self, event: _Event, depth: int) -> _Value:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self._check(event)
            self._last = event
            value = event.value
            return None if not event.style and value in _NULLS else value
        self._check(event)
        if depth > MAX_DEPTH:
            raise self._refuse(event, f"is nested more than {MAX_DEPTH} deep")
        if kind is yaml.SequenceStartEvent:
            values = []
            while type(event := self._next()) is not yaml.SequenceEndEvent:
                values.append(self._value(event, depth + 1))
            return values
        data: dict[str, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            name = self._name(event, data)
            data[name] = self._value(self._next(), depth + 1)
        return data

    def _name(self, event: _Event, data: dict[str, Any]) -> str:
        if type(event) is not yaml.ScalarEvent or event.anchor or event.tag:
            self._check(event)
            raise self._refuse(event, "has a list or a map in the place of a field's name")
        name: str = event.value
        if name == "<<" and not event.style:
            raise self._refuse(event, "uses a merge key (`<<`), which a catalogue may not")
        if name in data:
            mark: Any = event.start_mark
            self.duplicates.append((name, mark.index))
        return name

    def _check(self, event: _Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._refuse(
                event, f"uses an alias (`*{event.anchor}`), which a catalogue may not"
            )
        if event.anchor:
            raise self._refuse(
                event, f"uses an anchor (`&{event.anchor}`), which a catalogue may not"
            )
        if event.tag:
            raise self._refuse(event, "uses a tag (`!…`), which a catalogue may not")

    def _refuse(self, event: _Event, message: str) -> UnreadableError:
        return UnreadableError(
            message,
            where=self.marks.at(event.start_mark.index),
            hint="write the value out; quote a text that begins with & * or !"
            if "may not" in message
            else None,
        )


def _unprintable(text: str, marks: Marks) -> UnreadableError:
    match = _UNPRINTABLE.search(text)
    code = ord(match[0]) if match else 0
    return UnreadableError(
        f"holds a character that YAML cannot: U+{code:04X}",
        where=marks.at(match.start() if match else 0),
        hint=f'take it out, or write it in double quotes as "\\u{code:04X}"',
    )


def _not_yaml(error: yaml.MarkedYAMLError, text: str, marks: Marks) -> UnreadableError:
    mark = error.problem_mark or error.context_mark
    # A quote or bracket that is never closed is found at the end; the mistake is where it opens.
    if error.context_mark and mark and not text[mark.index :].strip():
        mark = error.context_mark
    offset = min(mark.index if mark else 0, len(text.rstrip()) - 1)
    if text[offset : offset + 1] == "\t":
        message, hint = (
            "is not valid YAML: a tab stands where only spaces may",
            "indent with spaces",
        )
    else:
        reason = ", ".join(part for part in (error.problem, error.context) if part)
        message = f"is not valid YAML: {reason}"
        hint = "put a text that holds `: ` or ` #`, or begins with a sign, in double quotes"
    return UnreadableError(" ".join(message.split()), where=marks.at(offset), hint=hint)
