"""Valid files of any layout, with comments anywhere, for laws of whatever reads the text."""

from __future__ import annotations

import json
from typing import Any

import yaml
from hypothesis import strategies as st

from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.errors import EvidenceRefsError
from evidence_refs.model import Catalogue
from tests.catalogue import strategies

_END = "\n"
_MARK = "☙"  # by which a comment of ours is told


class _Indented(yaml.SafeDumper):
    """Indents the items of lists, as prettier does."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _dumped(data: Any, dumper: type[yaml.SafeDumper], flow: bool | None, width: int) -> str:
    return yaml.dump(
        data, Dumper=dumper, default_flow_style=flow, width=width, allow_unicode=True,
        sort_keys=False,
    )  # fmt: skip


@st.composite
def laid_out(draw: st.DrawFn) -> tuple[str, Catalogue]:
    """Give the text of a catalogue in some layout, without comments, and the catalogue."""
    catalogue = draw(strategies.catalogues)
    data = catalogue.model_dump(mode="json", by_alias=True, exclude_unset=True)
    width = draw(st.sampled_from([30, 80, 10_000]))
    text = draw(
        st.sampled_from(
            [
                render.render(catalogue, header=""),
                json.dumps(data, ensure_ascii=False, indent=2),
                _dumped(data, yaml.SafeDumper, False, width),
                _dumped(data, yaml.SafeDumper, None, width),
                _dumped(data, yaml.SafeDumper, True, width),
                _dumped(data, _Indented, False, width),
            ]
        )
    )
    if not _holds(text, catalogue):  # what is not printable in YAML stands bare in JSON
        text = render.render(catalogue, header="")
    return text, catalogue


@st.composite
def commented(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Give the text of a valid catalogue with comments anywhere, and the comments in order."""
    text, _ = draw(laid_out())
    data = parse(text, "x").data
    comments: list[str] = []
    for number in range(draw(st.integers(0, 8))):
        comment = f"# {_MARK}{number}{draw(st.sampled_from(['', ' two  words', ' # twice', ': [', ' - a']))}"
        with_it = _with(draw, text, comment)
        if with_it != text and _same(with_it, data):
            text = with_it
            comments.append(comment)
    return text, comments


def _with(draw: st.DrawFn, text: str, comment: str) -> str:
    """Put a comment somewhere between two tokens: alone on a line, or at the end of one."""
    tokens = list(yaml.scan(text, Loader=yaml.CBaseLoader))
    number = draw(st.integers(0, len(tokens) - 2))
    start, stop = tokens[number].end_mark.index, tokens[number + 1].start_mark.index
    place = draw(st.integers(start, max(start, stop)))
    indent = " " * draw(st.integers(0, 6))
    blank = draw(st.sampled_from(["", "\n", "  \n"]))
    line, line_end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    if draw(st.booleans()):
        if 0 <= line_end < stop:
            place = line_end
            indent = ""
        with_it = f"{text[:place]} {comment}\n{blank}{indent}{text[place:].removeprefix(_END)}"
    elif line > start:
        return f"{text[:line]}{blank}{indent}{comment}\n{blank}{text[line:]}"
    else:
        with_it = f"{text[:place]}\n{blank}{indent}{comment}\n{blank}{indent}{text[place:]}"
    return text if _MARK in text[line:place] else with_it  # not within another comment


def _holds(text: str, catalogue: Catalogue) -> bool:
    try:
        return Catalogue.model_validate({**parse(text, "x").data, "version": 1}) == catalogue
    except (EvidenceRefsError, ValueError):
        return False


def _same(text: str, data: Any) -> bool:
    try:
        return bool(parse(text, "x").data == data)
    except EvidenceRefsError:
        return False
