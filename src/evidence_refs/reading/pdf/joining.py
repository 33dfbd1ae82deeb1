"""Words and addresses that a line's end broke, put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

HYPHENS = "-\u2010\u00ad\x02\ufffe"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?:(?=//|$)|www\.|(?:doi:?\s?|doi\.org/)?10\.\d{4,9}/)\S*$", re.IGNORECASE
)
_URL_SIGNS = re.compile(r"[/._=&?%#~+\d-]")
_ENDS_OPEN = re.compile(r"[/_=&?%#~+:\x02\ufffe\u00ad\u2010-]$|(?:https?|www)$")
_NEVER = re.compile(
    r"(?:https?://|www\.|doi:|accessed|available|retrieved|cited|last|and|in|on|at|the|see)\b|[\[(]|10\.\d{4}",
    re.IGNORECASE,
)
_PLAIN_END = re.compile(r"[^\W\d_]+$")
_PLAIN_START = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document, and what its line ends show of how it breaks words.

    `breaks` is above 0 where words are broken by rule, below where hyphens at a line's end are
    the words' own.
    """

    words: Counter[str]
    breaks: int = 0

    def joint(self, left: str, right: str) -> str | None:
        """Give what stands between two parts of a word: nothing or a hyphen; None if unknown."""
        whole, hyphened = self.words[(left + right).lower()], self.words[f"{left}-{right}".lower()]
        if whole or hyphened:
            return "" if whole > hyphened else "-"
        if not right[:1].islower() or left.isupper():
            return "-"
        known = self.words[left.lower()] > 0, self.words[right.lower()] > 0
        if all(known) and len(left) > 1 and len(right) > 2:
            return "" if self.breaks > 3 and min(len(left), len(right)) < 4 else "-"
        if self.breaks:
            return "" if self.breaks > 0 else "-"
        return None if any(known) else ""


def vocabulary(lines: Iterable[tuple[str, str]]) -> Vocabulary:
    """Learn the words of a document from its lines, each with the line after it."""
    words: Counter[str] = Counter()
    broken: list[tuple[str, str]] = []
    for line, following in lines:
        found = _WORD.findall(line)
        if line[-1:] and line[-1] in HYPHENS and found:
            start = _PLAIN_START.match(following)
            if start and start[0][:1].islower():
                broken.append((re.split("[-\u2010]", found[-1])[-1], start[0]))
            found = found[:-1]
        for word in found:
            word = word.lower().replace("\u2010", "-")
            words[word] += 1
            if "-" in word:
                words.update(word.split("-"))
    breaks = 0
    for left, right in broken:
        whole, hyphened = words[(left + right).lower()], words[f"{left}-{right}".lower()]
        breaks += (whole > hyphened) - (hyphened > whole)
    return Vocabulary(words, breaks)


def glue(left: str, right: str, full: bool, known: Vocabulary) -> str | None:
    """Give what the end of a line becomes when the first word of the next, `right`, is put to it.

    None where the line's end is a blank like any other. `full` says that the word would not have
    fitted on the line.
    """
    if not left or not right.strip() or left[-1].isspace():
        return None
    alone = " " not in right.strip()
    right = right.split(" ", 1)[0]
    address = _ADDRESS.search(left)
    if address:
        if not _goes_on(address[0], right, known, full=full, alone=alone):
            return None
        return _broken(left, right, known) or _plain(left)
    if left[-1] == "\u00ad":
        return left[:-1]
    if left[-1] in "–/" and len(left) > 1 and not left[-2].isspace():
        return left if left[-1] == "/" or (right[0].isdigit() and left[-2].isdigit()) else None
    if left[-1] not in HYPHENS or len(left) < 2 or left[-2].isspace():
        return None
    end, start = _PLAIN_END.search(left[:-1]), _PLAIN_START.match(right)
    if end and start:
        joint = known.joint(end[0], start[0])
        return None if joint is None else left[:-1] + joint
    return left[:-1] + "-" if right[0].isalnum() else None


def _broken(left: str, right: str, known: Vocabulary) -> str | None:
    """Give the end of an address without the hyphen of a word that its line broke.

    A hyphen of the address's own stands between words; one is taken away only where the two parts
    are none, but make one that the document has.
    """
    end, start = _PLAIN_END.search(left[:-1]), _PLAIN_START.match(right)
    if left[-1] not in HYPHENS or not end or not start or not start[0].islower():
        return None
    whole = known.words[(end[0] + start[0]).lower()]
    parts = known.words[end[0].lower()] and known.words[start[0].lower()]
    return left[:-1] if whole and not parts else None


def _plain(text: str) -> str:
    return text[:-1] + "-" if text[-1] in HYPHENS else text


def _goes_on(address: str, right: str, known: Vocabulary, *, full: bool, alone: bool) -> bool:
    """Say whether `right` is the rest of an address."""
    if address.endswith((":", "//")) and "." not in address:
        return right[0] == "/" or address.endswith("//") or right.startswith("www.")
    if _NEVER.match(right) or address[-1] in ",;>)]\"'”’":
        return False
    core = right.rstrip(".,;)>]")
    if address[-1] == ".":
        # A full stop ends a reference more often than a part of an address.
        return (full and bool(re.match(r"[a-z0-9-]+[/.?=_-]\S", core))) or core in ("pdf", "html")
    if _ENDS_OPEN.search(address):
        return bool(re.match(r"[\w%~@.]", right)) and (
            bool(_URL_SIGNS.search(core))
            or (full and not _is_word(core, known))
            or address[-1] in HYPHENS + "_=&%"
        )
    if not full or re.fullmatch(r"(?:19|20)\d\d", core):
        return False
    if alone and re.fullmatch(r"[a-z0-9][\w./-]*", core):
        return True
    return bool(re.search(r"\w[/_=&?%#~-]\w|\.(?:pdf|html?|aspx?|php)$|^[/?&=_-]", core)) or (
        not _is_word(core, known) and bool(re.fullmatch(r"[a-z0-9]+", core)) and not core.isdigit()
    )


def _is_word(text: str, known: Vocabulary) -> bool:
    return known.words[text.lower()] > 1 or (text[:1].isupper() and text.isalpha())
