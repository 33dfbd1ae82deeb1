"""Lists in a Markdown file, each between two comments on lines of their own.

    <!-- references: section="Integrated care" type=report -->
    <!-- /references -->

Where comments stand is found as CommonMark says, so that code which shows such a mark has none.
Source: https://spec.commonmark.org/0.31.2/#html-blocks
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from evidence_refs.briefs.marked.place import Change, Listed, Renewed
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

OPENS, CLOSES = "<!-- references: … -->", "<!-- /references -->"

_BOM = "\ufeff"
_WORD = "references"
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"<!--(?P<inner>.*?)(?P<end>-->|\Z)", re.DOTALL)
_MARK = re.compile(r"\s*(?P<slash>/?)\s*(?P<word>[\w-]+)\s*(?P<colon>:?)(?P<rest>.*)\Z", re.DOTALL)
_FRONT = re.compile(r"---[ \t]*\n(?![ \t]*\n).*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""What stands before a text for pandoc and others: YAML, which a list would break."""
_SHOWN = re.compile(r"[ ]{0,3}<(?:script|pre|style|textarea)\b", re.IGNORECASE)
"""How a block of HTML begins in which a comment is text."""
_RAW = "{=html}"
"""The language of code in which pandoc keeps HTML when it writes Markdown, comments too."""
_ALONE = "a mark stands on a line of its own, not in a list, a quotation or a sentence"


@dataclass(frozen=True, slots=True)
class Between(Listed):
    """A list between two marks, and where what stands between them begins and ends."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Markdown:
    """A file: its text as it stands there, without a mark of its encoding, and its lists."""

    file: str
    text: str
    lists: tuple[Between, ...]
    has_bom: bool = False

    def line_of(self, at: int) -> int:
        """Give the line, from 1, of a place in the text."""
        return _lines(self.text[:at]) + 1


@dataclass(frozen=True, slots=True)
class _Mark:
    """A comment that is a mark; `asks` is None where it closes. It takes lines `first` to `last`."""

    asks: str | None
    first: int
    last: int


def read(data: bytes, file: str) -> Markdown:
    """Find the lists of a Markdown file.

    Args:
        data: its bytes.
        file: what errors call it.

    Raises:
        UnreadableError: it is not UTF-8, or a mark is broken, within another, or never closed.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data[: error.start].decode("utf-8"))) + 1
        raise UnreadableError(
            "is not UTF-8", where=Where(file, line), hint="save it as UTF-8, then run it again"
        ) from None
    bare = text.removeprefix(_BOM)
    return Markdown(file, bare, tuple(_lists(bare, file)), bare != text)


def front_matter(text: str) -> int:
    """Give where the front matter of a text ends; 0 where it has none."""
    found = _FRONT.match(_LINE_END.sub("\n", text))
    if found is None:
        return 0
    ends = [each.end() for each in _LINE_END.finditer(text)]
    return [*ends, len(text)][_lines(found[0])]


def renewed(document: Markdown, bodies: Sequence[str], edits: Iterable[Edit] = ()) -> Renewed:
    """Put texts into the lists, and give the file; all else in it stays, byte for byte.

    Args:
        document: the file.
        bodies: the Markdown of each list, in their order.
        edits: what else is changed, outside of the lists.

    Raises:
        UnreadableError: a text would open or close a list itself, as a template may write it.
    """
    text = document.text
    inner = [_inner(text, *pair) for pair in zip(document.lists, bodies, strict=True)]
    parts = [
        Edit(each.start, each.end, new) for each, new in zip(document.lists, inner, strict=True)
    ]
    whole = edited(text, [*parts, *edits])
    _see_that_it_holds(document, whole, inner)
    changes = [
        Change(each.where, _paragraphs(old), _paragraphs(new))
        for each, new in zip(document.lists, inner, strict=True)
        if (old := text[each.start : each.end]) != new
    ]
    data = (_BOM * document.has_bom + whole).encode("utf-8")
    return Renewed(data, len(inner), changes, text, whole)


