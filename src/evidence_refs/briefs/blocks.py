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
    code: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, the highest. `anchor` is what a link within leads to.

    `markdown` is what its author wrote in Markdown, which prints that and not the runs.
    """

    level: int
    runs: tuple[Run, ...]
    anchor: str = ""
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is what a list prints before it: a number, or `BULLET`.

    `key` is that of the reference it is of: paragraphs in a row that have one key are its entry.
    `indent` says in how many lists and quotations it stands; in Word alone, as for others those are text.
    """

    runs: tuple[Run | Break, ...]
    key: str = ""
    number: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """A list of the headings down to a level, made by the output: a field of Word, links elsewhere."""

    depth: int = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an author's own text; in Word alone, as for others it is text.

    `rows` are cells, and the first is the head; `aligned` says of each column where its text stands: `left`,
    `center`, `right`, or nothing.
    """

    rows: tuple[tuple[tuple[Run | Break, ...], ...], ...]
    aligned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Text of a person's own, or of a template, for one output, which writes it as it is."""

    output: str
    text: str


Block = Heading | Paragraph | Contents | Table | Ready
