"""What an import does, in lines for a person, or as JSON for a program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from evidence_refs.cli.extract.summary import differs, filled, perhaps
from evidence_refs.cli.terminal.rows import count, plain, short, some

if TYPE_CHECKING:
    from evidence_refs.importing.report import Added, Matched, Report, Taken

MOST = 20
"""Of what is alike, so many lines are shown; how many more there are is said."""
_ORDER = ("new", "known", "of one work with another", "left out")


def lines(taken: Taken) -> Iterator[str]:
    """Give what is new, what matches, what differs, and what became of the rest."""
    report = taken.report
    for file, counts in report.files.items():
        number = count(counts.total(), "record", "records")
        became = (f"{counts[word]} {word}" for word in _ORDER if counts[word])
        yield f"{file}: {number}, {', '.join(became)}"
    yield from _some([*map(_new, report.added)], "new")
    yield from _some([_match(each) for each in report.matched if each.reasons], "matches")
    yield from _some([*filled(_by_key(report.filled))], "filled")
    yield from _some([*map(differs, report.differences)], "differs")
    yield from _some([*_renamed(report)], "renamed")
    left = [f"left out: {m.place} ({m.key}), which a person removed" for m in report.removed]
    yield from _some(left, "left out")
    pairs = [perhaps(_keys(report, p.members), p.reasons) for p in report.possible]
    yield from _some(pairs, "perhaps one work")
    yield from _beside(report)


def _by_key(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give for each key its fields in one text."""
    found = defaultdict[str, list[str]](list)
    for key, field in fields:
        found[key].append(field)
    return ((key, ", ".join(names)) for key, names in found.items())


def _some(found: Sequence[str], word: str) -> Iterator[str]:
    yield from found[:MOST]
    if len(found) > MOST:
        yield f"{word}: {len(found) - MOST} more; --json has all"


def _new(each: Added) -> str:
    several = f" (from {some(each.places)})" if len(each.places) > 1 else ""
    return f"new: {each.key}  {short(each.label)}{several}"


def _match(each: Matched) -> str:
    return f"matches: {each.key} is {each.place} ({'; '.join(each.reasons)})"


def _renamed(report: Report) -> Iterator[str]:
    for each in report.renamed:
        why = "is another reference's" if each.is_taken else "cannot be a key"
        yield f"renamed: {each.place} is {each.key} here; `{each.wanted}` {why}"


def _beside(report: Report) -> Iterator[str]:
    if report.documents:
        yield f"documents: {some(report.documents)}"
    if report.homeless:
        number = count(report.homeless, "citation is", "citations are")
        yield f"extra: {number} of documents that are not here, and kept in `cited_in`"
    if report.extra:
        names = [f"{name} ({number})" for name, number in report.extra.most_common()]
        yield f"extra: {some(names, MOST)}"


def _keys(report: Report, members: Sequence[str]) -> tuple[str, ...]:
    return tuple(report.keys.get(member, member) for member in members)


def as_json(taken: Taken) -> dict[str, Any]:
    """Give all that `lines` says, and more of it."""
    report = taken.report
    return {
        "records": sum(counts.total() for counts in report.files.values()),
        "added": [{"key": each.key, "from": list(each.places)} for each in report.added],
        "matched": [
            {"key": each.key, "from": each.place, "reasons": list(each.reasons)}
            for each in report.matched
        ],
        "filled": [{"key": key, "field": field} for key, field in report.filled],
        "differences": [
            {
                "key": each.key, "field": each.field, "from": each.where,
                "kept": plain(each.kept or ""), "printed": plain(each.printed),
            }
            for each in report.differences
        ],
        "renamed": [
            {"from": each.place, "wanted": each.wanted, "key": each.key} for each in report.renamed
        ],
        "removed": [{"key": each.key, "from": each.place} for each in report.removed],
        "possible": [
            {
                "members": list(_keys(report, each.members)),
                "score": round(each.score, 2), "reasons": list(each.reasons),
            }
            for each in report.possible
        ],
        "extra": dict(report.extra.most_common()),
        "documents": list(report.documents),
        "changed": bool(taken.change),
    }  # fmt: skip
