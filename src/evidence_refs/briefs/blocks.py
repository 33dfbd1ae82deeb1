"""What a brief is made of, whatever it is written as: headings and paragraphs of text that is only text.

A style gives blocks, and one writer for each output turns them into Markdown, HTML or Word: so
each value is escaped in one place, by the output that it goes to.
"""

from __future__ import annotations

from dataclasses import dataclass

BULLET = "•"
"""What an item of a list without numbers has before it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look. `link` is an absolute address of the web, empty for none.

    `cite` says that it is the title of a work, `language` in which one that is (BCP 47).
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    small_caps: bool = False
    link: str = ""
    cite: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, the highest. `anchor` is what a link within leads to."""

    level: int
    runs: tuple[Run, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is what a list prints before it: a number, or `BULLET`.

    `key` is that of the reference it is of: paragraphs in a row that have one key are its entry.
    """

    runs: tuple[Run | Break, ...]
    key: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the headings down to a level, made by the output: a field of Word, links elsewhere."""

    depth: int = 3


@dataclass(frozen=True, slots=True)
class Ready:
    """Text that a person's own template wrote, for one output, which writes it as it is."""

    output: str
    text: str


Block = Heading | Paragraph | Contents | Ready
