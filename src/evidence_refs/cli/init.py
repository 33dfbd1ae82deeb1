"""`init`: an empty catalogue."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from evidence_refs.cli.session import session

EXAMPLES = """\b
Examples:
  evidence-refs init
  evidence-refs init -c library/references.yaml"""


def command(context: typer.Context) -> int:
    """Make an empty catalogue. It is data/references.yaml here, or where -c says."""
    from evidence_refs.catalogue.keeping.location import DEFAULT, ENVIRONMENT
    from evidence_refs.catalogue.keeping.store import create

    path = session(context).catalogue or Path(os.environ.get(ENVIRONMENT) or DEFAULT)
    create(path)
    session(context).screen.note(f"made {path}; next: evidence-refs extract FILE...")
    return 0
