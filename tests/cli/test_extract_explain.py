from __future__ import annotations

import json
from pathlib import Path

from .conftest import BRIEF, Program


def test_json_gains_what_gave_each_field(program: Program) -> None:
    Path("walking.txt").write_text(BRIEF, encoding="utf-8")
    plain = program("extract", "walking.txt", "--json").out.splitlines()
    told = program("extract", "walking.txt", "--json", "--explain").out.splitlines()
    for one, other in zip(plain, told, strict=True):
        before, after = json.loads(one), json.loads(other)
        explained = {each["field"]: each for each in after.pop("explain")}
        assert after == before
        assert explained["date"]["by"] == "rule dates"
        ((line, start, end),) = explained["title"]["from"]
        assert BRIEF.split("\n")[line - 1][start - 1 : end] == before["reference"]["title"]


def test_without_json_it_is_a_table_and_leaves_the_catalogue(library: Program) -> None:
    before = Path("data/references.yaml").read_bytes()
    done = library("extract", "walking.txt", "--explain")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert ["walking.txt:5", "date", "2020-07", "rule dates", "7:19-27"] in rows
    assert ["walking.txt:11", "source", "Department for Transport", "finder entry", "12:9-32"] in rows  # fmt: skip
    assert Path("data/references.yaml").read_bytes() == before
