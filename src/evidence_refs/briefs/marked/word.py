"""Lists in a Word file, each in a content control; all else in the file stays, byte for byte.

A list whose words and links are what they were stays as it is, too: Word writes it in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked.controls import Control, Controls, controls, where_of
from evidence_refs.briefs.marked.looks import R, W, looks
from evidence_refs.briefs.marked.package import Package, opened, with_parts
from evidence_refs.briefs.marked.place import Change, Listed, Renewed

if TYPE_CHECKING:
    from lxml.etree import _Element

    from evidence_refs.briefs.blocks import Block

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_OURS = "evidenceRefs"
"""How the ids of our relationships begin: Word gives them its own when it saves, and keeps no unused one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A file: its package, the XML of its document, and its lists."""

    package: Package
    xml: bytes
    controls: Controls
    lists: tuple[Listed, ...]


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
    found = controls(xml, file)
    lists = tuple(
        Listed(each.asks, where_of(file, number), each.start, each.end)
        for number, each in enumerate(found.lists, 1)
    )
    return Word(package, xml, found, lists)


def renewed(word: Word, bodies: Sequence[Sequence[Block]]) -> Renewed:
    """Put blocks into the lists, and give the file.

    Args:
        word: the file.
        bodies: the blocks of each list, in their order.
    """
    from evidence_refs.briefs import docx

    links = _Links(word.package)
    parts, at, changes = [], 0, []
    before, after = [], []
    for listed, control, blocks in zip(word.lists, word.controls.lists, bodies, strict=True):
        old = [str(each) for each in (was := looks(_inner(word, control), links.targets))]
        elements = docx.elements(blocks, word.package.document)
        looking = looks(elements, links.of_document())
        new = [str(each) for each in looking]
        before += old
        after += new
        if was != looking:
            changes.append(Change(listed.where, old, new))
            links.take(elements)
            parts += [*_without_placeholder(word.xml, at, control), _written(word, elements)]
            at = control.end
    if not changes:
        return Renewed(word.package.data, len(bodies), (), "", "")
    xml = b"".join([*parts, word.xml[at:]])
    data = with_parts(word.package, {word.package.main: xml, **links.written(xml)})
    return Renewed(data, len(bodies), changes, _lines(before), _lines(after))


def _lines(paragraphs: Sequence[str]) -> str:
    return "".join(f"{each}\n" for each in paragraphs)


def _without_placeholder(xml: bytes, at: int, control: Control) -> tuple[bytes, bytes]:
    """Give the bytes up to a list's content, without the word that this is a placeholder."""
    begin, end = control.placeholder
    return (xml[at:begin], xml[end : control.start]) if end else (xml[at : control.start], b"")


def _inner(word: Word, control: Control) -> list[_Element]:
    """Give what stands in a control, as elements."""
    from docx.oxml import parse_xml

    begin, end = _around(word)
    return list(parse_xml(begin + word.xml[control.start : control.end] + end))


def _around(word: Word) -> tuple[bytes, bytes]:
    """Give an element in which the prefixes of the document hold: how it begins and how it ends."""
    from lxml import etree

    root = etree.Element(f"{W}document", nsmap=word.controls.prefixes)  # type: ignore[arg-type]
    root.text = "\n"
    begin, end = etree.tostring(root).split(b"\n")
    return begin, end


def _written(word: Word, elements: Sequence[_Element]) -> bytes:
    """Give elements as XML in which the prefixes of the document hold, and no others are named anew."""
    from docx.oxml.parser import oxml_parser
    from lxml import etree

    begin, end = _around(word)
    root = etree.fromstring(begin + end, oxml_parser)
    root.extend(elements or [root.makeelement(f"{W}p")])
    prefixes = [each for each in word.controls.prefixes if each]
    etree.cleanup_namespaces(root, keep_ns_prefixes=prefixes)
    whole = etree.tostring(root, encoding="utf-8")
    return whole[whole.index(b">") + 1 : whole.rindex(b"</")]


class _Links:
    """The relationships of a document: what is there, and what new elements need."""

    def __init__(self, package: Package) -> None:
        from docx.oxml import parse_xml

        self._package = package
        raw = package.part(package.links)
        self._root = parse_xml(raw or f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
        self.targets = {each.get("Id", ""): each.get("Target", "") for each in self._root}
        self._new: dict[str, str] = {}

    def of_document(self) -> dict[str, str]:
        """Give the targets by the ids that python-docx has for them now."""
        rels = self._package.document.part.rels
        return {id: each.target_ref for id, each in rels.items() if each.is_external}

    def take(self, elements: Sequence[_Element]) -> None:
        """Give the links of new elements ids of ours."""
        targets = self.of_document()
        for element in elements:
            for link in element.iter(f"{W}hyperlink"):
                target = targets.get(link.get(f"{R}id", ""))
                if target is not None:
                    link.set(f"{R}id", self._id_of(target))

    def _id_of(self, target: str) -> str:
        known = {**self.targets, **self._new}
        for id, other in known.items():
            if id.startswith(_OURS) and other == target:
                return id
        id = next(each for number in count(1) if (each := f"{_OURS}{number}") not in known)
        self._new[id] = target
        return id

    def written(self, xml: bytes) -> dict[str, bytes]:
        """Give the part of the relationships, if it changes: with the new, without ours that none needs."""
        from lxml import etree

        unused = [
            each
            for each in self._root
            if each.get("Id", "").startswith(_OURS)
            and not re.search(b"[\"']%s[\"']" % each.get("Id", "").encode(), xml)
        ]
        if not unused and not self._new:
            return {}
        for each in unused:
            self._root.remove(each)
        for id, target in self._new.items():
            each = etree.SubElement(self._root, f"{{{_RELATIONSHIPS}}}Relationship")
            each.attrib.update(Id=id, Type=_HYPERLINK, Target=target, TargetMode="External")
        raw = etree.tostring(self._root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return {self._package.links: raw}
