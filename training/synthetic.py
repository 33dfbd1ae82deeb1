"""Synthetic references: a work drawn at random, printed in a style drawn at random, with its labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from training import words
from training.noise import disturb
from training.sample import Builder, Sample
from training.styles import PATTERNS, WEIGHTS
from training.works import MONTHS, Harvest, Maker

_PIECE = re.compile(
    r"\{(?P<part>\w+)\}|<(?P<label>[a-z-]+):(?P<words>[^<>]*?)>|(?P<italic>\*)|(?P<plain>[^{}<>*]+|.)"
)
_INNER = re.compile(r"\{(\w+)\}")
_LABEL_OF = {
    "a": "author", "p": "author", "pw": "author", "t": "title", "b": "title", "y": "date",
    "ydm": "date", "date": "date", "yv": "date", "dm": "date", "pub": "publisher", "pb": "publisher",
    "body": "publisher", "body2": "publisher", "uni": "publisher", "gov": "publisher",
    "sb": "body", "o": "body", "sb2": "publisher", "site": "publisher", "vsite": "publisher",
    "tsite": "publisher", "town": "location", "url": "url", "doi": "doi", "d": "doi",
    "acc": "accessed", "accv": "accessed", "accm": "accessed", "j": "container", "lj": "container",
    "press": "container", "pressa": "body", "blog": "container", "cb": "container",
    "conf": "container", "v": "volume", "i": "volume", "v2": "volume", "i2": "volume",
    "pp": "pages", "pp2": "pages", "n": "pages", "eds": "editor", "edsn": "editor", "ed": "edition",
    "series": "series", "num": "genre", "num2": "genre", "isbn": "ident", "pm": "ident", "handle": "note",
}  # fmt: skip


def references(seed: int, count: int, harvest: Harvest) -> Iterator[Sample]:
    """Give `count` references. The same seed and harvest give the same ones."""
    random = Random(seed)
    maker = Maker(random, harvest)
    kinds = list(WEIGHTS)
    weights = list(WEIGHTS.values())
    for _ in range(count):
        kind = random.choices(kinds, weights)[0]
        yield disturb(_printed(maker, kind), random)


def _printed(maker: Maker, kind: str) -> Sample:
    r = maker.random
    pattern = r.choice(PATTERNS[kind])
    pattern = re.sub(r"\[\[(.*?)\]\](?!\])", lambda m: m[1] if r.random() < 0.5 else "", pattern)
    values = _Values(maker, kind, pattern)
    builder = Builder()
    if r.random() < 0.22:
        number = r.randint(1, 160)
        sign = r.choice(("{}. ", "{}. ", "[{}] ", "{} ", "({}) ", "{}) "))
        builder.add(sign.format(number), "citation-number")
    for match in _PIECE.finditer(pattern):
        if part := match["part"]:
            text = values.give(part)
            label = "body" if part == "a" and values.by_body else _LABEL_OF[part]
            builder.add(text, label)
        elif match["label"]:
            text = _INNER.sub(lambda m: values.give(m[1]), match["words"])
            builder.add(text, match["label"])
        elif match["italic"]:
            builder.toggle_italics()
        else:
            builder.add(match["plain"])
    return builder.build(f"synthetic-{kind}", italics=r.random() < 0.55)


class _Values:
    """The parts of one work; each is drawn once, when a pattern asks for it."""

    def __init__(self, maker: Maker, kind: str, pattern: str) -> None:
        self._maker = maker
        self._kind = kind
        self._pattern = pattern
        self._given: dict[str, str] = {}
        self.by_body = maker.random.random() < 0.68
        self._year = (
            maker.year() if kind in ("journal", "book", "chapter") else max(maker.year(), 1990)
        )

    def give(self, part: str) -> str:
        """Give a part as printed."""
        if part in ("n", "town", "acc", "body2"):
            return self._draw(part)
        if part not in self._given:
            self._given[part] = self._draw(part)
        return self._given[part]

    def _draw(self, part: str) -> str:
        return _DRAW[part](self)

    @property
    def maker(self) -> Maker:
        """Who draws."""
        return self._maker

    @property
    def year(self) -> int:
        """The year of the work."""
        return self._year

    def author(self) -> str:
        """Give an organisation, or people, in the author's place."""
        if self.by_body:
            return self._maker.bodies()
        return self.people()

    def people(self) -> str:
        """Give people as the pattern's style prints them."""
        r, pattern = self._maker.random, self._pattern
        if r.random() < 0.15:
            style = r.choice(("inverted", "vancouver", "apa", "full", "natural"))
        elif re.match(r"\{\w+\}\. \(", pattern):
            style = r.choice(("apa", "apa", "vancouver"))
        elif "“{t}.”" in pattern or re.match(r"\{\w+\}\. \*", pattern):
            style = "full"
        elif re.match(r"\{\w+\}, [\"“‘*']?\*?\{[tb]\}", pattern):
            style = r.choice(("natural", "natural", "vancouver", "inverted"))
        elif re.match(r"\{\w+\}[.:]", pattern):
            style = r.choice(("vancouver", "vancouver", "vancouver", "inverted"))
        else:
            style = r.choice(("inverted", "inverted", "vancouver", "apa"))
        text = self._maker.people.printed(style)
        # "Smith, J.. Title": the initial's stop is the style's stop.
        if text.endswith(".") and re.search(r"^(?:<[^>]*> ?)?\{\w+\}\.", pattern):
            text = text[:-1]
        return text

    def title(self) -> str:
        """Give a title; no stop follows a question mark."""
        learned = self._kind in ("journal", "chapter", "thesis", "conference")
        title = self._maker.title() if learned else self._maker.grey_title()
        if not learned and self._maker.random.random() < 0.15:
            title = self._maker.title()
        return title

    def publisher(self) -> str:
        """Give who published a report: often its author, or the author's short form."""
        r, author = self._maker.random, self._given.get("a", "")
        roll = r.random()
        if author and roll < 0.35 and len(author) < 60:
            return author
        if roll < 0.5:
            return "".join(w[0] for w in author.split() if w[0].isupper())[:6] or "HMSO"
        return self._maker.body() if roll < 0.88 else self._maker.publisher()


