"""A first recipe, with comments, for the references that there are: a file that a person goes on with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from evidence_refs.briefs.recipe_outline import Outline, outline
from evidence_refs.briefs.types import IN_WORDS
from evidence_refs.model import DocumentRecord, Reference

By = Literal["section", "type"]

_ABOUT = """\
# A recipe: `evidence-refs brief build FILE.toml -o brief.md` makes a brief of it; or brief.html, brief.docx.
# A line that begins with # is a comment.

{title}
{authors}
{source}
{date}

# How readers are asked to cite the brief.
# cite_as = "{{title}} ({{date}}). {{source}}"

# How many levels of headings the contents list shows; 0 for none.
contents = 2

# Text of your own, in Markdown, before the sections. A section can have some, too. Paths begin at this file.
# introduction = ["introduction.md"]

# The look of the lists: labelled, linked or footnote; apa, harvard, vancouver or oscola; or a file, "house.csl".
style = "labelled"

# How citations of your own text, [@key], are written; else they stay as they are.
# cite = "harvard"

# Headings within each list: "section", "type" or "year"; a section can say otherwise.
group = "none"

# Each section lists the references that pass all of its filters: author, source, journal, type, year, document,
# section, form, tag, has, missing, added-since; or `key = ["one", "another"]`, in that order. It can have `sort`
# with a field, `descending = true`, a `style` of its own, and [[sections.sections]] below it.
"""


def new(
    references: Sequence[Reference], by: By, document: DocumentRecord | None, title: str
) -> str:
    """Give a recipe.

    Args:
        references: those that it is to list.
        by: what makes the sections: where references are cited, or what they are.
        document: the one whose sections they are; else those of all.
        title: that of the brief, where the document has none.
    """
    blocks = _by_type(references) if by == "type" else _by_section(references, document)
    return "\n".join([_about(document, title), *blocks])


def _about(document: DocumentRecord | None, title: str) -> str:
    source = document.source if document else ()
    date = document.date if document else None
    return _ABOUT.format(
        title=f"title = {_text((document and document.title) or title)}",
        authors='# authors = ["First name Family name"]',
        source=f"source = {_texts(source)}" if source else '# source = ["Your library"]',
        date=f"date = {_text(date)}" if date else '# date = "2026-11"',
    )


def _by_type(references: Sequence[Reference]) -> Iterator[str]:
    present: set[str | None] = {each.type for each in references}
    newest_first = 'sort = "date"\ndescending = true\n'
    for type, words in IN_WORDS.items():
        if type in present:
            yield f"{_section(0, _text(words))}type = {_text(type)}\n{newest_first}"
    if None in present:
        yield f'{_section(0, _text("Other works"))}missing = "type"\n{newest_first}'


def _by_section(references: Sequence[Reference], document: DocumentRecord | None) -> Iterator[str]:
    """Of a document with lists, what stands in them; else all that is cited, which has no other place."""
    id = document.id if document else None
    form = "entry" if _has_lists(references, id) else None
    found = outline(references, id, form)
    above: tuple[str, ...] = ()
    filters = _filters(id, form)
    if document and document.title and [*found.below] == [document.title] and not found.cited:
        found, above = found.below[document.title], (document.title,)  # which is the brief's title
    if found.listed:
        title = _text("Works outside of any section")
        yield f"{_section(0, title)}section = {_texts(above)}\n{filters}"
    for heading, below in found.below.items():
        yield from _outlined(above, (heading,), below, filters)
    if id is None and any(not each.cited_in for each in references):
        title = _text("Works that no document cites")
        yield f'{_section(0, title)}missing = "cited_in"\n'


def _has_lists(references: Sequence[Reference], document: str | None) -> bool:
    places = (place for each in references for place in each.cited_in)
    return any(place.document == document and place.form == "entry" for place in places)


def _outlined(
    above: tuple[str, ...], path: tuple[str, ...], found: Outline, filters: str
) -> Iterator[str]:
    header = _section(len(path) - 1, _text(path[-1]))
    if not found.lists:
        yield _of_prose(header, found)
        return
    own = f"section = {_texts((*above, *path))}\n{filters}" if found.listed else ""
    yield f"{header}{own}"
    for heading, below in found.below.items():
        yield from _outlined(above, (*path, heading), below, filters)


def _of_prose(header: str, found: Outline) -> str:
    """Give as a comment a section that lists nothing: its works stand in notes and links of its prose."""
    works = "1 work is" if found.works == 1 else f"{found.works} works are"
    said = f"{works} cited here in notes and links alone; the text is yours to write.\n"
    lines = f'{said}{header}introduction = ["introduction.md"]\n'.splitlines(keepends=True)
    return "".join(f"# {line}" for line in lines)


def _section(depth: int, title: str) -> str:
    return f"[[sections{'.sections' * depth}]]\ntitle = {title}\n"


def _filters(document: str | None, form: str | None) -> str:
    of_document = f"document = {_text(document)}\n" if document is not None else ""
    return f"{of_document}form = {_text(form)}\n" if form else of_document


def _texts(values: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _text(value: str) -> str:
    """Give a basic string of TOML, whose escapes are those of JSON; it has one sign more to escape."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
