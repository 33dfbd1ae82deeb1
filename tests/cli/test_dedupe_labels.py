"""`dedupe --labels` and `--export-labels`: what a person decided holds, and is written down."""

from __future__ import annotations

from pathlib import Path

from .conftest import Program
from .test_dedupe import CATALOGUE, doubles
from .test_dedupe_files import search

__all__ = ["doubles", "search"]
LABELS = Path("labels.csv")


def label(*rows: str) -> None:
    LABELS.write_text("a,b,verdict\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_labels_of_a_file_keep_records_apart(search: Program) -> None:
    label("104,101,apart", "101,999,same")
    done = search("dedupe", "--input", "pubmed.csv", "--labels", "labels.csv", "--json")
    assert done.json["groups"] == []
    assert "labels.csv: 1 label names a record not in the input: line 3 is the first" in done.err


def test_labels_of_a_file_make_records_one(search: Program) -> None:
    label("102,101,same")
    done = search("dedupe", "--input", "pubmed.csv", "--labels", "labels.csv", "--json")
    (group,) = done.json["groups"]
    assert {"101", "102"} <= set(group["members"])


def test_labels_are_taken_by_alias_and_noted_when_they_are_applied(doubles: Program) -> None:
    label("osei2019walking,walk,apart")
    before = CATALOGUE.read_bytes()
    found = doubles("dedupe", "--labels", "labels.csv", "--json")
    assert (found.json["groups"], CATALOGUE.read_bytes()) == ([], before)
    doubles("dedupe", "--labels", "labels.csv", "--apply")
    assert "distinct:\n- [osei2019walking, osei2019walkinga]\n" in CATALOGUE.read_text("utf-8")
    assert doubles("dedupe", "--json").json["groups"] == []


def test_what_was_decided_is_exported_and_can_be_imported(doubles: Program) -> None:
    text = CATALOGUE.read_text("utf-8") + "distinct:\n- [osei2019walking, lane2018cycling]\n"
    CATALOGUE.write_text(text, encoding="utf-8")
    done = doubles("dedupe", "--export-labels", "labels.csv")
    assert (done.out, done.err) == ("", "wrote 2 labels to labels.csv\n")
    assert LABELS.read_text("utf-8").splitlines() == [
        "a,b,verdict",
        "osei2019walkinga,walk,same",
        "osei2019walking,lane2018cycling,apart",
    ]
    assert doubles("dedupe", "--labels", "labels.csv").code == 0
    assert doubles("dedupe", "--export-labels", "-").out == LABELS.read_text("utf-8")
    doubles("dedupe", "--apply", "--export-labels", "labels.csv")
    assert "osei2019walking,osei2019walkinga,same\n" in LABELS.read_text("utf-8")


def test_labels_that_contradict_are_refused_with_their_line(doubles: Program) -> None:
    label(
        "osei2019walking,walk,same",
        "walk,lane2018cycling,same",
        "lane2018cycling,osei2019walking,apart",
    )
    done = doubles("dedupe", "--labels", "labels.csv", "--apply")
    assert done.code == 3
    assert done.err.startswith(
        "error: labels.csv:4: `lane2018cycling` and `osei2019walking` are apart"
    )
    text = CATALOGUE.read_text("utf-8") + "distinct:\n- [osei2019walking, lane2018cycling]\n"
    CATALOGUE.write_text(text, encoding="utf-8")
    label("osei2019walking,lane2018cycling,same")
    done = doubles("dedupe", "--labels", "labels.csv")
    assert "are apart in the catalogue, and the same by line 2" in done.err


def test_labels_that_are_not_there_or_no_labels(doubles: Program) -> None:
    assert doubles("dedupe", "--labels", "labels.csv").code == 3
    label("osei2019walking,walk,perhaps")
    done = doubles("dedupe", "--labels", "labels.csv")
    assert done.err.startswith("error: labels.csv:2: verdict cannot be `perhaps`\nhint: ")
    LABELS.write_bytes(b"a,b,verdict\n\xff,b,same\n")
    assert doubles("dedupe", "--labels", "labels.csv").err.startswith(
        "error: labels.csv: is not UTF-8"
    )
