"""Lines that belong to the page and not to the text: running heads and feet, page numbers.

A running head is known by its repetition, its digits not counted, and by what it does: it breaks
into sentences, or it carries a page number or the year. Headings repeat too, but break nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from evidence_refs.extraction.fields.labels import starts_with_label

_PAGE = re.compile(r"\W*p?age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"\s*[-–|]?\s*\d{1,4}\s*[-–|]?\s*")
_PAGE_AT_END = re.compile(r"\s?\bPage \d{1,4}\s*$")
_ITEM = re.compile(r"\s*(?:[-*•–>]|\d+[.)]\s|[⁰¹²³⁴-⁹])")
_SENTENCE_END = re.compile(r"[.?!:;…][\"'’”)\]*⁰¹²³⁴-⁹\d]*\s*$")
_MAX = 110


def without_furniture(lines: Sequence[str]) -> list[str]:
    """Give the lines with page furniture made empty, and page numbers at line ends cut off."""
    drop = _page_numbers(lines) | _running_heads(lines)
    clean = ["" if number in drop else line for number, line in enumerate(lines)]
    if sum(bool(_PAGE_AT_END.search(line)) for line in lines) >= 3:
        clean = [_PAGE_AT_END.sub("", line) if "Page " in line else line for line in clean]
    return clean


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """Lines that say `Page 12`, and bare numbers where they climb like pages do."""
    found = {n for n, line in enumerate(lines) if len(line) < 40 and _PAGE.fullmatch(line.strip())}
    numbers = [
        (n, int(re.sub(r"\D", "", line)))
        for n, line in enumerate(lines)
        if 0 < len(line) < 12 and _BARE_NUMBER.fullmatch(line)
    ]
    steps = [b[1] - a[1] for a, b in pairwise(numbers)]
    if len(numbers) >= 3 and sum(1 <= step <= 3 for step in steps) >= 0.7 * len(steps):
        found |= {n for n, _ in numbers}
    return found


def _running_heads(lines: Sequence[str]) -> set[int]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        text = line.strip()
        if 3 < len(text) <= _MAX and not _ITEM.match(line) and not starts_with_label(text):
            groups[re.sub(r"\d+", "#", text).casefold()].append(number)
    return {
        number
        for folded, numbers in groups.items()
        if len(numbers) >= 2 and _is_running_head(folded, numbers, lines)
        for number in numbers
    }


def _is_running_head(folded: str, numbers: list[int], lines: Sequence[str]) -> bool:
    breaks = sum(_breaks_a_sentence(number, lines) for number in numbers)
    if breaks >= 1 and (breaks >= 2 or len(numbers) >= 3):
        return True
    if breaks and len({lines[number].strip() for number in numbers}) == 1 and "#" in folded:
        return True
    same = len({lines[n].strip() for n in numbers})
    # The same line with another number each time, evenly through the text: a head with its page.
    return (
        len(numbers) >= 4 and same == len(numbers) and bool(re.search(r"(?:^#|#$|page #)", folded))
    )


def _breaks_a_sentence(number: int, lines: Sequence[str]) -> bool:
    before = next(
        (lines[n] for n in range(number - 1, max(-1, number - 12), -1) if lines[n].strip()), ""
    )
    after = next(
        (lines[n] for n in range(number + 1, min(len(lines), number + 12)) if lines[n].strip()), ""
    )
    words = after.strip().lstrip("“\"'(")
    return (
        len(before.strip()) > 40
        and not _SENTENCE_END.search(before)
        and words[:1].islower()
        and not words.startswith(("http", "www."))
    )
