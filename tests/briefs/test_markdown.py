from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from evidence_refs.briefs import lists, markdown
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Break, Paragraph, Ready, Run
from evidence_refs.errors import UsageError
from evidence_refs.model import Reference

from ..formats.examples import REFERENCES
from ..formats.strategies import lines, proses, references

_READER = MarkdownIt("commonmark")
_GITHUB = MarkdownIt("gfm-like", {"linkify": False})


def ref(**values: Any) -> Reference:
    return Reference(**{"key": "a2020b", **values})


def write(references: Sequence[Reference], **asked: Any) -> str:
    return markdown.write(lists.blocks(references, Asked(**asked)))


def blocks(text: str, reader: MarkdownIt = _READER) -> list[tuple[str, str]]:
    """What a reader shows: for each block its tag and its text, hard breaks as newlines."""
    tokens = reader.parse(text)
    return [
        (tokens[at - 1].tag, "".join(_shown(token.children or [])))
        for at, token in enumerate(tokens)
        if token.type == "inline"
    ]


def _shown(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "text_special"):
            yield token.content
        elif token.type in ("hardbreak", "softbreak"):
            yield "\n"
        else:
            assert token.type in {
                "strong_open", "strong_close", "link_open", "link_close", "em_open", "em_close",
            }, token.type  # fmt: skip


def links(text: str) -> list[str]:
    return [
        str(child.attrs["href"])
        for token in _READER.parse(text)
        for child in token.children or []
        if child.type == "link_open"
    ]


def shown(text: str) -> str:
    """A value as print has it: on one line, without control characters."""
    kept = re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", "", text)
    return re.sub(r"\s+", " ", kept).strip(" ")


@given(lines)
@example("<script>alert(1)</script>")
@example("*a* _b_ `c` ~~d~~ $e$")
@example("[x](javascript:y) ![z](w)")
@example("# a #")
@example("1. a")
@example("12) a")
@example("- a")
@example("---")
@example("+")
@example("a | b &amp; &#35; &copy c")
@example("a\\")
@example("***")
@settings(max_examples=300, deadline=None)
def test_any_title_is_shown_as_it_is(title: str) -> None:
    if not shown(title):
        return
    text = write([ref(title=title, url="https://example.org/"), ref(title=title)])
    for reader in (_READER, _GITHUB):
        assert blocks(text, reader) == [("p", shown(title))] * 2


def test_marks_of_pandoc_are_text() -> None:
    assert write([ref(title="H~2~O, 10^2^, ~~x~~")]).splitlines()[0] == (
        r"**H\~2\~O, 10\^2\^, \~\~x\~\~**"
    )


@given(proses)
@settings(max_examples=200, deadline=None)
def test_any_abstract_is_shown_paragraph_by_paragraph(abstract: str) -> None:
    expected = [shown(each) for each in re.split(r"\n\s*\n", abstract)]
    for reader in (_READER, _GITHUB):
        shown_blocks = blocks(write([ref(abstract=abstract)]), reader)
        assert shown_blocks == [("p", "a2020b"), *(("p", each) for each in expected if each)]


@given(lines)
@settings(max_examples=200, deadline=None)
def test_any_heading_is_shown_as_it_is(heading: str) -> None:
    place = {"document": "d", "form": "entry", "section": [heading]}
    text = write([ref(title="A", cited_in=[place])])
    assert [each for each in blocks(text) if each[1]] == [
        each for each in (("h2", shown(heading)), ("p", "A")) if each[1]
    ]


@given(references)
@settings(max_examples=100, deadline=None)
def test_any_reference_is_text_and_links_lead_to_the_web(reference: Reference) -> None:
    text = write([reference])
    assert blocks(text)
    assert all(re.match("(?i)(https?|ftp)://", each) for each in links(text))


@pytest.mark.parametrize(
    ("url", "target"),
    [
        (
            "https://example.org/a(b)_c?d=1&amp;e=[2]",
            "https://example.org/a(b)_c?d=1&amp;e=%5B2%5D",
        ),
        ("https://example.org/a b>c\\d`e", "https://example.org/a%20b%3Ec%5Cd%60e"),
        ("https://example.org/%20", "https://example.org/%20"),
    ],
)
def test_an_address_is_encoded(url: str, target: str) -> None:
    text = write([ref(title="A", url=url)])
    assert blocks(text) == [("p", "A")]
    assert links(text) == [target]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "www.example.org", "#"])
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    text = write([ref(title="A", url=url)])
    assert links(text) == []
    assert blocks(text) == [("p", "A"), ("p", f"Address: {url}")]


def test_a_doi_is_an_address() -> None:
    assert links(write([ref(title="A", doi="10.1/a_b<c>")])) == ["https://doi.org/10.1/a_b%3Cc%3E"]
    text = write([ref(title="A", doi="10.1/a", url="https://example.org")])
    assert links(text) == ["https://example.org"]


