"""Runs of text as Word has them, and the links around them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.font import Font

from evidence_refs.briefs.blocks import Break, Run
from evidence_refs.briefs.docx.styles import Styles
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.seen import seen

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element


_OF_CODE = "Courier New"


class Runs:
    """Makes runs for one document, whose relations its links become."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._relations = document.part.rels
        self._styles = styles
        self._links: dict[str, str] = {
            each.target_ref: id
            for id, each in self._relations.items()
            if each.is_external and each.reltype == RELATIONSHIP_TYPE.HYPERLINK
        }
        self._next = len(self._relations) + 1

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
        link.append(run_of(Run(text)))
        return link

    def _run(self, run: Run) -> Any:
        target = link_target(run.link)
        made = run_of(run)
        if not target:
            return made
        made.get_or_add_rPr().style = self._styles.link()
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._relation(target))
        link.append(made)
        return link

    def _relation(self, target: str) -> str:
        """Give the id of the relation to an address; python-docx would go through all for each new one."""
        if found := self._links.get(target):
            return found
        while (id := f"rId{self._next}") in self._relations:
            self._next += 1
        self._relations.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, id, is_external=True)
        self._links[target] = id
        return id


def run_of(run: Run, properties: _Element | None = None) -> Any:
    """Give a run, with the properties of another; italics and bold in those are upright and plain."""
    made: Any = OxmlElement("w:r")
    if properties is not None:
        made.append(properties)
    # Only what is set: a look that is set to false would undo that of the paragraph's style.
    for look, is_set in (
        ("bold", run.bold), ("italic", run.italic), ("superscript", run.raised),
        ("small_caps", run.small_caps),
    ):  # fmt: skip
        if is_set:
            is_turned = look in ("bold", "italic") and getattr(Font(made), look)
            setattr(Font(made), look, not is_turned)
    if run.code:
        Font(made).name = _OF_CODE
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