def _series_number(v: _Values) -> str:
    r = v.maker.random
    return r.choice((
        str(r.randint(1, 400)), f"No. {r.randint(1, 400)}", f"No {r.randint(1, 200)}", f"{r.choice(('NG', 'PH', 'CG', 'QS', 'TR', 'RR'))}{r.randint(1, 240)}",
        f"{r.randint(1, 60)}/{r.randint(0, 24):02d}", f"W{r.randint(10, 24)}/{r.randint(1, 30):02d}", f"{r.randint(2001, 2024)}-{r.randint(1, 40):02d}",
    ))  # fmt: skip


def _document_number(v: _Values) -> str:
    r = v.maker.random
    return r.choice((
        f"WHO/HTM/TB/{v.year}.{r.randint(1, 500)}", f"EUR/RC{r.randint(50, 70)}/{r.randint(1, 20)}", f"Technical Report Series, No. {r.randint(500, 999)}",
        f"A/RES/{r.randint(50, 77)}/{r.randint(1, 300)}", f"Report {r.randint(1, 99)}", f"NHSBSP Publication No {r.randint(1, 80)}", "briefing", f"HC {r.randint(1, 1800)}",
    ))  # fmt: skip


def _vancouver_date(v: _Values, year: int) -> str:
    r = v.maker.random
    month = r.choice(MONTHS)[:3]
    return r.choice(
        (
            f"{year} {month} {r.randint(1, 28)}",
            f"{year} {month}",
            f"{year} {month} {r.randint(1, 28)}",
            f"{r.randint(1, 28)} {month} {year}",
        )
    )


def _apa_date(v: _Values) -> str:
    r = v.maker.random
    return f"{v.year}, {r.choice(MONTHS)}" + (f" {r.randint(1, 28)}" if r.random() < 0.75 else "")


def _year(v: _Values) -> str:
    r = v.maker.random
    text = str(v.year)
    if r.random() < 0.06:
        text += r.choice("abc")
    return text


