"""Works that do not exist: their authors, titles, bodies, dates and addresses, drawn at random."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from training import words
from training.bodies import Bodies
from training.names import People, Person

MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Harvest:
    """Facts of the labelled sets that synthetic references use again."""

    titles: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    books: tuple[str, ...] = ()


@dataclass(slots=True)
class Maker:
    """Draws facts. The same seed gives the same facts in the same order."""

    random: Random
    harvest: Harvest
    people: People = field(init=False)
    _bodies: Bodies = field(init=False)

    def __post_init__(self) -> None:
        self.people = People(self.random, self.harvest.people)
        self._bodies = Bodies(self.random)

    def pick(self, options: tuple[str, ...]) -> str:
        """Give one of the options."""
        return self.random.choice(options)

    def year(self) -> int:
        """Give a year, mostly a recent one."""
        return self.random.choice(
            (
                self.random.randint(1950, 2024),
                self.random.randint(2000, 2025),
                self.random.randint(2008, 2025),
            )
        )

    def place(self) -> str:
        """Give the name of an area."""
        return self.pick(
            self.random.choice((words.TOWNS, words.COUNTIES, words.BOROUGHS, words.COUNTRIES))
        )

    def body(self) -> str:
        """Give the name of an organisation."""
        return self._bodies.one()

    def bodies(self) -> str:
        """Give one organisation, or two or three as a list prints them, or one with its short form."""
        return self._bodies.some()

    def topic(self) -> str:
        """Give a subject of grey literature."""
        return self.pick(words.TOPICS)

    def grey_title(self) -> str:
        """Give the title of a report, a guide or a page."""
        r = self.random
        if r.random() < 0.06:
            return self.pick(words.PAGE_TITLES)
        first, second = self.topic(), self.topic()
        year = r.randint(2000, 2024)
        sub = self.pick(words.SUBTITLES)
        values = {
            "T": _upper(first), "t": first, "T2": _upper(second), "t2": second, "p": self.place(),
            "B": self.body(), "ab": "".join(w[0] for w in first.split()).upper()[:4],
            "d": f"{r.randint(1, 28)} {r.choice(MONTHS)} {year}", "p2": self.place(), "p3": self.place(), "P": self.pick(r.choice((words.TOWNS, words.COUNTIES, words.BOROUGHS))),
            "aud": self.pick(words.AUDIENCES), "sub": sub, "Sub": _upper(sub), "y": str(year),
            "y2": str(year + r.randint(1, 9)), "ys": f"{(year + 1) % 100:02d}",
        }  # fmt: skip
        title = re.sub(r"\{(\w+)\}", lambda m: values[m[1]], self.pick(words.TITLE_FORMS))
        title = _upper(title)
        if r.random() < 0.25:
            title = _capitals(title)
        return title

    def title(self) -> str:
        """Give a title of a paper or book."""
        if self.harvest.titles and self.random.random() < 0.75:
            return self._varied(self.pick(self.harvest.titles))
        return self.grey_title()

    def _varied(self, title: str) -> str:
        """Give a title as it is, or with quotation marks or a bracket in it."""
        roll = self.random.random()
        parts = title.split(" ")
        if roll > 0.97:
            return f"{title}, {self.place()}"
        if len(parts) < 4 or roll > 0.08 or any(c in title for c in '“‘"('):
            return title
        at = self.random.randrange(len(parts) - 1)
        if roll < 0.03:
            parts[at] = f"“{parts[at]}”"
        elif roll < 0.05:
            parts.append(f"({self.year()}{self.random.choice('-–')}{self.year()})")
        else:
            parts.insert(at + 1, f"({self.pick(words.TOWNS)})")
        return " ".join(parts)

    def book(self) -> str:
        """Give the title of a book."""
        if self.harvest.books and self.random.random() < 0.6:
            return self.pick(self.harvest.books)
        return _capitals(self.grey_title()) if self.random.random() < 0.6 else self.grey_title()

    def journal(self) -> str:
        """Give the name of a journal."""
        if self.harvest.journals and self.random.random() < 0.4:
            return self.pick(self.harvest.journals)
        return self.pick(words.JOURNALS)

    def publisher(self) -> str:
        """Give the name of a publisher."""
        if self.harvest.publishers and self.random.random() < 0.3:
            return self.pick(self.harvest.publishers)
        return self.pick(words.PUBLISHERS)

    def town(self) -> str:
        """Give where a publisher sits."""
        if self.harvest.places and self.random.random() < 0.3:
            return self.pick(self.harvest.places)
        return self.random.choice(
            (
                "London",
                "London",
                "London",
                self.pick(words.TOWNS),
                "New York",
                "Geneva",
                "Edinburgh",
                "Cambridge",
                "Oxford",
            )
        )

    def date(self, year: int) -> str:
        """Give a full date or a month, in one of the usual forms."""
        r = self.random
        month = r.choice(MONTHS)
        day = r.randint(1, 28)
        return r.choice((
            f"{day} {month} {year}", f"{day} {month} {year}", f"{month} {year}", f"{month} {year}", f"{month} {day}, {year}",
            f"{day}{_ordinal(day)} {month} {year}", f"{day} {month[:3]} {year}", f"{month[:3]} {year}",
            f"{day:02d}/{MONTHS.index(month) + 1:02d}/{year}", f"{day:02d}.{MONTHS.index(month) + 1:02d}.{year}",
            f"{day} {month[:3]}. {year}", f"{day:02d}/{MONTHS.index(month) + 1:02d}/{year % 100:02d}", f"{year}-{MONTHS.index(month) + 1:02d}-{day:02d}",
        ))  # fmt: skip

    def slug(self) -> str:
        """Give the path of an address."""
        r = self.random
        parts = re.findall(r"[a-z0-9]+", self.grey_title().lower())[: r.randint(1, 6)]
        sep = r.choice(("-", "-", "-", "_", ""))
        end = r.choice(
            ("", "", "", "/", ".pdf", ".html", ".aspx", "?id=" + str(r.randint(100, 99999)))
        )
        folder = r.choice(
            (
                "",
                "publications/",
                "reports/",
                "government/publications/",
                "news/",
                "research/",
                f"{r.randint(2005, 2024)}/",
            )
        )
        return f"{folder}{sep.join(parts)}{end}"

    def url(self) -> str:
        """Give an address."""
        r = self.random
        host = self.pick(words.DOMAINS)
        if r.random() < 0.4:
            host = (
                "www."
                + re.sub(r"[^a-z]", "", self.body().lower())[:18]
                + r.choice((".org.uk", ".org", ".gov.uk", ".nhs.uk", ".co.uk", ".com", ".ac.uk"))
            )
        path = self.slug() if r.random() < 0.95 else ""
        scheme = r.choice(("https://", "https://", "http://", ""))
        if not scheme and not host.startswith("www."):
            scheme = "https://"
        return f"{scheme}{host}/{path}"

    def doi(self) -> str:
        """Give a DOI."""
        r = self.random
        return f"10.{r.randint(1000, 9999)}/" + r.choice((
            f"j.{r.choice(('socscimed', 'puhe', 'ypmed', 'jad'))}.{r.randint(2000, 2024)}.{r.randint(1, 12):02d}.{r.randint(1, 99):03d}",
            f"S{r.randint(1000, 9999)}-{r.randint(1000, 9999)}({r.randint(10, 24)}){r.randint(10000, 99999)}-{r.randint(0, 9)}",
            f"bmj.{r.choice('abcdefgh')}{r.randint(1000, 9999)}", f"journal.pone.{r.randint(100000, 999999):07d}",
            f"s{r.randint(10000, 99999)}-0{r.randint(10, 24)}-{r.randint(10000, 99999)}-{r.choice('0123456789xy')}",
        ))  # fmt: skip

    def pages(self) -> str:
        """Give a range of pages, or an article number."""
        r = self.random
        first = r.randint(1, 2400)
        last = first + r.randint(1, 30)
        dash = r.choice(("–", "-", "-"))
        if r.random() < 0.12:
            return f"e{r.randint(1000, 99999)}"
        if r.random() < 0.3 and first > 100 and str(first)[:-2] == str(last)[:-2]:
            return f"{first}{dash}{str(last)[-2:]}"
        return f"{first}{dash}{last}"


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


_SMALL = frozenset("a an the of in on at for and to with by from as or its".split())


def _capitals(title: str) -> str:
    parts = title.split(" ")
    return " ".join(w if (i and w in _SMALL) else _upper(w) for i, w in enumerate(parts))
