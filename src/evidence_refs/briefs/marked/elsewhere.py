"""Lists in the other parts of a Word file, where none can stand: headers, footers, notes, comments."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_refs.briefs.marked import bookmarks, controls
from evidence_refs.briefs.marked.elements import Event, elements
from evidence_refs.briefs.marked.package import Package
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

_PARTS = {
    "header": "a header", "footer": "a footer", "footnotes": "a footnote", "endnotes": "an endnote",
    "comments": "a comment",
}  # fmt: skip
"""How the relationships to such parts end, and what a person calls one."""


def refuse_elsewhere(package: Package, file: str) -> None:
    """See that lists stand in the text of the document only.

    Raises:
        UnreadableError: one stands in another part.
    """
    for name, called in _others(package):
        xml = package.part(name)
        if b"references" not in xml:  # such parts may be made in any way, if no list is in them
            continue
        for said in filter(None, map(_said, elements(xml, file).events)):
            raise UnreadableError(
                f"the list `{said}` stands in {called}",
                where=Where(file),
                hint="put it into the text of the document, its tables or text boxes",
            )


def _others(package: Package) -> Iterator[tuple[str, str]]:
    for each in package.document.part.rels.values():
        called = _PARTS.get(each.reltype.rpartition("/")[2])
        if called and not each.is_external:
            yield str(each.target_part.partname).lstrip("/"), called


def _said(event: Event) -> str:
    """Give what an element says if it makes a list; else nothing."""
    if event.above == "sdtPr" and event.name in ("tag", "alias"):
        said, begins = event.attributes.get("val", "").strip(), controls.BEGINS
    elif event.name == "bookmarkStart":
        said, begins = event.attributes.get("name", ""), bookmarks.BEGINS
    else:
        return ""
    return said if said.startswith(begins) else ""
