"""Invented works of each kind, as goldens and comparisons take them."""

from __future__ import annotations

from typing import Any

from evidence_refs.model import Reference


def person(family: str, given: str | None = None, suffix: str | None = None) -> dict[str, str]:
    parts = {"family": family, "given": given, "suffix": suffix}
    return {name: text for name, text in parts.items() if text}


def body(name: str) -> dict[str, str]:
    return {"literal": name}


def work(key: str, kind: str | None, title: str | None, **fields: Any) -> Reference:
    values = {"type": kind, "title": title, **fields}
    return Reference(key=key, **{name: value for name, value in values.items() if value})


MANY = [person(f"Author{letter}", "Ann") for letter in "ABCDEFGHIJKLMNOPQRSTUVW"]

WORKS = [
    work(
        "one", "book", "Care in small places", authors=[person("Marlow", "Jane Ellen")],
        source=["Fern Press"], date="2019", edition="2", isbn="9780000000001",
    ),
    work(
        "two", "report", "Neighbours and nurses: what works?", number="7",
        authors=[person("Okafor", "Chidi"), person("Lund", "Sara-Lise")],
        source=["Institute of Invented Health"], date="2021-05",
        url="https://example.org/neighbours",
    ),
    work(
        "four", "article-journal", "Four hands on one plough", journal="Journal of Imagined Care",
        authors=[person("Reed", "A. B."), person("Stone", "CD"), person("Wood", "E"),
                 person("Field", "Fay")],
        volume="12", issue="3", pages="101-109", date="2018-03-02", doi="10.5555/plough",
        issn="1234-5678",
    ),
    work(
        "many", "article-journal", "A study by everyone", journal="BMJ Imagined", authors=MANY,
        volume="4", pages="e049296", date="2020", pmid="1234567", pmcid="PMC7654321",
    ),
    work(
        "truncated", "article-journal", "A study by one and others", journal="Invented Lancet",
        authors=[person("Quill", "Q")], authors_truncated=True, volume="1", pages="77-8",
        date="2017-11",
    ),
    work(
        "organisation", "report", "State of places", authors=[body("The Fictional Trust")],
        source=["The Fictional Trust"], date="2022-09-30", url="https://example.org/state",
        accessed="2023-01-15",
    ),
    work("bodies", "report", "Joint account", date="2016",
         authors=[body("NHS Nowhere"), body("Council of Somewhere & Sons")]),
    work("nobody", "report", "A report that nobody wrote", source=["Ministry of Words"], date="2015"),
    work("undated", "webpage", "What is a place?", authors=[body("Place Network")], undated=True,
         url="https://example.org/place", accessed="2018-07-18"),
    work("bare", "webpage", None, url="https://example.org/bare"),
    work("titled", None, "Only a title"),
    work("page", "webpage", "Partnerships explained", source=["The King's Fable"],
         authors=[person("Naylor"), person("Charles")], date="2022-11-03",
         url="https://example.org/partnerships"),
    work(
        "chapter", "chapter", "Climates of work", journal="The Handbook of Weather",
        authors=[person("Frost", "Jack")],
        editors=[person("Snow", "Wanda"), person("Hale", "T.")],
        source=["Cloud University Press"], date="2014", pages="3-20", edition="revised edition",
    ),
    work("edited", "book", "Collected rain", editors=[person("Snow", "Wanda")],
         source=["Cloud University Press"], date="2012", series="Weather Studies"),
    work("thesis", "thesis", "On thresholds", authors=[person("Door", "Isidora")],
         source=["University of Thule"], date="2011"),
    work("act", "legislation", "Health of Imaginary Persons Act 2012", date="2012",
         url="https://example.org/act"),
    work("case", "legal_case", "Smith v Nowhere Council", date="2010", journal="Imag LR",
         volume="2", pages="45"),
    work("news", "article-newspaper", "Hospital opens twice", journal="The Daily Fable",
         authors=[person("Scribe", "Tess")], date="2023-04-01", pages="5"),
    work("post", "post-weblog", "Why we wait", authors=[person("Blogg", "Jo")],
         journal="Waiting Room", date="2021-02-28", url="https://example.org/why-we-wait"),
    work("talk", "paper-conference", "Speaking of care", authors=[person("Voice", "Ali")],
         journal="Proceedings of the Tenth Talk", date="2009", pages="1-4"),
    work("film", "motion_picture", "Sam's story", source=["The King's Fable"], date="2014",
         url="https://example.org/film"),
    work("letter", "personal_communication", "Telephone conversation with the mayor",
         date="2018-06-08"),
    work("particle", "book", "Windmills", date="2008", source=["Dijk"],
         authors=[person("van der Berg", "Jan Willem"), person("d'Arcy", "Anne")]),
    work("dropping", "book", "Symphonies", date="1999",
         authors=[person("Beethoven", "Ludwig van"), person("de la Cruz", "Ana")]),
    work("suffix", "book", "Dreams", date="1963", source=["Hill"],
         authors=[person("King", "Martin L.", "Jr."), person("Gates", "W. H.", "III")]),
    work("same1", "report", "First of a year", authors=[person("Twin", "A")], date="2020"),
    work("same2", "report", "Second of a year", authors=[person("Twin", "A")], date="2020"),
    work("other", "report", "By a namesake", authors=[person("Twin", "B")], date="2020"),
    work("quoted", "article-journal", "Is \"care\" a 'word'? Don't ask", journal="Semantics",
         authors=[person("O'Hara", "M")], date="2013", volume="7", issue="1-2"),
    work("range", "book", "Years between", authors=[person("Long", "Tom")], date="2019/2021"),
    work("season", "article-magazine", "Spring issue", authors=[person("Bloom", "May")],
         journal="Gardens", date="2017-21"),
    work("circa", "manuscript", "An old leaf", authors=[person("Monk", "A.")], date="1450~"),
    work("ancient", "classic", "On air", authors=[body("Hippocrates of Nowhere")], date="-0399"),
    work("chinese", "book", "城市", authors=[person("王", "小明")], date="2005"),
    work("hostile", "report", "<script>alert(1)</script> *not* [a](link) & so ‹on›",
         authors=[body("_Under_ & `Tick` <b>Bold</b>")], date="2001",
         url="https://example.org/?a=1&b=<2>"),
]  # fmt: skip
