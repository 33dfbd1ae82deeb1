"""LibreOffice opens our lists of Word, and shows headings, entries, links and contents."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import lxml.html
import pypdfium2
import pytest

from evidence_refs.briefs import docx as word
from evidence_refs.briefs import lists
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Block, Contents, Heading, Paragraph, Run
from evidence_refs.formats.seen import seen
from evidence_refs.model import Reference

from ..formats.examples import REFERENCES
from ..formats.hostile import FULL
from ..reading.rendering import convert

pytestmark = pytest.mark.program

HOSTILE = [each for each in FULL if each.title][:12]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three documents, as LibreOffice shows them: a web page and a PDF of each."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("lists")
    files = [folder / f"{name}.docx" for name in ("whole", "inserted", "hostile")]
    for file, data in zip(files, (whole(), inserted(), listed(HOSTILE, "labelled")), strict=True):
        file.write_bytes(data)
    made: dict[str, Path] = {}
    for to in ("html", "pdf"):
        made |= {f"{stem}.{to}": path for stem, path in convert(files, to, folder).items()}
    return made


def listed(references: list[Reference], style: str) -> bytes:
    return word.write(lists.blocks(references, Asked(style=style)))


def blocks() -> list[Block]:
    return [
        Heading(1, (Run("Anchors: a brief"),)),
        Contents(3),
        Paragraph((Run("Read "), Run("this", link="https://example.org/first"), Run(" first."))),
        *lists.blocks(REFERENCES, Asked(style="vancouver")),
    ]


def whole() -> bytes:
    return word.write(blocks(), title="Anchors")


def inserted() -> bytes:
    document = docx.Document()
    last = document.add_paragraph("The end of what was there")
    for element in word.elements(blocks(), document):
        last._p.addprevious(element)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def page(file: Path) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(file.read_bytes())


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        pages = [each.get_textpage().get_text_bounded() for each in document]
    return " ".join("\n".join(pages).split())


@pytest.mark.parametrize("name", ["whole", "inserted"])
def test_headings_entries_and_links_are_there(rendered: dict[str, Path], name: str) -> None:
    found = page(rendered[f"{name}.html"])
    headings = [
        (each.tag, " ".join(each.text_content().split())) for each in found.xpath("//h1|//h2|//h3")
    ]
    assert headings == [
        ("h1", "Anchors: a brief"), ("h2", "Anchor institutions"), ("h3", "Reports and guides"),
        ("h3", "Journal articles"),
    ]  # fmt: skip
    targets = found.xpath("//a/@href")
    assert "https://example.org/first" in targets
    assert "https://doi.org/10.1234/jmhp_2021.112%3C9%3E" in targets
    text = text_of(rendered[f"{name}.pdf"])
    assert "Read this first." in text
    assert re.search(
        r"5\. NHS Confederation, Department.{1,40}\. The anchor toolkit \[Internet\]\.", text
    )
    assert ("The end of what was there" in text) == (name == "inserted")


@pytest.mark.parametrize("name", ["whole", "inserted"])
def test_the_contents_lead_to_the_headings(rendered: dict[str, Path], name: str) -> None:
    found = page(rendered[f"{name}.html"])
    within = {
        " ".join(each.text_content().split()): each.get("href").removeprefix("#")
        for each in found.xpath("//a[starts-with(@href, '#')]")
    }
    assert set(within) == {"Anchor institutions", "Reports and guides", "Journal articles"}
    names = set(found.xpath("//a/@name"))
    assert set(within.values()) <= names


def test_hostile_words_are_shown_as_they_are(rendered: dict[str, Path]) -> None:
    text = "".join(page(rendered["hostile.html"]).text_content().split())
    for reference in HOSTILE:
        assert "".join(seen(reference.title or "").split()) in text
