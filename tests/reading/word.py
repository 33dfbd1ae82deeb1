"""Makes Word files of a few lines of XML, for what no program at hand writes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def part(root: str, content: str) -> str:
    """A part of a Word file: `content` in the root element `w:root`."""
    return f"{_HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def relationships(*links: tuple[str, str, str, bool]) -> str:
    """A part of relationships: id, kind, target, and whether it leads outside."""
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"'
            f"{' TargetMode=' + chr(34) + 'External' + chr(34) if outside else ''}/>"
            for id_, kind, target, outside in links
        )
        + "</Relationships>"
    )


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def word(
    body: str, links: dict[str, str] | None = None, note_links: dict[str, str] | None = None, **parts: str
) -> bytes:  # fmt: skip
    """A Word file.

    Args:
        body: what stands in `w:body`.
        links: addresses outside by their id, for `r:id` in the body; `note_links`: in footnotes.
        parts: what stands in `w:styles`, `w:numbering`, `w:footnotes`, `w:endnotes`, `w:settings`.
    """
    inside = tuple((f"part-{name}", name, f"{name}.xml", False) for name in parts)
    outside = tuple((id_, "hyperlink", to, True) for id_, to in (links or {}).items())
    notes = tuple((id_, "hyperlink", to, True) for id_, to in (note_links or {}).items())
    return package(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": relationships(("main", "officeDocument", "word/document.xml", False)),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relationships(*inside, *outside),
            "word/_rels/footnotes.xml.rels": relationships(*notes),
            **{f"word/{name}.xml": part(name, content) for name, content in parts.items()},
        }
    )


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; plain words become one."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else r(each) for each in content)
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of words."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, *result: str) -> str:
    """A field of several runs."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    words = "".join(each if each.startswith("<") else r(each) for each in result)
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return sign.format("begin") + code + sign.format("separate") + words + sign.format("end")


def cell(*paragraphs: str, properties: str = "") -> str:
    """A table cell."""
    inside = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def level(at: int, format_: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbered(num: int, at: int = 0) -> str:
    """Paragraph properties of a list item."""
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'
