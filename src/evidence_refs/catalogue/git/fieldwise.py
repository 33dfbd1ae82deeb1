"""Three versions of one record -> its lines, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import methodcaller
from typing import Any

from evidence_refs.catalogue.git.comments import comments_around
from evidence_refs.catalogue.git.conflicts import Conflict, Unit, written
from evidence_refs.catalogue.git.fields import Clash, Outcome, merge_field
from evidence_refs.catalogue.git.record import Field, Layout, standard
from evidence_refs.catalogue.git.three_way import Three, merge_names
from evidence_refs.catalogue.text.parse import parse_item
from evidence_refs.errors import UnreadableError
from evidence_refs.model import REFERENCE_FIELDS, DocumentRecord

_ORDERS = {"key": REFERENCE_FIELDS, "id": tuple(DocumentRecord.model_fields)}


def merge_fields(identity: str, versions: Three[Layout], size: int) -> Unit | None:
    """Merge a record field by field; None where what came of it does not read as it was meant.

    Args:
        identity: the field that it is known by, which comes first.
        versions: the record as it was, with no fields where both sides added it, and as it is now.
        size: how many signs the marks of a conflict have.
    """
    _, ours, theirs = versions
    fields = versions.map(lambda each: each.fields)
    outcomes = {
        name: merge_field(name, fields.map(methodcaller("get", name)))
        for name in merge_names(ours.fields, theirs.fields, _ORDERS[identity])
    }
    _tie_names(identity, outcomes, ours, theirs)
    named, *others = (outcome.lines for outcome in outcomes.values())
    lead, *below = comments_around(outcomes, versions)
    parts = [lead, *chain.from_iterable(zip((_as_item(named), *others), below, strict=True))]
    if not _reads_back(parts, outcomes, fields):
        return None
    key = _key(identity, named)
    clashes = [name for name, outcome in outcomes.items() if isinstance(outcome.lines, Clash)]
    conflicts = tuple(Conflict(key, f"both sides changed `{name}`") for name in clashes)
    return Unit(key, written(parts, size), conflicts)


def _tie_names(identity: str, outcomes: dict[str, Outcome], ours: Layout, theirs: Layout) -> None:
    """Where both sides gave a record another key, let either choice keep the other as an alias."""
    aliases = outcomes.get("aliases", Outcome(""))
    if not isinstance(outcomes[identity].lines, Clash) or isinstance(aliases.lines, Clash):
        return
    held = parse_item(f"-{aliases.lines[1:]}")["aliases"] if aliases.lines else None
    one, other = (side.fields[identity] for side in (ours, theirs))
    choices = (
        mine.text + (standard("aliases", _once([*(held or ()), their.value], mine.value)) or "")
        for mine, their in ((one, other), (other, one))
    )
    comments = (*outcomes[identity].comments, *aliases.comments)
    outcomes[identity] = Outcome(Clash(*choices), comments)
    outcomes.pop("aliases", None)


def _once(names: Iterable[str], key: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name != key]


def _as_item(lines: str | Clash) -> str | Clash:
    """Turn the first lines of a map into those of an item of a list."""
    if isinstance(lines, Clash):
        return Clash(*(f"-{side[1:]}" for side in lines))
    return f"-{lines[1:]}"


def _key(identity: str, lines: str | Clash) -> str:
    """Give what the record is known by; of two, the first."""
    sides = [lines] if isinstance(lines, str) else lines
    return min(str(parse_item(f"-{side[1:]}")[identity]) for side in sides)


def _reads_back(
    parts: Sequence[str | Clash],
    outcomes: Mapping[str, Outcome],
    fields: Three[Mapping[str, Field]],
) -> bool:
    """Say whether the lines, with a side chosen in each conflict, say what their fields say."""
    sides = (0, 1) if any(isinstance(lines, Clash) for lines in parts) else (0,)
    try:
        for side in sides:
            meant: dict[str, Any] = {}
            for name, outcome in outcomes.items():
                meant |= _meant(_chosen(outcome.lines, side), name, fields)
            if parse_item("".join(_chosen(lines, side) for lines in parts)) != meant:
                return False
    except UnreadableError:
        return False
    return True


def _meant(lines: str, name: str, fields: Three[Mapping[str, Field]]) -> dict[str, Any]:
    """Give what the lines of a field say: as they are in a version, or read by themselves."""
    if not lines:
        return {}
    known = [field.value for each in fields if (field := each.get(name)) and field.text == lines]
    return {name: known[0]} if known else dict(parse_item(f"-{lines[1:]}"))


def _chosen(lines: str | Clash, side: int) -> str:
    return lines if isinstance(lines, str) else lines[side]
