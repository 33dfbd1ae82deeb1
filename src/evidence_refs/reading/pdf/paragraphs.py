"""Lines of a column to paragraphs, and paragraphs that a column's end broke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.reading.pdf.columns import Column
from evidence_refs.reading.pdf.habits import Place, alike, rights
from evidence_refs.reading.pdf.joints import Joint, Numbers, gap_score
from evidence_refs.reading.pdf.labels import Label, label_of
from evidence_refs.reading.pdf.lines import Line

_BREAK = 1.5
_BREAK_OVER_COLUMNS = -0.1


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, each with the number of its page.

    One with `cells` is a row of a table; `lines` are those of all its cells. A `closed` one does
    not go on in another column.
    """

    lines: list[Line]
    pages: list[int]
    left: float
    right: float
    label: Label | None = None
    note: str = ""
    level: int = 0
    cells: tuple[Paragraph | None, ...] = ()
    closed: bool = False

    @property
    def size(self) -> float:
        """The size of most of its characters."""
        sizes: Counter[float] = Counter()
        for line in self.lines:
            sizes[line.size] += len(line.text)
        return sizes.most_common(1)[0][0]


def table_rows(column: Column, page: int) -> list[Paragraph]:
    """Give the rows of a table."""
    found: list[Paragraph] = []
    for row in column.rows:
        cells = tuple(
            Paragraph(list(cell.lines), [page] * len(cell.lines), cell.left, cell.right)
            if cell.lines
            else None
            for cell in row
        )
        lines = [line for cell in row for line in cell.lines]
        if lines:
            pages = [page] * len(lines)
            found.append(
                Paragraph(lines, pages, column.left, column.right, cells=cells, closed=True)
            )
    return found


def split(column: Column, page: int, places: Sequence[Place], numbers: Numbers) -> list[Paragraph]:
    """Give the paragraphs of a column. `places` are those of its lines."""
    edges = rights(column)
    numbers.look_ahead(column.lines)
    found: list[Paragraph] = []
    for line, place in zip(column.lines, places, strict=True):
        label = label_of(line)
        last = found[-1] if found else None
        if last is not None:
            above = last.lines[-1]
            joint = Joint(last.lines, line, label, numbers, place, edges[above.size])
            score = joint.score() + gap_score(above, line, place.step)
            if label is None and line.y - above.y < 1.07 * place.step:
                score -= _without_gap(found, place, numbers.chance(line))
            if score <= _BREAK:
                last.lines.append(line)
                last.pages.append(page)
                continue
        numbers.see(line)
        found.append(
            Paragraph([line], [page], column.left, edges[line.size], label, closed=column.closed)
        )
    return found


def _without_gap(found: Sequence[Paragraph], place: Place, chance: float) -> float:
    """Give how much it speaks against a new paragraph that there is no gap and no label."""
    if chance:
        return 0.0
    labels = [each.label for each in found[-2:]]
    kinds = {(label.kind, label.shape) for label in labels if label and label.kind != "bullet"}
    in_list = len(labels) == 2 and all(labels) and len(kinds) == 1
    return max(1.2 if place.apart else 0.0, 1.5 if in_list else 0.0)


def goes_on(last: Paragraph, first: Paragraph, place: Place, *, labelled: bool) -> bool:
    """Say whether a paragraph is the rest of the last one of the column before.

    `place` is that of its first line; `labelled` says that what follows it has labels as `last` has.
    """
    above, line = last.lines[-1], first.lines[0]
    if first.level or last.level or first.note or not alike(above, line):
        return False
    if above.cells or line.cells or last.closed or first.closed:
        return False
    joint = Joint(
        last.lines, line, first.label, Numbers(), place, last.right, last.left - first.left
    )
    score = joint.score()
    if last.label and not first.label and labelled:
        score -= 2.5
    if line.text[:1].islower() and not first.label:
        score -= 1.0
    return score <= _BREAK_OVER_COLUMNS
