"""Citations in a text or in notes: several works each, sorted, grouped and collapsed as a style wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from evidence_refs.errors import UsageError
from evidence_refs.styles.cite import Cite
from evidence_refs.styles.entries import Entry, entries
from evidence_refs.styles.item import Item
from evidence_refs.styles.node import Node
from evidence_refs.styles.rendering import together
from evidence_refs.styles.rich import Rich, dressed, is_empty, joined, plain, with_role
from evidence_refs.styles.scene import Pointer, Scene, letters
from evidence_refs.styles.sorting import in_order
from evidence_refs.styles.style import Style
from evidence_refs.styles.typography import typeset


@dataclass(frozen=True, slots=True)
class _Written:
    """One cite as it is rendered, with what tells whether it can be collapsed with its neighbours."""

    cite: Cite
    entry: Entry
    scene: Scene
    rich: Rich
    author: str
    alone: bool


def citations(style: Style, items: Sequence[Item], clusters: Sequence[Sequence[Cite]]) -> list[Rich]:
    """Give each citation of a document, in their order; `items` stand in that of their first.

    Raises:
        UsageError: a key is that of no item, or the style has no citations.
    """
    if "citation" not in style.areas:
        raise UsageError("the style has no citations")
    known = {each.item.id: each for each in entries(style, items)}
    pointers = _pointers(clusters, known)
    return [_citation(style, known, list(zip(cluster, at, strict=True))) for cluster, at in zip(clusters, pointers, strict=True)]


def _pointers(
    clusters: Sequence[Sequence[Cite]], known: Mapping[str, Entry]
) -> list[list[Pointer]]:
    """Say of each cite whether its work was cited before, and in which note first."""
    first: dict[str, int] = {}
    before: Sequence[Cite] = ()
    found = []
    for note, cluster in enumerate(clusters, 1):
        pointers = []
        for at, cite in enumerate(cluster):
            if cite.key not in known:
                raise UsageError(f"there is no reference {cite.key!r}")
            above = cluster[at - 1] if at else before[0] if len(before) == 1 else None
            position = _position(cite, above) if cite.key in first else "first"
            pointers.append(Pointer(cite.locator, cite.label, position, first.get(cite.key, 0)))
            first.setdefault(cite.key, note)
        found.append(pointers)
        before = cluster
    return found


def _position(cite: Cite, above: Cite | None) -> Literal["subsequent", "ibid", "ibid-with-locator"]:
    """Say how a cite of a work that was cited before stands to the one directly above."""
    if above is None or above.key != cite.key or (above.locator and not cite.locator):
        return "subsequent"
    same = (above.locator, above.label) == (cite.locator, cite.label)
    return "ibid" if same or not cite.locator else "ibid-with-locator"


def _citation(
    style: Style, known: Mapping[str, Entry], cluster: Sequence[tuple[Cite, Pointer]]
) -> Rich:
    area = style.areas["citation"]
    layout = area.child("layout") or area

    def scene(at: int, key: Node) -> Scene:
        entry = known[cluster[at][0].key]
        return Scene(style, area, entry.item, entry.number, key=key)

    makers = [lambda key, at=at: scene(at, key) for at in range(len(cluster))]  # type: ignore[misc]
    written = [_write(style, known, *cluster[at]) for at in in_order(makers, area)]
    collapse = area.get("collapse")
    if collapse == "citation-number":
        parts = _collapsed_numbers(written, layout.get("delimiter"))
    elif collapse or "cite-group-delimiter" in area.attributes:
        parts = _grouped(written, area, layout.get("delimiter"))
    else:
        parts = joined((each.rich for each in written), layout.get("delimiter"))
    return dressed(parts, layout)


def _write(style: Style, known: Mapping[str, Entry], cite: Cite, pointer: Pointer) -> _Written:
    area = style.areas["citation"]
    entry = known[cite.key]
    scene = Scene(style, area, entry.item, entry.number, entry.told, pointer)
    scene.without_author = cite.without_author
    rich = _rendered(scene)
    author = next(with_role(rich, "author"), "")
    prefix = f"{cite.prefix.rstrip()} " if cite.prefix.strip() else ""
    suffix = cite.suffix if cite.suffix.startswith((",", ";", " ")) else f" {cite.suffix}"
    whole = joined((typeset(prefix), rich, typeset(suffix if cite.suffix else "")))
    alone = not (cite.prefix or cite.suffix or cite.locator)
    return _Written(cite, entry, scene, whole, plain(author), alone)


def _rendered(scene: Scene) -> Rich:
    layout = scene.area.child("layout") or scene.area
    return joined(together(layout.children, scene).parts)


def _collapsed_numbers(written: Sequence[_Written], delimiter: str) -> Rich:
    """Give numbers with those that follow each other, three or more, as a range."""
    parts: list[Rich] = []
    for series in _series(written):
        if len(series) > 2:
            parts.append(joined((series[0].rich, "–", series[-1].rich)))
        else:
            parts += [each.rich for each in series]
    return joined(parts, delimiter)


def _series(written: Sequence[_Written]) -> Iterator[list[_Written]]:
    series: list[_Written] = []
    for each in written:
        follows = series and each.alone and each.entry.number == series[-1].entry.number + 1
        if series and not (follows and series[-1].alone):
            yield series
            series = []
        series.append(each)
    if series:
        yield series


def _grouped(written: Sequence[_Written], area: Node, delimiter: str) -> Rich:
    """Give cites with those by the same author side by side, named once where the style collapses them."""
    groups: dict[str, list[_Written]] = {}
    for number, each in enumerate(written):
        groups.setdefault(each.author or f"\x00{number}", []).append(each)
    between = area.get("cite-group-delimiter", ", ")
    collapse = area.get("collapse")
    shown = []
    for group in groups.values():
        texts = [group[0].rich, *(_after(each, above, collapse) for above, each in zip(group, group[1:], strict=False))]
        shown.append(_with_suffixes(texts, group, area, between, collapse))
    after = area.get("after-collapse-delimiter", delimiter) if collapse else delimiter
    collapsed = [len(group) > 1 for group in groups.values()]
    parts: list[Rich] = []
    for at, text in enumerate(shown):
        if at:
            parts.append(after if collapsed[at - 1] else delimiter)
        parts.append(text)
    return joined(parts)


def _after(each: _Written, above: _Written, collapse: str) -> Rich:
    """Give a cite that follows one by the same author: without the author, or its letter alone."""
    if not collapse:
        return each.rich
    if collapse.startswith("year-suffix") and _same_year(each, above):
        return letters(each.entry.told.suffix)
    cite = replace(each.cite, without_author=True)
    known = {cite.key: each.entry}
    return _write(each.scene.style, known, cite, each.scene.pointer).rich


def _same_year(each: _Written, above: _Written) -> bool:
    issued = [one.entry.item.dates.get("issued") for one in (each, above)]
    years = [date.points[0][:1] if date and date.points else () for date in issued]
    return bool(each.entry.told.suffix and above.entry.told.suffix and above.alone and each.alone) and (
        years[0] == years[1]
    )


def _with_suffixes(
    texts: Sequence[Rich], group: Sequence[_Written], area: Node, between: str, collapse: str
) -> Rich:
    """Give the cites of one author, letters of a year kept apart by the style's own delimiter."""
    tight = area.get("year-suffix-delimiter", (area.child("layout") or area).get("delimiter"))
    parts: list[Rich] = []
    for at, text in enumerate(texts):
        if is_empty(text):
            continue
        if at:
            letter = collapse.startswith("year-suffix") and _same_year(group[at], group[at - 1])
            parts.append(tight if letter else between)
        parts.append(text)
    return joined(parts)
