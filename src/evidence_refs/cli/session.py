"""What every command needs: the screen, and the catalogue that the person works on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.terminal.render import Screen

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored


_MANY = 1000


@dataclass(frozen=True, slots=True)
class Session:
    """The options that stand before or after every command. `catalogue` is what -c said."""

    catalogue: Path | None = None
    screen: Screen = field(default_factory=Screen)
    debug: bool = False

    def reading(self, records: Sequence[int]) -> Iterable[int]:
        """Give the records of a catalogue one by one, and tell how far it has come if it is long."""
        if len(records) < _MANY:
            return records
        return self.screen.progress(records, "reading the catalogue", len(records))

    @contextmanager
    def patience(self) -> Iterator[None]:
        """Within a `with`, wait for a locked catalogue as the environment says, and say for whom.

        Raises:
            UsageError: the environment's variable holds no number of seconds.
        """
        from evidence_refs.catalogue.keeping import lock

        def waiting(holder: lock.Holder | None) -> None:
            self.screen.passing(f"waiting for {holder or 'another program'}")

        token = lock.PATIENCE.set(lock.Patience(lock.seconds(os.environ), waiting))
        try:
            yield
        finally:
            lock.PATIENCE.reset(token)


def session(context: typer.Context) -> Session:
    """Give the session of a running command."""
    found = context.find_object(Session)
    return found if found is not None else Session()


def locate(option: Path | None) -> Path:
    """Give the path of the catalogue: the option's, the variable's, or the nearest one.

    Raises:
        UnreadableError: there is none.
    """
    from evidence_refs.catalogue.keeping.location import locate

    here = Path.cwd()
    path = locate(option, os.environ, here)
    # Messages name it as a person would.
    return path.relative_to(here) if path.is_relative_to(here) else path


def load(context: typer.Context) -> Stored:
    """Load the catalogue.

    Raises:
        UnreadableError: there is none, or it cannot be read.
        InvalidCatalogueError: it breaks its own rules.
    """
    from evidence_refs.catalogue.keeping.store import load

    here = session(context)
    stored = load(locate(here.catalogue), here.reading)
    context.call_on_close(stored.index.close)
    return stored


@contextmanager
def editing(context: typer.Context) -> Iterator[Stored]:
    """Load the catalogue to change it at once; nobody else can meanwhile.

    Raises:
        UnreadableError, InvalidCatalogueError: as `load`.
        ConflictError: somebody else holds it, and goes on to.
    """
    from evidence_refs.catalogue.keeping import store

    with store.editing(locate(session(context).catalogue)) as stored:
        yield stored


def today() -> str:
    """Give the day, as records name it."""
    from datetime import date

    return date.today().isoformat()
