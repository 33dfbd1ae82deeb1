"""What databases print of an invented library: each in its way, and which prints are one work.

A `Print` holds what a record says under the names of the schema; it is made a `Work`, or a row of a
table whose columns and types are called as a program calls them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import read
from evidence_refs.matching.groups import Groups, group
from evidence_refs.model import Organisation, Person, Work
from tests.matching.library import Published, library

FIELDS = ("type", "title", "authors", "date", "journal", "volume", "issue", "pages", "doi", "abstract")  # fmt: skip
_TYPES = {
    "article": "article-journal", "abstract": "paper-conference", "paper": "paper-conference",
    "report": "report", "book": "book",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Print:
    """A record of a database: its identifier, the work that it is of, and its fields; "" is absent."""

    id: str
    work: str
    fields: Mapping[str, str]

    def as_work(self) -> Work:
        """Give the work that the record says."""
        values: dict[str, Any] = dict(self.fields)
        names = [name for name in self.fields["authors"].split("; ") if name]
        people = [_name(name) for name in names if self.fields["type"] != "report"]
        issuers = names if self.fields["type"] == "report" else []
        authors = [*people, *(Organisation(literal=name) for name in issuers)]
        return Work.of(**{**values, "authors": authors})


def _name(text: str) -> Person:
    family, _, given = text.partition(", ")
    return Person(family=family, given=given or None)


def searches(seed: int = 0, size: int = 600) -> list[Print]:
    """Give what five databases print of a library, each of about half of its works."""
    random = Random(f"searches {seed}")
    prints: list[Print] = []
    for work in library(seed, size):
        for name, (habit, knows) in DATABASES.items():
            if random.random() < knows(work):
                prints.append(Print(f"{name}{len(prints)}", work.key, habit(_plain(work), random)))
    random.shuffle(prints)
    return prints


def truth(prints: Iterable[Print]) -> dict[str, str]:
    """Give the work of each record."""
    return {each.id: each.work for each in prints}


# --- the habits of databases ---------------------------------------------------------------------

_Fields = dict[str, str]


def _plain(work: Published) -> _Fields:
    """Print everything, as the publisher has it; the container's forms apart by `|`."""
    journal = work.journal
    serial = journal is not None
    return {
        "type": _TYPES[work.kind],
        "title": work.title,
        "authors": "; ".join(f"{family}, {given}".rstrip(", ") for family, given in work.people),
        "date": str(work.year),
        "journal": "|".join((journal.name, journal.short, journal.place)) if journal else "",
        "volume": str(work.volume) if serial else "",
        "issue": str(work.issue) if serial else "",
        "pages": _pages(work) if serial else "",
        "doi": work.doi,
        "abstract": work.abstract,
    }


def _pages(work: Published) -> str:
    return f"{work.first}-{work.last}" if work.last > work.first else str(work.first)


def _pubmed(plain: _Fields, random: Random) -> _Fields:
    name, short, place = _forms(plain)
    journal = random.choice((short, short, f"{name} ({place})" if place else name))
    return plain | {
        "title": f"{plain['title']}." if plain["title"][-1] != "?" else plain["title"],
        "authors": _initials(plain["authors"], ""),
        "journal": journal,
        "pages": _short_pages(plain["pages"]),
        "doi": _some(plain["doi"], 0.8, random),
    }


def _embase(plain: _Fields, random: Random) -> _Fields:
    title = re.sub(r"(\w+)ised\b", r"\1ized", plain["title"]).replace("haemo", "hemo")
    title = title.replace("anaemia", "anemia").replace("β", "beta")
    issue = plain["issue"] and random.choice((plain["issue"], ""))
    copyright_ = f" Copyright © {plain['date']} The Publisher." if plain["abstract"] else ""
    return plain | {
        "title": title,
        "authors": _initials(plain["authors"], "."),
        "journal": _forms(plain)[0].replace("&", "and"),
        "issue": issue,
        "doi": _some(f"https://doi.org/{plain['doi']}", 0.6, random) if plain["doi"] else "",
        "abstract": plain["abstract"] + copyright_,
    }


def _scopus(plain: _Fields, random: Random) -> _Fields:
    late = plain["doi"] and random.random() < 0.08
    return plain | {
        "authors": _initials(plain["authors"], "."),
        "journal": _forms(plain)[0],
        "date": str(int(plain["date"]) + bool(late)),
        "doi": plain["doi"] if late else _some(plain["doi"].upper(), 0.9, random),
    }


