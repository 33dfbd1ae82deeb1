"""Documents bound together, and documents cut in two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.extraction.transformed.case import Case, Change, Label, Line


def bound(*cases: Case) -> Case:
    """Set documents one after the other in one file; only the last heading of a section counts."""
    lines: list[Line] = []
    labels: list[Label] = []
    for case in cases:
        shift = max((line.origin for line in lines), default=0)
        first = next(n for n, line in enumerate(case.lines, start=1) if line.text.strip())
        labels.append(_doubtful(case.name, first + shift))
        labels += [old | {"lines": [n + shift for n in old["lines"]]} for old in case.labels]
        lines += [Line(line.text, line.origin + shift if line.origin else 0) for line in case.lines]
        lines += [Line(""), Line("")]
    return Case("+".join(case.name for case in cases), tuple(lines), tuple(labels), "last")


def _doubtful(title: str, line: int) -> Label:
    return {"form": "entry", "lines": [line, line + 8], "section": [], "title": title, "hard": True}


def packs(cases: Sequence[Case]) -> dict[str, Case]:
    """Give documents bound in other orders; where one starts is doubtful and counts neither way."""
    orders = {"pack reversed": cases[::-1], "pack of two": (cases[2], cases[1])}
    return {name: bound(*order) for name, order in orders.items()}


def first_half(case: Case) -> Case:
    """Keep the lines before an empty one near the middle."""
    return _part(case, 0, _middle(case))


def second_half(case: Case) -> Case:
    """Keep the lines after it: no contents list, and no heading for the first citations."""
    cut = replace(_part(case, _middle(case), len(case.lines)), section="last")

    def label(old: Label) -> Label:
        before = {
            line.text.strip().casefold() for line in cut.lines if line.origin < old["lines"][0]
        }
        if old["section"] and old["section"][-1].casefold() in before:
            return old
        return old | {"hard_fields": [*(old.get("hard_fields") or []), "section"]}

    return cut.relabelled(label)


def excerpt(case: Case) -> Case:
    """Keep two entries of a list that needs no heading to be one, and nothing else."""
    entries = [
        old["lines"] for old in case.of("entry") if old["section"][-1:] != ["Related content"]
    ]
    if len(entries) < 4 or entries[3][0] - entries[2][1] > 3:
        return case
    index = {line.origin: n for n, line in enumerate(case.lines) if line.origin}
    start, end = index[entries[2][0]], index[entries[3][1]]
    cut = _part(case, start, end + 1)
    return replace(cut, section="no")


def _middle(case: Case) -> int:
    covered = {n for old in case.labels for n in range(old["lines"][0], old["lines"][1])}
    half = len(case.lines) // 2
    return next(
        n
        for n in range(half, len(case.lines))
        if not case.lines[n].text.strip() and case.lines[n].origin not in covered
    )


def _part(case: Case, start: int, end: int) -> Case:
    kept = case.lines[start:end]
    origins = {line.origin for line in kept}
    labels = tuple(old for old in case.labels if set(old["lines"]) <= origins)
    text = " ".join(line.text for line in kept)
    return replace(case, lines=kept, labels=labels).relabelled(
        lambda old: (
            old
            if _is_printed(old, text)
            else old | {"hard_fields": [*(old.get("hard_fields") or []), "url"]}
        )
    )


def _is_printed(label: Label, text: str) -> bool:
    """Say whether a label's address needs nothing that was cut away: no base of relative links."""
    url = label.get("url")
    return not url or url.split("://")[-1].removeprefix("www.")[:40] in text


CHANGES: dict[str, Change] = {
    "first half": first_half,
    "second half": second_half,
    "excerpt of two": excerpt,
}
