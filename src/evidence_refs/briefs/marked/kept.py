"""What stands in a list of Word and is not of it: comments, and one end of what goes beyond the list.

A bookmark, a comment or a range of permissions may begin before a list and end in it, or the other way.
With one of its ends it would lose its place. Source: ECMA-376-1, 17.13.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked.looks import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_END = re.compile(
    rf"{re.escape(W)}(bookmark|commentRange|perm|moveFromRange|moveToRange|customXml\w+Range)(?:Start|End)"
)
_COMMENT, _ITS_SIGN = "commentRange", f"{W}commentReference"
_BEGINS = f"{W}bookmarkStart"


def kept(inner: Sequence[_Element], own: tuple[str, str] | None) -> list[_Element]:
    """Give what goes on to stand in a list when it is renewed: all of it may begin a paragraph.

    Args:
        inner: what stands in the list.
        own: the id and the name of the bookmark that makes it a list, if one does.
    """
    id, name = own or ("", "")
    # LibreOffice begins a bookmark anew in each of its paragraphs, with an id of its own.
    again = (mark for mark in _all(inner) if mark.tag == _BEGINS and mark.get(f"{W}name") == name)
    ours = {("bookmark", each) for each in (id, *(mark.get(f"{W}id", "") for mark in again)) if own}
    ends = [(mark, end) for mark in _all(inner) if (end := _end(mark)) and end not in ours]
    has = Counter(end for _, end in ends)
    found = [deepcopy(mark) for mark, end in ends if end[0] == _COMMENT or has[end] == 1]
    return [_bare(each) for each in (*found, *_signs(inner))]


def _all(inner: Iterable[_Element]) -> Iterator[_Element]:
    return (each for element in inner for each in element.iter(f"{W}*"))


def _end(mark: _Element) -> tuple[str, str] | None:
    """Give of what kind of range an element is an end, and which one that is."""
    found = _END.fullmatch(str(mark.tag))
    return (found[1], mark.get(f"{W}id", "")) if found else None


def _signs(inner: Iterable[_Element]) -> Iterator[_Element]:
    """Give the signs of comments, each in a run of its own."""
    for mark in _all(inner):
        if mark.tag == _ITS_SIGN:
            run = mark.makeelement(f"{W}r", {})
            run.append(deepcopy(mark))
            yield run


def _bare(element: _Element) -> _Element:
    element.tail = None
    return element
