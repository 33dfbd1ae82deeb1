"""A style or locale file, read as elements with their lines.

Source of the format: https://docs.citationstyles.org/en/stable/specification.html (CSL 1.0.2).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.problems import Where
from evidence_refs.styles.node import Node

if TYPE_CHECKING:
    from lxml.etree import _Element

LIMIT = 5_000_000
"""Bytes that a style may have; the longest of those that are published has a tenth."""

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(path: Path, called: str | None = None) -> Node:
    """Give the root of a CSL file; `called` is what messages call it, if not by its path.

    Raises:
        UnreadableError: it cannot be read, is not XML, or is not of CSL.
    """
    file = called or str(path)
    try:
        with path.open("rb") as opened:
            data = opened.read(LIMIT + 1)
    except OSError as error:
        raise unopened(error, file) from error
    if len(data) > LIMIT:
        raise UnreadableError(f"is over {LIMIT // 1_000_000} MB, no style", where=Where(file))
    return parse(data, file)


def parse(data: bytes, file: str) -> Node:
    """Give the root of the bytes of a CSL file.

    Raises:
        UnreadableError: they are not XML, or not of CSL.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = " ".join((error.msg or "it cannot be parsed").split())
        line = error.position[0] or 1
        raise UnreadableError(f"is not XML: {message}", where=Where(file, line)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("has a DOCTYPE, which no CSL file needs", where=Where(file, 1))
    if root.tag not in (f"{_NAMESPACE}style", f"{_NAMESPACE}locale"):
        raise UnreadableError(
            f"is no CSL file: its first element is {_local(str(root.tag))}",
            where=Where(file, _line(root)),
            hint="styles are at https://www.zotero.org/styles",
        )
    return _node(root)


def _node(element: _Element) -> Node:
    # Text of elements that hold elements is white space.
    children = tuple(_node(each) for each in element if isinstance(each.tag, str))
    attributes = {
        "lang" if name == _LANGUAGE else _local(str(name)): str(value)
        for name, value in element.attrib.items()
    }
    text = "" if children else element.text or ""
    return Node(_local(str(element.tag)), attributes, children, text, _line(element))


def _line(element: _Element) -> int:
    line: Any = element.sourceline  # its stub gives no number
    return line or 0


def _local(name: str) -> str:
    return name.rpartition("}")[2]
