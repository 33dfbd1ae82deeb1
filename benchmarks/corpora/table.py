"""What became of the files of the corpora: counts, and each loss by file and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.corpora.returning import FORMATS, Returned
from benchmarks.corpora.taken import Taken

OUTCOMES = ("whole", "with problems", "no records", "refused", "crash")


@dataclass(frozen=True, slots=True)
class Row:
    """A file, what was read of it, and what came back through each format.

    `lost` are words of the file that reading left out, each with the name of its field.
    """

    file: str
    taken: Taken
    returned: tuple[Returned, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()


def by_kind(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Give a table: for each kind of file, how many there are, their records, and what became of them."""
    head = ("kind", "files", *OUTCOMES, "records", "problems")
    kinds = {kind: [row.taken for row in rows if row.taken.kind == kind] for kind in _kinds(rows)}
    kinds["all"] = [row.taken for row in rows]
    return [head, *((kind, *_counts(taken)) for kind, taken in kinds.items())]


def _kinds(rows: Sequence[Row]) -> list[str]:
    return sorted({row.taken.kind for row in rows})


def _counts(taken: Sequence[Taken]) -> list[str]:
    outcomes = Counter(each.outcome for each in taken)
    records = sum(len(each.entries) for each in taken)
    problems = sum(len(each.problems) for each in taken)
    return [str(n) for n in (len(taken), *(outcomes[each] for each in OUTCOMES), records, problems)]


def by_format(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Give a table: for each format, the files that came back whole through it, and what did not."""
    table: list[tuple[str, ...]] = [
        ("format", "files", "came back", "with losses", "losses", "told", "in part")
    ]
    for format in FORMATS:
        found = [each for row in rows for each in row.returned if each.format == format]
        bad = sum(bool(each.lost) for each in found)
        figures = (
            len(found), len(found) - bad, bad, sum(each.lost.total() for each in found),
            sum(each.told for each in found), sum(each.in_part for each in found),
        )  # fmt: skip
        table.append((format, *map(str, figures)))
    return table


def losses(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Give each loss: the file, the format, in how many records, and why."""
    for row in rows:
        for each in row.returned:
            for reason, count in sorted(each.lost.items()):
                yield row.file, each.format, str(count), reason


def words(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Give the words of each field of each file that stand in no record."""
    for row in rows:
        for name in dict.fromkeys(name for name, _ in row.lost):
            yield row.file, name, " ".join(word for field, word in row.lost if field == name)


def unread(rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Give each file of which nothing was read, and why."""
    for row in rows:
        if not row.taken.entries:
            told = row.taken.crash or row.taken.refused
            yield row.file, row.taken.kind, told or "; ".join(_messages(row.taken))


def _messages(taken: Taken) -> list[str]:
    return sorted({each.code for each in taken.problems}) or ["nothing stands in it"]


def markdown(table: Sequence[Sequence[str]]) -> str:
    """Give a table in Markdown; its first line is the head, its first column words, the others figures."""
    head, *rest = table
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, rule, *rest))


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Give an object for each file."""
    return [
        {
            "file": row.file,
            "kind": row.taken.kind,
            "outcome": row.taken.outcome,
            "records": len(row.taken.entries),
            "problems": len(row.taken.problems),
            "why": row.taken.crash or row.taken.refused,
            "words": [word for _, word in row.lost],
            "losses": {each.format: dict(each.lost) for each in row.returned if each.lost},
        }
        for row in rows
    ]
