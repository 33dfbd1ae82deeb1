"""`init`: an empty catalogue, and git told how to merge it."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli.session import locate, session
from evidence_refs.cli.terminal.render import Screen
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.problems import Where

EXAMPLES = """\b
Examples:
  evidence-refs init
  evidence-refs init -c library/references.yaml
  evidence-refs init --git"""


def command(
    context: typer.Context,
    git: Annotated[
        bool,
        typer.Option(
            "--git", help="Let git merge it record by record; also for a catalogue that is there."
        ),
    ] = False,
) -> int:
    """Make an empty catalogue. It is data/references.yaml here, or where -c says.

    With --git, git merges what several people do to it record by record and field by field. It is
    told so by a line in .gitattributes, for all clones, and by the settings of this one.
    """
    from evidence_refs.catalogue.git.setup import repository
    from evidence_refs.catalogue.keeping.location import DEFAULT, ENVIRONMENT
    from evidence_refs.catalogue.keeping.store import create

    screen = session(context).screen
    named = session(context).catalogue or os.environ.get(ENVIRONMENT)
    path = Path(named or DEFAULT)
    if git:
        top = repository(path).top  # before anything is made
        path = path if named else _nearest(top) or path
    if not (git and path.exists()):
        create(path)
        screen.note(f"made {path}; next: evidence-refs extract FILE...")
    if git:
        _set_up(path, f" -c {shlex.quote(str(path))}" if named else "", screen)
    return 0


def _nearest(top: Path) -> Path | None:
    """Give the catalogue that commands would use here, if it is in the work tree."""
    try:
        found = locate(None)
    except UnreadableError:
        return None
    return found if found.resolve().is_relative_to(top.resolve()) else None


def _set_up(path: Path, option: str, screen: Screen) -> None:
    """Tell git, and say what is left to do."""
    from evidence_refs.catalogue.git import setup
    from evidence_refs.catalogue.git.attributes import attribute, with_line
    from evidence_refs.cli.output import write_whole

    found = setup.repository(path)
    if not setup.is_attributed(found):
        line = attribute(found.path)
        attributes = found.top / setup.ATTRIBUTES
        before = attributes.read_bytes() if attributes.exists() else None
        write_whole(attributes, with_line(before or b"", line))
        if not setup.is_attributed(found):
            if before is None:
                attributes.unlink()
            else:
                write_whole(attributes, before)
            raise UsageError(
                f"another {setup.ATTRIBUTES} tells git otherwise",
                where=Where(found.path),
                hint="take its `merge` for this file out",
            )
        screen.note(f"wrote to {setup.ATTRIBUTES}: {line}")
        screen.note(f"next: commit {setup.ATTRIBUTES}, for every clone to have it")
    setup.configure(found)
    setup.exclude(found)
    screen.note(f"git merges {found.path} record by record in this clone")
    screen.note(f"in each other clone, run once: evidence-refs init --git{option}")
