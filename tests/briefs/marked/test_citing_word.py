"""The citations of a Word file, found and written in a style."""

from __future__ import annotations

import html
import re
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs import styles
from evidence_refs.briefs.marked import word
from evidence_refs.briefs.marked.cited_word import Cited, cited
from evidence_refs.briefs.marked.citing_word import written
from evidence_refs.briefs.marked.place import Renewed

from ...styles.works import body, person, work
from .office import converted
from .word import W, control, looks_of, p, parts, prose, r

DOCUMENT, FOOTNOTES = "word/document.xml", "word/footnotes.xml"
MANY = [person(f"Ash{at}", "Jo") for at in range(5)]
WORKS = {
    each.key: each
    for each in (
        work("a", "book", "One", authors=[person("Ash", "Jo")], date="2019", source=["Fern"]),
        work("b", "report", "Two & <more>", authors=[body("Trust & Co")], date="2018"),
        work("m", "book", "Three", authors=MANY, date="2017", source=["Fern"]),
    )
}
NUMBERED = {
    style: styles.numbered(list(WORKS.values()), style)
    for style in ("harvard", "vancouver", "oscola")
}


def found(data: bytes) -> Cited:
    return cited(word.read(data, "b.docx"), "b.docx").of(WORKS)


def printed(data: bytes, style: str = "harvard") -> Renewed:
    document = word.read(data, "b.docx")
    cites = cited(document, "b.docx").of(WORKS)
    order = list(dict.fromkeys(cite.key for each in cites.clusters for cite in each.cites))
    numbered = (
        styles.numbered([WORKS[key] for key in order], style)
        if style == "vancouver"
        else NUMBERED[style]
    )
    # What stands in a list stays here.
    inner = [list(document.package.document.element.iter(f"{{{W}}}sdtContent"))] * len(
        document.lists
    )
    return word.renewed(
        document, [list(each[0]) for each in inner], written(document, cites, WORKS, numbered)
    )


def texts(data: bytes, name: str = DOCUMENT) -> list[str]:
    found = ["".join(text for text, _ in runs) for runs in looks_of(data, name)]
    return [each for each in found if each]


# In the text


def test_a_citation_over_several_runs_has_the_look_of_its_first_run() -> None:
    before = (
        r("As [", "<w:b/>") + r("see @", "<w:i/>") + '<w:proofErr w:type="spellStart"/>'
        + r("m, p. ") + r("3]; then & @b", "<w:u/>") + r(".")
    )  # fmt: skip
    done = printed(prose(f"<w:p>{before}</w:p>"))
    assert looks_of(done.data)[0] == [
        ("As ", "b"),
        ("(see Ash0 ", "b"),
        ("et al.", "b i"),
        (", 2017, p. 3)", "b"),
        ("; then & ", "u"),
        ("Trust & Co (2018)", "u"),
        (".", ""),
    ]


def test_italics_within_italics_are_upright() -> None:
    data = printed(prose(p("[@m]", look="<w:i/>"))).data
    assert looks_of(data)[0] == [("(Ash0 ", "i"), ("et al.", "i"), (", 2017)", "i")]
    assert b'<w:i w:val="0"/>' in parts(data)[DOCUMENT]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 60), max_size=8), st.data())
def test_however_word_cuts_a_paragraph_the_same_is_said_and_the_rest_keeps_its_look(
    cuts: list[int], data: st.DataObject
) -> None:
    text = "So & so [see @a, p. 3; -@b]; as @b [p. 4] says, <x> [@{m}] @else [@a]."
    ends = sorted({each for each in cuts if each < len(text)} | {len(text)})
    pieces = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    looks = [data.draw(st.sampled_from(["", "<w:b/>", "<w:strike/>"])) for _ in pieces]
    file = prose("<w:p>" + "".join(map(r, pieces, looks)) + "</w:p>")
    done = printed(file)
    expected = "So & so (see Ash, 2019, p. 3; 2018); as Trust & Co (2018, p. 4) says, <x> (Ash0 et al., 2017) @else (Ash, 2019)."
    assert texts(done.data) == [expected]
    assert printed(done.data).data == done.data

    def outside(data: bytes, citing: str) -> list[tuple[str, str]]:
        signs = [(sign, look) for part, look in looks_of(data)[0] for sign in part]
        said = "".join(sign for sign, _ in signs)
        kept = [at for match in re.finditer(citing, said) for at in range(*match.span())]
        return [each for at, each in enumerate(signs) if at not in kept]

    marks = r"\[see @a, p. 3; -@b\]|@b \[p. 4\]|\[@\{m\}\]|\[@a\]"
    words = r"\(see .*?\)|Trust & Co \(.*?\)|\(Ash0.*?\)|\(Ash, 2019\)"
    assert outside(done.data, words) == outside(file, marks)


