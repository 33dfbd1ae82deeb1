"""`show --as`: references in the form in which a person pastes them elsewhere.

What `--as` knows stands here alone: the formats of `export`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence_refs.errors import UsageError
from evidence_refs.formats import WRITERS

if TYPE_CHECKING:
    from evidence_refs.model import Reference

FORMS: tuple[str, ...] = tuple(WRITERS)
"""The names that `--as` takes."""


def refuse_unknown(form: str) -> None:
    """Refuse a form that there is not.

    Raises:
        UsageError: the hint names those that there are.
    """
    if form not in FORMS:
        raise UsageError(f"--as: there is no form '{form}'", hint=f"forms: {', '.join(FORMS)}")


def pasted(references: Sequence[Reference], form: str) -> str:
    """Give references in a form of `FORMS`, ending in a newline."""
    writer = WRITERS[form]
    if form == "markdown":
        return writer.write(references, grouped=False)
    if writer.by_entry:  # what else a file has, a preamble, stands in the other file already
        return "\n".join(writer.entry(each) for each in references)
    return writer.write(references)
