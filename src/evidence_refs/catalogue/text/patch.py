"""Two versions of a file -> a patch: the blocks that differ, byte for byte, and where they stood.

A patch is as small as the change, and can be taken back. It finds its place again in a file whose
other blocks were changed meanwhile, by a program, in an editor or by git; a block that is no longer
as the patch left it is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from evidence_refs.catalogue.text.layout import Id, layout, layouts
from evidence_refs.catalogue.text.order import in_order
from evidence_refs.catalogue.text.splice import opened
from evidence_refs.errors import ConflictError
from evidence_refs.problems import Where


class Place(NamedTuple):
    """Where a block stood: its number, the block above it, and the next one below that stayed."""

    number: int
    above: Id | None
    below: Id | None


class Side(NamedTuple):
    """A block in one of two versions; `place` is None where it stands there in both."""

    text: bytes
    place: Place | None


class Edit(NamedTuple):
    """What became of one block; None where it is not there."""

    id: Id
    old: Side | None
    new: Side | None


@dataclass(frozen=True, slots=True)
class Patch:
    """What became of the blocks that differ; of the whole file, where it has no blocks."""

    edits: tuple[Edit, ...] = ()
    whole: tuple[bytes, bytes] | None = None

    def turned(self) -> Patch:
        """Give the patch that takes this one back."""
        return Patch(
            tuple(Edit(edit.id, edit.new, edit.old) for edit in self.edits),
            self.whole and (self.whole[1], self.whole[0]),
        )


def between(before: bytes, after: bytes) -> Patch:
    """Give the patch that makes `after` of `before`, and turned, `before` of `after`."""
    sides = layouts(before, after)
    if sides is not None:
        patch = Patch(tuple(_edits(*sides)))
        old, new = (list(side.items()) for side in sides)
        there, back = _applied(sides[0], patch), _applied(sides[1], patch.turned())
        if list(there.items()) == new and list(back.items()) == old:
            return patch
    return Patch(whole=(before, after))


def apply(patch: Patch, raw: bytes, file: str) -> bytes:
    """Make the change in a file's bytes, whatever else in them was changed; `file` names it.

    What is already as it would be stays so.

    Raises:
        ConflictError: a block that the patch changes is not as it was; the message names it.
    """
    if patch.whole is not None:
        if raw in patch.whole:
            return patch.whole[1]
        raise ConflictError("the whole file was rewritten, and changed since", where=Where(file))
    texts = layout(raw)
    if texts is None:
        raise ConflictError("the file is no longer laid out in blocks", where=Where(file))
    for edit in patch.edits:
        have = texts.get(edit.id)
        if not (_is(have, edit.old) or _is(have, edit.new)):
            raise _conflict(edit, texts, file)
    due = tuple(edit for edit in patch.edits if not _is_made(edit, texts.get(edit.id)))
    return _joined(_applied(texts, Patch(due)))


def with_line_ends_of(raw: bytes, patch: Patch) -> Patch:
    """Give a patch the line ends of a file, if all of that are the same: git may have changed them."""
    count = raw.count(b"\r\n")
    if count not in (0, raw.count(b"\n")):
        return patch

    def turned(text: bytes) -> bytes:
        text = text.replace(b"\r\n", b"\n")
        return text.replace(b"\n", b"\r\n") if count else text

    def side(each: Side | None) -> Side | None:
        return each and each._replace(text=turned(each.text))

    return Patch(
        tuple(Edit(edit.id, side(edit.old), side(edit.new)) for edit in patch.edits),
        patch.whole and (turned(patch.whole[0]), turned(patch.whole[1])),
    )


def _edits(old: Mapping[Id, bytes], new: Mapping[Id, bytes]) -> Iterator[Edit]:
    ids = list(old), list(new)
    stay = {ids[0][n] for n, _ in in_order(*ids)}
    places = _places(ids[0], stay), _places(ids[1], stay)
    for each in {**old, **new}:
        if each not in stay or old[each] != new[each]:
            yield Edit(
                each,
                Side(old[each], places[0].get(each)) if each in old else None,
                Side(new[each], places[1].get(each)) if each in new else None,
            )


def _places(ids: Sequence[Id], stay: set[Id]) -> dict[Id, Place]:
    """Give the place of each block that does not stay."""
    places: dict[Id, Place] = {}
    below: Id | None = None
    for number in range(len(ids) - 1, -1, -1):
        if ids[number] in stay:
            below = ids[number]
        else:
            places[ids[number]] = Place(number, ids[number - 1] if number else None, below)
    return places


def _applied(texts: Mapping[Id, bytes], patch: Patch) -> dict[Id, bytes]:
    """Make the changes in blocks that are all as the patch has them."""
    gone = {edit.id for edit in patch.edits if edit.new is None or edit.new.place}
    following = dict(pairwise([None, *(each for each in texts if each not in gone), None]))
    after = dict(texts)
    placed: list[tuple[Place, Id]] = []
    for edit in patch.edits:
        if edit.new is not None:
            after[edit.id] = edit.new.text
            if edit.new.place:
                placed.append((edit.new.place, edit.id))
    for place, block in sorted(placed, key=lambda each: each[0].number):
        spot = _spot(block, place, following)
        following[block] = following.get(spot)
        following[spot] = block
    return {each: after[each] for each in _walk(following)}


def _spot(block: Id, place: Place, following: Mapping[Id | None, Id | None]) -> Id | None:
    """Find the block below which one is to stand; where others were put there, by its name."""
    if place.above is None or place.above in following:
        spot = place.above
    elif place.below in following:
        spot = next(above for above, below in following.items() if below == place.below)
    else:
        head = (block[0], "", 0)
        spot = head if head in following else list(_walk(following))[-1]
    while (below := following[spot]) is not None and below != place.below:
        if below[0] != block[0] or not below[1] or below[1] > block[1]:
            break
        spot = below
    return spot


def _walk(following: Mapping[Id | None, Id | None]) -> Iterator[Id]:
    block = following[None]
    while block is not None:
        yield block
        block = following[block]


def _joined(texts: Mapping[Id, bytes]) -> bytes:
    """Join blocks: each begins a line, and a list that has items is not written as an empty one."""
    filled = {section for section, name, _ in texts if name}
    pieces = [
        _opened(text) if not name and section in filled else text
        for (section, name, _), text in texts.items()
    ]
    return b"".join([*map(_ended, pieces[:-1]), *pieces[-1:]])


def _opened(head: bytes) -> bytes:
    return _bytes(opened(_text(head)))


def _ended(text: bytes) -> bytes:
    return text if text.endswith(b"\n") else text + (b"\r\n" if b"\r\n" in text else b"\n")


def _is(have: bytes | None, side: Side | None) -> bool:
    return have == (side and side.text)


def _is_made(edit: Edit, have: bytes | None) -> bool:
    """Say whether a block is as it would be; of one that only moves, its text does not tell."""
    moves = edit.old and edit.new and edit.old.text == edit.new.text
    return _is(have, edit.new) and not moves


def _conflict(edit: Edit, texts: Mapping[Id, bytes], file: str) -> ConflictError:
    ids = list(texts)
    line = 1
    if edit.id in texts:
        line += b"".join(texts[each] for each in ids[: ids.index(edit.id)]).count(b"\n")
    section, name, _ = edit.id
    if edit.id not in texts:
        became = "was removed since"
    else:
        became = "was added since" if edit.old is None else "was changed since"
    where = Where(file, line if edit.id in texts else None)
    return ConflictError(f"`{name or section}` {became}", where=where)


def to_data(patch: Patch) -> dict[str, Any]:
    """Give a patch as plain data, for JSON; bytes that are no UTF-8 become surrogates."""
    if patch.whole is not None:
        return {"whole": [_text(each) for each in patch.whole]}
    return {"blocks": [edit_data(edit) for edit in patch.edits]}


def edit_data(edit: Edit) -> dict[str, Any]:
    """Give one of the `blocks` of a patch as plain data."""
    return {"block": edit.id, "old": _side_data(edit.old), "new": _side_data(edit.new)}


def of_data(data: Any) -> Patch:
    """Give the patch of plain data.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    if "whole" in data:
        old, new = map(_bytes, data["whole"])
        return Patch(whole=(old, new))
    return Patch(
        tuple(
            Edit(_id(each["block"]), _side_of(each["old"]), _side_of(each["new"]))
            for each in data["blocks"]
        )
    )


def _side_data(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    place = side.place and side.place._asdict()
    return {"text": _text(side.text)} | (place or {})


def _side_of(data: Any) -> Side | None:
    if data is None:
        return None
    if "number" not in data:
        return Side(_bytes(data["text"]), None)
    above, below = (data[name] and _id(data[name]) for name in ("above", "below"))
    return Side(_bytes(data["text"]), Place(int(data["number"]), above, below))


def _id(data: Any) -> Id:
    section, name, number = data
    return str(section), str(name), int(number)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _bytes(text: Any) -> bytes:
    return str(text).encode("utf-8", "surrogateescape")
