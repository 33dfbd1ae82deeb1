r"""Pieces of a formatted document to the marked text that extraction reads.

Readers of PDF, Word and HTML say what they found as runs; this module alone knows how it is
written: links as `[words](target)`, italics as `*words*`, note numbers as `¹²`, headings as
`# words`, rows as `| a | b |`, and one empty line between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import parse_qs, quote

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISE = str.maketrans("0123456789", SUPERSCRIPTS)
_RAISED = re.compile(r"[\s,;–\-\[\]()]*\d[\d\s,;–\-\[\]()]*")
# Soft hyphens and marks of no width are for the layout of a page, not part of any word.
_TYPESETTING = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), None),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2028\u2029\x0b\x0c\x85"), "\n"),
    **dict.fromkeys((n for n in range(32) if n not in (9, 10, 11, 12)), " "),
    ord("\u2011"): "-",
    **{ord(ligature): word for ligature, word in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)},
}  # fmt: skip
_BRACKETED = re.compile(rf"[ ]?\[([{SUPERSCRIPTS}]+(?:[,–-]\s?[{SUPERSCRIPTS}]+)*)\]")
_NO_SITE = re.compile(r"(?:mailto|tel|javascript|data|about|blob|sms|fax):", re.IGNORECASE)
_WRAPPER = re.compile(
    r"https?://(?:[\w.-]+\.safelinks\.protection\.outlook\.com/|www\.google\.[a-z.]+/url)\?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.|doi\.org/|10\.\d{4,}/)\S+", re.IGNORECASE)
_SCHEME = re.compile(r"^https?://(?:www\.)?|^www\.", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t]*\t[ \t]*|  +")
_EMPTY_LINES = re.compile(r"\n{3,}")
_ITEM = re.compile(
    rf"(?:\(?(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})[.)]|\[\d{{1,3}}\](?!\()|[•·▪◦‣●■-]|[{SUPERSCRIPTS}]+)\s*(?=\S)"
    r"|(?:Title|Authors?|Author\(s\)|Source|Publisher|Published|Publication date|Date|Abstract|Summary): ",
)
_NUMBER_OF_ITEM = re.compile(r"\d{1,3}[.):]?|[\[(]\d{1,3}[\])]")
_ENDED = re.compile(r"(?:[.?!]|\d|https?://\S+|\))[\])”’\"'*]*$")
_BEGUN = re.compile(r"[\[*“‘\"'(]*[A-Z0-9]")
_SENTENCE = 40
"""The fewest characters of a line that is an item or a sentence of its own."""
MAX_TARGET = 2_000
"""The longest address kept; longer ones are files packed into an address, or sessions."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `text` may hold line breaks; `target` is a link's address."""

    text: str
    italic: bool = False
    target: str = ""


def clean(text: str) -> str:
    """Take out what only serves typesetting, and divide ligatures into letters."""
    return text if text.isascii() and text.isprintable() else text.translate(_TYPESETTING)


def superscript(text: str) -> str:
    """Give raised digits as Unicode superscripts; other raised text (`st`, `TM`) as it is."""
    return text.translate(_RAISE) if _RAISED.fullmatch(text) else text


def pointer(label: str) -> str:
    """Give the sign in running text that points to the note `label`."""
    return label.translate(_RAISE) if _is_number(label) else f"[^{label}]"


def note(label: str, text: str) -> str:
    """Give the paragraph of the note `label`, `text` marked already."""
    return f"{pointer(label)} {text}" if _is_number(label) else f"[^{label}]: {text}"


def heading(level: int, text: str) -> str:
    """Give a heading, on one line."""
    return f"{'#' * max(1, min(6, level))} {' '.join(text.split())}"


def item(label: str, text: str, depth: int = 0) -> str:
    """Give a list item. `label` is `-` or its number as printed; `depth` counts from 0."""
    indent = "  " * min(depth, 8)
    return indent + f"{label} {text}".replace("\n", f"\n{indent}")


def table(rows: Iterable[Sequence[Sequence[str]]]) -> list[str]:
    """Give a table's paragraphs: a row each, or, where it only lays out a page, cell by cell.

    Args:
        rows: for each row its cells, for each cell its paragraphs, marked already.
    """
    rows = [row for row in rows if any(row)]
    lays_out = all(sum(map(bool, row)) <= 1 for row in rows) or any(
        len(cell) > 1 for row in rows for cell in row
    )
    if lays_out:
        return [paragraph for row in rows for cell in row for paragraph in cell]
    if len(rows) > 1 and all(_is_item(row) for row in rows):
        return [item(dotted(row[0][0]), row[1][0]) for row in rows]
    return [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]


def _is_item(row: Sequence[Sequence[str]]) -> bool:
    """Say whether a row is an item of a list: a number, and what it numbers."""
    return (
        len(row) == 2 and all(row) and is_number_of_item(row[0][0]) and len(row[1][0]) > _SENTENCE
    )


def is_number_of_item(text: str) -> bool:
    """Say whether words are no more than the number of an item: `1`, `[2]`, `3.`."""
    return bool(_NUMBER_OF_ITEM.fullmatch(text))


def dotted(label: str) -> str:
    """Give an item's number with a full stop, where no sign follows it: else it reads as a word."""
    return f"{label}." if label.isdigit() and label.isascii() else label


def _cell(paragraphs: Sequence[str]) -> str:
    words = " ".join(" ".join(paragraphs).split())
    return re.sub(r"^#{1,6} |(?<!\\)(?=\|)", lambda m: "" if m[0] else "\\", words)


