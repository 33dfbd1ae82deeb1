"""Link annotations of a page: where they lie, and the address that each leads to."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_int, create_string_buffer
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from evidence_refs.reading.pdf.characters import Box, Word, framed

_MOST = 5_000
"""The most links of one page that are looked at: a damaged list of annotations may have no end."""


@dataclass(frozen=True, slots=True)
class Link:
    """A part of the page that leads to `target`."""

    box: Box
    target: str


def page_links(document: Any, page: Any) -> list[Link]:
    """Give the links of a page to addresses on the web; those within the document are left out."""
    links: list[Link] = []
    position, link = c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST):
        if not pdfium.FPDFLink_Enumerate(page, byref(position), byref(link)):
            break
        target = _target(document, link)
        if target:
            links += [Link(box, target) for box in _boxes(link)]
    return links


def mark(words: Sequence[Word], links: Sequence[Link]) -> list[Word]:
    """Give the words, each with the address of the link that covers most of it."""
    if not links:
        return list(words)
    by_turn = {
        turn: [(framed(link.box, turn), link.target) for link in links]
        for turn in {word.turn for word in words}
    }
    return [_marked(word, by_turn[word.turn]) for word in words]


def _marked(word: Word, links: Sequence[tuple[tuple[float, float, float, float], str]]) -> Word:
    middle = word.y - 0.3 * word.style.size
    for (left, right, top, bottom), target in links:
        if top <= middle <= bottom:
            covered = min(right, word.x1) - max(left, word.x0)
            if covered > 0.5 * (word.x1 - word.x0) and covered > 0:
                return word._replace(target=target)
    return word


def _target(document: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length <= 20_000:
        return ""
    buffer = create_string_buffer(length)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    raw = buffer.raw[: length - 1]
    try:
        address = raw.decode("utf-8")
    except UnicodeDecodeError:
        address = raw.decode("latin-1")
    return clean_target(address)


def clean_target(address: str) -> str:
    """Give an address on the web as it may stand in a link's brackets; empty for all others."""
    address = "".join(char for char in address.strip() if char.isprintable())
    if address.lower().startswith("www."):
        address = f"http://{address}"
    if not address.lower().startswith(("http://", "https://", "ftp://")) or len(address) < 11:
        return ""
    for char, code in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E")):
        address = address.replace(char, code)
    return address


def _boxes(link: Any) -> list[Box]:
    boxes = []
    quad = pdfium.FS_QUADPOINTSF()
    for index in range(min(_MOST, max(0, pdfium.FPDFLink_CountQuadPoints(link)))):
        if pdfium.FPDFLink_GetQuadPoints(link, index, byref(quad)):
            xs = (quad.x1, quad.x2, quad.x3, quad.x4)
            ys = (quad.y1, quad.y2, quad.y3, quad.y4)
            boxes.append(Box(min(xs), min(ys), max(xs), max(ys)))
    if boxes:
        return boxes
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFLink_GetAnnotRect(link, byref(rect)):
        return []
    return [Box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))]
