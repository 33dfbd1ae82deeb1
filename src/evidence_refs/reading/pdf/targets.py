"""Linked words of a paragraph: with their address, or, where they are an address, as the whole of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from evidence_refs.reading.pdf.joining import HYPHENS
from evidence_refs.reading.pdf.runs import Run

_EDGE = " .,;:!?()[]<>“”‘’\"'"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S|^\S+\.\S+/\S*$|^(?:doi:?\s*)?10\.\d{4,}/\S", re.IGNORECASE
)


def with_targets(lines: list[list[Run]]) -> list[list[Run]]:
    """Put `[…](target)` round linked words, and the target itself where they are an address."""
    places = [(row, column) for row, runs in enumerate(lines) for column in range(len(runs))]
    index = 0
    while index < len(places):
        row, column = places[index]
        target = lines[row][column].target
        end = index + 1
        while (
            target and end < len(places) and lines[places[end][0]][places[end][1]].target == target
        ):
            end += 1
        if target:
            _mark(lines, places[index:end], target)
        index = end
    return lines


def _mark(lines: list[list[Run]], places: Sequence[tuple[int, int]], target: str) -> None:
    runs = [lines[row][column] for row, column in places]
    words = "".join(run.text for run in runs).strip()
    core = words.strip(_EDGE)
    bare = "".join(words.split())
    if not core or all(run.raised for run in runs):
        return
    if _ADDRESS.search(core):
        shown = _address(bare, target)
        if shown is None:
            return
        lead = words[: len(words) - len(words.lstrip("(<[“‘\"'"))]
        tail = words[len(words.rstrip(".,;)>]”’\"'")) :]
        tail = "" if shown.endswith(tail) and bare.endswith(shown[-8:]) else tail
        blank = " " if runs[-1].text.endswith(" ") else ""
        _put(lines, places, lead + shown + tail + blank)
        return
    first, last = places[0], places[-1]
    _edit(lines, last, lambda text: _closed(text, target))
    _edit(lines, first, _opened)


def _address(words: str, target: str) -> str | None:
    """Give the address that words that are one stand for; None where the link leads elsewhere."""
    shown, whole = _key(words), _key(target)
    if (
        not shown
        or whole.startswith(shown)
        or shown in whole
        or whole.rstrip("/") == shown.rstrip("/")
    ):
        return target
    # The printed address goes on after the link that a writer's program cut off, or differs in a sign.
    return (
        target
        if _host(words) == _host(target)
        and len(whole) >= len(shown) - 2
        and whole[:12] == shown[:12]
        else None
    )


def _key(address: str) -> str:
    address = re.sub(r"^(?:https?://)?(?:www\.)?", "", unquote(address.strip(_EDGE)).lower())
    return re.sub(rf"[\s{re.escape(HYPHENS)}–]", "", address)


def _host(address: str) -> str:
    return re.split(
        r"[/?#]", re.sub(r"^(?:https?://)?(?:www\.)?", "", address.strip(_EDGE).lower())
    )[0]


def _put(lines: list[list[Run]], places: Sequence[tuple[int, int]], text: str) -> None:
    for number, (row, column) in enumerate(places):
        run = lines[row][column]
        lines[row][column] = replace(
            run, text="" if number else text, target="" if number else run.target
        )


def _edit(lines: list[list[Run]], place: tuple[int, int], change: Callable[[str], str]) -> None:
    row, column = place
    run = lines[row][column]
    lines[row][column] = replace(run, text=change(run.text))


def _opened(text: str) -> str:
    start = len(text) - len(text.lstrip(" .,;:"))
    return text[:start] + "[" + text[start:]


def _closed(text: str, target: str) -> str:
    end = len(text.rstrip(" ,;:"))
    return f"{text[:end]}]({target}){text[end:]}"
