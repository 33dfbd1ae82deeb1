"""`dedupe` on the catalogue: what is shown, merged, and cannot be had together."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.cli.terminal.render import Screen
from evidence_refs.matching.groups import Groups
from evidence_refs.matching.versions import Versions

from .conftest import Program

CATALOGUE = Path("data/references.yaml")
DOUBLES = """\
version: 1
references:
# the first of all
- key: osei2019walking
  title: Walking to school and body weight
  authors: [{family: Osei, given: A.}]
  source: [Age UK]  # who paid
  date: 2019
  note: Kept by hand
- key: osei2019walkinga
  # seen twice
  aliases: [walk]
  title: Walking to school and body weight
  authors: [{family: Osei, given: A.}]
  source: [Age UK]
  date: 2019-05
  tags: [schools]
- key: lane2018cycling
  title: Cycling in cities
  authors: [{family: Lane, given: B.}]
  date: 2018
"""


@pytest.fixture
def doubles(program: Program) -> Program:
    """Give a function that runs the program where two records of the catalogue are one work."""
    CATALOGUE.parent.mkdir()
    CATALOGUE.write_text(DOUBLES, encoding="utf-8")
    return program


def test_the_table_says_which_records_are_meant(doubles: Program) -> None:
    done = doubles("dedupe")
    verdict, score, keys, titles, because = done.out.rstrip("\n").split("\t")
    assert (verdict, keys) == ("same", "osei2019walking osei2019walkinga")
    assert float(score) > 0.9
    assert titles == "Walking to school and body weight"
    assert "same title" in because
    assert "1 group to merge with --apply" in done.err
    assert CATALOGUE.read_text(encoding="utf-8") == DOUBLES


def test_merging_keeps_comments_and_every_value_and_is_one_step(doubles: Program) -> None:
    assert doubles("dedupe", "--apply").code == 0
    text = CATALOGUE.read_text(encoding="utf-8")
    for comment in ("# the first of all", "# seen twice", "# who paid"):
        assert text.count(comment) == 1
    record = doubles("show", "walk", "--json").json[0]
    assert record["key"] == "osei2019walking"
    assert set(record["aliases"]) == {"osei2019walkinga", "walk"}
    assert (record["date"], record["note"], record["tags"]) == (
        "2019-05",
        "Kept by hand",
        ["schools"],
    )
    assert record["alternates"]["date"] == [{"value": "2019", "from": "osei2019walking"}]
    assert doubles("validate").code == 0
    assert doubles("undo").err == "undone: merged 1 group\n"
    assert CATALOGUE.read_text(encoding="utf-8") == DOUBLES


def test_check_exits_with_1_where_there_are_sure_groups(doubles: Program) -> None:
    assert doubles("dedupe", "--check").code == 1
    assert doubles("dedupe", "--check", "--json").json["records"] == 3
    doubles("dedupe", "--apply")
    assert doubles("dedupe", "--check").code == 0


def test_a_file_that_is_not_in_blocks_is_merged_too(doubles: Program) -> None:
    head, _, body = DOUBLES.partition("references:\n")
    indented = "".join(f"  {line}\n" for line in body.splitlines())
    CATALOGUE.write_text(f"{head}references:\n{indented}", encoding="utf-8")
    before = doubles("dedupe", "--json")
    assert before.code == 0, before.err
    assert len(before.json["groups"]) == 1
    assert doubles("dedupe", "--apply").code == 0
    assert doubles("dedupe", "--check").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--review", "--apply"], "--review and --apply exclude each other"),
        (["--plan", "p", "--apply"], "--plan and --apply exclude each other"),
        (["--apply", "--check"], "--apply and --check exclude each other"),
        (["--apply-plan", "p", "--json"], "--apply-plan and --json exclude each other"),
        (["--apply-plan", "p", "--labels", "l"], "--apply-plan and --labels exclude each other"),
        (["--apply-plan", "p", "--updates", "apart"], "--apply-plan and --updates exclude"),
        (["--review", "--json"], "--review and --json exclude each other"),
        (["--output", "o.csv"], "--output is for search results"),
        (["--account", "a.csv"], "--account is for search results"),
        (["--input", "i.csv", "--apply"], "--apply is for the catalogue"),
        (["--input", "i.csv", "--review"], "--review --input needs --labels"),
        (["--input", "i.csv", "--apply-plan", "p"], "--apply-plan --input needs --output"),
        (["--input", "i.csv", "--input", "i.csv"], "--input names i.csv twice"),
        (["--input", "-"], "--input cannot be -"),
        (["--input", "i.csv", "--output", "o.xls"], "--output cannot be `o.xls`"),
        (["--input", "i.csv", "--account", "-", "--json"], "both print the result"),
        (["--review"], "there is nobody to answer"),
    ],
)
def test_what_makes_no_sense_together_is_refused(
    doubles: Program, words: list[str], message: str
) -> None:
    done = doubles("dedupe", *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert message in done.err
    assert "\nhint: " in done.err
    assert CATALOGUE.read_text(encoding="utf-8") == DOUBLES


@pytest.mark.parametrize(
    "words",
    [
        ["dedupe", "--plan", str(CATALOGUE)],
        ["dedupe", "--export-labels", str(CATALOGUE)],
        ["export", "bibtex", "-o", str(CATALOGUE)],
    ],
)
def test_the_catalogue_is_never_overwritten(doubles: Program, words: list[str]) -> None:
    done = doubles(*words)
    assert (done.code, done.out) == (2, "")
    assert f"{CATALOGUE} would take the place of what is read" in done.err
    assert CATALOGUE.read_text(encoding="utf-8") == DOUBLES


def test_on_a_terminal_a_title_of_all_stands_once(
    doubles: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "draws", True)
    monkeypatch.setenv("COLUMNS", "200")
    shown = doubles("dedupe").out
    assert shown.count("Walking to school and body weight") == 1
    assert {"osei2019walking", "osei2019walkinga"} <= set(shown.split())


def test_the_help_says_what_becomes_of_versions_unasked(doubles: Program) -> None:
    said = " ".join(doubles("dedupe", "--help").out.split())
    for article, wanted in (
        ("A preprint and its article", Versions().preprints),
        ("An update of a living review and an earlier one", Versions().updates),
        ("A conference paper and its article", Versions().conference),
    ):
        assert f"{article} (default: {wanted})." in said


def test_versions_are_handed_on(doubles: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def group(_: object, **more: object) -> Groups:
        asked.append(more["versions"])
        return Groups()

    monkeypatch.setattr("evidence_refs.catalogue.records.dedupe.group", group)
    doubles("dedupe")
    doubles("dedupe", "--preprints", "merge", "--updates", "apart", "--conference", "possible")
    assert asked == [Versions(), Versions("merge", "apart", "possible")]
    assert doubles("dedupe", "--preprints", "perhaps").code == 2
