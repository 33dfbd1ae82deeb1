"""Labelled entries with other label words, orders and breaks; dates in other printed forms.

The head of an entry (title and labels, before its abstract) is taken apart by what its label says
of abstract and date, and set again in another way. An entry whose head cannot be taken apart stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.extraction.transformed.case import Case, Change, Label, Line, chain, each_line

_LABEL = re.compile(
    r"(?:(?<=\s)|^)(Source|Publication [dD]ate|Author\(s\)|Authors|Item Type|Journal):\s*"
)
_ABSTRACT = re.compile(r"\s*Abstract:\s*$")
_BETWEEN = r"(?:</?u>|[\s*>\[\]•_-])*"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a labelled entry: `fields` are (label word, value) in order; `rest` is what stands
    of the abstract on the last line of the head, `start` and `end` are indices of lines."""

    title: str
    fields: tuple[tuple[str, str], ...]
    rest: str
    abstract_label: bool
    start: int
    end: int


Setter = Callable[[Head], list[str]]


def _words(text: str, count: int) -> str:
    return _BETWEEN.join(re.escape(word) for word in text.split()[:count])


def heads(case: Case) -> list[Head]:
    """Give the heads of the labelled entries of a case that can be taken apart."""
    index = {line.origin: n for n, line in enumerate(case.lines) if line.origin}
    found = (_head(case, label, index) for label in case.of("entry"))
    return [head for head in found if head]


def _head(case: Case, label: Label, index: dict[int, int]) -> Head | None:
    start, last = index[label["lines"][0]], index[label["lines"][1]]
    joined, starts = "", []
    for n in range(start, last + 1):
        starts.append(len(joined))
        joined += case.lines[n].text.strip() + " "
    abstract = label.get("abstract")
    if label.get("note"):
        return None
    if abstract:
        match = re.search(_words(abstract, 5), joined)
        if not match:
            return None
        cut = match.start()
        opening = re.search(r"(?:<u>|[\s*>•“\"-])*$", joined[:cut])
        cut = opening.start() if opening else cut
    else:
        cut = len(joined)
    head = joined[:cut].strip()
    if labelled := _ABSTRACT.search(head):
        head = head[: labelled.start()]
    spans = list(_LABEL.finditer(head))
    if not spans or not head[: spans[0].start()].strip():
        return None
    ends = [span.start() for span in spans[1:]] + [len(head)]
    fields = tuple((s[1], head[s.end() : e].strip()) for s, e in zip(spans, ends, strict=True))
    end = (
        max(n for n, at in enumerate(starts) if at <= max(cut - 1, 0)) if abstract else last - start
    )
    line_end = starts[end + 1] if end + 1 < len(starts) else len(joined)
    rest = joined[cut:line_end].strip() if abstract else ""
    return Head(head[: spans[0].start()].strip(), fields, rest, bool(labelled), start, start + end)


def reset(set_again: Setter) -> Change:
    """Give the change that sets the head of every labelled entry as `set_again` gives its lines."""

    def change(case: Case) -> Case:
        lines: list[Line] = []
        at = 0
        for head in sorted(heads(case), key=lambda h: h.start):
            if head.start < at:
                continue
            first, last = case.lines[head.start].origin, case.lines[head.end].origin
            lines += case.lines[at : head.start]
            for number, text in enumerate(set_again(head)):
                lines.append(Line(text, first if number == 0 else last))
            at = head.end + 1
        return case.with_lines([*lines, *case.lines[at:]])

    return change


def _rest(head: Head) -> list[str]:
    rest = ("Abstract: " if head.abstract_label else "") + head.rest
    return [rest.strip()] if rest.strip() else []


def _pair(field: tuple[str, str]) -> str:
    return f"{field[0]}: {field[1]}"


def one_line(head: Head) -> list[str]:
    """Title, labels and abstract on one line."""
    return [" ".join([head.title, *map(_pair, head.fields), *_rest(head)])]


def title_then_one_line(head: Head) -> list[str]:
    """The title, then all labels and the abstract on one line."""
    return [head.title, "", " ".join([*map(_pair, head.fields), *_rest(head)])]


def own_lines(head: Head) -> list[str]:
    """Each label on a line of its own, no blank line before them, the abstract after one."""
    rest = _rest(head)
    return [head.title, *map(_pair, head.fields), *(["", *rest] if rest else [])]


def own_lines_close(head: Head) -> list[str]:
    """Each label on a line of its own, and the abstract on the next."""
    return [head.title, *map(_pair, head.fields), *_rest(head)]


def own_paragraphs(head: Head) -> list[str]:
    """Each label a paragraph."""
    return [
        text
        for piece in [head.title, *map(_pair, head.fields), *_rest(head)]
        for text in (piece, "")
    ]


def reordered(*order: str) -> Setter:
    """Labels in the order that is given by their first letters, each a paragraph."""

    def rank(field: tuple[str, str]) -> int:
        return next((n for n, o in enumerate(order) if field[0].startswith(o)), len(order))

    def set_again(head: Head) -> list[str]:
        fields = sorted(head.fields, key=rank)
        return [t for piece in [head.title, *map(_pair, fields), *_rest(head)] for t in (piece, "")]

    return set_again


def label_alone(head: Head) -> list[str]:
    """The label on one line and its value on the next."""
    lines = [head.title, ""]
    for name, value in head.fields:
        lines += [f"{name}:", value, ""]
    return lines + _rest(head)


def bulleted(head: Head) -> list[str]:
    """Each label a list item."""
    return [head.title, "", *(f"- {_pair(field)}" for field in head.fields), "", *_rest(head)]


