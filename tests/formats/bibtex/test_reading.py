from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import WRITERS
from evidence_refs.formats.bibtex.names import people
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.values import line
from evidence_refs.model import Reference
from evidence_refs.problems import Problem
from tests.formats.reading import entries, one, read, said, short
from tests.formats.strategies import references

ARTICLE = r"""
% Some words before it.
@string{bmj = "British " # {Medical Journal}}
@comment{not me}
@Article{smith2021,
  author    = {Smith, John and van der Berg, {\'E}lodie and {Barnes and Noble} and others},
  title     = "The {NHS} in {\'E}lan: 100\% of $\alpha$",
  journal   = bmj # ", new series",
  year      = 2021, month = mar, day = 4,
  volume    = {12},
  number    = 3,
  pages     = {45--50},
  doi       = {https://doi.org/10.1000/a\_b},
  url       = {https://x.org/a_b?c=1%20&d},
  keywords  = {first, second},
  ids       = {old2020},
}
"""


def test_an_article() -> None:
    found, left_out = read("bibtex", ARTICLE)
    assert isinstance(left_out, Problem)
    assert (left_out.code, left_out.where.line) == ("comment-left-out", 4)
    assert isinstance(found, Entry)
    assert (found.id, found.line) == ("smith2021", 5)
    assert said(found) == {
        "type": "article-journal", "title": "The NHS in Élan: 100% of α",
        "authors": "Smith|John; van der Berg|Élodie; {Barnes and Noble}", "authors_truncated": True,
        "journal": "British Medical Journal, new series", "date": "2021-03-04", "volume": "12",
        "issue": "3", "pages": "45-50", "doi": "10.1000/a_b", "url": "https://x.org/a_b?c=1%20&d",
    }  # fmt: skip
    assert (found.tags, found.aliases, found.extra) == (("first", "second"), ("old2020",), {})


def test_biblatex() -> None:
    text = """@online{x, title={A}, subtitle={B}, date={2020-05/2020-07}, journaltitle={J},
      urldate={2021-01-02}, eprinttype={pubmed}, eprint={123}, langid={english}}"""
    assert said(one("bibtex", text)) == {
        "type": "webpage", "title": "A: B", "date": "2020-05/2020-07", "journal": "J",
        "accessed": "2021-01-02", "pmid": "123", "language": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("inproceedings", "paper-conference"), ("incollection", "chapter"), ("techreport", "report"),
        ("phdthesis", "thesis"), ("misc", "document"), ("letter", "personal_communication"),
    ],
)  # fmt: skip
def test_types(kind: str, csl: str) -> None:
    assert one("bibtex", f"@{kind}{{x, title={{A}}}}").work.type == csl


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Smith, Jr, John", "Smith|John|Jr"), ("Jan van der Berg", "van der Berg|Jan"),
        (r"Fran{\c c}ois M{\"u}ller", "Müller|François"), ("{NHS} and A. Doe", "{NHS}; Doe|A."),
        (r"{\'E}. Dupont", "Dupont|É."), ("{van der Berg}, Jan", "van der Berg|Jan"),
        ("Lloyd{ }George", "Lloyd George"), ("family=Berg, given=Jan, prefix=van", "van Berg|Jan"),
        ("J.~R. Smith AND A. Doe", "Smith|J. R.; Doe|A."), (r"{Board \& Co, London}", "{Board & Co, London}"),
        ("World Health Organization", "{World Health Organization}"), ("", ""),
    ],
)  # fmt: skip
def test_names(field: str, expected: str) -> None:
    assert short(people(field).names) == expected


def test_an_entry_in_parentheses_may_have_some_in_quotes() -> None:
    first, second = entries(
        "bibtex", '@book(a, title = "One (1)", year = 2001)@book{b, title={Two}}'
    )
    assert (said(first)["title"], said(second)["title"]) == ("One (1)", "Two")


