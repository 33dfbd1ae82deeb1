"""How sure a reading is: the chance that title, authors, year and address are all right.

The sum of the weights of what can be seen of a reading, as odds. The weights are fitted on labelled
documents by `python -m training.certainty`, which prints how well they do on documents left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.learned.shape import defects
from evidence_refs.extraction.styles.reading import StyleReading

WEIGHTS: Mapping[str, float] = {
    "the rule's own": 0.77,
    "model: reference": 0.57,
    "both: date": 0.54,
    "no model": 0.52,
    "no url": 0.47,
    "both: title": 0.46,
    "no source": -0.44,
    "the model alone": -0.44,
    "by law": 0.43,
    "title: small": -0.41,
    "both: authors": 0.37,
    "differ: date": -0.37,
    "model: date": 0.34,
    "differ: title": -0.29,
    "model: authors": 0.28,
    "by title_issuer": -0.26,
    "always": 0.24,
    "title: one word": -0.23,
    "model: title": 0.21,
    "differ: authors": -0.21,
    "by address": -0.19,
    "title: preposition": -0.19,
    "title: letter": 0.19,
    "title: body": 0.18,
    "title: ends within": -0.17,
    "title: volume": -0.17,
    "by marked": 0.17,
    "by author_title": 0.16,
    "no journal": -0.16,
    "by conversation": 0.14,
    "no date": -0.13,
    "by model": -0.13,
    "title: not in text": -0.11,
    "by author_year": -0.10,
    "title: year cut": 0.09,
    "title: after colon": 0.08,
    "title: dash cut": 0.08,
    "title: none": 0.08,
    "no authors": 0.07,
    "title: begins within": 0.06,
    "title: bracket cut": -0.05,
}  # fmt: skip
"""What each sign adds to the logarithm of the odds."""
_MOST, _LEAST = 0.99, 0.02


def certainty(
    text: str, result: StyleReading, rule: StyleReading | None, model: StyleReading | None
) -> float:
    """Give the chance that a reading of a text is right, 0 to 1.

    Args:
        text: the words of the reference.
        result: what was made of the two readings.
        rule: what a style read, if any did.
        model: what the model read, if it was asked and gave anything.
    """
    total = sum(
        WEIGHTS.get(name, 0.0) * value for name, value in signs(text, result, rule, model).items()
    )
    return min(_MOST, max(_LEAST, 1 / (1 + math.exp(-total))))


def signs(
    text: str, result: StyleReading, rule: StyleReading | None, model: StyleReading | None
) -> dict[str, float]:
    """Give what can be seen of a reading, by name: 1 where it is so, or a chance."""
    seen: dict[str, float] = {"always": 1.0, f"by {result.by}": 1.0}
    seen |= {f"title: {name}": 1.0 for name in defects(result.fields.get("title"), text)}
    for name in ("authors", "date", "url", "source", "journal"):
        if not result.fields.get(name):
            seen[f"no {name}"] = 1.0
    if rule:
        seen["the rule's own"] = rule.confidence
    if model:
        for name in ("reference", "title", "authors", "date"):
            seen[f"model: {name}"] = _probability(model, name)
    else:
        seen["no model"] = 1.0
    if rule and model:
        for name in ("title", "authors", "date"):
            same = _plain(rule.fields.get(name)) == _plain(model.fields.get(name))
            seen[f"both: {name}" if same else f"differ: {name}"] = 1.0
    elif model:
        seen["the model alone"] = 1.0
    return seen


def _probability(model: StyleReading, field: str) -> float:
    return next((e.probability or 0.0 for e in model.evidence if e.field == field), 0.0)


def _plain(value: Any) -> str:
    """Give a value as letters and digits alone, to compare; of a date, its year."""
    if not value:
        return ""
    if isinstance(value, str):
        plain = "".join(char for char in fold(value) if char.isalnum())
        return plain[:4] if plain[:4].isdigit() else plain
    return "|".join(_plain(getattr(v, "literal", None) or getattr(v, "family", "")) for v in value)
