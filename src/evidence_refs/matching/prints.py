"""What databases make of a title in print: entities, tags, notes, a second language, an error."""

from __future__ import annotations

import html
import re

from evidence_refs.matching.keys import unbroken

_TAG = re.compile(
    r"</?(?:su[bp]|i|b|em|strong|span|sc|scp|inf|italic|bold|u|p|jats:\w+|mml:\w+)\b[^>]*>",
    re.IGNORECASE,
)
_LANGUAGE = (
    "arabic|chinese|croatian|czech|danish|dutch|english|finnish|french|german|greek|hebrew|hungarian|italian|japanese"
    "|korean|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|slovene|spanish|swedish"
    "|turkish|ukrainian"
)
# What a database writes behind a title: that it was retracted since, what language it is in.
_NOTE = re.compile(
    rf"\s*[(\[](?:abstract|retracted|retraction (?:of|in)|erratum (?:appears|in)|see comments?|comment in|corrected"
    rf"|withdrawn|published erratum|(?:article )?in (?:{_LANGUAGE})|{_LANGUAGE})\b[^)\]]*[)\]]\s*\.?\s*$",
    re.IGNORECASE,
)
# Where a database writes the title in the language of the work behind its translation.
_ORIGINAL = re.compile(
    rf"(?=[\s<.?])(?:\s*<ORIGINAL>\s*|[.?]\s+(?:{_LANGUAGE})(?:\s+(?=\S)|$))", re.IGNORECASE
)
_may_be_two = re.compile(r"<|[.?]\s").search
_ERROR = re.compile(r"#(?:NAME|REF|VALUE|N/A|NULL|NUM|DIV/0)[?!]?\s*")
_NO_TITLE = re.compile(r"\W*|\[?(?:no title|not available|untitled)\W*", re.IGNORECASE)
_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")  # a letter that an encoding lost
_GREEK = {
    ord(letter): name
    for letters, names in (
        ("αβγδεζηθικλμνξοπρστυφχψω", "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda"
         " mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega"),
        ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda"
         " Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega"),
        ("µßı", "mu beta i"),
    )
    for letter, name in zip(letters, names.split(), strict=True)
}  # fmt: skip


def parts_of(printed: str) -> tuple[str, ...]:
    """Give a title, and apart from it the one in the work's own language that stands behind it.

    Gives none for what says that there is none, or was damaged (`is_damaged`).
    """
    if _NO_TITLE.fullmatch(printed) or is_damaged(printed):
        return ()
    if not _may_be_two(printed):
        return (printed,)
    parts = [part.strip() for part in _ORIGINAL.split(printed)]
    return tuple(part for part in parts if len(part) > 1) or (printed,)


def is_damaged(printed: str) -> bool:
    """Say whether a spreadsheet's error stands in a title's place (`#NAME?`)."""
    return printed.startswith("#") and bool(_ERROR.fullmatch(printed))


def plain(printed: str) -> str:
    """Give a title without entities, tags, brackets round a translation, notes of a database."""
    text = unbroken(printed)
    if "&" in text or "<" in text:
        text = _TAG.sub("", html.unescape(text))
    if not text.isascii():
        text = text.translate(_GREEK)
    if "?" in text or "\ufffd" in text:
        text = _LOST.sub("", text)
    if "(" in text or "[" in text:
        text = _NOTE.sub("", text)
    if text.startswith("[") and text.rstrip(" .").endswith("]"):
        text = text.rstrip(" .")[1:-1]
    return text if text.strip() else printed
