"""What holds of any work that the model lets through, and of any style."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from evidence_refs import styles
from evidence_refs.model import WORK_TYPES, Reference

from ..catalogue.strategies import references
from ..formats.strategies import references as odd_references

names = st.sampled_from(styles.NAMES)


@st.composite
def works(draw: st.DrawFn) -> list[Reference]:
    """Works of both kinds of strategies, each under a key of its own."""
    found = []
    for number in range(draw(st.integers(1, 3))):
        work = draw(odd_references if draw(st.booleans()) else references())
        found.append(work.model_copy(update={"key": f"key{number}"}))
    return found


_TAGS = {"i", "b", "u", "a", "sup", "sub", "span"}


class Reader(HTMLParser):
    """What a browser shows of a text, and its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown, self.tags, self.targets = "", list[str](), list[str]()

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href", "style"}


def html(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def markdown(text: str) -> str:
    """What a reader of Markdown shows of a text, which must be one paragraph."""
    tokens = MarkdownIt("commonmark").parse(text)
    assert [each.type for each in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    parts = [child for token in tokens for child in token.children or []]
    known = {"text", "text_special", "em_open", "em_close", "strong_open", "strong_close"}
    assert {each.type for each in parts} <= known | {"link_open", "link_close"}
    return "".join(each.content for each in parts)


@settings(max_examples=25, deadline=None)
@given(works(), names)
def test_any_work_has_an_entry(listed: list[Reference], style: str) -> None:
    found = styles.bibliography(listed, style)
    assert sorted(each.key for each in found) == sorted(each.key for each in listed)
    for each in found:
        assert each.text == " ".join(each.text.split())
        assert not re.search(r"[\x00-\x1f\x7f-\x9f]", each.text)


@settings(max_examples=25, deadline=None)
@given(works(), names)
def test_an_output_shows_the_text_and_nothing_else(listed: list[Reference], style: str) -> None:
    texts = styles.bibliography(listed, style)
    for plain, page in zip(texts, styles.bibliography(listed, style, "html"), strict=True):
        read = html(page.text)
        assert " ".join(read.shown.split()) == plain.text
        assert set(read.tags) <= _TAGS
        assert all(re.match("(?:https?|ftp)://", each, re.I) for each in read.targets)
    for plain, page in zip(texts, styles.bibliography(listed, style, "markdown"), strict=True):
        assert " ".join(markdown(page.text).split()) == plain.text


@settings(max_examples=100, deadline=None)
@given(names, st.sampled_from(WORK_TYPES), st.data())
def test_the_title_stands_once(style: str, kind: str, data: st.DataObject) -> None:
    fields = data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "authors": st.just([{"family": "Marlow", "given": "Jane"}]),
                "editors": st.just([{"literal": "Board of Words"}]),
                "source": st.just(["Fern Press"]),
                "journal": st.just("Journal of Care"),
                "date": st.sampled_from(["2019", "2019-03-02", "2019/2020"]),
                "url": st.just("https://example.org/x"),
                "accessed": st.just("2020-01-01"),
                "volume": st.just("3"),
                "number": st.just("12"),
                "pages": st.just("1-9"),
                "undated": st.just(True),
            },
        )
    )
    work = Reference(key="a", type=kind, title="Zebra quagga", **fields)
    text = styles.bibliography([work], style)[0].text
    # APA has personal communications in the text alone.
    if kind in ("personal_communication", "interview") and not text:
        assert style == "apa"
    else:
        assert text.lower().count("zebra quagga") == 1, text


@settings(max_examples=25, deadline=None)
@given(works(), names)
def test_any_work_can_be_cited(listed: list[Reference], style: str) -> None:
    once = [styles.Cite(each.key, locator="3") for each in listed]
    texts = styles.citations(listed, [once, once[:1], once[:1]], style)
    assert len(texts) == 3


@pytest.mark.parametrize("style", styles.NAMES)
def test_works_that_are_cited_alike_are_told_apart(style: str) -> None:
    works = [
        Reference(key=f"a{number}", type="report", title=f"Report {number}", date="2020",
                  authors=[{"literal": "Trust"}])
        for number in range(30)
    ]  # fmt: skip
    texts = styles.citations(works, [[styles.Cite(each.key)] for each in works], style)
    assert len(set(texts)) == len(works)
