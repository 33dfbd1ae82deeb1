"""One page of a PDF to words that know their place and type.

pdfium is asked once for each character what it is, and a few times for each word where it stands
and how it is set: more questions would take longer than the rest of the reading.
"""

from __future__ import annotations

import re
from ctypes import addressof, byref, c_double, c_int, c_ushort, create_string_buffer
from dataclasses import dataclass
from math import hypot
from typing import Any, Literal, NamedTuple

import pypdfium2.raw as pdfium

Before = Literal["", "blank", "gap", "break"]
"""What stands before a word: nothing; a blank that was typed; one, or a line break, that pdfium made up."""


@dataclass(frozen=True, slots=True)
class Style:
    """How characters are set. `size` is in points on the page."""

    size: float
    bold: bool = False
    italic: bool = False


class Word(NamedTuple):
    """Characters without a blank, in one style, on one baseline.

    `x0`, `x1` and the baseline `y` are points in the frame in which the word is read: x to the
    right, y down. `turn` counts quarter turns of that frame from the page's own. `target` is the
    address that it is linked to.
    """

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    before: Before = "blank"
    turn: int = 0
    target: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the page, in the page's own points: y goes up."""

    left: float
    bottom: float
    right: float
    top: float


# pdfium gives a hyphen at a line's end as U+0002 or U+FFFE, and leaves out the line break.
_WORD = re.compile(
    "[^\\s\x00-\x1f\x7f\xad\ufffe\uffff]*[\x02\ufffe\xad]|[^\\s\x00-\x1f\x7f\xad\ufffe\uffff]+"
)
_HALF = re.compile("[\ud800-\udfff]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(
    r"italic|oblique|slanted|(?<=[-,])it\b|(?:^|[+])(?:cmti|sfti|cmsl)", re.IGNORECASE
)
_FLAG_ITALIC, _FLAG_BOLD = 1 << 6, 1 << 18
_STROKED = 2


def page_words(text_page: Any, bounds: Box) -> list[Word]:
    """Give the words of a page in the order in which the file has them.

    `text_page` is pdfium's; what stands outside of `bounds` is not shown, and left out.
    """
    text = _page_text(text_page)
    halves = bool(_HALF.search(text))
    reader = _Reader(text_page, bounds)
    words: list[Word] = []
    seen: set[tuple[str, int, int]] = set()
    end_of_last = 0
    for match in _WORD.finditer(text):
        between = text[end_of_last : match.start()]
        end_of_last = match.end()
        for word in reader.words(text, match.start(), match.end(), between):
            # Shadows and false bold draw the same word twice.
            if halves:
                word = word._replace(text=_whole(word.text))
            place = (word.text, round(word.x0), round(word.y))
            if place not in seen:
                seen.add(place)
                words.append(word)
    return words


def _page_text(text_page: Any) -> str:
    """Give the page's characters, as many as pdfium counts."""
    count = max(0, pdfium.FPDFText_CountChars(text_page))
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
    # Where some characters have no text, or take two places in it, each is asked for.
    unicode = pdfium.FPDFText_GetUnicode
    return "".join([chr(unicode(text_page, index)) for index in range(count)])


