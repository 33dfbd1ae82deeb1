from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import json as own_json
from evidence_refs.formats.csl_json import dates
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem
from tests.formats.examples import REFERENCES
from tests.formats.reading import entries, one, read, said

ITEM = {
    "id": "smith2021", "type": "article-journal", "title": "A title", "container-title": "BMJ",
    "volume": 12, "issue": "3", "page": "45–50", "DOI": "10.1000/x", "ISSN": ["0959-8138"],
    "author": [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
        {"literal": "WHO"}, {"family": "Smith", "given": "J.", "suffix": "Jr"},
    ],
    "issued": {"date-parts": [[2021, 3, 4]]}, "accessed": {"date-parts": [["2022", "1"]]},
    "publisher-place": "London", "custom": {"mark": "x"},
}  # fmt: skip


@pytest.mark.parametrize(
    "text", [json.dumps([ITEM]), json.dumps({"items": [ITEM]}), json.dumps(ITEM)]
)
def test_an_item(text: str) -> None:
    found = one("csl-json", text)
    assert found.id == "smith2021"
    assert said(found) == {
        "type": "article-journal", "title": "A title", "journal": "BMJ", "volume": "12", "issue": "3",
        "pages": "45-50", "doi": "10.1000/x", "issn": "0959-8138", "date": "2021-03-04",
        "accessed": "2022-01", "authors": "van der Berg|Jan; {WHO}; Smith|J.|Jr",
    }  # fmt: skip
    assert found.extra == {"publisher-place": "London", "mark": "x"}


@pytest.mark.parametrize(
    ("variable", "edtf"),
    [
        ({"date-parts": [[2021]]}, "2021"), ({"date-parts": [[2021, 3], [2021, 5]]}, "2021-03/2021-05"),
        ({"date-parts": [[2021]], "season": 2}, "2021-22"), ({"date-parts": [[2021]], "circa": True}, "2021~"),
        ({"date-parts": [[-44]]}, "-0044"), ({"raw": "4 March 2021"}, "4 March 2021"),
        ({"literal": "soon"}, "soon"), ("2021-03", "2021-03"), ({"date-parts": [[None]]}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_dates(variable: Any, edtf: str) -> None:
    assert dates.read(variable) == edtf


def test_an_article_is_none_of_a_journal() -> None:
    assert one("csl-json", '[{"id": "x", "type": "article"}]').work.type == "article"


def test_what_is_no_item_is_a_problem_with_its_line() -> None:
    found = read(
        "csl-json", '[\n{"id": "a", "title": "A"},\n7,\n{"properties": {}},\n{"id": "b"}\n]\n'
    )
    assert [each.where.line for each in found if isinstance(each, Problem)] == [3, 4]
    assert [(each.id, each.line) for each in found if isinstance(each, Entry)] == [
        ("a", 2),
        ("b", 5),
    ]


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    first, problem = read("csl-json", '[\n{"id": "a"},\n{"id": "b", "tit')
    assert isinstance(first, Entry)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.where.line) == ("not-json", 3)


@pytest.mark.parametrize(
    ("text", "ids", "words"),
    [
        ('[{"id": "a", "title": "A"}, {"id": "b", "title": "B"}\n', ["a", "b"], "cut short"),
        ('[{"id": "a", "title": "A"},\n', ["a"], "cut short"),
        ('[{"id": "a", "title": "A"}]\n[{"id": "b", "title": "B"}]', ["a"], "follows the array"),
        ('{"id": "a", "title": "A"}\n{"id": "b"', ["a"], "left out"),
    ],
)
def test_what_is_missing_or_over_is_said(text: str, ids: list[str], words: str) -> None:
    *found, problem = read("csl-json", text)
    assert [each.id for each in found if isinstance(each, Entry)] == ids
    assert isinstance(problem, Problem) and words in problem.message


def test_an_item_a_line() -> None:
    found = entries("csl-json", '{"id": "a", "title": "A"}\n{"id": "b", "title": "B"}\n')
    assert [(each.id, each.line) for each in found] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize("text", ["{", '{"a": }', "nonsense"])
def test_what_is_not_json_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableError, match="not JSON"):
        read("csl-json", text)


def test_json_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(UnreadableError, match="deeply"):
        read("csl-json", '[{"id": ' + "[" * 200_000)


def test_our_own_records_are_read_as_they_were_meant() -> None:
    found = entries("csl-json", own_json.write(REFERENCES))
    assert [each.id for each in found] == [each.key for each in REFERENCES]
    assert [each.work.title for each in found] == [each.title for each in REFERENCES]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*sorted(ITEM), "key", "family", "date-parts"]), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(_json)
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_an_item_nothing_fails(found: Any) -> None:
    for each in read("csl-json", json.dumps([found])):
        assert isinstance(each, Entry | Problem)


