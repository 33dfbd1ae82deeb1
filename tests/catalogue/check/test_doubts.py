"""Each doubt of a record: what raises it, what is mended in it, and what is like it and good."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from evidence_refs.catalogue.check import names, texts, values
from evidence_refs.catalogue.check.finding import Add, Finding, Rename, Respell
from evidence_refs.model import WORK_FIELDS, Reference
from tests.catalogue import strategies

TODAY = date(2026, 11, 30)


def found(**fields: Any) -> list[Finding]:
    reference = Reference(**{"key": "a", "title": "Title", **fields})
    return [
        *values.doubts(reference, (), TODAY),
        *names.doubts(reference, ()),
        *texts.doubts(reference, ()),
    ]


def codes(**fields: Any) -> list[str]:
    return [each.code for each in found(**fields)]


def mended(field: str, text: str) -> object:
    """Give what a field with one doubt is mended to; None where that is not certain."""
    (doubt,) = found(**{field: text})
    return doubt.mend.spell(text) if isinstance(doubt.mend, Respell) else None


PERSON = {"family": "Naylor", "given": "Chris"}
GOOD: list[dict[str, Any]] = [
    {"title": "NHS AND CARE in England", "url": "https://www.example.org/a?b=c#d"},
    {"title": "ÉCOLE"},
    {"title": "What? No: yes; “so”", "journal": "BMJ Open", "volume": "12A", "issue": "S1"},
    {"title": "R&D and Q&A: 5 < 6 & 7 > 2, AT&T; co-design"},
    {"title": "Chat [draft] (https://example.org)"},
    {"title": "Pagination"},
    {"doi": "10.1136/bmj-2022-071234", "pmid": "12345678", "pmcid": "PMC123456"},
    {"isbn": "978-0-306-40615-7", "issn": "0378-5955"},
    {"isbn": "0-306-40615-2", "issn": "2434561X"},
    {"isbn": "978–0–306–40615–7"},
    {"pages": "112-9"},
    {"pages": "e6689-e6698"},
    {"pages": "S12-S15"},
    {"pages": "12-19, 23-25"},
    {"pages": "xii-xv"},
    {"authors": ({"family": "Trust", "given": "A."}, {"literal": "The King's Fund"})},
    {"authors": ({"family": "Church", "given": "Mary"}, {"family": "Service", "given": "R."})},
    {"authors": ({"family": "van der Berg"}, {"family": "McCauley Smith"}, {"family": "Li"})},
    {"authors": ({"family": "Hook", "given": "EW 3rd"}, {"family": "King, Jr"})},
    {"authors": ({"literal": "Smith & Nephew"}, {"literal": "GBD 2019 Collaborators"})},
    {"date": "2027-06"},
    {"accessed": "2026-12-01"},
    {"date": "2022-11-03", "accessed": "2022-11"},
    {"date": "2022", "accessed": "2022-03-01", "date_updated": "2022"},
    {"date": "2021-23", "accessed": "2021-02-01"},
    {"date": "202X", "accessed": "2021"},
    {"date": "2018/2022", "accessed": "2019"},
    {"date": "2019/..", "accessed": "2020"},
    {"date": "Y12345"},
    {"language": "pt-BR"},
    {"url": "https://doi.org/10.1136/bmj.n71", "doi": "10.1136/BMJ.n71"},
    {"url": "https://doi.org/10.1136/bmj.n71", "doi": None},
    {"abstract": "Two  blanks,\n\nand a comma,"},
    {"source": ("NHS England", "NHS Improvement"), "tags": ("a", "b")},
    {"alternates": {"date": ({"value": "2021", "from": "d:1"},)}},
]  # fmt: skip


@pytest.mark.parametrize("fields", GOOD, ids=str)
def test_what_is_good_raises_no_doubt(fields: dict[str, Any]) -> None:
    assert found(**fields) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title": None}, "no-title"),
        ({"url": "www.example.org"}, "wrong-url"),
        ({"url": "https://exa mple.org/"}, "wrong-url"),
        ({"url": "https://"}, "wrong-url"),
        ({"url": "https://example.org/a<b>"}, "wrong-url"),
        ({"url": "javascript:alert(1)"}, "wrong-url"),
        ({"url": "https://[::1"}, "wrong-url"),
        ({"url": "jo@example.org"}, "wrong-url"),
        ({"archive_url": "example.org"}, "wrong-url"),
        ({"doi": "11.1234/x"}, "wrong-doi"),
        ({"doi": "10.1234/a b"}, "wrong-doi"),
        ({"isbn": "978-0-306-40615-8"}, "wrong-isbn"),
        ({"isbn": "12"}, "wrong-isbn"),
        ({"isbn": "0-306-40615-3"}, "wrong-isbn"),
        ({"isbn": "1234567890123"}, "wrong-isbn"),
        ({"issn": "0378-5954"}, "wrong-issn"),
        ({"issn": "0378"}, "wrong-issn"),
        ({"pmid": "PMC12"}, "wrong-pmid"),
        ({"pmcid": "none"}, "wrong-pmcid"),
        ({"url": "https://doi.org/10.1136/bmj.n71"}, "doi-in-url"),
        ({"url": "https://doi.org/10.1136/bmj.n71", "doi": "10.1136/bmj.n72"}, "doi-in-url"),
        ({"url": "https://a.ezproxy.example.ac.uk/x"}, "proxied-url"),
        ({"url": "https://www-bmj-com.abc.idm.oclc.org/content"}, "proxied-url"),
        ({"date": "2028-01"}, "future-date"),
        ({"accessed": "2026-12-02"}, "future-date"),
        ({"reviewed": "2027"}, "future-date"),
        ({"date": "2022-11-03", "accessed": "2022-11-02"}, "dates-out-of-order"),
        ({"date": "2022", "date_updated": "2021-12-31"}, "dates-out-of-order"),
        ({"date": "2022", "undated": True}, "undated-with-date"),
        ({"pages": "221-216"}, "backwards-range"),
        ({"language": "English"}, "wrong-language"),
        ({"alternates": {"year": ({"value": "2021", "from": "d:1"},)}}, "alternate-of-no-field"),
        ({"tags": ("a", "b", "a")}, "listed-twice"),
        ({"source": ("NHS", "NHS")}, "listed-twice"),
        ({"title": "INTEGRATED CARE SYSTEMS"}, "capitals"),
        ({"authors": ({"family": "NAYLOR", "given": "C."},)}, "capitals"),
        ({"title": "The King’s Fund".encode().decode("cp1252")}, "mojibake"),
        ({"source": ("Santé".encode().decode("latin-1"),)}, "mojibake"),
        ({"title": "Caf\ufffd culture"}, "mojibake"),
        ({"authors": ({"family": "MÃ¼ller", "given": "A."},)}, "mojibake"),
        ({"title": "Health &amp; care"}, "markup-left"),
        ({"title": "<i>Escherichia coli</i> in CO<sub>2</sub>"}, "markup-left"),
        ({"abstract": "See [the plan](https://example.org/plan)."}, "markup-left"),
        ({"url": "https://example.org/?a=1&amp;b=2"}, "markup-left"),
        ({"title": "Two  blanks"}, "spacing"),
        ({"title": "A\ttab"}, "spacing"),
        ({"journal": "BMJ "}, "spacing"),
        ({"title": "Working together:"}, "end-mark"),
        ({"source": ("The King's Fund,",)}, "end-mark"),
        ({"authors": ({"family": "Naylor", "given": "Chris,"},)}, "end-mark"),
        ({"pages": "pp. 12-19"}, "label-left"),
        ({"pages": "p12"}, "label-left"),
        ({"volume": "Vol. 3"}, "label-left"),
        ({"issue": "No 4"}, "label-left"),
        ({"pages": "12–19"}, "dash-in-pages"),
        ({"pages": "12--19"}, "dash-in-pages"),
        ({"authors": ({"family": "Department of Health"},)}, "organisation-as-person"),
        ({"authors": ({"family": "Ofsted"},)}, "organisation-as-person"),
        (
            {"editors": ({"family": "Association", "given": "Local Government"},)},
            "organisation-as-person",
        ),
        ({"authors": ({"literal": "Naylor, C."},)}, "person-as-organisation"),
        ({"authors": ({"literal": "Naylor C. J."},)}, "person-as-organisation"),
        ({"authors": ({"family": "Naylor, Chris"},)}, "name-in-one-field"),
        ({"authors": ({"family": "Naylor CJ"},)}, "name-in-one-field"),
        ({"authors": ({"family": "Naylor and Charles"},)}, "name-in-one-field"),
        ({"authors": (PERSON, {"family": "et al."})}, "et-al-as-name"),
        ({"authors": (PERSON, {"literal": "and others"})}, "et-al-as-name"),
        ({"authors": ({"family": "Naylor1", "given": "Chris"},)}, "digits-in-name"),
        ({"authors": ({"family": "Naylor", "given": "Chris*"},)}, "digits-in-name"),
    ],
    ids=str,
)
def test_what_is_wrong_raises_its_doubt_alone(fields: dict[str, Any], code: str) -> None:
    (doubt,) = found(**fields)
    assert doubt.code == code
    assert doubt.key == "a"
    assert doubt.hint


@pytest.mark.parametrize(
    ("field", "text", "right"),
    [
        ("doi", "https://doi.org/10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("doi", "http://dx.doi.org/10.1016%2Fj.x", "10.1016/j.x"),
        ("doi", "doi: 10.1136/bmj.n71", "10.1136/bmj.n71"),
        ("doi", "10.1136 / bmj", None),
        ("pmid", "PMID: 12345", "12345"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/12345/", "12345"),
        ("pmid", "PMC12345", None),
        ("pmcid", "12345", "PMC12345"),
        ("pmcid", "pmc12345", "PMC12345"),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC12345/", "PMC12345"),
        ("isbn", "ISBN 978-0-306-40615-7", "978-0-306-40615-7"),
        ("isbn", "978‑0‑306‑40615‑7", "978-0-306-40615-7"),
        ("isbn", "ISBN 978-0-306-40615-8", None),
        ("issn", "ISSN: 0378—5955", "0378-5955"),
        ("issn", "0378 5955", "0378-5955"),
        ("issn", "0378 5954", None),
        ("url", "<https://example.org/a>", "https://example.org/a"),
        ("url", "www.example.org", None),
        (
            "url",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&x=1",
            "https://example.org/a",
        ),
        ("url", "https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        ("title", "The King’s Fund".encode().decode("cp1252"), "The King’s Fund"),
        (
            "title",
            "Café “x”".encode().decode("latin-1").encode().decode("latin-1"),
            "Café “x”",
        ),
        ("title", "The King\x92s Fund", "The King’s Fund"),
        ("title", "Lost â€ and \ufffd", None),
        ("title", "A &lt;b&gt; &#8211; c&nbsp;d", "A <b> – c d"),
        ("title", "One<br/>two <p>three</p>", "One two three"),
        ("title", 'CO<sub class="x">2</sub> and <SPAN lang=en>x</SPAN>', "CO2 and x"),
        ("abstract", "<jats:p>One <jats:italic>two</jats:italic>.</jats:p>", "One two."),
        ("abstract", "<p>One.</p>\n<p>Two.</p>\n\n<ul>\n<li>Three</li>", "One.\nTwo.\n\n\nThree"),
        ("note", "see [the report](https://example.org/r.pdf) first", None),
        ("note", 'see <a href="https://example.org/r">the report</a>', None),
        ("note", "a <b>b</b> [c](https://example.org/c)", "a b [c](https://example.org/c)"),
        ("title", "  A  b\tc ", "A b c"),
        ("title", "Together,", "Together"),
        ("title", "Together:", None),
        ("pages", "pp. 12-19", "12-19"),
        ("pages", "12 – 19", "12-19"),
        ("abstract", "Abstract: We ask.", "We ask."),
    ],
)
def test_what_is_certain_is_mended(field: str, text: str, right: str | None) -> None:
    assert mended(field, text) == right


@pytest.mark.parametrize(
    "text", ["Lower if n<b and c>d in both arms, p<i or u>v.", "If a<b, <beta> and x <p y> z"]
)
def test_what_only_looks_like_a_tag_is_none(text: str) -> None:
    assert codes(abstract=text) == []


def test_a_body_becomes_an_organisation_only_where_its_whole_name_is_known() -> None:
    (doubt,) = found(authors=({"family": "Department of Health"},))
    assert doubt.mend == Rename(("authors", 0, "family"), "literal")
    (doubt,) = found(authors=({"family": "Association", "given": "Local Government"},))
    assert (doubt.mend, doubt.hint) == (None, "write {literal: Local Government Association}")


def test_a_doi_is_added_only_where_the_address_is_a_resolver() -> None:
    (doubt,) = found(url="https://doi.org/10.1136/bmj.n71")
    assert doubt.mend == Add((), "doi", "10.1136/bmj.n71")
    (doubt,) = found(url="https://onlinelibrary.wiley.com/doi/full/10.1111/sltb.12159/full")
    assert (doubt.mend, doubt.hint) == (None, "write doi: 10.1111/sltb.12159")


def test_citations_run_forwards() -> None:
    place = {"document": "d", "form": "entry", "text": "x", "lines": (9, 3), "pages": (2, 1)}
    assert codes(cited_in=(place,)) == ["backwards-range", "backwards-range"]


def test_the_words_of_a_citation_stand_for_a_title() -> None:
    cited = {"document": "d", "form": "footnote", "text": "see our website"}
    assert codes(title=None, cited_in=(cited,)) == []


@given(strategies.references())
@settings(max_examples=60, deadline=None)
def test_any_record_is_checked_and_a_mend_changes_its_value(reference: Reference) -> None:
    doubts = [
        *values.doubts(reference, (), TODAY),
        *names.doubts(reference, ()),
        *texts.doubts(reference, ()),
    ]
    plain = reference.model_dump(by_alias=True)
    for doubt in doubts:
        if isinstance(doubt.mend, Respell):
            value: Any = plain
            for step in doubt.mend.loc:
                value = value[step]
            right = doubt.mend.spell(value)
            assert right.strip()
            assert right != value
            assert doubt.mend.loc[0] in WORK_FIELDS or doubt.mend.loc[0] == "tags"
