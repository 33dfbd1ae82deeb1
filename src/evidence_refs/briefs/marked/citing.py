"""The citations of a text written in a style: `[@key, p. 3]` becomes `(Smith, 2019, p. 3)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs.marked.clusters import Cluster, clusters
from evidence_refs.briefs.marked.code import code
from evidence_refs.briefs.marked.markdown import Edit, Markdown, front_matter
from evidence_refs.briefs.marked.notes import Span, notes
from evidence_refs.formats import markdown
from evidence_refs.styles import Cite

if TYPE_CHECKING:
    from evidence_refs.model import Reference

_PEOPLE = "harvard"
"""The style that names authors in a sentence, where another numbers works or cites in notes."""


def cited(document: Markdown) -> list[Cluster]:
    """Give the citations of a document, in their order; what stands in its lists, or is code, cites nothing."""
    silent = [*((each.start, each.end) for each in document.lists), *code(document.text)]
    return [
        each
        for each in clusters(document.text)
        if not any(start <= each.start < end for start, end in silent)
    ]


def written(
    document: Markdown,
    found: Sequence[Cluster],
    works: Mapping[str, Reference],
    style: str,
) -> list[Edit]:
    """Give the edits that write citations in a style; those of the front matter stay, for it is YAML.

    Args:
        document: the text.
        found: its citations.
        works: for each key that is cited, its reference, in the order in which they are first cited.
        style: the name of a style of CSL, or the path of its file.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    found = _behind_front_matter(document.text, found)
    references = list({each.key: each for each in works.values()}.values())
    in_notes = styles.is_for_notes(style)
    asked = [[_asked(cite, works, each, in_notes) for cite in each.cites] for each in found]
    texts = styles.citations(references, asked, style, "markdown")
    names = any(each.in_sentence for each in found)
    people = _people(references, _PEOPLE if in_notes else style) if names else {}
    spans = notes(document.text) if in_notes else []
    edits = []
    for each, text in zip(found, texts, strict=True):
        if span := _note(each, spans):
            edits.append(Edit(each.start, each.end, _inline(document.text, each, span, text)))
            continue
        words = f"^[{text}]" if in_notes else text
        if each.in_sentence:
            blank = "" if in_notes else " "
            words = f"{people[works[each.cites[0].key].key]}{blank}{words}"
        edits.append(Edit(_start(document.text, each, in_notes), each.end, words.strip()))
    return edits


def _behind_front_matter(text: str, found: Sequence[Cluster]) -> list[Cluster]:
    end = front_matter(text)
    return [each for each in found if each.start >= end]


def _note(cluster: Cluster, spans: Sequence[Span]) -> Span | None:
    """Give the note in which a citation stands already."""
    return next((each for each in spans if each[0] <= cluster.start < each[1]), None)


def _inline(text: str, cluster: Cluster, span: Span, words: str) -> str:
    """Give a note's text as a part of the note that it stands in: in parentheses, as pandoc does.

    A sentence that names the author, and a note that is nothing else, take it without them.
    """
    rest = (text[span[0] : cluster.start] + text[cluster.end : span[1]]).strip()
    if not rest:
        return words
    bare = words.removesuffix(".")
    return bare if cluster.in_sentence or rest == "." else f"({bare})"


def _asked(cite: Cite, works: Mapping[str, Reference], cluster: Cluster, in_notes: bool) -> Cite:
    """Give what the style is asked for: a sentence that names the author leaves the rest to it."""
    without = cite.without_author or (cluster.in_sentence and not in_notes)
    return replace(cite, key=works[cite.key].key, without_author=without)


def _start(text: str, cluster: Cluster, in_notes: bool) -> int:
    """Give where the new text begins: a note stands at its word, without a blank before it."""
    start = cluster.start
    if in_notes and not cluster.in_sentence:
        while start and text[start - 1] == " ":
            start -= 1
    return start


def _people(references: Sequence[Reference], style: str) -> dict[str, str]:
    """Give for each key who made the work, as a sentence names them; else what it is called."""
    ways = [styles.people(references, each, "markdown") for each in (style, _PEOPLE)]
    return {
        each.key: next(
            filter(None, (way[each.key] for way in ways)), markdown.text(each.title or each.key)
        )
        for each in references
    }
