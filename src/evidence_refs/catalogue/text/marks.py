"""Where the values of a YAML text stand: line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import yaml

from evidence_refs.problems import Where

_Composer: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_END = re.compile(r"\r\n?|\n")

Loc = Sequence[str | int]
"""The way to a value from the root: names of fields and positions in lists."""


class Marks:
    """Finds the place of a value in a file's text. Computes nothing until one is asked for."""

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    @cached_property
    def _root(self) -> yaml.Node | None:
        return compose(self._text)

    def at(self, offset: int) -> Where:
        """Give the place of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return Where(self._file, line, offset - self._starts[line - 1] + 1)

    def of(self, loc: Loc) -> Where:
        """Give the place of the value at `loc`, or of the innermost one around it that exists.

        A field that is named last is placed at its name, not at its value.
        """
        node, mark = self._root, None
        for step in loc:
            key, child = _child(node, step)
            if child is None:
                break
            node, mark = child, (key or child).start_mark
        return self.at(mark.index if mark else 0)


def compose(text: str) -> yaml.Node | None:
    """Give the tree of nodes of a text that has been parsed without a fault."""
    node: yaml.Node | None = yaml.compose(text, Loader=_Composer)
    return node


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Give the node of the name, where there is one, and that of the value."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return None, node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key, value
    return None, None


def scalar_spans(text: str) -> list[tuple[int, int]]:
    """Give where the scalars of a text stand, its blank lines with one that keeps them (`|+`).

    A text that is no YAML has none.
    """
    spans = []
    try:
        for event in yaml.parse(text, Loader=_Composer):
            if isinstance(event, yaml.ScalarEvent):
                marks: Any = event.start_mark, event.end_mark
                one, other = marks[0].index, marks[1].index
                if event.style in ("|", ">") and "+" not in text[one:other].partition("\n")[0]:
                    other = one + len(text[one:other].rstrip())
                spans.append((one, other))
    except yaml.YAMLError:
        return []
    return spans
