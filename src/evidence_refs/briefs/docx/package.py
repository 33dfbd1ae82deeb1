"""The file around the text: what it is begun from, its properties, and bytes that are always the same."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn

from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.formats.seen import seen
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from docx.document import Document

_DAY = datetime(2000, 1, 1)
"""What stands for the days of a file: those of today would make each file another."""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_OF_UNIX = 3
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = b"officedocument.wordprocessingml.document.main+xml"
_LONGEST = 255
"""How long a property of a document may be."""


def opened(reference: Path | None, language: str) -> Document:
    """Give an empty document: of the styles and pages of another, or plain.

    Raises:
        UnreadableError: the other cannot be read.
    """
    if reference is None:
        document = docx.Document()
        for each in document.styles.element.iter(qn("w:lang")):
            each.set(qn("w:val"), language)
        return document
    try:
        document = docx.Document(io.BytesIO(_as_document(reference.read_bytes())))
    except OSError as error:
        raise unopened(error, str(reference)) from error
    except Exception as error:
        # What python-docx raises for what is no document is not told by one class.
        hint = "a reference document is a .docx or .dotx file, as Word or LibreOffice save it"
        raise UnreadableError(
            "is no document of Word", where=Where(str(reference)), hint=hint
        ) from error
    document.element.body.clear_content()
    document.element.body.get_or_add_sectPr()
    return document


def _as_document(data: bytes) -> bytes:
    """Give a template of Word (`.dotx`), in which houses keep their styles, as a document; others as they are."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {each.filename: file.read(each) for each in file.infolist()}
    if _TEMPLATE not in parts.get(_TYPES, b""):
        return data
    parts[_TYPES] = parts[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def closed(document: Document, title: str, author: str, language: str) -> bytes:
    """Give the bytes of a document, with its properties."""
    properties = document.core_properties
    properties.title = seen(title).strip()[:_LONGEST]
    properties.author = seen(author).strip()[:_LONGEST]
    properties.last_modified_by = properties.author
    properties.comments = properties.subject = properties.keywords = ""
    properties.language = language
    properties.created = properties.modified = _DAY
    properties.revision = 1
    made = io.BytesIO()
    document.save(made)
    return _same_bytes(made.getvalue())


def _same_bytes(data: bytes) -> bytes:
    """Give a zip that does not tell when and where it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.create_system = _OF_UNIX
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()
