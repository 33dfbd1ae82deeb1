"""EndNote's XML: `<xml><records><record>`, with a `ref-type` and an element for each field.

Source of the format: the document type RSXML.dtd, which comes with EndNote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evidence_refs.formats import xml_records
from evidence_refs.formats.endnote import fields
from evidence_refs.formats.endnote.places import PATH, REF_TYPES
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = xml_records.Kind("EndNote", "<xml><records>", ("xml", "records"), ("record",))
_NAMES = {str(number): name for name, number in REF_TYPES.items()}
_SET_OUT = re.compile(r"[ \t\n]+")


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order; `lines` are its text in pieces of any length.

    Where it is no longer XML, a problem says so, and the records before it stand.

    Raises:
        UnreadableError: it declares entities, or holds no records.
    """
    bare = {PATH["type"]}
    return xml_records.read(lines, _KIND, file, values=_said, bare=bare, record=fields.record)


def _said(element: _Element) -> xml_records.Values:
    values: xml_records.Values = {}
    for child in element:
        _values(child, "", values)
    kind = element.find(PATH["type"])
    if kind is not None:
        named = kind.get("name") or _NAMES.get(_text(kind))
        if named:
            values[PATH["type"]] = [named]
    return values


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
