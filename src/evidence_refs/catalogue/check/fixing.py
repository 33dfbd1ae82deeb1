"""The bytes of a catalogue -> the same with all mended that is certain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from evidence_refs.catalogue.check.codes import severity_of
from evidence_refs.catalogue.check.finding import Edit, Sort
from evidence_refs.catalogue.check.mending import InRecord, mended
from evidence_refs.catalogue.check.report import Checked, check
from evidence_refs.catalogue.text.respell import ended, free_comments

_ROUNDS = 5
"""What is mended may bring to light what else can be: a title, once its field has its name."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The bytes of a file, and for each code the number of its problems that were mended in them."""

    raw: bytes
    mended: Counter[str]


def fix(raw: bytes, file: str, today: date | None = None) -> Fixed:
    """Mend all that is certain in a file.

    Nothing is mended where the result had more errors, or as many and more warnings.

    Raises:
        UnreadableError: nothing in it looks like a catalogue.
    """
    today = today or date.today()
    first = now = check(raw, file, today)
    done, counts = raw, Counter[str]()
    for _ in range(_ROUNDS):
        text, codes = _mended(now)
        if not codes:
            break
        done, counts = now.source.encoded(text), counts + codes
        now = check(done, file, today)
    return Fixed(done, counts) if _faults(now) <= _faults(first) else Fixed(raw, Counter())


def _faults(checked: Checked) -> tuple[int, int]:
    errors = sum(severity_of(each.code) == "error" for each in checked.findings)
    return errors, len(checked.findings) - errors


_Codes: TypeAlias = Counter[str]


def _mended(checked: Checked) -> tuple[str, _Codes]:
    """Give the text with one round of mends, and how often each code was mended."""
    edits = [*_edits(checked), *_of_records(checked)] or list(_sortings(checked))
    text, parts, end, codes = checked.source.text, list[str](), 0, Counter[str]()
    for edit, counts in sorted(edits, key=lambda each: each[0].start):
        parts += [text[end : edit.start], edit.text]
        end, codes = edit.end, codes + counts
    return "".join([*parts, text[end:]]), codes


def _edits(checked: Checked) -> Iterator[tuple[Edit, _Codes]]:
    """Give what mends lines that are not YAML."""
    for each in checked.findings:
        if isinstance(each.mend, Edit):
            yield each.mend, Counter([each.code])


def _of_records(checked: Checked) -> Iterator[tuple[Edit, _Codes]]:
    """Give what mends records, and fields of the root, that can be read."""
    for (start, end), mends in _by_block(checked).items():
        before = lines = checked.pieces.text[start:end]
        if lines != checked.source.text[start:end]:
            continue  # not all of it could be read
        codes = Counter[str]()
        for code, mend in reversed(mends):  # from the end, so that items of lists keep their places
            new = mended(lines, mend)
            if new is not None:
                lines = new
                codes[code] += 1
        if lines != before:
            yield Edit(start, end, lines), codes


def _by_block(checked: Checked) -> dict[tuple[int, int], list[tuple[str, InRecord]]]:
    spans = checked.pieces.spans
    blocks = dict[tuple[int, int], list[tuple[str, InRecord]]]()
    for each in checked.findings:
        if each.mend is None or isinstance(each.mend, Edit | Sort):
            continue
        loc = each.mend.loc
        span = next((spans[way] for way in (loc[:2], loc[:1], ()) if way in spans), None)
        if span:
            blocks.setdefault(span, []).append((each.code, each.mend))
    return blocks


def _sortings(checked: Checked) -> Iterator[tuple[Edit, _Codes]]:
    """Give what puts records in order, once nothing else is to be mended."""
    for each in checked.findings:
        if isinstance(each.mend, Sort) and checked.loads:
            edit = _sorted(checked, str(each.mend.loc[0]))
            if edit:
                yield edit, Counter([each.code])


def _sorted(checked: Checked, section: str) -> Edit | None:
    """Put the records of a list in order, each with the comments directly above it.

    Where other comments stand between records, nobody knows what they belong to.
    """
    spans, text = checked.pieces.spans, checked.source.text
    items = checked.pieces.data[section]
    places = [spans.get((section, number)) for number in range(len(items))]
    if None in places:
        return None
    blocks = [ended(text[start:end]) for start, end in filter(None, places)]
    if any(map(free_comments, blocks)):
        return None
    name = "id" if section == "documents" else "key"
    order = sorted(range(len(items)), key=lambda number: str(items[number].get(name)))
    whole = [place for place in places if place]
    return Edit(whole[0][0], whole[-1][1], "".join(blocks[number] for number in order))
