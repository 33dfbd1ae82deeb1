"""Notes with other numbers, in other places and in other styles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.extraction.transformed.case import Case, Change, Label, Line, chain, each_line

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUP, "0123456789")
_START = re.compile(rf"^\s*([{_SUP}]+)\s*(?=\S)")
_INSIDE = re.compile(rf"([{_SUP}]+)")
_AVAILABLE = re.compile(r"\bAvailable (?:at|from):?\s*", re.IGNORECASE)


def numbered(note: Callable[[str], str], pointer: Callable[[str], str]) -> Change:
    """Give the change of the numbers before notes and of those in the text that point to them."""

    def line(text: str) -> str:
        start = _START.match(text)
        head, rest = (
            (note(start[1].translate(_DIGITS)) + " ", text[start.end() :]) if start else ("", text)
        )
        return head + _INSIDE.sub(lambda m: pointer(m[1].translate(_DIGITS)), rest)

    return each_line(line)


def spans(case: Case) -> list[tuple[int, int]]:
    """Give the first and last line (original numbers) of every note, those without a work included."""
    labelled = {label["lines"][0]: label["lines"][1] for label in case.of("footnote")}
    inside = {n for a, b in labelled.items() for n in range(a, b + 1)}
    found = dict(labelled)
    for line in case.lines:
        if line.origin and line.origin not in inside and _START.match(line.text):
            found[line.origin] = line.origin
    return sorted(found.items())


def at_end(heading: str, form: str = "footnote") -> Change:
    """Give the change that moves all notes to the end, under a heading; `entry` for a reference list."""

    def change(case: Case) -> Case:
        moved = {n for a, b in spans(case) for n in range(a, b + 1)}
        notes: list[Line] = []
        for line in case.lines:
            if line.origin in moved:
                if _START.match(line.text) and notes:
                    notes.append(Line(""))
                notes.append(line)
        if not notes:
            return case
        stay = [line for line in case.lines if line.origin not in moved]

        def label(old: Label) -> Label:
            return old | {"section": [heading], "form": form} if old["form"] == "footnote" else old

        ended = case.with_lines([*stay, Line(""), Line(heading), Line(""), *notes])
        return replace(ended.relabelled(label), section="last")

    return change


def accessed(case: Case) -> Case:
    """Print a date of access after the last address of every note."""
    ends: dict[int, list[str]] = {}
    for old in case.of("footnote"):
        if old.get("url") and not old.get("accessed") and not old.get("doi"):
            ends.setdefault(old["lines"][1], []).append(old["url"])
    single = {n for n, urls in ends.items() if len(urls) == 1}
    done: set[int] = set()
    lines = []
    for line in case.lines:
        last = list(re.finditer(r"https?://\S+", line.text)) if line.origin in single else []
        if len(last) == 1 and not line.text[last[-1].end() :].strip():
            line = Line(f"{line.text} [Accessed 3 May 2024]", line.origin)
            done.add(line.origin)
        lines.append(line)

    def label(old: Label) -> Label:
        is_one = old["form"] == "footnote" and old["lines"][1] in done and old.get("url")
        return old | {"accessed": "2024-05-03"} if is_one else old

    return case.with_lines(lines).relabelled(label)


def rebuilt(write: Callable[[str, Label], str | None], relabel: Callable[[Label], Label]) -> Change:
    """Give the change that writes notes of one organisation, title and date in another style.

    `write` gets the note's number as printed and its label, and gives the note or None to keep it.
    """

    def change(case: Case) -> Case:
        starts = [a for a, _ in spans(case)]
        texts: dict[int, str] = {}
        ends: dict[int, int] = {}
        for old in case.of("footnote"):
            a, b = old["lines"]
            alone = (
                sum(
                    a <= other["lines"][1] and other["lines"][0] <= b
                    for other in case.of("footnote")
                )
                == 1
            )
            first = next(line.text for line in case.lines if line.origin == a)
            start = _START.match(first)
            plain = old.get("title") and len(old.get("source") or []) == 1 and old.get("date_text")
            extra = any(
                old.get(f)
                for f in (
                    "editors",
                    "journal",
                    "series",
                    "number",
                    "note",
                    "accessed",
                    "hard",
                    "back_reference",
                )
            )
            people = any("family" in author for author in old.get("authors") or [])
            if alone and start and plain and not extra and not people and a in starts:
                text = write(start[0], old)
                if text:
                    texts[a], ends[a] = text, b
        lines: list[Line] = []
        gone = {n for a, b in ends.items() for n in range(a + 1, b + 1)}
        for line in case.lines:
            if line.origin in texts:
                lines.append(Line(texts[line.origin], line.origin))
            elif line.origin not in gone or not line.origin:
                lines.append(line)
        return case.with_lines(lines).relabelled(
            lambda o: relabel(o) if o["lines"][0] in texts and o["form"] == "footnote" else o
        )

    return change


def _place(label: Label, before: str) -> str:
    return f"{before}<{label['url']}>" if label.get("url") else ""


def _issuer(label: Label) -> str:
    return str(label["source"][0])


def _with_author(old: Label) -> Label:
    return old | {"authors": [{"literal": _issuer(old)}]}


def _without_author(old: Label) -> Label:
    return {k: v for k, v in old.items() if k != "authors"}


def _locator(label: Label) -> str:
    return f", {label['locator']}" if label.get("locator") else ""


CHANGES: dict[str, Change] = {
    "notes [1]": numbered("[{}]".format, "[{}]".format),
    "notes [^1]:": numbered("[^{}]:".format, "[^{}]".format),
    "notes 1.": numbered("{}.".format, "{}".format),
    "notes 1)": numbered("{})".format, "{}".format),
    "notes (1)": numbered("({})".format, "({})".format),
    "notes 1": numbered("{}".format, "{}".format),
    "notes <sup>": numbered("<sup>{}</sup>".format, "<sup>{}</sup>".format),
    "notes at end": at_end("Notes"),
    "notes at end 1.": chain(at_end("Notes"), numbered("{}.".format, "{}".format)),
    "reference list 1.": chain(
        at_end("References", "entry"), numbered("{}.".format, "[{}]".format)
    ),
    "reference list [1]": chain(
        at_end("References", "entry"), numbered("[{}]".format, "[{}]".format)
    ),
    "notes at end [1]": chain(at_end("Endnotes"), numbered("[{}]".format, "[{}]".format)),
    "notes at end [^1]:": chain(at_end("Notes"), numbered("[^{}]:".format, "[^{}]".format)),
    "notes at end 1": chain(at_end("Notes"), numbered("{}".format, "{}".format)),
    "available from": each_line(lambda text: _AVAILABLE.sub("Available from: ", text)),
    "retrieved from": each_line(lambda text: _AVAILABLE.sub("Retrieved from ", text)),
    "available online": each_line(lambda text: _AVAILABLE.sub("[Online]. Available at: ", text)),
    "available gone": each_line(lambda text: _AVAILABLE.sub("", text)),
    "accessed": accessed,
    "note org, (year), p. 8,": rebuilt(
        lambda mark, o: (
            f"{mark}{_issuer(o)}, ({o['date_text']}){_locator(o)}, *{o['title']}*. {_place(o, 'Available at: ')}"
        ),
        _with_author,
    ),
    "note org (year) plain": rebuilt(
        lambda mark, o: (
            f"{mark}{_issuer(o)} ({o['date_text']}{_locator(o)}) {o['title']}. {_place(o, 'Available at: ')}"
        ),
        _with_author,
    ),
    "note org (year) linked": rebuilt(
        lambda mark, o: (
            f"{mark}{_issuer(o)} ({o['date_text']}{_locator(o)}) [{o['title']}]({o.get('url') or '#'})"
        ),
        _with_author,
    ),
    "note org. year. title": rebuilt(
        lambda mark, o: (
            f"{mark}{_issuer(o)}. {o['date_text']}. *{o['title']}*{_locator(o)}. {_place(o, '')}"
        ),
        _with_author,
    ),
    "note org, 'title', year": rebuilt(
        lambda mark, o: (
            f"{mark}{_issuer(o)}, ‘{o['title']}’, {o['date_text']}{_locator(o)}. {_place(o, '')}"
        ),
        _with_author,
    ),
    "note title, org (date)": rebuilt(
        lambda mark, o: (
            f"{mark}{o['title']}, {_issuer(o)} ({o['date_text']}){_locator(o)}. {_place(o, '')}"
        ),
        _without_author,
    ),
    "note title, org, date": rebuilt(
        lambda mark, o: (
            f"{mark}*{o['title']}*, {_issuer(o)}, {o['date_text']}{_locator(o)}. {_place(o, '')}"
        ),
        _without_author,
    ),
    "note title. org; date": rebuilt(
        lambda mark, o: (
            f"{mark}{o['title']}. {_issuer(o)}; {o['date_text']}{_locator(o)}. {_place(o, 'Available from: ')}"
        ),
        _without_author,
    ),
}
