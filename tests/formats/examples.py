"""A small catalogue, with a work of each kind and every field; the goldens are made from it."""

from __future__ import annotations

from typing import Any

from evidence_refs.model import Reference


def _cited(line: int, *section: str, form: str = "entry") -> dict[str, Any]:
    return {
        "document": "anchor-brief-2024", "form": form, "lines": [line, line + 2],
        "section": list(section),
    }  # fmt: skip


REFERENCES = [
    Reference(**values)
    for values in (
        {
            "key": "adeyemi2021commissioning",
            "type": "article-journal",
            "title": "Commissioning for equity: what NHS boards in Wales & England learned (2015–2020)",
            "authors": [
                {"family": "Adeyemi", "given": "Élodie"},
                {"family": "van der Berg", "given": "J.K."},
                {"family": "Smith", "given": "Ann", "suffix": "Jr"},
            ],
            "authors_truncated": True,
            "journal": "Journal of Made-up Health Policy",
            "volume": "12", "issue": "3", "pages": "112-119",
            "date": "2021-03-04", "doi": "10.1234/jmhp_2021.112<9>", "pmid": "31234567",
            "pmcid": "PMC7654321", "issn": "1234-5679", "language": "en-GB",
            "abstract": "Half of all boards (50%) reported savings.\n\nThe others did not.",
            "tags": ["equity", "commissioning, joint"],
            "access": "abstract-only",
            "cited_in": [_cited(40, "Anchor institutions", "Journal articles")],
        },
        {
            "key": "nhsconf2022anchor",
            "aliases": ["nhs2022anchor"],
            "type": "report",
            "title": "The anchor toolkit",
            "source": ["NHS Confederation", "Department of Health and Social Care"],
            "date": "2022-11", "number": "Cm 9999", "isbn": "978-3-16-148410-0",
            "url": "https://example.org/toolkit_v2?a=1&b=2#part%201",
            "archive_url": "https://archive.example/1",
            "note": "See p. 18 for case studies",
            "date_updated": "2023-01",
            "cited_in": [
                _cited(9, "Background", form="footnote"),
                _cited(20, "Anchor institutions", "Reports and guides"),
            ],
            "reviewed": "2026-01-05",
        },
        {
            "key": "okafor2020place",
            "type": "webpage",
            "title": "What is place? An explainer",
            "authors": [{"family": "Okafor"}, {"family": "Lloyd George"}],
            "source": ["The Place Trust"],
            "date": "2020-21",
            "url": "https://example.org/place/what is {place}",
            "accessed": "2024-05-03",
            "cited_in": [_cited(24, "Anchor institutions", "Reports and guides")],
        },
        {
            "key": "jones2019handbook",
            "type": "chapter",
            "title": "Budgets",
            "authors": [{"family": "Jones", "given": "B."}],
            "editors": [{"literal": "Institute of Ledgers"}, {"family": "Hall", "given": "C."}],
            "journal": "A handbook of joint budgets", "edition": "2nd edition",
            "series": "Ledgers", "number": "7", "pages": "12-19", "source": ["Ledger Press"],
            "date": "2019",
            "cited_in": [_cited(30, "Anchor institutions")],
        },
        {
            "key": "act2022", "type": "legislation", "title": "Health and Care Act 2022",
            "number": "2022 c. 31", "date": "2022",
            "cited_in": [_cited(5, form="link")],
        },
        {
            "key": "talk", "type": "personal_communication", "title": "Telephone conversation, 3 May",
            "undated": True,
        },
        {
            "key": "untitled2018", "type": "document", "url": "javascript:alert(1)",
            "date": "2018/2020", "source": ["A Trust"], "url_text": "www.example.org/cut-o…",
            "alternates": {"date": [{"value": "2018", "from": "anchor-brief-2024:7"}]},
            "extra": {"address": "Leeds"}, "origin": [{"file": "old.bib", "id": "u18"}],
            "title": None,
        },
    )
]  # fmt: skip
