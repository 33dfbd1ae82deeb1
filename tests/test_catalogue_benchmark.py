"""The benchmark of the catalogue measures what it says, on catalogues that are what they should be."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean

import pytest
import yaml
from benchmarks.catalogue import prose
from benchmarks.catalogue.__main__ import main
from benchmarks.catalogue.editing import edit, editable, lines
from benchmarks.catalogue.files import Files
from benchmarks.catalogue.making import make
from benchmarks.catalogue.measuring import BUDGET, Measured, measure
from benchmarks.catalogue.records import references
from benchmarks.catalogue.table import COLUMNS, Table, differing
from benchmarks.catalogue.tasks import Once, Step, Task, always
from benchmarks.catalogue.wanted import Wanted
from benchmarks.running import Command, FailedError, Ran, run

from evidence_refs.catalogue.check.report import report
from evidence_refs.catalogue.keeping import store
from evidence_refs.catalogue.text.render import render

SIZE = 60
SEARCHED = (prose.COMMON, *prose.PAIR, prose.RARE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Files:
    files = Files(tmp_path_factory.mktemp("catalogues") / str(SIZE))
    make(files, SIZE)
    return files


def test_a_catalogue_stands_in_its_standard_form_and_has_no_errors(made: Files) -> None:
    found = report(made.catalogue.read_bytes(), "c.yaml")
    catalogue = found.catalogue
    assert catalogue is not None
    assert len(catalogue.references) == SIZE
    assert made.catalogue.read_text("utf-8") == render(catalogue)
    assert found.errors == 0


def test_all_programs_get_the_same_records(made: Files) -> None:
    catalogue = store.load(made.catalogue).catalogue
    titles = {each.key: each.title for each in catalogue.references}
    entries = yaml.load_all(made.cobib.read_bytes(), yaml.CSafeLoader)
    assert {key: entry["title"] for each in entries for key, entry in each.items()} == titles
    library = [
        yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in made.papis.glob("*/info.yaml")
    ]
    assert {each["ref"]: each["title"] for each in library} == titles
    assert lines(made.bib, r"^@\w+\{") == SIZE
    assert all(f"{{{key},\n" in made.bib.read_text("utf-8") for key in titles)


def test_the_same_size_gives_the_same_bytes(made: Files, tmp_path: Path) -> None:
    again = Files(tmp_path)
    make(again, SIZE)
    assert again.catalogue.read_bytes() == made.catalogue.read_bytes()
    assert again.cobib.read_bytes() == made.cobib.read_bytes()


def test_what_is_searched_for_is_found_often_or_seldom() -> None:
    texts = [f"{each.title} {each.abstract}" for each in references(1000)]
    found = {word: sum(word in text for text in texts) for word in (*SEARCHED, prose.PHRASE)}
    assert 0 < found[prose.RARE] < 10 < found[prose.PHRASE] < found[prose.COMMON]
    assert any(all(word in text for word in prose.PAIR) for text in texts)
    assert 1100 < mean(len(each.abstract or "") for each in references(100)) < 1300


@pytest.mark.parametrize("searched", SEARCHED)
def test_what_is_searched_for_is_part_of_no_other_word(searched: str) -> None:
    assert [word for word in prose.vocabulary() if searched in word] == [searched]
    addresses = [each.url for each in references(200) if each.url]
    assert addresses
    assert not any(searched in address for address in addresses)


def test_an_edit_changes_one_title_and_not_the_size(made: Files, tmp_path: Path) -> None:
    catalogue = tmp_path / "references.yaml"
    catalogue.write_bytes(made.catalogue.read_bytes())
    key = editable(catalogue)
    for word in ("edited0001", "edited0002"):
        before = {each.key: each for each in store.load(catalogue).catalogue.references}
        size = catalogue.stat().st_size
        edit(catalogue, word)
        after = {each.key: each for each in store.load(catalogue).catalogue.references}
        changed = [each for each in after if after[each] != before[each]]
        assert changed == [key]
        assert (after[key].title or "").startswith(f"{word} ")
        assert catalogue.stat().st_size == size
    edit(made.papis / key / "info.yaml", "edited0003")
    assert lines(made.papis / key / "info.yaml", "^title: .*edited0003 ") == 1


def python(code: str, *codes: int) -> Command:
    return Command((sys.executable, "-c", code), {"SET": "here"}, codes or (0,))


def test_a_run_takes_time_and_memory_and_prints_into_a_file(tmp_path: Path) -> None:
    output = tmp_path / "output"
    ran = run(python("import os; held = bytearray(90_000_000); print(os.environ['SET'])"), output)
    assert output.read_text().split() == ["here"]
    assert ran.seconds > 0
    if sys.platform != "win32":
        assert (ran.megabytes or 0) > 90  # not less than what the tests themselves hold


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    fails = "import sys; print('error: no', 'hint: none', sep='\\n', file=sys.stderr); sys.exit(3)"
    with pytest.raises(FailedError, match=r"^exit code 3: error: no$"):
        run(python(fails), tmp_path / "output")
    assert run(python(fails, 0, 3), tmp_path / "output").seconds > 0
    with pytest.raises(FailedError, match="no-such-program"):
        run(Command(("no-such-program",)), tmp_path / "output")


def test_programs_run_in_turn_and_one_that_fails_no_more(tmp_path: Path) -> None:
    order = []

    def noted(name: str, code: str) -> Step:
        def prepare(number: int) -> Once:
            order.append((name, number))
            return Once((python(code),) * 2, lambda output: lines(output, "x"))

        return Step(name, prepare)

    task = Task("told", [noted("a", "print('x')"), noted("b", "raise SystemExit('no')")])
    good, bad = measure(task, 2, tmp_path)
    assert order == [("a", 0), ("b", 0), ("a", 1), ("a", 2)]
    assert (len(good.runs), len(good.counted), good.answers, good.failure) == (3, 2, 1, None)
    assert (bad.runs, bad.answers, bad.failure) == ([], None, "exit code 1: no")


def test_a_slow_program_runs_less_often(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.catalogue.measuring.run", lambda *_: Ran(BUDGET * 0.6, None))
    (slow,) = measure(Task("slow", [always("a", python(""))]), 5, tmp_path)
    assert len(slow.runs) == 2
    assert slow.megabytes is None


def took(program: str, *seconds: float, megabytes: float = 50, answers: int = 3) -> Measured:
    runs = [Ran(each, megabytes) for each in seconds]
    return Measured(program, runs, answers)


def test_the_first_run_warms_up() -> None:
    each = took("a", 9, 2, 1, 4)
    assert (each.least, each.median) == (1, 2)
    assert took("a", 9).median == 9


def cells(table: Table, size: int, *measured: Measured) -> list[dict[str, str]]:
    told = table.lines("search: a phrase", size, measured)
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in told]


def test_a_line_tells_growth_beside_the_size_before_and_ours_beside_a_peer() -> None:
    table = Table()
    ours, peer = cells(table, 1_000, took("ours", 0.1), took("papis", 0.2))
    assert (ours["median s"], ours["MB"], ours["answers"], ours["s growth"]) == (
        "0.100",
        "50",
        "3",
        "",
    )
    assert (peer["ours/it"], peer["wanted"]) == ("0.50", "")
    ours, peer = cells(table, 10_000, took("ours", 2, megabytes=100), took("papis", 1))
    assert (ours["s growth"], ours["MB growth"]) == ("2.00", "0.20")
    assert (ours["wanted"], ours["met"]) == ("1 × papis", "no")
    assert (peer["s growth"], peer["ours/it"]) == ("0.50", "2.00")
    ours, peer = cells(table, 10_000, Measured("ours", failure="no such command"), took("papis", 1))
    assert (ours["min s"], ours["met"], peer["ours/it"]) == ("-", "-", "-")


@pytest.mark.parametrize(
    ("wanted", "told", "met"),
    [
        (Wanted(seconds=0.4), "0.4 s", True),
        (Wanted(seconds=0.2), "0.2 s", False),
        (Wanted(seconds=0.4, megabytes=120), "0.4 s, 120 MB", True),
        (Wanted(seconds=0.4, megabytes=40), "0.4 s, 40 MB", False),
        (Wanted(times=1.3, beside="papis"), "1.3 × papis", True),
        (Wanted(times=0.5, beside="papis"), "0.5 × papis", False),
        (Wanted(times=1, beside="PyYAML"), "1 × PyYAML", None),
    ],
)
def test_what_is_wanted_is_told_and_met_or_not(wanted: Wanted, told: str, met: bool | None) -> None:
    assert str(wanted) == told
    assert wanted.met(took("ours", 0.3), {"papis": took("papis", 0.3)}) is met


def test_answers_that_differ_are_told() -> None:
    assert differing([took("a", 1), took("b", 1), Measured("c")]) is None
    assert differing([took("a", 1, answers=2), took("b", 1)]) == "a 2, b 3"
    assert differing([took("a", 1, answers=0)]) == "a 0"


def test_the_table_has_each_task_and_leaves_the_catalogue_as_it_was(
    made: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    before = made.catalogue.read_bytes()
    folder = made.folder.parent
    absent = [word for name in ("papis", "cobib", "bibtool") for word in (f"--{name}", "no-such")]
    assert main(["--sizes", str(SIZE), "--runs", "0", "--folder", str(folder), *absent]) == 0
    printed = capsys.readouterr()
    head, *rows = (line.split("\t") for line in printed.out.splitlines())
    assert tuple(head) == COLUMNS
    answers = {row[0]: row[3] for row in rows if row[2] == "ours"}
    assert answers["list"] == answers["export bibtex"] == str(SIZE)
    assert answers["search after an edit"] == answers["show"] == "1"
    assert {row[2] for row in rows} == {"ours", "PyYAML", "bare typer"}
    assert "skipped: papis: no program no-such (--papis PATH)\n" in printed.err
    assert made.catalogue.read_bytes() == before
    assert [path.name for path in folder.iterdir()] == [str(SIZE)]
