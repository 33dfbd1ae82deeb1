"""Titles, journals, publishers, places and people of the labelled sets, to use again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from training.names import Person
from training.sample import Sample
from training.works import Harvest

_PERSON = re.compile(
    r"(?P<family>[^\W\d_][\w’'-]+(?: [A-Z][\w’'-]+)?), (?P<given>(?:[A-Z]\. ?){1,3}|[A-Z][a-z]+(?: [A-Z]\.)?)(?=,|;| and| &|\.|$)"
)


def harvest(samples: Sequence[Sample]) -> Harvest:
    """Take what is clean enough to stand in another reference."""
    titles, journals, publishers, places, books = (dict[str, None]() for _ in range(5))
    people: dict[Person, None] = {}
    for sample in samples:
        container = _clean(sample.part("container"))
        title = _clean(sample.part("title"))
        if (
            title
            and 12 < len(title) < 220
            and title[0].isupper()
            and title.count("“") == title.count("”")
        ):
            (titles if container else books)[title] = None
        if (
            container
            and 3 < len(container) < 70
            and not re.match(r"(?i)in\b|proc|dans\b", container)
            and sample.part("volume")
        ):
            journals[container] = None
        if (
            (publisher := _clean(sample.part("publisher")))
            and 3 < len(publisher) < 40
            and ":" not in publisher
        ):
            publishers[publisher] = None
        if (place := _clean(sample.part("location"))) and 3 < len(place) < 24:
            places[place] = None
        for match in _PERSON.finditer(sample.part("author")):
            people[Person(match["family"], tuple(match["given"].replace(".", " ").split()))] = None
    return Harvest(
        tuple(titles),
        tuple(journals),
        tuple(publishers),
        tuple(places),
        tuple(people),
        tuple(books),
    )


def _clean(text: str) -> str:
    text = text.strip(" ,.;:()[]“”\"‘’'*")
    return "" if re.search(r"https?:|\d{4}\b.*\d{4}", text) else text
