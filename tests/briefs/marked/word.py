"""Word files with content controls, as Word itself writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def control(
    tag: str = "", title: str = "", *, placeholder: bool = False, kind: str = "", inner: str = ""
) -> Any:
    """Give a content control: `kind` is what makes it one of another kind, `inner` its content."""
    marks = [
        f'<w:alias w:val="{_quoted(title)}"/>' if title else "",
        f'<w:tag w:val="{_quoted(tag)}"/>' if tag else "",
        '<w:id w:val="12345"/>',
        "<w:showingPlcHdr/>" if placeholder else "",
        f"<w:{kind}/>" if kind else "",
    ]
    inner = inner or "<w:p><w:r><w:t>Click or tap here to enter text.</w:t></w:r></w:p>"
    return parse_xml(
        f'<w:sdt xmlns:w="{W}"><w:sdtPr>{"".join(marks)}</w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def brief(*tags: str, placeholder: bool = False) -> bytes:
    """Give a brief made by python-docx, with prose, a link, a table and a list for each tag."""
    document = docx.Document()
    document.add_heading("A brief", 1)
    document.add_paragraph("Prose, with “quotes” & <signs>.")
    document.add_table(1, 2).cell(0, 0).text = "A cell"
    for tag in tags:
        document.add_heading("Reports", 2)
        document.element.body.insert(-1, control(tag, placeholder=placeholder))
        document.add_paragraph("Prose between lists.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def parts(data: bytes) -> Mapping[str, bytes]:
    """Give the parts of a file by their names, in their order."""
    with ZipFile(BytesIO(data)) as file:
        return {each.filename: file.read(each) for each in file.infolist()}


def with_document(data: bytes, change: Any) -> bytes:
    """Give a file with the XML of its document changed, by a function from bytes to bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, raw in parts(data).items():
            file.writestr(name, change(raw) if name == "word/document.xml" else raw)
    return out.getvalue()


def bookmarked(inner: str) -> bytes:
    """Give a file in which `{}` twice is the begin and the end of a bookmark, and words stand in runs."""
    begin = '<w:bookmarkStart w:id="7" w:name="references_reports"/>'
    end = '<w:bookmarkEnd w:id="7"/>'
    runs = re.sub(r"(?<=[>}])([\w.]+)(?=[<{])", r"<w:r><w:t>\1</w:t></w:r>", inner)
    document = docx.Document()
    whole = f'<w:body xmlns:w="{W}">{runs.format(begin, end)}</w:body>'
    document.add_paragraph("Before.")
    for each in list(parse_xml(whole)):
        document.element.body.insert(-1, each)
    document.add_paragraph("After.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def prose(body: str, notes: str = "", *, endnotes: str = "") -> bytes:
    """Give a file of paragraphs, as XML without namespaces, and of notes; their ids are those in it."""
    document = docx.Document()
    around = f'<w:body xmlns:w="{W}" xmlns:mc="{MC}" xmlns:v="urn:schemas-microsoft-com:vml">{body}</w:body>'
    for each in list(parse_xml(around)):
        document.element.body.insert(-1, each)
    for kind, inner in (("footnotes", notes), ("endnotes", endnotes)):
        if inner:
            blob = f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>'.encode()
            name = PackURI(f"/word/{kind}.xml")
            part = Part(name, f"{_KIND}.{kind}+xml", blob, document.part.package)
            document.part.relate_to(part, f"{_OFFICE}/{kind}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def p(*runs: str, look: str = "") -> str:
    """Give a paragraph of runs; of each, what stands in `look` are the properties."""
    made = "".join(r(text, look) for text in runs)
    return f"<w:p>{made}</w:p>"


def r(text: str, look: str = "") -> str:
    """Give a run; `look` are its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def looks_of(data: bytes, name: str = "word/document.xml") -> list[list[tuple[str, str]]]:
    """Give the paragraphs of a part: the texts of their runs, and their properties."""
    found = []
    for paragraph in etree.fromstring(parts(data)[name]).iter(f"{{{W}}}p"):
        runs = []
        for run in paragraph.iter(f"{{{W}}}r"):
            properties = run.find(f"{{{W}}}rPr")
            names = (
                "" if properties is None else " ".join(etree.QName(x).localname for x in properties)
            )
            runs.append(("".join(text.text or "" for text in run.iter(f"{{{W}}}t")), names))
        found.append(runs)
    return found