def _conference(v: _Values) -> str:
    r = v.maker.random
    nth = r.choice(("3rd", "12th", "Third", "Fifth", "21st", "Ninth"))
    return v.maker.pick(words.CONFERENCES).format(n=nth, S=v.maker.pick(words.SUBJECTS))


def _case(v: _Values) -> str:
    return v.maker.pick(words.CASES).format(
        F=v.maker.pick(words.FAMILY), F2=v.maker.pick(words.FAMILY), B=v.maker.body()
    )


def _file(v: _Values) -> str:
    r = v.maker.random
    given, family = r.choice(words.GIVEN), r.choice(words.FAMILY).replace(" ", "-")
    day = f"{r.randint(1, 28)}-{r.choice(MONTHS)}-{r.randint(2003, 2023)}"
    return r.choice((
        f"Witness-Statement-of-{given}-{family}.pdf", f"Second-Witness-Statement-of-{given}-{family}.pdf", f"{given}-{family}.pdf",
        f"Exhibit-{given[0]}{family[0]}-{r.choice('ABCDEFGH')}{r.randint(1, 300)}.pdf", f"Transcript-of-{r.choice(('Morning', 'Afternoon'))}-Hearing-{day}.pdf",
        f"Submission-by-{family}.pdf", f"Closing-Submissions-of-{family}-{r.randint(1, 9)}.pdf",
    ))  # fmt: skip


def _blog(v: _Values) -> str:
    r = v.maker.random
    body = v.maker.body()
    return r.choice(
        (
            f"{body} blog",
            f"{body} Blog",
            f"The {v.maker.pick(words.SUBJECTS)} Blog",
            body,
            f"{v.maker.pick(words.SUBJECTS)} Matters",
            "LSE British Politics and Policy Blog",
        )
    )


def _slashed_day(v: _Values, sign: str, digits: int) -> str:
    r = v.maker.random
    day = f"{r.randint(1, 28):02}", f"{r.randint(1, 12):02}", str(r.randint(2012, 2026))[-digits:]
    return sign.join(day)


def _code(v: _Values) -> str:
    """Give the code of a document before an inquiry."""
    r = v.maker.random
    letters = r.choice(("RLIT", "WITN", "DHSC", "INQ00", "POL0", "PRSE", "COLL", "HSOC", "EXPG"))
    return f"{letters}{r.randint(10**6, 10**7 - 1)}" + r.choice(
        ("", "", "_000" + str(r.randint(1, 9)))
    )


def _edition(v: _Values) -> str:
    r = v.maker.random
    return (
        r.choice(("2nd", "3rd", "4th", "5th", "1st", "6th", "10th"))
        + " "
        + r.choice(("edn", "ed", "ed.", "edition"))
    )


def _editors(v: _Values) -> str:
    style = "inverted" if v.maker.random.random() < 0.6 else "vancouver"
    if "<editor:ed>. " in v._pattern or "<editor:editor>" in v._pattern:
        style = "full"
    if "Eds.>)" in v._pattern:
        style = "natural"
    return v.maker.people.printed(style)