def test_what_an_entry_says() -> None:
    text = write(
        [
            ref(
                title="Budgets",
                source=["NHS England", "KF"],
                date="2023-01-20",
                date_updated="2023-05",
                authors=[{"family": "Berg", "given": "J."}, {"literal": "Board of Care"}],
                authors_truncated=True,
                journal="BMJ",
                volume="379",
                issue="2",
                pages="e049296",
                edition="2nd",
                series="Briefings",
                number="Cm 9",
                note="See p. 18",
                abstract="One.\n\nTwo.",
            )
        ]
    )
    assert blocks(text) == [
        ("p", "Budgets"),
        (
            "p",
            "Author(s): Berg, J.; Board of Care et al.\n"
            "Source: NHS England; KF\n"
            "Publication date: 20 January 2023 (updated May 2023)\n"
            "Journal: BMJ, 379(2), e049296\n"
            "Edition: 2nd\n"
            "Series: Briefings\n"
            "Number: Cm 9",
        ),
        ("p", "See p. 18."),
        ("p", "One."),
        ("p", "Two."),
    ]


@pytest.mark.parametrize(
    ("access", "words"),
    [
        ("abstract-only", "(Abstract only)"),
        ("login-required", "(login required)"),
        ("subscription", "(£)"),
    ],
)
def test_a_reader_sees_what_it_takes_to_read_a_work(access: str, words: str) -> None:
    text = write([ref(title="A", url="https://example.org", access=access)])
    assert text == f"[**A**](<https://example.org>) {words}\n"


@pytest.mark.parametrize(
    ("url", "printed", "name"),
    [
        ("https://a.org/x_y", "four *pillars*", "four *pillars*"),
        ("https://www.a.org/topics/logic-model_2", "www.a.org/topics", "a.org: logic model 2"),
        ("https://a.org/x", "For example see https://a.org/x", "a.org: x"),
        ("http://u@a.org:80/%3Cb%3E.pdf#p", None, "a.org: <b>"),
        ("https://a.org/view?id=3", None, "a.org: view?id=3"),
        ("https://a.org/", None, "a.org"),
        ("https://a.org/1.2-million-jobs/", None, "a.org: 1.2 million jobs"),
        ("javascript:alert(1)", None, "a2020b"),
    ],
)
def test_a_work_without_a_title_is_called_by_its_link_or_its_place(
    url: str, printed: str | None, name: str
) -> None:
    place = {"document": "d", "form": "link", "text": printed}
    text = write([ref(url=url, cited_in=[place])])
    assert blocks(text)[0] == ("p", name)
    assert text.count(url.partition("//")[2] or url) == 1


def test_an_address_that_is_cut_off_is_not_lost() -> None:
    text = write([ref(url_text="www.a.org/b-c_d…")])
    assert blocks(text) == [("p", "a.org: b c d…"), ("p", "Address: www.a.org/b-c_d…")]


def cited(key: str, *places: tuple[str, int, tuple[str, ...], str]) -> Reference:
    return ref(
        key=key,
        title=key,
        cited_in=[
            {"document": document, "lines": [line, line], "section": section, "form": form}
            for document, line, section, form in places
        ],
    )


def outline(text: str) -> list[str]:
    return [f"{tag} {words}" if tag != "p" else words for tag, words in blocks(text)]


def test_entries_stand_below_their_headings_in_the_order_of_the_document() -> None:
    many = [
        cited("c", ("d", 30, ("B",), "entry")),
        cited("b", ("d", 20, ("A", "x"), "entry")),
        cited("late", ("d", 40, ("A",), "entry")),
        cited("a", ("d", 3, (), "link"), ("d", 10, ("A",), "entry")),
        ref(key="uncited", title="uncited"),
    ]
    assert outline(write(many)) == [
        "uncited", "h2 A", "a", "late", "h3 x", "b", "h2 B", "c",
    ]  # fmt: skip
    assert outline(write(many, group="none")) == ["c", "b", "late", "a", "uncited"]
    assert outline(write(many, level=5))[-2:] == ["h5 B", "c"]


def test_documents_are_parted_by_their_titles() -> None:
    many = [
        cited("a", ("d1", 9, ("A",), "entry"), ("d2", 1, ("B",), "entry")),
        cited("b", ("d2", 2, ("A",), "link")),
    ]
    assert outline(write(many, titles={"d1": "First"})) == [
        "h2 First", "h3 A", "a", "h2 d2", "h3 A", "b",
    ]  # fmt: skip
    assert outline(write(many, document="d2")) == ["h2 B", "a", "h2 A", "b"]


def test_headings_go_no_deeper_than_six() -> None:
    deep = cited("a", ("d", 1, tuple("12345678"), "entry"))
    assert outline(write([deep]))[-2:] == ["h6 8", "a"]


def test_nothing_is_nothing() -> None:
    assert write([]) == ""


def test_the_list_as_people_see_it(golden: Any) -> None:
    golden(Path(__file__).parent / "goldens" / "references.md", write(REFERENCES))


def test_a_number_is_text_so_that_no_reader_counts_anew() -> None:
    text = markdown.write([Paragraph((Run("a"),), "k", "7."), Paragraph((Run("b"),), "l", "[2]")])
    assert text == "7\\. a\n\n\\[2\\] b\n"


def test_lines_of_a_paragraph_begin_no_block() -> None:
    paragraph = Paragraph((Run("a"), Break(), Break(), Run("- b"), Break(), Run("1"), Run(". c")))
    assert blocks(markdown.write([paragraph])) == [("p", "a\n- b\n1. c")]


def test_what_a_template_wrote_for_another_output_is_refused() -> None:
    assert markdown.write([Ready("markdown", "\n# Mine\n")]) == "# Mine\n"
    with pytest.raises(UsageError, match="writes html, and this is markdown"):
        markdown.write([Ready("html", "<p>")])
