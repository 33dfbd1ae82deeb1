"""Word files that are damaged, hostile, or of other makers: one clear line, in little time."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.reading import docx, read
from evidence_refs.reading.docx.package import MAX_ELEMENTS, MAX_UNPACKED
from tests.reading.word import NAMESPACES, TYPES, package, part, r, relationships, table, word
from tests.reading.word import p as paragraph

MAIN = relationships(("main", "officeDocument", "word/document.xml", False))
WHOLE = word(paragraph("words"))
DTD = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE x [" + "".join(
    f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)
) + '<!ENTITY a0 "ha">]>'  # fmt: skip


def parts(document: str | bytes, **others: str | bytes) -> bytes:
    return package(
        {"[Content_Types].xml": TYPES, "_rels/.rels": MAIN, "word/document.xml": document, **others}
    )


def lying(data: bytes) -> bytes:
    """The same zip, which says of each of its files that it is one byte long."""
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data = data[: at + 24] + struct.pack("<I", 1) + data[at + 28 :]
        at = data.find(b"PK\x01\x02", at + 4)
    return data


def locked(data: bytes) -> bytes:
    """The same zip, which says of each of its files that it needs a password."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data = data[: at + offset] + b"\x01\x00" + data[at + offset + 2 :]
            at = data.find(mark, at + 4)
    return data


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut short": (lambda: WHOLE[: len(WHOLE) // 2], "damaged"),
    "cut within a part": (lambda: WHOLE[:700] + b"\0" * 200 + WHOLE[900:], "damaged"),
    "no zip": (lambda: b"PK\x03\x04", "damaged"),
    "no document": (lambda: package({"[Content_Types].xml": TYPES, "word/x.xml": "x"}), "no document"),
    "no XML": (lambda: parts("words"), "word/document.xml is not XML"),
    "XML that ends": (lambda: parts(part("document", "<w:body>")[:-30]), "not XML"),
    "no words": (lambda: word(paragraph()), "no text"),
    "another root": (lambda: parts("<html/>"), "no text"),
    "a password": (lambda: locked(WHOLE), "password"),
    "an entity of a file": (lambda: parts(DTD + part("document", "&a;").split("?>")[1]), "declares"),
    "entities in entities": (lambda: parts(LAUGHS + "<w>&a9;</w>"), "declares"),
    "a document type in UTF-16": (lambda: parts((DTD + "<w>&a;</w>").encode("utf-16")), "declares"),
    "a document type in its styles": (
        lambda: package({"[Content_Types].xml": TYPES, "_rels/.rels": MAIN, "word/document.xml": part("document", ""),
                         "word/_rels/document.xml.rels": relationships(("s", "styles", "styles.xml", False)),
                         "word/styles.xml": DTD + "<w/>"}),
        "word/styles.xml declares",
    ),
    "a bomb": (lambda: parts(b"<a>" + b" " * (MAX_UNPACKED + 1) + b"</a>"), "far larger"),
    "a bomb of elements": (lambda: parts(b"<a>" + b"<b></b>" * (MAX_ELEMENTS + 1) + b"</a>"), "far larger"),
    "a bomb that lies": (lambda: lying(parts(b"<a>" + b" " * 40_000_000 + b"</a>")), "damaged|far larger"),
    "nested deep": (lambda: parts(part("document", "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)), "nested too deep"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "words"), BAD.values(), ids=BAD.keys())
def test_bad_files_are_one_line_soon(make: Callable[[], bytes], words: str) -> None:
    data = make()
    began = time.process_time()
    with pytest.raises(UnreadableError, match=words) as caught:
        docx.read(data, "brief.docx")
    assert time.process_time() - began < 10
    assert "\n" not in caught.value.message
    assert caught.value.hint
    assert caught.value.where.file == "brief.docx"


def test_tables_in_tables_to_the_parsers_depth() -> None:
    inner = paragraph("words")
    for _ in range(75):
        inner = table(f"<w:tc>{inner}</w:tc>")
    assert docx.read(word(inner), "brief.docx").text == "words\n"


def test_a_large_document_is_read_in_little_time() -> None:
    data = word(paragraph("Some words of a paragraph ", r("in italics", "<w:i/>")) * 20_000)
    began = time.process_time()
    text = docx.read(data, "brief.docx").text
    assert time.process_time() - began < 20
    assert text.count("*in italics*") == 20_000


SIGN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
LARGE = {
    "fields in fields": SIGN.format("begin") * 100_000 + r("words"),
    "results in results": (SIGN.format("begin") + SIGN.format("separate")) * 50_000 + r("words"),
    "a long code": SIGN.format("begin") + "<w:r><w:instrText>HYPERLINK </w:instrText></w:r>" * 100_000
    + SIGN.format("separate") + r("words ") * 40_000,
    "runs": (r("words ") + r("words ", "<w:b/>")) * 40_000,
    "lines": "<w:r>" + "<w:t>words</w:t><w:br/>" * 60_000 + "</w:r>",
}  # fmt: skip


@pytest.mark.parametrize("runs", LARGE.values(), ids=LARGE.keys())
def test_time_grows_with_length_alone(runs: str) -> None:
    data = word(paragraph("words ") + f"<w:p>{runs}</w:p>")
    began = time.process_time()
    assert "words" in docx.read(data, "brief.docx").text
    assert time.process_time() - began < 20


@pytest.mark.parametrize("numbers", ["", "x", "-1", "99999999999999999999"])
def test_numbers_that_are_none(numbers: str) -> None:
    body = (
        f'<w:p><w:pPr><w:outlineLvl w:val="{numbers}"/><w:numPr><w:ilvl w:val="{numbers}"/>'
        f'<w:numId w:val="1"/></w:numPr></w:pPr>{r("words")}'
        f'<w:r><w:sym w:font="x" w:char="{numbers}"/></w:r></w:p>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{numbers}"><w:start w:val="{numbers}"/>'
        f'</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert "words" in docx.read(word(body, numbering=numbering), "brief.docx").text


def test_styles_that_are_based_on_each_other() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"), ("C", "C"), ("D", "gone"))
    )
    body = "".join(paragraph(style, style=style) for style in "ABCD")
    assert docx.read(word(body, styles=styles), "brief.docx").text == "A\n\nB\n\nC\n\nD\n"


def test_a_relationship_that_leads_nowhere_is_no_fault() -> None:
    links = relationships(("i", "image", "NULL", False), ("s", "styles", "../gone.xml", False))
    data = parts(
        part("document", f"<w:body>{paragraph('words')}</w:body>"),
        **{"word/_rels/document.xml.rels": links},
    )
    assert docx.read(data, "brief.docx").text == "words\n"


def test_a_strict_file_with_its_parts_elsewhere() -> None:
    strict = NAMESPACES.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    kinds = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    body = '<w:p><w:hyperlink r:id="a"><w:r><w:t>Plan</w:t></w:r></w:hyperlink></w:p>'
    data = package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": f'<R><r Id="1" Type="{kinds}/officeDocument" Target="/Word/Doc2.xml"/></R>',
            "word\\doc2.xml": f"<w:document {strict}><w:body>{body}</w:body></w:document>",
            "word/_rels/doc2.xml.rels": f'<R><r Id="a" Type="{kinds}/hyperlink" TargetMode="External" '
            'Target="https://gov.example/"/></R>',
        }
    )
    assert docx.read(data, "brief.docx").text == "[Plan](https://gov.example/)\n"


def test_a_word_file_in_a_zip_and_under_another_name(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "pack.zip", "w") as file:
        file.writestr("inner/brief.docx", WHOLE)
        file.writestr("plain.docx", package({"a.txt": "words"}))
    (tmp_path / "brief.pdf").write_bytes(WHOLE)
    from evidence_refs.reading.sources import find

    assert read(tmp_path / "brief.pdf").text == "words\n"
    brief, plain = find([str(tmp_path / "pack.zip")]).sources
    assert read(brief).text == "words\n"
    with pytest.raises(UnreadableError, match="cannot read zip") as caught:
        read(plain)
    assert caught.value.hint
