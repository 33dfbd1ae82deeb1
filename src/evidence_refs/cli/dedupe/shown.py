"""What `dedupe` found: a JSON object, or a table in which a person sees which records are meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from evidence_refs.cli.terminal.cells import Marked
from evidence_refs.cli.terminal.rows import apart, short

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.matching.groups import Group, Groups
    from evidence_refs.model import Work

COLUMNS = ("verdict", "score", "keys", "titles", "because")
_WHOLE = 100
"""How long a title is shown whole, in characters."""


def show_json(screen: Screen, groups: Groups, records: int) -> None:
    """Print what was found as the contract has it."""
    screen.json(
        {
            "groups": [_object(group) for group in groups.sure],
            "possible": [_object(group) for group in groups.possible],
            "records": records,
        }
    )


def show_table(screen: Screen, groups: Groups, works: Mapping[str, Work]) -> None:
    """Print a row for each group and pair. `works` are those of all members, by name.

    Titles that are the same stand there once. On a terminal each has a line of its own, as each key
    has; in a pipe ` | ` stands between them.
    """
    found = [("same", group) for group in groups.sure]
    found += [("perhaps", group) for group in groups.possible]
    rows = (_row(word, group, works, drawn=screen.draws) for word, group in found)
    screen.table(COLUMNS, rows)


def _object(group: Group) -> dict[str, Any]:
    return {
        "members": list(group.members),
        "score": round(group.score, 2),
        "reasons": list(group.reasons),
    }


def _row(
    word: str, group: Group, works: Mapping[str, Work], *, drawn: bool
) -> tuple[str | Marked, ...]:
    titles = dict.fromkeys(_titles([works[member] for member in group.members]))
    keys = Marked(("\n" if drawn else " ").join(group.members))
    shown = Marked("\n".join(titles)) if drawn else " | ".join(titles)
    return word, f"{group.score:.2f}", keys, shown, "; ".join(group.reasons)


def _titles(works: Sequence[Work]) -> tuple[str, ...]:
    """Give titles whole where they are short or all the same, else cut to where they differ."""
    titles = [work.title or work.url or work.url_text or "(no title)" for work in works]
    if len(set(titles)) == 1:
        return tuple(map(short, titles))
    return apart(*titles) if max(map(len, titles)) > _WHOLE else tuple(titles)
