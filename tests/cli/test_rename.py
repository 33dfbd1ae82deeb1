from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Program

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"


def test_the_old_key_goes_on_to_find_it(library: Program) -> None:
    before = CATALOGUE.read_text(encoding="utf-8")
    done = library("rename", GEAR, "gear2020")
    assert (done.code, done.out) == (0, f"{GEAR} -> gear2020\n")
    assert "keys --patch" in done.err
    for key in (GEAR, "gear2020"):
        assert library("show", key, "--json").json[0]["key"] == "gear2020"
        assert len(library("list", "--key", key, "--json").json) == 1
    after = CATALOGUE.read_text(encoding="utf-8")
    assert set(after.splitlines()) - set(before.splitlines()) == {
        "- key: gear2020",
        f"  aliases: [{GEAR}]",
    }
    assert library("keys", "--map").out == f"{GEAR}\tgear2020\n"
    assert "0 new and 2 known" in library("extract", "walking.txt").out
    assert library("validate", "--strict").code == 0


def test_it_can_be_named_back(library: Program) -> None:
    library("rename", GEAR, "gear2020")
    assert library("rename", GEAR, GEAR).code == 0
    assert library("show", "gear2020", "--json").json[0]["aliases"] == ["gear2020"]


def test_comments_move_along(library: Program) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    CATALOGUE.write_text(text.replace(f"- key: {GEAR}", f"# ours\n- key: {GEAR}"), encoding="utf-8")
    library("rename", GEAR, "a2020gear")
    assert f"# ours\n- key: a2020gear\n  aliases: [{GEAR}]\n" in CATALOGUE.read_text(
        encoding="utf-8"
    )
    assert [r["key"] for r in library("list", "--json").json] == ["a2020gear", PLAN]


def test_pairs_that_are_distinct_name_the_new_key(library: Program) -> None:
    text = CATALOGUE.read_text(encoding="utf-8")
    text = text.replace("distinct: []", f"distinct:\n- [{PLAN}, {GEAR}]")
    CATALOGUE.write_text(text.replace("removed: []", "removed: [gear2020]"), encoding="utf-8")
    library("rename", GEAR, "gear2020")
    after = CATALOGUE.read_text(encoding="utf-8")
    assert f"- [{PLAN}, gear2020]\n" in after
    assert "removed: []" in after


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("nobody1900", "x", "there is no reference"),
        (GEAR, PLAN, f"`{PLAN}` is the key or an alias of another record"),
        (GEAR, "plan", "`plan` is the key or an alias of another record"),
        (GEAR, GEAR, "is its key already"),
        (GEAR, "two words", "`key` cannot be `two words`"),
    ],
)
def test_what_cannot_be_is_refused(library: Program, old: str, new: str, says: str) -> None:
    library("set", PLAN, "aliases=plan")
    before = CATALOGUE.read_bytes()
    done = library("rename", old, new)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert CATALOGUE.read_bytes() == before
