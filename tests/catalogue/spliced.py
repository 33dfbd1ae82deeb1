"""A change in the bytes of a catalogue, without a file."""

from __future__ import annotations

from evidence_refs.catalogue.change import between
from evidence_refs.catalogue.check.whole import parsed_whole, validated
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.catalogue.text.splice import splice
from evidence_refs.model import Catalogue


def spliced(raw: bytes, new: Catalogue) -> bytes:
    old, _ = validated(*parsed_whole(raw, "c.yaml"))
    assert old is not None
    blocks = cut(raw)
    assert blocks is not None
    records = {each.key: each for each in old.references}
    return splice(
        raw,
        blocks,
        between(old, new),
        keys=list(records),
        record=records.__getitem__,
        rest=old,
    )
