from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry
from hypothesis import example, given, settings
from hypothesis import strategies as st

from evidence_refs.formats import WRITERS
from evidence_refs.model import Person, Reference
from tests.formats.examples import REFERENCES
from tests.formats.hostile import FULL
from tests.formats.strategies import lines, proses, references

_DECODER = LatexDecodingMiddleware()
_DROPPED = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def ref(**values: Any) -> Reference:
    return Reference(**{"key": "a2020b", **values})


def parsed(text: str, *middleware: Any) -> list[Entry]:
    library = parse_string(text, append_middleware=middleware)
    assert library.failed_blocks == []
    return library.entries


def fields(reference: Reference, **settings: Any) -> dict[str, str]:
    (entry,) = parsed(WRITERS["bibtex"].write([reference], **settings))
    return {"": entry.entry_type} | {field.key: field.value for field in entry.fields}


def decoded(value: str) -> str:
    text: str = _DECODER._transform_python_value_string(value)[0]
    return text.replace("\u02c6", "^")  # pylatexenc's reading of \textasciicircum


def printed(text: str) -> str:
    """What is left of text in print: composed, without controls, blanks made one."""
    kept = _DROPPED.sub("", unicodedata.normalize("NFC", text))
    kept = re.sub(r"[^\S\u00a0]+", " ", kept)
    kept = "".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cs"))
    return re.sub(" +", " ", kept).strip().replace("\u02c6", "^")


@given(lines, st.booleans())
@example("@book{x, title = {y}}", False)
@example("\\", False)
@example("50% of {", True)
@settings(max_examples=400, deadline=None)
def test_any_text_reads_back(text: str, ascii: bool) -> None:
    back = fields(ref(type="book", title=text, series=text, tags=[text]), ascii=ascii)
    expected = printed(text).replace("\u2212", "-")  # in maths, a hyphen is a minus
    if ascii:  # the hyphens of Unicode have no command of their own
        expected = re.sub("[\u2010\u2011]", "-", expected)
    for name in ("title", "series", "keywords"):
        assert decoded(back.get(name, "")) == expected


@given(proses)
@settings(max_examples=150, deadline=None)
def test_any_abstract_reads_back_with_its_paragraphs(text: str) -> None:
    back = decoded(fields(ref(abstract=text)).get("abstract", ""))
    paragraphs = [printed(each) for each in re.split(r"\n\s*\n", text)]
    assert back == "\n\n".join(each for each in paragraphs if each)


@given(lines, lines, lines)
@example("a \\", "\x1b", "b")
@example("a Ł", "\x1b", "b")
@settings(max_examples=300, deadline=None)
def test_any_name_reads_back(family: str, given: str, literal: str) -> None:
    reference = ref(authors=[{"family": family, "given": given}, {"literal": literal}])
    entries = parsed(WRITERS["bibtex"].write([reference]), SeparateCoAuthors(), SplitNameParts())
    names = entries[0].fields_dict["author"].value if "author" in entries[0].fields_dict else []
    back = [
        tuple(decoded(" ".join(part)) for part in (name.first, [*name.von, *name.last], name.jr))
        for name in names
    ]
    first, last = (printed(re.sub("\u00a0", " ", each)) for each in (given, family))
    expected = [(first, last, "") if last else ("", first, ""), ("", printed(literal), "")]
    expected = [each for each in expected if any(each)]
    assert back == expected


@given(st.lists(references, max_size=4), st.booleans())
@settings(max_examples=100, deadline=None)
def test_any_references_are_as_many_entries(many: list[Reference], ascii: bool) -> None:
    entries = parsed(WRITERS["bibtex"].write(many, ascii=ascii))
    keys = [entry.key.lower() for entry in entries]
    assert len(set(keys)) == len(many)
    assert [key[: len(each.key)] for key, each in zip(keys, many, strict=True)] == [
        each.key.lower() for each in many
    ]


@given(references)
@settings(max_examples=100, deadline=None)
def test_braces_balance_and_no_backslash_hides_one(reference: Reference) -> None:
    text = WRITERS["bibtex"].write([reference])
    assert not re.search(r"\\[{}]", text)
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0


def test_the_file_as_people_see_it(golden: Any) -> None:
    folder = Path(__file__).parents[1] / "goldens"
    golden(folder / "references.bib", WRITERS["bibtex"].write(REFERENCES))
    golden(folder / "references-ascii.bib", WRITERS["bibtex"].write(REFERENCES, ascii=True))


