"""The citations of a text written in a style: `[@key, p. 3]` becomes `(Smith, 2019, p. 3)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs.marked.clusters import Cluster
from evidence_refs.styles import Cite, Run

if TYPE_CHECKING:
    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered

Runs = tuple[Run, ...]

_PUNCTUATION = re.compile(r"[.,;:!?]*")

_PEOPLE = "harvard"
"""The style that names authors in a sentence, where another numbers works or cites in notes."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a citation becomes: what the style says, and before it whom a sentence names."""

    runs: Runs
    people: Runs = ()

    def together(self) -> Runs:
        """Give them in one line."""
        return (*self.people, Run(" ", {}), *self.runs) if self.people else self.runs


def written(
    found: Sequence[Cluster],
    works: Mapping[str, Reference],
    numbered: Numbered,
    notes: Sequence[int] | None = None,
) -> list[Words]:
    """Give the words of citations in a style.

    Args:
        found: the citations of a text.
        works: for each key that is cited, its reference.
        numbered: all works of the document in the style of its citations.
        notes: for each citation the number of the note that it stands in; else each is a note, from 1.
    """
    in_notes = numbered.style.is_for_notes
    asked = [[_asked(cite, works, each, in_notes) for cite in each.cites] for each in found]
    people = _people(works.values(), numbered) if any(each.in_sentence for each in found) else {}
    return [
        Words(runs, people[works[each.cites[0].key].key] if each.in_sentence else ())
        for each, runs in zip(found, numbered.cited(asked, notes), strict=True)
    ]


def within(words: Words, cluster: Cluster, rest: str) -> Runs:
    """Give a note's text as a part of the note that it stands in: in parentheses, as pandoc does.

    A sentence that names the author, and a note that is nothing else, take it without them. `rest` is
    what else the note says.
    """
    if not rest:
        return words.runs
    *runs, last = words.runs or (Run("", {}),)
    bare = (*runs, replace(last, text=last.text.removesuffix(".")))
    if cluster.in_sentence or rest == ".":
        return bare
    return (Run("(", {}), *bare, Run(")", {}))


def before_note(text: str, cluster: Cluster) -> str:
    """Give the punctuation behind a citation, which stands before its note, as it does in print and in pandoc."""
    found = _PUNCTUATION.match(text, cluster.end)
    return found[0] if found else ""


def _asked(cite: Cite, works: Mapping[str, Reference], cluster: Cluster, in_notes: bool) -> Cite:
    """Give what the style is asked for: a sentence that names the author leaves the rest to it."""
    without = cite.without_author or (cluster.in_sentence and not in_notes)
    return replace(cite, key=works[cite.key].key, without_author=without)


def _people(references: Iterable[Reference], numbered: Numbered) -> dict[str, Runs]:
    """Give for each key who made the work, as a sentence names them; else what it is called."""
    works = {each.key: each for each in references}
    ways = [styles.numbered(list(works.values()), _PEOPLE).people()]
    if not numbered.style.is_for_notes:
        ways.insert(0, numbered.people())
    return {
        key: next(filter(None, (way[key] for way in ways)), (Run(work.title or key, {}),))
        for key, work in works.items()
    }
