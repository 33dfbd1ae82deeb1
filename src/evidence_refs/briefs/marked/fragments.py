"""Pieces of XML between bytes that stay: read and written in the names that hold where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

Prefixes = Mapping[str | None, str]
"""The prefixes of an XML's root, and the namespaces that they stand for."""

Edit = tuple[int, int, bytes]
"""Other bytes in the place of those from one to another."""


def read(xml: bytes, prefixes: Prefixes) -> list[_Element]:
    """Give the elements of a piece; a prefix that holds only there and that it does not declare, is no matter."""
    from lxml import etree

    begin, end = _around(prefixes)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    return list(etree.fromstring(begin + xml + end, parser))


def typed(xml: bytes, prefixes: Prefixes) -> _Element:
    """Give the one element of a piece as python-docx has it."""
    from docx.oxml import parse_xml
    from lxml import etree

    made: _Element = parse_xml(etree.tostring(read(xml, prefixes)[0]))
    return made


def written(elements: Iterable[_Element], prefixes: Prefixes) -> bytes:
    """Give elements as a piece, which names only those namespaces that have no prefix there."""
    from docx.oxml import parse_xml
    from lxml import etree

    begin, end = _around(prefixes)
    root = parse_xml(begin + end)
    root.extend(elements)
    etree.cleanup_namespaces(root, keep_ns_prefixes=[each for each in prefixes if each])
    whole = etree.tostring(root, encoding="utf-8")
    return whole[whole.index(b">") + 1 : whole.rindex(b"</")]


def spliced(xml: bytes, edits: Iterable[Edit]) -> bytes:
    """Give bytes with edits made that do not overlap; one that is empty at 0 changes nothing."""
    parts, at = [], 0
    for start, end, new in sorted(edits):
        parts += [xml[at:start], new]
        at = end
    return b"".join([*parts, xml[at:]])


def _around(prefixes: Prefixes) -> Sequence[bytes]:
    """Give how an element begins and ends in which the prefixes hold."""
    from lxml import etree

    root = etree.Element("around", nsmap=dict(prefixes))  # type: ignore[arg-type]
    root.text = "\n"
    return etree.tostring(root).split(b"\n")
