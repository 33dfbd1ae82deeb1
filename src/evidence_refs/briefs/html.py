"""Blocks as HTML: sections under headings, entries as items of lists, titles of works as `<cite>`.

A whole page needs nothing beside it, and lets nothing be loaded. A fragment is for another page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import groupby

from evidence_refs.briefs.blocks import Block, Break, Contents, Heading, Paragraph, Run
from evidence_refs.briefs.outline import Line, anchors, contents
from evidence_refs.briefs.ready import text_of
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.seen import seen

_DEEPEST = 6  # levels of heading that HTML has
_COUNTED = re.compile(r"(\d{1,9})\.?")


def write(
    blocks: Sequence[Block], *, title: str = "References", language: str = "en", page: bool = True
) -> str:
    """Give blocks as HTML.

    Args:
        blocks: what the page says.
        title: of the page; shown above it where no heading of the first level is.
        language: of the page (BCP 47).
        page: whether it is a whole page, and not a fragment.

    Raises:
        UsageError: a template wrote a part for another output.
    """
    body = "".join(f"{line}\n" for line in _body(blocks))
    if not page:
        return body
    has_title = any(isinstance(each, Heading) and each.level == 1 for each in blocks)
    shown = "" if has_title else f"<h1>{_text(title)}</h1>\n"
    return _PAGE.format(
        language=html.escape(language), title=_text(title), style=_style(), body=shown + body
    )


_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def _style() -> str:
    return (files(__package__) / "data" / "page.css").read_text(encoding="utf-8")


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    names = anchors(blocks)
    shown = set(names.values())
    open_sections: list[int] = []
    for kind, group in groupby(enumerate(blocks), lambda each: _kind(each[1])):
        if kind != "block":
            listed = [each for _, each in group if isinstance(each, Paragraph)]
            yield from _list(listed, shown) if kind == "entry" else _items(listed, kind)
            continue
        for at, block in group:
            if isinstance(block, Heading):
                while open_sections and open_sections[-1] >= block.level:
                    open_sections.pop()
                    yield "</section>"
                open_sections.append(block.level)
                yield from _heading(block, names[at])
            elif isinstance(block, Contents):
                yield from _nav(contents(blocks, at, names))
            elif isinstance(block, Paragraph):
                yield f"<p>{_inline(block.runs)}</p>"
            else:
                yield text_of(block, "html").strip("\n")
    yield from ("</section>" for _ in open_sections)


def _kind(block: Block) -> str:
    """Say whether a block is of an entry, an item of a list in a text, a counted one, or none of them."""
    if not isinstance(block, Paragraph):
        return "block"
    if block.key or not block.number:
        return "entry" if block.key else "block"
    return "counted" if _COUNTED.fullmatch(block.number) else "item"


def _items(paragraphs: Sequence[Paragraph], kind: str) -> Iterator[str]:
    """Give items of a text as a list, counted ones by their own numbers."""
    tag = "ol" if kind == "counted" else "ul"
    yield f"<{tag}>"
    for each in paragraphs:
        value = f' value="{int(each.number.rstrip("."))}"' if tag == "ol" else ""
        yield f"<li{value}>{_inline(each.runs)}</li>"
    yield f"</{tag}>"


def _heading(heading: Heading, anchor: str) -> Iterator[str]:
    name = html.escape(anchor)
    level = min(heading.level, _DEEPEST)
    yield f'<section aria-labelledby="{name}">'
    yield f'<h{level} id="{name}">{_inline(heading.runs)}</h{level}>'


def _nav(lines: Sequence[Line]) -> Iterator[str]:
    """A list of links within lists of links, as deep as the headings are nested."""
    yield '<nav aria-label="Contents">'
    depth = -1
    for line in lines:
        if line.depth > depth:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (depth - line.depth)
        depth = line.depth
        yield f'<li><a href="#{html.escape(line.anchor)}">{_text(line.words)}</a>'
    yield "</li></ul>" * (depth + 1)
    yield "</nav>"


def _list(paragraphs: Sequence[Paragraph], shown: set[str]) -> Iterator[str]:
    """Give entries as a list: numbered by their own numbers, where all of them have one that counts."""
    entries = [list(group) for _, group in groupby(paragraphs, lambda each: each.key)]
    counted = all(_COUNTED.fullmatch(entry[0].number) for entry in entries)
    tag = "ol" if counted else "ul"
    yield f'<{tag} class="references">'
    for entry in entries:
        yield from _item(entry, counted, shown)
    yield f"</{tag}>"


def _item(entry: Sequence[Paragraph], counted: bool, shown: set[str]) -> Iterator[str]:
    first = entry[0]
    name = f"ref-{first.key}"
    id = "" if name in shown else f' id="{html.escape(name)}"'
    shown.add(name)
    number = _COUNTED.fullmatch(first.number)
    value = f' value="{int(number[1])}"' if counted and number else ""
    before = f'<span class="number">{_text(first.number)}</span> ' if first.number else ""
    inside = ["" if counted else before, _inline(first.runs)]
    if len(entry) == 1:
        yield f"<li{id}{value}>{''.join(inside)}</li>"
        return
    yield f"<li{id}{value}>"
    yield f"<p>{''.join(inside)}</p>"
    yield from (f"<p>{_inline(each.runs)}</p>" for each in entry[1:])
    yield "</li>"


def _inline(runs: Iterable[Run | Break]) -> str:
    return "".join("<br>" if isinstance(run, Break) else _run(run) for run in runs)


def _run(run: Run) -> str:
    text = _text(run.text)
    if run.raised:
        text = f"<sup>{text}</sup>"
    if run.small_caps:
        text = f'<span class="small-caps">{text}</span>'
    if run.cite:
        text = f"<cite{_attributes(run)}>{text}</cite>"
    elif run.italic:
        text = f"<i>{text}</i>"
    if run.bold:
        text = f"<b>{text}</b>"
    target = link_target(run.link)
    return f'<a href="{html.escape(target)}">{text}</a>' if target else text


def _attributes(run: Run) -> str:
    upright = "" if run.italic else ' class="upright"'
    return f'{upright} lang="{html.escape(run.language)}"' if run.language else upright


def _text(text: str) -> str:
    return html.escape(seen(text))
