"""References as items of CSL: those that `export csl-json` writes."""

from __future__ import annotations

import json
from collections.abc import Sequence

from evidence_refs.formats.csl_json.writing import write
from evidence_refs.model import Reference
from evidence_refs.styles.item import Item, item


def items(references: Sequence[Reference]) -> list[Item]:
    """Give each reference as an item, in their order."""
    return [item(data) for data in json.loads(write(references))]
