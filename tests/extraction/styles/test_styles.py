"""Each style of note against its table: what it reads, and the notes of other styles it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_refs.extraction.finders.works import STYLES, Style
from evidence_refs.extraction.markup import read_markup
from tests.extraction.showing import show_fields
from tests.extraction.tables import Case, Give, expected_to_fail, read_table, write_table

HERE = Path(__file__).parent
REFUSED = "-"


def reading(style: Style) -> Give:
    def give(text: str) -> str:
        read = style(read_markup([(1, text)]))
        if read is None:
            return REFUSED
        locator = f" at {read.locator}" if read.locator else ""
        return show_fields(read.fields) + locator

    return give


TABLES: dict[Path, Give] = {HERE / f"{name}.txt": reading(style) for name, style in STYLES.items()}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_reads_as_its_table_says(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path, write_table(path, TABLES[path]))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_style_reads_some_notes_and_refuses_some(path: Path) -> None:
    wants = [case.want for case in read_table(path)]
    assert REFUSED in wants
    assert set(wants) != {REFUSED}


@pytest.mark.parametrize(("give", "case"), expected_to_fail(TABLES, read_table))
def test_is_still_wrong(give: Give, case: Case) -> None:
    assert give(case.text) == case.want
