"""Citations in a text or in notes: several works each, sorted, grouped and collapsed as a style wants it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from evidence_refs.errors import UsageError
from evidence_refs.styles.cite import Cite
from evidence_refs.styles.collapsing import Written, collapsed
from evidence_refs.styles.entries import Entry
from evidence_refs.styles.node import Node
from evidence_refs.styles.rendering import together
from evidence_refs.styles.rich import Rich, dressed, joined, plain, with_role
from evidence_refs.styles.scene import Pointer, Scene
from evidence_refs.styles.sorting import in_order
from evidence_refs.styles.style import Style, layout_of
from evidence_refs.styles.typography import typeset


def citations(
    style: Style,
    entries: Sequence[Entry],
    clusters: Sequence[Sequence[Cite]],
    notes: Sequence[int] | None = None,
) -> list[Rich]:
    """Give each citation of a document, in their order; `notes` are the numbers of their notes, else from 1.

    Raises:
        UsageError: a key is that of no entry.
    """
    known = {each.item.id: each for each in entries}
    pointers = _pointers(clusters, known, notes or range(1, len(clusters) + 1))
    return [
        _citation(style, known, list(zip(cluster, at, strict=True)))
        for cluster, at in zip(clusters, pointers, strict=True)
    ]


def people(style: Style, entries: Sequence[Entry]) -> dict[str, Rich]:
    """Give for each work by whom it is as a style cites it, for a sentence that names them itself.

    Empty where the style names nobody: it numbers works, or the work has no author.
    """
    area = style.areas["citation"]
    found = {}
    for each in entries:
        scene = Scene(style, area, each.item, each.number, each.told)
        found[each.item.id] = next(with_role(_rendered(scene), "author"), "")
    return found


def _pointers(
    clusters: Sequence[Sequence[Cite]], known: Mapping[str, Entry], notes: Sequence[int]
) -> list[list[Pointer]]:
    """Say of each cite whether its work was cited before, and in which note first."""
    first: dict[str, int] = {}
    before: Sequence[Cite] = ()
    last = 0
    found = []
    for note, cluster in zip(notes, clusters, strict=True):
        if note > last + 1:  # what stands between is another's, and no `ibid` leads past it
            before = ()
        pointers = []
        for at, cite in enumerate(cluster):
            if cite.key not in known:
                raise UsageError(f"there is no reference {cite.key!r} to cite")
            above = cluster[at - 1] if at else before[0] if len(before) == 1 else None
            position = _position(cite, above) if cite.key in first else "first"
            pointers.append(Pointer(cite.locator, cite.label, position, first.get(cite.key, 0)))
            first.setdefault(cite.key, note)
        found.append(pointers)
        before, last = cluster, note
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
    layout = layout_of(area)

    def scene(at: int, key: Node) -> Scene:
        entry = known[cluster[at][0].key]
        return Scene(style, area, entry.item, entry.number, key=key)

    order = list(range(len(cluster)))
    if not any(
        cite.prefix for cite, _ in cluster
    ):  # `see A, but compare B` has an order of its own
        order = in_order([partial(scene, at) for at in order], area)
    written = [_write(style, known, *cluster[at]) for at in order]
    return dressed(collapsed(written, area, layout.get("delimiter")), layout)


def _write(style: Style, known: Mapping[str, Entry], cite: Cite, pointer: Pointer) -> Written:
    area = style.areas["citation"]
    entry = known[cite.key]
    scene = Scene(style, area, entry.item, entry.number, entry.told, pointer)
    scene.without_author = cite.without_author
    rich = _rendered(scene)
    again = replace(scene, without_author=True, shown=[], substituted=set(), suffix_done=False)
    author = plain(next(with_role(rich, "author"), ""))
    return Written(cite, entry, _between(cite, rich), _between(cite, _rendered(again)), author)


def _between(cite: Cite, rich: Rich) -> Rich:
    """Put a cite between its prefix and its suffix."""
    prefix = f"{cite.prefix.rstrip()} " if cite.prefix.strip() else ""
    suffix = cite.suffix.rstrip()
    if suffix and not suffix.startswith((",", ";", ":", ".", " ")):
        suffix = f" {suffix}"
    return joined((typeset(prefix), rich, typeset(suffix)))


def _rendered(scene: Scene) -> Rich:
    """Give what the layout of a scene's area gives."""
    return joined(together(layout_of(scene.area).children, scene).parts)
