"""Bytes of a web page to text, in the order of the HTML standard (13.2.3): mark, label, guess."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
# The standard looks at 1,024 bytes; saved pages put comments and styles before the label.
_HEAD = 8_192
# Labels mean what browsers make of them: these are all Windows-1252 (Encoding Standard, 4.2).
_WINDOWS = {"ascii", "iso8859-1", "latin-1", "us-ascii", "iso-8859-1", "latin1", "cp1252"}
_NOT_ALLOWED = {"utf-7", "utf7"}


def decode(data: bytes) -> str:
    """Give the text of a page; bytes that say nothing in its encoding become U+FFFD.

    A label that the bytes contradict is not believed: a page that says Latin-1 and is valid UTF-8
    beyond ASCII was saved as UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if data[:400].count(b"\0") > 100:
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        label = _label(data[:_HEAD])
        is_nearly_utf8 = label == "utf-8" or error.start > 100_000
        return data.decode(label or ("utf-8" if is_nearly_utf8 else "cp1252"), errors="replace")


def _label(head: bytes) -> str:
    head = _COMMENT.sub(b"", head)
    match = _META.search(head) or _XML.search(head)
    label = match[1].decode("ascii", errors="ignore").lower() if match else ""
    try:
        name = codecs.lookup(label).name if label else ""
        b"a".decode(name or "ascii")
    except (LookupError, UnicodeError):
        return ""
    if name in _NOT_ALLOWED or name.startswith(("utf-16", "utf-32")):
        # A label that could be read as ASCII is no UTF-16.
        return "utf-8"
    return "cp1252" if name in _WINDOWS else name
