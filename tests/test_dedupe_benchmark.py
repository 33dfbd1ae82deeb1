"""The measure of duplicates: how it scores, what it makes of a set, how it compares programs."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest
from benchmarks.catalogue.files import Files
from benchmarks.catalogue.making import make
from benchmarks.dedupe import incremental
from benchmarks.dedupe.__main__ import main
from benchmarks.dedupe.growth import enlarge
from benchmarks.dedupe.misses import misses
from benchmarks.dedupe.noise import Replica, common_words, enlarged, noisy
from benchmarks.dedupe.programs import OURS, Program
from benchmarks.dedupe.scoring import Found, Score, Truth, lost, missed, reach, score
from benchmarks.dedupe.sets import LabelledSet
from benchmarks.dedupe.table import COLUMNS, Row, exponent, lines
from benchmarks.dedupe.wanted import Wanted
from benchmarks.running import Ran

TRUTH = Truth(7, {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"})


def test_pairs_count_after_clustering() -> None:
    found = Found((("c", "a", "b"), ("e", "f")), (("d", "e"), ("d", "g")))
    assert score(TRUTH, found) == Score(true=4, right=3, wrong=1, shown=4, possible=2, works_lost=1)
    told = score(TRUTH, found)
    assert (told.precision, told.recall, told.f1) == (0.75, 0.75, 0.75)
    assert told.recall_with_possible == 1


def test_a_wrong_group_loses_all_of_its_works_but_one() -> None:
    found = Found((("a", "b", "d", "e", "f", "g"), ("c", "1")))
    assert list(lost(TRUTH, found)) == [("a", "d"), ("a", "f"), ("a", "g"), ("c", "1")]
    assert missed(TRUTH, Found((("a", "b"),), (("e", "d"),))) == [
        (("a", "c"), False),
        (("b", "c"), False),
        (("d", "e"), True),
    ]


def test_a_record_that_is_called_as_a_work_is_another() -> None:
    truth = Truth(3, {"x": "y", "z": "y"})
    assert score(truth, Found((("x", "y", "z"),))).works_lost == 1


def test_only_pairs_across_sources_count_where_there_are_sources() -> None:
    truth = Truth(4, {"a": "1", "b": "1", "c": "1"}, {"a": "x", "b": "x", "c": "y", "d": "x"})
    told = score(truth, Found((("a", "b", "c", "d"),)))
    assert (told.true, told.right, told.wrong, told.works_lost) == (2, 2, 1, 1)


def test_nothing_found_is_nothing_wrong() -> None:
    told = score(TRUTH, Found(()))
    assert (told.precision, told.recall, told.f1) == (1, 0, 0)
    assert score(Truth(2, {}), Found(())).recall == score(Truth(2, {}), Found(())).precision == 1


def test_the_reach_of_candidates() -> None:
    assert reach(TRUTH, iter([("b", "a"), ("a", "g"), ("d", "e")])) == (3, 2)


RECORDS = [
    {
        "id": "r1", "title": "Oxygen therapy for cardiac arrest at sea", "authors": "Marlowe, K.",
        "year": "1994", "journal": "Journal of Maritime Medicine", "volume": "12 Suppl 1",
        "pages": "139-54", "doi": "10.9999/jmm.12", "url": "https://example.org/pubmed/8357329",
        "editor": "",
    },
    {
        "id": "r2", "title": "Oxygen therapy for cardiac arrest at sea.", "authors": "Marlowe K",
        "year": "1994", "journal": "J Marit Med", "volume": "12", "pages": "139-154",
        "doi": "https://doi.org/10.9999%2Fjmm.12", "url": "", "editor": "",
    },
    {
        "id": "r3", "title": "Lighthouses and the price of whale oil", "authors": "Dunmore, S.",
        "year": "2001", "journal": "Coastal History", "volume": "3", "pages": "7", "doi": "", "url": "",
        "editor": "",
    },
]  # fmt: skip


def test_a_replica_is_another_work_and_its_records_are_alike() -> None:
    replicas = [Replica(n, frozenset(("therapy",))) for n in range(1, 12)]
    for replica in replicas:
        one, other = replica.record(RECORDS[0]), replica.record(RECORDS[1])
        assert f"{one['title']}." == other["title"]
        assert "therapy" in one["title"]
        assert one["authors"].split(",")[0] == other["authors"].split()[0]
        assert one["year"] == other["year"]
        assert one["volume"].split()[0] == other["volume"]
        assert one["pages"].split("-")[0] == other["pages"].split("-")[0]
        assert one["doi"].split("/")[1] == other["doi"].split("%2F")[1]
        for name in ("id", "doi", "url", "pages", "volume"):
            assert one[name] != RECORDS[0][name]
        assert len(one["title"]) == len(RECORDS[0]["title"])
    titles = {replica.record(RECORDS[0])["title"] for replica in replicas}
    assert len(titles - {RECORDS[0]["title"]}) > 5


def test_noise_is_the_same_each_time_and_keeps_the_record() -> None:
    records = [RECORDS[0] | {"id": str(n)} for n in range(300)]
    printed = [noisy(record) for record in records]
    assert printed == [noisy(record) for record in records]
    assert all(made["id"] == record["id"] for made, record in zip(printed, records, strict=True))
    assert all(made["title"] for made in printed)
    changed = [made != record for made, record in zip(printed, records, strict=True)]
    assert 60 < sum(changed) < 240
    letters = {"".join(sorted(made["title"].casefold())) for made in printed}
    assert len(letters) == 1


def test_an_enlarged_set_begins_with_the_set() -> None:
    made = list(enlarged(RECORDS, 10))
    assert made[:3] == RECORDS
    assert len({record["id"] for record in made}) == len(made) == 10
    assert [record["id"] for record in enlarged(RECORDS, 2)] == ["r1", "r2"]
    assert common_words(["Steam and steam", "And tides"]) == {"steam", "tides"}


def labelled(folder: Path, name: str = "small") -> LabelledSet:
    made = LabelledSet(name, folder / name)
    made.folder.mkdir(parents=True)
    with made.records.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(RECORDS[0]))
        writer.writeheader()
        writer.writerows(RECORDS)
    made.labels.write_bytes(b"id,group\nr1,0\nr2,0\n")
    return made


def test_the_labels_of_an_enlarged_set_are_those_of_its_replicas(tmp_path: Path) -> None:
    larger = LabelledSet("10", tmp_path / "larger")
    enlarge(labelled(tmp_path), 10, larger)
    truth = larger.truth()
    assert truth.records == 10
    assert truth.true_pairs() == {("r1", "r2"), ("r1-1", "r2-1"), ("r1-2", "r2-2")}
    assert "r1-3" in truth.work


def test_misses_are_printed_side_by_side(tmp_path: Path) -> None:
    told = list(misses(labelled(tmp_path), Found((("r1", "r3"),)), 5))
    assert told[0] == "small: 1 works lost, 1 pairs missed"
    assert "  < title: Oxygen therapy for cardiac arrest at sea" in told
    assert "  > title: Lighthouses and the price of whale oil" in told
    assert "  = year: 1994" in told
    assert "  > doi: (empty)" in told
    assert not any("editor" in line for line in told)  # empty in both
    assert list(misses(LabelledSet("small", tmp_path / "small"), Found(()), 0)) == [
        "small: 0 works lost, 1 pairs missed"
    ]


GOOD = Score(true=100, right=99, wrong=0, shown=100, possible=3, works_lost=0)


@pytest.mark.parametrize(
    ("wanted", "unmet"),
    [
        (Wanted(works_lost=0, below=0.002, shown=0.995, times=0.1), []),
        (Wanted(f1=0.999, cpu=2, megabytes=10), ["F1 < 0.999", "CPU > 2 s", "memory > 10 MB"]),
        (Wanted(works_lost=-1, shown=1.1), ["works lost > -1", "recall with possible < 1.1"]),
        (Wanted(below=-0.01, times=0.01), ["recall < 1.0000", "CPU > 0.01 × 40.0 s"]),
    ],
)
def test_what_is_not_as_wanted_is_told(wanted: Wanted, unmet: list[str]) -> None:
    peer = GOOD, Ran(40, 100, 40)
    assert list(wanted.unmet(GOOD, Ran(3, 50, 3), peer)) == unmet
    beside = [told for told in unmet if "×" in told or told.startswith("recall <")]
    assert [*wanted.unmet(GOOD, Ran(3, 50, 3)), *beside] == unmet


def test_a_peer_is_told_beside_ours_and_growth_as_a_power() -> None:
    ours, peer = Row("x", 100, OURS, GOOD, Ran(3, 50, 3)), Row("x", 100, "it", GOOD, Ran(9, 70, 30))
    told = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines([ours, peer])]
    assert [cells["ours/it"] for cells in told] == ["", "0.100"]
    assert told[0]["precision"] == "1.0000"
    assert exponent(ours, Row("y", 1000, OURS, GOOD, Ran(3, 50, 30))) == "1.00"
    assert exponent(ours, Row("y", 1000, OURS, GOOD, Ran(3, 50, 300))) == "2.00"
    assert next(lines([peer])).split("\t")[-2:] == ["-", ""]


def _says(found: object) -> tuple[str, ...]:
    return sys.executable, "-c", f"print({json.dumps(json.dumps(found))})"


def test_programs_are_compared_on_the_sets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    labelled(tmp_path / "dedup")
    found = {"groups": [{"members": ["r1", "r2"]}], "possible": [{"members": ["r2", "r3"]}]}
    good = Program(OURS, _says(found))
    bad = Program("bib-dedupe", (sys.executable, "-c", "raise SystemExit('no such thing')"))
    monkeypatch.setattr("benchmarks.dedupe.programs.ours", lambda: good)
    monkeypatch.setattr("benchmarks.dedupe.programs.bib_dedupe", lambda _: bad)
    options = ["--shared", str(tmp_path), "--sets", "small", "--folder", str(tmp_path / "build")]
    assert main([*options, "--bib-dedupe", "python", "--misses", "1"]) == 0
    printed = capsys.readouterr()
    head, row, *rest = printed.out.splitlines()
    cells = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert (cells["program"], cells["recall"], cells["works lost"]) == (OURS, "1.0000", "0")
    assert rest == ["", "small: 0 works lost, 0 pairs missed"]
    assert printed.err == "small: bib-dedupe: exit code 1: no such thing\n"
    assert main([*options, "--growth", "3,6"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[:2] for line in rows] == [["3", "3"], ["6", "6"]]
    assert head.endswith("exponent")


@pytest.mark.shared
def test_scores_are_those_of_the_shared_script(shared: Path, tmp_path: Path) -> None:
    import subprocess

    for name in ("respiratory", "dblp_acm"):
        each = LabelledSet(name, shared / "dedup" / name)
        truth = each.truth()
        pairs = sorted(truth.true_pairs())
        ids = [row["id"] for row in each.rows()]
        found = Found((*pairs[::3], (ids[0], ids[1])), tuple(pairs[1::3]))
        said = {
            kind: [{"members": members} for members in groups]
            for kind, groups in (("groups", found.groups), ("possible", found.possible))
        }
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(said), encoding="utf-8")
        script = shared / "score_dedupe.py"
        ran = subprocess.run(
            (sys.executable, str(script), str(each.records), str(each.labels), str(file)),
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        words = ran.stdout.split()
        told = score(truth, found)
        assert words[words.index("precision") + 1] == f"{told.precision:.4f}"
        assert words[words.index("recall") + 1] == f"{told.recall:.4f}"
        assert words[words.index("F1") + 1] == f"{told.f1:.4f}"
        assert words[words.index("works_lost") + 1] == str(told.works_lost)
        assert words[words.index("recall_with_possible") + 1] == f"{told.recall_with_possible:.4f}"


def test_new_records_beside_a_catalogue_have_the_answer_of_all_together(tmp_path: Path) -> None:
    files = Files(tmp_path / "catalogue")
    make(files, 40)
    before = files.catalogue.read_bytes()
    told = [line.split("\t") for line in incremental.lines(files.catalogue, sizes=(6,))]
    assert [row[1] for row in told] == [
        "the catalogue read for the first time", "the first time", "with the catalogue", "all together",
    ]  # fmt: skip
    assert {row[2] for row in told[1:]} == {"3"}
    assert told[2][-1] == "true"
    assert files.catalogue.read_bytes() == before
