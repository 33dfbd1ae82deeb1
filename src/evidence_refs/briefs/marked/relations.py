"""What the paragraphs of a list need elsewhere in the package: relationships of links, and styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked import fragments
from evidence_refs.briefs.marked.looks import R, W
from evidence_refs.briefs.marked.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OURS = "evidenceRefs"
"""How the ids of our relationships begin. Word gives them its own when it saves, and keeps no unused one."""


class Links:
    """The relationships of a document: those that are there, and those that new paragraphs need."""

    def __init__(self, package: Package) -> None:
        from docx.oxml import parse_xml

        self._package = package
        raw = package.part(package.links)
        self._root = parse_xml(raw or f'<Relationships xmlns="{_SPACE}"/>')
        self.targets = {each.get("Id", ""): each.get("Target", "") for each in self._root}
        self._new: dict[str, str] = {}
        self._parts: dict[str, str] = {}

    def relate(self, kind: str, target: str) -> None:
        """Relate the document to another part of the package."""
        self._parts[kind] = target

    def of_document(self) -> dict[str, str]:
        """Give where links lead, by the ids that python-docx has for them now."""
        relations = self._package.document.part.rels
        return {id: each.target_ref for id, each in relations.items() if each.is_external}

    def take(self, elements: Iterable[_Element]) -> None:
        """Give the links of new paragraphs ids of ours."""
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

    def _free(self, kind: str) -> str:
        names = (f"rId{kind.capitalize()}{number or ''}" for number in count())
        return next(each for each in names if each not in self.targets)

    def written(self, xml: bytes) -> dict[str, bytes]:
        """Give their part where it changes: with the new, and without ours that the document does not use.

        `xml` is the document.
        """
        from lxml import etree

        used = {each.decode() for each in re.findall(rb"[\"'](%s\d+)[\"']" % _OURS.encode(), xml)}
        ours = [each for each in self._root if each.get("Id", "").startswith(_OURS)]
        unused = [each for each in ours if each.get("Id") not in used]
        if not unused and not self._new and not self._parts:
            return {}
        for each in unused:
            self._root.remove(each)
        for id, target in self._new.items():
            new = {
                "Id": id,
                "Type": f"{_OFFICE}/hyperlink",
                "Target": target,
                "TargetMode": "External",
            }
            etree.SubElement(self._root, f"{{{_SPACE}}}Relationship", new)
        for kind, target in self._parts.items():
            # Not one of our ids, which go where the document does not name them.
            new = {"Id": self._free(kind), "Type": f"{_OFFICE}/{kind}", "Target": target}
            etree.SubElement(self._root, f"{{{_SPACE}}}Relationship", new)
        raw = etree.tostring(self._root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return {self._package.links: raw}


def new_styles(package: Package) -> dict[str, bytes]:
    """Give the part of the styles, if some were made that the file lacks; these stand at its end."""
    from docx.oxml import parse_xml

    name = package.styles
    raw = package.part(name)
    if not raw:
        return {}
    root = parse_xml(raw)
    known = {each.get(f"{W}styleId") for each in root.iter(f"{W}style")}
    now = package.document.styles.element
    made = [each for each in now.iter(f"{W}style") if each.get(f"{W}styleId") not in known]
    if not made:
        return {}
    at = raw.rindex(b"</")
    return {name: fragments.spliced(raw, [(at, at, fragments.written(made, root.nsmap))])}
