"""Text -> a YAML scalar that every YAML 1.1 and 1.2 reader takes for that text.

Plain where that is safe, else in double quotes; long prose is folded (`>-`), a sentence a line, so
that a change of one sentence is a diff of one line.
Sources: https://yaml.org/spec/1.2.2/ chapters 7 and 8; https://yaml.org/type/ for what YAML 1.1
readers guess.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_WIDTH = 100
_INDENT = "    "

_CONSTANTS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER = re.compile(
    r"""[-+]?(?: 0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ | \.inf | \.nan
      | [0-9][0-9_]* (?: : [0-5]?[0-9] )* (?: \.[0-9_]* )? (?: e[-+]?[0-9]+ )?
      | \.[0-9_]+ (?: e[-+]?[0-9]+ )? )""",
    re.VERBOSE | re.IGNORECASE,
)
_INTEGER = re.compile(r"0|[1-9][0-9]{0,14}")  # what every reader holds exactly
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?", re.DOTALL)

# Safe everywhere: begins with no sign that means something; no `: `, ` #`, blank at an end.
_PLAIN = re.compile(
    r"""(?![-?:,\[\]{}#&*!|>'"%@`=~<\s])(?:[^\s:#]|:(?=[^\s])|(?<=[^\s])\#|\ (?=[^\s#]))+"""
)
_FLOW_MARKS = re.compile(r"[,\[\]{}:?]")
# Not printable in YAML, a line end to some readers, or a sign that reorders what a person sees.
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    "|[\u2028\u2029\ufeff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SHORT_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0", "\x1b": "\\e"}
# It begins with the blank, which is found much faster than what stands before it.
_SENTENCE_END = re.compile(r" (?=[^\s a-z])(?:(?<=[.!?] )(?<! [A-Z]\. )|(?<=[.!?][)”’\"'] ))")


_SINGLE_BLANK = re.compile(r"(?<=[^ ]) (?=[^ ])")


def scalar(text: str, *, flow: bool = False, number: bool = True) -> str:
    """Write `text` on one line, plain or quoted.

    `flow` is for a place inside `[…]` or `{…}`; `number=False` quotes whole numbers too, for a
    place where the schema has text only.
    """
    return text if _is_plain(text, flow, number) else quoted(text)


# Journals, given names and days come again and again.
@lru_cache(maxsize=1 << 13)
def _is_plain(text: str, flow: bool, number: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _must_escape(text):
        return False
    if flow and _FLOW_MARKS.search(text):
        return False
    if text.lower() in _CONSTANTS or text.startswith(("---", "...")):
        return False
    if text[0].isalpha():
        return True
    if _NUMBER.fullmatch(text):
        return number and bool(_INTEGER.fullmatch(text))
    return not _TIMESTAMP.fullmatch(text) or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def quoted(text: str) -> str:
    """Write `text` in double quotes, on one line."""
    return f'"{_escape(text)}"'


def _must_escape(text: str) -> bool:
    return not text.isprintable() and bool(_ESCAPED.search(text))


def _escape(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return _ESCAPED.sub(_escape_character, text)


def _escape_character(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[match[0]]
    if code > 0xFFFF:
        return f"\\U{code:08X}"
    return f"\\u{code:04X}" if code > 0xFF else f"\\x{code:02X}"


def prose(text: str) -> str:
    """Write `text` of any length for a field of a record: folded, or quoted over several lines.

    Two blank lines in the file stand for the one that keeps two paragraphs apart: a folded scalar
    takes one line end away wherever lines meet.
    """
    if not _can_fold(text):
        return _quoted_lines(text)
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        if number and paragraph and lines[-1]:
            lines.append("")
        if not paragraph and lines[-1]:
            lines.append("")
        lines.extend(_lay_out(paragraph) if paragraph else [""])
    return ">-\n" + "\n".join(_INDENT + line if line else "" for line in lines)


def _can_fold(text: str) -> bool:
    if _must_escape(text.replace("\n", " ")) or text != text.strip("\n"):
        return False
    return all(line == line.strip(" ") for line in text.split("\n"))


def _quoted_lines(text: str) -> str:
    paragraphs = re.split(r"(?<=\n)", text)
    pieces = [piece for each in paragraphs if each for piece in _lay_out(each, keep=True)]
    if len(pieces) < 2:
        return quoted(text)
    escaped = [_escape(piece) for piece in pieces]
    # A line's leading blanks are not part of the text unless the first is escaped.
    rest = ["\\" + piece if piece.startswith(" ") else piece for piece in escaped[1:]]
    return '"' + f"\\\n{_INDENT}".join([escaped[0], *rest]) + '"'


def _lay_out(paragraph: str, *, keep: bool = False) -> list[str]:
    """Break a paragraph into lines: one a sentence, and within it at most `_WIDTH` columns.

    Broken only at single blanks between two words; `keep` leaves each blank on the line before it.
    """
    lines: list[str] = []
    for sentence in _SENTENCE_END.split(paragraph):
        lines.extend(_wrap(sentence))
    return [line + " " for line in lines[:-1]] + lines[-1:] if keep else lines


def _wrap(sentence: str) -> list[str]:
    width = _WIDTH - len(_INDENT)
    if len(sentence) <= width:
        return [sentence]
    lines, start = [], 0
    while len(sentence) - start > width:
        end = _break_before(sentence, start, start + width)
        if end < 0:
            break
        lines.append(sentence[start:end])
        start = end + 1
    return [*lines, sentence[start:]]


def _break_before(sentence: str, start: int, end: int) -> int:
    """Give the last single blank up to `end`, else the first behind it; -1 where there is none."""
    at = end + 1
    while (at := sentence.rfind(" ", start + 1, at)) >= 0:
        if sentence[at - 1] != " " and sentence[at + 1 : at + 2] not in ("", " "):
            return at
    found = _SINGLE_BLANK.search(sentence, end)
    return found.start() if found else -1
