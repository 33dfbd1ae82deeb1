"""Dates in the forms of a style or a language (CSL 1.0.2, "Date")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence_refs.styles.casing import cased
from evidence_refs.styles.item import Date
from evidence_refs.styles.locale import Locale
from evidence_refs.styles.node import Node
from evidence_refs.styles.rich import LOOKS, Rich, Span, dressed, joined
from evidence_refs.styles.style import DATE_PARTS

_OWN = (*LOOKS, "text-case", "form", "range-delimiter", "strip-periods")


def date(node: Node, value: Date, locale: Locale) -> Rich:
    """Give a date as an element asks; `""` where the parts that it asks for are not known.

    The part of the year has the role `year`, so that a suffix can be put after it.
    """
    delimiter, parts = _form(node, locale)
    if value.literal:
        # Where a style asks for the year, and for month and day elsewhere, words stand in for the year.
        asks_for_year = not parts or any(each.get("name") == "year" for each in parts)
        return dressed(Span((value.literal,), role="year"), node) if asks_for_year else ""
    if len(value.points) < 2:
        shown = _all(parts, value, 0, locale, delimiter)
    else:
        shown = _range(parts, value, locale, delimiter)
    return dressed(cased(shown, node.get("text-case"), english=locale.english), node)


def ordering(node: Node, value: Date, locale: Locale) -> str:
    """Give a date as sorting sees it, with no more parts than an element shows."""
    named = {each.get("name") for each in _form(node, locale)[1]}
    cut = tuple(
        tuple(
            number if name in named else 0 for name, number in zip(DATE_PARTS, point, strict=False)
        )
        for point in value.points
    )
    return sortable(replace(value, points=cut))


def sortable(value: Date) -> str:
    """Give a date as digits that sort by time; a range after its beginning."""
    return "-".join(_digits(point) for point in value.points) or value.literal


def _digits(point: Sequence[int]) -> str:
    year, month, day = (*point, 0, 0)[:3]
    return f"{year + 100_000:06}{month:02}{day:02}"


def _form(node: Node, locale: Locale) -> tuple[str, list[Node]]:
    """Give the delimiter and the parts of a date: those of its element, or those of the language."""
    own = [each for each in node.children if each.name == "date-part"]
    form = locale.dates.get(node.get("form")) if node.get("form") else None
    if form is None:
        return node.get("delimiter"), own
    wanted = node.get("date-parts", "year-month-day").split("-")
    changes = {each.get("name"): each for each in own}
    parts = [
        _changed(each, changes.get(each.get("name")))
        for each in form.children
        if each.name == "date-part" and each.get("name") in wanted
    ]
    return form.get("delimiter"), parts


def _changed(part: Node, change: Node | None) -> Node:
    """Give a part of a language's form with the look that a style asks for; the affixes stay."""
    if change is None:
        return part
    asked = {name: value for name, value in change.attributes.items() if name in _OWN}
    return replace(part, attributes={**part.attributes, **asked})


def _all(parts: Sequence[Node], value: Date, at: int, locale: Locale, delimiter: str) -> Rich:
    return joined((_part(each, value, at, locale) for each in parts), delimiter)


def _range(parts: Sequence[Node], value: Date, locale: Locale, delimiter: str) -> Rich:
    """Give a range: what both ends share once, the rest twice, around a dash."""
    largest = _largest_difference(value)
    twice = [each for each in parts if DATE_PARTS.index(each.get("name")) >= largest]
    if not twice:
        return _all(parts, value, 0, locale, delimiter)
    first, last = parts.index(twice[0]), parts.index(twice[-1]) + 1
    between = next((each for each in twice if each.get("name") == DATE_PARTS[largest]), twice[0])
    start = _half(parts[first:last], value, 0, locale, "suffix")
    end = _half(parts[first:last], value, 1, locale, "prefix")
    dash = between.get("range-delimiter") or "–"
    middle = Span((joined(start, delimiter), dash, joined(end, delimiter)))
    before = [_part(each, value, 0, locale) for each in parts[:first]]
    after = [_part(each, value, 0, locale) for each in parts[last:]]
    return joined([*before, middle, *after], delimiter)


def _half(parts: Sequence[Node], value: Date, at: int, locale: Locale, affix: str) -> list[Rich]:
    """Give one end of a range; the affix that would stand beside the dash is left out."""
    bare = [*parts]
    beside = -1 if affix == "suffix" else 0
    kept = {name: said for name, said in bare[beside].attributes.items() if name != affix}
    bare[beside] = replace(bare[beside], attributes=kept)
    return [_part(each, value, at, locale) for each in bare]


def _largest_difference(value: Date) -> int:
    start, end = ((*point, 0, 0)[:3] for point in value.points[:2])
    return next((at for at in range(3) if start[at] != end[at]), 2)


def _part(node: Node, value: Date, at: int, locale: Locale) -> Rich:
    name = node.get("name")
    point = (*(value.points[at] if value.points else ()), 0, 0, 0)
    number = point[DATE_PARTS.index(name)] if name in DATE_PARTS else 0
    if name == "year":
        text = _year(number, node.get("form"), locale)
    elif name == "month":
        text = _month(number, value.season, node.get("form"), locale)
    else:
        text = _day(number, node.get("form"), locale)
    if node.get("strip-periods") == "true":
        text = text.replace(".", "")
    if not text:
        return ""
    shown = cased(text, node.get("text-case"), english=locale.english)
    return dressed(Span((shown,), role=name), node)


def _year(number: int, form: str, locale: Locale) -> str:
    if not number:
        return ""
    if number < 0:
        return f"{-number}{locale.term('bc') or 'BC'}"
    if number < 1000:
        return f"{number}{locale.term('ad') or 'AD'}"
    return str(number)[-2:] if form == "short" else str(number)


def _month(number: int, season: int, form: str, locale: Locale) -> str:
    if number > 20:  # the seasons of EDTF, at the ends of a range
        season = number - 20
    if season:
        return locale.term(f"season-{season:02}")
    if not 1 <= number <= 12:
        return ""
    if form == "numeric":
        return str(number)
    if form == "numeric-leading-zeros":
        return f"{number:02}"
    return locale.term(f"month-{number:02}", form or "long")


def _day(number: int, form: str, locale: Locale) -> str:
    if not number:
        return ""
    if form == "numeric-leading-zeros":
        return f"{number:02}"
    if form == "ordinal" and (number == 1 or not locale.ordinals_on_day_1_only):
        return f"{number}{locale.ordinal_suffix(number)}"
    return str(number)
