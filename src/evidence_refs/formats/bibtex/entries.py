"""The entries of a .bib file, cut out one by one, whatever is wrong with others.

An entry that is never closed ends where the next begins in the first column. Nothing is read twice, so
that time is linear, and nothing is held but the entry at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidence_refs.formats.dates import MONTHS

_BEGIN = re.compile(r"@\s*([A-Za-z][\w-]*)\s*([{(])")
_NEXT = re.compile(r"@\s*[A-Za-z][\w-]*\s*[{(]\s*(?:[^\s,={}()\"#%]+\s*(?:,|$|=)|,)")
_AFTER_KEY = re.compile(r"[,={}\"]|$")
_FIELD = re.compile(r"[\s,]*([^\s=,{}\"#%()][^\s=,{}\"#()]*)\s*=\s*")
# What most fields are, in one go: a value in braces that has braces of one depth at most.
_WHOLE_FIELD = re.compile(_FIELD.pattern + r"\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}(?!\s*#)[\s,]*")
_NEXT_FIELD = re.compile(r",\s*[A-Za-z][\w-]*\s*=|\s[A-Za-z][\w-]*\s*=\s*[{\"\d]")
# What a value has in it where the brace that ends it is missing: the next field.
_SWALLOWED = re.compile(r",\s*(?:[A-Za-z][\w-]*\s*=\s*[{\"]|(?:year|month|volume|number)\s*=\s*\w)")
_WORD = re.compile(r"[^\s,{}#\"]+")
_BLANK = re.compile(r"[\s,]*")
_MARK = re.compile(r"[{}\")]")
_BRACES = re.compile(r"[{}]")
_BRACES_AND_QUOTES = re.compile(r"[{}\"]")
_JOIN = re.compile(r"\s*#\s*")
_MOST_UNCLOSED = 3
_WITHOUT_KEY = frozenset(("string", "comment", "preamble"))
_MACROS = {name[:3].lower(): name for name in MONTHS}


@dataclass(slots=True)
class Block:
    """An entry as it stands: its kind in lower case, and what is between its braces."""

    line: int
    kind: str
    body: str
    closed: bool = True


@dataclass(slots=True)
class Fields:
    """The key and the fields of an entry, names in lower case.

    `broken` is text that is no field; `repeated` are values of fields that have one before, which
    counts.
    """

    key: str = ""
    values: dict[str, str] = field(default_factory=dict)
    broken: str = ""
    repeated: list[tuple[str, str]] = field(default_factory=list)


def blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Cut lines into entries; what stands between them is left out, as BibTeX does."""
    block: Block | None = None
    parts: list[str] = []
    inside = _Inside("{")
    for number, line in enumerate(lines, 1):
        if block and line.startswith("@") and _NEXT.match(line):
            yield _finished(block, parts, closed=False)
            block = None
        at = 0
        while True:
            if block is None:
                begin = _BEGIN.search(line, at)
                if begin is None:
                    break
                block, parts, inside = Block(number, begin[1].lower(), ""), [], _Inside(begin[2])
                at = begin.end()
            end = inside.end(line, at)
            if end < 0:
                parts.append(line[at:])
                break
            parts.append(line[at:end])
            yield _finished(block, parts, closed=True)
            block, at = None, end + 1
    if block:
        yield _finished(block, parts, closed=False)


def _finished(block: Block, parts: list[str], *, closed: bool) -> Block:
    block.body, block.closed = "".join(parts), closed
    return block


class _Inside:
    """How deep a place in an entry is in braces; an entry in parentheses may have more in quotes."""

    def __init__(self, opening: str) -> None:
        self._braced = opening == "{"
        self._depth = 1 if self._braced else 0
        self._quoted = False

    def end(self, line: str, at: int) -> int:
        """Give where the entry ends in a line, -1 where it goes on."""
        if self._braced:
            return self._end_in_braces(line, at)
        for match in _MARK.finditer(line, at):
            sign = match[0]
            if sign == "{":
                self._depth += 1
            elif sign == "}":
                self._depth = max(0, self._depth - 1)
            elif not self._depth:
                if sign == '"':
                    self._quoted = not self._quoted
                elif not self._quoted:
                    return match.start()
        return -1

    def _end_in_braces(self, line: str, at: int) -> int:
        closing, opened = line.find("}", at), line.count("{", at)
        if closing < 0:
            self._depth += opened
            return -1
        if opened == 1 and line.find("{", at, closing) >= 0 and line.count("}", at) == 1:
            return -1  # one value, whole on its line: what most lines are
        for match in _BRACES.finditer(line, at):
            self._depth += 1 if match[0] == "{" else -1
            if not self._depth:
                return match.start()
        return -1


