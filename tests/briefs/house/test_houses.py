"""The styles of houses: what each prints, and that our own extraction reads it as it was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidence_refs.briefs import lists, markdown
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Run
from evidence_refs.briefs.house import HOUSES
from evidence_refs.briefs.house.footnote import footnote
from evidence_refs.briefs.house.linked import linked
from evidence_refs.model import Reference

from ...formats.examples import REFERENCES

GOLDENS = Path(__file__).parent / "goldens"


def ref(**values: Any) -> Reference:
    return Reference(**{"key": "k", "title": "Place-based working", **values})


def line(house: Callable[[Reference], tuple[Any, ...]], **values: Any) -> str:
    return markdown.write(house(ref(**values))[:1]).strip()


@pytest.mark.parametrize("style", HOUSES)
def test_a_list_as_people_see_it(style: str, golden: Callable[[Path, str], None]) -> None:
    text = markdown.write(lists.blocks(REFERENCES, Asked(style=style)))
    golden(GOLDENS / f"{style}.md", text)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"source": ["IRISS"], "date": "2015"}, "*Place-based working* IRISS, 2015"),
        (
            {"source": ["LGA", "NHS Confederation", "ADASS"], "url": "https://a.example/x"},
            "[Place-based working](<https://a.example/x>) LGA, NHS Confederation and ADASS",
        ),
        (
            {"journal": "BMJ", "volume": "3", "date": "2019-05", "access": "abstract-only",
             "authors": [{"family": "Berg"}]},
            "*Place-based working* BMJ, 3, May 2019 (Abstract only)",
        ),
        (
            {"authors": [{"family": "Berg", "given": "J."}], "authors_truncated": True,
             "access": "subscription"},
            "(£) *Place-based working* J. Berg et al.",
        ),
        ({"url_text": "www.a.example/cut…", "undated": True},
         "*Place-based working* n.d. www.a.example/cut…"),
    ],
)  # fmt: skip
def test_linked(values: dict[str, Any], expected: str) -> None:
    assert line(linked, **values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (
            {"source": ["National Audit Office"], "date": "2017-02", "url": "https://a.example/x"},
            "National Audit Office (2017) *Place-based working*. Available at: <https://a.example/x>",
        ),
        ({"title": "Talking shops?", "source": ["KF"], "undated": True},
         "KF (undated) *Talking shops?*"),
        (
            {"authors": [{"family": "van der Berg", "given": "Jan Karel"},
                         {"family": "Ham", "given": "CD"}], "source": ["KF"], "date": "2012"},
            "van der Berg, J.K. and Ham, C.D. (2012) *Place-based working*. KF.",
        ),
        (
            {"authors": [{"family": "Reed"}], "authors_truncated": True, "journal": "BMJ",
             "volume": "379", "issue": "2", "pages": "12-19", "date": "2022", "doi": "10.1/x"},
            "Reed et al. (2022) Place-based working, *BMJ*, 379(2), pp. 12-19. "
            "Available at: <https://doi.org/10.1/x>",
        ),
        ({"authors": [{"literal": "NHS"}], "source": ["NHS"], "series": "Future of Care",
          "number": "6"}, "NHS *Place-based working*. Future of Care, 6."),
        ({"editors": [{"family": "Hall"}, {"family": "Wood"}], "date": "2003"},
         "Hall and Wood (eds) (2003) *Place-based working*."),
        ({"title": None, "date": "2018", "url": "https://a.example/four-pillars"},
         "a.example: four pillars (2018). Available at: <https://a.example/four-pillars>"),
        ({"date": "2018", "url_text": "www.a.example/cut…"},
         "*Place-based working* (2018). Available at: www.a.example/cut…"),
        ({"date": "-0044", "editors": [{"family": "Hall"}]},
         "Hall (ed.) (45 BC) *Place-based working*."),
    ],
)  # fmt: skip
def test_footnote(values: dict[str, Any], expected: str) -> None:
    assert line(footnote, **values) == expected


def test_a_language_that_is_no_code_is_not_one() -> None:
    for language, expected in (("cy", "cy"), ('en" onload="x', "")):
        (entry,) = footnote(ref(language=language))
        cited = [run for run in entry.runs if isinstance(run, Run) and run.cite]
        assert [run.language for run in cited] == [expected]
