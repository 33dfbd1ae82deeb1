"""The catalogue of this repository, exported and imported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.catalogue.check.whole import whole
from evidence_refs.formats import WRITERS
from evidence_refs.formats.sentences import CATALOGUED

from .round_trip import comes_back

FILE = Path(__file__).parents[2] / "data" / "references.yaml"


@pytest.mark.parametrize("format", ["ris", "endnote-xml"])
def test_our_catalogue_comes_back_and_hardly_needs_last_words(format: str) -> None:
    references = whole(FILE.read_bytes(), FILE.name).references
    comes_back(format, references)
    assert WRITERS[format].write(references).count(CATALOGUED) < len(references) / 50
