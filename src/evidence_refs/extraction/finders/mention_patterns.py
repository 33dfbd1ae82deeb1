"""The ways in which running text names a work by its title, one pattern a way.

Each has a group `title`, and `owner` where it names the issuer; they are read sentence by sentence.
"""

from __future__ import annotations

import re

DOCUMENT = (
    r"(?:reports?|guid(?:e|ance)|documents?|briefing|strategy|white paper|green paper|paper|book|publication"
    r"|framework|toolkit|explainer|manifesto|plan|review|handbook|study|evaluation|article|blog|film|essay)"
)
"""Words for a document."""

DOES = (
    r"(?:describes?|sets? out|says|states?|shows?|showed|highlights?|recommends?|recommended|argues?|argued|found|finds"
    r"|identif(?:ies|ied)|concludes?|concluded|outlines?|suggests?|explains?|announced|was published|asked|asks"
    r"|is published|notes?|noted|provides (?:guidance|examples|a)|considers?|reports? that|built on|called for|records?"
    r"|committed|commits)"
)
"""What only a document does."""

_W = r"[A-Z][\w-]*(?:[’'](?!s\b)\w+)?"
_SMALL = r"(?:of|for|and|the|to|in|on|with|a|an|&|by|from|at)"
_NAME = rf"{_W}(?:(?:,|:)?\s+(?:{_SMALL}\s+){{0,3}}(?:{_W}|\d{{4}}(?:[-–/]\d{{2,4}})?)){{0,10}}"
ORGANISATION = r"[A-Z][\w’]*(?:\s(?:of\s|for\s)?[A-Z][\w’]*){0,6}(?:\s\([A-Z]+\))?"
"""What may be an organisation's name; whether it is one, the name must tell."""

_KIND = (
    r"(?:Forward View(?: Next Steps)?|Long Term Plan|Five[- ]Year Plan|People Plan|White Paper|Green Paper"
    r"|Delivery Plan|Control Plan|Outcomes Framework|Annual Report|Forward Plan)"
)
_YEARS = r"(?:\s\d{4}(?:[-–/]\d{2,4})?)?"

PATTERNS: dict[str, tuple[re.Pattern[str], float]] = {
    "owner does": (
        re.compile(
            rf"(?P<owner>{ORGANISATION})['’]s?\s+(?P<title>[A-Z][^.;:()“”]{{10,120}}?)\s+{DOES}\b"
        ),
        0.75,
    ),
    "between dashes": (
        re.compile(
            rf"\b{DOCUMENT}\b[^.;()“”]{{0,60}}?\s[–-]\s(?P<title>{_NAME}(?:\s[a-z]+)?)\s[–-]\s"
        ),
        0.85,
    ),
    "after a colon": (
        re.compile(rf"\b(?:this|following|the)\s+{DOCUMENT}:\s+(?P<title>[A-Z][^.;]{{15,180}})$"),
        0.85,
    ),
    "paper named": (
        re.compile(
            rf"\b(?:White Paper|Green Paper|report|plan)\s*,?\s+(?P<title>{_NAME})"
            r"(?=\s*,?\s+(?:was|is|sets|outlines|published)\b|,)"
        ),
        0.8,
    ),
    "title, the plan": (
        re.compile(
            rf"(?:^|(?<=^“))(?P<title>{_NAME}), the (?:government|council|department|NHS)[’'a-z]*\s{DOCUMENT}\b"
        ),
        0.85,
    ),
    "between commas": (
        re.compile(
            rf"\b{DOCUMENT}, (?P<title>[A-Z][^,.;()“”]{{5,120}}?)(?=, (?:{DOES}|is available|was issued|which|to which)\b)"
        ),
        0.85,
    ),
    "with subtitle": (
        re.compile(
            rf"\b(?:{DOCUMENT}|published|titled|called|entitled),? (?P<title>[A-Z][^.,;:()“”]{{4,70}}: [a-z][^.,;:()“”]{{4,80}}?)"
            rf"(?=,|\.|$|\s(?:{DOES}|throughout|wherever|which|is|was|has)\b)"
        ),
        0.8,
    ),
    "quoted plan": (
        re.compile(
            rf"[‘“'](?P<title>{_W}(?:\s+(?:{_SMALL}\s+)?{_W}){{1,8}}\s(?:Plan|Strategy|Framework|Report|Guide|Review))[’”']"
        ),
        0.7,
    ),
    "quoted after a word": (
        re.compile(rf"\b{DOCUMENT},? [‘“\"](?P<title>[A-Z][^’”\"]{{8,140}}?)[,.]?[’”\"](?=\W|$)"),
        0.8,
    ),
    "kind of plan": (
        re.compile(rf"(?P<title>(?:{_W}\s+(?:{_SMALL}\s+){{0,2}}){{0,4}}{_KIND}{_YEARS})"),
        0.8,
    ),
    "plan with years": (
        re.compile(
            rf"(?P<title>{_W}(?:\s+(?:{_SMALL}\s+){{0,2}}{_W}){{1,6}}\s(?:Plan|Strategy|Framework|Review)\s\d{{4}}\s?[-–/]\s?\d{{2,4}})"
        ),
        0.75,
    ),
    "in the owner's": (
        re.compile(
            rf"\b(?:see|in|read|from|consult)\s+(?:also\s+)?the\s+(?P<owner>[A-Z][\w’]*(?:\s[A-Z][\w’]*){{0,5}}?(?:['’]s|\s\([A-Z]+\)(?:['’]s)?))\s+"
            rf"(?P<title>{_W}(?:\s{_W}){{1,6}}(?:\s(?:on|for|in)\s{_W})?)(?=[.,;]|$)"
        ),
        0.75,
    ),
    "owner's guidance": (
        re.compile(
            r"(?P<owner>[A-Z][\w-]+)[’']s\s+(?P<title>(?:interim |statutory |draft )?(?:guidance on [a-zA-Z ]{8,80}?"
            r"|[A-Z][\w-]* [a-z]+ document))(?=,? (?:says|states|which|indicates|sets|was|is)\b)"
        ),
        0.75,
    ),
    "draft report": (
        re.compile(
            rf"\b(?:draft |new |final )?report, (?P<title>{_NAME}), (?:outlines|sets|describes|argues|shows)"
        ),
        0.85,
    ),
    "aligned to": (
        re.compile(
            rf"\b(?:to|in|through|under)\s+(?P<title>{_W}(?:\s{_W}){{1,4}}[,:] {_W}(?:\s{_W}){{1,4}})"
            r"(?=\s(?:which|a|was|that)\b)"
        ),
        0.7,
    ),
    "opens the sentence": (
        re.compile(
            rf"^(?P<title>{_W}(?:\s{_W}){{1,4}}: {_W}(?:\s{_W}){{1,5}})(?=\s(?:a|which|is|was|sets)\b)"
        ),
        0.7,
    ),
}
"""The ways, and how sure each is (0 to 1)."""

BEFORE_MARKED = re.compile(
    rf"\b(?:{DOCUMENT}|published|titled|called|entitled|['’]s)[,:]?\s*[‘“\"]?$", re.IGNORECASE
)
"""What stands before a title that the print sets in italics."""

AFTER_MARKED = re.compile(
    rf"^[’”\"]?,?\s*(?:\(\d{{4}}\)\s*,?\s*)?(?:{DOES}|, published|is available|was issued)\b|^[’”\"]?\s*\((?:19|20)\d\d\)"
)
"""What stands after one."""
