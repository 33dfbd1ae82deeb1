"""Records of a file of XML, read piece by piece, each forgotten when it was given.

Nothing outside of the file is looked at, and no entity is replaced by what the file says of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tagged import Tagged
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from lxml.etree import XMLSyntaxError, _Element, _ElementTree

# What XML forbids, and programs write all the same, as it stands or by its number.
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|"
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_LONGEST_MESSAGE = 120


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of XML: what a person calls it, how it begins, its first elements, and those of records."""

    name: str
    begins: str
    roots: tuple[str, ...]
    records: tuple[str, ...]


Values = dict[str, list[str]]
"""For each tag its values, in their order."""


def read(
    lines: Iterable[str],
    kind: Kind,
    file: str | None,
    *,
    values: Callable[[_Element], Values],
    bare: Set[str],
    record: Callable[[Tagged, int], Entry],
) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order, and problems where one says nothing.

    Args:
        lines: the text of the file, in pieces of any length.
        kind: what it is.
        file: its name.
        values: gives what an element says.
        bare: the tags that every record has; one that has no others says nothing.
        record: makes a record of what an element says, the so many-th of the file.

    Raises:
        UnreadableError: the file is no such XML, declares entities, or has no record.
    """
    number = 0
    for found in _read(lines, kind, file):
        if isinstance(found, Problem):
            yield found
            continue
        number += 1
        tagged = Tagged(cast("int | None", found.sourceline) or 1, values(found))
        if tagged.values.keys() <= bare:
            where = Where(file, tagged.line)
            yield Problem("empty-record", "a record without fields", where, "warning")
        else:
            yield record(tagged, number)


def _read(lines: Iterable[str], kind: Kind, file: str | None) -> Iterator[_Element | Problem]:
    """Give the elements of a file that are records, in their order; `lines` are pieces of any length.

    An element is empty when the next is asked for. Where the file is no longer XML, a problem says so, and
    the records before it stand.

    Raises:
        UnreadableError: the file is no such XML, declares entities, or has no record.
    """
    from lxml import etree

    is_all = True
    try:
        for element in _elements(lines, kind, file):
            is_all = False
            yield element
    except etree.XMLSyntaxError as error:
        yield _broken(error, file, is_all=is_all)
        return
    if is_all:
        raise UnreadableError(f"has no <{kind.records[0]}> of {kind.name}", where=Where(file))


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


def _elements(lines: Iterable[str], kind: Kind, file: str | None) -> Iterator[_Element]:
    """Give each record when it is whole, and empty it then."""
    from lxml import etree

    # Each piece is UTF-8 when it is fed, whatever the file says of itself.
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=(*kind.roots, *kind.records), encoding="utf-8",
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
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
                _refuse(element.getroottree(), kind, file)
                is_known = True
            if event == "end" and element.tag in kind.records:
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


def _refuse(tree: _ElementTree, kind: Kind, file: str | None) -> None:
    """Refuse a file whose first element is another's, or which declares entities before it.

    Raises:
        UnreadableError: it is such a file.
    """
    declared: Any = tree.docinfo.internalDTD
    if declared is not None and declared.entities():
        raise UnreadableError(
            "declares entities of its own, which are not read",
            where=Where(file),
            hint=f"export it from {kind.name} anew, or take the <!DOCTYPE …> out",
        )
    if tree.getroot().tag not in kind.roots:
        raise UnreadableError(
            f"is XML, and none of {kind.name}",
            where=Where(file),
            hint=f"it begins with {kind.begins}",
        )
