"""The citations of a Word file: `[@key, p. 3]` in its text, its tables, text boxes and notes, in the order of reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_refs.briefs.marked import pieces
from evidence_refs.briefs.marked.clusters import Cluster, clusters
from evidence_refs.briefs.marked.prose import Passage
from evidence_refs.briefs.marked.texts import KINDS, Text, texts
from evidence_refs.briefs.marked.word import Word
from evidence_refs.formats.papers.markdown import plain_marks


@dataclass(frozen=True, slots=True)
class Place:
    """A citation, and where it stands.

    Attributes:
        cluster: the citation; its places count in the text of its paragraph.
        kind: the part that it stands in: `footnotes`, `endnotes`, or empty for the document itself.
        passage: its paragraph.
        notes: how many footnotes of the document's own have begun when it is read, its own among them.
    """

    cluster: Cluster
    kind: str
    passage: Passage
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Cited:
    """What a file cites, in the order in which it is read.

    `copies` are citations in what is there once more, for programs that cannot show it otherwise.
    """

    texts: Mapping[str, Text]
    places: Sequence[Place]
    copies: Sequence[Place] = ()

    @property
    def clusters(self) -> list[Cluster]:
        """The citations alone."""
        return [each.cluster for each in self.places]

    def of(self, keys: Container[str]) -> Cited:
        """Give those in brackets, and those in a sentence of keys that there are: `@name` may be an account."""
        own, copies = (
            [
                each
                for each in places
                if not each.cluster.in_sentence or each.cluster.cites[0].key in keys
            ]
            for places in (self.places, self.copies)
        )
        return replace(self, places=own, copies=copies)


def cited(word: Word, file: str) -> Cited:
    """Find the citations of a file; what stands in its lists, and a note there, cites nothing.

    Raises:
        UnreadableError: its part of notes is damaged.
    """
    found = texts(word, file)

    def is_listed(at: int) -> bool:
        return any(each.start <= at < each.end for each in word.regions)

    places = [each for each in _places("", found[""]) if not is_listed(each.passage.start)]
    copies = [each for each in places if found[""].is_copy(each.passage.start)]
    own = [each for each in places if each not in copies]
    return Cited(found, list(_as_read(own, found, is_listed)), copies)


def _places(kind: str, text: Text) -> Iterator[Place]:
    for passage in text.prose.passages:
        if "@" in (said := passage.text):
            found = clusters(said, plain_marks, has_links=False)
            yield from (Place(each, kind, passage) for each in found)


def _as_read(
    own: Sequence[Place], found: Mapping[str, Text], is_listed: Callable[[int], bool]
) -> Iterator[Place]:
    """Give citations with those of a note where the text refers to it; what it does not refer to is last."""
    below: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for kind in found.keys() - {""}:
        for place in _places(kind, found[kind]):
            below[kind, place.passage.note].append(place)
    begun = dict.fromkeys(KINDS, 0)
    for at, here in sorted(_in_text(own, found[""]), key=lambda each: each[0]):
        if isinstance(here, Place):
            yield replace(here, notes=begun["footnotes"])
            continue
        if is_listed(at):
            below.pop(here, None)
            continue
        begun[here[0]] += 1
        for each in below.pop(here, ()):
            yield replace(each, notes=begun[here[0]])
    for rest in below.values():
        yield from rest


def _in_text(own: Sequence[Place], text: Text) -> Iterator[tuple[int, Place | tuple[str, str]]]:
    """Give citations and references to notes, by their kind and id, each with its byte in the document."""
    for at, kind, id in text.prose.references:
        if not text.is_copy(at):
            yield at, (kind, id)
    for each in own:
        yield pieces.held(each.passage, each.cluster.start)[1], each