def _whole(text: str) -> str:
    """Give text without halves of characters, as pdfium has those beyond U+FFFF on some systems."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class _Reader:
    """Asks pdfium about characters of one page; keeps what it said of each text object."""

    def __init__(self, text_page: Any, bounds: Box) -> None:
        self.page = text_page
        self.bounds = bounds
        self.styles: dict[int, tuple[Style, int, float]] = {}
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.pointers: dict[int, Any] = {}
        self.get_object = pdfium.FPDFText_GetTextObject
        self.box = pdfium.FS_RECTF()
        self.box_reference = byref(self.box)
        self.matrix = pdfium.FS_MATRIX()
        self.matrix_reference = byref(self.matrix)
        self.name = create_string_buffer(256)
        self.flags = c_int()
        self.x, self.y = c_double(), c_double()
        self.origin = byref(self.x), byref(self.y)

    def words(self, text: str, start: int, end: int, between: str) -> list[Word]:
        """Give characters `start` to `end` as words, one for each style and baseline."""
        before = self._before(between, start)
        first = self._object(start)
        if end - start == 1 or first == self._object(end - 1):
            word = self._word(text, start, end, first, before)
            return [word] if word else []
        pieces = self._pieces(start, end)
        found: list[Word] = []
        for begin, stop, handle in pieces:
            word = self._word(text, begin, stop, handle, before)
            if word is None:
                continue
            if found and _continues(found[-1], word):
                last_word = found.pop()
                word = Word(
                    last_word.text + word.text,
                    last_word.x0,
                    word.x1,
                    word.y,
                    word.style,
                    last_word.before,
                    word.turn,
                )
            found.append(word)
            before = ""
        return found

    def _object(self, index: int) -> int:
        pointer = self.get_object(self.page, index)
        if not pointer:
            return 0
        address = addressof(pointer.contents)
        if address not in self.styles:
            self.pointers[address] = pointer
        return address

    def _pieces(self, start: int, end: int) -> list[tuple[int, int, int]]:
        pieces: list[tuple[int, int, int]] = []
        begin, handle = start, self._object(start)
        for index in range(start + 1, end):
            here = self._object(index)
            # A hyphen that pdfium put in place of another belongs to no object of its own.
            if here not in (handle, 0):
                pieces.append((begin, index, handle))
                begin, handle = index, here
        return [*pieces, (begin, end, handle)]

    def _before(self, between: str, start: int) -> Before:
        if not between:
            return ""
        if "\n" in between or "\r" in between:
            return "break"
        return "gap" if pdfium.FPDFText_IsGenerated(self.page, start - 1) == 1 else "blank"

    def _word(self, text: str, start: int, end: int, handle: int, before: Before) -> Word | None:
        known = self.styles.get(handle) if handle else None
        if known is None:
            known = self.styles[handle] = self._ask_style(start, self.pointers.pop(handle, None))
        style, turn, y = known
        box, reference = self.box, self.box_reference
        if not pdfium.FPDFText_GetLooseCharBox(self.page, start, reference):
            return None
        left, right, top, bottom = box.left, box.right, box.top, box.bottom
        if end - start > 1:
            pdfium.FPDFText_GetLooseCharBox(self.page, end - 1, reference)
            left, right = min(left, box.left), max(right, box.right)
            top, bottom = max(top, box.top), min(bottom, box.bottom)
        bounds = self.bounds
        if right < bounds.left or left > bounds.right or top < bounds.bottom or bottom > bounds.top:
            return None
        if turn:
            left, right, _, _ = framed(Box(left, bottom, right, top), turn)
        return Word(text[start:end], left, right, y, style, before, turn)

    def _ask_style(self, index: int, pointer: Any) -> tuple[Style, int, float]:
        """Give the style of a character's text object, its turn, and its baseline in that frame."""
        page, matrix = self.page, self.matrix
        pdfium.FPDFText_GetMatrix(page, index, self.matrix_reference)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        along = hypot(a, b) or 1.0
        size = abs(pdfium.FPDFText_GetFontSize(page, index) * (a * d - b * c) / along)
        bold, italic = self._font(index, pointer)
        italic = italic or abs(a * c + b * d) / (along * along) > 0.1
        turn = _turn(a, b)
        pdfium.FPDFText_GetCharOrigin(page, index, *self.origin)
        x, y = self.x.value, self.y.value
        baseline = -y if turn == 0 else framed(Box(x, y, x, y), turn)[2]
        return Style(round(size, 1), bold, italic), turn, baseline

    def _font(self, index: int, pointer: Any) -> tuple[bool, bool]:
        """Say whether a character is bold, and whether it is in italics."""
        font = pdfium.FPDFTextObj_GetFont(pointer) if pointer else None
        address = addressof(font.contents) if font else 0
        known = self.fonts.get(address) if address else None
        if known is None:
            known = self.fonts[address] = self._ask_font(index)
        if pointer and not known[0]:
            return pdfium.FPDFTextObj_GetTextRenderMode(pointer) == _STROKED, known[1]
        return known

    def _ask_font(self, index: int) -> tuple[bool, bool]:
        length = pdfium.FPDFText_GetFontInfo(self.page, index, self.name, 256, byref(self.flags))
        raw = self.name.raw[: max(0, length - 1)] if length <= 256 else b""
        flags = self.flags.value if length else 0
        name = raw.decode("utf-8", "replace")
        heavy = pdfium.FPDFText_GetFontWeight(self.page, index) >= 700
        bold = bool(_BOLD.search(name) or flags & _FLAG_BOLD or heavy)
        return bold, bool(_ITALIC.search(name) or flags & _FLAG_ITALIC)


def _turn(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def framed(box: Box, turn: int) -> tuple[float, float, float, float]:
    """Give left, right, top, bottom of a box in the frame that is turned: y down, text level."""
    if turn == 0:
        return box.left, box.right, -box.top, -box.bottom
    if turn == 1:
        return box.bottom, box.top, box.left, box.right
    if turn == 2:
        return -box.right, -box.left, box.bottom, box.top
    return -box.top, -box.bottom, -box.right, -box.left


def _continues(last: Word, word: Word) -> bool:
    return (
        last.style == word.style
        and last.turn == word.turn
        and abs(last.y - word.y) < 0.05 * word.style.size
        and abs(word.x0 - last.x1) < 0.25 * word.style.size
    )
