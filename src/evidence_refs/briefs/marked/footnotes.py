"""New footnotes of a Word file: in its part of footnotes, which is made where there is none.

Source: ECMA-376-1, 17.11 (w:footnotes), 11.3.7 (its part); 10.1.2 of part 2 (the types of parts).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked import fragments
from evidence_refs.briefs.marked.elements import W as SPACE
from evidence_refs.briefs.marked.looks import W
from evidence_refs.briefs.marked.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

KIND = "footnotes"
_TYPES = "[Content_Types].xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINE = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:footnotes xmlns:w="{SPACE}">{_LINE.format("separator", -1)}'
    f"{_LINE.format('continuationSeparator', 0)}</w:footnotes>"
).encode()
"""A part without notes: the lines that part notes from the text, as Word has them."""


class Footnotes:
    """The footnotes that are added to a file.

    Args:
        package: the file.
        name: the name of its part of footnotes; empty where it has none.
        xml: the bytes of that part.
        prefixes: its prefixes for namespaces.
    """

    def __init__(
        self, package: Package, name: str, xml: bytes, prefixes: fragments.Prefixes
    ) -> None:
        self._package, self._name = package, name
        self._prefixes: fragments.Prefixes = prefixes if name else {"w": SPACE}
        self._xml = xml if name else _EMPTY
        self._ids = count(_last_id(self._xml, self._prefixes) + 1)
        self._new: list[bytes] = []

    def add(self, runs: list[_Element]) -> _Element:
        """Add a note of some runs, and give the run that refers to it."""
        from docx.oxml import OxmlElement

        id = str(next(self._ids))
        note, paragraph = OxmlElement("w:footnote"), OxmlElement("w:p")
        note.set(f"{W}id", id)
        if style := self._styles.get("footnote text"):
            paragraph.get_or_add_pPr().style = style  # type: ignore[attr-defined]
        mark = self._raised()
        mark.append(OxmlElement("w:footnoteRef"))
        paragraph.extend([mark, _blank(), *runs])
        note.append(paragraph)
        self._new.append(fragments.written([note], self._prefixes))
        refers = self._raised()
        reference = OxmlElement("w:footnoteReference")
        reference.set(f"{W}id", id)
        refers.append(reference)
        return refers

    def parts(self, edits: list[fragments.Edit]) -> Mapping[str, bytes]:
        """Give the parts of the package that change, with edits of the notes that were there."""
        if not self._new and not edits:
            return {}
        at = self._xml.rindex(b"</")
        xml = fragments.spliced(self._xml, [*edits, (at, at, b"".join(self._new))])
        if self._name:
            return {self._name: xml}
        return {self._new_name(): xml, _TYPES: self._types()}

    @property
    def changed(self) -> str:
        """The name of the part, where notes are added to it; else empty."""
        return (self._name or self._new_name()) if self._new else ""

    def relations(self) -> Mapping[str, str]:
        """Give the part that is new, where it stands from the document."""
        if self._name or not self._new:
            return {}
        return {KIND: self._new_name().rpartition("/")[2]}

    def _new_name(self) -> str:
        folder = self._package.main.rpartition("/")[0]
        names = (f"{folder}/{KIND}{number or ''}.xml".lstrip("/") for number in count())
        return next(each for each in names if not self._package.part(each))

    def _types(self) -> bytes:
        from lxml import etree

        root = etree.fromstring(self._package.part(_TYPES))
        space = root.tag.rpartition("}")[0] + "}"
        new = {"PartName": f"/{self._new_name()}", "ContentType": _TYPE}
        etree.SubElement(root, f"{space}Override", new)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    @cached_property
    def _styles(self) -> Mapping[str, str]:
        """The ids of the file's styles, by their names in small letters."""
        found: dict[str, str] = {}
        for style in self._package.document.styles.element.iter(f"{W}style"):
            called = style.find(f"{W}name")
            if called is not None:
                found.setdefault(called.get(f"{W}val", "").lower(), style.get(f"{W}styleId", ""))
        return found

    def _raised(self) -> _Element:
        from docx.oxml import OxmlElement
        from docx.text.font import Font

        made = OxmlElement("w:r")
        if style := self._styles.get("footnote reference"):
            made.get_or_add_rPr().style = style  # type: ignore[attr-defined]
        else:
            Font(made).superscript = True  # type: ignore[arg-type]
        return made


def _blank() -> _Element:
    from evidence_refs.briefs.blocks import Run
    from evidence_refs.briefs.docx.runs import run_of

    made: _Element = run_of(Run(" "))
    return made


def _last_id(xml: bytes, prefixes: fragments.Prefixes) -> int:
    from lxml import etree

    notes = etree.fromstring(xml, etree.XMLParser(resolve_entities=False)).iter(f"{W}footnote")
    ids = [each.get(f"{W}id", "") for each in notes]
    return max((int(each) for each in ids if each.lstrip("-").isdigit()), default=0)
