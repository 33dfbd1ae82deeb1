"""Two readings of one reference, by a rule and by the model -> the best of both.

A sum of named scores says whose title is right; the other fields come from the same reading, but
for authors that it misses or misreads, and for what it does not have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from evidence_refs.extraction.certainty import certainty
from evidence_refs.extraction.completing import completed, probability
from evidence_refs.extraction.fields.organisations import is_proper_name
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.learned.shape import defects
from evidence_refs.extraction.names_of_two import are_odd, names_of
from evidence_refs.extraction.settling import settle
from evidence_refs.extraction.settling.title_lost import is_phrase
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.source import Slice

_BY_RULE = ("law", "conversation")
"""Styles that read the whole of a text, and only what is certain."""
_UNSURE = {"author_title": 0.75, "title_issuer": 0.82}
"""Styles that are tried at the edge of what they know, and below which confidence they are."""

WEIGHTS: Mapping[str, float] = {
    "always": 0.5,
    "rule: page_first": 2.0, "rule: author_year marked": 1.0, "rule: title_issuer marked": 1.5, "rule: marked": 0.9, "rule: marked words": 1.0, "rule: author_title": 0.5,
    "rule: author_title unsure": -1.0, "rule: address": -0.8, "rule: title_issuer unsure": -0.4,
    "rule: none": -0.4, "rule: one word": -0.8, "rule: number first": -2.0, "rule: body last": -0.7,
    "rule: subtitle left": -0.6, "rule: volume": -0.6, "rule: junk": -0.5, "rule: brackets": -0.5,
    "rule: small": -0.3, "rule: et al first": -2.0, "rule: publisher last": -1.0, "model: publisher last": 1.0,
    "model: quotes": 1.5, "rule: quotes": -1.5, "rule: letter": 1.5,
    "model longer by a name": 1.3, "rule longer by a name": -1.0, "rule goes on after a dash": 1.0,
    "rule: not in text": -0.3, "rule: person first": -0.6, "rule: body": -0.6,
    "rule: preposition": -1.0,
    "model: bracket cut": 1.6, "model: ends within": 2.0, "model: none": 1.6, "model: begins within": 2.0,
    "model: small": 0.7, "model: number first": 0.6, "model: brackets": 0.6, "model: twice": 1.5,
    "model: body": 1.0, "model: after colon": 0.3, "model: year cut": 1.4, "model: dash cut": 1.2, "model: preposition": 1.0,
    "model: person first": 0.6,
    "model: sure": -0.8, "model: probability": -0.7, "model: whole": -0.4,
    "rule longer at the front": 1.2, "model longer at the front": 1.0, "rule longer": 0.3, "model longer": 0.3,
    "rule has no authors": -1.2, "model: odd authors": 0.8, "rule: odd authors": -1.0,
}  # fmt: skip
"""What each sign adds to the sum that speaks for the rule (above 0) or for the model."""


def read_best(piece: Slice, by_rule: StyleReading | None) -> StyleReading | None:
    """Read one reference.

    Args:
        piece: the text of one reference.
        by_rule: what the styles make of it; None where all refuse it.
    """
    by_model = None if by_rule and by_rule.by in _BY_RULE else read_learned(piece)
    best = _best(piece.text, by_rule, by_model)
    if best is None:
        return None
    best = replace(best, fields=settle(best.fields, piece.text))
    return replace(best, confidence=certainty(piece.text, best, by_rule, by_model))


def _best(text: str, rule: StyleReading | None, model: StyleReading | None) -> StyleReading | None:
    if rule is None or model is None:
        return rule or model
    # Of one title, the rule knows better what the rest means.
    same = rule.fields.get("title") == model.fields.get("title")
    if same or sum(scores(text, rule, model).values()) > 0:
        return completed(rule, model, text)
    return completed(model, rule, text)


def scores(text: str, rule: StyleReading, model: StyleReading) -> dict[str, float]:
    """Give the named scores whose sum decides: above 0 the rule's title, else the model's."""
    found = signs(text, rule, model)
    return {name: value * WEIGHTS[name] for name, value in found.items() if name in WEIGHTS}


def signs(text: str, rule: StyleReading, model: StyleReading) -> dict[str, float]:
    """Give what can be seen of two readings of a text, by name: 1 where it is so, or a chance."""
    found = {"always": 1.0, f"rule: {_kind(rule)}": 1.0}
    ours, theirs = rule.fields.get("title"), model.fields.get("title")
    found["rule: marked words"] = float(rule.by == "marked" and len(str(ours).split()) > 5)
    found |= {f"rule: {name}": 1.0 for name in defects(ours, text)}
    found |= {f"model: {name}": 1.0 for name in defects(theirs, text)}
    sure = probability(model, "title")
    found |= {"model: sure": float(sure > 0.9), "model: probability": sure}
    found["model: whole"] = probability(model, "reference")
    if ours and theirs and ours != theirs:
        found |= {
            "model longer": float(theirs.startswith(ours)),
            "rule longer": float(ours.startswith(theirs)),
            "rule longer at the front": float(ours.endswith(theirs)),
            "model longer at the front": float(theirs.endswith(ours)),
            "rule goes on after a dash": float(bool(_DASHED.match(ours.removeprefix(theirs)))),
            "model longer by a name": float(_ends_in_name(theirs, ours)),
            "rule longer by a name": float(_ends_in_name(ours, theirs)),
        }
    missed = names_of(model) != () and names_of(rule) == () and not str(theirs or "")[:1].islower()
    found["rule has no authors"] = float(missed and not is_phrase(names_of(model)))
    found["rule: odd authors"] = float(are_odd(names_of(rule)) and not are_odd(names_of(model)))
    found["model: odd authors"] = float(are_odd(names_of(model)) and not are_odd(names_of(rule)))
    found["model has no authors"] = float(names_of(rule) != () and names_of(model) == ())
    return {name: value for name, value in found.items() if value}


_DASHED = re.compile(r"\s[-–—]\s[a-z]")


def _ends_in_name(longer: str, shorter: str) -> bool:
    """Say whether all that a longer title has more is a name: a publisher's, a site's."""
    more = longer.removeprefix(shorter) if longer.startswith(shorter) else ""
    return len(more.split()) <= 5 and more.upper() != more.lower() and is_proper_name(more)


def _kind(rule: StyleReading) -> str:
    """Name the rule as far as it tells how sure it is."""
    if rule.confidence < _UNSURE.get(rule.by, 0.0):
        return f"{rule.by} unsure"
    marked = rule.by in ("author_year", "title_issuer") and rule.confidence >= 0.95
    return f"{rule.by} marked" if marked else rule.by