def test_a_broken_entry_costs_no_other() -> None:
    text = "@book{a, title={A}}\n@book{b, title={B, year=2001\n\n@book{c, title={C}}\n@book{d, ?? title={D}, year={2002}}\n"
    found = read("bibtex", text)
    problems = [each for each in found if isinstance(each, Problem)]
    assert [(each.code, each.where.line) for each in problems] == [
        ("brace-open", 2), ("not-a-field", 2), ("not-a-field", 5),
    ]  # fmt: skip
    works = [(each.id, each.work.title) for each in found if isinstance(each, Entry)]
    assert works == [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")]


def test_a_broken_entry_takes_nothing_from_one_without_a_key() -> None:
    found = read("bibtex", "@book{b, title={B, author={X}\n@misc{, title={C}, year=2001}\n")
    works = [each.work for each in found if isinstance(each, Entry)]
    assert [(work.title, work.date) for work in works] == [("B", None), ("C", "2001")]


@pytest.mark.parametrize("part", [" a={,", "@a{", "@a{b,\n", " a={\n", '"', "\\'"])
def test_what_is_never_closed_takes_time_that_is_linear(part: str) -> None:
    found = read("bibtex", "@book{a, title={A}}\n@book{k, x={" + part * 20_000)
    assert isinstance(found[0], Entry)


def test_an_entry_without_a_key_has_its_number() -> None:
    found = entries("bibtex", "@book{, title={A}}\n@book{title={B}}\n")
    assert [(each.id, each.work.title) for each in found] == [("1", "A"), ("2", "B")]


def test_a_file_of_comments_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="no entry"):
        read("bibtex", "% nothing\n")


def test_what_no_field_holds_stands_under_its_name() -> None:
    found = one(
        "bibtex", "@book{x, title={A}, file={:a\\_b.pdf:PDF}, location={London}, pagetotal=9}"
    )
    assert found.extra == {"file": ":a_b.pdf:PDF", "address": "London", "pagetotal": "9"}


@given(st.lists(references, min_size=1, max_size=3, unique_by=lambda each: each.key.lower()))
@settings(max_examples=60, deadline=None)
def test_what_we_write_is_read(many: list[Reference]) -> None:
    found = [
        each for each in read("bibtex", WRITERS["bibtex"].write(many)) if isinstance(each, Entry)
    ]
    assert [each.id for each in found] == [each.key for each in many]
    for entry, reference in zip(found, many, strict=True):
        assert _bare(entry.work.title) == _bare(reference.title)


def _bare(title: str | None) -> str:
    return "".join(char for char in line(title or "") if char.isalnum() and char not in "μµ")


@given(st.text(alphabet='@book{x,title=}"#\\ \n()%a1', max_size=120))
@settings(max_examples=150, deadline=None)
def test_whatever_stands_in_a_file_nothing_fails(text: str) -> None:
    for each in read("bibtex", f"@book{{a, title={{A}}}}\n{text}"):
        assert isinstance(each, Entry | Problem)


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("eprinttype={arXiv}, eprint={2101.00001v2}", "https://arxiv.org/abs/2101.00001v2"),
        ("archiveprefix={arXiv}, eprint={math/0500001}", "https://arxiv.org/abs/math/0500001"),
        ("archiveprefix={arXiv}, eprint={arXiv:2101.00001}", "https://arxiv.org/abs/2101.00001"),
        ("eprinttype={arXiv}, eprint={2101.00001}, url={https://a.org/b}", "https://a.org/b"),
        ("eprinttype={arXiv}, eprint={2101.00001}, journal={City}", None),
        ("eprinttype={arXiv}, eprint={see there}", None),
        ("eprinttype={hdl}, eprint={2101.00001}", None),
    ],
)
def test_what_is_on_arxiv_alone_has_its_address(fields: str, url: str | None) -> None:
    (found,) = entries("bibtex", f"@misc{{a, title={{T}}, {fields}}}")
    assert found.work.url == url
    assert "eprint" in found.extra


