"""What is read of a Word file, feature by feature."""

from __future__ import annotations

import pytest

from evidence_refs.reading import docx
from tests.reading.word import cell, field, level, numbered, p, r, table, word

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Chapter part"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Our second"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="List"><w:name w:val="List Number"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Ref"><w:name w:val="footnote reference"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""
LISTS = (
    '<w:abstractNum w:abstractNumId="5">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "%1.%2.%3")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="6">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "bullet", "o")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "%1", more='<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
    + level(1, "upperRoman", "[%2]", start=3)
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="5"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
LINKS = {"a": "https://gov.example/a", "b": "https://gov.example/b_(2).pdf"}


def link(id_: str, *runs: str) -> str:
    return f'<w:hyperlink r:id="{id_}">{"".join(runs)}</w:hyperlink>'


def note(id_: int, *content: str, kind: str = "footnote") -> str:
    sign = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{id_}">{p(sign, *content)}</w:{kind}>'


def to(id_: int, kind: str = "footnote", mark: str = "") -> str:
    custom = ' w:customMarkFollows="1"' if mark else ""
    mark = f"<w:t>{mark}</w:t>" if mark else ""
    return f'<w:r><w:rPr><w:rStyle w:val="Ref"/></w:rPr><w:{kind}Reference w:id="{id_}"{custom}/>{mark}</w:r>'


def text(body: str, **parts: str) -> str:
    given = docx.read(word(body, LINKS, {"n": "https://gov.example/note"}, **parts), "brief.docx")
    assert given.paragraphs
    assert given.text.endswith("\n")
    return given.text[:-1]


RUNS = {
    "words of several runs": (r("Na") + r("tional ") + r("Audit"), "National Audit"),
    "blanks are kept between runs": (r("one") + r(" ") + r("two"), "one two"),
    "tabs and breaks": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
    "two breaks divide paragraphs": ("<w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r>", "a\n\nb"),
    "hyphens": ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/><w:t>erate</w:t></w:r>", "co-operate"),
    "typesetting": (r("eﬃ\u00adcient\u00a0care\u200b"), "efficient care"),
    "a symbol": ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t xml:space="preserve"> x</w:t></w:r>', "• x"),
    "italics": (r("A ") + r("good ", "<w:i/>") + r("life", "<w:i/>") + r(" (2020)"), "A *good life* (2020)"),
    "italics of a style": (r("A life", '<w:rStyle w:val="Emphasis"/>'), "*A life*"),
    "italics switched off": (r("A life", '<w:rStyle w:val="Emphasis"/><w:i w:val="0"/>'), "A life"),
    "italics do not begin in a word": (r("un") + r("do", "<w:i/>"), "undo"),
    "a star beside italics": (r("Full text* ") + r("Life", "<w:i/>"), "Full text\\* *Life*"),
    "a link": (r("See ") + link("a", r("the "), r("plan")) + r("."), "See [the plan](https://gov.example/a)."),
    "brackets in an address": (link("b", r("Plan")), "[Plan](https://gov.example/b_%282%29.pdf)"),
    "one link in two": (link("a", r("the")) + r(" ") + link("a", r("plan")), "[the plan](https://gov.example/a)"),
    "italics in a link": (link("a", r("A "), r("life", "<w:i/>")), "[A *life*](https://gov.example/a)"),
    "blanks leave a link": (r("x") + link("a", r(" plan ")) + r("y"), "x [plan](https://gov.example/a) y"),
    "a link that is its address": (link("a", r("gov.example/a")), "https://gov.example/a"),
    "a link cut short": (link("a", r("https://gov.example/…")), "https://gov.example/a"),
    "a link that leads elsewhere than it says": (
        link("a", r("https://gov.example/old")), "[https://gov.example/old](https://gov.example/a)"
    ),
    "an address that a mail program wrapped": (
        field(' HYPERLINK "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fgov.example%2Fplan&amp;data=05%7C01" ', "plan"),
        "[plan](https://gov.example/plan)",
    ),
    "a link without words": (r("x") + link("a", "<w:r><w:drawing/></w:r>"), "x"),
    "a link within the document": ('<w:hyperlink w:anchor="s2"><w:r><w:t>part 2</w:t></w:r></w:hyperlink>', "part 2"),
    "a place in another document": (
        '<w:hyperlink r:id="a" w:anchor="s2"><w:r><w:t>part 2</w:t></w:r></w:hyperlink>',
        "[part 2](https://gov.example/a#s2)",
    ),
    "a number that leads to a note": (
        r("care") + '<w:hyperlink w:anchor="_ftn3"><w:r><w:t>3</w:t></w:r></w:hyperlink>', "care³"
    ),
    "a link of no id": (link("gone", r("words")), "words"),
    "a literal link": (r("[x](y)"), "[x]\\(y)"),
    "a field that links": (field(' HYPERLINK "https://gov.example/f" \\o "tip" ', "plan"), "[plan](https://gov.example/f)"),
    "a field to a place": (field(' HYPERLINK \\l "s2" ', "part 2"), "part 2"),
    "a field in another": (
        field(' HYPERLINK "https://gov.example/f" ', r("p"), field(" REF x ", "l"), r("an")), "[plan](https://gov.example/f)"
    ),
    "a simple field": ('<w:fldSimple w:instr=" DATE "><w:r><w:t>3 May</w:t></w:r></w:fldSimple>', "3 May"),
    "a page number": (r("x") + field(" PAGE ", "12") + '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>9</w:t></w:r></w:fldSimple>', "x"),
    "an index entry": (r("x") + field(' XE "health" ', "health"), "x"),
    "a reference manager": (field(" ADDIN EN.CITE &lt;EndNote/&gt;", "(Smith 2019)"), "(Smith 2019)"),
    "insertions and deletions": (
        "<w:ins>" + r("new ") + "</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>" + r("words"), "new words"
    ),
    "moved words": ("<w:moveFrom>" + r("a") + "</w:moveFrom>" + r("b") + "<w:moveTo>" + r("c") + "</w:moveTo>", "bc"),
    "hidden words": (r("seen") + r("unseen", "<w:vanish/>"), "seen"),
    "words not hidden": (r("seen", '<w:vanish w:val="false"/>'), "seen"),
    "a content control": ("<w:sdt><w:sdtPr/><w:sdtContent>" + r("x") + "</w:sdtContent></w:sdt>", "x"),
    "a content control not filled in": (
        r("x") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Click here") + "</w:sdtContent></w:sdt>", "x"
    ),
    "a smart tag": ("<w:smartTag><w:customXml>" + r("Leeds") + "</w:customXml></w:smartTag>", "Leeds"),
    "a comment": (r("x") + '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>', "x"),
    "raised digits": (r("care") + r("1,2", '<w:vertAlign w:val="superscript"/>'), "care¹,²"),
    "digits raised by position": (r("care") + r("12", '<w:position w:val="8"/>'), "care¹²"),
    "raised letters": (r("21") + r("st", '<w:vertAlign w:val="superscript"/>'), "21st"),
    "a note's number typed by hand": (r("3", '<w:vertAlign w:val="superscript"/>') + r(" Smith"), "³ Smith"),
    "a formula": ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), RUNS.values(), ids=RUNS.keys())
