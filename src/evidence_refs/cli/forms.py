"""`show --as`: references in the form in which a person pastes them elsewhere.

What `--as` knows stands here alone: the formats of `export`, and styles of citation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs import OUTPUTS
from evidence_refs.briefs.asked import Asked
from evidence_refs.errors import UsageError
from evidence_refs.formats import WRITERS

if TYPE_CHECKING:
    from evidence_refs.model import Reference

_LISTS = tuple(name for name, output in OUTPUTS.items() if output.is_text)

FORMS: tuple[str, ...] = (*WRITERS, *_LISTS, *styles.NAMES)
"""The names that `--as` takes."""


def refuse_unknown(form: str) -> None:
    """Refuse a form that there is not.

    Raises:
        UsageError: the hint names those that there are.
    """
    if form not in FORMS:
        raise UsageError(f"--as: there is no form '{form}'", hint=f"forms: {', '.join(FORMS)}")


def pasted(references: Sequence[Reference], form: str) -> str:
    """Give references in a form of `FORMS`, ending in a newline.

    Raises:
        UsageError: the style has no entry for a work: a conversation is in no list of APA's.
    """
    if form in styles.NAMES:
        return _formatted(references, form)
    if form in OUTPUTS:
        return _listed(references, form)
    writer = WRITERS[form]
    if writer.by_entry:  # what else a file has, a preamble, stands in the other file already
        return "\n".join(writer.entry(each) for each in references)
    return writer.write(references)


def _listed(references: Sequence[Reference], form: str) -> str:
    from evidence_refs.briefs import lists

    blocks = lists.blocks(references, Asked(group="none"))
    settings = {"page": False} if form == "html" else {}
    return OUTPUTS[form].write(blocks, **settings).decode("utf-8")


def _formatted(references: Sequence[Reference], style: str) -> str:
    found = styles.bibliography(references, style)
    for entry in found:
        if not entry.text:
            raise UsageError(
                f"{style} lists no work such as {entry.key}", hint="it is cited in the text alone"
            )
    return "".join(f"{entry.text}\n" for entry in found)
