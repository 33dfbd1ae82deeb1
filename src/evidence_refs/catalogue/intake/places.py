"""Which of a document's citations the catalogue has already: those that stand in the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence_refs.catalogue.records.claims import SETTLED, same_value
from evidence_refs.extraction.citation import Citation
from evidence_refs.folding import fold
from evidence_refs.model import CitedIn, Reference

_Place = tuple[object, ...]
_Held = tuple[Reference, frozenset[str]]


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
    their words, then by what else they say, and the last of them by elimination, since a person may
    have mended the title.
    """
    standing: defaultdict[_Place, list[_Held]] = defaultdict(list)
    for reference in references:
        for cited in reference.cited_in:
            place = (cited.document, cited.form, cited.lines, cited.footnote)
            standing[place].append((reference, _words(reference, cited)))
    coming: defaultdict[_Place, list[int]] = defaultdict(list)
    for at, citation in enumerate(citations):
        place = (citation.document, citation.form, citation.lines, citation.footnote)
        coming[place].append(at)
    return {
        at: key
        for place, positions in coming.items()
        if place in standing
        for at, key in _pair(positions, standing[place], citations).items()
    }


def _pair(
    positions: Sequence[int], held: Sequence[_Held], citations: Sequence[Citation]
) -> dict[int, str]:
    """Pair the citations of one place with the records that are cited there, the likest first."""
    if len(positions) == len(held) == 1:
        return {positions[0]: held[0][0].key}
    alike = {
        (at, n): _likeness(citations[at], *record)
        for at in positions
        for n, record in enumerate(held)
    }
    found: dict[int, int] = {}
    for same_words in (True, False):
        if not same_words and len(positions) != len(held):
            break
        for at, n in sorted(alike, key=lambda pair: (tuple(-x for x in alike[pair]), pair)):
            free = at not in found and n not in found.values()
            if free and (alike[at, n][0] or not same_words):
                found[at] = n
    return {at: held[n][0].key for at, n in found.items()}


def _likeness(citation: Citation, record: Reference, words: frozenset[str]) -> tuple[int, ...]:
    """Say how like a citation is to a record: its words; values that agree, differ, or are more.

    Before these come the values that the record lacks: its own citations would have filled them.
    """
    said = {fold(citation.text), fold(citation.work.title or "")} - {""}
    agree = differ = more = lacks = 0
    unfilled = record.kept_empty | ({"url_text"} if record.url else set())
    for field in SETTLED:
        printed, kept = getattr(citation.work, field), getattr(record, field)
        if printed and kept:
            same = same_value(field, printed, kept)
            agree, differ = agree + same, differ + (not same)
        more += bool(kept) and not printed
        lacks += bool(printed) and not kept and field not in unfilled
    return int(bool(said & words)), -lacks, agree, -differ, -more


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
