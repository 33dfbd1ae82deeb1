"""The text as blocks for Word: lists, quotations and code are paragraphs that stand in, tables are tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from markdown_it.token import Token

from evidence_refs.briefs.blocks import BULLET, Block, Break, Heading, Paragraph, Run, Table
from evidence_refs.briefs.introduction.parsing import COMMENT, Parsed, level_of
from evidence_refs.formats.addresses import link_target

_RULE = "* * *"


def blocks(parsed: Parsed) -> Iterator[Block]:
    """Give the blocks of a text."""
    marks: list[str] = []  # of what is open: a bullet, the next number, or nothing for a quotation
    number = ""  # of an item that has no paragraph yet
    heading = 0
    tokens = iter(parsed.tokens)
    for token in tokens:
        runs: tuple[Run | Break, ...] = ()
        match token.type:
            case "heading_open":
                heading = level_of(token)
            case "bullet_list_open":
                marks.append(BULLET)
            case "ordered_list_open":
                marks.append(str(token.attrs.get("start", 1)))
            case "blockquote_open":
                marks.append("")
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                marks.pop()
            case "list_item_open":
                number, marks[-1] = _counted(marks[-1])
            case "list_item_close":
                number = ""
            case "inline" if heading:
                if words := heading_runs(token):
                    yield Heading(heading, words)
                heading, number = 0, ""
            case "table_open":
                yield _table(tokens)
            case _:
                runs = tuple(_content(token))
        if runs:
            yield Paragraph(runs, number=number, indent=len(marks) - bool(number))
            number = ""


def heading_runs(inline: Token) -> tuple[Run, ...]:
    """Give the words of a heading."""
    found = (Run(" ") if isinstance(each, Break) else each for each in _runs(inline.children or ()))
    return tuple(found)


def _counted(mark: str) -> tuple[str, str]:
    """Give what an item of a list is marked with, and what the next one is."""
    return (f"{mark}.", str(int(mark) + 1)) if mark.isdecimal() else (mark, mark)


def _content(token: Token) -> Iterator[Run | Break]:
    """Give what one token says as a paragraph of its own; most say nothing."""
    match token.type:
        case "inline":
            yield from _runs(token.children or ())
        case "code_block" | "fence":
            yield from _lines(token.content.rstrip("\n"), is_code=True)
        case "html_block":
            if left := COMMENT.sub("", token.content).strip():
                yield from _lines(left)
        case "hr":
            yield Run(_RULE)


def _table(tokens: Iterator[Token]) -> Table:
    """Give a table, up to its end."""
    rows: list[list[tuple[Run | Break, ...]]] = []
    aligned: list[str] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            aligned.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
        elif token.type == "inline":
            rows[-1].append(tuple(_runs(token.children or ())))
    return Table(tuple(map(tuple, rows)), tuple(aligned))


def _lines(text: str, *, is_code: bool = False) -> Iterator[Run | Break]:
    for number, line in enumerate(text.split("\n")):
        if number:
            yield Break()
        yield Run(line, code=is_code)


def _runs(tokens: Sequence[Token]) -> Iterator[Run | Break]:
    look, address, words = Run(""), "", ""
    for token in tokens:
        kind, _, end = token.type.rpartition("_")
        if kind in ("strong", "em"):
            look = _marked(look, kind, end == "open")
        elif token.type == "link_open":
            address, words = str(token.attrs.get("href", "")), ""
            look = replace(look, link=link_target(address) or "")
        elif token.type == "link_close":
            shown = "" if look.link or address.startswith("#") else unquote(address)
            look = replace(look, link="")
            if shown.removeprefix("mailto:") not in ("", words):
                yield replace(look, text=f" ({shown})")
        elif token.type == "hardbreak":
            yield Break()
        elif text := _printed(token):
            words += text
            yield replace(look, text=text, code=token.type == "code_inline")


def _marked(look: Run, kind: str, begins: bool) -> Run:
    return replace(look, bold=begins) if kind == "strong" else replace(look, italic=begins)


def _printed(token: Token) -> str:
    """Give the text of a piece: an image is known by its description."""
    if token.type == "softbreak":
        return " "
    return COMMENT.sub("", token.content)
