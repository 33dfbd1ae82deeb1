"""One record as a version of the file has it: its lines, field by field, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.parse import parse_item
from evidence_refs.catalogue.text.render import reference_fields, render_reference
from evidence_refs.catalogue.text.respell import chunks_of, lead_of, tail_of
from evidence_refs.model import Reference


class Field(NamedTuple):
    """A field's own lines, and what they say."""

    text: str
    value: Any


@dataclass(frozen=True, slots=True)
class Layout:
    """A record's lines, taken apart.

    `lead` and `tail` are the comments and blank lines that the block begins and ends with, `above`
    those above a field. The first field is the one that the record is known by; its lines are
    indented like those of the others.
    """

    lead: str
    fields: Mapping[str, Field]
    above: Mapping[str, str] = field(default_factory=dict)
    tail: str = ""

    @property
    def comments(self) -> tuple[str, ...]:
        """Every comment, from its `#`."""
        lines = ((self.above.get(name, ""), each.text) for name, each in self.fields.items())
        texts = (self.lead, *chain.from_iterable(lines), self.tail)
        return tuple(chain.from_iterable(map(comments_in, texts)))


@dataclass(frozen=True)
class Record:
    """A block of a list at the root, known by its `key`, which stands in the field `identity`.

    What is asked of it is found when it is asked for.

    Raises:
        UnreadableError: the block is no YAML by itself.
    """

    key: str
    text: str
    identity: str = "key"

    @cached_property
    def value(self) -> Any:
        """What the block says, as plain values."""
        return parse_item(self.text)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The names that the record has beside its key."""
        if "aliases" not in self.text or not isinstance(self.value, dict):
            return ()
        found = self.value.get("aliases")
        return tuple(map(str, found)) if isinstance(found, list) else ()

    @cached_property
    def layout(self) -> Layout | None:
        """The block taken apart; None where comments are in the way of taking it apart."""
        if not isinstance(self.value, dict):
            return None
        found = _laid_out(self.text, self.value, self.identity)
        if found is None and not self.comments and self.model:
            text = render_reference(self.model)
            found = _laid_out(text, parse_item(text), self.identity)
        return found

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """Every comment of the block, from its `#`."""
        return comments_in(self.text)

    @cached_property
    def model(self) -> Reference | None:
        """The record as the model has it; None where it is none."""
        from pydantic import ValidationError

        try:
            return Reference.model_validate(self.value)
        except ValidationError:
            return None

    @cached_property
    def said(self) -> tuple[Any, tuple[str, ...]]:
        """What a person would miss: values and comments, not how they are spelt."""
        return self.value, comments_in(self.text.removesuffix(tail_of(self.text)))


def standard(name: str, value: Any) -> str | None:
    """Write a field of a reference in standard form; None where the model does not allow it."""
    from pydantic import ValidationError

    try:
        reference = Reference.model_validate({"key": "x", name: value})
    except ValidationError:
        return None
    return reference_fields(reference).get(name, "")


def _laid_out(text: str, value: Mapping[str, Any], identity: str) -> Layout | None:
    """Take a block of a value apart; None where fields share lines, or another comes first."""
    lead = lead_of(text)
    tail = tail_of(text[len(lead) :])
    chunks = chunks_of(text[len(lead) : len(text) - len(tail)])
    if chunks is None or next(iter(chunks), None) != identity:
        return None
    fields, above, gap = {}, {}, ""
    for name, lines in chunks.items():
        below = tail_of(lines)
        own = lines.removesuffix(below)
        fields[name] = Field(own, value[name])
        above[name] = gap
        gap = below
    return Layout(lead, fields, above, gap + tail)
