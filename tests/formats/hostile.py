"""A catalogue that no librarian would write: what it says is hostile to LaTeX, BibTeX and Biber."""

from __future__ import annotations

from evidence_refs.model import WORK_TYPES, Reference

TITLES = (
    r"100% of {it} costs $5 & #1 a_b ~c ^d \end{document} \input{x}",
    "@article{x, title = {y}} an } unbalanced { brace",
    "“Quoted” – ‘place’ — Łódź’s café… “Ça va”",
    "≥ 5 < 6 | 7 > λ and −1 `code` ''x'' a--b",
    "The NHS in Ceredigion: how Tŷ Gwyn & AT&T's eHealth helps COVID-19 patients",
    "%",
    "\\",
    '"',
    "Élan: ÉCOLE sans frontières",
)
_NAMES = (
    {"family": "van der Berg", "given": "Élodie Ångström"},
    {"family": "Smith", "given": "J.R.", "suffix": "Jr"},
    {"family": "Lloyd George"},
    {"literal": "Board, of {Health} and Care & Co, Łódź"},
    {"family": "O’Brien", "given": "Zoë, and"},
)

_FULL = {
    "authors_truncated": True, "source": ["A & B Trust", "Department of Health and Care"],
    "journal": "Annals of 50% & more", "volume": "12", "issue": "3_4", "edition": "2nd ed.",
    "pages": "12-19", "number": "Cm #9", "series": "Series {1}", "date_text": "20th January",
    "date_updated": "2023-02", "language": "en-GB", "doi": "10.1002/(SICI)43:4<338::A_ID>3.0.CO;2-#",
    "url": "https://example.org/a_b~c%20d#e?f=1&g={h}\\i", "url_text": "www.example.org/…_%",
    "archive_url": "https://archive.example/%7Ea_b#c", "pmid": "31234567", "pmcid": "PMC7654321",
    "isbn": "978-3-16-148410-0", "issn": "1234-5679", "accessed": "2024-05-03",
    "access": "subscription", "note": "See p. 5 & 6 of 100%_x", "tags": ["a, b", "c & d"],
    "abstract": "First 100% {a.\n\n@misc(x, b\\ second # ^ ~ “quoted”.", "extra": {"address": "Łódź"},
}  # fmt: skip
_DATES = ("2023-01-20", "2022-11", "2022")


def _work(at: int, kind: str) -> Reference:
    return Reference(
        key=f"{kind.replace('_', '-')}:{at}",
        type=kind,
        title=f"{TITLES[at % len(TITLES)]} {at}",
        authors=[_NAMES[at % len(_NAMES)], _NAMES[(at + 1) % len(_NAMES)]],
        date=_DATES[at % len(_DATES)],
        **{**_FULL, **({"editors": [_NAMES[3]]} if at % 2 else {})},
    )


FULL = [_work(at, kind) for at, kind in enumerate(WORK_TYPES)]
"""A work of each type with every field: nothing is absent, so no program has a word to say."""

BARE = [
    Reference(key=f"bare-{kind.replace('_', '-')}", type=kind)
    for kind in ("report", "article-journal", "book", "chapter", "thesis", "webpage")
] + [
    Reference(key="Case", title="NHS", source=["KF"], date="2020"),
    Reference(key="case", title="nhs", source=["KF"], date="2020"),
]
"""Works of which the print says nothing, and two keys that BibTeX takes for the same."""

ODD_DATES = [
    Reference(key=f"date-{at}", title="A", source=["KF"], date=date)
    for at, date in enumerate(("2022-21", "2019?", "2019~", "201X", "2019/2021", "2019/.."))
] + [Reference(key="nd", title="A", source=["KF"], undated=True)]
