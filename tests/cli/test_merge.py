from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Answering, Program

CATALOGUE = Path("data/references.yaml")
WINTER = """Winter

Gear Change
Source: Department for Transport
Publication date: 28th July 2021
Abstract: A plan.
"""
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"
OTHER = "departmenttransport2021gear"


@pytest.fixture
def doubled(library: Program) -> Program:
    """Give the program in a folder whose catalogue has one work twice."""
    Path("winter.txt").write_text(WINTER, encoding="utf-8")
    assert "1 new" in library("extract", "winter.txt").out
    assert library("set", OTHER, "date=2020-07-28", "--forget").code == 0
    return library


def rows(out: str) -> dict[str, list[str]]:
    return {line.split("\t")[0]: line.split("\t")[1:] for line in out.splitlines()}


def test_side_by_side_and_nothing_is_lost(doubled: Program) -> None:
    one, other = doubled("show", GEAR, OTHER, "--json").json
    done = doubled("merge", GEAR, OTHER)
    assert done.code == 0
    shown = rows(done.out)
    assert shown["title"] == [one["title"], other["title"], GEAR, "says the most"]
    assert shown["date"] == ["2020-07", "2020-07-28", OTHER, "says the most"]
    assert shown["cited_in"] == ["1 citation", "1 citation", "", "all are kept"]
    assert done.err == f"merged {OTHER} into {GEAR}\n"
    for key in (GEAR, OTHER):
        (record,) = doubled("show", key, "--json").json
        assert (record["key"], record["aliases"], record["date"]) == (GEAR, [OTHER], "2020-07-28")
    assert record["alternates"]["title"] == [{"value": "Gear Change", "from": OTHER}]
    assert record["cited_in"] == [*one["cited_in"], *other["cited_in"]]
    assert doubled("keys", "--map").out == f"{OTHER}\t{GEAR}\n"
    assert doubled("validate", "--strict").code == 0
    before = CATALOGUE.read_bytes()
    assert "0 new" in doubled("extract", "walking.txt", "winter.txt").out
    assert CATALOGUE.read_bytes() == before


def test_a_person_chooses_the_key_and_the_fields(doubled: Program) -> None:
    doubled("set", OTHER, "aliases=gear")
    done = doubled("merge", GEAR, OTHER, "--into", "gear", "--take", f"title={OTHER}")
    assert rows(done.out)["title"][-2:] == [OTHER, f"taken from {OTHER}"]
    (record,) = doubled("show", GEAR, "--json").json
    assert (record["key"], record["title"]) == (OTHER, "Gear Change")
    assert record["aliases"] == ["gear", GEAR]


def test_a_dry_run_writes_nothing(doubled: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = doubled("merge", GEAR, OTHER, "--dry-run", "--take", f"date={GEAR}")
    assert (done.code, done.err) == (0, "nothing was merged\n")
    assert rows(done.out)["date"][-1] == f"taken from {GEAR}"
    assert CATALOGUE.read_bytes() == before


def test_a_person_is_asked(answering: Answering, doubled: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = answering(["merge", GEAR, OTHER], "")
    assert "Merge them? [y/N]" in done.out
    assert "says the most" in done.out
    assert CATALOGUE.read_bytes() == before
    assert answering(["merge", GEAR, OTHER], "y").code == 0
    assert len(doubled("list", "--json").json) == 2


def test_works_that_a_person_called_distinct_need_a_yes(
    doubled: Program, answering: Answering
) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    CATALOGUE.write_text(
        text.replace("distinct: []", f"distinct:\n- [{OTHER}, {GEAR}]\n- [{OTHER}, {PLAN}]"),
        encoding="utf-8",
    )
    before = CATALOGUE.read_bytes()
    done = doubled("merge", GEAR, OTHER)
    assert done.code == 2
    assert "`distinct` says that" in done.err
    assert "not the same work" in answering(["merge", GEAR, OTHER], "n").err
    assert CATALOGUE.read_bytes() == before
    assert doubled("merge", GEAR, OTHER, "--yes").code == 0
    assert CATALOGUE.read_text(encoding="utf-8").endswith(f"distinct:\n- [{GEAR}, {PLAN}]\n")


def test_comments_of_the_one_that_goes_are_kept(doubled: Program) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    text = text.replace(f"- key: {OTHER}\n", f"# ours\n- key: {OTHER}\n  # as printed\n")
    CATALOGUE.write_text(text, encoding="utf-8")
    doubled("merge", GEAR, OTHER)
    after = CATALOGUE.read_text(encoding="utf-8")
    assert f"# ours\n# as printed\n- key: {GEAR}\n  aliases: [{OTHER}]\n" in after


def test_works_that_differ_are_told(doubled: Program) -> None:
    assert "do not look like one work" in doubled("merge", GEAR, PLAN, "--dry-run").err
    assert "do not look like" not in doubled("merge", GEAR, OTHER, "--dry-run").err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([GEAR], "two references or more"),
        ([GEAR, "gear"], "which is named twice"),
        ([GEAR, "nobody1900"], "there is no reference `nobody1900`"),
        ([GEAR, OTHER, "--into", PLAN], "is not among those to merge"),
        ([GEAR, OTHER, "--take", "title"], "--take cannot be `title`"),
        ([GEAR, OTHER, "--take", f"titel={GEAR}"], "there is no field `titel`"),
        ([GEAR, OTHER, "--take", f"title={PLAN}"], "is not among those to merge"),
        ([GEAR, OTHER, "--take", f"url={GEAR}"], f"`{GEAR}` has no `url`"),
        ([GEAR, OTHER, "--take", f"tags={GEAR}"], "`tags` cannot be taken"),
    ],
)
def test_what_cannot_be_is_refused(doubled: Program, words: list[str], says: str) -> None:
    doubled("set", GEAR, "aliases=gear")
    before = CATALOGUE.read_bytes()
    done = doubled("merge", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert CATALOGUE.read_bytes() == before
