"""The lists of what a person decided, `removed` and `distinct`, in three versions -> those of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import methodcaller
from typing import Any, NamedTuple

from evidence_refs.catalogue.git.comments import merge_block
from evidence_refs.catalogue.git.conflicts import Conflict, Unit, marked, written
from evidence_refs.catalogue.git.fields import Clash
from evidence_refs.catalogue.git.record import Field
from evidence_refs.catalogue.git.three_way import Three, merge_lists
from evidence_refs.catalogue.git.version import Section
from evidence_refs.catalogue.git.works import Moves
from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.parse import parse
from evidence_refs.errors import UnreadableError

_SIZES = {"removed": 1, "distinct": 2}
DECISIONS = tuple(_SIZES)
"""The lists of keys, and of pairs of keys, that a person decided about."""


class _Item(NamedTuple):
    """A key or a pair: `printed` as it stands there, `now` as the keys are after the merge."""

    printed: tuple[str, ...]
    now: tuple[str, ...]
    text: str

    @property
    def stands(self) -> bool:
        """Whether the keys of a pair are still two."""
        return len(set(self.now)) == len(self.now)


def merge_decisions(name: str, sections: Three[Section], moves: Moves, size: int) -> list[Unit]:
    """Merge the items of `removed` or `distinct` as sets; pairs follow keys that were renamed.

    Args:
        name: which of the two.
        sections: the list as it was, and as each side has it.
        moves: what either side renamed or merged.
        size: how many signs the marks of a conflict have.

    Raises:
        UnreadableError: an item is neither a key nor a pair of keys.
    """
    versions = sections.map(lambda section: _items(name, section, moves))
    texts = versions.map(_texts)
    units = []
    for now in merge_lists(texts):
        lines = texts.map(methodcaller("get", now, ""))
        block = merge_block(lines.map(lambda text: Field(text, None)))  # all say the same
        units.append(Unit(" ".join(now), written(block, size)))
    return [*units, *_collapsed(versions, size)]


def _texts(items: list[_Item]) -> dict[tuple[str, ...], str]:
    """Give the lines of each item that stands; of one that stands twice, the comments of both."""
    texts: dict[tuple[str, ...], str] = {}
    for item in items:
        if item.now in texts:
            texts[item.now] = _comments(texts[item.now]) + item.text
        elif item.stands:
            texts[item.now] = item.text
    return texts


def _comments(text: str) -> str:
    return "".join(f"{comment}\n" for comment in comments_in(text))


def _items(name: str, section: Section, moves: Moves) -> list[_Item]:
    lines = b"".join([section.head, *section.items]).decode("utf-8")
    values = (parse(lines, "").data[name] or []) if lines else []
    printed = [_keys(value) for value in values]
    if any(len(keys) != _SIZES[name] for keys in printed):
        raise UnreadableError(f"has an item of `{name}` that it cannot hold")
    texts = [item.decode("utf-8") for item in section.items]
    if len(texts) < len(values):  # a list in brackets
        texts = _written(name, printed)
    now = [tuple(sorted(map(moves.now, keys))) if len(keys) > 1 else keys for keys in printed]
    return list(map(_Item, printed, now, texts))


def _keys(value: Any) -> tuple[str, ...]:
    keys = value if isinstance(value, list) else [value]
    return tuple(key for key in keys if isinstance(key, str))


def _written(name: str, keys: list[tuple[str, ...]]) -> list[str]:
    if name == "removed":
        return render.removed_items(key for (key,) in keys)
    return render.distinct_items((one, other) for one, other in keys)


def _collapsed(versions: Three[list[_Item]], size: int) -> Iterator[Unit]:
    """Give the pairs that one side called distinct while the other merged them."""
    base, *sides = versions
    before = {item.printed for item in base}
    fresh = [[i for i in side if not i.stands and i.printed not in before] for side in sides]
    if any(fresh):
        clash = Clash(*("".join(item.text for item in side) for side in fresh))
        keys = " ".join(next(chain.from_iterable(fresh)).printed)
        why = "one side merged the two, the other says that they are not one work"
        yield Unit(keys, marked(clash, size), (Conflict(keys, why),))
