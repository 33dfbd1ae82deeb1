"""References that do not exist, as a catalogue of a library holds them: sorted, one after the other.

Reference number n of a catalogue is drawn from a seed of its own, so that a catalogue of any size
is written without being held: only the keys are.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from random import Random
from typing import Any

from training.works import Harvest, Maker

from benchmarks.catalogue.prose import abstract, some_words
from evidence_refs.catalogue.records.keys import make_key
from evidence_refs.model import (
    CitedIn,
    DocumentRecord,
    Form,
    Name,
    Organisation,
    Person,
    Reference,
    Work,
    WorkType,
)

PER_DOCUMENT = 50
"""How many references a document cites, about."""

_TYPES: dict[WorkType, int] = {
    "report": 40, "article-journal": 34, "webpage": 16, "book": 6, "chapter": 4,
}  # fmt: skip
_FORMS: dict[Form, int] = {"entry": 60, "footnote": 25, "link": 15}
_SECTIONS = (
    "Key messages", "Background", "What works", "Case studies", "Reports, guides, and explainers",
    "Journal articles", "Further reading", "References",
)  # fmt: skip
_TAGS = ("briefing", "to read", "core", "checked", "older people", "children", "workforce")


def documents(size: int) -> Iterator[DocumentRecord]:
    """Give the documents that cite a catalogue of `size` references, sorted."""
    for number in range(_documents(size)):
        name = _document(number)
        random = Random(name)
        yield DocumentRecord(
            id=name,
            title=Maker(random, Harvest()).grey_title(),
            source=("Library and Knowledge Service",),
            date=f"{random.randint(2015, 2025)}-{random.randint(1, 12):02d}",
            file=f"{name}.txt",
            sha256=sha256(name.encode()).hexdigest(),
        )


def references(size: int) -> Iterator[Reference]:
    """Give `size` references, sorted by their keys. The same size gives the same ones."""
    for key, number in sorted(_keys(size)):
        random = Random(number)
        maker = Maker(random, Harvest())
        values = _head(random, maker)
        values.update(_rest(random, maker, values["type"]))
        yield Reference.of(
            key=key,
            **values,
            tags=tuple(random.sample(_TAGS, 2)) if random.random() < 0.1 else (),
            added=f"2025-{random.randint(1, 12):02d}-{random.randint(1, 28):02d}",
            cited_in=tuple(_cited(random, _documents(size))),
        )


def _keys(size: int) -> Iterator[tuple[str, int]]:
    taken: set[str] = set()
    for number in range(size):
        random = Random(number)
        key = make_key(Work.of(**_head(random, Maker(random, Harvest()))), taken)
        taken.add(key)
        yield key, number


def _head(random: Random, maker: Maker) -> dict[str, Any]:
    """Draw what a key is made of, and the type."""
    kind = random.choices(list(_TYPES), list(_TYPES.values()))[0]
    grey = kind in ("report", "webpage")
    body = maker.body()
    authors: list[Name] = [
        Person(family=each.family, given=" ".join(each.given)) for each in maker.people.some()
    ]
    if grey and random.random() < 0.6:
        authors = [Organisation(literal=body)] if random.random() < 0.7 else []
    return {
        "type": kind,
        "title": f"{maker.grey_title()}: {some_words(random, random.randint(2, 6))}",
        "authors": tuple(authors),
        "authors_truncated": random.random() < 0.1 and len(authors) > 2,
        "source": (body,) if grey else (),
        "date": _date(random, maker.year()) if random.random() < 0.95 else None,
    }


def _date(random: Random, year: int) -> str:
    if random.random() < 0.5:
        return str(year)
    month = f"{year}-{random.randint(1, 12):02d}"
    return month if random.random() < 0.3 else f"{month}-{random.randint(1, 28):02d}"


def _rest(random: Random, maker: Maker, kind: WorkType) -> dict[str, Any]:
    values: dict[str, Any] = {"abstract": abstract(random)}
    if kind == "article-journal":
        values |= {
            "journal": maker.journal(),
            "volume": str(random.randint(1, 120)),
            "issue": str(random.randint(1, 12)) if random.random() < 0.7 else None,
            "pages": maker.pages(),
            "doi": maker.doi() if random.random() < 0.8 else None,
            "pmid": str(random.randint(10**7, 4 * 10**7)) if random.random() < 0.4 else None,
        }
    elif kind in ("book", "chapter"):
        values["source"] = (maker.publisher(),)
        if kind == "chapter":
            values |= {"journal": maker.book(), "pages": maker.pages()}
    if random.random() < (0.9 if kind in ("report", "webpage") else 0.2):
        values["url"] = f"https://www.example.org/publications/{random.randrange(10**7)}"
        values["accessed"] = _date(random, 2024) if random.random() < 0.3 else None
    return values


def _cited(random: Random, count: int) -> Iterator[CitedIn]:
    """Draw the places that cite a work: mostly one."""
    for _ in range(random.choice((1, 1, 1, 1, 2, 2, 3, 5))):
        line = random.randint(1, 3000)
        form = random.choices(list(_FORMS), list(_FORMS.values()))[0]
        yield CitedIn(
            document=_document(random.randrange(count)),
            form=form,
            footnote=str(random.randint(1, 200)) if form == "footnote" else None,
            section=tuple(random.sample(_SECTIONS, random.randint(1, 2))),
            lines=(line, line + random.choice((0, 0, 1, 4))),
        )


def _documents(size: int) -> int:
    return max(1, size // PER_DOCUMENT)


def _document(number: int) -> str:
    return f"evidence-brief-{number:05d}"
