"""Turns a document that is text into what LibreOffice writes of it: Word, web page, PDF.

The text's marks become real ones: `[words](address)` and `<u>words (address)</u>` links, `*words*`
italics, `- words` list items, `¹` raised digits, `# words` headings. Words whose address the text
lost (`[words](#)`, `<u>words</u>`) are linked to one that is made up, below `LOST`.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from evidence_refs.extraction.blocks import read_blocks

LOST = "https://lost.example/publications/a-work-"
_SITE = "https://www.kingsfund.org.uk"
"""What the relative addresses of the one text that has some are relative to."""
_FILTERS = {"docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)", "pdf": "pdf:writer_pdf_Export"}  # fmt: skip
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_ADDRESS = r"(?:https?://|www\.|/)[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?"
_MARK = re.compile(
    rf"""
    \[(?P<words>[^\[\]]+)\]\((?P<target>\#|{_ADDRESS})\)
  | <u>(?P<under>[^<>]+?)(?:\s*\((?P<within>/?{_ADDRESS})\))?</u>
  | <(?P<auto>https?://[^<>\s]+)>
  | (?P<raised>[{_SUPERSCRIPTS}]+)
  | \*\*(?P<bold>[^*]+)\*\*
  | (?<![\w*])\*(?P<italic>[^*\s](?:[^*]*[^*\s])?)\*(?![\w*])
  | \\(?P<escape>[^\w\s])
  | (?P<tab>\t)
    """,
    re.VERBOSE,
)
_BULLET = re.compile(r"(?P<indent>\s*)[-•]\s+(?=\S)")
_TORN = re.compile(r"(?<![^\s(])(?:(?!https?://)\S)*[\w,-](?:</u>)?$")
_GOES_ON = re.compile(r"(?:<u>)?[a-z]")
_HEADING = re.compile(r"(#{1,6})\s+")
_STYLES = """
<office:styles>
 <style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties fo:font-family="DejaVu Serif"/></style:style>
 <style:style style:name="Internet_20_link" style:display-name="Internet link" style:family="text"/>
 <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"/>
 <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"/>
 <style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:default-outline-level="3"/>
</office:styles><office:automatic-styles>
 <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
 <text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•">
  <style:list-level-properties text:space-before="0.5cm" text:min-label-width="0.5cm"/>
 </text:list-level-style-bullet></text:list-style>
</office:automatic-styles>
"""
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)  # fmt: skip


def flat_odt(text: str) -> str:
    """Give the text as a flat OpenDocument file, a paragraph for each block of it."""
    numbers = iter(range(1, 1_000_000))
    body = "".join(_paragraph(words, numbers) for words in _paragraphs(text))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.3"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def convert(files: Sequence[Path], to: str, folder: Path) -> dict[str, Path]:
    """Let LibreOffice write `files` as `to` (docx, html, pdf); give the results by their stems."""
    profile = (folder / "profile").resolve().as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", _FILTERS[to],
         "--outdir", str(folder), *map(str, files)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {file.stem: folder / f"{file.stem}.{to}" for file in files}


def _paragraphs(text: str) -> list[str]:
    """Give the text's paragraphs, each on one line; those that a page tore are whole."""
    lines = text.split("\n")
    out, before = list[str](), ""
    for block in read_blocks(lines):
        first, last = block.slice.lines
        words = " ".join(line.strip() for line in lines[first - 1 : last])
        is_torn = before == block.kind == "paragraph" and _TORN.search(out[-1])
        before = block.kind
        if is_torn and _GOES_ON.match(words):
            out[-1] += words if out[-1].endswith("-") else f" {words}"
        else:
            out.append(words)
    return [words.replace("</u> <u>", " ") for words in out]


def _paragraph(words: str, numbers: Iterator[int]) -> str:
    if heading := _HEADING.match(words):
        level = len(heading[1])
        inside = _inline(words[heading.end() :], numbers)
        return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{inside}</text:h>'
    if bullet := _BULLET.match(words):
        inside = _inline(words[bullet.end() :], numbers)
        return f'<text:list text:style-name="L"><text:list-item><text:p text:style-name="Standard">{inside}</text:p></text:list-item></text:list>'
    return f'<text:p text:style-name="Standard">{_inline(words, numbers)}</text:p>'


def _inline(words: str, numbers: Iterator[int]) -> str:
    parts, at = list[str](), 0
    for match in _MARK.finditer(words):
        parts.append(escape(words[at : match.start()]))
        parts.append(_marked(match, numbers))
        at = match.end()
    return "".join(parts) + escape(words[at:])


def _marked(match: re.Match[str], numbers: Iterator[int]) -> str:
    kind = match.lastgroup or ""
    if kind in ("target", "within", "under"):
        words = match["words"] or match["under"]
        target = (match["target"] or match["within"] or "#").replace("//p", "/p")
        if target == "#":
            target = f"{LOST}{next(numbers)}"
        target = _SITE + target if target.startswith("/") else target
        return _link(target, _inline(words, numbers))
    if kind == "auto":
        return _link(match["auto"], escape(match["auto"]))
    if kind == "raised":
        return _span("S", match["raised"].translate(_DIGITS))
    if kind in ("bold", "italic"):
        return _span("B" if kind == "bold" else "I", _inline(match[kind], numbers))
    return "<text:tab/>" if kind == "tab" else escape(match["escape"])


def _link(target: str, inside: str) -> str:
    return (
        f'<text:a xlink:type="simple" text:style-name="Internet_20_link" xlink:href={quoteattr(target)}>'
        f'<text:span text:style-name="Internet_20_link">{inside}</text:span></text:a>'
    )


def _span(style: str, inside: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'
