"""Runs of text as Word has them, and the links around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.font import Font

from evidence_refs.briefs.blocks import Break, Run
from evidence_refs.briefs.docx import styles
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.seen import seen

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element


class Runs:
    """Makes runs for one document, whose relations its links become."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def of(self, runs: Iterable[Run | Break]) -> list[_Element]:
        """Give runs and ends of lines."""
        return [
            _empty("w:br") if isinstance(run, Break) else self._run(run)
            for run in runs
            if isinstance(run, Break) or seen(run.text)
        ]

    def tab(self) -> _Element:
        """Give a tab."""
        return _empty("w:tab")

    def within(self, text: str, place: str) -> _Element:
        """Give a text that leads to a place of the document itself."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), place)
        link.set(qn("w:history"), "1")
        link.append(_run_of(Run(text)))
        return link

    def _run(self, run: Run) -> Any:
        target = link_target(run.link)
        made = _run_of(run)
        if not target:
            return made
        made.get_or_add_rPr().style = styles.link(self._document)
        link = OxmlElement("w:hyperlink")
        relation = self._document.part.relate_to(
            target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link.set(qn("r:id"), relation)
        link.append(made)
        return link


def _run_of(run: Run) -> Any:
    made: Any = OxmlElement("w:r")
    font = Font(made)
    # Only what is set: a look that is set to false would undo that of the paragraph's style.
    font.bold = run.bold or None
    font.italic = run.italic or None
    font.superscript = run.raised or None
    font.small_caps = run.small_caps or None
    if run.language:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), run.language)
        made.get_or_add_rPr().append(language)
    text = OxmlElement("w:t")
    text.text = seen(run.text)
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(text)
    return made


def _empty(tag: str) -> _Element:
    made = OxmlElement("w:r")
    made.append(OxmlElement(tag))
    return made
