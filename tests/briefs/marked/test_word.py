"""Lists in content controls and bookmarks of Word files."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from evidence_refs.briefs import docx as writer
from evidence_refs.briefs.blocks import Block, Break, Heading, Paragraph, Run
from evidence_refs.briefs.marked import word
from evidence_refs.briefs.marked.place import Renewed
from evidence_refs.errors import UnreadableError

from .office import converted
from .word import bookmarked, brief, control, parts, with_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, LINKS, STYLES = "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"

ENTRY: list[Block] = [
    Heading(3, (Run("Reports & <more>"),)),
    Paragraph(
        (
            Run("State of places", bold=True, link="https://a.example/?a=1&b=2"),
            Break(),
            Run("2022"),
        ),
        key="a",
    ),
]
OTHER: list[Block] = [Paragraph((Run("Other", italic=True, link="https://b.example/"),), key="b")]


def filled(data: bytes, *bodies: list[Block]) -> Renewed:
    document = word.read(data, "brief.docx")
    here = document.package.document
    return word.renewed(document, [writer.elements(each, here) for each in bodies])


def texts(data: bytes) -> list[str]:
    root = etree.fromstring(parts(data)[DOCUMENT])
    found = ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in root.iter(f"{W}p")]
    return [each for each in found if each]


def outside(data: bytes) -> bytes:
    """Give the document's XML in canonical form, without what stands in controls."""
    root = etree.fromstring(parts(data)[DOCUMENT])
    for sdt in root.iter(f"{W}sdt"):
        for content in sdt.iter(f"{W}sdtContent"):
            content[:] = []
        etree.strip_elements(sdt, f"{W}showingPlcHdr")
    return etree.tostring(root, method="c14n")


@pytest.mark.parametrize("placeholder", [False, True])
def test_lists_are_filled_and_all_else_stays(placeholder: bool) -> None:
    before = brief("references: type=report", "references: key=b", placeholder=placeholder)
    found = filled(before, ENTRY, OTHER)
    assert (found.lists, len(found.changes)) == (2, 2)
    old, new = parts(before), parts(found.data)
    assert list(old) == list(new)
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {DOCUMENT, LINKS, STYLES}
    assert outside(before) == outside(found.data)
    assert b"showingPlcHdr" not in new[DOCUMENT]
    assert texts(found.data)[3:] == [
        "Reports", "Reports & <more>", "State of places2022", "Prose between lists.",
        "Reports", "Other", "Prose between lists.",
    ]  # fmt: skip


def test_bytes_outside_stay_as_they_were_written() -> None:
    odd = b"<!-- kept --><w:p w:rsidR='00AB'   ><w:r><w:t>A&#233;</w:t></w:r></w:p  ><w:body>"
    before = with_document(
        brief("references:"), lambda xml: xml.replace(b"<w:body>", b"<w:body>" + odd[:-8])
    )
    xml, new = parts(before)[DOCUMENT], parts(filled(before, ENTRY).data)[DOCUMENT]
    begin, end = xml.index(b"<w:sdtContent>"), xml.index(b"</w:sdtContent>")
    assert new.startswith(xml[: begin + len(b"<w:sdtContent>")])
    assert new.endswith(xml[end:])


def test_twice_is_once_and_a_list_that_did_not_change_keeps_its_bytes() -> None:
    once = filled(brief("references:", "references: key=b"), ENTRY, OTHER).data
    again = filled(once, ENTRY, OTHER)
    assert (again.data, list(again.changes)) == (once, [])
    other = parts(filled(once, ENTRY, ENTRY).data)[DOCUMENT]
    end = parts(once)[DOCUMENT].index(b"</w:sdtContent>")
    assert other.startswith(parts(once)[DOCUMENT][:end])


def test_links_that_no_list_has_any_more_go_and_those_of_the_author_stay() -> None:
    before = brief("references:", "references: key=b")
    once = filled(before, ENTRY, OTHER).data
    assert targets(once) - targets(before) == {"https://a.example/?a=1&b=2", "https://b.example/"}
    assert targets(filled(once, OTHER, OTHER).data) - targets(before) == {"https://b.example/"}
    assert parts(filled(once, [], []).data)[LINKS].count(b"<Relationship ") == parts(before)[
        LINKS
    ].count(b"<Relationship ")


def targets(data: bytes) -> set[str]:
    document = docx.Document(BytesIO(data))
    return {each.target_ref for each in document.part.rels.values() if each.is_external}


