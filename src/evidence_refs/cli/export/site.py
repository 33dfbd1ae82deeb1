"""`export site`: a page for readers in a folder, beside whatever else is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from evidence_refs.cli.export.options import Asked, asked
from evidence_refs.cli.filtered import filtered
from evidence_refs.cli.output import write_whole
from evidence_refs.cli.session import load, session
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.problems import Where
from evidence_refs.site import FILE, MADE_HERE
from evidence_refs.site import NAME as SITE

if TYPE_CHECKING:
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.export.named import Named
    from evidence_refs.cli.options.filters import Filters
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference

_TITLE = "References"

_AT_ONCE = 100
"""Works that are made ready between two steps of the progress bar."""


def export_site(
    context: typer.Context, folder: str | None, output: str, given: dict[str, Any], filters: Filters
) -> int:
    """Write the page of references that pass a filter into a folder, and give the exit code.

    Raises:
        UsageError: there is no folder, an option is for files of references, or the page that is
            there was made by somebody else.
        UnreadableError: the folder is a file, or cannot be written.
    """
    wanted = asked(SITE, output, given)
    target = _target(folder, wanted)
    from evidence_refs import site
    from evidence_refs.cli.export.named import named
    from evidence_refs.cli.export.site_figures import figures

    screen = session(context).screen
    index = load(context).index
    chosen = named(screen, index, filtered(screen, index, filters), wanted)
    entries = list(_entries(screen, index, chosen, wanted))
    documents = {each.id: each for each in index.rest.documents}
    told = figures(list(index.records(list(chosen))), documents, frozenset(wanted.kept()))
    text = site.page(entries, site.Asked(wanted.title or _TITLE, documents, told))
    _make(target.parent)
    write_whole(target, text.encode("utf-8"))
    screen.note(f"wrote {count(len(entries), 'reference', 'references')} to {target}")
    return 0


def _target(folder: str | None, wanted: Asked) -> Path:
    """Give the path of the page, where it may be written."""
    if not folder or wanted.output != "-":
        raise UsageError("a page is written into a folder", hint="evidence-refs export site DIR")
    if wanted.check:
        hint = "write it anew: the same catalogue gives the same page"
        raise UsageError("--check is for files of references, not for a page", hint=hint)
    if Path(folder).exists() and not Path(folder).is_dir():
        raise UnreadableError("is a file", where=Where(folder), hint="name a folder")
    target = Path(folder) / FILE
    if target.is_file() and MADE_HERE.encode() not in target.read_bytes():
        hint = "name another folder, or take that page away"
        raise UsageError("was not made by this program", where=Where(str(target)), hint=hint)
    return target


def _entries(screen: Screen, index: Index, chosen: Named, wanted: Asked) -> Iterator[str]:
    """Give what the page holds of each work; it is kept by the index, where the key is its own."""
    from evidence_refs.cli.export.text import references
    from evidence_refs.terms import FIELDS

    write = partial(_entry, kept=frozenset(wanted.kept()))
    if any(chosen.values()):
        yield from map(write, _watched(screen, list(references(index, chosen, SITE))))
        return
    form = " ".join((SITE, *(f"-{name}" for name in FIELDS if name not in wanted.kept())))
    ids = list(chosen)
    parts = [ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE)]
    for part in _watched(screen, parts):
        yield from (text for _, text in index.written(part, form, write))


def _watched(screen: Screen, items: list[Any]) -> Iterable[Any]:
    return screen.progress(items, "making the page", len(items))


def _entry(reference: Reference, kept: frozenset[str]) -> str:
    from evidence_refs import site
    from evidence_refs.catalogue.records.narrowed import with_fields
    from evidence_refs.terms import FIELDS

    return site.entry(reference if len(kept) == len(FIELDS) else with_fields(reference, kept))


def _make(folder: Path) -> None:
    from evidence_refs.catalogue.keeping.replace import refusal

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(folder, error) from error
