"""The measure of corpora itself: what it calls a loss, and what it says of a folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from benchmarks.corpora.__main__ import main
from benchmarks.corpora.references import references
from benchmarks.corpora.returning import FORMATS, returned
from benchmarks.corpora.taken import take

from evidence_refs.formats import WRITERS, Writer
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.json import write
from evidence_refs.formats.places import Place
from evidence_refs.model import Reference, Work

SENT = [
    Reference(key="a", title="A", volume="1", note="N"),
    Reference(key="b", title="B", extra={"address": "Leeds"}),
]


def lossy(**changes: object) -> ModuleType:
    """A format that writes each record with some fields as they are not."""
    module = ModuleType("lossy")
    places = {name: Place(name) for name in ("key", "title", "volume", "extra")}
    module.PLACES = {**places, "title": Place("title", part="capitals")}  # type: ignore[attr-defined]
    module.write = lambda sent: write([Reference.of(**{**dict(x), **changes}) for x in sent])  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({}, {}),
        ({"volume": None}, {"volume is gone": 1}),
        ({"volume": "1"}, {"volume came from nowhere": 1}),
        ({"volume": "2"}, {"volume is another": 1, "volume came from nowhere": 1}),
        ({"extra": {}}, {"extra is gone": 1}),
        ({"note": None}, {}),  # it has no place, and export says so
        ({"title": "T"}, {}),  # comes back in part, as the table says
        ({"title": None}, {"title is gone": 2}),
    ],
)
def test_a_loss_is_a_field_with_a_place_that_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: dict[str, object], lost: object
) -> None:
    monkeypatch.setitem(sys.modules, "lossy", lossy(**changes))
    monkeypatch.setitem(WRITERS, "lossy", Writer("lossy", ".json", ""))
    got = returned(SENT, "lossy", tmp_path)
    assert got.lost == lost
    assert got.told == 1  # the note
    assert got.in_part == (2 if changes.get("title") else 0)


def test_a_crash_and_a_record_that_is_gone_are_losses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = lossy()
    monkeypatch.setitem(sys.modules, "lossy", module)
    monkeypatch.setitem(WRITERS, "lossy", Writer("lossy", ".json", ""))
    module.write = lambda sent: write(sent[:1])  # type: ignore[attr-defined]
    assert returned(SENT, "lossy", tmp_path).lost == {"2 records are 1": 1}
    module.write = lambda sent: sent[5]  # type: ignore[attr-defined]
    [reason] = returned(SENT, "lossy", tmp_path).lost
    assert reason.startswith("crash: IndexError in test_tool.py")
    module.write = lambda sent: ""  # type: ignore[attr-defined]
    [reason] = returned(SENT, "lossy", tmp_path).lost
    assert reason.startswith("crash: UnreadableError in decoding.py")


@pytest.mark.parametrize("format", FORMATS)
def test_a_plain_work_comes_back_through_each_format(tmp_path: Path, format: str) -> None:
    work = Reference(
        key="a2020b", type="article-journal", title="A title", journal="J", date="2020"
    )
    assert returned([work], format, tmp_path).lost == {}


def test_a_record_keeps_all_that_was_read_under_a_key_of_its_own() -> None:
    entries = [
        Entry(id, 1, Work(title="T"), {"address": "Leeds"}, aliases=("é", "c"), tags=("d",))
        for id in ("a b", "A-B", "é", "")
    ]
    made = references(entries)
    assert [each.key for each in made] == ["a-b", "A-B-2", "record", "record-2"]
    assert made[0] == Reference(
        key="a-b", title="T", aliases=["c"], extra={"address": "Leeds"}, tags=["d"]
    )


def test_a_file_says_in_a_word_what_became_of_it(tmp_path: Path) -> None:
    files = {
        "whole.ris": "TY  - JOUR\nTI  - A\nER  - \n",
        "none.md": "# Notes\n",
        "empty.bib": "% nothing\n",
        "broken.bib": "@article{a, title={A}}\n@article{b, title={",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    outcomes = {name: take(tmp_path / name).outcome for name in files}
    assert outcomes["whole.ris"] == "whole"
    assert outcomes["none.md"] == outcomes["empty.bib"] == "refused"
    assert outcomes["broken.bib"] == "with problems"


def test_a_reader_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise KeyError("x")

    monkeypatch.setattr("benchmarks.corpora.taken.read", fail)
    (tmp_path / "a.ris").write_text("TY  - JOUR\n", encoding="utf-8")
    taken = take(tmp_path / "a.ris")
    assert (taken.kind, taken.outcome) == ("ris", "crash")
    assert taken.crash == "KeyError in test_tool.py, fail: 'x'"
    assert main([str(tmp_path)]) == 1


def test_it_prints_tables_or_an_object_for_each_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.ris").write_text("TY  - JOUR\nTI  - A\nER  - \n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# Notes\n", encoding="utf-8")
    assert main([str(tmp_path), "--json"]) == 0
    ris, none = json.loads(capsys.readouterr().out)
    assert (ris["file"], ris["kind"], ris["outcome"], ris["records"]) == (
        "a.ris",
        "ris",
        "whole",
        1,
    )
    assert (none["kind"], none["outcome"]) == ("none", "refused")
    assert main([str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "all\t2\t1\t0\t0\t1\t0\t1\t0\n" in printed
    assert "b.md\tnone\t" in printed
