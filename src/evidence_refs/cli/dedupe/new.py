"""`dedupe --input --with-catalogue`: which search results the catalogue has, and which are one work."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.dedupe.files import (
    give_account,
    refuse_output,
    tell_unknown,
    write_works,
)
from evidence_refs.cli.dedupe.input import Files
from evidence_refs.cli.dedupe.labels import labels_of
from evidence_refs.cli.session import load, session
from evidence_refs.cli.terminal.rows import count

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.cli.dedupe.options import Asked
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.deduplication.labels import Label
    from evidence_refs.matching.groups import Groups
    from evidence_refs.model import Work


def sift(context: typer.Context, asked: Asked) -> int:
    """Do what was asked for with search results beside the catalogue, and give the exit code."""
    from evidence_refs.deduplication.labels import apart, same
    from evidence_refs.matching.newcomers import group_new

    refuse_output(asked)
    here, stored = session(context), load(context)
    labels = in_force(stored, asked.labels)
    files = Files(here.screen, asked.input, stored.names)
    groups = group_new(
        ((record.name, record.entry.work) for record in files.noted()),
        stored.index.standing(here.reading),
        same=same(labels),
        distinct=(*stored.decided.distinct, *apart(labels)),
        versions=asked.versions,
    )
    if not files.sources and files.code:
        return files.code  # nothing was read, which is said already
    tell_unknown(here.screen, files.sources.keys() | stored.names, labels, asked.labels)
    _give(here.screen, stored, files, groups, asked)
    return max(files.code, 1 if asked.check and groups.sure else 0)


def in_force(stored: Stored, file: str) -> list[Label]:
    """Give the labels of a file, records of the catalogue by the keys that they have now.

    Raises:
        UnreadableError: they contradict each other, or what the catalogue calls distinct.
    """
    from evidence_refs.deduplication.labels import Label, refuse_contradictions

    def now(name: str) -> str:
        return stored.reference(name).key if name in stored.names else name

    labels = [replace(each, a=now(each.a), b=now(each.b)) for each in labels_of(file)]
    labels = [label for label in labels if label.a != label.b]
    distinct = [Label(a, b, "apart") for a, b in stored.decided.distinct]
    refuse_contradictions([*labels, *distinct], file)
    return labels


def _give(screen: Screen, stored: Stored, files: Files, groups: Groups, asked: Asked) -> None:
    """Print what was found, and write the files that were asked for."""
    from evidence_refs.cli.dedupe.shown import show_json, show_table

    known = [group.members for group in groups.sure if not files.sources.keys() >= {*group.members}]
    fresh = [group.members for group in groups.sure if files.sources.keys() >= {*group.members}]
    there = {name for members in known for name in members if name in files.sources}
    if asked.json:
        show_json(screen, groups, len(files.sources))
    elif asked.shows:
        show_table(screen, groups, _works(stored, files, groups))
    if asked.output:
        write_works(files, fresh, asked.output, left_out=there)
    if asked.output or asked.account:
        give_account(screen, files, [*known, *fresh], len(groups.possible), asked)
    else:
        records = count(len(files.sources), "record", "records")
        found = count(len(fresh), "group", "groups")
        pairs = count(len(groups.possible), "possible pair", "possible pairs")
        had = f"{len(there)} in the catalogue already"
        screen.note(f"{records}: {had}, {found} of others to merge with --output, {pairs}")


def _works(stored: Stored, files: Files, groups: Groups) -> dict[str, Work]:
    """Give the works of all members, by name."""
    named = {name for group in (*groups.sure, *groups.possible) for name in group.members}
    new = files.members(named & files.sources.keys())
    works: dict[str, Work] = {name: record.entry.work for name, record in new.items()}
    keys = sorted(named - files.sources.keys())
    standing = stored.index.references([stored.index.id_of(key) for key in keys])
    return works | dict(zip(keys, standing, strict=True))