@pytest.mark.parametrize(
    ("values", "entry_type"),
    [
        ({"type": "report"}, "techreport"),
        ({"type": "article-journal", "journal": "BMJ"}, "article"),
        ({"type": "article-newspaper", "journal": "The Times"}, "article"),
        ({"type": "article-journal"}, "misc"),
        ({"type": "book"}, "book"),
        ({"type": "chapter", "journal": "A book"}, "incollection"),
        ({"type": "chapter"}, "misc"),
        ({"type": "paper-conference", "journal": "Proceedings"}, "inproceedings"),
        ({"type": "thesis"}, "phdthesis"),
        ({"type": "webpage"}, "misc"),
        ({"type": "legislation"}, "misc"),
        ({"type": "personal_communication"}, "misc"),
        ({}, "misc"),
    ],
)
def test_entry_types(values: dict[str, str], entry_type: str) -> None:
    assert fields(ref(title="A", **values))[""] == entry_type


@pytest.mark.parametrize(
    ("date", "year", "month", "day"),
    [
        ("2023-01-20", "2023", "jan", "20"),
        ("2022-12", "2022", "dec", None),
        ("2022", "2022", None, None),
        ("2022-21", "2022", "Spring", None),
        ("2019?", "2019?", None, None),
        ("2019~", "c. 2019", None, None),
        ("2019-05%", "c. 2019?", "may", None),
        ("201X", "2010s", None, None),
        ("2019-XX", "2019", None, None),
        ("-0044", "45 BC", None, None),
        ("2019/2021", "2019--2021", None, None),
        ("2019/..", "2019--", None, None),
        ("/2019", "--2019", None, None),
        ("2019-05/2019-08", "2019", None, None),
    ],
)
def test_dates(date: str, year: str, month: str | None, day: str | None) -> None:
    back = fields(ref(date=date))
    assert (back["year"], back.get("month"), back.get("day")) == (year, month, day)


def test_a_month_is_a_macro_and_a_season_is_text() -> None:
    assert "  month = jan,\n" in WRITERS["bibtex"].write([ref(date="2023-01")])
    assert "  month = {Autumn},\n" in WRITERS["bibtex"].write([ref(date="2023-23")])


def test_what_the_year_cannot_say_is_in_the_note() -> None:
    assert fields(ref(date="2019-05/2020-08"))["note"] == "{Date: May 2019 – August 2020}"
    assert fields(ref(undated=True))["year"] == "n.d."
    assert fields(ref(date_text="31 February 2020"))["year"] == "31 February 2020"


def test_the_issuer_stands_in_for_an_author_only_where_none_is_printed() -> None:
    assert fields(ref(source=["NHS England", "KF"]))["author"] == "{{NHS England}} and {{KF}}"
    assert fields(ref(source=["KF"], authors=[{"family": "Hall"}]))["author"] == "Hall"
    assert "author" not in fields(ref(source=["KF"], editors=[{"family": "Hall"}]))


def test_a_work_without_author_or_issuer_is_sorted_by_its_title_or_site() -> None:
    assert fields(ref(title="The NHS & us"))["key"] == r"The NHS \& us"
    assert fields(ref(url="https://www.example.org/a/b"))["key"] == "example.org"
    assert "key" not in fields(ref(title="A", source=["KF"]))


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"url_text": "www.example.org/cut-o…"}, "example.org"),
        ({"url": "javascript:alert(1)"}, "a2020b"),
        ({"title": "\u200b"}, "a2020b"),
        ({"title": "A", "editors": [{"family": "Hall"}]}, "A"),
        ({"title": "A", "editors": [{"family": "Hall"}], "type": "book"}, None),
        ({"title": "A", "source": ["KF"]}, None),
    ],
)
def test_every_entry_has_something_to_be_sorted_by(values: dict[str, Any], key: str | None) -> None:
    assert fields(ref(**values)).get("key") == key


def test_a_report_without_a_title_tells_where_it_is() -> None:
    back = fields(ref(type="report", url="https://example.org/a"))
    assert (back[""], back["howpublished"]) == ("misc", r"\url{https://example.org/a}")


def test_keys_that_differ_only_in_case_are_made_distinct() -> None:
    many = [ref(key=key) for key in ("Hall2020", "hall2020", "hall2020-2", "HALL2020")]
    keys = [entry.key for entry in parsed(WRITERS["bibtex"].write(many))]
    assert keys == ["Hall2020", "hall2020-3", "hall2020-2", "HALL2020-4"]


