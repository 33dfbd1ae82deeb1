"""The citations of a Word file written in a style: as text, or as footnotes, in the look of their first run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from evidence_refs.briefs.csl import run as brief_run
from evidence_refs.briefs.marked import citing, fragments, pieces
from evidence_refs.briefs.marked.cited_word import Cited, Place
from evidence_refs.briefs.marked.footnotes import KIND, Footnotes
from evidence_refs.briefs.marked.prose import Passage
from evidence_refs.briefs.marked.word import Rewritten, Word
from evidence_refs.styles import Run

if TYPE_CHECKING:
    from lxml.etree import _Element

    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered


def written(
    word: Word, found: Cited, works: Mapping[str, Reference], numbered: Numbered
) -> Rewritten:
    """Give what changes in a file where its citations are written in a style.

    Args:
        word: the file.
        found: its citations.
        works: for each key that is cited, its reference.
        numbered: all works of the document in the style of its citations.
    """
    writer = _Writer(word, found, numbered.style.is_for_notes)
    words = citing.written(found.clusters, works, numbered, writer.numbers())
    said: dict[str, citing.Words] = {}
    for place, each in zip(found.places, words, strict=True):
        said.setdefault(_source(place), each)
        writer.write(place, each)
    for copy in found.copies:
        if _source(copy) in said:
            writer.write(copy, said[_source(copy)], is_copy=True)
    return writer.rewritten()


def _source(place: Place) -> str:
    return place.passage.text[place.cluster.start : place.cluster.end]


class _Writer:
    """Writes citations one by one, in the order in which they are read."""

    def __init__(self, word: Word, found: Cited, in_notes: bool) -> None:
        self._word, self._found, self._in_notes = word, found, in_notes
        self._spans: dict[tuple[str, int], list[pieces.Span]] = defaultdict(list)
        self._shown: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
        self._passages: dict[tuple[str, int], Passage] = {}
        notes = found.texts.get(KIND)
        self._notes = (
            Footnotes(word.package, notes.name, notes.xml, notes.prefixes)
            if notes
            else Footnotes(word.package, "", b"", {})
        )

    def numbers(self) -> list[int] | None:
        """Give for each citation the number of the note that it will stand in; None where none need be."""
        if not self._in_notes:
            return None
        made = accumulate(map(self._makes_note, self._found.places))
        return [
            each.notes + (new if each.kind in ("", KIND) else 0)
            for each, new in zip(self._found.places, made, strict=True)
        ]

    def _makes_note(self, place: Place) -> bool:
        return self._in_notes and not place.kind and not place.passage.boxed

    def write(self, place: Place, words: citing.Words, *, is_copy: bool = False) -> None:
        """Write a citation."""
        cluster = place.cluster
        start, end = cluster.start, cluster.end
        if not self._in_notes:
            runs, shown = self._runs(place, words.together()), _plain(words.together())
        elif is_copy or not self._makes_note(place):
            aside = citing.within(words, cluster, self._rest(place))
            runs, shown = self._runs(place, aside), _plain(aside)
        else:
            stop = self._stop(place)
            before = self._runs(place, (Run(stop, {}),), end) if stop else ()
            note = self._notes.add(_elements(words.runs, None))
            runs = [*self._runs(place, words.people), *before, note]
            shown = f"{_plain(words.people)}{stop}^[{_plain(words.runs)}]"
            start = start if cluster.in_sentence else _behind_word(place.passage.text, start)
            end += len(stop)
        self._put(place, pieces.Span(start, end, self._written(place, runs)), shown)

    def _put(self, place: Place, span: pieces.Span, shown: str) -> None:
        at = (place.kind, place.passage.start)
        self._passages[at] = place.passage
        self._spans[at].append(span)
        self._shown[at].append((span.start, span.end, shown))

    def _written(self, place: Place, runs: list[_Element]) -> bytes:
        return fragments.written(runs, self._found.texts[place.kind].prefixes)

    def _stop(self, place: Place) -> str:
        """Give the punctuation that stands before the note of a citation; none where no word is before it."""
        passage, cluster = place.passage, place.cluster
        stop = citing.before_note(passage.text, cluster)
        has_word = cluster.in_sentence or passage.text[: cluster.start].strip()
        if not (stop and has_word):
            return ""
        xml, last = self._found.texts[place.kind].xml, cluster.end + len(stop) - 1
        return stop if pieces.are_together(xml, passage, cluster.start, last) else ""

    def _rest(self, place: Place) -> str:
        """Give what the note of a citation says beside it."""
        own, passage = place.passage, place.passage
        around = [passage]
        if passage.note:
            around = [
                each
                for each in self._found.texts[place.kind].prose.passages
                if each.note == passage.note
            ]
        cluster = place.cluster
        return "\n".join(
            each.text if each is not own else own.text[: cluster.start] + own.text[cluster.end :]
            for each in around
        ).strip()

    def _runs(self, place: Place, runs: citing.Runs, at: int | None = None) -> list[_Element]:
        """Give runs in the look of what stands at a place, else of what the citation begins with."""
        text = self._found.texts[place.kind]
        first, _ = pieces.held(place.passage, place.cluster.start if at is None else at)
        raw = text.xml[slice(*first.properties)]
        properties = fragments.typed(raw, text.prefixes) if raw else None
        return _elements(runs, properties)

    def rewritten(self) -> Rewritten:
        """Give what changes."""
        edits: dict[str, list[fragments.Edit]] = defaultdict(list)
        before, after = "", ""
        for at, passage in self._passages.items():
            kind = at[0]
            edits[kind] += pieces.edits(
                self._found.texts[kind].xml, passage, sorted(self._spans[at], key=lambda s: s.start)
            )
            before += f"{passage.text}\n"
            after += f"{_replaced(passage.text, self._shown[at])}\n"
        parts = {
            text.name: fragments.spliced(text.xml, edits[kind])
            for kind, text in self._found.texts.items()
            if kind not in ("", KIND) and edits[kind]
        }
        return Rewritten(
            edits[""],
            {**parts, **self._notes.parts(edits[KIND])},
            self._notes.relations(),
            self._notes.changed,
            before,
            after,
        )


def _elements(runs: citing.Runs, properties: _Element | None) -> list[_Element]:
    """Give runs with the properties of another, one for all that have one look."""
    from evidence_refs.briefs.docx.runs import run_of

    alike = groupby(map(brief_run, runs), key=lambda each: replace(each, text="", link=""))
    return [
        run_of(replace(look, text="".join(run.text for run in same)), deepcopy(properties))
        for look, same in alike
    ]


def _plain(runs: citing.Runs) -> str:
    return "".join(run.text for run in runs)


def _replaced(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, new in sorted(spans):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _behind_word(text: str, start: int) -> int:
    """Give where a note begins: it stands at its word, without a blank before it."""
    while start and text[start - 1] == " ":
        start -= 1
    return start
