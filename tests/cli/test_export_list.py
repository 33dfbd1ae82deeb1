"""`export markdown`, `html` and `docx`: lists for people, in a style, under headings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import lxml.html
import pytest

from evidence_refs.briefs.asked import GROUPS
from evidence_refs.briefs.lists import STYLES

from .conftest import Answering, Program

CATALOGUE = """\
version: 1
documents:
- id: brief
  title: "Walking <b>"
  file: brief.txt
  sha256: SHA
references:
- key: adams2019walks
  type: webpage
  title: Walks
  authors:
  - {family: Adams, given: Zoe}
  date: 2019
  cited_in:
  - {document: brief, form: entry, section: [Reports], lines: [5, 6]}
- key: berg2020streets
  type: report
  title: Streets
  authors:
  - {family: Berg, given: Ann}
  source: [Fern Press]
  date: 2020-05
  url: https://example.org/streets
  cited_in:
  - {document: brief, form: entry, section: [Reports, Walking], lines: [9, 10]}
- key: call2018
  type: personal_communication
  title: A call
  date: 2018
removed: []
distinct: []
"""


@pytest.fixture
def three(program: Program) -> Program:
    """Give a function that runs the program on a catalogue of three references."""
    Path("data").mkdir()
    Path("data/references.yaml").write_text(CATALOGUE.replace("SHA", "0" * 64), encoding="utf-8")
    return program


def test_by_section_of_origin_in_the_order_of_the_document(three: Program) -> None:
    done = three("export", "markdown", "--style", "linked")
    assert done.out == (
        "*A call* 2018\n\n## Reports\n\n*Walks* Zoe Adams, 2019\n\n### Walking\n\n"
        "[Streets](<https://example.org/streets>) Fern Press, May 2020\n"
    )


def test_a_list_of_one_section_has_no_headings_of_others(three: Program) -> None:
    catalogue = Path("data/references.yaml")
    also = "  - {document: brief, form: footnote, section: [Terms], lines: [2, 2]}\n- key: call2018"
    text = catalogue.read_text(encoding="utf-8").replace("- key: call2018", also)
    catalogue.write_text(text, encoding="utf-8")
    done = three("export", "markdown", "--section", "terms", "--style", "footnote")
    assert done.out.splitlines()[:3] == [
        "## Terms", "", "Berg, A. (2020) *Streets*. Fern Press. Available at: <https://example.org/streets>",
    ]  # fmt: skip


def test_a_style_of_csl_sorts_the_list_unless_the_person_does(three: Program) -> None:
    def titles(*options: str) -> list[str]:
        done = three("export", "markdown", "--style", "harvard", "--flat", *options)
        return [word for word in ("Walks", "Streets", "A call") if word in done.out] and sorted(
            ("Walks", "Streets", "A call"), key=done.out.index
        )

    assert titles() == ["A call", "Walks", "Streets"]
    assert titles("--sort", "date") == ["A call", "Walks", "Streets"]
    assert titles("--sort", "title") == ["A call", "Streets", "Walks"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("group", GROUPS)
def test_every_style_goes_with_every_grouping(three: Program, style: str, group: str) -> None:
    done = three("export", "html", "--style", style, "--group", group)
    assert done.code == 0
    assert "Streets" in done.out


def test_what_a_style_leaves_out_is_said(three: Program) -> None:
    done = three("export", "markdown", "--style", "apa")
    assert done.err == "note: apa lists no works such as call2018: 1 reference left out\n"
    assert "call" not in done.out
    assert three("export", "markdown", "--style", "harvard").err == ""


def test_a_page_and_a_part_of_one(three: Program) -> None:
    page = lxml.html.document_fromstring(three("export", "html", "--document", "brief").out)
    assert page.xpath("string(//title)") == "Walking <b>"
    assert page.xpath("//h2/text()") == ["Reports"]
    part = three("export", "html", "--fragment").out
    assert "<html" not in part
    assert "ref-berg2020streets" in part


def test_a_document_of_word(three: Program) -> None:
    done = three("export", "docx", "--document", "brief", "-o", "list.docx")
    assert (done.code, done.err) == (0, "wrote 2 references to list.docx\n")
    document = docx.Document("list.docx")
    headings = [(each.style.name, each.text) for each in document.paragraphs if each.style]
    assert ("Heading 1", "Reports") in headings
    assert ("Heading 2", "Walking") in headings
    assert document.core_properties.title == "Walking <b>"


def test_a_document_of_word_in_the_styles_of_another(three: Program) -> None:
    model = docx.Document()
    model.sections[0].header.paragraphs[0].text = "Our house"
    model.save("house.docx")
    done = three("export", "docx", "--reference-doc", "house.docx", "-o", "list.docx")
    assert done.code == 0
    assert docx.Document("list.docx").sections[0].header.paragraphs[0].text == "Our house"
    over = three("export", "docx", "--reference-doc", "house.docx", "-o", "house.docx")
    assert over.code == 2
    none = three("export", "docx", "--reference-doc", "none.docx", "-o", "list.docx")
    assert none.code == 3
    assert none.err.startswith("error: none.docx: ")


def test_word_goes_to_a_pipe(three: Program) -> None:
    assert three("export", "docx", "-o", "list.docx").code == 0
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "export", "docx"], capture_output=True, check=True
    )
    assert done.stdout == Path("list.docx").read_bytes()


def test_word_goes_to_no_terminal(answering: Answering) -> None:
    done = answering(["export", "docx"])
    assert (done.code, done.out) == (2, "")
    assert "hint: name a file: -o references.docx" in done.err


def test_check_of_word_looks_at_what_it_holds(three: Program) -> None:
    three("export", "docx", "-o", "list.docx")
    assert three("export", "docx", "--check", "list.docx").code == 0
    three("set", "call2018", "title=Another call", "-q")
    stale = three("export", "docx", "--check", "list.docx")
    assert stale.code == 1
    assert "error: list.docx: is out of date [out-of-date]" in stale.err
    assert "hint: evidence-refs export docx -o list.docx" in stale.err
    Path("list.docx").write_bytes(b"no zip")
    assert three("export", "docx", "--check", "list.docx").code == 1


def test_a_template_of_their_own(three: Program) -> None:
    file = Path("mine.md.j2")
    file.write_text(
        "{% for each in references %}* {{ each.title }}\n{% endfor %}", encoding="utf-8"
    )
    done = three("export", "markdown", "--style", "mine.md.j2", "--sort", "title", "--flat")
    assert (done.out, done.err) == ("* A call\n* Streets\n* Walks\n", "")
    other = three("export", "html", "--style", "mine.md.j2")
    assert other.code == 2
    assert "the template writes markdown, and this is html" in other.err
    file.write_text("\n{{ reference.title }}", encoding="utf-8")
    wrong = three("export", "markdown", "--style", "mine.md.j2", "-o", "list.md")
    assert wrong.code == 3
    assert wrong.err.startswith("error: mine.md.j2:2: 'reference' is undefined")
    assert not Path("list.md").exists()
    assert three("export", "markdown", "--style", "mine.md.j2", "-o", "mine.md.j2").code == 2
    assert three("export", "markdown", "--style", "linked", "-o", "linked").code == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["csv", "--style", "apa"], "--style is for markdown, html and docx"),
        (["html", "--reference-doc", "a.docx"], "--reference-doc is for docx"),
        (["docx", "--fragment"], "--fragment is for html"),
        (["html", "--group", "author"], "by section, type, year, none"),
        (["html", "--group", "type", "--flat"], "--flat is --group none"),
        (["html", "--style", "labeled"], "styles: labelled, linked, footnote, apa"),
        (["html", "--style", "none.csl"], "none.csl"),
        (["docx", "--key-format", "{year}"], "leave it out for docx"),
    ],
)
def test_what_cannot_be_is_refused(three: Program, command: list[str], said: str) -> None:
    done = three("export", *command)
    assert done.code in (2, 3)
    assert said in done.err
    assert done.out == ""
