"""Lists as HTML: what a browser and a screen reader find in it."""

from __future__ import annotations

from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs import html, lists
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import (
    Block,
    Break,
    Contents,
    Heading,
    Paragraph,
    Ready,
    Run,
)
from evidence_refs.errors import UsageError
from evidence_refs.formats.seen import seen
from evidence_refs.model import Reference

from ..formats.examples import REFERENCES
from ..formats.strategies import references, texts


def page(blocks: list[Block], **settings: Any) -> Any:
    return lxml.html.document_fromstring(html.write(blocks, **settings))


def of(many: list[Reference], **asked: Any) -> list[Block]:
    return lists.blocks(many, Asked(**asked))


HOSTILE = "</title><script>alert(1)</script>\x00 & “x” \" ' \ufffe<img src=x onerror=y>"


def test_a_title_with_a_script_stays_text() -> None:
    work = Reference(
        key="k", title=HOSTILE, source=[HOSTILE], abstract=HOSTILE, language='en"><script>',
        url='https://example.org/"onmouseover="x', cited_in=[
            {"document": "d", "form": "entry", "section": [HOSTILE]}],
    )  # fmt: skip
    for style in ("labelled", "linked", "footnote", "harvard"):
        found = page(of([work], style=style), title=HOSTILE)
        assert not found.xpath("//script | //img | //@onmouseover | //@onerror")
        assert found.xpath("string(//title)") == seen(HOSTILE)
        assert found.xpath("string(//h2)") == seen(HOSTILE)


@given(references, st.sampled_from(["labelled", "linked", "footnote"]))
@settings(max_examples=40, deadline=None)
def test_any_reference_is_text_and_links_lead_to_the_web(reference: Reference, style: str) -> None:
    found = page(of([reference], style=style, group="none"))
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "h1", "ul", "li", "p", "a",
               "cite", "b", "i", "br"}  # fmt: skip
    assert {each.tag for each in found.iter()} <= allowed
    assert all(href.lower().startswith(("http", "ftp")) for href in found.xpath("//a/@href"))


@given(texts)
@settings(max_examples=60, deadline=None)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    found = page([Paragraph((Run("|"), Run(text, bold=True), Run("|")))])
    assert found.xpath("string(//p)") == f"|{seen(text)}|"


def test_a_page_lets_nothing_be_loaded_and_names_its_language() -> None:
    found = page(of(REFERENCES), title="Anchors", language="en-GB")
    assert found.get("lang") == "en-GB"
    assert found.xpath("//h1/text()") == ["Anchors"]
    (policy,) = found.xpath("//meta[@http-equiv]/@content")
    assert "default-src 'none'" in policy
    assert not found.xpath("//@src | //link")
    assert "prefers-color-scheme: dark" in found.xpath("string(//style)")


def test_a_heading_of_the_first_level_is_the_title_of_the_page() -> None:
    found = page([Heading(1, (Run("A brief"),))], title="Brief")
    assert found.xpath("//h1/text()") == ["A brief"]


def test_sections_are_nested_as_their_headings_are_and_named_by_them() -> None:
    found = page(of(REFERENCES))
    inner = found.xpath("//section/section")
    assert [each[0].tag for each in found.xpath("//section")] == ["h2", "h3", "h3"]
    assert len(inner) == 2
    for section in found.xpath("//section"):
        assert section.get("aria-labelledby") == section[0].get("id")


def test_headings_go_no_deeper_than_six_and_come_out_again() -> None:
    levels = (2, 8, 3, 2)
    found = page([Heading(level, (Run(str(level)),)) for level in levels])
    assert [each.tag for each in found.xpath("//h2 | //h3 | //h6")] == ["h2", "h6", "h3", "h2"]
    assert len(found.xpath("//main/section")) == 2


def test_an_entry_is_an_item_with_its_key() -> None:
    found = page(of(REFERENCES))
    (item,) = found.xpath("//li[@id='ref-adeyemi2021commissioning']")
    assert item.getparent().tag == "ul"
    (cite,) = item.xpath("./p/a/b/cite | ./p/a/cite")
    assert cite.get("lang") == "en-GB"
    assert cite.text_content().startswith("Commissioning for equity")
    assert len(item.xpath("./p")) == 4
    assert len(found.xpath("//li")) == len(REFERENCES)


def test_a_numbered_list_has_the_numbers_of_its_style() -> None:
    found = page(of(REFERENCES, style="vancouver", group="type"))
    assert found.xpath("//ol/li/@value") == [str(at) for at in range(1, len(REFERENCES) + 1)]
    assert not found.xpath("//*[@class='number']")


def test_a_number_that_no_list_counts_by_is_text() -> None:
    found = page([Paragraph((Run("a"),), "k", "[1]"), Paragraph((Run("b"),), "l", "[2]")])
    assert [each.text_content() for each in found.xpath("//ul/li")] == ["[1] a", "[2] b"]


def test_prose_is_no_entry() -> None:
    found = page(
        [Paragraph((Run("Before"),)), Paragraph((Run("a"),), "k"), Paragraph((Run("after"),))]
    )
    assert [each.tag for each in found.xpath("//main/*")] == ["h1", "p", "ul", "p"]


def test_a_key_that_is_listed_twice_is_an_anchor_once() -> None:
    entry = Paragraph((Run("a"),), "k")
    found = page([entry, Heading(2, (Run("x"),)), entry, Heading(2, (Run("y"),), "ref-l")])
    assert found.xpath("//@id").count("ref-k") == 1
    assert len(set(found.xpath("//@id"))) == len(found.xpath("//@id"))


def test_contents_lead_to_the_headings() -> None:
    found = page([Contents(3), *of(REFERENCES)])
    targets = [href.removeprefix("#") for href in found.xpath("//nav//a/@href")]
    assert targets == [each.get("id") for each in found.xpath("//h2 | //h3")]
    assert len(found.xpath("//nav/ul/li/ul/li")) == 2
    assert not page([Contents(3)]).xpath("//nav//*")


def test_looks() -> None:
    runs = (Run("a", raised=True), Run("b", small_caps=True), Break(), Run("c", italic=True))
    assert '<p><sup>a</sup><span class="small-caps">b</span><br><i>c</i></p>' in html.write(
        [Paragraph(runs)]
    )


def test_a_fragment_is_for_another_page() -> None:
    text = html.write(of(REFERENCES), page=False)
    assert text.startswith("<ul")
    assert text.endswith("</section>\n")
    assert text in html.write(of(REFERENCES))


def test_a_template_writes_a_part() -> None:
    assert html.write([Ready("html", "<hr>\n")], page=False) == "<hr>\n"
    with pytest.raises(UsageError):
        html.write([Ready("markdown", "# a")])
