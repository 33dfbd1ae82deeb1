"""What holds of any file: `validate` and the other commands agree, one fault hides no other."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.check.fixing import fix
from evidence_refs.catalogue.check.report import report
from evidence_refs.catalogue.keeping import store
from evidence_refs.catalogue.text import parse, render
from evidence_refs.catalogue.text.blocks import cut
from evidence_refs.errors import InvalidCatalogueError, UnreadableError
from evidence_refs.model import Catalogue
from evidence_refs.problems import Problem
from tests.catalogue import strategies

TODAY = date(2026, 11, 30)
_PIECES = [
    "", "\n", " ", "  ", "\t", ":", ": ", "- ", "#", " #", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!a ",
    "\r\n", "\x00", "\x0b", "é", "’", "â€™", "---\n", "...\n", "- key: a\n", "key", "title: x\n", "  title: x\n",
    "references:\n", "removed: []\n", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "null", "2020-13", "1",
]  # fmt: skip


@st.composite
def edited(draw: st.DrawFn) -> str:
    """Draw the text of a catalogue in which a person slipped some times."""
    text = render.render(draw(strategies.catalogues))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 1, 2, 10, 40]))
        text = text[:at] + draw(st.sampled_from(_PIECES)) + text[at + gone :]
    return text


def _loads(path: Path, raw: bytes) -> bool:
    path.write_bytes(raw)
    try:
        store.load(path)
    except (InvalidCatalogueError, UnreadableError):
        return False
    return True


@given(text=edited())
@settings(max_examples=120, deadline=None)
def test_what_has_no_errors_loads_and_what_has_does_not(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    raw = text.encode()
    loads = _loads(tmp_path_factory.getbasetemp() / "law.yaml", raw)
    try:
        found = report(raw, "c.yaml", TODAY)
    except UnreadableError:
        assert not loads
        return
    assert loads == (found.errors == 0)
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in found.problems:
        assert problem.where.line is not None
        assert 1 <= problem.where.line <= len(lines)
        assert (problem.where.column or 0) >= 1
        assert "\n" not in problem.message + (problem.hint or "")


@given(text=edited())
@settings(max_examples=80, deadline=None)
def test_a_fix_is_never_worse_and_is_done_at_once(text: str) -> None:
    raw = text.encode()
    try:
        before = report(raw, "c.yaml", TODAY)
        fixed = fix(raw, "c.yaml", TODAY)
    except UnreadableError:
        return
    after = report(fixed.raw, "c.yaml", TODAY)
    assert after.errors <= before.errors
    assert bool(fixed.mended) == (fixed.raw != raw)
    assert fix(fixed.raw, "c.yaml", TODAY).raw == fixed.raw


@given(catalogue=strategies.catalogues)
@settings(max_examples=60, deadline=None)
def test_a_fix_leaves_the_lines_of_sound_records_alone(catalogue: Catalogue) -> None:
    raw = render.render(catalogue).encode()
    fixed = fix(raw, "c.yaml", TODAY)
    mended = {p.key for p in report(raw, "c.yaml", TODAY).problems} | {None}
    before, after = (_blocks(each) for each in (raw, fixed.raw))
    for reference in catalogue.references:
        if reference.key not in mended:
            assert before[reference.key] == after[reference.key]


def _blocks(raw: bytes) -> dict[str, bytes]:
    """Give the lines of each record by its key."""
    items = [each for each in cut(raw) or () if each.item and each.section == "references"]
    keys = [record["key"] for record in parse.parse(raw.decode(), "").data["references"] or ()]
    return {key: raw[each.start : each.end] for key, each in zip(keys, items, strict=True)}


@given(catalogue=strategies.catalogues, nth=st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_a_record_that_cannot_be_read_hides_no_other_problem(
    catalogue: Catalogue, nth: int
) -> None:
    text = render.render(catalogue)
    items = parse.parse(text, "").items.get("references", ())
    if not items:
        return
    at = items[nth % len(items)]
    line = text.count("\n", 0, at) + 1
    broken = report(f"{text[:at]}- [\n{text[at:]}".encode(), "c.yaml", TODAY)
    whole = report(text.encode(), "c.yaml", TODAY)
    (fault,) = (p for p in broken.problems if p.code == "broken-yaml")
    assert fault.where.line in (line, line + 1)
    assert _moved(whole.problems, line) == _moved(
        tuple(p for p in broken.problems if p is not fault), None
    )


def _moved(problems: tuple[Problem, ...], line: int | None) -> Counter[tuple[str, int]]:
    """Give code and line of problems, those from `line` on one line further down."""
    return Counter(
        (p.code, at + (1 if line is not None and at >= line else 0))
        for p in problems
        for at in [p.where.line or 0]
    )


@given(catalogue=strategies.catalogues, nth=st.integers(0, 4))
@settings(max_examples=60, deadline=None)
def test_a_merge_that_is_not_finished_hides_no_problem(catalogue: Catalogue, nth: int) -> None:
    text = render.render(catalogue)
    items = parse.parse(text, "").items.get("references", ())
    if not items:
        return
    end = text.index("\nremoved:") + 1
    start, stop = list(pairwise([*items, end]))[nth % len(items)]
    other = text[start:stop]
    torn = f"{text[:start]}<<<<<<< a\n{other}=======\n{other}>>>>>>> b\n{text[stop:]}"
    first, last = text.count("\n", 0, start) + 1, text.count("\n", 0, stop) + 1
    found = report(torn.encode(), "c.yaml", TODAY)
    (conflict,) = (p for p in found.problems if p.code == "merge-conflict")
    assert conflict.where.line == first
    lines = {
        line + (1 if line >= first else 0) + (last - first + 2 if line >= last else 0)
        for line in (p.where.line or 0 for p in report(text.encode(), "c.yaml", TODAY).problems)
    }
    assert lines == {p.where.line for p in found.problems if p is not conflict}
