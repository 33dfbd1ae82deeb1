"""Entries for a page that sets its text itself: runs of one look, and what stands in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from evidence_refs import styles
from evidence_refs.model import Reference
from evidence_refs.styles import Run
from evidence_refs.styles.document import Styled
from evidence_refs.styles.margin import parted
from evidence_refs.styles.rich import Span

from .conftest import Make
from .works import WORKS


def styled(works: Sequence[Reference], style: str | Path) -> list[Styled]:
    found = styles.numbered(works, style)
    return found.listed(found.places)


@pytest.mark.parametrize("style", styles.NAMES)
def test_margin_and_runs_are_the_entry(style: str) -> None:
    texts = styles.bibliography(WORKS, style)
    for each, whole in zip(styled(WORKS, style), texts, strict=True):
        shown = "".join(run.text for run in each.runs)
        assert each.key == whole.key
        assert " ".join(f"{each.margin} {shown}".split()) == whole.text
        assert bool(each.margin) == (style == "vancouver")


def test_looks_are_told() -> None:
    (entry,) = styled([WORKS[0]], "harvard")
    assert [run.text for run in entry.runs if run.italic] == ["Care in small places"]
    assert not any(run.bold or run.raised or run.small_caps for run in entry.runs)
    run = Run("a", {"font-weight": "bold", "vertical-align": "sup", "font-variant": "small-caps"})
    assert (run.bold, run.raised, run.small_caps, run.italic) == (True, True, True, False)


def test_a_work_of_which_a_style_says_nothing_has_its_number_alone(small: Make) -> None:
    margin = '<text variable="citation-number" suffix="."/><text variable="volume"/>'
    style = small(margin, listed='second-field-align="flush"')
    assert styled([Reference(key="k")], style) == [Styled("k", "1.", ())]


def test_a_label_in_brackets_stands_in_the_margin(tmp_path: Path) -> None:
    file = tmp_path / "brackets.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>b</title></info>"
        '<citation><layout><text variable="citation-number"/></layout></citation>'
        '<bibliography second-field-align="flush"><layout suffix=".">'
        '<text variable="citation-number" prefix="[" suffix="]"/><text variable="title" font-weight="bold"/>'
        "</layout></bibliography></style>",
        encoding="utf-8",
    )
    (entry,) = styled([WORKS[0]], file)
    assert entry.margin == "[1]"
    assert [(run.text, run.bold) for run in entry.runs] == [
        ("Care in small places", True), (".", False),
    ]  # fmt: skip


def test_a_margin_that_its_neighbours_changed_is_left_where_it_is() -> None:
    rich = Span((Span(("1.",), role="margin"), "a"))
    runs = [Run("1", {}), Run("a", {})]
    assert parted(rich, runs) == ("", tuple(runs))
