"""The XML of a Word document as it goes by: where elements begin and end in it, byte by byte.

Nothing is parsed into a tree and written back: what is outside of the lists stays because nobody touches it.
Source: ECMA-376-1, part 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

HOLDERS = frozenset(("body", "tc", "sdtContent", "txbxContent"))
"""In what paragraphs stand."""

_COPY = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TAG = re.compile(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_SAVE = "open it in Word or LibreOffice, and save it anew as .docx"


@dataclass(frozen=True, slots=True)
class Event:
    """An element of Word's that begins or ends: its name, and the bytes of that tag.

    `above` is the name of the one that it stands in, `attributes` are those of Word's own names. One that is
    empty (`<w:p/>`) ends in no bytes, behind its only tag.
    """

    name: str
    begins: bool
    start: int
    stop: int
    above: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a document in their order, and the prefixes of its root for namespaces.

    `copies` are the bytes of what is there once more for programs that cannot show it otherwise, as text boxes are.
    """

    events: list[Event]
    prefixes: dict[str | None, str]
    copies: list[tuple[int, int]]


def elements(xml: bytes, file: str) -> Elements:
    """Follow the XML of a document.

    Raises:
        UnreadableError: it is not well-formed, or is not of the usual kind.
    """
    reader = _Reader(xml, file)
    try:
        reader.parser.Parse(xml, True)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise UnreadableError(f"is damaged: {why}", where=Where(file), hint=_SAVE) from None
    return Elements(reader.events, reader.prefixes, reader.copies)


class _Reader:
    def __init__(self, xml: bytes, file: str) -> None:
        self.xml, self.file = xml, file
        self.events: list[Event] = []
        self.prefixes: dict[str | None, str] = {}
        self.copies: list[tuple[int, int]] = []
        self.copied_from = 0
        self.above: list[str] = []
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

    def _refuse(self, message: str, hint: str) -> None:
        raise UnreadableError(message, where=Where(self.file), hint=hint)

    def _named(self, prefix: str | None, uri: str) -> None:
        if not self.above:
            self.prefixes[prefix] = uri

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition("}")
        if not self.above and space != W:
            self._refuse("is no Word file of the usual kind", _SAVE)
        above = self.above[-1] if self.above else ""
        self.above.append(local if space == W else name)
        if name == _COPY:
            self.copied_from = self.parser.CurrentByteIndex
        if space == W:
            start = self.parser.CurrentByteIndex
            own = {each.rpartition("}")[2]: value for each, value in attributes.items()}
            self.events.append(Event(local, True, start, self._end_of_tag(start), above, own))

    def _end(self, _: str) -> None:
        name = self.above.pop()
        if name == _COPY:
            self.copies.append((self.copied_from, self.parser.CurrentByteIndex))
        if "}" in name:
            return
        at = self.parser.CurrentByteIndex
        # Of an empty element, the parser stands behind its tag.
        stop = (
            self._end_of_tag(at)
            if self.xml.startswith(b"</", at) and not self._was_empty(at)
            else at
        )
        above = self.above[-1] if self.above else ""
        self.events.append(Event(name, False, at, stop, above, {}))

    def _was_empty(self, at: int) -> bool:
        last = self.events[-1] if self.events else None
        return (
            last is not None and last.begins and last.stop == at and self.xml[at - 2 : at] == b"/>"
        )

    def _end_of_tag(self, start: int) -> int:
        tag = _TAG.match(self.xml, start)
        return tag.end() if tag else start
