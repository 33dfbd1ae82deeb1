"""Other projects' files: none makes the program fail, and what a format has a place for comes back.

`pytest --accept tests/corpora` writes the lists of files that are refused and of losses that are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from benchmarks.corpora import table
from benchmarks.corpora.__main__ import rows
from benchmarks.corpora.table import Row

pytestmark = pytest.mark.shared

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "corpora.md"
BEGIN, END = "<!-- figures: pytest --accept tests/corpora -->\n", "<!-- end of figures -->"
FILES = 659

Golden = Callable[[Path, str], None]


@pytest.fixture(scope="session")
def found(shared: Path) -> list[Row]:
    return rows(shared / "corpora")


def test_no_file_makes_a_reader_or_a_writer_fail(found: list[Row]) -> None:
    assert len(found) == FILES
    assert [row for row in found if row.taken.crash] == []
    assert [loss for loss in table.losses(found) if loss[-1].startswith("crash")] == []


def test_what_is_no_file_of_records_is_refused_in_a_line(found: list[Row], golden: Golden) -> None:
    told = [row.taken.refused for row in found if row.taken.refused]
    assert all(len(each.splitlines()) == 1 for each in told)
    golden(HERE / "unread.tsv", _lines(table.unread(found)))


def test_each_problem_names_its_line(found: list[Row]) -> None:
    problems = [each for row in found for each in row.taken.problems]
    assert [each for each in problems if each.where is None or each.where.line is None] == []
    assert [each for each in problems if len(each.message.splitlines()) != 1] == []


def test_nothing_is_lost_but_what_is_known(found: list[Row], golden: Golden) -> None:
    golden(HERE / "losses.tsv", _lines(table.losses(found)))


def test_reading_leaves_no_word_out_but_what_is_known(found: list[Row], golden: Golden) -> None:
    golden(HERE / "words.tsv", _lines(table.words(found)))


def test_the_page_has_the_figures(found: list[Row], golden: Golden) -> None:
    tables = map(table.markdown, (table.by_kind(found), table.by_format(found)))
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    golden(PAGE, before + BEGIN + "\n" + "\n".join(tables) + "\n" + END + after)


def _lines(cells: Iterable[Sequence[str]]) -> str:
    return "".join("\t".join(each) + "\n" for each in cells)