@dataclass(frozen=True, slots=True)
class Edit:
    """Other text in the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Give a text with edits made that do not overlap."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda each: each.start):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _inner(text: str, listed: Between, body: str) -> str:
    """Give what stands between the marks, with the line ends of the file."""
    body = body.strip("\n")
    if not body:
        return ""
    end = next(reversed(_LINE_END.findall(text[: listed.start])))
    # pandoc takes a heading only behind an empty line.
    return f"{end}{_LINE_END.sub(end, body)}{end}{end}"


def _paragraphs(inner: str) -> list[str]:
    text = _LINE_END.sub("\n", inner)
    return [each.strip("\n") for each in re.split(r"\n{2,}", text) if each.strip("\n")]


def _see_that_it_holds(document: Markdown, whole: str, inner: Sequence[str]) -> None:
    """See that the new text has the same lists, with what was put into them."""
    try:
        found = [(each.asks, whole[each.start : each.end]) for each in _lists(whole, document.file)]
    except UnreadableError:
        found = []
    if found != [(each.asks, new) for each, new in zip(document.lists, inner, strict=True)]:
        raise UnreadableError(
            "a list would hold what opens or closes lists, or hides what does",
            where=document.lists[0].where,
            hint="let the template of its style write no comments and no code that is left open",
        )


def _lists(text: str, file: str) -> Iterator[Between]:
    starts = [0, *(end.end() for end in _LINE_END.finditer(text)), len(text)]
    opened: _Mark | None = None
    front = front_matter(text)
    for mark in _marks(text, starts, file):
        where = Where(file, mark.first + 1)
        if starts[mark.first] < front:
            raise UnreadableError("a mark in the front matter", where=where, hint=_ALONE)
        if mark.asks is not None and opened is not None:
            raise UnreadableError(
                f"a list begins within that of line {opened.first + 1}",
                where=where,
                hint=f"close the other first: {CLOSES}",
            )
        if mark.asks is not None:
            opened = mark
        elif opened is None:
            raise UnreadableError("closes a list that was not begun", where=where, hint=OPENS)
        else:
            begin = Where(file, opened.first + 1)
            yield Between(opened.asks or "", begin, starts[opened.last + 1], starts[mark.first])
            opened = None
    if opened is not None:
        where = Where(file, opened.first + 1)
        raise UnreadableError("the list is never closed", where=where, hint=f"write {CLOSES}")


def _marks(text: str, starts: Sequence[int], file: str) -> Iterator[_Mark]:
    """Give the marks in their order.

    Raises:
        UnreadableError: one is broken, or does not stand by itself.
    """
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").parse(text):
        first, last = token.map or (0, 0)
        if token.type == "html_block":
            block = text[starts[first] : starts[last]]
            if not _SHOWN.match(block):
                yield from _marks_of_block(block, first, token.level, file)
        elif token.type == "fence" and token.info.strip() == _RAW:
            comment = _COMMENT.fullmatch(token.content.strip())
            asks = _asks(comment, Where(file, first + 1)) if comment else _NO_MARK
            if asks is not _NO_MARK and not token.level:
                yield _Mark(asks, first, last - 1)
        elif token.type == "inline":
            line = first + 1
            for child in token.children or ():
                line += child.type in ("softbreak", "hardbreak")
                comment = _COMMENT.match(child.content) if child.type == "html_inline" else None
                if comment and _asks(comment, Where(file, line)) is not _NO_MARK:
                    raise UnreadableError(
                        "a mark in a sentence", where=Where(file, line), hint=_ALONE
                    )


def _marks_of_block(block: str, first: int, level: int, file: str) -> Iterator[_Mark]:
    for comment in _COMMENT.finditer(block):
        above = _lines(block[: comment.start()])
        where = Where(file, first + above + 1)
        asks = _asks(comment, where)
        if asks is _NO_MARK:
            continue
        before = _LINE_END.split(block[: comment.start()])[-1]
        behind = _LINE_END.split(block[comment.end() :])[0]
        if level or before.strip(" ") or len(before) > 3 or behind.strip():
            raise UnreadableError("a mark beside other text", where=where, hint=_ALONE)
        yield _Mark(asks, first + above, first + above + _lines(comment[0]))


def _lines(text: str) -> int:
    return len(_LINE_END.findall(text))


_NO_MARK = "\0"
"""What is said of a comment that is none; no text of a mark has this sign."""


def _asks(comment: re.Match[str], where: Where) -> str | None:
    """Give what a comment asks for, None where it closes a list, `_NO_MARK` where it is another's.

    Raises:
        UnreadableError: it is meant to be a mark, and is broken.
    """
    mark = _MARK.match(comment["inner"])
    if mark is None:
        return _NO_MARK
    is_ours, asks_something = mark["word"] == _WORD, "=" in mark["rest"]
    if not is_ours:
        near = get_close_matches(mark["word"].lower(), [_WORD], cutoff=0.8)
        if near and (mark["slash"] or asks_something or not mark["rest"].strip()):
            message = f"there is no mark `{mark['slash']}{mark['word']}`"
            raise UnreadableError(
                message, where=where, hint=f"did you mean `{mark['slash']}{_WORD}`?"
            )
        return _NO_MARK
    if not comment["end"]:
        raise UnreadableError("the comment has no end", where=where, hint="end it with -->")
    if mark["slash"]:
        if mark["colon"] or mark["rest"].strip():
            raise UnreadableError(
                "a mark that closes says more", where=where, hint=f"write {CLOSES}"
            )
        return None
    if mark["colon"]:
        above = "\n" * _lines(comment["inner"][: mark.start("rest")])
        return (above + mark["rest"].strip(" \t")).rstrip()  # so that each value has its line
    if asks_something or not mark["rest"].strip():
        raise UnreadableError("the mark has no colon", where=where, hint=f"write {OPENS}")
    return _NO_MARK
