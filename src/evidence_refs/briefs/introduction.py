"""Text of an author's own, written in Markdown -> blocks, so that every output can print it.

Headings, paragraphs, lists, quotations, code, links, and words that are strong or emphasised are
CommonMark's (https://spec.commonmark.org/0.31.2/); comments are left out, other HTML stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from evidence_refs.briefs.blocks import BULLET, Block, Break, Heading, Paragraph, Run
from evidence_refs.formats.addresses import link_target

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def blocks(text: str, level: int) -> list[Block]:
    """Give the blocks of a text.

    Args:
        text: the text.
        level: the level that its highest heading is to have.
    """
    found = list(_blocks(MarkdownIt("commonmark").parse(text)))
    highest = min((each.level for each in found if isinstance(each, Heading)), default=level)
    return [
        replace(each, level=each.level - highest + level) if isinstance(each, Heading) else each
        for each in found
    ]


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    marks: list[str] = []  # of the lists that are open: a bullet, or the next number
    number = ""  # of an item that has no paragraph yet
    heading = 0
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = int(token.tag[1:])
            case "bullet_list_open":
                marks.append(BULLET)
            case "ordered_list_open":
                marks.append(str(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                marks.pop()
            case "list_item_open":
                number, marks[-1] = _counted(marks[-1])
            case "list_item_close":
                number = ""
            case "inline":
                runs = tuple(_runs(token.children or ()))
                if heading and runs:
                    yield Heading(heading, tuple(each for each in runs if isinstance(each, Run)))
                elif runs:
                    yield Paragraph(runs, number=number)
                heading, number = 0, ""
            case "code_block" | "fence":
                yield Paragraph(tuple(_lines(token.content.rstrip("\n"))))
            case "html_block":
                if left := _COMMENT.sub("", token.content).strip():
                    yield Paragraph(tuple(_lines(left)))


def _counted(mark: str) -> tuple[str, str]:
    """Give what an item of a list is marked with, and what the next one is."""
    return (f"{mark}.", str(int(mark) + 1)) if mark.isdecimal() else (mark, mark)


def _lines(text: str) -> Iterator[Run | Break]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Break()
        yield Run(line)


def _runs(tokens: Sequence[Token]) -> Iterator[Run | Break]:
    look = Run("")
    for token in tokens:
        kind, _, end = token.type.rpartition("_")
        if kind in ("strong", "em"):
            look = _marked(look, kind, end == "open")
        elif kind == "link":
            target = link_target(str(token.attrs.get("href", ""))) if end == "open" else ""
            look = replace(look, link=target or "")
        elif token.type == "hardbreak":
            yield Break()
        elif text := _printed(token):
            yield replace(look, text=text)


def _marked(look: Run, kind: str, begins: bool) -> Run:
    return replace(look, bold=begins) if kind == "strong" else replace(look, italic=begins)


def _printed(token: Token) -> str:
    """Give the text of a piece: an image is known by its description."""
    if token.type == "softbreak":
        return " "
    return _COMMENT.sub("", token.content)