_DRAW: dict[str, Callable[[_Values], str]] = {
    "a": _Values.author, "p": _Values.people, "pw": _Values.people, "t": _Values.title,
    "b": lambda v: v.maker.book(), "cb": lambda v: v.maker.book(), "y": _year, "ydm": _apa_date,
    "yy": lambda v: str(v.year), "yz": lambda v: f"{(v.year + 1) % 100:02d}",
    "date": lambda v: v.maker.date(v.year), "yv": lambda v: _vancouver_date(v, v.year),
    "dm": lambda v: f"{v.maker.random.randint(1, 28)} {v.maker.random.choice(MONTHS)}",
    "acc": lambda v: v.maker.date(v.maker.random.randint(2008, 2025)),
    "accv": lambda v: _vancouver_date(v, v.maker.random.randint(2010, 2025)),
    "accs": lambda v: _slashed_day(v, "/", v.maker.random.choice((2, 4))), "accd": lambda v: _slashed_day(v, ".", 4),
    "accm": lambda v: f"{v.maker.random.choice(MONTHS)} {v.maker.random.randint(2015, 2025)}",
    "pub": _Values.publisher, "pb": lambda v: v.maker.publisher(), "town": lambda v: v.maker.town(),
    "body": lambda v: v.maker.bodies(), "o": lambda v: v.maker.bodies(), "body2": lambda v: v.maker.body(),
    "uni": lambda v: f"University of {v.maker.pick(words.TOWNS)}", "gov": lambda v: v.maker.random.choice(("The Stationery Office", "HMSO", "TSO", "House of Commons", "Stationery Office", "House of Lords")),
    "sb": lambda v: v.maker.random.choice(("British Standards Institution", "BSI", "International Organization for Standardization", "ISO")),
    "sb2": lambda v: v.maker.random.choice(("BSI", "British Standards Institution", "ISO", "BSI Standards Limited")),
    "std": lambda v: v.maker.random.choice(("BS", "ISO", "BS EN ISO", "PAS", "IEC")) + f" {v.maker.random.randint(100, 99999)}" + v.maker.random.choice(("", f":{v.year}", f"-{v.maker.random.randint(1, 5)}:{v.year}")),
    "site": lambda v: v.maker.pick(words.SITES) if v.maker.random.random() < 0.6 else v.maker.body(),
    "vsite": lambda v: v.maker.random.choice(("YouTube", "Vimeo", "BBC Radio 4", "BBC Two", "TED", "BBC Sounds")),
    "tsite": lambda v: v.maker.random.choice(("Twitter", "Twitter", "X", "Facebook")),
    "url": lambda v: v.maker.url(), "doi": lambda v: v.maker.doi(), "d": lambda v: v.maker.doi(),
    "j": lambda v: v.maker.journal(), "lj": lambda v: v.maker.pick(words.LAW_JOURNALS),
    "press": lambda v: v.maker.pick(words.PRESS), "pressa": lambda v: v.maker.pick(words.PRESS),
    "blog": _blog, "conf": _conference, "v": lambda v: str(v.maker.random.randint(1, 420)),
    "v2": lambda v: str(v.maker.random.randint(1, 120)), "i": lambda v: v.maker.random.choice((str(v.maker.random.randint(1, 12)), str(v.maker.random.randint(1, 12)), f"{v.maker.random.randint(1, 4)}-{v.maker.random.randint(5, 8)}", f"Suppl {v.maker.random.randint(1, 3)}", str(v.maker.random.randint(6000, 9999)))),
    "i2": lambda v: str(v.maker.random.randint(1, 12)), "pp": lambda v: v.maker.pages(),
    "pp2": lambda v: v.maker.pages(), "n": lambda v: str(v.maker.random.randint(1, 900)),
    "eds": _editors, "edsn": lambda v: v.maker.people.printed("natural"), "ed": _edition,
    "code": _code, "series": lambda v: v.maker.pick(words.SERIES), "num": _series_number, "num2": _document_number,
    "isbn": lambda v: f"978{v.maker.random.randint(10**9, 10**10 - 1)}", "pm": lambda v: str(v.maker.random.randint(10**6, 4 * 10**7)),
    "deg": lambda v: v.maker.pick(words.DEGREES), "act": lambda v: v.maker.pick(words.ACTS), "case": _case,
    "court": lambda v: v.maker.random.choice(("UKSC", "EWCA Civ", "EWHC", "UKHL", "AC", "QB", "WLR", "All ER", "Fam", "EHRR")),
    "month": lambda v: v.maker.random.choice(MONTHS),
    "remark": lambda v: v.maker.pick(words.REMARKS),
    "someone": lambda v: v.maker.people.printed("natural", [v.maker.people.one()]).removesuffix(" et al.").removesuffix(" et al"),
    "file": _file,
    "subject": lambda v: v.maker.pick(words.SUBJECTS),
    "nth": lambda v: v.maker.random.choice(("First", "Second", "Third", "Eighth", "Twelfth", "Thirty-First", "5th", "Forty-second")),
    "handle": lambda v: re.sub(r"\W", "", v.maker.body())[:14] or "body",
}  # fmt: skip
