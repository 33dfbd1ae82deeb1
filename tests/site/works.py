"""A catalogue for the page: a few works that the tests look for, and enough others for a second leaf."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.cli.export.site_figures import figures
from evidence_refs.model import CitedIn, DocumentRecord, Organisation, Person, Reference
from evidence_refs.terms import FIELDS

DOCUMENTS = {
    "brief": DocumentRecord(
        id="brief", title="Brief on <walking>", file="brief.pdf", sha256="0" * 64
    ),
    "review": DocumentRecord(
        id="review", url="https://example.org/review", file="review.txt", sha256="1" * 64
    ),
}
HOSTILE = "</script><script>window.broken = 1</script> <img src=x onerror=window.broken=1> & 'q'"
CHARTS = {
    "types": Chart(
        "Types", (Bar("Journal article", (1,)), Bar("Report", (60,))), note="1 without a type"
    ),
    "growth": Chart("Growth", (Bar(HOSTILE, (2, 1)),), parts=("new", "known")),
}

NAMED = [
    Reference(
        key="angstrom2019walking",
        aliases=("walking:old/key",),
        type="article-journal",
        title="Walking to school: a café study",
        authors=(Person(family="Ångström", given="Zoë"), Person(family="O’Neill", given="P")),
        journal="Journal of Streets",
        volume="4",
        issue="2",
        pages="10-19",
        date="2019-03-01",
        doi="10.1000/walk",
        abstract="Children who walk arrive awake.\n\nParents said so, in interviews about pedestrians.",
        tags=("to read",),
        cited_in=(
            CitedIn(document="brief", form="entry", section=("Evidence", "Schools"), pages=(3, 3)),
            CitedIn(document="review", form="footnote", footnote="7", lines=(12, 14)),
        ),
    ),
    Reference(
        key="search",
        type="report",
        title=HOSTILE,
        authors=(Organisation(literal="Health & Care <Trust>"),),
        source=("Health & Care <Trust>",),
        date="2021",
        url='https://example.org/a?b="c"&d=<e>',
        abstract=f"{HOSTILE} \u2028 and more",
        cited_in=(CitedIn(document="review", form="link", section=("Evidence",), lines=(2, 2)),),
    ),
    Reference(
        key="talk2020",
        type="personal_communication",
        title="A talk with a walker",
        authors=(Person(family="Reed", given="S"),),
        date="2020-05",
    ),
    Reference(key="anon", url="javascript:alert(1)", undated=True),
]
OTHERS = [
    Reference(
        key=f"other{number:03}",
        type="report" if number % 3 else "webpage",
        title=f"Homes and health, part {number}",
        source=("The Body 1" if number == 10 else f"Body {number % 9}",),
        date=str(2000 + number % 20),
        url=f"https://example.org/{number}",
    )
    for number in range(90)
]
WORKS = [*NAMED, *OTHERS]


def records(works: Iterable[Reference]) -> list[dict[str, Any]]:
    """Give works as the catalogue's file holds them."""
    return [each.model_dump(mode="json", exclude_defaults=True) for each in works]


FIGURES = figures(records(WORKS), DOCUMENTS, frozenset(FIELDS))