def test_an_empty_list_has_an_empty_paragraph() -> None:
    found = filled(brief("references:"), [])
    assert b"<w:sdtContent><w:p/></w:sdtContent>" in parts(found.data)[DOCUMENT]


def test_a_style_that_is_not_there_is_added_behind_the_others() -> None:
    before = brief("references:")
    old, new = (parts(each)[STYLES] for each in (before, filled(before, ENTRY).data))
    assert b'w:styleId="Bibliography"' not in old
    end = old.rindex(b"</w:styles>")
    assert new.startswith(old[:end])
    assert b'w:styleId="Bibliography"' in new[end:]


def test_the_same_words_saved_in_another_way_are_no_change() -> None:
    once = filled(brief("references:"), ENTRY).data

    def resaved(xml: bytes) -> bytes:
        run = b'<w:t xml:space="preserve">State of places</w:t></w:r>'
        assert run in xml
        torn = b"<w:t>State of</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> places</w:t></w:r>"
        return xml.replace(run, torn).replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">')

    saved = with_document(once, resaved)
    assert filled(saved, ENTRY).data == saved


@pytest.mark.parametrize(
    ("tag", "title", "asks"),
    [
        ("references: type=report", "Reports", ["type=report"]),
        ("reports", "references: type=report", ["type=report"]),
        ("references: type=report", "references: sort=date", ["type=report sort=date"]),
        ("references: cited", "references: cited", ["cited"]),
        ("references", "", []),
        ("", "", []),
    ],
)
def test_tag_and_title_say_what_is_asked_for(tag: str, title: str, asks: list[str]) -> None:
    document = docx.Document()
    document.element.body.insert(0, control(tag, title))
    assert [each.asks for each in word.read(saved(document), "b.docx").lists] == asks


def saved(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def test_a_list_in_a_cell_of_a_table() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)._element
    cell.insert(1, control("references:"))
    assert "Other" in texts(filled(saved(document), OTHER).data)


def test_controls_that_hold_no_paragraphs_are_refused() -> None:
    plain, inline, nested = docx.Document(), docx.Document(), docx.Document()
    plain.element.body.insert(0, control("references: type=report", kind="text"))
    inline.add_paragraph("Text")._element.append(control("references: type=report"))
    inner = etree.tostring(control("references: key=a")).decode()
    nested.element.body.insert(0, control("references: type=report", inner=inner))
    for document, message in (
        (plain, "holds no paragraphs"),
        (inline, "holds no paragraphs"),
        (nested, "stands within another"),
    ):
        with pytest.raises(UnreadableError, match=message) as raised:
            word.read(saved(document), "b.docx")
        assert raised.value.hint


