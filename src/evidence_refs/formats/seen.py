"""Text as a reader sees it: what is not seen, steers a terminal, or cannot stand in XML goes."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")


def seen(text: str) -> str:
    """Give text with each run of blanks and ends of lines as one space, also at its ends."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", text))