def test_tables_text_boxes_and_their_copies() -> None:
    box = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{0}</w:drawing></mc:Choice>" \
          "<mc:Fallback><w:pict>{0}</w:pict></mc:Fallback></mc:AlternateContent>"  # fmt: skip
    inner = f"<w:txbxContent>{p('Box [@', 'b].')}</w:txbxContent>"
    table = f"<w:tbl><w:tr><w:tc>{p('Cell [@m]')}</w:tc></w:tr></w:tbl>"
    around = (
        f"<w:p>{r('First [@a] ')}<w:r>{box.format(inner)}</w:r>{r(' then [@a; @m]')}</w:p>{table}"
    )
    data = prose(around)
    assert [each.cites[0].key for each in found(data).clusters] == ["a", "b", "a", "m"]
    done = printed(data, "vancouver")
    said = [
        re.sub(r"<[^>]+>", "", each)
        for each in re.findall(
            r"(?s)<w:txbxContent>.*?</w:txbxContent>", parts(done.data)[DOCUMENT].decode()
        )
    ]
    assert said == ["Box (2).", "Box (2)."]
    assert texts(done.data)[0].startswith("First (1) Box (2).")
    assert texts(done.data)[0].endswith("Box (2). then (1,3)")
    assert texts(done.data)[-1] == "Cell (3)"
    assert printed(done.data, "vancouver").data == done.data


def test_what_is_deleted_or_shown_by_a_field_is_no_text_of_the_author() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    gone = "<w:del w:id='1' w:author='x'><w:r><w:delText>[@b]</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom w:id='2' w:author='x'>{r('[@b]')}</w:moveFrom>"
    come = f"<w:ins w:id='3' w:author='x'>{r('[@a')}</w:ins>{r(']')}"
    contents = f"{field.format('begin')}{field.format('separate')}{r('[@b]')}{field.format('end')}"
    simple = f'<w:fldSimple w:instr="TITLE">{r("[@b]")}</w:fldSimple>'
    data = prose(f"<w:p>{gone}{moved}{come}{contents}{simple}</w:p>")
    assert [each.cites[0].key for each in found(data).clusters] == ["a"]
    xml = parts(printed(data).data)[DOCUMENT].decode()
    assert xml.count("[@b]") == 4
    assert re.search(
        r"<w:ins [^>]*><w:r><w:t[^>]*>\(Ash, 2019\)</w:t></w:r></w:ins><w:r><w:fldChar", xml
    )


def test_a_tab_and_a_break_within_go_with_it_and_a_note_parts_it() -> None:
    broken = "<w:p><w:r><w:t>[see</w:t><w:br/><w:t>@a,</w:t><w:tab/><w:t>p. 3] x</w:t></w:r></w:p>"
    assert texts(printed(prose(broken)).data) == ["(see Ash, 2019, p. 3) x"]
    parted = f'<w:p>{r("[see")}<w:r><w:footnoteReference w:id="2"/></w:r>{r(" @a]")}</w:p>'
    data = printed(prose(parted, NOTE)).data
    assert texts(data) == ["[see Ash (2019)]"]
    assert b'<w:footnoteReference w:id="2"/>' in parts(data)[DOCUMENT]


@pytest.mark.parametrize(
    "text", ["me@nhs.uk", "see @NHSEngland, @else [p. 3]", "\\@a", "https://x.example/@a"]
)
def test_what_is_no_citation_stays(text: str) -> None:
    data = prose(p(text))
    assert printed(data).data == data


def test_signs_of_markdown_are_text_in_word() -> None:
    assert texts(printed(prose(p("[@a](so) [@a][@b]"))).data) == [
        "(Ash, 2019)(so) (Ash, 2019)(Trust & Co, 2018)"
    ]
    done = printed(prose(p("`[@a]` <b>[@b]</b> $[@a]$", "    [@m]")))
    assert texts(done.data) == [
        "`(Ash, 2019)` <b>(Trust & Co, 2018)</b> $(Ash, 2019)$    (Ash0 et al., 2017)"
    ]


