"""Two readings of one reference, by a rule and by the model -> the best of both, field by field.

Where both give the same title, the rule's reading stands, which knows more of what a field means, and
the model adds what the rule left out. Where they differ, the reading of the greater weight is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.styles.reading import Evidence, StyleReading
from evidence_refs.source import Slice

_BY_RULE = ("legislation", "legal_case", "personal_communication")
"""Types that only a strict rule gives, from the whole of the text."""

_CONTAINER = ("journal", "volume", "issue", "pages", "editors", "edition", "series", "number")
_DATE = ("date", "date_text", "date_updated", "undated")
_ADDED = ("accessed", "source")
_NOT_SEEN = 0.6
"""What it weighs that the model sees no such field."""


def read_best(piece: Slice, by_rule: StyleReading | None) -> StyleReading | None:
    """Read one reference.

    Args:
        piece: the text of one reference.
        by_rule: what the styles make of it; None where all refuse it.
    """
    if by_rule and by_rule.fields.get("type") in _BY_RULE:
        return by_rule
    learned = read_learned(piece)
    if learned is None or by_rule is None:
        return learned or by_rule
    return _Arbiter(piece, by_rule, learned).decide()


@dataclass(frozen=True, slots=True)
class _Arbiter:
    """Weighs the two readings. A weight is a chance, roughly; those of rules were counted."""

    piece: Slice
    rule: StyleReading
    model: StyleReading

    def decide(self) -> StyleReading:
        """Give the reading that is most likely right, with what each of its fields was read by."""
        if self._agree("title"):
            return self._joined()
        if self._rule_wins("title"):
            return replace(
                self.rule, confidence=self._confidence(self.rule), evidence=self._of_rule(())
            )
        return replace(self.model, confidence=self._confidence(self.model))

    def _joined(self) -> StyleReading:
        """The rule's fields, but for those that the model is surer of or has alone."""
        fields = dict(self.rule.fields)
        taken: list[str] = ["title"]
        for names in (("authors", "authors_truncated"), _DATE):
            if not self._agree(names[0]) and not self._rule_wins(names[0]):
                fields = {k: v for k, v in fields.items() if k not in names}
                fields |= {k: v for k, v in self.model.fields.items() if k in names}
                taken.append(names[0])
        added = [n for n in _ADDED if not fields.get(n) and self.model.fields.get(n)]
        if self._has_container():
            added += [n for n in _CONTAINER if not fields.get(n) and self.model.fields.get(n)]
            if "journal" in added:
                fields["type"] = self.model.fields.get("type")
                fields.pop("source", None)
                added.append("source")
        fields |= {n: self.model.fields[n] for n in added if n in self.model.fields}
        locator = self.rule.locator or self.model.locator
        reading = replace(self.rule, fields=fields, locator=locator, by=self.rule.by)
        evidence = self._of_rule((*taken, *added))
        return replace(reading, confidence=self._confidence(reading), evidence=evidence)

    def _has_container(self) -> bool:
        """Say whether the model gives a container, volume or pages that the rule left out, surely."""
        new = [n for n in _CONTAINER if self.model.fields.get(n) and not self.rule.fields.get(n)]
        return bool(new) and min(self._chance(n) for n in new) >= 0.5

    def _agree(self, name: str) -> bool:
        return _plain(self.rule.fields.get(name)) == _plain(self.model.fields.get(name))

    def _rule_wins(self, name: str) -> bool:
        return sum(self._for_rule(name).values()) > sum(self._for_model(name).values())

    def _for_rule(self, name: str) -> dict[str, float]:
        """Give what speaks for the rule's value, by name."""
        weights = {"the rule's own confidence": max(0.0, 4 * self.rule.confidence - 3)}
        if not self.rule.fields.get(name):
            return {"the rule gives none": 0.1}
        if not self.model.fields.get(name):
            weights["only the rule gives one"] = 0.25
        return weights

    def _for_model(self, name: str) -> dict[str, float]:
        """Give what speaks for the model's value, by name."""
        if not self.model.fields.get(name):
            return {"the model gives none": _NOT_SEEN}
        return {"the model's chance": self._chance(name)}

    def _chance(self, name: str) -> float:
        told = (e.probability for e in self.model.evidence if e.field == name)
        return min((p for p in told if p is not None), default=0.5)

    def _of_rule(self, by_model: Iterable[str]) -> tuple[Evidence, ...]:
        """Give the model's evidence where it was followed or agrees, and the rule's for the rest."""
        kept = (
            {name for name in self.rule.fields if self._agree(name)} | set(by_model) | {"reference"}
        )
        model = [e for e in self.model.evidence if e.field in kept]
        told = {e.field for e in model}
        end = len(self.piece.text)
        rest = [n for n, v in self.rule.fields.items() if v and n not in told]
        return (*model, *(Evidence(n, self.rule.by, 0, end) for n in rest))

    def _confidence(self, reading: StyleReading) -> float:
        """Give the chance that title, authors and date are right: two readers that agree rarely err."""
        chance = 1.0
        for name in ("title", "authors", "date"):
            one = self._chance(name) if self.model.fields.get(name) else _NOT_SEEN
            if self._agree(name):
                one = 1 - (1 - one) * 0.2
            elif reading is self.rule:
                one = min(0.7, 1 - one / 2)
            chance *= one
        return round(chance, 4)


def _plain(value: Any) -> str:
    """Give a value as letters and digits alone, to compare."""
    if not value or isinstance(value, bool):
        return str(bool(value))
    if isinstance(value, str):
        return "".join(c for c in fold(value) if c.isalnum())
    return "|".join(_plain(getattr(v, "literal", None) or getattr(v, "family", v)) for v in value)