def tabled(head: Head) -> list[str]:
    """Labels in the first column of a Markdown table, values in the second."""
    rows = [f"| {name} | {value} |" for name, value in head.fields]
    return [head.title, "", "| | |", "|---|---|", *rows, "", *_rest(head)]


def bracketed(head: Head) -> list[str]:
    """All labels on one line in brackets, a semicolon between them."""
    return [head.title, "", "(" + "; ".join(map(_pair, head.fields)) + ")", "", *_rest(head)]


def piped(head: Head) -> list[str]:
    """All labels on one line, a bar between them."""
    return [head.title, "", " | ".join(map(_pair, head.fields)), "", *_rest(head)]


def title_labelled(head: Head) -> list[str]:
    """The title has a label too."""
    return [f"Title: {head.title}", *map(_pair, head.fields), "", *_rest(head)]


def title_marked(sign: str) -> Setter:
    """The title between signs (`**`), labels on lines of their own."""

    def set_again(head: Head) -> list[str]:
        bare = re.sub(r"</?u>", "", head.title)
        return [f"{sign}{bare}{sign}", "", *map(_pair, head.fields), "", *_rest(head)]

    return set_again


def renamed(**words: str) -> Change:
    """Give the change of label words; keys `source`, `date`, `author`, `authors`, `type`, `journal`."""
    names = {
        "Source": "source",
        "Publication date": "date",
        "Publication Date": "date",
        "Author(s)": "author",
        "Authors": "authors",
        "Item Type": "type",
        "Journal": "journal",
    }

    def change(case: Case) -> Case:
        inside = {n for head in heads(case) for n in range(head.start, head.end + 1)}

        def put(match: re.Match[str]) -> str:
            kind = names[match[1]]
            word = words.get(kind) or (words.get("author") if kind == "authors" else None)
            return f"{word or match[1]}: "

        return case.with_lines(
            Line(_LABEL.sub(put, line.text), line.origin) if n in inside else line
            for n, line in enumerate(case.lines)
        )

    return change


def rewritten(put: Callable[[str], str]) -> Change:
    """Give the change of the signs of a label: from its word to the whole label with its sign."""

    def change(case: Case) -> Case:
        inside = {n for head in heads(case) for n in range(head.start, head.end + 1)}
        return case.with_lines(
            Line(_LABEL.sub(lambda m: put(m[1]) + " ", line.text), line.origin)
            if n in inside
            else line
            for n, line in enumerate(case.lines)
        )

    return change


def labelled_from_links(case: Case) -> Case:
    """Set `[Title](#) Issuer, date` as a title and labels: an annotated list becomes a labelled one."""
    entries = {label["lines"][0]: label for label in case.of("entry")}
    lines: list[Line] = []
    for line in case.lines:
        label = entries.get(line.origin)
        match = re.match(r"(?:\(£\) )?\[(?P<title>.+)\]\(#\)\s*(?P<issue>.*)$", line.text)
        printed = label.get("date_text") if label else None
        if (
            not label
            or not match
            or not printed
            or label.get("access")
            or printed not in match["issue"]
        ):
            lines.append(line)
            continue
        issuer = match["issue"].replace(printed, "").strip(" ,")
        lines += [Line(match["title"].strip("*").replace("\\", ""), line.origin), Line("")]
        word = "Journal" if label.get("journal") else "Source"
        lines += [Line(f"{word}: {issuer}", line.origin), Line("")]
        lines += [Line(f"Publication date: {printed}", line.origin), Line("")]
    return case.with_lines(lines)


CHANGES: dict[str, Change] = {
    "label publisher": renamed(source="Publisher", date="Date published", author="Authors"),
    "label published by": renamed(
        source="Published by", date="Date of publication", author="Author"
    ),
    "label short": renamed(source="Organisation", date="Date", author="By", type="Type"),
    "label issued": renamed(source="Issuing body", date="Year published", author="Written by"),
    "label upper": rewritten(lambda word: f"{word.upper()}:"),
    "label lower": rewritten(lambda word: f"{word.lower()}:"),
    "label bold": rewritten(lambda word: f"**{word}:**"),
    "label bold inside": rewritten(lambda word: f"**{word}**:"),
    "label italic": rewritten(lambda word: f"*{word}:*"),
    "label space colon": rewritten(lambda word: f"{word} :"),
    "label dash": rewritten(lambda word: f"{word} –"),
    "label tab": chain(
        reset(own_lines), each_line(lambda t: _LABEL.sub(lambda m: f"{m[1]}:\t", t))
    ),
    "label alone": reset(label_alone),
    "labels in bullets": reset(bulleted),
    "labels in table": reset(tabled),
    "labels in brackets": reset(bracketed),
    "labels one line": reset(one_line),
    "labels one line after": reset(title_then_one_line),
    "labels own lines": reset(own_lines),
    "labels own lines close": reset(own_lines_close),
    "labels own paragraphs": reset(own_paragraphs),
    "labels piped": reset(piped),
    "labels date first": reset(reordered("Pub", "Sou", "Aut", "Jou", "Ite")),
    "labels author last": reset(reordered("Ite", "Jou", "Sou", "Pub", "Aut")),
    "title labelled": reset(title_labelled),
    "title bold": reset(title_marked("**")),
    "title atx": reset(
        lambda head: ["### " + title_marked("")(head)[0], *title_marked("")(head)[1:]]
    ),
    "labelled from links": labelled_from_links,
    "labels published, year": chain(
        renamed(source="Published by", date="Published", author="Author"), reset(own_lines)
    ),
}