def test_what_stands_in_a_list_cites_nothing() -> None:
    document = docx.Document(BytesIO(prose(p("[@a]"))))
    document.element.body.insert(-1, control("references:", inner=p("[@b]")))
    out = BytesIO()
    document.save(out)
    assert [each.cites[0].key for each in found(out.getvalue()).clusters] == ["a"]
    assert texts(printed(out.getvalue()).data) == ["(Ash, 2019)", "[@b]"]


def test_a_note_in_a_list_cites_nothing_and_is_not_counted() -> None:
    notes = f'<w:footnote w:id="2">{p("[@b]")}</w:footnote>'
    document = docx.Document(BytesIO(prose(p("[@a]"), notes)))
    inner = f"<w:p>{r('old')}{refers(2)}</w:p>"
    document.element.body.insert(0, control("references:", inner=inner))
    out = BytesIO()
    document.save(out)
    (place,) = found(out.getvalue()).places
    assert (place.cluster.cites[0].key, place.notes) == ("a", 0)


def test_nothing_else_of_the_file_changes() -> None:
    data = prose(p("Before, with “quotes” &  blanks ") + p("[@a]") + "<w:p w:rsidR='00AB'/>", NOTE)
    done = printed(data)
    old, new = parts(data), parts(done.data)
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {DOCUMENT}
    one, _, other = old[DOCUMENT].partition(b"[@a]")
    assert new[DOCUMENT].startswith(one.rpartition(b"<w:r>")[0])
    assert new[DOCUMENT].endswith(other.partition(b"</w:r>")[2])
    assert printed(data).data == done.data
    assert (done.before, done.after) == ("[@a]\n", "(Ash, 2019)\n")


# In notes

NOTE = f'<w:footnote w:id="2">{p("A note.")}</w:footnote>'