def test_what_is_no_record_is_said_once_for_all_of_a_kind() -> None:
    text = (
        "@comment{a}\n@book{k, title={T}}\n@Comment{jabref-meta: grouping:\n0 AllEntriesGroup:;}\n@comment{b}\n"
        '@preamble{"\\x"}\n@set{s, entryset={k}}\n@control{c, title="no"}\n'
    )
    problems = [each for each in read("bibtex", text) if isinstance(each, Problem)]
    assert [(each.code, each.where.line) for each in problems] == [
        ("comment-left-out", 1), ("jabref-left-out", 3), ("preamble-left-out", 6), ("set-left-out", 7),
        ("control-left-out", 8),
    ]  # fmt: skip
    assert "2 of them" in problems[0].message


def test_our_own_preamble_is_not_spoken_of() -> None:
    text = WRITERS["bibtex"].write([Reference(key="a", title="T", url="https://a.org")])
    assert text.startswith("@preamble")
    assert len(entries("bibtex", text)) == 1


def test_two_entries_with_one_key_are_both_read() -> None:
    found = read("bibtex", "@book{k, title={A}}\n\n@book{k, title={B}}\n")
    assert [each.work.title for each in found if isinstance(each, Entry)] == ["A", "B"]
    (problem,) = (each for each in found if isinstance(each, Problem))
    assert (problem.code, problem.where.line) == ("key-repeated", 3)
    assert "line 1" in problem.message


def test_a_field_that_stands_twice_is_said() -> None:
    found = read("bibtex", "@book{k, title={A}, title={B}, year=2020, year=2020}")
    assert [each.code for each in found if isinstance(each, Problem)] == ["field-repeated"]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year={c. 2019}", "2019~"), ("year={2019?}", "2019?"), ("year={2019--2021}", "2019/2021"),
        ("year={1990s}", "199X"), ("year={45 BC}", "-0044"), ("date={2019-05/..}", "2019-05/.."),
        ("date={2019~}", "2019~"), ("year=2020, month={Spring}", "2020-21"),
        ("year={circa 2019}, month=may", "2019-05~"), ("date={2020-05-01T10:00}", "2020-05-01"),
    ],
)  # fmt: skip
def test_dates(fields: str, date: str) -> None:
    found = one("bibtex", f"@book{{k, title={{A}}, {fields}}}")
    assert (found.work.date, found.extra) == (date, {})


def test_keywords_are_parted_outside_braces() -> None:
    assert one("bibtex", "@book{k, keywords={a, {b, c},d}}").tags == ("a", "b, c", "d")
    assert one("bibtex", "@book{k, keywords={a, x; b}}").tags == ("a, x", "b")


def test_ids_that_can_be_no_key_stay_as_they_are() -> None:
    found = one("bibtex", "@book{k, title={T}, ids={a b, c}}")
    assert (found.aliases, found.extra) == ((), {"ids": "a b, c"})


def test_words_in_a_note_are_read_into_their_fields() -> None:
    text = "@book{k, title={T}, note={Mine. {PMCID: PMC12}. And {Updated 5 May 2023}}}"
    found = one("bibtex", text)
    assert said(found) == {
        "type": "book", "title": "T", "note": "Mine. And", "pmcid": "PMC12", "date_updated": "2023-05-05",
    }  # fmt: skip


@pytest.mark.parametrize(
    "annote", ["{date: never}", "{type: nonsense}", "{access: all}", "{: x}", "{doi}", "{{}: x}"]
)
def test_words_that_the_model_cannot_have_stay_words(annote: str) -> None:
    found = one("bibtex", f"@book{{k, title={{T}}, annote={{{annote}}}}}")
    assert found.extra["annote"]


def test_entities_of_databases_are_read_and_ours_are_none() -> None:
    assert one("bibtex", r"@book{k, title={A &amp; B \&amp; C}}").work.title == "A & B & C"
    assert one("bibtex", r"@book{k, title={A \&{}amp; B}}").work.title == "A &amp; B"


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ("Department of Health and Social Care", ("Department of Health and Social Care",)),
        ("Springer Science and Business Media LLC", ("Springer Science and Business Media LLC",)),
        ("{Taylor and Francis}", ("Taylor and Francis",)),
        ("{NHS England} and {Barnes and Noble}", ("NHS England", "Barnes and Noble")),
        ("{Barnes and Noble} and NHS England", ("Barnes and Noble", "NHS England")),
    ],
)
def test_an_and_parts_publishers_only_beside_braces(
    publisher: str, source: tuple[str, ...]
) -> None:
    found = one("bibtex", f"@book{{k, title={{T}}, publisher={{{publisher}}}}}")
    assert found.work.source == source


