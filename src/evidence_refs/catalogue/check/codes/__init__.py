"""Every code that `validate` can give, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from evidence_refs.catalogue.check.codes import (
    of_catalogue,
    of_duplicates,
    of_files,
    of_shape,
    of_texts,
    of_values,
)
from evidence_refs.catalogue.check.codes.code import Code
from evidence_refs.errors import UsageError
from evidence_refs.problems import Severity

GROUPS: Mapping[str, tuple[Code, ...]] = {
    "The file": of_files.CODES,
    "Fields": of_shape.CODES,
    "The catalogue as a whole": of_catalogue.CODES,
    "Records of one work": of_duplicates.CODES,
    "Identifiers, dates and other values": of_values.CODES,
    "Texts and names": of_texts.CODES,
}
"""The codes by what they are about, in the order in which they are told."""

CODES: Mapping[str, Code] = {code.name: code for codes in GROUPS.values() for code in codes}


def severity_of(name: str) -> Severity:
    """Say whether a code is of an error or of a warning."""
    return CODES[name].severity


def code_of(name: str) -> Code:
    """Give what is known of a code.

    Raises:
        UsageError: there is no such code; the hint names the nearest.
    """
    if name in CODES:
        return CODES[name]
    from difflib import get_close_matches

    near = get_close_matches(name.strip("[]").lower(), CODES, n=3, cutoff=0.5)
    raise UsageError(
        f"there is no code `{name}`",
        hint=f"did you mean {', '.join(f'`{each}`' for each in near)}?"
        if near
        else "`evidence-refs validate --explain` lists the codes",
    )


__all__ = ["CODES", "GROUPS", "Code", "code_of", "severity_of"]
