"""Values with their comments -> the lines of the standard form.

What has no comments inside is written as it always is. A list or map that has is written with a
line for each of its items, so that each comment stays by its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from evidence_refs.catalogue.text.comments import Notes, Path
from evidence_refs.catalogue.text.scalar import scalar

Data: TypeAlias = Any
"""Text, a number, a truth, None, a list, or a map; one with whole numbers for names is a list, too,
whose items are named by where they stood."""

_WIDTH = 100
_RECORDS = ("documents", "references")
_NONE = Notes()


@dataclass(frozen=True, slots=True)
class Commented:
    """Values at the root with the notes of each, and how a value is written that has none inside."""

    root: Mapping[str, Data]
    notes: Mapping[Path, Notes]
    texts: Mapping[Path, str]
    inside: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        for path, note in self.notes.items():
            if note.below:
                self.inside.add(path)
            if note:
                self.inside.update(path[:length] for length in range(len(path)))

    def lines(self) -> Iterator[str]:
        """Give the lines of the file."""
        whole = self.notes.get((), _NONE)
        head = list(_spaced(whole.above))
        yield from head[1:] if head[:1] == [""] else head
        for name, data in self.root.items():
            yield from self._lines((name,), data, 0)
        yield from _spaced(whole.below)

    def _lines(self, path: Path, data: Data, indent: int) -> Iterator[str]:
        """Give the lines of a field or an item."""
        note, pad = self.notes.get(path, _NONE), " " * indent
        is_item, block = isinstance(path[-1], int), self._is_block(path, data, indent)
        # A list or map that is an item has no line of its own, at whose end a comment can stand.
        above, end = ([*note.above, *note.end], []) if is_item and block else (note.above, note.end)
        yield from _spaced(above, pad)
        if not block:
            text = self.texts.get(path) or f"{pad}{_head(path)} {_flow(data, _is_key(path))}"
            yield from _with_end(text.rstrip("\n").split("\n"), end)
            return
        deeper = indent + 2 if is_item or not _is_list(data) else indent
        lines = (
            line for step, each in _items(data) for line in self._lines((*path, step), each, deeper)
        )
        if is_item:
            yield f"{pad}- {next(lines)[deeper:]}"
        else:
            yield from _with_end([f"{pad}{_head(path)}"], end)
        yield from lines
        yield from _spaced(note.below, " " * (deeper + 2 if _is_list(data) else deeper))

    def _is_block(self, path: Path, data: Data, indent: int) -> bool:
        """Say whether a list or map is written with a line for each of its items."""
        if not data or not isinstance(data, list | dict):
            return False
        if path in self.inside or len(path) == 1 or (len(path) == 2 and path[0] in _RECORDS):
            return True
        long = len(path) > 3 and len(_head(path)) + len(_flow(data)) + indent + 1 > _WIDTH
        return long and _is_list(data) and isinstance(data[0], dict)


def settled(path: Path, data: Data, notes: dict[Path, Notes]) -> None:
    """Move the notes inside a value to where they are found again once it is written.

    Of several at the end of one line, the last stays there. What stands above the first field of an
    item, or of the file, stands above that; what ends the last item of a list ends the list; what
    stands in an empty list stands above it.
    """
    if path in notes:
        notes[path].above += notes[path].end[:-1]
        del notes[path].end[:-1]
    steps = [step for step, _ in _items(data)] if isinstance(data, list | dict) else []
    for step, each in _items(data) if steps else ():
        settled((*path, step), each, notes)
    if not steps:
        _move(notes, (path, "below"), (path, "above"))
    elif not path or isinstance(path[-1], int):
        if len(path) == 2 and path[0] in _RECORDS:
            _move(notes, (path, "end"), (path, "above"))  # a record never stands on one line
        _move(notes, ((*path, steps[0]), "above"), (path, "above"))
    if steps and len(path) > 1 and _is_list(data):
        _move(notes, (path, "below"), ((*path, steps[-1]), "below"))
        _move(notes, ((*path, steps[-1]), "below"), (path, "below"))


def _move(notes: dict[Path, Notes], source: tuple[Path, str], target: tuple[Path, str]) -> None:
    """Move notes to the end of others."""
    if source[0] in notes and (lines := getattr(notes[source[0]], source[1])):
        getattr(notes.setdefault(target[0], Notes()), target[1]).extend(lines)
        lines.clear()


def _items(data: Data) -> Iterable[tuple[str | int, Data]]:
    return data.items() if isinstance(data, dict) else enumerate(data)


def _is_list(data: Data) -> bool:
    return isinstance(data, list) or any(isinstance(step, int) for step in data)


def _is_key(path: Path) -> bool:
    return path[0] in ("removed", "distinct") or path[2:3] in (("key",), ("aliases",))


def _head(path: Path) -> str:
    step = path[-1]
    return "-" if isinstance(step, int) else f"{scalar(step, number=False)}:"


def _flow(data: Data, keys: bool = False) -> str:
    """Write a value on one line; `keys` are always text, numbers may be."""
    if isinstance(data, dict):
        fields = (f"{scalar(n, flow=True, number=False)}: {_flow(v)}" for n, v in data.items())
        return f"{{{', '.join(fields)}}}"
    if isinstance(data, list):
        return f"[{', '.join(_flow(each, keys) for each in data)}]"
    if isinstance(data, str):
        return scalar(data, flow=True, number=not keys)
    return "null" if data is None else str(data).lower()


def _with_end(lines: list[str], end: list[str]) -> list[str]:
    """Put a comment at the end of a value's first line, or of the last of several in quotes."""
    if end:
        at = 0 if lines[0].endswith((":", ">-")) else -1
        lines[at] += f"  {end[0]}"
    return lines


def _spaced(comments: Iterable[str], pad: str = "") -> Iterator[str]:
    """Give lines of comments, never two blank ones together."""
    last = None
    for each in comments:
        if each or last != "":
            yield pad + each if each else ""
        last = each
