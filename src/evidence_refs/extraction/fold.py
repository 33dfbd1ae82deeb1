"""Text folded for comparison: what two printings of the same words have in common."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Give the words in lower case without accents and punctuation, one blank between them."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.casefold().replace("'", "").replace("&", " and ")
    return _NOT_WORD.sub(" ", text).strip()
