"""YAML text -> its comments, each with the value that it belongs to.

A comment on a line of its own belongs to what follows, unless it is indented deeper: then it ends
what stands above it. One at the end of a line belongs to the last thing on that line. No parser
gives comments: they are what stands between a text's scalars and begins with `#`.
Source of the format: https://yaml.org/spec/1.2.2/#66-comments
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_ENDS = "\n\r\x85\u2028\u2029"  # of lines, as YAML 1.1 has them
_COMMENT = re.compile(f"#[^{_ENDS}]*")
_BLOCK_HEAD = re.compile(f"[|>][-+0-9]*[ \t]+(#[^{_ENDS}]*)")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_DASH = re.compile(f"(?:[\\s:?]|#[^{_ENDS}]*)*?-")

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value from the root: names of fields and positions in lists."""


@dataclass(slots=True)
class Notes:
    """The comments of one value.

    `above` stand on lines of their own, with ``""`` for a blank line among or beside them; `end` at
    the end of its line; `below` end the list or map that it is.
    """

    above: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.above or self.end or self.below)


def comments(text: str) -> dict[Path, Notes]:
    """Give the notes of each value that has some.

    The root, ``()``, has what stands above its first field and below its last. The text is one that
    `parse` takes, with LF at the end of lines.
    """
    if "#" not in text:
        return {}
    walk = _Walk(text)
    walk.run()
    return {path: notes for path, notes in walk.notes.items() if notes}


def comments_in(text: str) -> tuple[str, ...]:
    """Give the comments of some lines of YAML, each from its `#` to the end of its line."""
    notes = comments(text).values()
    found = (line for note in notes for line in (*note.above, *note.end, *note.below))
    return tuple(line for line in found if line)


@dataclass(slots=True)
class _Open:
    """A list or map that has begun.

    `column` is that of its items' dashes or of its names; a flow collection has none. `name` is the
    field whose value comes next, None where a name or an item does.
    """

    path: Path
    is_map: bool
    column: int | None
    count: int = 0
    name: str | None = None


@dataclass(slots=True)
class _Walk:
    """One pass over the parser's events; `at` is how far the text has been read."""

    text: str
    notes: defaultdict[Path, Notes] = field(default_factory=lambda: defaultdict(Notes))
    at: int = 0
    last: Path = ()  # what began or ended last, at `at`
    open: list[_Open] = field(default_factory=list)
    closed: list[_Open] = field(default_factory=list)  # since then, the innermost first

    def run(self) -> None:
        for event in yaml.parse(self.text, Loader=_Loader):
            marks: tuple[Any, Any] = (event.start_mark, event.end_mark)
            start, end = (mark.index for mark in marks)
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event, start, end)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, start, end)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._close(start, end)
        self._gap(len(self.text), (), "below", -1)

    def _scalar(self, event: Any, start: int, end: int) -> None:
        top = self.open[-1]
        if top.is_map and top.name is None:
            path = (*top.path, event.value)
            first = not top.path and not top.count
            self._gap(start, () if first else path, "above", top.column)
            top.name = event.value
            self._read(end, path)
            return
        path = self._value(start)
        if start < end:  # else there is nothing, and no place where it would stand
            self._gap(start, path, "above")
            if head := _BLOCK_HEAD.match(self.text, start) if event.style in ("|", ">") else None:
                self.notes[path].end.append(head[1].rstrip())
            self._read(end, path)
        self._done()

    def _begin(self, event: Any, start: int, end: int) -> None:
        path = self._value(start) if self.open else ()
        if event.flow_style:
            self._gap(start, path, "above")
            self._read(end, path)
        is_map = isinstance(event, yaml.MappingStartEvent)
        column = None if event.flow_style else event.start_mark.column
        self.open.append(_Open(path, is_map, column))

    def _close(self, start: int, end: int) -> None:
        top = self.open.pop()
        if top.column is None:
            self._gap(start, top.path, "below")
            self._read(end, top.path)
        else:
            self.closed.append(top)
        if self.open:
            self._done()

    def _value(self, start: int) -> Path:
        """Give the path of the value that comes next, read as far as the dash before it."""
        top = self.open[-1]
        if top.is_map:
            return (*top.path, top.name or "")
        path = (*top.path, top.count)
        if top.column is not None and (dash := _DASH.match(self.text, self.at, start)):
            self._gap(dash.end() - 1, path, "above", top.column)
            self._read(dash.end(), path)
        return path

    def _done(self) -> None:
        self.open[-1].name = None
        self.open[-1].count += 1

    def _read(self, at: int, last: Path) -> None:
        self.at, self.last = at, last
        self.closed.clear()

    def _gap(self, stop: int, path: Path, side: str, column: int | None = None) -> None:
        """Note the comments up to `stop`, where the value of `path` begins or ends.

        What is indented deeper than `column` ends a list or map that has been closed.
        """
        end, found = self.at, None
        for match in _COMMENT.finditer(self.text, self.at, stop):
            start, end = match.span()
            line = max(self.text.rfind(each, 0, start) for each in _ENDS) + 1
            alone = not self.text[line:start].strip()
            if not alone and line <= self.at and self.last:
                self.notes[self.last].end.append(match[0].rstrip())
                continue
            found = self._owner(path, side, column, start - line if alone else 0)
            if line and not self.text[self.text.rfind("\n", 0, line - 1) + 1 : line].strip():
                found.append("")
            found.append(match[0].rstrip())
        if found is not None and found is self._side(path, "above"):
            found += [""] * bool(_BLANK_LINE.search(self.text, end, stop))

    def _owner(self, path: Path, side: str, column: int | None, indent: int) -> list[str]:
        """Give the list to which a comment belongs that has a line of its own."""
        if column is not None and indent > column:
            for each in self.closed:
                if each.column is not None and indent >= each.column + (not each.is_map):
                    return self._side(each.path, "below")
        return self._side(path, side)

    def _side(self, path: Path, side: str) -> list[str]:
        notes: list[str] = getattr(self.notes[path], side)
        return notes
