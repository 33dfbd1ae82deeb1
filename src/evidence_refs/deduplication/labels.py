"""Labels: pairs of records of which a person said whether they are one work, as CSV.

A file has the columns `a`, `b` and `verdict`, which is `same` or `apart`, in any order and among others.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import NOWHERE, Where

COLUMNS = ("a", "b", "verdict")
Said = Literal["same", "apart"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """A pair, what a person said of it, and on which line; 0 where no file says so."""

    a: str
    b: str
    verdict: Said
    line: int = 0

    @property
    def pair(self) -> Pair:
        """The two records."""
        return self.a, self.b


def same(labels: Iterable[Label]) -> list[Pair]:
    """Give the pairs that are one work."""
    return [label.pair for label in labels if label.verdict == "same"]


def apart(labels: Iterable[Label]) -> list[Pair]:
    """Give the pairs that are not."""
    return [label.pair for label in labels if label.verdict == "apart"]


def write(labels: Iterable[Label]) -> str:
    """Give the text of a file of labels."""
    return _rows([COLUMNS, *((label.a, label.b, label.verdict) for label in labels)])


def continued(text: str, labels: Iterable[Label]) -> str:
    """Give the text of a file of labels with others at its end; its own lines stay as they are."""
    if not text.strip():
        return write(labels)
    head = text.partition("\n")[0]
    header = next(csv.reader([head], delimiter=_delimiter(head)))
    places = _places(header, NOWHERE)
    cells = []
    for label in labels:
        row = [""] * len(header)
        for at, value in zip(places, (label.a, label.b, label.verdict), strict=True):
            row[at] = value
        cells.append(row)
    end = "" if text.endswith("\n") else "\n"
    return text + end + _rows(cells, _delimiter(head))


def _rows(cells: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Give rows of cells as CSV, lines ending in LF, so that git shows them well."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(cells)
    return text.getvalue()


def _delimiter(head: str) -> str:
    return ";" if ";" in head and "," not in head else ","


def read(text: str, file: str) -> list[Label]:
    """Read labels; cells are parted by commas, or by semicolons, as some spreadsheets do.

    Raises:
        UnreadableError: it is no CSV, a column is missing, or a row is no label.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_delimiter(head), strict=True)
    line = 1
    labels = []
    try:
        places = _places(next(reader, []), Where(file, line))
        line = reader.line_num + 1
        for row in reader:
            if any(row):
                labels.append(_label(row, places, Where(file, line)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"not CSV: {error}", where=Where(file, line)) from None
    return labels


def _places(header: Sequence[str], where: Where) -> tuple[int, ...]:
    names = [name.strip().lower() for name in header]
    for column in COLUMNS:
        if column not in names:
            hint = f"the first line names the columns: {','.join(COLUMNS)}"
            raise UnreadableError(f"no column `{column}`", where=where, hint=hint)
    return tuple(names.index(column) for column in COLUMNS)


def _label(row: Sequence[str], places: Sequence[int], where: Where) -> Label:
    a, b, verdict = (row[at].strip() if at < len(row) else "" for at in places)
    if not a or not b:
        raise UnreadableError("a label names two records", where=where)
    if a == b:
        raise UnreadableError(f"`{a}` is paired with itself", where=where)
    assert where.line
    if verdict == "same":
        return Label(a, b, "same", where.line)
    if verdict == "apart":
        return Label(a, b, "apart", where.line)
    message = f"verdict cannot be `{verdict}`" if verdict else "has no verdict"
    raise UnreadableError(message, where=where, hint="write `same` or `apart`")


def refuse_contradictions(labels: Sequence[Label], file: str) -> None:
    """Refuse labels that cannot all be true: two records apart that others make the same.

    Raises:
        UnreadableError: names the first such pair, and the labels that make it one.
    """
    joined: dict[str, list[tuple[str, Label]]] = {}
    for label in labels:
        if label.verdict == "same":
            joined.setdefault(label.a, []).append((label.b, label))
            joined.setdefault(label.b, []).append((label.a, label))
    for label in labels:
        if label.verdict == "apart" and (way := _way(joined, label.a, label.b)):
            own = f"`{label.a}` and `{label.b}` are apart"
            said = own if label.line else f"{own} in the catalogue"
            lines = sorted(each.line for each in way)
            raise UnreadableError(
                f"{said}, and the same by {_numbered(lines)}",
                where=Where(file, label.line or lines[-1]),
                hint="take out the one that is wrong",
            )


def _way(joined: dict[str, list[tuple[str, Label]]], start: str, end: str) -> list[Label]:
    """Give the shortest chain of labels that makes two records one; empty where there is none."""
    came: dict[str, tuple[str, Label] | None] = {start: None}
    todo = deque([start])
    while todo and end not in came:
        here = todo.popleft()
        for other, label in joined.get(here, ()):
            if other not in came:
                came[other] = (here, label)
                todo.append(other)
    return list(_back(came, end))


def _back(came: dict[str, tuple[str, Label] | None], end: str) -> Iterator[Label]:
    while step := came.get(end):
        end, label = step
        yield label


def _numbered(lines: Sequence[int]) -> str:
    """Give lines in words: `line 2`, `lines 2 and 3`."""
    *most, last = map(str, lines)
    return f"lines {', '.join(most)} and {last}" if most else f"line {last}"
