"""EndNote's XML: `<xml><records><record>`, with a `ref-type` and an element for each field.

Source of the format: the document type RSXML.dtd, which comes with EndNote. A file is read piece by
piece, and each record forgotten when it was given. Nothing outside of the file is looked at, and no
entity is replaced by what the file says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.endnote import fields
from evidence_refs.formats.endnote.places import PATH, REF_TYPES
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tagged import Tagged
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element, _ElementTree

_ROOTS = ("xml", "records")
_RECORD = "record"
_NAMES = {str(number): name for name, number in REF_TYPES.items()}
# What XML forbids, and EndNote writes all the same, as it stands or by its number.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|"
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_SET_OUT = re.compile(r"[ \t\n]+")
_LONGEST_MESSAGE = 120


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order; `lines` are its text in pieces of any length.

    Where it is no longer XML, a problem says so, and the records before it stand.

    Raises:
        UnreadableError: it declares entities, or holds no records.
    """
    from lxml import etree

    number = 0
    try:
        for element in _elements(lines, file):
            number += 1
            found = _tagged(element)
            if found.values.keys() <= {PATH["type"]}:
                where = Where(file, found.line)
                yield Problem("empty-record", "a record without fields", where, "warning")
            else:
                yield fields.record(found, number)
    except etree.XMLSyntaxError as error:
        yield _broken(error, file, is_all=not number)
        return
    if not number:
        raise UnreadableError("has no <record> of EndNote", where=Where(file))


def _broken(error: XMLSyntaxError, file: str | None, *, is_all: bool) -> Problem:
    """Give the problem of a file that goes on as no XML.

    Raises:
        UnreadableError: no record stands before (`is_all`).
    """
    where = Where(file, error.lineno or None)
    message = f"is not well-formed XML: {' '.join(str(error.msg).split())[:_LONGEST_MESSAGE]}"
    if is_all:
        raise UnreadableError(message, where=where)
    hint = "what stands before it was read; export the file anew"
    return Problem("broken-xml", message, where, hint=hint)


def _elements(lines: Iterable[str], file: str | None) -> Iterator[_Element]:
    """Give each element `record` when it is whole, and empty it then."""
    from lxml import etree

    # Each piece is UTF-8 when it is fed, whatever the file says of itself.
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=(*_ROOTS, _RECORD), encoding="utf-8", resolve_entities=False, no_network=True,
        load_dtd=False, dtd_validation=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    is_known = False
    for piece in lines:
        broken = None
        try:
            parser.feed(_ILLEGAL.sub("", piece).encode("utf-8"))
        except etree.XMLSyntaxError as error:
            broken = error  # what stands before it comes first
        events: Iterable[tuple[str, _Element]] = parser.read_events()  # type: ignore[assignment]
        for event, element in events:
            if not is_known:
                _refuse(element.getroottree(), file)
                is_known = True
            if event == "end" and element.tag == _RECORD:
                yield element
                _forget(element)
        if broken:
            raise broken
    parser.close()


def _forget(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def _refuse(tree: _ElementTree, file: str | None) -> None:
    """Refuse a file whose first element is not EndNote's, or which declares entities before it.

    Raises:
        UnreadableError: it is such a file.
    """
    declared: Any = tree.docinfo.internalDTD
    if declared is not None and declared.entities():
        raise UnreadableError(
            "declares entities of its own, which are not read",
            where=Where(file),
            hint="export it from EndNote anew, or take the <!DOCTYPE …> out",
        )
    if tree.getroot().tag not in _ROOTS:
        raise UnreadableError(
            "is XML, and none of EndNote", where=Where(file), hint="it begins with <xml><records>"
        )


def _tagged(element: _Element) -> Tagged:
    found = Tagged(cast("int | None", element.sourceline) or 1)
    for child in element:
        _values(child, "", found.values)
    kind = element.find(PATH["type"])
    if kind is not None:
        named = kind.get("name") or _NAMES.get(_text(kind))
        if named:
            found.values[PATH["type"]] = [named]
    return found


def _values(element: _Element, above: str, values: dict[str, list[str]]) -> None:
    """Put the text of each element that holds no others under its path; runs of a style are joined."""
    if not isinstance(element.tag, str):
        return
    path = f"{above}{element.tag}"
    inner = [child for child in element if child.tag != "style"] if len(element) else []
    if inner:
        for child in inner:
            _values(child, f"{path}/", values)
        return
    text = _text(element)
    if text:
        values.setdefault(path, []).append(text)


def _text(element: _Element) -> str:
    """Give all text below an element; EndNote ends lines with CR, other ends only set a file out."""
    text = "".join(map(str, element.itertext())) if len(element) else element.text or ""
    return "\n".join(_SET_OUT.sub(" ", part) for part in text.split("\r")).strip()
