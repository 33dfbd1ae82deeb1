"""A paragraph's lines to the text that a document holds: addresses whole, words joined, marks set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from evidence_refs.reading.pdf.joining import HYPHENS, Vocabulary, glue
from evidence_refs.reading.pdf.labels import BULLETS
from evidence_refs.reading.pdf.paragraphs import Paragraph

_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": "", "\ufeff": "",
    "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ", "\t": " ",
})  # fmt: skip
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT = re.compile(r"(?:^|[\s\d/(.])(?:k|c|m|µ)?m$|(?:^|\D)10$|×\s*10$|\bft$|\bR$|χ$")
_BULLET = re.compile(rf"^(?:[{BULLETS}*-]\s*|o\s+(?=[A-Z]))(?=\S)")
_EDGE = " .,;:!?()[]<>“”‘’\"'"
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S|^\S+\.\S+/\S*$|^(?:doi:?\s*)?10\.\d{4,}/\S", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line of output, set and linked alike."""

    text: str
    italic: bool = False
    raised: int = 0
    target: str = ""


def render(
    paragraph: Paragraph, known: Vocabulary, labels: frozenset[str]
) -> list[tuple[str, int]]:
    """Give the lines of a paragraph as text, each with the number of its page.

    `labels` are those of the document's notes that are no numbers.
    """
    lines = [
        [Run(clean(p.text), p.italic, p.raised, p.target) for p in line.pieces]
        for line in paragraph.lines
    ]
    if all(line.italic for line in paragraph.lines) or paragraph.level:
        lines = [[replace(run, italic=False) for run in runs] for runs in lines]
    lines = _with_targets(lines)
    full = [_is_full(paragraph, index) for index in range(len(lines))]
    pages = list(paragraph.pages)
    _join(lines, full, known)
    texts = [(_text(runs, labels), page) for runs, page in zip(lines, pages, strict=True)]
    texts = [(re.sub(r" {2,}", " ", text).strip(), page) for text, page in texts]
    texts = [(text, page) for text, page in texts if text]
    if texts:
        texts[0] = (_head(texts[0][0], paragraph), texts[0][1])
    return texts


def clean(text: str) -> str:
    """Give text without ligatures and odd blanks; a soft hyphen stays only at a line's end."""
    text = text.translate(_LIGATURES)
    if "\xad" in text[:-1]:
        text = text[:-1].replace("\xad", "") + text[-1]
    return text


def _is_full(paragraph: Paragraph, index: int) -> bool:
    if index + 1 >= len(paragraph.lines):
        return False
    line, following = paragraph.lines[index], paragraph.lines[index + 1]
    return line.x1 + following.first + 0.3 * line.size > paragraph.right


def _with_targets(lines: list[list[Run]]) -> list[list[Run]]:
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


def _edit(lines: list[list[Run]], place: tuple[int, int], change: object) -> None:
    row, column = place
    run = lines[row][column]
    lines[row][column] = replace(run, text=change(run.text))  # type: ignore[operator]


def _opened(text: str) -> str:
    start = len(text) - len(text.lstrip(" .,;:"))
    return text[:start] + "[" + text[start:]


def _closed(text: str, target: str) -> str:
    end = len(text.rstrip(" ,;:"))
    return f"{text[:end]}]({target}){text[end:]}"


def _join(lines: list[list[Run]], full: Sequence[bool], known: Vocabulary) -> None:
    """Move the first word of a line to the end of the line before, where both are one."""
    for index in range(len(lines) - 2, -1, -1):
        above, below = lines[index], lines[index + 1]
        if not any(run.text for run in above) or not any(run.text for run in below):
            continue
        left = "".join(run.text for run in above)
        word = "".join(run.text for run in below).split(" ", 1)[0]
        joined = glue(left, word, full[index], known)
        if joined is None:
            continue
        cut = len(left) - len(joined)
        if joined != left:
            last = max(i for i, run in enumerate(above) if run.text)
            text = above[last].text
            text = text[:-1] + ("-" if cut == 0 else "")
            above[last] = replace(above[last], text=text)
        _move(above, below, len(word))


def _move(above: list[Run], below: list[Run], count: int) -> None:
    while count > 0 and below:
        run = below[0]
        taken = min(count, len(run.text))
        above.append(replace(run, text=run.text[:taken]))
        count -= taken
        if taken == len(run.text):
            below.pop(0)
        else:
            below[0] = replace(run, text=run.text[taken:].lstrip())
            return


def _text(runs: Sequence[Run], labels: frozenset[str]) -> str:
    parts: list[str] = []
    italic = False
    for run in runs:
        text = run.text
        if run.raised == 1:
            text = _raised(text, "".join(parts), labels)
        text = text.replace("](", "]\\(") if not run.target else text
        if run.italic != italic and text.strip(" .,;:"):
            _turn(parts, starts=run.italic)
            italic = run.italic
        parts.append(text)
    if italic:
        _turn(parts, starts=False)
    return "".join(parts).rstrip(HYPHENS[2:]) + (
        "-" if runs and runs[-1].text[-1:] in HYPHENS[2:] and runs[-1].text else ""
    )


def _turn(parts: list[str], *, starts: bool) -> None:
    if starts:
        parts.append("*")
        return
    tail = ""
    while parts and parts[-1] and parts[-1][-1] in " ,.;:":
        tail = parts[-1][-1] + tail
        parts[-1] = parts[-1][:-1]
    if parts and parts[-1] == "*":
        parts[-1] = tail
    else:
        parts += ["*", tail]


def _raised(text: str, before: str, labels: frozenset[str]) -> str:
    label = text.strip()
    blank = " " if text.endswith(" ") else ""
    digits = label.strip("[]()")
    if re.fullmatch(r"[\d,;\-–\s]+", digits) and any(char.isdigit() for char in digits):
        if _UNIT.search(before.rstrip("*")):
            return text
        return re.sub(r"\s+", "", digits).translate(_SUPERSCRIPT) + blank
    if label in labels:
        return f"[^{label}]" + (":" if not before else "") + blank
    return text


def _head(text: str, paragraph: Paragraph) -> str:
    """Give a paragraph's first line with its sign in front: of a heading, a bullet or a note."""
    if paragraph.level:
        return "#" * paragraph.level + " " + text.strip("*")
    label = paragraph.label
    if label and label.kind == "bullet":
        return "- " + _BULLET.sub("", text)
    if text[:1] in "¹²³⁴⁵⁶⁷⁸⁹":
        return re.sub(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*", r"\1 ", text)
    return text