def test_what_is_of_a_name_and_no_part_of_it_is_kept() -> None:
    name = {"family": "Smith", "given": "J.", "ORCID": "0000-0001", "sequence": "first"}
    found = one(
        "csl-json",
        json.dumps([{"id": "x", "author": [name], "issued": {"date-parts": [[2021, 13]]}}]),
    )
    assert said(found) == {"authors": "Smith|J.", "date": "2021"}
    assert json.loads(found.extra["author"]) == [name]
    assert json.loads(found.extra["issued"]) == {"date-parts": [[2021, 13]]}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ({"family": "Berg", "non-dropping-particle": "van der"}, "van der Berg"),
        ({"family": "Humboldt", "dropping-particle": "von"}, "von Humboldt"),
        ({"family": "Alembert", "non-dropping-particle": "d'"}, "d'Alembert"),
        ({"family": "La Fontaine", "dropping-particle": "de"}, "de La Fontaine"),
    ],
)
def test_particles_belong_to_the_family_name(name: dict[str, str], family: str) -> None:
    found = one("csl-json", json.dumps([{"id": "x", "author": [name]}]))
    assert said(found)["authors"] == family
    assert found.extra == {}


def test_others_are_no_name() -> None:
    text = '[{"id": "x", "author": [{"family": "A"}, {"literal": "others"}]}]'
    assert said(one("csl-json", text)) == {"authors": "A", "authors_truncated": True}


@pytest.mark.parametrize("keyword", ["a, b c", "a; b c", ["a", "b c"]])
def test_keywords_are_tags(keyword: object) -> None:
    assert one("csl-json", json.dumps([{"id": "x", "keyword": keyword}])).tags == ("a", "b c")


def test_a_citation_key_beside_an_id_is_an_alias() -> None:
    found = one("csl-json", '[{"id": "x1", "citation-key": "smith2020"}]')
    assert (found.id, found.aliases, found.extra) == ("x1", ("smith2020",), {})
    odd = one("csl-json", '[{"id": "x", "citation-key": "smith 2020"}]')
    assert (odd.aliases, odd.extra) == ((), {"citation-key": "smith 2020"})


def test_a_citation_key_beside_an_address_is_the_key() -> None:
    found = one("csl-json", '[{"id": "http://zotero.org/1", "citation-key": "smith2020"}]')
    assert (found.id, found.aliases, found.extra) == ("smith2020", ("http://zotero.org/1",), {})
    odd = one("csl-json", '[{"id": "http://zotero.org/?a=1", "citation-key": "smith2020"}]')
    assert (odd.id, odd.aliases, odd.extra) == ("smith2020", (), {"id": "http://zotero.org/?a=1"})
    plain = one("csl-json", '[{"id": "http://zotero.org/1", "title": "A"}]')
    assert (plain.id, plain.aliases, plain.extra) == ("http://zotero.org/1", (), {})


def test_fields_in_custom_that_break_the_model_are_kept_as_text() -> None:
    found = one("csl-json", '[{"id": "x", "title": "T", "custom": {"date": "soon", "tags": [""]}}]')
    assert found.work.title == "T"
    assert found.extra == {"date": "soon"}


def test_a_body_as_crossref_has_it() -> None:
    authors = '[{"name": "NHS England", "sequence": "first", "affiliation": []}]'
    found = one("csl-json", f'[{{"id": "a", "title": "A", "author": {authors}}}]')
    assert (said(found)["authors"], found.extra) == ("{NHS England}", {})
