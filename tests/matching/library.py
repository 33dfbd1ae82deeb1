"""An invented library of works across disciplines, the same for the same seed.

Titles are put together of few words, so that near titles happen by chance; and some works are made from
another on purpose: a part, a sibling with one word swapped, a companion on the next pages, an erratum,
a protocol, a meeting's abstract. Each is a work of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Kind = Literal["article", "abstract", "paper", "report", "book"]


@dataclass(frozen=True, slots=True)
class Journal:
    """A container: its name, its abbreviation, the place that some databases print behind it."""

    name: str
    short: str
    place: str = ""

    def volume(self, year: int) -> int:
        """Give the volume of a year, one each year."""
        return year - 1900 - sum(map(ord, self.name)) % 70


@dataclass(frozen=True, slots=True)
class Published:
    """A work as it was published. `people` are family and given names."""

    key: str
    kind: Kind
    field: str
    title: str
    people: tuple[tuple[str, str], ...]
    journal: Journal | None
    year: int
    volume: int
    issue: int
    first: int
    last: int
    doi: str
    abstract: str


@dataclass(frozen=True, slots=True)
class Discipline:
    """Words of which titles and abstracts are put together, and where works appear."""

    things: tuple[str, ...]
    whom: tuple[str, ...]
    ends: tuple[str, ...]
    how: tuple[str, ...]
    journals: tuple[Journal, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(","))


DISCIPLINES = {
    "medicine": Discipline(
        _words("beta-blockers, oxygen, early feeding, warm dialysate, statins, home spirometry, iron infusion, "
               "compression stockings, nasal irrigation, intrathecal morphine, vitamin D, β-lactam allergy tests"),
        _words("men after stroke, women after stroke, newborns, adolescents with asthma, patients on haemodialysis, "
               "older adults with heart failure, recipients of a kidney, miners with silicosis, rabbits, rats"),
        _words("mortality, infarct size, length of stay, quality of life, blood pressure, renal function, anaemia, "
               "readmission, delirium, left ventricular function"),
        _words("a randomised controlled trial, a cohort study, a systematic review, a pilot study, a case series"),
        (Journal("Journal of Clinical Therapeutics and Care", "J Clin Ther Care"),
         Journal("Lung and Airway Medicine", "Lung Airway Med", "Utrecht, Netherlands"),
         Journal("Annals of Hospital Medicine", "Ann Hosp Med"),
         Journal("European Archives of Nephrology", "Eur Arch Nephrol", "Berlin, Germany")),
    ),
    "nursing": Discipline(
        _words("bedside handover, clinical supervision, night lighting, music, protected mealtimes, wound charts, "
               "skin-to-skin care, falls alarms, peer support, intentional rounding"),
        _words("student nurses, ward sisters, care home residents, families in intensive care, district nurses, "
               "midwives in rural clinics, people with dementia, children having burns dressed"),
        _words("falls, job satisfaction, sleep, pressure ulcers, confidence, distress, turnover, handwashing"),
        _words("a qualitative study, a survey, an action research project, an integrative review, a before and after study"),
        (Journal("Journal of Ward Nursing", "J Ward Nurs"),
         Journal("Nursing and Community Practice", "Nurs Community Pract", "London, England"),
         Journal("Midwifery & Child Care", "Midwifery Child Care")),
    ),
    "society": Discipline(
        _words("kinship care, housing benefit, youth clubs, personal budgets, foster placement, legal aid, "
               "probation hostels, school exclusion, food banks, minimum wages, class size, phonics teaching"),
        _words("lone parents, care leavers, young offenders, seasonal farm workers, refugee families, "
               "tenants in high-rise flats, pupils in rural schools, unpaid carers"),
        _words("reoffending, school attendance, loneliness, debt, employment, reading, wellbeing, homelessness"),
        _words("a natural experiment, an ethnography, a longitudinal analysis, evidence from three cities, a policy review"),
        (Journal("Social Policy and Practice Review", "Soc Policy Pract Rev"),
         Journal("British Journal of Law and Welfare", "Br J Law Welf"),
         Journal("Education & Inequality", "Educ Inequal")),
    ),
    "computing": Discipline(
        _words("lazy joins, skewed keys, approximate counting, view maintenance, query provenance, time-series indexes, "
               "graph partitioning, schema matching, cache-aware hashing, stream sampling"),
        _words("sensor networks, column stores, spatial archives, multimedia databases, ledgers, semi-structured documents, "
               "peer-to-peer networks, data warehouses"),
        _words("throughput, recovery, bounded memory, consistency, skew, energy, latency, privacy"),
        _words("a survey, an experimental evaluation, theory and practice, a benchmark, a demonstration"),
        (Journal("Transactions on Data Engineering", "Trans Data Eng"),
         Journal("International Conference on Scalable Data", "SCALDATA"),
         Journal("Information Systems and Storage", "Inf Syst Storage")),
    ),
    "history": Discipline(
        _words("tithe barns, salt roads, canal tolls, guild apprenticeship, lighthouse keeping, bell founding, "
               "poor relief, bridge building, glulam beams, welded joints, flood walls, timber framing"),
        _words("East Anglia, the Hanse towns, Flanders in the fifteenth century, Flanders in the sixteenth century, "
               "the Po valley, the Scottish islands, colonial Bengal, the Danube ports"),
        _words("prices, migration, fatigue, creep, widows, famine, corrosion, local courts"),
        _words("new evidence from parish books, a reassessment, sources and methods, tests and models, a gazetteer"),
        (Journal("Review of Economic and Local History", "Rev Econ Local Hist"),
         Journal("Structures & Materials in Use", "Struct Mater Use"),
         Journal("Zeitschrift für Technik und Handwerk", "Z Tech Handwerk")),
    ),
}  # fmt: skip
_ISSUERS = _words(
    "Centre for Fair Housing, Institute of Rural Health, Ministry of Works, Carers Alliance, Coastal Agency"
)
_RECURRING = _words(
    "Editorial, Letter to the editor, In this issue, Book reviews, Chair's message, News and notes"
)
_FAMILIES = _words(
    "Okonjo, Lindgren, Müller, García Márquez, van der Meer, O'Neill, Le Caer, Sørensen, Petrou, Abdi, Tanaka, Zhang, "
    "Wei, Smith-Jones, Smith, Novotná, Ferreira, Haque, Kowalska, Dunne, MacLeod, Nair, Rossi, Cole, Iversen, Yilmaz, "
    "Adeyemi, Bianchi, Chowdhury, Grant, Virtanen, Oduya, Roux, Prasad, Whelan, Łuczak, Castro, Hale, Mehta, Ono"
)
_GIVEN = _words(
    "Ada Mary, Per, Jörg, Lucia, Kees, Siobhán, Yves, Øystein, Maria, Hodan, Yuki, Wei, Min, Carol Ann, John, Jana, João, "
    "Shirin, Magda, Eve, Iain, Priya, Gino, Jo, Mette, Ayşe, Olu, Dario, Rita, Fiona, Eeva, Ben, Paul E, Vikram, Sean"
)
_SWAPS = (("men", "women"), ("rabbits", "rats"), ("fifteenth", "sixteenth"))  # fmt: skip


def library(seed: int = 0, size: int = 600) -> list[Published]:
    """Give the works. Their keys are their numbers."""
    random = Random(seed)
    works: list[Published] = []
    titles: set[str] = set()
    while len(works) < size:
        for work in _family(random, titles):
            works.append(replace(work, key=f"w{len(works):04d}"))
    return works[:size]


def _family(random: Random, titles: set[str]) -> Iterator[Published]:
    """Yield a work that is new, and the works that are made from it."""
    if random.random() < 0.04:
        yield from _slots(random)
        return
    first = _work(random)
    while first.title in titles:
        first = _work(random)
    if random.random() < 0.06 and first.kind == "article":
        parts = (("Part I", "Part II"), ("Part 1", "Part 2"), ("part one", "part two"))
        for part in random.choice(parts):
            yield _again(first, random, title=f"{first.title}. {part}")
        return
    titles.add(first.title)
    yield first
    if first.kind in ("article", "paper") and random.random() < 0.25:
        yield random.choice((_sibling, _companion, _erratum, _protocol, _meeting))(first, random)
    if first.kind == "report" and random.random() < 0.5:
        told = f"What the full report says, in {random.randint(4, 20)} pages for those who decide."
        yield replace(first, title=f"{first.title}: summary", abstract=told)


def _work(random: Random) -> Published:
    field = random.choice(sorted(DISCIPLINES))
    words = DISCIPLINES[field]
    kind: Kind = random.choices(("article", "report", "book"), (88, 7, 5))[0]
    journal = random.choice(words.journals) if kind == "article" else None
    if journal is not None and journal.name.startswith("International Conference"):
        kind = "paper"
    year, first = random.randint(1985, 2022), random.randint(1, 1500)
    volume = journal.volume(year) if journal else 0
    if kind == "report":
        people: tuple[tuple[str, str], ...] = ((random.choice(_ISSUERS), ""),)
    else:
        people = _people(random)
    return Published(
        "", kind, field, _title(words, random), people, journal, year, volume,
        random.randint(1, 12), first, first + random.randint(2, 18),
        _doi(random, year) if kind != "report" else "", _abstract(words, random),
    )  # fmt: skip


def _title(words: Discipline, random: Random) -> str:
    thing, whom, end, how = (
        random.choice(kind) for kind in (words.things, words.whom, words.ends, words.how)
    )
    title = random.choice(
        (
            f"{thing} and {end} in {whom}: {how}",
            f"{thing} for {whom}: {how}",
            f"effect of {thing} on {end} in {whom}",
            f"{end} and {thing} among {whom}",
            f"does {thing} matter for {end}? {how} of {whom}",
            f"{thing}, {random.choice(words.things)} and {end} in {whom}",
            f"what {whom} say about {thing}: {how}",
        )
    )
    return title[0].upper() + title[1:]


def _people(random: Random) -> tuple[tuple[str, str], ...]:
    families = random.sample(_FAMILIES, random.choice((1, 2, 2, 3, 3, 4, 6)))
    return tuple((family, random.choice(_GIVEN)) for family in families)


def _doi(random: Random, year: int) -> str:
    return f"10.{random.choice((9999, 8888, 7777))}/{random.choice('abcdef')}{year}.{random.randint(1, 10**8)}"


def _abstract(words: Discipline, random: Random) -> str:
    sentences = [
        f"{random.choice(words.things).capitalize()} may change {random.choice(words.ends)} in {random.choice(words.whom)}.",
        f"We asked {random.randint(12, 4000)} persons in {random.randint(2, 30)} places between {random.randint(1980, 2020)} and later.",
        f"{random.choice(words.ends).capitalize()} fell by {random.randint(2, 60)} % and {random.choice(words.ends)} did not.",
        f"The cost was {random.randint(100, 9000)} for each, and {random.choice(words.things)} was kept by {random.randint(5, 95)} %.",
    ]
    return " ".join(sentences)


def _slots(random: Random) -> Iterator[Published]:
    """Yield works under a title that comes back: an author may come back too, the place never."""
    title, work = random.choice(_RECURRING), _work(random)
    while work.kind != "article":
        work = _work(random)
    for issue in range(1, 4):
        first = work.first + 100 * issue
        yield replace(
            work, title=title, issue=issue, first=first, last=first + 1, abstract="",
            doi=_doi(random, work.year) if work.doi else "",
        )  # fmt: skip


def _again(work: Published, random: Random, **changed: str) -> Published:
    """Give another work of the same people, in a later issue of the same journal."""
    first = work.first + random.randint(40, 300)
    made = replace(
        work, issue=work.issue % 12 + 1, first=first, last=first + random.randint(3, 12),
        doi=_doi(random, work.year), abstract=_abstract(DISCIPLINES[work.field], random),
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


def _sibling(work: Published, random: Random) -> Published:
    """One content word, or one term, is another."""
    swaps = [pair for pair in _SWAPS if pair[0] in work.title.split()]
    if swaps:
        return _again(work, random, title=work.title.replace(*swaps[0]))
    words, small = DISCIPLINES[work.field], work.title.casefold()
    kind = next(kind for kind in (words.ends, words.things) if any(each in small for each in kind))
    held = next(each for each in kind if each in small)
    other = random.choice([each for each in kind if each not in small])
    title = small.replace(held, other)
    return _again(work, random, title=title[0].upper() + title[1:])


def _companion(work: Published, random: Random) -> Published:
    """What stands on the pages after it, in the same issue, under the same main title."""
    main, colon, _ = work.title.partition(":")
    if not colon:
        return _sibling(work, random)
    other = random.choice(DISCIPLINES[work.field].ends)
    made = _again(work, random, title=f"{main}: costs and {other}")
    return replace(made, issue=work.issue, first=work.last + 1, last=work.last + 9)


def _erratum(work: Published, random: Random) -> Published:
    return replace(_again(work, random, title=f"Erratum: {work.title}"), abstract="")


def _protocol(work: Published, random: Random) -> Published:
    made = _again(work, random, title=f"{work.title}: study protocol")
    return replace(made, year=work.year - 2, volume=work.volume - 2)


def _meeting(work: Published, random: Random) -> Published:
    """The abstract of a meeting a year before, under the same title."""
    others = [each for each in DISCIPLINES[work.field].journals if each != work.journal]
    other, year = random.choice(others), work.year - 1
    made = replace(_again(work, random), journal=other, kind="abstract", year=year)
    return replace(made, volume=other.volume(year), last=made.first)
