"""Lines that belong to the page and not to the text: running heads and feet, page numbers.

Page numbers are known by their form or by their climbing; a running head by its repetition, its
digits not counted, and by what it does: it stands beside page numbers, breaks into sentences, or
changes nothing but its number. Headings repeat too, but do none of this.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from evidence_refs.extraction.fields.labels import find_labels, starts_with_label

_PAGE = re.compile(
    r"\W*(?:p\s?)?a\s?g\s?e\s*\|?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\d{1,4}\s*\|\s*p\s?a\s?g\s?e"
    r"|\d{1,4}\s+of\s+\d{1,4}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\s*[-–|]?\s*\d{1,4}\s*[-–|]?\s*")
_PAGE_AT_END = re.compile(r"\s?\bPage \d{1,4}(?: of \d{1,4})?\s*$")
_NUMBERED = re.compile(
    r"(?P<first>\d{1,4})\s+(?P<after>\S.*)|(?P<before>\S.*?)\s+(?P<last>\d{1,4})"
)
_ITEM = re.compile(r"\s*(?:[-*•–>]|\d+[.)]\s|[⁰¹²³⁴-⁹]|\[)")
_SENTENCE_END = re.compile(r"[.?!:;…][\"'’”)\]*⁰¹²³⁴-⁹\d]*\s*$")
_MAX = 120
_NEAR = 4


def without_furniture(lines: Sequence[str]) -> list[str]:
    """Give the lines with page furniture made empty, and page numbers at line ends cut off."""
    drop = _page_numbers(lines)
    drop |= _heads_with_numbers(lines)
    drop |= _running_heads(lines, drop)
    drop |= _running_heads(lines, drop)  # the other line of a head of two
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
        if 0 < len(line.strip()) < 12 and _BARE_NUMBER.fullmatch(line) and line.isascii()
    ]
    steps = [b[1] - a[1] for a, b in pairwise(numbers)]
    if len(numbers) >= 3 and sum(1 <= step <= 4 for step in steps) >= 0.7 * len(steps):
        found |= {n for n, _ in numbers}
    for (one, page), (other, next_page) in pairwise(numbers):
        # Two pages only: each number stands below or above the same line.
        if next_page == page + 1 and _beside(one, lines) & _beside(other, lines):
            found |= {one, other}
    return found


def _beside(number: int, lines: Sequence[str]) -> set[str]:
    """Give the words of the nearest lines with text above and below, which stand alone."""
    out = set[str]()
    for step in (1, -1):
        at = number + step
        while 0 <= at < len(lines) and abs(at - number) < _NEAR and not lines[at].strip():
            at += step
        if 0 <= at < len(lines) and 8 < len(lines[at].strip()) <= _MAX:
            out.add(" ".join(lines[at].split()).casefold())
    return out


def _heads_with_numbers(lines: Sequence[str]) -> set[int]:
    """Heads that carry their page's number (`12 Part One Title`, `Title Part One 13`).

    Known by four words that three of them share, and by numbers that climb; each stands alone.
    """
    found: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(lines):
        text = line.strip()
        if not 12 < len(text) <= _MAX or _ITEM.match(line) or find_labels(text):
            continue
        match = _NUMBERED.fullmatch(text)
        if match and _stands_alone(number, lines):
            words = re.findall(r"\w+", (match["after"] or match["before"]).casefold())
            page = int(match["first"] or match["last"])
            for at in range(len(words) - 3):
                found[tuple(words[at : at + 4])].append((number, page))
    drop: set[int] = set()
    for places in found.values():
        pages = [page for _, page in places]
        # A wide gap before the number is the layout of a head: two of them are enough.
        wide = all(re.search(r"\S(?:\s{3,}|\t)\d{1,4}\s*$", lines[number]) for number, _ in places)
        far = all(b[0] - a[0] >= 12 for a, b in pairwise(places))
        if far and len(places) >= (2 if wide else 3) and all(a < b for a, b in pairwise(pages)):
            drop |= {number for number, _ in places}
    return drop


def _stands_alone(number: int, lines: Sequence[str]) -> bool:
    return all(
        not 0 <= beside < len(lines) or not lines[beside].strip()
        for beside in (number - 1, number + 1)
    )


def _running_heads(lines: Sequence[str], dropped: Collection[int]) -> set[int]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        text = line.strip()
        if number in dropped or not 3 < len(text) <= _MAX or _is_inside(number, lines, dropped):
            continue
        if not _ITEM.match(line) and not starts_with_label(text):
            groups[re.sub(r"\d+", "#", " ".join(text.split())).casefold()].append(number)
    return {
        number
        for folded, numbers in groups.items()
        if len(numbers) >= 2 and _is_running_head(folded, numbers, lines, dropped)
        for number in numbers
    }


def _is_inside(number: int, lines: Sequence[str], dropped: Collection[int]) -> bool:
    """Say whether text stands right above and right below: a line of a paragraph printed twice."""
    return all(
        0 <= beside < len(lines) and lines[beside].strip() and beside not in dropped
        for beside in (number - 1, number + 1)
    )


def _is_running_head(
    folded: str, numbers: list[int], lines: Sequence[str], dropped: Collection[int]
) -> bool:
    beside = sum(_is_beside_furniture(number, lines, dropped) for number in numbers)
    if (
        beside >= 2
        and beside >= 0.6 * len(numbers)
        and (len(numbers) >= 3 or beside == len(numbers))
    ):
        return True
    breaks = sum(_breaks_a_sentence(number, lines, dropped) for number in numbers)
    if breaks >= 1 and (breaks >= 2 or len(numbers) >= 3 or "#" in folded):
        return True
    different = len({lines[n].strip() for n in numbers})
    # The same line with another number each time: a head with its page.
    return (
        len(numbers) >= 3
        and different == len(numbers)
        and folded.count("#") == 1
        and _climb_far_apart(numbers, lines)
        and bool(re.search(r"(?:^#\W|\s#$|page #)", folded))
        and not re.search(r"(?:table|figure|box|chapter|section|part|annex|appendix|map) #", folded)
    )


def _climb_far_apart(numbers: list[int], lines: Sequence[str]) -> bool:
    """Pages climb, and stand a page apart; the titles of yearly reports in a list do not."""
    pages = [int(re.sub(r"\D", "", lines[number])) for number in numbers]
    climb = all(a < b for a, b in pairwise(pages))
    return climb and all(b - a >= 12 for a, b in pairwise(numbers))


def _is_beside_furniture(number: int, lines: Sequence[str], dropped: Collection[int]) -> bool:
    for step in (1, -1):
        for at in range(number + step, number + step * _NEAR, step):
            if at in dropped:
                return True
            if not 0 <= at < len(lines) or lines[at].strip():
                break
    return False


def _breaks_a_sentence(number: int, lines: Sequence[str], dropped: Collection[int]) -> bool:
    """Say whether the text before a line stops in a sentence that goes on after it."""
    before = _neighbour(number, -1, lines, dropped)
    after = _neighbour(number, 1, lines, dropped)
    words = (lines[after] if after is not None else "").strip().lstrip("“\"'(")
    if before is None or after == number + 1 or _SENTENCE_END.search(lines[before]):
        return False  # what goes on at once on the next line is a paragraph's first line
    length = len(lines[before].strip())
    while before and length <= 40 and lines[before - 1].strip():
        before -= 1
        length += len(lines[before])
    return length > 40 and words[:1].islower() and not words.startswith(("http", "www."))


def _neighbour(
    number: int, step: int, lines: Sequence[str], dropped: Collection[int]
) -> int | None:
    """Give the nearest line that holds text and is no furniture, within a page's foot and head."""
    for at in range(number + step, number + 12 * step, step):
        if not 0 <= at < len(lines):
            return None
        if lines[at].strip() and at not in dropped:
            return at
    return None