def test_an_address_stands_as_it_is_but_for_what_could_end_it() -> None:
    url = "https://example.org/a_b~c%20d#e?f=1&g=$2"
    back = fields(ref(type="webpage", url=url, source=["KF"], authors=[{"family": "Hall"}]))
    assert back["url"] == url
    assert decoded(back["howpublished"]) == f"KF, {url}"
    plain = url.replace("%20", "")
    back = fields(ref(type="webpage", url=plain, source=["KF"], authors=[{"family": "Hall"}]))
    assert back["howpublished"] == rf"{{{{KF}}}}, \url{{{plain}}}"
    hostile = fields(ref(url="https://example.org/}{ \\é^"))["url"]
    assert not set(hostile) & set("{} \\é^")
    assert unquote(hostile) == "https://example.org/}{ \\é^"


def test_an_address_that_runs_code_is_text() -> None:
    back = fields(ref(url="javascript:alert(1)"))
    assert "url" not in back
    assert back["note"] == "{Address: javascript:alert(1)}"


@pytest.mark.parametrize(
    "doi", ["10.1002/(SICI)1097(1998)43:4<338::AID-JBM16>3.0.CO;2-#", "10.1/a_b%20c&d"]
)
def test_a_doi_stands_as_it_is(doi: str) -> None:
    assert fields(ref(doi=doi))["doi"] == doi


def test_what_an_entry_type_has_no_field_for_is_in_its_note() -> None:
    report = fields(
        ref(
            type="report", title="A", isbn="978-3-16-148410-0", series="Briefings", edition="2nd edition",
            volume="3", issue="4", journal="Annual", editors=[{"family": "Hall", "given": "C."}],
            note="See p. 1.", pmcid="PMC1", archive_url="https://archive.example/%7E1",
        )
    )  # fmt: skip
    assert report["note"] == (
        r"{See p. 1.} {In: Annual}. {Edited by Hall, C.} {Edition: 2nd edition}. {Series: Briefings}. "
        r"{Volume 3}. {Issue 4}. {ISBN 978-3-16-148410-0}. {PMCID: PMC1}. "
        r"{Archived at https://archive.example/\%7E1}"
    )
    assert not {"isbn", "series", "edition", "volume", "editor"} & set(report)


def test_a_report_without_source_is_issued_by_the_organisation_that_wrote_it() -> None:
    back = fields(ref(type="report", title="A", authors=[{"literal": "Care and Health Board"}]))
    assert back["institution"] == "{{Care and Health Board}}"


@pytest.mark.parametrize("reference", FULL, ids=lambda each: each.key)
def test_nothing_that_has_a_place_is_dropped(reference: Reference) -> None:
    back = fields(reference)
    verbatim = {back[name] for name in ("url", "doi", "urldate", "eprint")}
    assert verbatim == {
        "https://example.org/a_b~c%20d#e?f=1&g=%7Bh%7D%5Ci", reference.doi, reference.accessed,
        reference.pmid,
    }  # fmt: skip
    written = "\n".join(decoded(value) for value in back.values())
    for name in ("title", "journal", "volume", "issue", "number", "series", "pmcid", "note"):
        assert printed(getattr(reference, name)).replace("\u2212", "-") in written, name
    for name in ("isbn", "issn", "language", "url_text", "archive_url", "source"):
        values = getattr(reference, name)
        for value in (values,) if isinstance(values, str) else values:
            assert printed(value) in written, name
    assert "12–19" in written or "12-19" in written
    for part in (
        "2nd",
        "Updated February 2023",
        reference.date[:4] if reference.date else "",
    ):
        assert part in written
    for author in (*reference.authors, *reference.editors):
        family = author.family if isinstance(author, Person) else author.literal
        assert printed(family) in written
    assert decoded(back["keywords"]) == "a, b, c & d"
    assert decoded(back["abstract"]).count("\n\n") == 1


def test_the_preamble_is_there_only_where_an_address_is_printed() -> None:
    assert WRITERS["bibtex"].write([ref(title="A")]).startswith("@misc{")
    assert WRITERS["bibtex"].write([ref(url="https://example.org")]).startswith("@preamble{")
    assert WRITERS["bibtex"].write([]) == ""


def test_the_issuer_stands_once_where_every_program_prints_it() -> None:
    values = {"type": "webpage", "authors": [{"family": "F"}], "source": ["KF", "A and B"]}
    back = fields(ref(title="T", url="https://example.org", **values))
    assert back["howpublished"] == r"{{KF}} and {{A and B}}, \url{https://example.org}"
    assert "organization" not in back


def test_a_title_that_would_be_tidied_stands_aside_too() -> None:
    back = fields(ref(title="A b."))
    assert (back["title"], back["annote"]) == ("A b.", "{title: A b.}")