@pytest.mark.parametrize("of", ["header", "footer"])
def test_a_list_in_a_header_or_footer_is_refused(of: str) -> None:
    document = docx.Document(BytesIO(brief("references:")))
    part = getattr(document.sections[0], of)
    part.paragraphs[0].text = "Our references: all"
    out = BytesIO()
    document.save(out)
    assert len(word.read(out.getvalue(), "brief.docx").lists) == 1
    part._element.append(control("references: type=report"))
    out = BytesIO()
    document.save(out)
    with pytest.raises(UnreadableError) as raised:
        word.read(out.getvalue(), "brief.docx")
    assert raised.value.message == f"the list `references: type=report` stands in a {of}"
    assert "text of the document" in str(raised.value.hint)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [
        ("reference: type=report", "references: type=report"),
        ("References: cited", "references: cited"),
        ("references type=report", "references: type=report"),
        ("refrences:", "references:"),
    ],
)
def test_a_tag_that_is_mistyped_is_refused(tag: str, meant: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        word.read(brief(tag), "brief.docx")
    assert raised.value.message == f"the tag `{tag}` is nearly that of a list"
    assert raised.value.hint == f"did you mean `{meant}`?"


@pytest.mark.parametrize("tag", ["References", "reference: 2019/7", "preface: a=b", ""])
def test_a_tag_of_another_kind_is_no_list(tag: str) -> None:
    assert word.read(brief(tag), "brief.docx").lists == ()


def test_a_control_without_any_content_is_refused() -> None:
    def emptied(xml: bytes) -> bytes:
        return re.sub(rb"<w:sdtContent>.*</w:sdtContent>", b"<w:sdtContent/>", xml)

    with pytest.raises(UnreadableError, match="is empty"):
        word.read(with_document(brief("references: type=report"), emptied), "b.docx")


def test_a_document_that_names_namespaces_in_its_own_way() -> None:
    def renamed(xml: bytes) -> bytes:
        xml = re.sub(rb' xmlns:r="[^"]*"', b"", xml).replace(b"xmlns:w=", b"xmlns:x=")
        return b"\xef\xbb\xbf" + re.sub(rb"(?<=[</ ])w:", b"x:", xml)

    before = with_document(brief("references:"), renamed)
    once = filled(before, ENTRY).data
    assert b"<w:" not in parts(once)[DOCUMENT]
    assert "State of places2022" in texts(once)
    assert targets(once) - targets(before) == {"https://a.example/?a=1&b=2"}
    assert filled(once, ENTRY).data == once


# Bookmarks


def test_a_bookmark_around_paragraphs_is_a_named_list() -> None:
    before = bookmarked("<w:p>{}old</w:p><w:p>text{}</w:p>")
    document = word.read(before, "b.docx")
    assert [each.asks for each in document.lists] == ["list=reports"]
    once = filled(before, ENTRY)
    assert texts(once.data) == ["Before.", "Reports & <more>", "State of places2022", "After."]
    assert filled(once.data, ENTRY).data == once.data
    none = filled(once.data, []).data
    assert texts(none) == ["Before.", "After."]
    assert texts(filled(none, OTHER).data) == ["Before.", "Other", "After."]


@pytest.mark.parametrize(
    "inner",
    [
        "{}<w:p>old</w:p>{}",
        "<w:p>{}old{}</w:p>",
        "<w:p>{}old</w:p><w:p/>{}",
        "<w:p>{}{}</w:p>",
        "<w:p>{}</w:p><w:p>{}</w:p>",
    ],
)
def test_where_a_bookmark_may_begin_and_end(inner: str) -> None:
    once = filled(bookmarked(inner), OTHER).data
    assert texts(once) == ["Before.", "Other", "After."]
    assert filled(once, OTHER).data == once


def test_a_bookmark_that_ends_where_the_next_paragraph_begins() -> None:
    once = filled(bookmarked("<w:p>{}old</w:p><w:p>{}Next.</w:p>"), OTHER).data
    assert texts(once) == ["Before.", "Other", "Next.", "After."]
    assert filled(once, OTHER).data == once
    assert parts(once)[DOCUMENT].count(b"<w:bookmarkEnd") == 1


@pytest.mark.parametrize(
    "inner", ["<w:p>text{}old{}</w:p>", "<w:p>{}old{}text</w:p>", "<w:p>{}a</w:p><w:p>b{}c</w:p>"]
)
def test_a_bookmark_of_a_part_of_a_paragraph_is_refused(inner: str) -> None:
    with pytest.raises(UnreadableError, match="references_reports holds a part of a paragraph"):
        word.read(bookmarked(inner), "b.docx")


def test_a_section_break_in_a_list_is_refused() -> None:
    inner = "<w:p><w:pPr><w:sectPr/></w:pPr>{}old{}</w:p>"
    with pytest.raises(UnreadableError, match="section break"):
        word.read(bookmarked(inner), "b.docx")


# What is no Word file


def marks(data: bytes, *names: str) -> list[tuple[str, str]]:
    """Give the elements of some names in the document, each with its id."""
    root = etree.fromstring(parts(data)[DOCUMENT])
    return [
        (name, each.get(f"{W}id", ""))
        for each in root.iter(f"{W}*")
        if (name := etree.QName(each).localname) in names
    ]


AROUND = [
    ("<w:p>{}<w:r><w:t>x</w:t></w:r></w:p>", "<w:p><w:r><w:t>y</w:t></w:r>{}</w:p>", ""),
    ("", "<w:p>{}<w:r><w:t>y</w:t></w:r></w:p>", "<w:p><w:r><w:t>x</w:t></w:r>{}</w:p>"),
]


@pytest.mark.parametrize("kind", ["bookmark", "commentRange", "perm"])
@pytest.mark.parametrize("where", AROUND)
@pytest.mark.parametrize("in_bookmark", [False, True])
def test_what_goes_beyond_a_list_keeps_both_its_ends(
    kind: str, where: tuple[str, ...], in_bookmark: bool
) -> None:
    ends = iter((f'<w:{kind}Start w:id="41"/>', f'<w:{kind}End w:id="41"/>'))
    before, inner, behind = (re.sub(r"\{\}", lambda _: next(ends), each) for each in where)
    if in_bookmark:
        data = bookmarked(f"{before}{{}}{inner}{{}}{behind}")
    else:
        sdt = etree.tostring(control("references: key=a", inner=inner)).decode()
        data = with_document(
            brief(),
            lambda xml: xml.replace(b"<w:sectPr", f"{before}{sdt}{behind}<w:sectPr".encode(), 1),
        )
    names = (f"{kind}Start", f"{kind}End", "bookmarkStart", "bookmarkEnd")
    found = filled(data, ENTRY)
    assert found.changes
    assert sorted(marks(found.data, *names)) == sorted(marks(data, *names))
    assert [each for each in marks(found.data, *names) if each[1] == "41"] == [
        (f"{kind}Start", "41"), (f"{kind}End", "41"),
    ]  # fmt: skip
    assert not filled(found.data, ENTRY).changes


def test_comments_on_a_list_stay() -> None:
    inner = (
        '<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>old</w:t></w:r><w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    document = docx.Document()
    document.element.body.insert(0, control("references: key=a", inner=inner))
    out = BytesIO()
    document.save(out)
    found = filled(out.getvalue(), ENTRY)
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    assert marks(found.data, *names) == [(name, "3") for name in names]
    assert texts(found.data)[-2:] == ["Reports & <more>", "State of places2022"]


@pytest.mark.parametrize(
    "inner",
    [
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
    ],
)
def test_a_part_of_a_field_in_a_list_is_refused(inner: str) -> None:
    document = docx.Document()
    document.element.body.insert(0, control("references: key=a", inner=inner))
    out = BytesIO()
    document.save(out)
    with pytest.raises(UnreadableError, match="a field") as refused:
        word.read(out.getvalue(), "brief.docx")
    assert refused.value.where.file == "brief.docx, list 1"


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[:-20],
        lambda xml: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + xml[xml.index(b"<w:document") :],
        lambda xml: xml.replace(b"UTF-8", b"latin-1"),
    ],
)
def test_a_damaged_document_is_refused(change: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableError) as raised:
        word.read(with_document(brief(), change), "b.docx")
    assert str(raised.value.where) == "b.docx"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PK" + b"\x00" * 40])
