"""`dedupe --plan` and `--apply-plan`: written, edited, carried out; what changed is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Program
from .test_dedupe import CATALOGUE, doubles
from .test_dedupe_files import BOTH, _ids, search

__all__ = ["doubles", "search"]
PLAN = Path("plan.yaml")


def edit(old: str, new: str) -> None:
    text = PLAN.read_text(encoding="utf-8")
    assert old in text
    PLAN.write_bytes(text.replace(old, new).encode("utf-8"))


def test_a_plan_is_carried_out_in_one_step(doubles: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = doubles("dedupe", "--plan", "plan.yaml")
    assert (done.code, done.out) == (0, "")
    assert CATALOGUE.read_bytes() == before
    done = doubles("dedupe", "--apply-plan", "plan.yaml")
    assert "merged 1 group by the plan plan.yaml, 0 pairs apart, 0 left for later" in done.err
    (record,) = doubles("show", "osei2019walkinga", "--json").json
    assert record["key"] == "osei2019walking"
    doubles("undo")
    assert CATALOGUE.read_bytes() == before


def test_the_first_member_keeps_its_key(doubles: Program) -> None:
    doubles("dedupe", "--plan", "plan.yaml")
    text = PLAN.read_text(encoding="utf-8")
    head, one, other = text.partition("possible:")[0].split("  - record: ")
    PLAN.write_text(f"{head}  - record: {other}  - record: {one}possible: []\n", encoding="utf-8")
    assert doubles("dedupe", "--apply-plan", "plan.yaml").code == 0
    (record,) = doubles("show", "osei2019walking", "--json").json
    assert record["key"] == "osei2019walkinga"


def test_what_is_apart_is_noted_and_not_found_again(doubles: Program) -> None:
    doubles("dedupe", "--plan", "plan.yaml")
    edit("verdict: merge", "verdict: apart")
    done = doubles("dedupe", "--apply-plan", "plan.yaml")
    assert "1 pair apart" in done.err
    assert "distinct:\n- [osei2019walking, osei2019walkinga]\n" in CATALOGUE.read_text("utf-8")
    assert doubles("dedupe", "--json").json["groups"] == []


def test_what_is_left_for_later_changes_nothing(doubles: Program) -> None:
    doubles("dedupe", "--plan", "plan.yaml")
    edit("verdict: merge", "verdict: later")
    before = CATALOGUE.read_bytes()
    assert doubles("dedupe", "--apply-plan", "plan.yaml").code == 0
    assert CATALOGUE.read_bytes() == before


CHANGES = {
    "set": (["set", "osei2019walkinga", "date=2020"], "`osei2019walkinga` was changed"),
    "remove": (["remove", "osei2019walkinga", "--yes"], "`osei2019walkinga` is gone"),
    "rename": (["rename", "osei2019walkinga", "osei2020"], "`osei2019walkinga` is now `osei2020`"),
    "merge": (
        ["merge", "lane2018cycling", "osei2019walkinga", "--yes"],
        "is now `lane2018cycling`",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_record_that_changed_meanwhile_stops_the_plan(doubles: Program, change: str) -> None:
    command, message = CHANGES[change]
    doubles("dedupe", "--plan", "plan.yaml")
    line = 1 + PLAN.read_text("utf-8").partition("record: osei2019walkinga")[0].count("\n")
    assert doubles(*command).code == 0
    before = CATALOGUE.read_bytes()
    done = doubles("dedupe", "--apply-plan", "plan.yaml")
    assert done.code == 5
    assert done.err.startswith(f"error: plan.yaml:{line}: ")
    assert message in done.err
    assert "hint: make a new plan" in done.err
    assert CATALOGUE.read_bytes() == before


def test_what_the_plan_does_not_name_may_change(doubles: Program) -> None:
    doubles("dedupe", "--plan", "plan.yaml")
    doubles("set", "lane2018cycling", "date=2019")
    assert doubles("tag", "osei2019walking", "--add", "seen").code == 0
    assert doubles("dedupe", "--apply-plan", "plan.yaml").code == 0


def test_a_pair_that_was_called_distinct_since_is_not_merged(doubles: Program) -> None:
    doubles("dedupe", "--plan", "plan.yaml")
    text = CATALOGUE.read_text("utf-8") + "distinct:\n- [osei2019walkinga, osei2019walking]\n"
    CATALOGUE.write_text(text, encoding="utf-8")
    done = doubles("dedupe", "--apply-plan", "plan.yaml")
    assert done.code == 5
    assert "are merged here, and `distinct` in the catalogue" in done.err


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("verdict: merge", "verdict: yes", "verdict cannot be `yes`"),
        ("members:", "members: [", "is not valid YAML"),
        ("version: 1", "version: 9", "is no plan of version 1"),
    ],
)
def test_a_plan_that_is_none_is_refused_with_its_line(
    doubles: Program, old: str, new: str, message: str
) -> None:
    doubles("dedupe", "--plan", "plan.yaml")
    edit(old, new)
    before = CATALOGUE.read_bytes()
    done = doubles("dedupe", "--apply-plan", "plan.yaml")
    assert (done.code, CATALOGUE.read_bytes()) == (3, before)
    assert done.err.startswith("error: plan.yaml:")
    assert done.err.split(":")[2].isdecimal()
    assert message in done.err


def test_a_plan_that_is_not_there(doubles: Program) -> None:
    done = doubles("dedupe", "--apply-plan", "plan.yaml")
    assert (done.code, done.err) == (3, "error: plan.yaml: no such file\nhint: check the path\n")


def test_a_plan_of_search_results(search: Program) -> None:
    assert search(*BOTH, "--plan", "plan.yaml").code == 0
    text = PLAN.read_text("utf-8")
    members = text.split("  - record: ")
    PLAN.write_text("  - record: ".join([*members[:2], members[3]]), encoding="utf-8")
    done = search(
        *BOTH, "--apply-plan", "plan.yaml", "--output", "out.ris", "--export-labels", "l.csv"
    )
    assert done.code == 0
    assert "duplicate records (n = 1)" in done.err
    assert sorted(_ids(".ris")) == ["101", "102", "104", "S2", "scopus.ris:S1"]
    assert Path("l.csv").read_text() == "a,b,verdict\npubmed.csv:101,scopus.ris:S1,same\n"
    edited = Path("scopus.ris").read_text("utf-8").replace("PY  - 2019", "PY  - 2018")
    Path("scopus.ris").write_text(edited, "utf-8")
    done = search(*BOTH, "--apply-plan", "plan.yaml", "--output", "new.ris")
    assert done.code == 5
    assert "`scopus.ris:S1` was changed since the plan was made" in done.err
    assert not Path("new.ris").exists()