def fields(block: Block, strings: dict[str, str]) -> Fields:
    """Give the fields of an entry, with the abbreviations `strings` put in.

    A value that is never closed goes as far as the next field, also where it took the brace that should
    end the entry. After a few of these, no other is
    looked for beyond that: time stays linear.
    """
    body, found = block.body, Fields(key_of(block))
    at = _BLANK.match(body, _after_key(block)).end()  # type: ignore[union-attr]
    unclosed = 0
    while at < len(body):
        if block.closed and unclosed <= _MOST_UNCLOSED and (whole := _WHOLE_FIELD.match(body, at)):
            _put(found, whole[1].lower(), whole[2])
            at = whole.end()
            continue
        name = _FIELD.match(body, at)
        limit = len(body)
        if name and unclosed > _MOST_UNCLOSED:
            later = _NEXT_FIELD.search(body, name.end())
            limit = later.start() if later else limit
        value, end = _value(body, name.end(), limit, strings) if name else ("", -1)
        if end < 0:
            unclosed += 1
            if block.closed or body[at:].strip("}\n "):
                found.broken = found.broken or body[at : at + 60].strip().split("\n")[0]
            later = _NEXT_FIELD.search(body, name.end() if name else at + 1)
            end = later.start() if later else len(body)
            value = body[name.end() : end].strip(' \n{",') if name else ""
        elif name and not block.closed and (later := _SWALLOWED.search(body, name.end(), end)):
            unclosed += 1
            end = later.start()
            value = body[name.end() : end].strip(' \n{",')
        if name:
            _put(found, name[1].lower(), value)
        at = _BLANK.match(body, end).end()  # type: ignore[union-attr]
    return found


def _put(found: Fields, name: str, value: str) -> None:
    if found.values.setdefault(name, value) != value:
        found.repeated.append((name, value))


def key_of(block: Block) -> str:
    """Give the key of an entry; empty where it has none."""
    return block.body[: _after_key(block)].strip()


def _after_key(block: Block) -> int:
    after = _AFTER_KEY.search(block.body)
    at = after.start() if after else 0
    return 0 if block.kind in _WITHOUT_KEY or block.body[at : at + 1] not in (",", "") else at


def _value(body: str, at: int, limit: int, strings: dict[str, str]) -> tuple[str, int]:
    """Give a value, its parts joined, and where it ends; -1 where there is none."""
    parts: list[str] = []
    while True:
        part, at = _part(body, at, limit, strings)
        if at < 0:
            return "", -1
        parts.append(part)
        join = _JOIN.match(body, at)
        if join is None:
            return "".join(parts), at
        at = join.end()


def _part(body: str, at: int, limit: int, strings: dict[str, str]) -> tuple[str, int]:
    sign = body[at : at + 1]
    if sign in ("{", '"'):
        depth = 0
        marks = _BRACES_AND_QUOTES if sign == '"' else _BRACES
        for match in marks.finditer(body, at + (sign == '"'), limit):
            if match[0] == '"':
                if depth == 0:
                    return body[at + 1 : match.start()], match.end()
                continue
            depth += 1 if match[0] == "{" else -1
            if depth == 0 and sign == "{":
                return body[at + 1 : match.start()], match.end()
            if depth < 0:
                break
        return "", -1
    word = _WORD.match(body, at)
    if word is None:
        return "", at if sign in ("", ",") else -1
    name = word[0].lower()
    return strings.get(name, _MACROS.get(name, word[0])), word.end()
