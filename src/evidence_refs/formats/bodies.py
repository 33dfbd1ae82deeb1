"""Organisations by the words of their names, and those whose own name has an `and`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_BODY = re.compile(
    r"\b(?:universi\w+|institut\w*|department|depart[ae]mento|ministr\w+|minist\w+|committee|council|"
    r"commission|collaborat\w+|consorti\w+|group|groupe|society|association|federation|foundation|"
    r"agency|authority|service|services|cent(?:er|re|rum)|network|organi[sz]ation|investigators|"
    r"study|trial|team|task force|office|government|company|press|trust|board|college|academy|"
    r"hospital|panel|alliance|programme|program|project|initiative|school|union|bank|library|"
    r"ltd|inc|gmbh|llc|corporation|international|national|fund|laboratory|NHS|WHO|of|for|the)\b",
    re.I,
)
# What bodies are for: none is a family name that one meets.
_REMIT = frozenset(
    """administration affairs agricultural agriculture analytics biomedical business care charities
    charity children citizens clinical communities community cultural culture delivery development
    digital disease drug drugs economic economics education embryology employment energy engineering
    engineers environment environmental equality evaluation evidence excellence executive families
    fertilisation food gynaecologists health healthcare healthwatch historic housing human
    immunisation improvement industry informatics information innovation intelligence investment
    learning local management media medical medicine medicines mental midwifery nursing nurses nutrition
    obstetricians paediatrics pathologists pensions physicians planning policy practice
    practitioners prevention products psychiatrists psychologists public quality radiologists
    regulation regulatory rehabilitation research rights rural safety sanitation science sciences
    scientific skills social sport sports standards statistics surgeons sustainability technology
    therapists training transport treatment universities vaccination welfare wellbeing workforce""".split()
)
_FOR = re.compile(r"\b(?:of|for|on|in)\b", re.IGNORECASE)
_COUNTRIES = frozenset(
    ("england", "scotland", "wales", "ireland", "britain", "uk", "canada", "australia")
)


_CODES = ("UK", "USA")


def are_national(texts: Sequence[str]) -> bool:
    """Whether each name of a list ends with the code of a country: `Age UK`, `Diabetes UK`.

    Of one among others these may be initials; but those of all are never the same.
    """
    return bool(texts) and all(_is_national(text) for text in texts)


def _is_national(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and words[-1] in _CODES and "," not in text


def is_body(text: str) -> bool:
    """Whether the words of a name are those of an organisation."""
    return bool(_BODY.search(text)) or not _REMIT.isdisjoint(text.lower().split())


def rejoined(parts: Iterable[str]) -> list[str]:
    """Give names parted at `and`, in which a body with an `and` of its own is one again.

    `Department of Health` goes on with `Social Care`, `Food` with `Drug Administration`; braces say
    themselves where a name ends.
    """
    names: list[str] = []
    for part in parts:
        if (
            names
            and "{" not in names[-1]
            and not set(part) & set(",{")
            and _goes_on(names[-1], part)
        ):
            names[-1] += f" and {part}"
        else:
            names.append(part)
    return names


def _goes_on(before: str, after: str) -> bool:
    if _REMIT.issuperset(before.lower().split()):
        return is_body(after)
    words = after.lower().split()
    if not _FOR.search(before) or _BODY.search(after) or _REMIT.isdisjoint(words):
        return False
    return words[-1] not in _COUNTRIES
