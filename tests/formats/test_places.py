from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_refs.formats import WRITERS
from evidence_refs.formats.places import LISTED, OWN, dropped, places, table
from evidence_refs.model import REFERENCE_FIELDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "formats.md"
_BLOCK = re.compile(r"(?<=<!-- the table -->\n).*?(?=<!-- its end -->)", re.DOTALL)
TELLING = [format for format in WRITERS if places(format)]


def test_the_page_shows_the_table_of_the_code(golden: Callable[[Path, str], None]) -> None:
    page = PAGE.read_bytes().decode("utf-8")
    assert _BLOCK.search(page)
    golden(PAGE, _BLOCK.sub(lambda _: table(), page))


@pytest.mark.parametrize("format", TELLING)
def test_places_are_of_fields_in_the_order_of_the_model(format: str) -> None:
    held = places(format) or {}
    assert list(held) == [field for field in REFERENCE_FIELDS if field in held]
    assert all(place.name for place in held.values())


@pytest.mark.parametrize("format", ["csv", "json"])
def test_our_own_formats_hold_every_field(format: str) -> None:
    assert set(places(format) or {}) == set(REFERENCE_FIELDS)
    assert dropped(dict.fromkeys(REFERENCE_FIELDS, 1), format) == {}


def test_csl_json_holds_all_but_what_the_catalogue_keeps_for_itself() -> None:
    assert tuple(dropped(dict.fromkeys(REFERENCE_FIELDS, 2), "csl-json")) == OWN


def test_only_what_references_have_is_dropped() -> None:
    assert dropped({"added": 3, "origin": 0, "title": 5}, "csl-json") == {"added": 3}


def test_a_list_shows_fields_in_the_order_of_the_model() -> None:
    assert list(LISTED) == [field for field in REFERENCE_FIELDS if field in LISTED]
