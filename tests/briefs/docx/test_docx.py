"""Lists as documents of Word: styles, links, contents, properties, and bytes that are always the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from evidence_refs.briefs import docx as word
from evidence_refs.briefs import lists
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import (
    Block,
    Break,
    Contents,
    Heading,
    Paragraph,
    Ready,
    Run,
    Table,
)
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats.seen import seen
from evidence_refs.model import Reference

from ...formats.examples import REFERENCES
from ...formats.strategies import references, texts


def of(many: list[Reference], **asked: Any) -> list[Block]:
    return lists.blocks(many, Asked(**asked))


def opened(blocks: list[Block], **settings: Any) -> Document:
    return docx.Document(io.BytesIO(word.write(blocks, **settings)))


def paragraphs(document: Document) -> list[tuple[str, str]]:
    """The style of each paragraph, and its text."""
    return [(each.style.name if each.style else "", each.text) for each in document.paragraphs]


def links(document: Document) -> list[tuple[str, str]]:
    return [
        (link.text, link.address) for each in document.paragraphs for link in each.hyperlinks
        if link.address
    ]  # fmt: skip


def test_headings_entries_and_links_are_those_of_word() -> None:
    document = opened(of(REFERENCES, level=1))
    found = paragraphs(document)
    assert [each for each in found if each[0].startswith("Heading")] == [
        ("Heading 1", "Anchor institutions"), ("Heading 2", "Reports and guides"),
        ("Heading 2", "Journal articles"),
    ]  # fmt: skip
    assert ("Bibliography", "The anchor toolkit") in found
    assert ("Bibliography", "Half of all boards (50%) reported savings.") in found
    assert ("The anchor toolkit", "https://example.org/toolkit_v2?a=1&b=2#part%201") in links(
        document
    )
    relations = document.part.rels.values()
    assert sum(each.is_external for each in relations) == len(set(links(document)))


@given(references)
@settings(max_examples=15, deadline=None)
def test_any_reference_can_be_written_and_links_lead_to_the_web(reference: Reference) -> None:
    document = opened(of([reference], group="none"))
    assert document.paragraphs
    assert all(address.lower().startswith(("http", "ftp")) for _, address in links(document))


@given(st.lists(texts, min_size=1, max_size=20))
@settings(max_examples=15, deadline=None)
def test_any_text_is_shown_as_it_is(many: list[str]) -> None:
    document = opened([Paragraph((Run(text, italic=True),)) for text in many])
    assert [text for _, text in paragraphs(document)] == [seen(text) for text in many]


def test_looks() -> None:
    runs = (
        Run("b", bold=True), Run("i", italic=True), Break(), Run("r", raised=True),
        Run("s", small_caps=True), Run("l", language="cy"),
    )  # fmt: skip
    (paragraph,) = opened([Paragraph(runs)]).paragraphs
    b, i, _, r, s, language = paragraph.runs
    assert (b.bold, i.italic, r.font.superscript, s.font.small_caps) == (True,) * 4
    assert i.bold is None
    assert paragraph.text == "bi\nrsl"
    (mark,) = language._r.iter(qn("w:lang"))
    assert mark.get(qn("w:val")) == "cy"


@pytest.mark.parametrize("has_style", [True, False])
def test_a_table_is_one_of_word(has_style: bool, tmp_path: Path) -> None:
    bare = docx.Document()
    if not has_style:
        grid = bare.styles["Table Grid"].element
        grid.getparent().remove(grid)
    bare.save(str(tmp_path / "bare.docx"))
    rows = (
        ((Run("Year"),), (Run("£"),)),
        ((Run("2019", link="https://a.example/"), Break(), Run("b")), ()),
    )
    blocks: list[Block] = [Table(rows, ("", "right"))] * 2
    document = opened(blocks, reference=tmp_path / "bare.docx")
    one, other = document.tables
    assert [[cell.text for cell in row.cells] for row in one.rows] == [
        ["Year", "£"],
        ["2019\nb", ""],
    ]
    assert [cell.paragraphs[0].alignment for cell in one.rows[0].cells] == [None, 2]
    assert [run.bold for cell in one.rows[0].cells for run in cell.paragraphs[0].runs] == [
        True,
        True,
    ]
    assert one.style and one.style.name == "Table Grid"
    assert b"insideH" in etree.tostring(one.style.element)
    assert [each.text for each in document.paragraphs] == ["", ""]  # they do not meet
    assert len(list(one.rows[0]._tr.iter(qn("w:tblHeader")))) == 1
    assert other.rows[1].cells[0].paragraphs[0].hyperlinks[0].address == "https://a.example/"


def test_a_number_hangs_in_the_margin() -> None:
    (paragraph,) = opened([Paragraph((Run("a"),), "k", "12.")]).paragraphs
    assert paragraph.text == "12.\ta"
    form = paragraph.paragraph_format
    assert form.left_indent and form.first_line_indent == -form.left_indent


def test_no_page_parts_a_title_from_its_entry() -> None:
    document = opened(of(REFERENCES[:1], group="none"))
    kept = [each.paragraph_format.keep_with_next for each in document.paragraphs]
    assert kept == [True, None, None, None]
    alone = opened(of(REFERENCES, group="none", style="footnote"))
    assert not any(each.paragraph_format.keep_with_next for each in alone.paragraphs)


def test_what_is_of_one_entry_stands_nearer_than_the_next_entry() -> None:
    one = Reference(key="a", title="A", abstract="One.\n\nTwo.")
    document = opened(of([one, Reference(key="b", title="B")], group="none"))
    own = [each.paragraph_format.space_after for each in document.paragraphs]
    assert own == [Pt(3), Pt(3), None, None]
    style: Any = document.styles["Bibliography"]
    assert style.paragraph_format.space_after > Pt(3)


def test_contents_are_a_field_that_holds_links_to_the_headings() -> None:
    blocks = [Heading(1, (Run("A brief"),)), Contents(2), *of(REFERENCES)]
    document = opened(blocks)
    body = document.element.body
    codes = [each.text for each in body.iter(qn("w:instrText"))]
    assert codes == [' TOC \\o "1-2" \\h \\z \\u ']
    marks = [each.get(qn("w:fldCharType")) for each in body.iter(qn("w:fldChar"))]
    assert marks == ["begin", "separate", "end"]
    (line,) = [each for each in document.paragraphs if each.style and each.style.name == "toc 1"]
    assert line.text == "Anchor institutions"
    (anchor,) = [
        each.get(qn("w:anchor"))
        for each in body.iter(qn("w:hyperlink"))
        if each.get(qn("w:anchor"))
    ]
    places = {each.get(qn("w:name")): each for each in body.iter(qn("w:bookmarkStart"))}
    assert "Anchor institutions" in "".join(places[anchor].getparent().itertext())
    assert opened([Contents(2)]).paragraphs


def test_a_title_stands_outside_of_the_outline_and_of_the_contents() -> None:
    blocks = [Heading(1, (Run("A brief"),)), Contents(2), *of(REFERENCES)]
    document = opened(blocks, titled=True)
    outline = [each for each in paragraphs(document) if each[0] != "Bibliography"]
    assert outline[:3] == [
        ("Title", "A brief"), ("toc 1", "Anchor institutions"), ("Heading 1", "Anchor institutions"),
    ]  # fmt: skip
    codes = [each.text for each in document.element.body.iter(qn("w:instrText"))]
    assert codes == [' TOC \\o "1-1" \\h \\z \\u ']  # which Word follows when it makes them anew


def test_a_document_without_a_style_for_titles_gets_one(tmp_path: Path) -> None:
    bare = docx.Document()
    title = bare.styles["Title"].element
    title.getparent().remove(title)
    bare.save(str(tmp_path / "bare.docx"))
    made = opened([Heading(1, (Run("A"),))], titled=True, reference=tmp_path / "bare.docx")
    assert paragraphs(made) == [("Title", "A")]
    assert made.styles["Title"].font.size > made.styles["Heading 1"].font.size


def test_the_same_list_gives_the_same_bytes_on_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = word.write(of(REFERENCES))
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 1, 1, 0, 0, 0, 0, 0, 0))
    assert word.write(of(REFERENCES)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.create_system for each in package.infolist()} == {3}


def test_properties() -> None:
    properties = opened([], title="A\x00 <title>", author="NHS", language="cy").core_properties
    assert (properties.title, properties.author, properties.language) == ("A <title>", "NHS", "cy")
    assert properties.comments == ""
    assert opened([], title="é" * 500).core_properties.title == "é" * 255


def house(file: Path) -> Path:
    """A document of a house: styles of its own, a header, and some text."""
    document = docx.Document()
    document.styles["Heading 2"].font.size = Pt(31)
    document.sections[0].header.paragraphs[0].text = "The Fictional Trust"
    document.add_paragraph("Text of the model")
    document.add_table(1, 1)
    document.save(str(file))
    return file


def test_a_reference_document_gives_its_styles_and_pages_and_no_text(tmp_path: Path) -> None:
    document = opened(of(REFERENCES), reference=house(tmp_path / "house.docx"))
    assert document.styles["Heading 2"].font.size == Pt(31)
    assert document.sections[0].header.paragraphs[0].text == "The Fictional Trust"
    assert not document.tables
    assert "Text of the model" not in [text for _, text in paragraphs(document)]
    assert ("Heading 2", "Anchor institutions") in paragraphs(document)


def test_a_template_of_word_gives_its_styles_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(house(tmp_path / "house.docx")) as file:
        parts = {each: file.read(each) for each in file.namelist()}
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b".document.main+xml", b".template.main+xml")
    with zipfile.ZipFile(tmp_path / "house.dotx", "w") as file:
        for name, part in parts.items():
            file.writestr(name, part)
    made = word.write(of(REFERENCES), reference=tmp_path / "house.dotx")
    assert made == word.write(of(REFERENCES), reference=tmp_path / "house.docx")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_reference_document_that_is_none(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    with pytest.raises(UnreadableError) as raised:
        word.write([], reference=file)
    assert raised.value.where.file == str(file)
    with pytest.raises(UnreadableError):
        word.write([], reference=tmp_path / "none.docx")


def test_paragraphs_for_a_document_that_is_there() -> None:
    document = docx.Document()
    for name in ("Heading 2", "Heading 3"):
        document.styles[name].delete()
    own = document.add_heading("Own", 1)
    last = document.add_paragraph("last")
    for element in word.elements([Contents(3), *of(REFERENCES)], document):
        last._p.addprevious(element)
    made = io.BytesIO()
    document.save(made)
    again = docx.Document(io.BytesIO(made.getvalue()))
    found = paragraphs(again)
    assert found[0] == ("Heading 1", own.text)
    assert found[-1] == ("Normal", "last")
    assert ("Heading 2", "Anchor institutions") in found
    outline = again.styles["Heading 3"].element.find(".//" + qn("w:outlineLvl"))
    assert outline is not None and outline.get(qn("w:val")) == "2"
    assert again.styles["Hyperlink"].type == WD_STYLE_TYPE.CHARACTER
    assert links(again)


def test_names_of_places_that_a_document_has_are_not_given_again() -> None:
    document = docx.Document()
    heading = Heading(2, (Run("A"),))
    for _ in range(2):
        for element in word.elements([Contents(3), heading], document):
            document.element.body.insert(0, element)
    starts = [*document.element.body.iter(qn("w:bookmarkStart"))]
    assert len({each.get(qn("w:name")) for each in starts}) == 2
    assert len({each.get(qn("w:id")) for each in starts}) == 2


def test_a_template_writes_nothing_for_word() -> None:
    with pytest.raises(UsageError, match="writes markdown, and this is docx"):
        word.write([Ready("markdown", "# a")])
