"""Two librarians at work on one catalogue: random changes, each of which leaves a word of its own.

The words are the oracle: whatever a merge makes of the changes, a word that a side wrote is in the
result, and one that a side took out is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from random import Random

from evidence_refs.catalogue.check.report import report
from evidence_refs.catalogue.check.whole import whole
from evidence_refs.catalogue.records.merge import merge as merge_records
from evidence_refs.catalogue.text.conflicts import first_conflict
from evidence_refs.catalogue.text.render import render
from evidence_refs.model import (
    Catalogue,
    CitedIn,
    DocumentRecord,
    Organisation,
    Person,
    Reference,
)
from tests.catalogue.spliced import spliced

_WORD = re.compile(r"word\d+x")
_MARKED = re.compile(r"^<{7} ours\n(.*?)^={7}\n(.*?)^>{7} theirs\n", re.MULTILINE | re.DOTALL)
_TEXTS = ("title", "journal", "note", "url_text", "series", "abstract")


def assert_nothing_is_lost(base: bytes, ours: bytes, theirs: bytes, merged: bytes) -> None:
    """Hold a merged file, with its conflicts if it has some, to what its sides did to the base."""
    there = words(merged)
    expected = _three_way(*map(words, (base, ours, theirs)))
    assert expected <= there, expected - there
    if first_conflict(merged) is None:
        catalogue = whole(merged, "merged.yaml")
        # What one side took out may stay as a comment or an alternate that the other put elsewhere.
        elsewhere = re.findall("#.*", merged.decode("utf-8"))
        elsewhere += [repr(each.alternates) for each in catalogue.references]
        assert there - set(_WORD.findall(" ".join(elsewhere))) <= expected
        before, one, other = (names(whole(raw, "side.yaml")) for raw in (base, ours, theirs))
        assert names(catalogue) == _three_way(before, one, other)
    else:
        errors = [p for p in report(merged, "merged.yaml").problems if p.severity == "error"]
        assert {problem.code for problem in errors} == {"merge-conflict"}
        assert [merged.split(b"\n")[(problem.where.line or 1) - 1] for problem in errors] == [
            b"<<<<<<< ours"
        ] * merged.count(b"\n<<<<<<< ours")
    for side in (0, 1):
        whole(decided(merged, always(side)), "merged.yaml")


def words(raw: bytes) -> set[str]:
    return set(_WORD.findall(raw.decode("utf-8")))


def names(catalogue: Catalogue) -> set[str]:
    return {name for each in catalogue.references for name in (each.key, *each.aliases)}


def _three_way(base: set[str], ours: set[str], theirs: set[str]) -> set[str]:
    return (ours & theirs) | (ours - base) | (theirs - base)


def swapped(raw: bytes) -> bytes:
    """Give a merged file as if the sides had been the other way round."""
    text = _MARKED.sub(
        lambda m: f"<<<<<<< ours\n{m[2]}=======\n{m[1]}>>>>>>> theirs\n", raw.decode("utf-8")
    )
    return text.encode("utf-8")


def always(side: int) -> Callable[[], int]:
    return lambda: side


def decided(raw: bytes, choose: Callable[[], int]) -> bytes:
    """Give a merged file after a person chose a side in each conflict: 0 is ours, 1 theirs."""
    return _MARKED.sub(lambda m: m[1 + choose()], raw.decode("utf-8")).encode("utf-8")


@dataclass
class Librarian:
    """Changes a catalogue in all the ways that there are."""

    random: Random
    numbers: Iterator[int] = field(default_factory=count)

    def word(self) -> str:
        return f"word{next(self.numbers)}x"

    def begin(self, size: int) -> bytes:
        """Make a catalogue of some records."""
        documents = (DocumentRecord(id="brief", file="brief.txt", sha256="0" * 64),)
        references = tuple(self._record(f"k{number:02}") for number in range(size))
        return render(Catalogue(documents=documents, references=references)).encode("utf-8")

    def work(self, raw: bytes, changes: int) -> bytes:
        """Make some changes, one after the other."""
        ways = (
            [self._set] * 4 + [self._tag, self._cite] * 2
            + [self._add, self._clear, self._remove, self._rename, self._merge, self._distinguish]
        )  # fmt: skip
        for _ in range(changes):
            if self.random.random() < 0.25:
                raw = self._by_hand(raw)
                continue
            before = whole(raw, "c.yaml")
            after = self.random.choice(ways)(before) if before.references else self._add(before)
            raw = spliced(raw, after)
            whole(raw, "c.yaml")
        return raw

    def _record(self, key: str) -> Reference:
        fields = self.random.sample(_TEXTS, self.random.randint(1, 4))
        people = (Person(family=self.word(), given="A."), Organisation(literal=self.word()))
        return Reference.of(
            key=key,
            **{"title": self._text("title"), **{name: self._text(name) for name in fields}},
            authors=people if self.random.random() < 0.5 else (),
            date=self.random.choice(["2019", "2020-05", "2021-01-30", None]),
            tags=tuple(self.word() for _ in range(self.random.randint(0, 2))),
            cited_in=(self._citation(),) if self.random.random() < 0.5 else (),
        )

    def _text(self, name: str) -> str:
        if name != "abstract":
            return f"A {self.word()} of care"
        return " ".join(f"Sentence {self.word()} stands here." for _ in range(5))

    def _citation(self) -> CitedIn:
        line = self.random.randint(1, 400)
        return CitedIn(document="brief", form="entry", lines=(line, line + 1), text=self.word())

    def _one(self, catalogue: Catalogue) -> Reference:
        return self.random.choice(catalogue.references)

    def _with(self, catalogue: Catalogue, *new: Reference, gone: str = "") -> Catalogue:
        left = {each.key: each for each in catalogue.references if each.key != gone}
        left |= {each.key: each for each in new}
        return catalogue.model_copy(update={"references": tuple(left[k] for k in sorted(left))})

    def _add(self, catalogue: Catalogue) -> Catalogue:
        return self._with(catalogue, self._record(self._free(catalogue)))

    def _free(self, catalogue: Catalogue) -> str:
        keys = [f"n{number}" for number in range(40)]  # so few that both sides may take the same
        taken = names(catalogue)
        return self.random.choice([key for key in keys if key not in taken])

    def _set(self, catalogue: Catalogue) -> Catalogue:
        one = self._one(catalogue)
        name = self.random.choice(_TEXTS)
        text = self._text(name)
        if name == "abstract" and one.abstract and self.random.random() < 0.7:
            old = self.random.choice(sorted(set(_WORD.findall(one.abstract))))
            text = one.abstract.replace(old, self.word())
        return self._with(catalogue, one.model_copy(update={name: text}))

    def _clear(self, catalogue: Catalogue) -> Catalogue:
        one = self._one(catalogue)
        return self._with(catalogue, one.model_copy(update={self.random.choice(_TEXTS[1:]): None}))

    def _tag(self, catalogue: Catalogue) -> Catalogue:
        one = self._one(catalogue)
        tags = [*one.tags, self.word()]
        if self.random.random() < 0.4:
            tags.pop(self.random.randrange(len(tags)))
        return self._with(catalogue, one.model_copy(update={"tags": tuple(tags)}))

    def _cite(self, catalogue: Catalogue) -> Catalogue:
        one = self._one(catalogue)
        return self._with(
            catalogue, one.model_copy(update={"cited_in": (*one.cited_in, self._citation())})
        )

    def _remove(self, catalogue: Catalogue) -> Catalogue:
        key = self._one(catalogue).key
        return self._with(catalogue, gone=key).model_copy(
            update={"removed": (*catalogue.removed, key)}
        )

    def _rename(self, catalogue: Catalogue) -> Catalogue:
        one = self._one(catalogue)
        key = self._free(catalogue)
        new = one.model_copy(update={"key": key, "aliases": (*one.aliases, one.key)})
        return self._with(catalogue, new, gone=one.key)

    def _merge(self, catalogue: Catalogue) -> Catalogue:
        one, other = self._one(catalogue), self._one(catalogue)
        if one.key == other.key:
            return catalogue
        return self._with(catalogue, merge_records([one, other]), gone=other.key)

    def _distinguish(self, catalogue: Catalogue) -> Catalogue:
        one, other = self._one(catalogue).key, self._one(catalogue).key
        if one == other:
            return catalogue
        return catalogue.model_copy(update={"distinct": (*catalogue.distinct, (one, other))})

    def _by_hand(self, raw: bytes) -> bytes:
        """Write a comment somewhere, or a title in other quotes."""
        lines = raw.decode("utf-8").splitlines(keepends=True)
        tops = [n for n, line in enumerate(lines) if line.startswith("- key:")]
        fields = [
            n for n, line in enumerate(lines) if re.match(r"  (?:title|date|journal): ", line)
        ]
        if not tops or not fields:
            return raw
        what = self.random.randrange(4)
        at = self.random.choice(tops if what == 0 else fields)
        if what == 0:
            lines[at] = f"# {self.word()}\n{lines[at]}"
        elif what == 1:
            lines[at] = f"  # {self.word()}\n{lines[at]}"
        elif what == 2 and "#" not in lines[at]:
            lines[at] = f"{lines[at].rstrip()}  # {self.word()}\n"
        elif what == 3:
            lines[at] = re.sub(r": ([\w ]+)\n", r": '\1'\n", lines[at])
        return "".join(lines).encode("utf-8")
