"""Collects a page's runs into paragraphs, items, notes and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from evidence_refs.reading import marking
from evidence_refs.reading.html.lists import List
from evidence_refs.reading.marking import Run

if TYPE_CHECKING:
    from evidence_refs.reading.html.page import Element


@dataclass(slots=True)
class _Table:
    """A table that is open: its rows so far, and what stood around the cell that is open."""

    rows: list[list[list[str]]] = field(default_factory=list)
    outer: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """The paragraphs so far, and what the next one begins with.

    `level` is that of the heading that is open, 0 for none; `lists` are the lists that are open.
    """

    out: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)
    level: int = 0
    _label: str = ""
    _note: str = ""
    _lines: list[str] = field(default_factory=list)
    _after_pointer: bool = False
    _tables: list[_Table] = field(default_factory=list)

    def put(self, run: Run) -> None:
        """Add words to the paragraph that is open."""
        if run.text:
            self.runs.append(run)
            self._after_pointer = False

    def point(self, label: str) -> None:
        """Add a pointer to a note."""
        sign = marking.pointer(label)
        # Two notes at one place: `¹` and `²` would read as note 12.
        self.runs.append(Run(f",{sign}" if self._after_pointer else sign))
        self._after_pointer = True

    def begin_item(self, node: Element) -> None:
        """Begin a list item, numbered as the list that is open numbers it."""
        list_ = self.lists[-1] if self.lists else List()
        self._label, number = list_.label(node)
        if list_.of_notes and list_.is_numbered:
            self.begin_note(str(number), inline=False)

    def end_item(self) -> None:
        """End a list item; its label is of no other's."""
        self._label = ""
        if self.lists and self.lists[-1].of_notes:
            self.end_note()

    def end_term(self) -> None:
        """End a term of a list of definitions: one that is a number is the label of what follows."""
        if self.out and marking.is_number_of_item(self.out[-1]):
            self._label = marking.dotted(self.out.pop())

    def begin_note(self, label: str, *, inline: bool) -> None:
        """Begin a note; `inline`: within its paragraph, which is all of it."""
        self._write_note()
        self._note = label
        if inline and (rest := marking.write(self.runs)) and re.search(r"\w", rest):
            # The place of a note that stands at the end of its words, or within them.
            self._note = ""

    def end_note(self) -> None:
        """End a note: what follows is not its."""
        self._write_note()
        self._note = ""

    def _write_note(self) -> None:
        if self._lines:
            self.out.append("\n".join(self._lines))
            self._lines = []

    def begin_table(self) -> None:
        """Begin a table."""
        self._tables.append(_Table())

    def begin_row(self) -> None:
        """Begin a row of the table that is open."""
        if self._tables:
            self._tables[-1].rows.append([])

    def begin_cell(self) -> None:
        """Begin a cell; its paragraphs are collected apart."""
        if self._tables:
            self._write_note()
            self._tables[-1].outer.append(self.out)
            self.out = []

    def end_cell(self) -> None:
        """End a cell."""
        if self._tables and self._tables[-1].outer:
            self._write_note()
            table = self._tables[-1]
            cell, self.out = self.out, table.outer.pop()
            if not table.rows:
                table.rows.append([])
            table.rows[-1].append(cell)

    def end_table(self, lays_out: bool) -> None:
        """End a table, and write it; `lays_out`: the page says that it is none."""
        self._write_note()
        table = self._tables.pop()
        if lays_out:
            self.out += [words for row in table.rows for cell in row for words in cell]
        else:
            self.out += marking.table(table.rows)

    def flush(self) -> None:
        """End the paragraph that is open, if it has words."""
        runs, self.runs, self._after_pointer = self.runs, [], False
        if all(run.text.isspace() for run in runs):
            return
        if self.level:
            runs = [replace(run, italic=False) for run in runs]
        text = marking.write(runs)
        if self._note:
            text = _without(self._note, text)
        if not text:
            return
        for part in text.split("\n\n"):
            if part.strip():
                self._add(part.strip("\n"))

    def _add(self, text: str) -> None:
        if self._note:
            self._lines = [marking.note(self._note, text)]
            self._note, self._label = "", ""
        elif self._lines:
            self._lines.append(text)
        elif self.level:
            self.out.append(marking.heading(self.level, text))
        elif label := self._label:
            self._label = ""
            has_own = label != "-" and re.match(rf"[\[(]?{re.escape(label[:-1])}[\]).:]", text)
            own = "" if has_own else label
            depth = max(0, len(self.lists) - 1)
            self.out.append(marking.item(own, text, depth) if own else text)
        else:
            self.out += marking.divide(text)

    def finish(self) -> list[str]:
        """Give all paragraphs."""
        self.flush()
        while self._tables:
            self.end_table(False)
        self._write_note()
        return self.out


def _without(label: str, text: str) -> str:
    """Take the note's own number from the beginning of its words."""
    raised = marking.pointer(label)
    pattern = rf"[\[(]?(?:{re.escape(label)}|{re.escape(raised)})(?:[\]).:]+\s*|\s+|$|(?<=[{marking.SUPERSCRIPTS}]))"
    return re.sub(rf"\s*\^?\s*{pattern}", "", text, count=1) if re.match(rf"\s*\^?\s*{pattern}", text) else text.lstrip("^ ")  # fmt: skip
