"""`tag`: the librarian's own words for references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.filtered import filtered
from evidence_refs.cli.options.filters import Filters, with_filters
from evidence_refs.cli.session import editing, load, session
from evidence_refs.cli.terminal.rows import count, plain, some
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference

EXAMPLES = """\b
Examples:
  evidence-refs tag
  evidence-refs tag nhs2019longterm dft2020gear --add prevention
  evidence-refs tag --source "King's Fund" --year 2020.. --add kings-fund
  evidence-refs tag --tag draft --remove draft --add final"""


@with_filters
def command(
    context: typer.Context,
    *,
    keys: Annotated[
        list[str] | None,
        typer.Argument(metavar="[KEY...]", help="Keys or aliases.", autocompletion=complete.keys),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            metavar="TAG",
            help="Put this on. Repeatable.",
            autocompletion=complete.tags,
        ),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(
            "--remove",
            metavar="TAG",
            help="Take this off. Repeatable.",
            autocompletion=complete.tags,
        ),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="The list of tags as a JSON object.")
    ] = False,
    filters: Filters,
) -> int:
    """Put tags on references, or take them off; alone, list the tags with their numbers.

    The references are those named, or all that pass the filters.
    """
    filters = {**filters, "key": [*(keys or ()), *filters.get("key", ())]}
    wanted = {name: value for name, value in filters.items() if value}
    if not add and not remove:
        return _list(context, wanted, json=json)
    if not wanted:
        raise UsageError("which references?", hint="name keys, or filters such as --year 2020..")
    from evidence_refs.catalogue.change import Change
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records.tags import tagged

    screen = session(context).screen
    with editing(context) as stored:
        found = _chosen(screen, stored, wanted)
        after = [tagged(each, add or (), remove or ()) for each in found]
        changed = [new for new, old in zip(after, found, strict=True) if new is not old]
        said = f"tagged {some([each.key for each in changed])}"
        save(stored, Change(put=tuple(changed)), said)
    for each in changed:
        screen.line(f"{each.key}: {plain(each.tags) or '(none)'}")
    same = len(found) - len(changed)
    more = f", {count(same, 'was', 'were')} so already" if same else ""
    screen.note(f"{count(len(changed), 'reference', 'references')} changed{more}")
    return 0


def _list(context: typer.Context, wanted: Filters, *, json: bool) -> int:
    from evidence_refs.catalogue.records.tags import counts

    index = load(context).index
    screen = session(context).screen
    records = index.records(filtered(screen, index, wanted))
    counted = counts(each.get("tags") or () for each in records)
    if json:
        screen.json(counted)
    elif counted:
        screen.table(("tag", "references"), [(tag, str(n)) for tag, n in counted.items()])
    else:
        screen.note("no reference has a tag")
    return 0


def _chosen(screen: Screen, stored: Stored, wanted: Filters) -> list[Reference]:
    """Give the references that the filters take; those that are only named, without a search."""
    if wanted.keys() == {"key"}:
        return list({each.key: each for each in map(stored.reference, wanted["key"])}.values())
    return list(stored.index.references(filtered(screen, stored.index, wanted)))
