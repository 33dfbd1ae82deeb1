"""What databases write where they have nothing: `[No abstract available]`."""

from __future__ import annotations

import re

_NO_ABSTRACT = re.compile(r"\W*no abstract(?: is| was)? (?:available|provided)\W*", re.IGNORECASE)
_LONGEST = 40


def is_no_abstract(text: str) -> bool:
    """Say whether an abstract only says that there is none."""
    return len(text) <= _LONGEST and bool(_NO_ABSTRACT.fullmatch(text))
