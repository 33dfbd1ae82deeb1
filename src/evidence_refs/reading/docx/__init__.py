"""A Word file to marked text: what a reader sees of it, tracked changes taken as accepted."""

from __future__ import annotations

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where
from evidence_refs.reading.text import Text


def read(data: bytes, name: str) -> Text:
    """Give the text of a `.docx` file. `name` is what messages call it.

    Raises:
        UnreadableError: it is damaged, locked, far larger unpacked than a document is, declares
            entities, or has no text.
    """
    # lxml and python-docx take a fifth of a second to load.
    from evidence_refs.reading.docx.body import paragraphs_of
    from evidence_refs.reading.docx.package import open_package

    package = open_package(data, name)
    try:
        paragraphs, problems = paragraphs_of(package)
    except RecursionError:
        raise UnreadableError("is nested too deep to be a document", where=Where(name)) from None
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise UnreadableError(
            "has no text in it",
            where=Where(name),
            hint="if its pages are pictures, recognise their text first (OCR)",
        )
    return Text(text + "\n", paragraphs=True, problems=tuple(problems))
