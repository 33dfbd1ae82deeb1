"""The package of a Word file: opened within limits, and written anew with some of its parts changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from docx.document import Document

BEGINS = b"PK"
"""What each such file begins with."""
_LARGEST = 300_000_000
"""The most bytes of a file unpacked, pictures and all."""
_NAMELESS = re.compile(r"^file '<[^<>]*>' ")
"""How python-docx begins to speak of a file that it was given as bytes."""
_SAVE = "open it in Word or LibreOffice, and save it anew as .docx"


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: its bytes, its document as python-docx has it, and the name of that one's part."""

    data: bytes
    document: Document
    main: str

    @property
    def links(self) -> str:
        """The name of the part that holds the document's relationships."""
        folder, _, name = self.main.rpartition("/")
        return f"{folder}/_rels/{name}.rels"

    @property
    def styles(self) -> str:
        """The name of the part that holds the styles; empty where there is none."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        found = [
            str(each.target_part.partname)
            for each in self.document.part.rels.values()
            if each.reltype == RELATIONSHIP_TYPE.STYLES
        ]
        return found[0].lstrip("/") if found else ""

    def part(self, name: str) -> bytes:
        """Give the bytes of a part; none where it is not there."""
        with ZipFile(BytesIO(self.data)) as file:
            return file.read(name) if name in file.namelist() else b""


def opened(data: bytes, file: str) -> Package:
    """Open a Word file.

    Raises:
        UnreadableError: it is none, is damaged or locked, or is far larger unpacked than a document is.
    """
    import docx

    if not data.startswith(BEGINS):
        raise UnreadableError("is no .docx, or is locked", where=Where(file), hint=_SAVE)
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _LARGEST:
                raise UnreadableError(
                    "is far larger unpacked than a document is", where=Where(file)
                )
        document = docx.Document(BytesIO(data))
    except UnreadableError:
        raise
    except Exception as error:
        # What python-docx and zipfile raise for what is no document is not told by one class.
        why = " ".join(_NAMELESS.sub("", str(error)).split())[:100]
        raise UnreadableError(
            f"is damaged, or no .docx: {why}", where=Where(file), hint=_SAVE
        ) from error
    return Package(data, document, str(document.part.partname).lstrip("/"))


def with_parts(package: Package, parts: Mapping[str, bytes]) -> bytes:
    """Give the file with some parts changed; the others have their bytes, names, days and order."""
    out = BytesIO()
    with ZipFile(BytesIO(package.data)) as old, ZipFile(out, "w") as new:
        new.comment = old.comment
        for info in old.infolist():
            name = info.filename
            data = parts[name] if name in parts else old.read(info)
            new.writestr(_alike(info), data, info.compress_type)
        for name in parts.keys() - set(old.namelist()):
            new.writestr(ZipInfo(name), parts[name])
    return out.getvalue()


def _alike(info: ZipInfo) -> ZipInfo:
    copy = ZipInfo(info.filename, info.date_time)
    copy.external_attr, copy.create_system = info.external_attr, info.create_system
    copy.comment = info.comment
    return copy