def write(runs: Iterable[Run]) -> str:
    """Give a paragraph's marked text: hard breaks as line breaks, blanks made single.

    Two breaks in a row stay an empty line, which divides paragraphs.
    """
    runs = _joined(_trimmed(_plain(run) for run in runs))
    has_marks = any(run.italic for run in runs)
    parts = list[str]()
    for target, group in groupby(runs, key=lambda run: run.target):
        words = list(group)
        parts.append(_link(words, target, has_marks) if target else _italics(words, has_marks))
    text = "".join(parts)
    if "[" in text:
        text = _BRACKETED.sub(r"\1", text)
    lines = text.split("\n")
    text = "\n".join(_BLANKS.sub(lambda m: "\t" if "\t" in m[0] else " ", line).strip() for line in lines)  # fmt: skip
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def divide(text: str) -> list[str]:
    """Give the paragraphs of marked text in which line breaks may stand for their ends.

    They do before a list's label, a label such as `Source:`, and between sentences that are whole:
    people end the items of a list so. Other breaks are kept, as lines of one paragraph.
    """
    parts = list[list[str]]()
    before = ""
    for line in text.split("\n"):
        if line and before and not _begins(line, before):
            parts[-1].append(line)
        elif line:
            parts.append([line])
        before = line
    return ["\n".join(part) for part in parts]


def _begins(line: str, before: str) -> bool:
    if _ITEM.match(line):
        return True
    are_whole = len(line) >= _SENTENCE and len(before) >= _SENTENCE
    return are_whole and bool(_ENDED.search(before[-200:]) and _BEGUN.match(line))


def _is_number(label: str) -> bool:
    return label.isascii() and label.isdigit()


def _plain(run: Run) -> Run:
    if not run.target or _NO_SITE.match(run.target.strip()):
        return Run(clean(run.text), run.italic)
    return Run(clean(run.text), run.italic, encode(_unwrapped(run.target.strip())))


def _unwrapped(target: str) -> str:
    """Give the address within one that a mail program or an editor put around it."""
    if not (match := _WRAPPER.match(target)):
        return target
    values = parse_qs(target[match.end() :].replace("&amp;", "&"))
    inner = (values.get("url") or values.get("q") or [""])[0]
    return inner if inner.startswith(("http://", "https://")) else target


def encode(target: str) -> str:
    """Give an address with blanks and brackets percent-encoded; empty if it is too long."""
    target = re.sub(r"[\t\r\n\u200b\u00ad\ufeff]", "", target).strip()
    target = re.sub(r"[\s()<>\[\]\"\\^`{|}]", lambda m: quote(m[0]), target)
    return "" if len(target) > MAX_TARGET else target


def _trimmed(runs: Iterable[Run]) -> Iterable[Run]:
    """Move blanks at the ends of a link or of italics out of it."""
    for run in runs:
        if not (run.italic or run.target):
            yield run
            continue
        words = run.text.strip()
        at = run.text.find(words) if words else len(run.text)
        yield Run(run.text[:at])
        yield replace(run, text=words)
        yield Run(run.text[at + len(words) :])


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Join runs of one look, also where only blanks without a look divide them."""
    looks = list[tuple[bool, str]]()
    texts = list[list[str]]()
    for run in runs:
        look = (run.italic, run.target)
        if not run.text:
            continue
        if looks and looks[-1] == look:
            texts[-1].append(run.text)
        elif len(looks) > 1 and looks[-2] == look and "".join(texts[-1]).isspace():
            looks.pop()
            blanks = texts.pop()
            texts[-1] += [*blanks, run.text]
        else:
            looks.append(look)
            texts.append([run.text])
    out = [Run("".join(text), *look) for look, text in zip(looks, texts, strict=True)]
    # Within a link whose words differ in look, the blanks between them are the link's too.
    for index in range(1, len(out) - 1):
        before, between, after = out[index - 1 : index + 2]
        if between.text.isspace() and before.target and before.target == after.target:
            out[index] = replace(between, target=before.target)
    return out


def _link(runs: Sequence[Run], target: str, has_marks: bool) -> str:
    words = "".join(run.text for run in runs)
    if address := _as_address(words, target):
        return address
    return f"[{_italics(runs, has_marks).replace('[', chr(92) + '[')}]({target})"


def _as_address(words: str, target: str) -> str:
    """Give the address where a link's words are no more than that."""
    words = re.sub(r"\s+", "", words).strip("<>")
    bare = re.sub(r"(?:…|\.\.\.)$", "", words)
    if not _ADDRESS.match(words) and "/" not in words:
        return ""
    ours, theirs = (_SCHEME.sub("", part).rstrip("/.,;").lower() for part in (encode(bare), target))
    if ours == theirs:
        return encode(words) if words.lower().startswith("http") else target
    cut_off = bare != words and len(ours) > 8 and theirs.startswith(ours)
    return target if cut_off else ""


def _italics(runs: Sequence[Run], has_marks: bool) -> str:
    parts, before = list[str](), ""
    for run in runs:
        text = run.text.replace("](", "]\\(")
        # A star of the text's own would be taken for a sign of italics in the same paragraph.
        text = text.replace("*", "\\*") if has_marks else text
        marked = run.italic and not before[-1:].isalnum() and re.search(r"[^\W_]", text)
        parts.append("\n\n".join(map(_star, text.split("\n\n"))) if marked else text)
        before = run.text
    return "".join(parts)


def _star(text: str) -> str:
    return f"*{text}*" if text else ""