def _endnote(plain: _Fields, random: Random) -> _Fields:
    names = plain["authors"].split("; ")
    first = _without_accents(names[0]) if random.random() < 0.3 else plain["authors"]
    return plain | {
        "title": plain["title"].upper() if random.random() < 0.15 else plain["title"].replace("&", "and"),
        "authors": first,
        "journal": ". ".join(_forms(plain)[1].split()) + "." if plain["journal"] else "",
        "issue": "",
        "pages": _some(plain["pages"].split("-")[0], 0.9, random),
        "doi": _some(plain["doi"], 0.4, random),
        "abstract": "",
    }  # fmt: skip


def _dblp(plain: _Fields, _: Random) -> _Fields:
    told = ("type", "title", "authors", "date")
    return dict.fromkeys(FIELDS, "") | {name: plain[name] for name in told} | {
        "title": plain["title"].title().replace("'S", "'s"), "journal": _forms(plain)[1]
    }  # fmt: skip


def _half(work: Published) -> float:
    return 0.5


def _papers(work: Published) -> float:
    """Computing alone, and no title that comes back: with so little printed, nobody could tell those."""
    return 0.6 if work.field == "computing" and len(work.title) > 30 else 0.0


_Habit = Callable[[_Fields, Random], _Fields]
DATABASES: dict[str, tuple[_Habit, Callable[[Published], float]]] = {
    "pubmed": (_pubmed, _half), "embase": (_embase, _half), "scopus": (_scopus, _half),
    "endnote": (_endnote, _half), "dblp": (_dblp, _papers),
}  # fmt: skip


def _forms(plain: _Fields) -> tuple[str, str, str]:
    name, _, rest = plain["journal"].partition("|")
    short, _, place = rest.partition("|")
    return name, short, place


def _initials(names: str, stop: str) -> str:
    def one(name: str) -> str:
        family, comma, given = name.partition(", ")
        return family + comma + "".join(f"{word[0]}{stop}" for word in given.split())

    return "; ".join(one(name) for name in names.split("; "))


def _short_pages(pages: str) -> str:
    first, dash, last = pages.partition("-")
    same = 0
    while len(first) == len(last) and same < len(last) - 1 and first[same] == last[same]:
        same += 1
    return first + dash + last[same:]


def _some(value: str, share: float, random: Random) -> str:
    return value if random.random() < share else ""


_PLAIN = str.maketrans("üøáúöşãéŁØ", "uoauosaeLO")


def _without_accents(text: str) -> str:
    return text.translate(_PLAIN)


# --- what is done to a set -----------------------------------------------------------------------


def blanked(
    prints: Iterable[Print], share: float, seed: int, kept: Collection[str] = ()
) -> list[Print]:
    """Blank a share of all fields at random, but not those that are kept."""
    random = Random(f"blanks {seed}")
    return [
        replace(
            each,
            fields={
                name: "" if random.random() < share and name not in kept else value
                for name, value in each.fields.items()
            },
        )
        for each in prints
    ]


def write_table(
    prints: Sequence[Print], path: Path, columns: Mapping[str, str], types: Mapping[str, str]
) -> Path:
    """Write a table: `columns` names the fields, `types` the CSL types, as some program does."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns.values())
        for each in prints:
            values = {**each.fields, "id": each.id, "type": types.get(each.fields["type"], "")}
            writer.writerow(values[name] for name in columns)
    return path


def read_groups(path: Path) -> Groups:
    """Read a file of records, and group them."""
    entries = (each for each in read(path) if isinstance(each, Entry))
    return group((each.id, each.work) for each in entries)


# --- how well it went ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outcome:
    """The share of the true pairs that were joined, and the works that a wrong group lost."""

    recall: float
    lost: int


def outcome(work: Mapping[str, str], groups: Groups) -> Outcome:
    """Score groups by the work of each record."""
    members = [group.members for group in groups.sure]
    sizes = _counts(work.values())
    true = sum(count * (count - 1) // 2 for count in sizes.values())
    joined = sum(
        count * (count - 1) // 2
        for group in members
        for count in _counts(work[each] for each in group).values()
    )
    lost = sum(len({work[each] for each in group}) - 1 for group in members)
    return Outcome(joined / true if true else 1.0, lost)


def _counts(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def sets(groups: Groups) -> Collection[frozenset[str]]:
    """Give the sure groups, without their order."""
    return {frozenset(group.members) for group in groups.sure}
