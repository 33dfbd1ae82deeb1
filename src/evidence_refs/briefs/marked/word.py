"""Lists in a Word file, each in a content control or a bookmark; all else in it stays, byte for byte.

A list whose words and links are what they were stays as it is, too: Word writes it in its own way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked import fragments
from evidence_refs.briefs.marked.bookmarks import bookmarks
from evidence_refs.briefs.marked.controls import controls
from evidence_refs.briefs.marked.elements import Elements, elements
from evidence_refs.briefs.marked.elsewhere import refuse_elsewhere
from evidence_refs.briefs.marked.kept import kept
from evidence_refs.briefs.marked.looks import W, looks
from evidence_refs.briefs.marked.note_order import renumbered
from evidence_refs.briefs.marked.package import Package, opened, with_parts
from evidence_refs.briefs.marked.place import Change, Listed, Renewed
from evidence_refs.briefs.marked.region import Region, in_order, where_of
from evidence_refs.briefs.marked.relations import Links, new_styles
from evidence_refs.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Word:
    """A file: its package, the XML of its document, where lists stand in that, and what they ask for."""

    package: Package
    xml: bytes
    found: Elements
    regions: tuple[Region, ...]
    lists: tuple[Listed, ...]

    @property
    def prefixes(self) -> fragments.Prefixes:
        """The prefixes of the document for namespaces."""
        return self.found.prefixes


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What is changed outside of the lists.

    Attributes:
        edits: those of the document's XML.
        parts: other parts of the package that are changed or new.
        relations: for the kind of a new part where it stands, from the document.
        notes: of these parts that of the footnotes, where some are new; else empty.
        before: the paragraphs that change, as a person compares them.
        after: the same, as they are then.
    """

    edits: Sequence[fragments.Edit] = ()
    parts: Mapping[str, bytes] = field(default_factory=dict)
    relations: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""
    before: str = ""
    after: str = ""


NOTHING = Rewritten()


def read(data: bytes, file: str) -> Word:
    """Find the lists of a Word file.

    Args:
        data: its bytes.
        file: what errors call it.

    Raises:
        UnreadableError: it cannot be read, or a list stands where none can.
    """
    package = opened(data, file)
    xml = package.part(package.main)
    found = elements(xml, file)
    both = [*controls(found.events, file), *bookmarks(found.events, file)]
    regions = tuple(in_order(both, file))
    lists = tuple(
        Listed(each.asks, where_of(file, number)) for number, each in enumerate(regions, 1)
    )
    _refuse_sections(found, regions, lists)
    _refuse_parts_of_fields(found, regions, lists)
    refuse_elsewhere(package, file)
    return Word(package, xml, found, regions, lists)


def _refuse_sections(found: Elements, regions: Sequence[Region], lists: Sequence[Listed]) -> None:
    """See that no list has the end of a section in it, which would go with its paragraph."""
    ends = [each.start for each in found.events if (each.name, each.above) == ("sectPr", "pPr")]
    for region, listed in zip(regions, lists, strict=True):
        if any(region.start <= at < region.end for at in ends):
            raise UnreadableError(
                "a section break stands in the list", where=listed.where, hint="put it behind"
            )


def _refuse_parts_of_fields(
    found: Elements, regions: Sequence[Region], lists: Sequence[Listed]
) -> None:
    """See that no field, as a list of contents is one, has only one of its ends in a list."""
    marks = [
        (each.start, {"begin": 1, "end": -1}.get(each.attributes.get("fldCharType", ""), 0))
        for each in found.events
        if each.begins and each.name == "fldChar"
    ]
    for region, listed in zip(regions, lists, strict=True):
        depth = list(accumulate(step for at, step in marks if region.start <= at < region.end))
        if depth and (depth[-1] or min(depth) < 0):
            raise UnreadableError(
                "a field, such as a list of contents, stands in the list in part",
                where=listed.where,
                hint="let it end before the list, or begin behind it",
            )


def renewed(
    word: Word, bodies: Sequence[Sequence[_Element]], prose: Rewritten = NOTHING
) -> Renewed:
    """Put paragraphs into the lists, and give the file.

    Args:
        word: the file.
        bodies: the paragraphs of each list, in their order, made for the file's document.
        prose: what else is changed, outside of the lists.
    """
    links = Links(word.package)
    edits: list[fragments.Edit] = []
    changes: list[Change] = []
    before, after = prose.before, prose.after
    for listed, region, body in zip(word.lists, word.regions, bodies, strict=True):
        inner = fragments.read(word.xml[region.start : region.end], word.prefixes)
        old, new = looks(inner, links.targets), looks(body, links.of_document())
        change = Change(listed.where, list(map(str, old)), list(map(str, new)))
        before, after = before + _text(change.before), after + _text(change.after)
        if old != new:
            changes.append(change)
            links.take(body)
            edits += _edits(word, region, body, kept(inner, region.bookmark))
    data = word.package.data
    if changes or prose.parts or prose.edits:
        xml = fragments.spliced(word.xml, [*edits, *prose.edits])
        for kind, target in prose.relations.items():
            links.relate(kind, target)
        parts = dict(prose.parts)
        if prose.notes:
            xml, parts[prose.notes] = renumbered(xml, parts[prose.notes], prose.notes)
        others = {**links.written(xml), **new_styles(word.package), **parts}
        data = with_parts(word.package, {word.package.main: xml, **others})
    return Renewed(data, len(bodies), changes, before, after)


def _text(paragraphs: Sequence[str]) -> str:
    return "".join(f"{each}\n" for each in paragraphs)


def _edits(
    word: Word, region: Region, body: Sequence[_Element], stays: Sequence[_Element]
) -> list[fragments.Edit]:
    """Give the edits that put paragraphs into a list, behind what stays there."""
    from docx.oxml import OxmlElement
    from lxml import etree

    for each in body:  # two lists would have the same; Word makes those of its contents itself
        etree.strip_elements(each, f"{W}bookmarkStart", f"{W}bookmarkEnd", with_tail=False)
    # Word takes a control without a paragraph for a damaged one.
    paragraphs = [*body] or [OxmlElement("w:p")]
    for each in reversed(stays):
        _begin(paragraphs[0], each)
    if region.bookmark:
        _mark(paragraphs, *region.bookmark)
    new = fragments.written(paragraphs, word.prefixes)
    return [(*region.removed, b""), (region.start, region.end, new)]


def _mark(paragraphs: Sequence[_Element], id: str, name: str) -> None:
    """Put a bookmark around paragraphs."""
    first, last = paragraphs[0], paragraphs[-1]
    _begin(first, first.makeelement(f"{W}bookmarkStart", {f"{W}id": id, f"{W}name": name}))
    last.append(last.makeelement(f"{W}bookmarkEnd", {f"{W}id": id}))


def _begin(paragraph: _Element, element: _Element) -> None:
    """Put an element at the beginning of a paragraph, behind its properties."""
    paragraph.insert(int(paragraph.find(f"{W}pPr") is not None), element)
