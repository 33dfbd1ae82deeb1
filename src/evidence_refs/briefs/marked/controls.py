"""Content controls in the XML of a Word file: where lists stand in it, byte by byte.

A list is a control of rich text whose tag begins with `references:`, or its title, or both, of which Word
lets each have 64 characters. Nothing is parsed into a tree and written back: what is outside of the lists
stays because nobody touches it. Source: ECMA-376-1, 17.5.2 (w:sdt).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BEGINS = "references:"

_HOLDERS = frozenset(("body", "tc", "sdtContent", "txbxContent"))
"""In what paragraphs stand."""
_PLAIN = frozenset(
    ("text", "comboBox", "dropDownList", "date", "picture", "dataBinding", "docPartList")
)
"""What makes a control one that holds no paragraphs, or has its content from elsewhere."""
_INSERT = "put a Rich Text control around whole paragraphs"
_SAVE = "open it in Word or LibreOffice, and save it anew as .docx"


@dataclass(slots=True)
class Control:
    """The control of a list: what it asks for, and where its content begins and ends in the XML.

    `placeholder` is where it says that its content is only a placeholder; empty where it does not.
    """

    asks: str = ""
    start: int = 0
    end: int = 0
    placeholder: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Controls:
    """The lists of a document, and the prefixes that its XML has for namespaces."""

    lists: list[Control]
    prefixes: dict[str | None, str]


def controls(xml: bytes, file: str) -> Controls:
    """Find the lists in a document's XML.

    Raises:
        UnreadableError: it is not well-formed, or not of the usual kind; or a list stands where none can.
    """
    reader = _Reader(xml, file)
    try:
        reader.parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise UnreadableError(
            f"is damaged: {expat.ErrorString(error.code)}", where=Where(file), hint=_SAVE
        ) from None
    return Controls(reader.found, reader.prefixes)


def where_of(file: str, number: int) -> Where:
    """Give the place of a list in a file without lines: its number, from 1."""
    return Where(f"{file}, list {number}")


@dataclass(slots=True)
class _Open:
    """An element that has begun; of a control, what its properties say."""

    name: str
    control: Control | None = None
    tag: str = ""
    title: str = ""
    is_plain: bool = False


class _Reader:
    """Follows the elements of a document."""

    def __init__(self, xml: bytes, file: str) -> None:
        self.xml, self.file = xml, file
        self.found: list[Control] = []
        self.prefixes: dict[str | None, str] = {}
        self.above: list[_Open] = []
        self.parser: Any = expat.ParserCreate(namespace_separator="}")
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self.parser.StartNamespaceDeclHandler = self._named
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end

    def _declared(self, _: str, encoding: str | None, __: int) -> None:
        if (encoding or "utf-8").lower() != "utf-8":
            self._refuse(f"has its text in {encoding}", _SAVE)

    def _refuse_doctype(self, *_: object) -> None:
        self._refuse("declares a document type, which no Word file has", "do not trust this file")

    def _refuse(self, message: str, hint: str, where: Where | None = None) -> None:
        raise UnreadableError(message, where=where or Where(self.file), hint=hint)

    def _named(self, prefix: str | None, uri: str) -> None:
        if not self.above:
            self.prefixes[prefix] = uri

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition("}")
        if not self.above and space != W:
            self._refuse("is no Word file of the usual kind", _SAVE)
        opened = _Open(local if space == W else name)
        self.above.append(opened)
        if opened.name == "sdt":
            opened.control = Control()
        elif opened.name == "sdtContent":
            self._content(self.above[-2])
        elif len(self.above) > 2 and self.above[-2].name == "sdtPr":
            self._property(self.above[-3], opened.name, attributes.get(f"{W}}}val", ""))

    def _end(self, _: str) -> None:
        at = self.parser.CurrentByteIndex
        closed = self.above.pop()
        if closed.name == "sdtContent" and self.above[-1].control:
            self.above[-1].control.end = at
        elif closed.name == "showingPlcHdr" and len(self.above) > 1:
            control = self.above[-2].control
            if control is not None:
                begin = control.placeholder[0]
                is_empty = self.xml[at - 2 : at] == b"/>"
                control.placeholder = (begin, at if is_empty else self.xml.index(b">", at) + 1)

    def _property(self, sdt: _Open, name: str, value: str) -> None:
        if name == "tag":
            sdt.tag = value
        elif name == "alias":
            sdt.title = value
        elif name in _PLAIN:
            sdt.is_plain = True
        elif name == "showingPlcHdr" and sdt.control:
            sdt.control.placeholder = (self.parser.CurrentByteIndex, 0)

    def _content(self, sdt: _Open) -> None:
        """See whether the content that begins is that of a list."""
        said = [each.strip() for each in (sdt.tag, sdt.title)]
        asks = [each.removeprefix(BEGINS) for each in said if each.startswith(BEGINS)]
        if not asks or sdt.control is None:
            return
        where = where_of(self.file, len(self.found) + 1)
        end_of_tag = self.xml.index(b">", self.parser.CurrentByteIndex)
        if (
            sdt.is_plain
            or self.above[-3].name not in _HOLDERS
            or self.xml[end_of_tag - 1] == ord("/")
        ):
            self._refuse("the control holds no paragraphs", _INSERT, where)
        if any(each.control in self.found for each in self.above[:-2] if each.control):
            self._refuse("the control stands within that of another list", "take one out", where)
        # Tag and title that are equal, as Word's dialog makes it easy to have them, ask once.
        sdt.control.asks = " ".join(each.strip() for each in dict.fromkeys(asks)).strip()
        sdt.control.start = end_of_tag + 1
        self.found.append(sdt.control)
