"""A rich text as runs of one look each: quotation marks set, and marks that meet settled.

Which of two marks side by side stay is told by the CSL test suite (`punctuation_FullMontyPlain`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from evidence_refs.styles.locale import Locale
from evidence_refs.styles.rich import Rich

_SECOND_GOES = {".": ".:;!?", ":": ":;!?", ";": ";", "!": "!", "?": "?", ",": ",", " ": " "}
"""For each mark, those after which it is left out."""

_FIRST_GOES = {"!": ":;", "?": ":;", ",": " ", ".": " ", ";": " "}
"""For each mark, those that are left out before it."""

_MOVED = frozenset(".,!?")
"""What goes into the quotation marks before it, where a language wants that."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look: attributes of CSL with their values, an address; `closes` a quotation.

    `goes_on` says that it belongs to the text before it: the marks between them stay.
    """

    text: str
    look: Mapping[str, str]
    link: str = ""
    closes: bool = False
    goes_on: bool = False

    @property
    def bold(self) -> bool:
        """Whether it is set in bold."""
        return self.look.get("font-weight") == "bold"

    @property
    def italic(self) -> bool:
        """Whether it is set in italics, or in what is nearest to them."""
        return self.look.get("font-style") in ("italic", "oblique")

    @property
    def raised(self) -> bool:
        """Whether it stands above the line, as the number of a note."""
        return self.look.get("vertical-align") == "sup"

    @property
    def small_caps(self) -> bool:
        """Whether it is set in small capitals."""
        return self.look.get("font-variant") == "small-caps"


def runs(rich: Rich, locale: Locale) -> list[Run]:
    """Give a text as runs, without blanks at its ends."""
    settled: list[Run] = []
    for run in _flat(rich, {}, "", 0, locale):
        text = run.text
        if run.goes_on:
            settled.append(run)
            continue
        if locale.punctuation_in_quote and settled and settled[-1].closes and text[:1] in _MOVED:
            _move(settled, text[0])
            text = text[1:]
        text = _met(settled, text)
        if text:
            settled.append(replace(run, text=text))
    return _stripped(settled)


def _flat(
    rich: Rich, look: Mapping[str, str], link: str, depth: int, locale: Locale
) -> Iterator[Run]:
    """Give the pieces of a text in their order; `depth` counts the quotations around it."""
    if isinstance(rich, str):
        if rich:
            yield Run(rich, look, link)
        return
    inner = "inner-" if depth % 2 else ""
    if rich.display:
        yield Run(" ", look)
    if rich.quoted:
        yield Run(locale.term(f"open-{inner}quote") or "“", look, link)
    within = {**look, **dict(rich.look)}
    inside = (
        run
        for part in rich.parts
        for run in _flat(part, within, rich.link or link, depth + rich.quoted, locale)
    )
    for at, run in enumerate(inside):
        yield replace(run, goes_on=True) if at and rich.role == "own" else run
    if rich.quoted:
        yield Run(locale.term(f"close-{inner}quote") or "”", look, link, closes=True)
    if rich.display:
        yield Run(" ", look)


def _move(settled: list[Run], mark: str) -> None:
    """Put a mark before the quotation marks that end the text."""
    closing = []
    while settled and settled[-1].closes:
        closing.append(settled.pop())
    mark = _met(settled, mark)
    if settled and mark:
        settled[-1] = replace(settled[-1], text=settled[-1].text + mark)
    settled += reversed(closing)


def _met(settled: list[Run], text: str) -> str:
    """Settle what the text so far ends with and what `text` begins with; give what is left of it."""
    while settled and text:
        last = settled[-1].text[-1]
        if settled[-1].closes and text[0] == "." and len(settled) > 1:
            last = settled[-2].text[-1]  # a quotation that ends a sentence, or asks, ends this too
        if last in _SECOND_GOES.get(text[0], ""):
            text = text[1:]
        elif last in _FIRST_GOES.get(text[0], ""):
            shorter = settled[-1].text[:-1]
            settled[-1:] = [replace(settled[-1], text=shorter)] if shorter else []
        else:
            break
    return text


def _stripped(settled: list[Run]) -> list[Run]:
    while settled and not settled[0].text.strip():
        settled.pop(0)
    while settled and not settled[-1].text.strip():
        settled.pop()
    if settled:
        settled[0] = replace(settled[0], text=settled[0].text.lstrip())
        settled[-1] = replace(settled[-1], text=settled[-1].text.rstrip())
    return settled
