"""Opens a PDF with pdfium, and says in one line why one cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2  # noqa: F401 - starts the library that `raw` gives
import pypdfium2.raw as pdfium

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

MOST_PAGES = 10_000
"""The longest document read: more than any report has."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Any]:
    """Give pdfium's document of a file's bytes; it is closed at the end.

    pdfium repairs what it can: a lost table of objects, a cut end.

    Raises:
        UnreadableError: it is locked, has no pages or too many, or cannot be repaired.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _not_opened(pdfium.FPDF_GetLastError(), name)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnreadableError(
                "this PDF has no pages", where=Where(name), hint="get the file again"
            )
        if count > MOST_PAGES:
            raise UnreadableError(
                f"this PDF has {count:,} pages, more than {MOST_PAGES:,}",
                where=Where(name),
                hint="split it, and extract the parts",
            )
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _not_opened(code: int, name: str) -> UnreadableError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return UnreadableError(
            "this PDF is locked with a password",
            where=Where(name),
            hint="open it, print it to a new PDF, and extract that",
        )
    return UnreadableError(
        "this PDF is damaged and cannot be opened",
        where=Where(name),
        hint="get the file again; if it opens in a browser, print it to a new PDF",
    )