@pytest.mark.parametrize(
    ("author", "names", "truncated"),
    [
        ("Smith, J. et al.", "Smith|J.", True), ("Smith, J., et al", "Smith|J.", True),
        ("Smith, J. and others", "Smith|J.", True), ("{Smith et al}", "{Smith et al}", False),
        ("Smith, J.; Jones, A.", "Smith|J.; Jones|A.", False), ("Sharma, U. A.", "Sharma|U. A.", False),
        (r"Smith, J. \& Jones, A.", "Smith|J.; Jones|A.", False),
        ("J. Smith & A. Jones", "Smith|J.; Jones|A.", False),
        (r"Barnes \& Noble", "{Barnes & Noble}", False), ("Public Health England", "{Public Health England}", False),
        ("{Barnes; Noble}", "{Barnes; Noble}", False),
        ("National Institute for Health and Care Excellence and Smith, J.",
         "{National Institute for Health and Care Excellence}; Smith|J.", False),
    ],
)  # fmt: skip
def test_authors_as_people_write_them(author: str, names: str, truncated: bool) -> None:
    found = people(author)
    assert (short(found.names), found.truncated) == (names, truncated)


@pytest.mark.parametrize(
    ("fields", "language", "extra"),
    [
        ("langid={ngerman}", "de", {}), ("language={English}, langid={english}", "en", {}),
        ("language={english}, langid={british}", "en", {"langid": "british"}),
        ("language={langlatin and langgerman}, langid={latin}", "la", {"language": "langlatin and langgerman"}),
        ("language={langlatin and langgerman}", None, {"language": "langlatin and langgerman"}),
    ],
)  # fmt: skip
def test_languages(fields: str, language: str | None, extra: dict[str, str]) -> None:
    found = one("bibtex", f"@book{{k, title={{T}}, {fields}}}")
    assert (found.work.language, dict(found.extra)) == (language, extra)


@pytest.mark.parametrize("gap", [" ", "\n  "])
def test_a_brace_that_is_not_closed_swallows_no_field(gap: str) -> None:
    text = "@article{k,_title={Unclosed {brace},_author={X, Y},_year=2001}\n\n@misc{b, title={Z}}\n"
    problem, found, after = read("bibtex", text.replace("_", gap))
    assert isinstance(problem, Problem) and isinstance(found, Entry) and isinstance(after, Entry)
    assert problem.code == "brace-open"
    assert said(found) == {
        "type": "article-journal", "title": "Unclosed brace", "authors": "X|Y", "date": "2001",
    }  # fmt: skip
    assert after.work.title == "Z"


def test_paragraphs_of_latex_are_kept() -> None:
    assert one("bibtex", r"@misc{k, abstract={One.\par Two.}}").work.abstract == "One.\n\nTwo."


def test_the_issuer_is_read_of_how_a_work_was_published() -> None:
    text = r"@misc{k, title={T}, url={https://x.org}, howpublished={{A, b}, {{C D}} and {{E}}, \url{https://x.org}}}"
    found = one("bibtex", text)
    assert (found.work.source, dict(found.extra)) == (("C D", "E"), {"howpublished": "A, b"})


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("{{Ports; Ships, old}}", ("Ports", "Ships, old")),
        ("{{Ports, Ships}}", ("Ports", "Ships")),
        ("{{Ports}}", ("Ports",)),
        ("{{a, b}, c}", ("a, b", "c")),
        ("{{}{a, b}}", ("a, b",)),
    ],
)
def test_braces_around_all_keywords_say_nothing(keywords: str, tags: tuple[str, ...]) -> None:
    assert one("bibtex", f"@misc{{a, title={{A}}, keywords={keywords}}}").tags == tags


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Age UK", "{Age UK}"),
        ("Age UK and Diabetes UK", "{Age UK}; {Diabetes UK}"),
        ("Mishra UK and Das S", "Mishra|UK; Das|S"),
        ("Mishra, UK", "Mishra|UK"),
        ("Wei Wang 0001 and Jane Doe", "Wang|Wei; Doe|Jane"),
    ],
)
def test_bodies_and_people_without_braces(author: str, names: str) -> None:
    assert said(one("bibtex", f"@misc{{a, title={{A}}, author={{{author}}}}}"))["authors"] == names


