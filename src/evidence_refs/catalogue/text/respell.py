"""A record's block in the file -> the block of its changed record, with few lines changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import yaml

from evidence_refs.catalogue.text.marks import compose, scalar_spans
from evidence_refs.model import REFERENCE_FIELDS

_LEAD = re.compile(r"(?:[ \t]*#[^\n]*\n)*")
# A comment or blank line that may end a block or a field. The text of a folded field is indented
# more, so that it is never taken for a comment.
_FREE_LINE = re.compile(r" {0,2}#.*\n?|\s*")
# Only such a text may hold, at its end, a line that looks like a comment, or blank lines.
_MAY_GO_ON = re.compile(r"[\"']|[|>]\d?\+")
_RANK = {name: rank for rank, name in enumerate(REFERENCE_FIELDS)}


def around(text: str, body: str) -> str:
    """Put `body` in the place of a block's own lines: comments above and below it stay."""
    lead = lead_of(text)
    return lead + body + tail_of(text[len(lead) :])


def own_lines(text: str) -> str:
    """Give a block without what may follow the record: comments and blank lines below it."""
    lead = lead_of(text)
    return text[: len(text) - len(tail_of(text[len(lead) :]))]


def free_comments(text: str) -> str:
    """Give what outlives a removed block: comments after it, if there are any."""
    tail = tail_of(text[len(lead_of(text)) :])
    return tail if "#" in tail else ""


def respell(text: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Give the lines of a changed record.

    Args:
        text: the lines of the record as they are, with comments above and below.
        old: for each field of the record, how it would be written.
        new: the same of the changed record; fields written alike keep their lines.
    """
    lead = lead_of(text)
    tail = tail_of(text[len(lead) :])
    chunks = chunks_of(text[len(lead) : len(text) - len(tail)])
    if chunks is None:
        return around(text, "-" + "".join(new.values())[1:])
    for name, lines in chunks.items():
        if name not in new and name not in old:
            continue  # there and empty in a way that says nothing, such as `tags: []`
        if old.get(name) != new.get(name):
            chunks[name] = _changed(lines, old.get(name, ""), new.get(name, ""))
    for name in new:
        if name not in chunks:
            chunks = _inserted(chunks, name, new[name])
    return lead + "-" + "".join(map(ended, chunks.values()))[1:] + tail


def ended(text: str) -> str:
    """End the last line of a text, if there is one."""
    return text if not text or text.endswith("\n") else text + "\n"


def lead_of(text: str) -> str:
    """Give the comments directly above a block."""
    match = _LEAD.match(text)
    return match[0] if match else ""


def tail_of(text: str) -> str:
    """Give the comments and blank lines that end a block or a field."""
    start = len(text)
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not _FREE_LINE.fullmatch(text, above, start):
            break
        start = above
    if start < len(text) and _MAY_GO_ON.search(text):
        # What looks free may be the end of a text: in quotes, or with its last blank lines.
        end = max((end for _, end in scalar_spans(text)), default=0)
        start = max(start, text.find("\n", end - 1) + 1 or len(text))
    return text[start:]


def chunks_of(body: str) -> dict[str, str] | None:
    """Cut a block into fields, each with all its lines; None where two share lines or a name.

    `body` is a block without comments above it; the first field is indented like the others.
    """
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
    if len(set(names)) < len(names):
        return None
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


def _changed(lines: str, old: str, new: str) -> str:
    """Give a field's lines for another value, with the comments that stood in them."""
    tail = tail_of(lines)
    if not new:
        return tail
    body = lines[: len(lines) - len(tail)]
    was, standing, comes = _parts(old), _parts(body), _parts(new)
    if was and standing and comes and len(was.items) == len(standing.items):
        items = respelt_items(standing.items, was.items, comes.items)
        if items is not None:
            return standing.head + "".join(items) + tail
    return _with_comment(new, comment_at_end(body)) + tail


class _Parts(NamedTuple):
    """A field whose value is a list or map in lines: its first line, and the lines of each item."""

    head: str
    items: list[str]


def _parts(field: str) -> _Parts | None:
    """Cut the lines of a field into its items, comments above each with it; None where it has none."""
    root = compose(field) if field else None
    value = root.value[0][1] if isinstance(root, yaml.MappingNode) and root.value else None
    if not isinstance(value, yaml.CollectionNode) or value.flow_style or not value.value:
        return None
    nodes = [each[0] if isinstance(each, tuple) else each for each in value.value]
    starts = [field.rfind("\n", 0, node.start_mark.index) + 1 for node in nodes]
    if starts[0] == 0 or len(set(starts)) < len(starts):
        return None
    starts = [_above(field, start) for start in starts]
    cuts = [*starts, len(field)]
    return _Parts(field[: starts[0]], [field[one:other] for one, other in pairwise(cuts)])


def _above(field: str, start: int) -> int:
    while (above := field.rfind("\n", 0, start - 1) + 1) and field[above:start].lstrip(" ")[
        :1
    ] == "#":
        start = above
    return start


def respelt_items(
    standing: Sequence[str], old: Sequence[str], new: Sequence[str]
) -> list[str] | None:
    """Give the items of a changed list: those that are the same as they stand.

    Each is its lines, with the comments above it; `old` and `new` are how they would be written.
    None where the new ones cannot be indented like those that stand.
    """
    indent = _indent(standing[0]) - _indent(new[0])
    if indent < 0:
        return None
    items: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            items += map(ended, standing[old_from:old_to])
            continue
        for at in range(new_from, new_to):
            kin = old_from + at - new_from  # what stood in its place, whose comments it keeps
            item = re.sub(r"^(?=.)", " " * indent, new[at], flags=re.MULTILINE)
            if kin < old_to:
                lead = lead_of(standing[kin])
                comment = _item_comment(standing[kin][len(lead) :])
                item = lead + (_with_comment(item, comment) if item.count("\n") == 1 else item)
            items.append(item)
    return items


def _indent(item: str) -> int:
    line = item[len(lead_of(item)) :]
    return len(line) - len(line.lstrip(" "))


_HEADER = re.compile(r"\s*\w+:[ \t]*(?:[>|][-+\d]*)?(?P<comment>[ \t]+#[^\n]*)")


def comment_at_end(body: str) -> str:
    """Give the comment at the end of a field's first line, with the blanks before it."""
    if header := _HEADER.match(body):
        return header["comment"]
    root = compose(body)
    value = root.value[0][1] if isinstance(root, yaml.MappingNode) and root.value else None
    if value is None:
        return ""
    rest = re.match(r"[ \t]+#[^\n]*", body[value.end_mark.index :])
    return rest[0] if rest else ""


def _item_comment(item: str) -> str:
    """Give the comment at the end of an item that stands on one line, with the blanks before it."""
    root = compose(item)
    value = root.value[0] if isinstance(root, yaml.SequenceNode) and root.value else None
    if value is None or "\n" in item[: value.end_mark.index]:
        return ""
    rest = re.match(r"[ \t]+#[^\n]*", item[value.end_mark.index :])
    return rest[0] if rest else ""


def _with_comment(new: str, comment: str) -> str:
    first, _, more = new.partition("\n")
    if not comment or first.endswith("\\"):  # a text in quotes goes on in the next line
        return new
    return f"{first}{comment}\n{more}"