def test_what_is_no_package_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        word.read(data, "b.docx")


def test_what_is_no_document_is_refused_in_words_that_are_the_same_each_time() -> None:
    other = BytesIO()
    with ZipFile(other, "w") as file:
        for name, raw in parts(brief()).items():
            file.writestr(name, raw.replace(b".document.main+xml", b".template.main+xml"))
    with pytest.raises(UnreadableError, match="docx: is not a Word file, content type"):
        word.read(other.getvalue(), "b.docx")


_hostile = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["</w:sdtContent>", "<w:p/>", "]]>", "&amp;", '"', "references:", "\x00\x0b", "evidenceRefs1"]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(_hostile, _hostile), max_size=4))
def test_any_title_and_address_leaves_the_rest_as_it_was(values: list[tuple[str, str]]) -> None:
    body: list[Block] = [
        Paragraph((Run(title, link=f"https://a.example/{link}" if link else ""),), key="a")
        for title, link in values
    ]
    once = filled(BRIEF, body)
    assert outside(once.data) == outside(BRIEF)
    assert filled(once.data, body).data == once.data


BRIEF = brief("references:")


# LibreOffice


@pytest.mark.program
def test_libreoffice_opens_it_and_keeps_lists_in_bookmarks(tmp_path: Path) -> None:
    file = tmp_path / "brief.docx"
    file.write_bytes(bookmarked("<w:p>{}old</w:p><w:p>text{}</w:p>"))
    # First made by LibreOffice itself, then filled, then saved by it anew.
    made = converted(file, "docx:MS Word 2007 XML", tmp_path).read_bytes()
    once = filled(made, ENTRY)
    assert len(once.changes) == 1
    assert {each for each in parts(made) if parts(made)[each] != parts(once.data)[each]} <= {
        DOCUMENT, LINKS, STYLES,
    }  # fmt: skip
    file.write_bytes(once.data)
    page = " ".join(converted(file, "html:HTML (StarWriter)", tmp_path).read_text("utf-8").split())
    assert '<a href="https://a.example/?a=1&amp;b=2"><b>State of places' in page
    assert re.search(r"Before\.</p> <h3[^>]*>(<a[^>]*></a>)?Reports &amp; &lt;more&gt;</h3>", page)
    assert not re.search(r">\s*old\b", page)
    saved = converted(file, "docx:MS Word 2007 XML", tmp_path).read_bytes()
    assert filled(saved, ENTRY).data == saved
    assert texts(filled(saved, OTHER).data) == ["Before.", "Other", "After."]