def refers(id: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def test_notes_are_read_where_the_text_refers_to_them() -> None:
    notes = "".join(
        f'<w:footnote w:id="{id}">{p(text)}</w:footnote>'
        for id, text in ((3, "[@m]"), (5, "See [@a].\u00a0[@b]"))
    )
    data = prose(
        f"<w:p>{r('x')}{refers(5)}{r(' [@m]')}{refers(3)}{refers(1, 'endnote')}</w:p>",
        notes,
        endnotes=f'<w:endnote w:id="1">{p("[@b]")}</w:endnote>',
    )
    assert [each.cites[0].key for each in found(data).clusters] == ["a", "b", "m", "m", "b"]
    done = printed(data, "vancouver").data
    assert texts(done, FOOTNOTES) == ["(3)", "See (1).\u00a0(2)"]
    assert texts(done, "word/endnotes.xml") == ["(2)"]
    assert texts(done) == ["x (3)"]


def test_a_style_that_cites_in_notes_makes_footnotes() -> None:
    done = printed(prose(p("It is so [see @a, p. 3]; @b says. [@a]")), "oscola").data
    assert texts(done) == ["It is so; Trust & Co says."]
    assert texts(done, FOOTNOTES) == [
        " see Jo Ash, One (Fern 2019) 3.", " Trust & Co, ‘Two & <More>’ (2018).", " Ash (n 1).",
    ]  # fmt: skip
    assert re.findall(rb'footnoteReference w:id="(\d)"', parts(done)[DOCUMENT]) == [
        b"1",
        b"2",
        b"3",
    ]
    types, related = parts(done)["[Content_Types].xml"], parts(done)["word/_rels/document.xml.rels"]
    assert types.count(b'PartName="/word/footnotes.xml"') == 1
    assert related.count(b'Target="footnotes.xml"') == 1
    docx.Document(BytesIO(done))
    assert printed(done, "oscola").data == done


def test_notes_that_are_there_count_and_take_citations_in_their_text() -> None:
    notes = NOTE + f'<w:footnote w:id="7">{p("As [see @", "a] says.")}</w:footnote>'
    text = f"<w:p>{r('One [@b]')}{refers(2)}{r('two')}{refers(7)}{r(' three [@a; @b]')}</w:p>"
    data = prose(text, notes)
    done = printed(data, "oscola").data
    assert texts(done, FOOTNOTES) == [
        "A note.", "As (see Jo Ash, One (Fern 2019)) says.",
        " Trust & Co, ‘Two & <More>’ (2018).", " ibid; Trust & Co (n 1).",
    ]  # fmt: skip
    changed = {name for name, raw in parts(done).items() if parts(data)[name] != raw}
    assert changed == {DOCUMENT, FOOTNOTES}
    ids = re.findall(rb'footnoteReference w:id="(\d)"', parts(done)[DOCUMENT])
    assert ids == [b"2", b"7", b"8", b"9"]  # as they rise, LibreOffice shows them where they belong
    there = re.findall(rb'<w:footnote w:id="(\d)"', parts(done)[FOOTNOTES])
    assert there == [b"7", b"8", b"2", b"9"]
    assert printed(data, "oscola").data == done


def test_a_note_stands_behind_the_punctuation_that_is_of_one_whole_with_it() -> None:
    def put(xml: str) -> str:
        document = parts(printed(prose(f"<w:p>{xml}</w:p>"), "oscola").data)[DOCUMENT]
        shown = re.findall(rb"<w:t[ >][^<]*<|<w:footnoteReference", document)
        return "".join(
            "^" if b"footnoteRef" in each else each.decode().partition(">")[2].rstrip("<")
            for each in shown
        )

    begin, proof = r("x [@"), '<w:proofErr w:type="spellEnd"/>'
    assert put(r("x [@a]. y [@a]; z")) == "x.^ y;^ z"
    assert put(begin + proof + r("a") + proof + r("].") + r("” [@b]?")) == "x.^”?^"
    assert put(f"<w:ins>{r('x [@a]')}</w:ins>{r('. y')}") == "x^. y"
    assert put(f"<w:hyperlink>{r('x [@a].')}</w:hyperlink>{r(' y')}") == "x.^ y"
    assert put(r("[@a]. y @a.")) == "^. y Ash.^"


def test_no_ibid_leads_past_a_note_of_the_document_s_own() -> None:
    text = f"<w:p>{r('One [@b]')}{refers(2)}{r(' [@b]. [@b]')}</w:p>"
    done = printed(prose(text, NOTE), "oscola").data
    assert texts(done, FOOTNOTES)[2:] == [" Trust & Co (n 1).", " ibid."]


def test_new_notes_have_the_styles_of_the_file() -> None:
    document = docx.Document(BytesIO(prose(p("x [@a]"))))
    for name, kind in (("footnote text", 1), ("footnote reference", 2)):
        document.styles.add_style(name, kind, builtin=True)
    out = BytesIO()
    document.save(out)
    notes = parts(printed(out.getvalue(), "oscola").data)[FOOTNOTES]
    assert (
        b'<w:pStyle w:val="FootnoteText"/>' in notes or b'<w:pStyle w:val="footnotetext"/>' in notes
    )
    assert notes.count(b"<w:rStyle") == 1
    assert b"superscript" not in notes


def test_a_text_box_can_have_no_note() -> None:
    inner = f"<w:txbxContent>{p('Box [@b].')}</w:txbxContent>"
    done = printed(prose(f"<w:p><w:r><w:pict>{inner}</w:pict></w:r></w:p>"), "oscola").data
    assert texts(done)[-1] == "Box (Trust & Co, ‘Two & <More>’ (2018))."
    assert FOOTNOTES not in parts(done)


# LibreOffice


@pytest.mark.program
@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "harvard",
            [
                "As (see Ash, 2019, p. 3) says.",
                "Cell (Ash0 et al., 2017)",
                "Noted (Trust & Co, 2018).",
            ],
        ),
        (
            "oscola",
            [
                "As2 says.",
                "see Jo Ash, One (Fern 2019) 3.",
                "Noted (Trust & Co, ‘Two & <More>’ (2018)).",
            ],
        ),
    ],
)
def test_libreoffice_reads_what_is_written_and_what_it_saved_is_read(
    tmp_path: Path, style: str, expected: list[str]
) -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='5000'/></w:tblGrid><w:tr><w:tc>{p('Cell [@m]')}</w:tc></w:tr></w:tbl>"
    notes = f'<w:footnote w:id="2">{p("Noted [@b].")}</w:footnote>'
    said = f"<w:p>{r('As [see')}{r(' @a, p.', '<w:b/>')}{r(' 3] says.')}</w:p>"
    file = tmp_path / "brief.docx"
    file.write_bytes(prose(f"<w:p>{r('x')}{refers(2)}</w:p>{said}{table}", notes))
    saved = converted(file, "docx:MS Word 2007 XML", tmp_path).read_bytes()
    for data in (file.read_bytes(), saved):
        file.write_bytes(printed(data, style).data)
        page = converted(file, "html:HTML (StarWriter)", tmp_path).read_text("utf-8")
        shown = " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
        assert [each for each in expected if each not in shown] == []