def test_runs(runs: str, expected: str) -> None:
    assert text(p(runs), styles=STYLES) == expected


BLOCKS = {
    "headings": (
        p("Plan", style="Title") + p("One", style="berschrift1") + p("Two", style="Sub")
        + p("Three", properties='<w:outlineLvl w:val="2"/>') + p("Body", style="H2", properties='<w:outlineLvl w:val="9"/>'),
        ["# Plan", "# One", "## Two", "### Three", "Body"],
    ),
    "a heading is on one line, without italics": (
        p("<w:r><w:t>On</w:t><w:br/><w:t>e</w:t></w:r>", r(" life", "<w:i/>"), style="berschrift1"), ["# On e life"]
    ),
    "a numbered heading": (
        p("One", style="berschrift1", properties=numbered(1)) + p("Two", style="H2", properties=numbered(1, 1)), ["# 1. One", "## (a) Two"]
    ),
    "numbers of lists": (
        p("a", properties=numbered(1)) + p("b", properties=numbered(1, 1)) + p("c", properties=numbered(1, 1))
        + p("d", properties=numbered(1, 2)) + p("e", properties=numbered(1)) + p("f", properties=numbered(1, 1)),
        ["1. a", "  (a) b", "  (b) c", "    1.b.i d", "2. e", "  (a) f"],
    ),
    "bullets": (p("a", properties=numbered(2)) + p("b", properties=numbered(2, 1)), ["- a", "  - b"]),
    "a list that begins again": (
        p("a", properties=numbered(1)) + p("b", properties=numbered(1)) + p("c", properties=numbered(4))
        + p("d", properties=numbered(4)), ["1. a", "2. b", "1. c", "2. d"],
    ),
    "a list goes on after other words": (
        p("a", properties=numbered(1)) + p("words") + p("b", properties=numbered(1)), ["1. a", "words", "2. b"]
    ),
    "a list of a style": (p("a", style="List") + p("b", style="List", properties=numbered(0)), ["1. a", "b"]),
    "raised numbers and brackets": (
        p("a", properties=numbered(3)) + p("b", properties=numbered(3, 1)), ["¹ a", "  [III] b"]
    ),
    "an item without words is counted": (p(properties=numbered(1)) + p("b", properties=numbered(1)), ["2. b"]),
    "empty paragraphs": (p() + p("a") + p(" "), ["a"]),
    "a hidden paragraph": (p("a") + p("b", style="Quiet"), ["a"]),
    "a paragraph's end that was deleted": (
        p("one ", properties="<w:rPr><w:del/></w:rPr>") + p("two"), ["one two"]
    ),
    "a drop cap": (p("O", properties='<w:framePr w:dropCap="drop"/>') + p("nce"), ["Once"]),
    "a field over paragraphs": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>ADDIN ZOTERO_BIBL</w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "Smith") + p("Taylor") + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "x"),
        ["Smith", "Taylor", "x"],
    ),
    "a field that never ends": (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>') + p("a")
        + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://x.example/"</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "b") + p("c") + p("d") + p("e"),
        ["a", "[b](https://x.example/)", "[c](https://x.example/)", "[d](https://x.example/)", "e"],
    ),
    "a list of contents": (
        p(field(' TOC \\o "1-3" ', '<w:hyperlink w:anchor="_Toc1">' + r("One") + "<w:r><w:tab/></w:r>" + field(" PAGEREF _Toc1 ", "3") + "</w:hyperlink>")),
        ["One\t3"],
    ),
    "a table": (
        table(cell("Title") + cell("Source"), cell(p(link("a", r("A | B")))) + cell("NHS")),
        ["| Title | Source |", "| [A \\| B](https://gov.example/a) | NHS |"],
    ),
    "a table of one column": (table(cell(p("One", style="berschrift1")), cell("b")), ["# One", "b"]),
    "a table that lays out a page": (table(cell("a", "b") + cell("c")), ["a", "b", "c"]),
    "merged cells": (
        table(
            cell("a", properties='<w:gridSpan w:val="2"/>') + cell("b", properties='<w:vMerge w:val="restart"/>'),
            cell("c") + cell("d") + cell("b", properties="<w:vMerge/>"),
        ),
        ["| a | b |", "| c | d |  |"],
    ),
    "a table in a table": (
        table(cell("a") + cell(table(cell("b") + cell("c"), cell("d") + cell("e")), p())), ["a", "| b | c |", "| d | e |"]
    ),
    "a deleted row": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("x") + "</w:tr><w:tr>" + cell("a") + cell("b") + "</w:tr></w:tbl>", ["| a | b |"]
    ),
    "a text box, once": (
        p("<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>" + p("box")
          + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("box")
          + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>", "words"), ["words", "box"]
    ),
    "a content control of paragraphs": (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("a") + table(cell("b") + cell("c")) + "</w:sdtContent></w:sdt>", ["a", "| b | c |"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(body: str, expected: list[str]) -> None:
    assert text(body, styles=STYLES, numbering=LISTS).split("\n\n") == expected


def test_footnotes_end_their_section_and_endnotes_the_document() -> None:
    body = (
        p("a", to(7), to(5), to(2, "endnote"))
        + p("b", to(6))
        + p("Two", style="berschrift1")
        + p("c", to(8))
    )
    notes = note(5, r(" Five")) + note(6, r(" Six")) + note(7, r(" Seven")) + note(8, r(" Eight"))
    last = note(2, r(" Last"), kind="endnote")
    assert text(body, styles=STYLES, footnotes=notes, endnotes=last).split("\n\n") == [
        "a¹,²,[^i]", "b³", "¹ Seven", "² Five", "³ Six", "# Two", "c⁴", "⁴ Eight", "[^i]: Last",
    ]  # fmt: skip


def test_a_note_has_links_italics_and_several_paragraphs() -> None:
    body = link("n", r("Plan")) + r(", ") + r("Life", "<w:i/>")
    notes = f'<w:footnote w:id="1">{p(body)}{p("More.")}</w:footnote>'
    assert text(p("a", to(1)), footnotes=notes) == (
        "a¹\n\n¹ [Plan](https://gov.example/note), *Life*\nMore."
    )


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ('<w:numFmt w:val="lowerLetter"/>', ["a[^a] b[^b]", "[^a]: A", "[^b]: B"]),
        ('<w:numStart w:val="41"/>', ["a⁴¹ b⁴²", "⁴¹ A", "⁴² B"]),
        ('<w:numFmt w:val="chicago"/>', ["a[^*] b[^†]", "[^*]: A", "[^†]: B"]),
    ],
)
def test_notes_are_numbered_as_the_settings_say(settings: str, expected: list[str]) -> None:
    given = text(
        p("a", to(1), r(" b"), to(2)),
        footnotes=note(1, "A") + note(2, "B"),
        settings=f"<w:footnotePr>{settings}</w:footnotePr>",
    )
    assert given.split("\n\n") == expected


def test_notes_begin_again_in_each_section() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p("a", to(1), properties=section) + p("b", to(2)) + section
    given = text(body, footnotes=note(1, "A") + note(2, "B"))
    assert given.split("\n\n") == ["a¹", "¹ A", "b¹", "¹ B"]


def test_a_note_may_have_a_mark_of_its_own() -> None:
    notes = f'<w:footnote w:id="1">{p("* Own")}</w:footnote>' + note(2, "Second")
    given = text(p("a", to(1, mark="*"), to(2)), footnotes=notes)
    assert given.split("\n\n") == ["a[^*],¹", "[^*]: Own", "¹ Second"]


def test_what_is_not_there_is_a_problem() -> None:
    data = word(p("a", to(9)) + '<w:altChunk r:id="a"/>', LINKS, footnotes=note(1, "A"))
    given = docx.read(data, "brief.docx")
    assert given.text == "a\n"
    assert [problem.code for problem in given.problems] == ["embedded-document", "missing-notes"]
    assert {problem.severity for problem in given.problems} == {"warning"}
