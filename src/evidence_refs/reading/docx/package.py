"""Opens a Word file with limits of its own, before any XML is parsed.

python-docx's opener unpacks every part, pictures too, and gives up at a relationship that leads
nowhere; so the parts that hold words are unpacked here, and its parser, which fetches nothing and
resolves no entities, turns them into elements.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from evidence_refs.reading.docx.names import Element

MAX_UNPACKED = 60_000_000
"""The most bytes of the parts that are read. A document of 500 pages has about 10 MB."""
MAX_ELEMENTS = 2_000_000
"""The most elements in them, each of which takes some 200 bytes of memory."""
_DAMAGED = "open it in Word or LibreOffice, and save it anew as .docx"
# Strict files name the same things in other namespaces (ISO/IEC 29500-1 and -4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
_DECLARES = tuple(word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in ("ascii", "utf-16-le", "utf-16-be"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the package: its XML, and where its relationships lead, by their id."""

    root: Element
    targets: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold words, or say how they are set."""

    name: str
    document: Part
    styles: Part | None = None
    numbering: Part | None = None
    footnotes: Part | None = None
    endnotes: Part | None = None
    settings: Part | None = None


@dataclass(frozen=True, slots=True)
class _Link:
    kind: str
    target: str
    external: bool


def open_package(data: bytes, name: str) -> Package:
    """Unpack and parse what is needed of a `.docx` file.

    Raises:
        UnreadableError: it is no zip, is damaged, has no document in it, unpacks to more than
            `MAX_UNPACKED`, or one of its parts declares entities.
    """
    try:
        with ZipFile(BytesIO(data)) as file:
            return _Opener(file, name).open()
    except (BadZipFile, ValueError, KeyError, EOFError, zlib.error, OSError) as error:
        raise _damaged(name, str(error).strip("'\"")) from None
    except (NotImplementedError, RuntimeError) as error:
        locked = "password" in str(error) or "encrypted" in str(error)
        raise UnreadableError(
            "is locked with a password" if locked else f"cannot be unpacked: {error}",
            where=Where(name),
            hint=_DAMAGED,
        ) from None


class _Opener:
    def __init__(self, file: ZipFile, name: str) -> None:
        self.file = file
        self.name = name
        self.members = {
            member.filename.replace("\\", "/").lstrip("/").lower(): member
            for member in file.infolist()
        }
        self.unpacked = 0
        self.elements = 0

    def open(self) -> Package:
        main = "word/document.xml"
        for link in self._links("").values():
            if link.kind == "officeDocument" and _resolve("", link.target) in self.members:
                main = _resolve("", link.target)
        document = self._part(main)
        if document is None:
            raise _damaged(self.name, "it has no document in it")
        others = {
            link.kind: _resolve(main, link.target)
            for link in self._links(main).values()
            if not link.external
        }
        names = ("styles", "numbering", "footnotes", "endnotes", "settings")
        return Package(self.name, document, *(self._part(others.get(name, "")) for name in names))

    def _part(self, path: str) -> Part | None:
        root = self._parse(path)
        if root is None:
            return None
        links = self._links(path).items()
        return Part(root, {id_: link.target for id_, link in links if link.external})

    def _links(self, path: str) -> dict[str, _Link]:
        folder, _, file = path.rpartition("/")
        root = self._parse(f"{folder}/_rels/{file}.rels".lstrip("/"))
        if root is None:
            return {}
        return {
            node.get("Id", ""): _Link(
                node.get("Type", "").rpartition("/")[2],
                node.get("Target", ""),
                node.get("TargetMode", "") == "External",
            )
            for node in root
        }

    def _parse(self, path: str) -> Element | None:
        from docx.oxml import parse_xml
        from lxml.etree import XMLSyntaxError

        member = self.members.get(path)
        if member is None:
            return None
        with self.file.open(member) as file:
            xml = file.read(MAX_UNPACKED - self.unpacked + 1)
        self.unpacked += len(xml)
        self.elements += xml.count(b"<") // 2
        if self.unpacked > MAX_UNPACKED or self.elements > MAX_ELEMENTS:
            raise UnreadableError(
                "is far larger unpacked than a document is",
                where=Where(self.name),
                hint="split it, or save the part that holds the references",
            )
        if any(word in xml for word in _DECLARES):
            raise self._declares(path)
        for strict, usual in _STRICT:
            xml = xml.replace(strict, usual)
        try:
            root: Element = parse_xml(xml)
        except XMLSyntaxError as error:
            why = "nested too deep" if "depth" in str(error) else f"not XML ({_short(error)})"
            raise _damaged(self.name, f"{path} is {why}") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._declares(path)
        return root

    def _declares(self, path: str) -> UnreadableError:
        return UnreadableError(
            f"{path} declares a document type, which no Word file has",
            where=Where(self.name),
            hint="do not trust this file; " + _DAMAGED,
        )


def _resolve(base: str, target: str) -> str:
    path = target if target.startswith("/") else join(dirname(base), target)
    return normpath(path).lstrip("/").lower()


def _short(error: Exception) -> str:
    return re.sub(r"\s+", " ", re.sub(r", line \d+, column \d+.*", "", str(error)))[:120]


def _damaged(name: str, why: str) -> UnreadableError:
    why = " ".join(why.split())[:200]
    return UnreadableError(f"is damaged: {why}", where=Where(name), hint=_DAMAGED)
