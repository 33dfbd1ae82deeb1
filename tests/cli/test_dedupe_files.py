"""`dedupe --input`: search results, what is written of them, and the account."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import Program

PUBMED = """\
PMID,Title,Authors,Journal/Book,Publication Year,DOI,Screened by
101,Walking to school and body weight: a cohort study,"Osei A, Walk W",J Sch Health,2019,10.1000/jsh.1,Ama
102,Cycling in cities,Lane B,City,2018,10.1000/city.9,
104,Walking to school and body weight: a cohort study,"Osei A, Walk W.",Journal of School Health,2019,10.1000/jsh.1,Bo
"""
SCOPUS = """\
TY  - JOUR
ID  - S1
AU  - Osei, A.
TI  - Walking to school and body weight: a cohort study
T2  - Journal of School Health
PY  - 2019
DO  - 10.1000/JSH.1
AB  - Children who walk weigh less.
KW  - schools
ER  -

TY  - JOUR
ID  - S2
TI  - Trams and buses: \x1b[31m"=SUM(A1)" {x} @a
AU  - Bell, B.
T2  - Transport
PY  - 2017
ER  -
"""


@pytest.fixture
def search(program: Program) -> Program:
    """Give a function that runs the program beside two files of search results."""
    Path("pubmed.csv").write_text(PUBMED, encoding="utf-8")
    Path("scopus.ris").write_text(SCOPUS, encoding="utf-8")
    return program


BOTH = ("dedupe", "--input", "pubmed.csv", "--input", "scopus.ris")


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_no_catalogue_is_needed_and_members_are_ids_with_their_files(search: Program) -> None:
    found = search(*BOTH, "--json").json
    assert found["records"] == 5
    (group,) = found["groups"]
    assert set(group) == {"members", "score", "reasons"}
    assert group["members"] == ["pubmed.csv:101", "pubmed.csv:104", "scopus.ris:S1"]
    alone = search("dedupe", "--input", "pubmed.csv", "--json").json
    assert [each["members"] for each in alone["groups"]] == [["101", "104"]]


def test_the_table_shows_titles(search: Program) -> None:
    done = search(*BOTH)
    assert "Walking to school and body weight: a cohort study" in done.out
    assert "5 records: 1 group to merge with --output" in done.err
    assert search(*BOTH, "--check").code == 1


def test_a_table_stays_as_it_was_save_for_what_is_merged(search: Program) -> None:
    assert search("dedupe", "--input", "pubmed.csv", "--output", "clean.csv").code == 0
    merged, single = table(Path("clean.csv").read_bytes().decode())
    before = table(PUBMED)
    assert list(single) == [*before[0], "merged_ids", "found_in", "alternates"]
    added = {"merged_ids": "", "found_in": "pubmed.csv", "alternates": ""}
    assert single == {**before[1], **added}
    assert (merged["PMID"], merged["merged_ids"]) == ("101", "104")
    assert merged["Screened by"] == "Ama\n\nBo"
    others = json.loads(merged["alternates"])
    kept = merged["Journal/Book"]
    assert {kept, others["journal"][0]["value"]} == {"J Sch Health", "Journal of School Health"}
    assert others["pmid"] == [{"value": "104", "from": "104"}]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_keeps_its_delimiter_and_mark(search: Program, delimiter: str) -> None:
    rows = list(csv.reader(io.StringIO(PUBMED)))
    text = "\ufeff" + "".join(delimiter.join(row) + "\r\n" for row in rows)
    Path("in.csv").write_bytes(text.encode())
    assert search("dedupe", "--input", "in.csv", "--output", "out.csv").code == 0
    written = Path("out.csv").read_bytes().decode()
    assert written.startswith("\ufeff")
    again = list(csv.reader(io.StringIO(written.removeprefix("\ufeff")), delimiter=delimiter))
    assert [row[: len(rows[0])] for row in again if row[0] == "102"] == [rows[2]]


def test_the_output_of_an_earlier_run_keeps_its_columns(search: Program) -> None:
    search("dedupe", "--input", "pubmed.csv", "--output", "clean.csv")
    search("dedupe", "--input", "clean.csv", "--output", "again.csv")
    first, _ = table(Path("again.csv").read_bytes().decode())
    assert (first["merged_ids"], first["found_in"]) == ("104", "pubmed.csv")
    assert (first["merged_ids_2"], first["found_in_2"]) == ("", "clean.csv")


def _ids(suffix: str) -> list[str]:
    """Give the names of all records that a file of the output speaks of."""
    text = Path(f"out{suffix}").read_bytes().decode()
    if suffix == ".csv":
        rows = table(text)
        return [r["id"] for r in rows] + [
            m for r in rows if r["merged_ids"] for m in r["merged_ids"].split("; ")
        ]
    if suffix == ".json":
        items: list[dict[str, Any]] = json.loads(text)
        notes = [item["custom"].get("Merged with", "") for item in items]
        return [item["id"] for item in items] + [
            n for note in notes if note for n in note.split("; ")
        ]
    marks = ("ID  - ",) if suffix == ".ris" else ("@article{",)
    ids = [line[len(marks[0]) :].rstrip(",") for line in text.split("\n") if line.startswith(marks)]
    notes = re.findall(r"Merged with\}?: ([^}\n]*)", text)
    return ids + [name for note in notes for name in note.split("; ")]


@pytest.mark.parametrize("suffix", [".csv", ".bib", ".ris", ".json"])
def test_every_record_is_in_the_output_or_among_the_merged(search: Program, suffix: str) -> None:
    done = search(*BOTH, "--output", f"out{suffix}")
    assert done.code == 0
    assert f"wrote 3 records to out{suffix}" in done.err
    assert sorted(_ids(suffix)) == ["101", "102", "S2", "pubmed.csv:104", "scopus.ris:S1"]
    text = Path(f"out{suffix}").read_bytes().decode()
    assert "\x1b" not in text.replace("\\u001b", "") or suffix == ".csv"
    for value in ("Children who walk weigh less.", "schools", "Journal of School Health", "Ama"):
        assert value in text


@pytest.mark.parametrize("suffix", [".csv", ".bib", ".ris", ".json"])
def test_what_was_cleaned_is_clean(search: Program, suffix: str) -> None:
    search(*BOTH, "--output", f"out{suffix}")
    found = search("dedupe", "--input", f"out{suffix}", "--json").json
    assert (found["groups"], found["records"]) == ([], 3)


def test_two_ids_that_clash_in_the_output_are_told_apart(program: Program) -> None:
    for name, title in (("a", "Walking"), ("b", "Cycling in the rain")):
        Path(f"{name}.ris").write_text(f"TY  - RPRT\nID  - 1\nTI  - {title}\nER  - \n", "utf-8")
    program("dedupe", "--input", "a.ris", "--input", "b.ris", "--output", "out.csv")
    assert [row["id"] for row in table(Path("out.csv").read_bytes().decode())] == ["1", "1-2"]


def test_ids_that_stand_twice_have_a_number_and_are_warned_of_once(program: Program) -> None:
    Path("a.csv").write_text("id,title\n7,Walking\n7,Cycling\n7,Sleeping\n", encoding="utf-8")
    done = program("dedupe", "--input", "a.csv", "--output", "out.csv")
    assert done.err.count("warning: ") == 1
    assert "a.csv:3: the id `7` is there already: here it is `7#2`, and 1 more" in done.err
    assert [row["id"] for row in table(Path("out.csv").read_bytes().decode())] == ["7", "7", "7"]


def test_the_account_as_text_and_as_a_table(search: Program) -> None:
    done = search(*BOTH, "--account", "-")
    assert (
        done.out
        == """\
Records identified (n = 5)
  from pubmed.csv (n = 3), works in no other source (n = 1)
  from scopus.ris (n = 2), works in no other source (n = 1)
Records removed before screening: duplicate records (n = 2)
  within pubmed.csv (n = 1)
  between sources (n = 1)
Works that both sources have:
  scopus.ris: pubmed.csv 1
Records left to screen (n = 3)
"""
    )
    done = search(*BOTH, "--account", "account.csv", "--json")
    assert done.json["records"] == 5
    rows = table(Path("account.csv").read_bytes().decode())
    assert {
        "measure": "works in both sources",
        "source": "pubmed.csv",
        "other": "scopus.ris",
        "n": "1",
    } in rows
    assert {row["measure"]: row["n"] for row in rows}["records left to screen"] == "3"


def test_broken_records_are_said_with_their_line_and_the_others_go_on(search: Program) -> None:
    Path("pubmed.csv").write_text(PUBMED + "one,two,three,four,five,six,seven,eight\n", "utf-8")
    done = search(*BOTH, "--output", "out.csv")
    assert done.code == 3
    assert done.err.count("error: pubmed.csv:5: ") == 1
    assert Path("out.csv").exists()


def test_a_file_that_cannot_be_read_ends_no_other(search: Program) -> None:
    done = search(*BOTH, "--input", "gone.csv", "--json")
    assert (done.code, done.json["records"]) == (3, 5)
    assert done.err.count("error: gone.csv: ") == 1
    alone = search("dedupe", "--input", "gone.csv", "--output", "out.csv")
    assert (alone.code, alone.out) == (3, "")
    assert not Path("out.csv").exists()


@pytest.mark.parametrize("option", ["--output", "--account", "--plan", "--export-labels"])
def test_an_input_is_never_overwritten(search: Program, option: str) -> None:
    done = search(*BOTH, option, "./pubmed.csv")
    assert (done.code, Path("pubmed.csv").read_text("utf-8")) == (2, PUBMED)
    assert f"error: {option} ./pubmed.csv would take the place of what is read" in done.err


def test_labels_and_plans_are_never_overwritten(search: Program) -> None:
    search("dedupe", "--input", "pubmed.csv", "--plan", "p.csv")
    Path("l.csv").write_text("a,b,verdict,who\n101,104,same,Ama\n", encoding="utf-8")
    before = [Path(name).read_bytes() for name in ("p.csv", "l.csv")]
    plan = ("dedupe", "--input", "pubmed.csv", "--apply-plan", "p.csv", "--output", "p.csv")
    labels = ("dedupe", "--input", "pubmed.csv", "--labels", "l.csv", "--export-labels", "l.csv")
    assert (search(*plan).code, search(*labels).code) == (2, 2)
    assert [Path(name).read_bytes() for name in ("p.csv", "l.csv")] == before


def test_two_results_never_go_into_one_file(search: Program) -> None:
    done = search(*BOTH, "--output", "o.csv", "--account", "o.csv")
    assert (done.code, Path("o.csv").exists()) == (2, False)
    assert "error: --account o.csv would take the place of another result" in done.err


def test_an_output_that_cannot_be_written_leaves_what_was_there(search: Program) -> None:
    Path("out.csv").mkdir()
    done = search(*BOTH, "--output", "out.csv")
    assert done.code == 3
    assert "error: out.csv: is a folder" in done.err


def test_a_search_that_found_nothing_is_in_the_account(search: Program) -> None:
    Path("none.csv").write_text("id,title\n", encoding="utf-8")
    done = search(*BOTH, "--input", "none.csv", "--input", "gone.csv", "--account", "-")
    assert "  from none.csv (n = 0)" in done.out
    assert "gone.csv" not in done.out


def test_no_records_are_no_mistake(program: Program) -> None:
    Path("none.csv").write_text("id,title\n", encoding="utf-8")
    done = program("dedupe", "--input", "none.csv", "--json")
    assert (done.code, done.json) == (0, {"groups": [], "possible": [], "records": 0})
    assert program("dedupe", "--input", "none.csv", "--output", "o.json").code == 0
    assert json.loads(Path("o.json").read_bytes()) == []
