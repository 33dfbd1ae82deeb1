"""Which of a document's citations the catalogue has already: those that stand in the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from evidence_refs.extraction.citation import Citation
from evidence_refs.matching.keys import fold
from evidence_refs.model import CitedIn, Reference

_Place = tuple[object, ...]


def cited_in(citation: Citation) -> CitedIn:
    """Give a citation as the catalogue records it: its words only where the title is not all."""
    all_said = fold(citation.text) == fold(citation.work.title or "")
    values = {
        "document": citation.document,
        "form": citation.form,
        "footnote": citation.footnote,
        "locator": citation.locator,
        "back_reference": citation.back_reference,
        "section": citation.section,
        "lines": citation.lines,
        "pages": citation.pages,
        "text": None if all_said or not citation.text.strip() else citation.text,
    }
    return CitedIn(**{name: value for name, value in values.items() if value})


def recorded(references: Iterable[Reference], citations: Sequence[Citation]) -> dict[int, str]:
    """Give the key of the record that has each citation already, by the citation's position.

    A citation is known by document, form, lines and number; where several stand in one place, by
    their words, and the last of them by elimination, since a person may have mended the title.
    """
    standing: defaultdict[_Place, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for reference in references:
        for cited in reference.cited_in:
            place = (cited.document, cited.form, cited.lines, cited.footnote)
            standing[place].append((reference.key, _words(reference, cited)))
    coming: defaultdict[_Place, list[int]] = defaultdict(list)
    for at, citation in enumerate(citations):
        place = (citation.document, citation.form, citation.lines, citation.footnote)
        coming[place].append(at)
    return {
        at: key
        for place, positions in coming.items()
        if place in standing
        for at, key in _pair(positions, standing[place], citations)
    }


def _pair(
    positions: Sequence[int],
    held: Sequence[tuple[str, frozenset[str]]],
    citations: Sequence[Citation],
) -> Iterator[tuple[int, str]]:
    left, unknown = list(held), list[int]()
    for at in positions:
        said = {fold(citations[at].text), fold(citations[at].work.title or "")} - {""}
        match = next((record for record in left if said & record[1]), None)
        if match:
            left.remove(match)
            yield at, match[0]
        else:
            unknown.append(at)
    if len(unknown) == len(left):
        yield from zip(unknown, (key for key, _ in left), strict=True)


def same_words(
    gone: Iterable[tuple[str, CitedIn]],
    references: Mapping[str, Reference],
    citations: Sequence[Citation],
) -> dict[int, str]:
    """Give the record of each citation whose words stood once in a document's former text too.

    `gone` are the former citations, with the keys of the records that have them.
    """
    former: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key, cited in gone:
        for words in _words(references[key], cited):
            former[cited.document, cited.form, words].add(key)
    found: dict[int, str] = {}
    for at, citation in enumerate(citations):
        keys = former.get((citation.document, citation.form, fold(citation.text)), set())
        if len(keys) == 1 and not citation.back_reference:
            found[at] = min(keys)
    return found


def _words(reference: Reference, cited: CitedIn) -> frozenset[str]:
    """Give the words that a recorded citation may have been printed with, folded."""
    if cited.text:
        return frozenset((fold(cited.text),))
    titles = (reference.title, *(other.value for other in reference.alternates.get("title", ())))
    return frozenset(fold(title) for title in titles if isinstance(title, str))
