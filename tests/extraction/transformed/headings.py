"""Headings and contents lists that are printed in another way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.extraction.transformed.case import Case, Change, Label, Line, chain

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.?)\s+")
_PAGE = re.compile(r"(?:[\s.…]{2,}|\t+)[.\s]*\d{0,3}\s*$")
_RENAMED = {
    "reports, guides, and explainers": "Policy papers and grey literature",
    "journal articles": "Peer-reviewed research",
    "case studies": "Examples from practice",
    "definitions": "Terms used in this brief",
    "introduction": "About this document",
    "key publications – the big picture": "Essential reading",
}


_RELATED = "related content"  # by these words, bare, a list of related works is known


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's line (an index), its words, and its level from 1."""

    at: int
    text: str
    level: int


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", text.casefold()).split())


def contents(case: Case) -> set[int]:
    """Give the indices of the lines of the first contents list, its own heading included."""
    start = next(
        (n for n, line in enumerate(case.lines[:60]) if line.text.strip() == "Contents"), None
    )
    if start is None:
        return set()
    end = start
    for n in range(start + 1, min(len(case.lines), start + 90)):
        text = case.lines[n].text
        if (
            text.strip()
            and not re.search(r"[\t.…]\s*\d{0,3}\s*$", text)
            and not text.endswith("\t")
        ):
            again = sum(_fold(line.text) == _fold(text) for line in case.lines)
            if len(text) > 60 or again < 2:
                break
        if text.strip():
            end = n
    return set(range(start, end + 1))


def headings(case: Case) -> list[Heading]:
    """Give the headings that the labels name and the text prints on a line of their own."""
    levels: dict[str, int] = {}
    for label in case.labels:
        for depth, name in enumerate(label["section"], start=1):
            levels[_fold(name)] = depth
    taken = {
        n for label in case.of("entry") for n in range(label["lines"][0], label["lines"][1] + 1)
    }
    skip = contents(case) | {n for n, line in enumerate(case.lines) if line.origin in taken}
    return [
        Heading(n, line.text.strip(), levels[_fold(line.text)])
        for n, line in enumerate(case.lines)
        if n not in skip
        and line.text.strip()
        and _fold(line.text) in levels
        and len(line.text) < 200
    ]


def rewritten(write: Callable[[Heading], str]) -> Change:
    """Give the change that prints every heading as `write` says; labels keep their sections."""

    def change(case: Case) -> Case:
        found = {heading.at: heading for heading in headings(case)}
        return case.with_lines(
            replace(line, text=write(found[n])) if n in found else line
            for n, line in enumerate(case.lines)
        )

    return change


def renamed(case: Case) -> Case:
    """Give each heading other words, in the text, the contents list and the labels."""
    kept = "related content"  # by these words a list of related works is known
    names = {_fold(h.text): _other_words(h.text) for h in headings(case) if _fold(h.text) != kept}

    def line(n: int, old: Line) -> Line:
        bare = _PAGE.sub("", old.text)
        if _fold(bare) not in names:
            return old
        return replace(old, text=names[_fold(bare)] + old.text[len(bare) :])

    def label(old: Label) -> Label:
        return old | {"section": [names.get(_fold(name), name) for name in old["section"]]}

    return case.with_lines(line(n, old) for n, old in enumerate(case.lines)).relabelled(label)


def _other_words(text: str) -> str:
    number = _NUMBER.match(text)
    bare = text[number.end() :] if number else text
    other = _RENAMED.get(bare.casefold()) or f"Further thoughts on {bare[:1].lower()}{bare[1:]}"
    return (number[0] if number else "") + other


def without_contents(case: Case) -> Case:
    """Take the contents list away."""
    gone = contents(case)
    return case.with_lines(line for n, line in enumerate(case.lines) if n not in gone)


def contents_without_pages(case: Case) -> Case:
    """Take the page numbers of the contents list away."""
    listed = contents(case)
    return case.with_lines(
        replace(line, text=_PAGE.sub("", line.text)) if n in listed else line
        for n, line in enumerate(case.lines)
    )


def contents_with_dots(case: Case) -> Case:
    """Print the contents list with leaders of spaced dots."""
    listed = contents(case)
    return case.with_lines(
        replace(line, text=re.sub(r"[\s.…]+(\d{1,3})\s*$", r" . . . . . . \1", line.text))
        if n in listed
        else line
        for n, line in enumerate(case.lines)
    )


def numbered(case: Case) -> Case:
    """Number the headings (`1. Integrated care`, `1.1 Reports`) in the text and in the labels.

    The contents list goes; a document with numbers stays. The same words may be printed more than once; a label takes the number of the last before it.
    """
    if any(_NUMBER.match(heading.text) for heading in headings(case)):
        return case  # it has numbers
    counts: list[int] = []
    numbers: dict[int, str] = {}
    for heading in headings(case):
        counts = [*counts[: heading.level], *[0] * (heading.level - len(counts))]
        counts[-1] += 1
        number = ".".join(map(str, counts)) + ("." if heading.level == 1 else "")
        numbers[heading.at] = "" if _fold(heading.text) == _RELATED else f"{number} "
    found = headings(case)
    index = {line.origin: n for n, line in enumerate(case.lines) if line.origin}

    def label(old: Label) -> Label:
        at, section = index[old["lines"][0]], []
        for name in old["section"]:
            before = [h for h in found if h.at <= at and _fold(h.text) == _fold(name)]
            section.append(f"{numbers[before[-1].at]}{name}" if before else name)
        return old | {"section": section}

    return without_contents(rewritten(lambda h: f"{numbers[h.at]}{h.text}")(case).relabelled(label))


def in_parts(case: Case) -> Case:
    """ATX headings one level deeper, under two new ones that divide the document."""
    found = headings(case)
    tops = [h.at for h in found if h.level == 1]
    marked = rewritten(lambda h: f"{'#' * (h.level + 1)} {h.text}")(case)
    if len(tops) < 2:
        return case
    middle = tops[len(tops) // 2]
    index = {line.origin: n for n, line in enumerate(case.lines) if line.origin}
    lines: list[Line] = []
    for n, line in enumerate(marked.lines):
        if n in (tops[0], middle):
            lines += [
                Line("# Part one: what is known" if n == tops[0] else "# Part two: what to do"),
                Line(""),
            ]
        lines.append(line)

    def label(old: Label) -> Label:
        at = index[old["lines"][0]]
        part = (
            []
            if at < tops[0]
            else ["Part one: what is known" if at < middle else "Part two: what to do"]
        )
        return old | {"section": [*part, *old["section"]]}

    return marked.with_lines(lines).relabelled(label)


def _atx(heading: Heading) -> str:
    return f"{'#' * heading.level} {heading.text}"


CHANGES: dict[str, Change] = {
    "headings renamed": renamed,
    "headings atx": rewritten(_atx),
    "headings atx alone": chain(rewritten(_atx), without_contents),
    "headings upper": rewritten(lambda h: h.text.upper()),
    "headings upper alone": chain(rewritten(lambda h: h.text.upper()), without_contents),
    "headings bold": rewritten(lambda h: f"**{h.text}**"),
    "headings bold alone": chain(rewritten(lambda h: f"**{h.text}**"), without_contents),
    "headings numbered": numbered,
    "headings in parts": chain(in_parts, without_contents),
    "headings with colon": rewritten(lambda h: f"{h.text}:"),
    "contents gone": without_contents,
    "contents no pages": contents_without_pages,
    "contents dots": contents_with_dots,
}
