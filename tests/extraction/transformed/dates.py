"""Dates of entries and notes in other printed forms: the same days, months and years."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.extraction.transformed.case import Case, Change, Line

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def redated(write: Callable[[Sequence[int]], str]) -> Change:
    """Give the change of every label's date to what `write` gives for [year, month, day] as printed."""

    def change(case: Case) -> Case:
        lines = list(case.lines)
        index = {line.origin: n for n, line in enumerate(lines) if line.origin}
        for label in case.of("entry", "footnote"):
            parts = [int(part) for part in re.findall(r"\d+", label.get("date") or "")]
            spoken = label.get("type") == "personal_communication"  # its title holds the date
            printed = None if spoken else label.get("date_text")
            if len(parts) < 2 or not printed or label.get("date_updated") or ";" in printed:
                continue
            pattern = re.compile(r"\s+".join(re.escape(word) for word in printed.split()))
            for origin in range(label["lines"][0], label["lines"][1] + 1):
                if origin not in index:
                    continue
                n = index[origin]
                if match := pattern.search(lines[n].text):
                    before, after = lines[n].text[: match.start()], lines[n].text[match.end() :]
                    lines[n] = Line(before + write(parts) + after, origin)
                    break
        return case.with_lines(lines)

    return change


def _month(parts: Sequence[int]) -> str:
    return _MONTHS[parts[1] - 1]


def slashed(parts: Sequence[int]) -> str:
    """20/01/2023."""
    return (
        f"{parts[2]:02d}/{parts[1]:02d}/{parts[0]}"
        if len(parts) > 2
        else f"{_month(parts)} {parts[0]}"
    )


def american(parts: Sequence[int]) -> str:
    """January 20, 2023."""
    return (
        f"{_month(parts)} {parts[2]}, {parts[0]}"
        if len(parts) > 2
        else f"{_month(parts)}, {parts[0]}"
    )


def iso(parts: Sequence[int]) -> str:
    """2023-01-20."""
    return "-".join(f"{part:02d}" for part in parts)


def short(parts: Sequence[int]) -> str:
    """20 Jan 2023."""
    day = f"{parts[2]} " if len(parts) > 2 else ""
    return f"{day}{_month(parts)[:3]} {parts[0]}"


def year_first(parts: Sequence[int]) -> str:
    """2023 January 20."""
    return f"{parts[0]} {_month(parts)}" + (f" {parts[2]}" if len(parts) > 2 else "")


def dotted(parts: Sequence[int]) -> str:
    """20.01.2023."""
    return (
        f"{parts[2]:02d}.{parts[1]:02d}.{parts[0]}"
        if len(parts) > 2
        else f"{_month(parts)} {parts[0]}"
    )


def month_slashed(parts: Sequence[int]) -> str:
    """01/2023, and 20/01/2023."""
    return f"{parts[1]:02d}/{parts[0]}" if len(parts) == 2 else slashed(parts)


def weekday(parts: Sequence[int]) -> str:
    """Friday, 20 January 2023."""
    day = f"Friday, {parts[2]} " if len(parts) > 2 else ""
    return f"{day}{_month(parts)} {parts[0]}"


CHANGES: dict[str, Change] = {
    "date slashed": redated(slashed),
    "date american": redated(american),
    "date iso": redated(iso),
    "date short": redated(short),
    "date year first": redated(year_first),
    "date dotted": redated(dotted),
    "date month slashed": redated(month_slashed),
    "date weekday": redated(weekday),
}
