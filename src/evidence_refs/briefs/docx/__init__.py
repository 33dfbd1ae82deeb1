"""Blocks as Word has them: a document of their own, or paragraphs for one that is there.

Source of the format: ECMA-376, Office Open XML, part 1 (WordprocessingML).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Block, Contents, Heading

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element


def write(
    blocks: Sequence[Block],
    *,
    reference: Path | None = None,
    title: str = "",
    author: str = "",
    titled: bool = False,
    language: str = "en-GB",
) -> bytes:
    """Give blocks as the bytes of a `.docx` file, the same for the same blocks.

    Args:
        blocks: what the document says.
        reference: a document whose styles, page and headers it takes; its text is left out.
        title: of the document, among its properties.
        author: of the document, among its properties.
        titled: whether the one heading of the first level is the title of the document.
        language: of its text (BCP 47), where no reference document says it.

    Raises:
        UnreadableError: the reference document cannot be read.
        UsageError: a template wrote a part, which Word cannot have.
    """
    from evidence_refs.briefs.docx import package

    document = package.opened(reference, language)
    page = document.element.body.sectPr  # the settings of the page, which come last
    for element in elements([*_titled(blocks)] if titled else blocks, document):
        page.addprevious(element)
    return package.closed(document, title, author, language)


def _titled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give blocks with all headings a level higher: Word has a title outside of its outline."""
    for block in blocks:
        if isinstance(block, Heading):
            yield replace(block, level=block.level - 1)
        else:
            yield replace(block, depth=block.depth - 1) if isinstance(block, Contents) else block


def elements(blocks: Sequence[Block], document: Document) -> list[_Element]:
    """Give blocks as paragraphs for a document: links become relations of it, styles are those it has.

    A style that it lacks is made: `Heading 1`, `Bibliography`, `Hyperlink` and so on.

    Raises:
        UsageError: a template wrote a part, which Word cannot have.
    """
    from evidence_refs.briefs.docx.paragraphs import elements as made

    return made(blocks, document)