@pytest.mark.parametrize(
    "name",
    ["Oxford University Press and MIT Press", "Taylor and Francis", "Wiley and Sons"],
)
def test_an_and_in_a_publisher_without_braces_is_its_own(name: str) -> None:
    for kind in ("book", "collection"):  # of each dialect
        found = one("bibtex", f"@{kind}{{a, title={{A}}, publisher={{{name}}}}}")
        assert found.work.source == (name,)


@pytest.mark.parametrize(
    ("fields", "url", "accessed", "extra"),
    [
        (r"howpublished={\url{https://x.org/a_b}}", "https://x.org/a_b", None, {}),
        (
            r"howpublished={\url{https://x.org}, accessed 3 May 2023}",
            "https://x.org",
            "2023-05-03",
            {},
        ),
        (
            "howpublished={Available at: https://x.org (accessed 3 May 2023).}",
            "https://x.org",
            "2023-05-03",
            {},
        ),
        (
            "url={https://x.org}, note={[Online; accessed 3-May-2023]}",
            "https://x.org",
            "2023-05-03",
            {},
        ),
        ("url={https://x.org}, note={Accessed: 2023-05-03}", "https://x.org", "2023-05-03", {}),
        ("howpublished={See https://x.org}", None, None, {"howpublished": "See https://x.org"}),
    ],
)
def test_addresses_and_days_of_access_in_words(
    fields: str, url: str | None, accessed: str | None, extra: dict[str, str]
) -> None:
    found = one("bibtex", f"@misc{{a, title={{A}}, {fields}}}")
    assert (found.work.url, found.work.accessed, found.extra) == (url, accessed, extra)
    assert found.work.note is None


def test_article_numbers_by_their_names_elsewhere() -> None:
    for name in ("eid", "articleno", "article-number", "elocation-id"):
        assert one("bibtex", f"@article{{a, title={{A}}, {name}={{e12}}}}").work.pages == "e12"


@pytest.mark.parametrize("others", ["{et al.}", "others", "{{et al}}", "et al."])
def test_others_in_braces_are_no_name(others: str) -> None:
    found = one("bibtex", f"@misc{{a, title={{A}}, author={{Smith, J. and {others}}}}}")
    assert (said(found)["authors"], found.work.authors_truncated) == ("Smith|J.", True)


def test_the_type_of_a_masters_thesis_stays() -> None:
    found = one("bibtex", "@mastersthesis{a, title={A}, school={B}, type={MSc dissertation}}")
    assert found.extra == {"type": "MSc dissertation", "ENTRYTYPE": "mastersthesis"}
    reference = Reference(**{"key": "a", **found.work.model_dump(), "extra": found.extra})
    for format in ("bibtex", "biblatex"):
        assert one("bibtex", WRITERS[format].write([reference])).extra == found.extra


def test_wide_digits_are_digits() -> None:
    assert one("bibtex", "@misc{a, title={A}, year={２０２０}}").work.date == "2020"


@pytest.mark.parametrize("name", ["urldate", "lastchecked", "lastaccessed", "lastvisited"])
def test_days_of_access_by_their_names(name: str) -> None:
    assert (
        one("bibtex", f"@misc{{a, title={{A}}, {name}={{2 Jan 2020}}}}").work.accessed
        == "2020-01-02"
    )
