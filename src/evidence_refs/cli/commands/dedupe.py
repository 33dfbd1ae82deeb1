"""`dedupe`: records of one work, found and merged, in the catalogue or in search results."""

from __future__ import annotations

from typing import Any

import typer

from evidence_refs.cli.dedupe.options import asked, with_options
from evidence_refs.cli.session import session
from evidence_refs.errors import UsageError

EXAMPLES = """\b
Examples:
  evidence-refs dedupe
  evidence-refs dedupe --apply
  evidence-refs dedupe --review
  evidence-refs dedupe --check --json
  evidence-refs dedupe --plan plan.yaml
  evidence-refs dedupe --apply-plan plan.yaml
  evidence-refs dedupe --input pubmed.nbib --input scopus.csv --output records.csv
  evidence-refs dedupe --input update.ris --with-catalogue --output new.ris"""


@with_options
def command(context: typer.Context, *, given: dict[str, Any]) -> int:
    """Find references that are one work. Those that surely are, and those that may be.

    Of the catalogue, or of search results (--input), which need no catalogue; with both, which of
    the results the catalogue has.
    """
    wanted = asked(given)
    if wanted.review and not session(context).screen.can_ask:
        raise UsageError(
            "--review: there is nobody to answer",
            hint="run it in a terminal, or write a plan: --plan FILE",
        )
    if wanted.with_catalogue:
        from evidence_refs.cli.dedupe.new import sift

        return sift(context, wanted)
    if wanted.input:
        from evidence_refs.cli.dedupe.files import clean

        return clean(session(context).screen, wanted)
    from evidence_refs.cli.dedupe.catalogue import tidy

    return tidy(context, wanted)
