"""People who do not exist, and the ways in which styles print several of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training import words


@dataclass(frozen=True, slots=True)
class Person:
    """Family name, given names."""

    family: str
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Draws people; `known` are those of the labelled sets."""

    random: Random
    known: tuple[Person, ...] = ()

    def one(self) -> Person:
        """Give a person."""
        r = self.random
        if self.known and r.random() < 0.5:
            person = r.choice(self.known)
            if len(person.given[0]) > 1:
                return person
            return Person(person.family, tuple(r.choice(words.GIVEN) for _ in person.given))
        given = [r.choice(words.GIVEN)]
        while r.random() < 0.35 and len(given) < 3:
            given.append(r.choice(words.GIVEN))
        family = r.choice(words.FAMILY)
        if r.random() < 0.06:
            family = f"{family}-{r.choice(words.FAMILY)}"
        return Person(family, tuple(given))

    def some(self) -> list[Person]:
        """Give one person or several."""
        number = self.random.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8))
        return [self.one() for _ in range(number)]

    def printed(self, style: str, people: list[Person] | None = None) -> str:
        """Print people as a style does.

        `inverted` `Smith, J. and Jones, K.`; `vancouver` `Smith J, Jones K`; `apa` `Smith, J., & Jones, K.`;
        `full` `Smith, John, and Kate Jones`; `natural` `John Smith and Kate Jones`.
        """
        people = people or self.some()
        print_one = {
            "inverted": self._inverted, "vancouver": self._vancouver, "apa": self._apa,
            "full": self._full, "natural": self._natural,
        }[style]  # fmt: skip
        return print_one(people)

    def _tail(self, count: int) -> str:
        """Give the words for the others, where the list of people is cut."""
        if (count > 1 and self.random.random() < 0.25) or self.random.random() < 0.1:
            return self.random.choice((" et al.", ", et al.", " et al", ", et al", " and others"))
        return ""

    def _inverted(self, people: list[Person]) -> str:
        r = self.random
        dot = r.choice((".", ".", ""))
        gap = r.choice(("", "", " "))
        comma = r.choice((", ", ", ", ", ", " "))
        names = [f"{p.family}{comma}{_initials(p, dot, gap)}" for p in people]
        if tail := self._tail(len(names)):
            return ", ".join(names[: r.randint(1, 3)]) + tail
        return _joined(
            names,
            r.choice((", ", ", ", "; ")),
            r.choice((" and ", " and ", " & ", ", and ", ", & ", ", ", " et ", " und ")),
        )

    def _vancouver(self, people: list[Person]) -> str:
        r = self.random
        names = [f"{p.family} {_initials(p, '', '')}" for p in people]
        tail = (
            r.choice((", et al", " et al", "; et al"))
            if len(names) > 2 and r.random() < 0.4
            else ""
        )
        return ", ".join(names) + tail

    def _apa(self, people: list[Person]) -> str:
        names = [f"{p.family}, {_initials(p, '.', ' ')}" for p in people]
        if tail := self._tail(len(names)):
            return ", ".join(names[:3]) + tail
        return _joined(names, ", ", self.random.choice((", & ", ", & ", " & ", ", and ")))

    def _full(self, people: list[Person]) -> str:
        first = f"{people[0].family}, {' '.join(people[0].given)}"
        if self.random.random() < 0.1:
            first = f"{people[0].family.upper()}, {' '.join(people[0].given)}"
        if len(people) > 3 or self.random.random() < 0.05:
            return f"{first}, et al."
        others = [" ".join((*p.given, p.family)) for p in people[1:]]
        return _joined([first, *others], ", ", ", and ")

    def _natural(self, people: list[Person]) -> str:
        r = self.random
        short = r.random()
        names = []
        for p in people[:3]:
            given = " ".join(p.given)
            if short < 0.3:
                given = _initials(p, ".", r.choice(("", " ")))
            elif short < 0.5:
                given = " ".join((p.given[0], *(g[0] for g in p.given[1:])))
            names.append(f"{given} {p.family}")
        if tail := self._tail(len(names)):
            return names[0] + tail
        return _joined(names, ", ", r.choice((" and ", " and ", " and ", " & ", ", and ", " et ")))


def _initials(person: Person, dot: str, gap: str) -> str:
    return gap.join(f"{given[0]}{dot}" for given in person.given)


def _joined(names: list[str], between: str, last: str) -> str:
    if len(names) == 1:
        return names[0]
    return between.join(names[:-1]) + last + names[-1]
