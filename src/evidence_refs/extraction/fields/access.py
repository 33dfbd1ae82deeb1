"""Words about access that stand beside a title: `Abstract only*`, `(£)`, `(Athens log in required)`."""

from __future__ import annotations

import re

from evidence_refs.model import Access

_WORDS: tuple[tuple[Access, re.Pattern[str]], ...] = (
    ("abstract-only", re.compile(r"[\[(]?\s*\babstract only\b\s*[\])]?\s*\*?", re.IGNORECASE)),
    (
        "login-required",
        re.compile(
            r"[\[(]\s*(?:(?:an?\s+)?(?:nhs\s+)?(?:open)?athens|log[- ]?in|registration|password)\b"
            r"[^()\[\]]{0,60}\brequired\s*[\])]\s*\*?",
            re.IGNORECASE,
        ),
    ),
    (
        "subscription",
        re.compile(r"[\[(]\s*(?:£|subscription(?: required)?|paywall(?:ed)?)\s*[\])]", re.I),
    ),
)


def take_access(text: str) -> tuple[str, Access | None]:
    """Give the text without its words about access, and what they say."""
    for access, pattern in _WORDS:
        if match := pattern.search(text):
            rest = f"{text[: match.start()].rstrip()} {text[match.end() :].lstrip()}".strip()
            return rest, access
    return text, None
