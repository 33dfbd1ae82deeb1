"""Two readings of one reference, by a rule and by the model -> the best of both, field by field."""

from __future__ import annotations

from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.source import Slice

_BY_RULE = ("legislation", "legal_case", "personal_communication")
"""Types that only a strict rule gives, from the whole of the text."""


def read_best(piece: Slice, by_rule: StyleReading | None) -> StyleReading | None:
    """Read one reference.

    Args:
        piece: the text of one reference.
        by_rule: what the styles make of it; None where all refuse it.
    """
    if by_rule and by_rule.fields.get("type") in _BY_RULE:
        return by_rule
    return read_learned(piece) or by_rule
