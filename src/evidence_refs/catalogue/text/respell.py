"""A record's block in the file -> the block of its changed record, with few lines changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import yaml

from evidence_refs.catalogue.text.marks import compose
from evidence_refs.model import REFERENCE_FIELDS

_LEAD = re.compile(r"(?:#[^\n]*\n)*")
# A comment or blank line that may end a block or a field. The text of a folded field is indented
# more, so that it is never taken for a comment.
_FREE_LINE = re.compile(r" {0,2}#.*\n?|\s*")
_RANK = {name: rank for rank, name in enumerate(REFERENCE_FIELDS)}


def around(text: str, body: str) -> str:
    """Put `body` in the place of a block's own lines: comments above and below it stay."""
    lead = _lead(text)
    return lead + body + _tail(text[len(lead) :])


def free_comments(text: str) -> str:
    """Give what outlives a removed block: comments after it, if there are any."""
    tail = _tail(text[len(_lead(text)) :])
    return tail if "#" in tail else ""


def respell(text: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Give the lines of a changed record.

    Args:
        text: the lines of the record as they are, with comments above and below.
        old: for each field of the record, how it would be written.
        new: the same of the changed record; fields written alike keep their lines.
    """
    lead = _lead(text)
    tail = _tail(text[len(lead) :])
    chunks = _chunks(text[len(lead) : len(text) - len(tail)])
    if chunks is None:
        return around(text, "-" + "".join(new.values())[1:])
    for name, lines in chunks.items():
        if name not in new and name not in old:
            continue  # there and empty in a way that says nothing, such as `tags: []`
        if old.get(name) != new.get(name):
            chunks[name] = new.get(name, "") + _tail(lines)
    for name in new:
        if name not in chunks:
            chunks = _inserted(chunks, name, new[name])
    return lead + "-" + "".join(map(ended, chunks.values()))[1:] + tail


def ended(text: str) -> str:
    """End the last line of a text, if there is one."""
    return text if not text or text.endswith("\n") else text + "\n"


def _lead(text: str) -> str:
    match = _LEAD.match(text)
    return match[0] if match else ""


def _tail(text: str) -> str:
    lines = re.split(r"(?<=\n)", text)
    end = len(lines)
    while end and _FREE_LINE.fullmatch(lines[end - 1]):
        end -= 1
    return "".join(lines[end:])


def _chunks(body: str) -> dict[str, str] | None:
    """Cut a block into fields, each with all its lines; None where fields share lines."""
    root = compose(body)
    record = root.value[0] if isinstance(root, yaml.SequenceNode) else None
    if not isinstance(record, yaml.MappingNode) or record.flow_style:
        return None
    starts: list[int] = []
    for key, _ in record.value:
        start = body.rfind("\n", 0, key.start_mark.index) + 1
        if body[start : key.start_mark.index] != ("  " if starts else "- "):
            return None
        starts.append(start)
    names = [key.value for key, _ in record.value]
    lines = [body[one:other] for one, other in pairwise([*starts, len(body)])]
    lines[0] = "  " + lines[0][2:]
    return dict(zip(names, lines, strict=True))


def _inserted(chunks: dict[str, str], name: str, lines: str) -> dict[str, str]:
    """Put a field before the first that the model has after it."""
    rank = _RANK[name]
    items = list(chunks.items())
    later = (n for n, (other, _) in enumerate(items) if _RANK.get(other, -1) > rank)
    items.insert(next(later, len(items)), (name, lines))
    return dict(items)
