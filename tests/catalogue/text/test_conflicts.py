"""The marks that git puts around what a person must decide."""

from __future__ import annotations

import pytest
from hypothesis import given

from evidence_refs.catalogue.text.conflicts import first_conflict
from evidence_refs.catalogue.text.render import render
from evidence_refs.model import Catalogue
from tests.catalogue import strategies


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<<<<<<< ours\n", 1),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\n", 2),
        ("a: 1\r\n=======\r\nb: 2\r\n", 2),
        ("a: 1\n>>>>>>> topic", 2),
        ("a: 1\n||||||| base\n=======\n", 2),
        ("a: 1\n<<<<<<<<<< ours\n", 2),
        ("a: 1\n  <<<<<<< ours\n", None),
        ("a: 1\n=======x\n<<<<<< ours\n# =======\n", None),
        ("", None),
    ],
)
def test_the_first_line_of_marks(text: str, line: int | None) -> None:
    assert first_conflict(text.encode()) == line


@given(strategies.catalogues)
def test_no_catalogue_looks_so(catalogue: Catalogue) -> None:
    assert first_conflict(render(catalogue).encode()) is None
