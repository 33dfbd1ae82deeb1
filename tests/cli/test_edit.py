"""`edit`: the person's own lines are saved; what cannot be is opened again; nothing is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import BRIEF, Answering, Editor, Program, on_a_terminal

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"
TITLE = '  title: "Gear Change: a bold vision for cycling and walking"\n'
MINE = "  title: 'Gear Change'   # short\n"


def text() -> str:
    return CATALOGUE.read_text(encoding="utf-8")


def kept(err: str) -> Path:
    """Give the file that what was written is kept in."""
    match = re.search(r"what you wrote is kept in (.+)$", err, re.MULTILINE)
    assert match
    return Path(match[1])


def test_the_persons_own_lines_are_saved(library: Program, editor: Editor) -> None:
    before = text()
    editor([("replace", TITLE, MINE), ("replace", "- key", "# ours\n- key")])
    done = library("edit", GEAR)
    assert done.code == 0
    assert done.out == "title: Gear Change: a bold vision for cycling and walking -> Gear Change\n"
    assert done.err == f"saved {GEAR}\n"
    assert text() == before.replace(TITLE, MINE).replace(f"- key: {GEAR}", f"# ours\n- key: {GEAR}")


def test_comments_alone_may_change_and_are_on_the_page(library: Program, editor: Editor) -> None:
    library("set", GEAR, "aliases=gear")
    before = text()
    CATALOGUE.write_text(before.replace(f"- key: {GEAR}", f"# x\n- key: {GEAR}"), encoding="utf-8")
    editor([("replace", f"# x\n- key: {GEAR}", f"# y\n- key: {GEAR}")])
    done = library("edit", "gear")
    assert (done.code, done.out) == (0, "")
    assert text() == before.replace(f"- key: {GEAR}", f"# y\n- key: {GEAR}")


@pytest.mark.parametrize("step", [[], [("write", "")], [("write", "#: words\n\n")]])
def test_unchanged_or_empty_it_stays(library: Program, editor: Editor, step: list[object]) -> None:
    before = CATALOGUE.read_bytes()
    editor(step)
    done = library("edit", GEAR)
    assert (done.code, done.out, done.err) == (0, "", f"{GEAR} is unchanged\n")
    assert CATALOGUE.read_bytes() == before


def test_a_file_with_windows_line_ends_keeps_them(library: Program, editor: Editor) -> None:
    CATALOGUE.write_bytes(CATALOGUE.read_bytes().replace(b"\n", b"\r\n"))
    before = CATALOGUE.read_bytes()
    editor([("replace", TITLE, "  title: Gear Change\r\n")])
    assert library("edit", GEAR).code == 0
    title = TITLE.replace("\n", "\r\n").encode()
    assert CATALOGUE.read_bytes() == before.replace(title, b"  title: Gear Change\r\n")


def test_a_file_whose_records_are_indented_stays_so(library: Program, editor: Editor) -> None:
    lines = "references:\n  # on a\n  - key: a\n    title: 'Care'\n"
    CATALOGUE.write_text(lines, encoding="utf-8")
    editor([("replace", "# on a\n- key: a\n  title: 'Care'\n", "- key: b\n  title: 'Cure' # so\n")])
    assert library("edit", "a").code == 0
    assert text() == "references:\n  - key: b\n    aliases: [a]\n    title: 'Cure' # so\n"


def test_several_one_after_the_other(library: Program, editor: Editor) -> None:
    editor([("replace", "date: 2020-07", "date: 2020-08")], [("replace", "2017-04-21", "2017-04")])
    done = library("edit", GEAR, PLAN)
    assert done.out == "date: 2020-07 -> 2020-08\ndate: 2017-04-21 -> 2017-04\n"


def test_another_key_is_a_rename(library: Program, editor: Editor) -> None:
    editor([("replace", f"key: {GEAR}\n", "key: a2020gear # new\n")])
    done = library("edit", GEAR)
    assert done.out.splitlines() == [
        f"key: {GEAR} -> a2020gear",
        f"aliases: (none) -> {GEAR}",
    ]
    assert f"- key: a2020gear # new\n  aliases: [{GEAR}]\n  type" in text()
    assert [each["key"] for each in library("list", "--json").json] == ["a2020gear", PLAN]
    assert library("validate", "--strict").code == 0


def test_what_cannot_be_is_shown_with_its_line_and_opened_again(
    answering: Answering, editor: Editor, library: Program
) -> None:
    editor(
        [("replace", "date: 2020-07", "date: July\n  titel: x")],
        [("replace", "date: July\n  titel: x", "date: 2020-08")],
    )
    done = answering(["edit", GEAR], "e")
    assert done.code == 0
    assert "[E]dit again, or [g]ive up?" in done.out
    assert re.search(
        r"^error: .*\.yaml:\d+.*: .*`date` is `July`, which is not a date", done.err, re.M
    )
    assert "unknown field `titel`" in done.err
    assert "hint: did you mean `title`?" in done.err
    assert "  date: 2020-08\n" in text()
    assert "#:" not in text()


def test_who_gives_up_keeps_what_they_wrote(
    answering: Answering, editor: Editor, library: Program
) -> None:
    before = CATALOGUE.read_bytes()
    editor([("replace", "date: 2020-07", "date: July")])
    done = answering(["edit", GEAR], "g")
    assert done.code == 1
    page = kept(done.err).read_text(encoding="utf-8")
    assert "  date: July\n" in page
    line = next(n for n, each in enumerate(page.splitlines(), 1) if each == "  date: July")
    assert f"#: line {line}: `date` is `July`" in page
    assert CATALOGUE.read_bytes() == before


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([("replace", "date: 2020-07", "date: July")], "`date` is `July`"),
        ([("replace", f"key: {GEAR}", f"key: {PLAN}")], f"`{PLAN}` is the key or an alias of"),
        ([("replace", "document: walking", "document: nope")], "is cited in `nope`"),
        ([("replace", TITLE, "  title: [\n")], "is not valid YAML"),
        ([("write", "- key: a\n- key: b\n")], "is more than one record"),
        ([("write", "\udcff\n")], "is not UTF-8"),
    ],
)
def test_without_a_person_it_is_refused_and_kept(
    library: Program, editor: Editor, steps: list[tuple[str, ...]], says: str
) -> None:
    before = CATALOGUE.read_bytes()
    editor(steps)
    done = library("edit", GEAR)
    assert done.code == 2
    assert says in done.err
    assert kept(done.err).is_file()
    assert CATALOGUE.read_bytes() == before


def test_a_record_that_changed_meanwhile_is_not_overwritten(
    library: Program, editor: Editor
) -> None:
    editor([("run", "set", GEAR, "volume=7", "-q"), ("replace", TITLE, MINE)])
    done = library("edit", GEAR)
    assert done.code == 5
    assert f"`{GEAR}` was changed by someone else while you edited it" in done.err
    assert MINE in kept(done.err).read_text(encoding="utf-8")
    assert "  volume: 7\n" in text()
    assert TITLE in text()


def test_a_record_that_is_another_key_now_is_not_brought_back(
    library: Program, editor: Editor
) -> None:
    editor([("run", "rename", GEAR, "gear", "-q"), ("replace", TITLE, MINE)])
    assert library("edit", GEAR).code == 5
    assert "- key: gear\n" in text()


def test_other_records_may_change_meanwhile(library: Program, editor: Editor) -> None:
    editor([("run", "set", PLAN, "volume=7", "-q"), ("replace", TITLE, MINE)])
    assert library("edit", GEAR).code == 0
    assert "  volume: 7\n" in text()
    assert MINE in text()


def test_a_key_that_was_given_meanwhile_is_refused_and_nothing_lost(
    library: Program, editor: Editor
) -> None:
    editor([("run", "set", PLAN, "aliases=gear", "-q"), ("replace", f"key: {GEAR}", "key: gear")])
    done = library("edit", GEAR)
    assert done.code == 2
    assert "key: gear" in kept(done.err).read_text(encoding="utf-8")


def test_an_editor_that_fails_changes_nothing(
    library: Program, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = CATALOGUE.read_bytes()
    editor([("replace", TITLE, MINE), ("exit", 3)])
    done = library("edit", GEAR)
    assert done.code == 2
    assert "ended with exit code 3; nothing was changed" in done.err
    assert MINE in kept(done.err).read_text(encoding="utf-8")
    editor([("delete",)])
    assert "the page was deleted" in library("edit", GEAR).err
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    done = library("edit", GEAR)
    assert done.code == 2
    assert "error: cannot start the editor `no-such-editor`" in done.err
    assert "hint: name one in $VISUAL or $EDITOR" in done.err
    assert "is kept" not in done.err
    assert CATALOGUE.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
def test_on_a_real_terminal(tmp_path: Path) -> None:
    (tmp_path / "walking.txt").write_text(BRIEF, encoding="utf-8")
    program = [sys.executable, "-m", "evidence_refs"]
    for words in (["init"], ["extract", "walking.txt"]):
        subprocess.run([*program, *words], cwd=tmp_path, check=True, capture_output=True)
    script = tmp_path / "mend.sh"
    script.write_text('grep -q "date: July" "$1" && x="date: 2020-08" || x="date: July"\n'
                      'sed "s/^  date: .*/  $x/" "$1" > "$1.new" && mv "$1.new" "$1"\n', encoding="utf-8")  # fmt: skip
    editor = f"sh '{script}'"
    screen = on_a_terminal(tmp_path, ["edit", GEAR], b"\n", EDITOR=editor, VISUAL="")
    assert b"`date` is `July`" in screen
    assert b"date: 2020-07 -> 2020-08" in screen
