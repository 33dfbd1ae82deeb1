"""`validate`: its formats, its exit codes, what it explains and what it mends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from evidence_refs.catalogue.check.codes import CODES

from .conftest import Program

HEAD = "version: 1\nreferences:\n"
WARNED = HEAD + "- key: a\n  title: Walking  to school\n"
BROKEN = HEAD + "- key: a\n  title: Walking: to school\n- key: b\n  isbn: 1\n  title: Two\n"


def write(text: str, name: str = "c.yaml") -> Path:
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def test_a_file_that_is_not_yaml_is_listed_whole(program: Program) -> None:
    write(BROKEN)
    done = program("validate", "c.yaml")
    assert done.code == 1
    assert done.out.splitlines() == [
        "error: c.yaml:4:10: a: is not valid YAML: a text without quotes holds `: ` [broken-yaml]",
        'hint: write title: "Walking: to school"',
        "warning: c.yaml:6:3: b: `isbn` cannot be `1`: it has 1 digit, an ISBN has 10 or 13 [wrong-isbn]",
        "hint: compare it with the print, digit by digit",
    ]
    assert done.err.splitlines() == [
        "1 error, 1 warning",
        "evidence-refs validate --explain CODE says more of a code",
        "evidence-refs validate --fix can mend 1 problem",
    ]
    assert program("list", "-c", "c.yaml").code == 3


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (HEAD + "- key: a\n  title: A\n", [], 0),
        (HEAD + "- key: a\n  title: A\n", ["--strict"], 0),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (BROKEN, [], 1),
        (BROKEN, ["--fix"], 0),
        (BROKEN, ["--fix", "--strict"], 1),
        (BROKEN, ["--fix", "--dry-run"], 1),
        (WARNED, ["--fix", "--strict"], 0),
        ("hello", [], 3),
        ("", [], 3),
        ("hello", ["--fix"], 3),
    ],
)
def test_the_exit_code(program: Program, text: str, options: list[str], code: int) -> None:
    write(text)
    assert program("validate", "c.yaml", *options).code == code


def test_json_is_all_that_is_printed(program: Program) -> None:
    write(BROKEN)
    done = program("validate", "c.yaml", "--json")
    assert [each["code"] for each in done.json] == ["broken-yaml", "wrong-isbn"]
    assert done.json[0] == {
        "file": "c.yaml",
        "line": 4,
        "column": 10,
        "key": "a",
        "code": "broken-yaml",
        "severity": "error",
        "message": "is not valid YAML: a text without quotes holds `: `",
        "hint": 'write title: "Walking: to school"',
    }
    assert program("validate", "c.yaml", "--format", "json").out == done.out
    write(HEAD)
    assert program("validate", "c.yaml", "--json").json == []


def test_github_is_escaped_as_it_wants(program: Program) -> None:
    write(HEAD + '- key: a\n  title: "100%: a\\tb, c"\n  language: "x%\\x1b[31m"\n', "a,b.yaml")
    lines = program("validate", "a,b.yaml", "--format", "github").out.splitlines()
    assert lines == [
        "::warning file=a%2Cb.yaml,line=4,col=3,title=spacing::a: `title` holds several blanks in a row, "
        "or a tab%0Ahint: leave single blanks, between words",
        "::warning file=a%2Cb.yaml,line=5,col=3,title=wrong-language::a: `language` is `x%25\\x1b[31m`, "
        "which is no code of a language%0Ahint: write its code of two or three letters: en, cy, pt-BR",
    ]


def test_what_is_hostile_is_shown_harmless(program: Program) -> None:
    write(HEAD + '- key: a\n  title: "x\\e[31m  y\\u202e"\n  "\\e[2J": 1\n  date: "\\e]0;z\\a"\n')
    for options in ([], ["--json"], ["--format", "github"], ["--fix", "--dry-run"]):
        done = program("validate", "c.yaml", *options)
        assert not {"\x1b", "\u202e", "\a"} & set(done.out + done.err)


def test_fix_shows_a_diff_and_writes(program: Program) -> None:
    path = write(BROKEN)
    seen = program("validate", "c.yaml", "--fix", "--dry-run")
    assert path.read_text(encoding="utf-8") == BROKEN
    assert seen.out.splitlines() == [
        "--- c.yaml",
        "+++ c.yaml",
        "@@ -1,7 +1,7 @@",
        " version: 1",
        " references:",
        " - key: a",
        "-  title: Walking: to school",
        '+  title: "Walking: to school"',
        " - key: b",
        "   isbn: 1",
        "   title: Two",
    ]
    assert seen.err == "would mend 1 problem (1 broken-yaml); nothing was written\n"
    done = program("validate", "c.yaml", "--fix")
    assert done.out.startswith(seen.out)
    assert "[wrong-isbn]" in done.out
    assert done.err.startswith(
        "mended 1 problem (1 broken-yaml)\n2 references, 0 errors, 1 warning\n"
    )
    assert path.read_text(encoding="utf-8") == BROKEN.replace(
        ": to school", ': to school"'
    ).replace("title: W", 'title: "W')
    again = program("validate", "c.yaml", "--fix")
    assert again.err.startswith("nothing can be mended for certain\n")
    assert "+++" not in again.out


def test_fix_with_json_prints_what_is_left(program: Program) -> None:
    write(BROKEN)
    assert [each["code"] for each in program("validate", "c.yaml", "--fix", "--json").json] == [
        "wrong-isbn"
    ]


def test_the_catalogue_in_use_is_mended(library: Program) -> None:
    path = Path("data/references.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("date: 2020-07", "date: July 2020"), encoding="utf-8")
    assert library("list").code == 4
    assert library("validate", "--fix").code == 0
    assert path.read_text(encoding="utf-8") == text


def test_a_fix_is_undone(program: Program) -> None:
    path = write(BROKEN)
    assert program("validate", "c.yaml", "--fix").code == 0
    listed = program("undo", "--list", "-c", "c.yaml").out
    assert "validate --fix: 1 problem (1 broken-yaml)" in listed
    assert program("undo", "-c", "c.yaml").code == 0
    assert path.read_text(encoding="utf-8") == BROKEN


def test_what_was_changed_meanwhile_is_not_overwritten(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_refs.catalogue.check import fixing

    path, real = write(WARNED), fixing.fix

    def slow(raw: bytes, file: str) -> fixing.Fixed:
        path.write_text(WARNED + "  date: 2020\n", encoding="utf-8")
        return real(raw, file)

    monkeypatch.setattr(fixing, "fix", slow)
    done = program("validate", "c.yaml", "--fix")
    assert done.code == 5
    assert path.read_text(encoding="utf-8") == WARNED + "  date: 2020\n"


def test_stdin_is_checked(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(WARNED.encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    done = program("validate", "-", "--json")
    assert [(each["file"], each["code"]) for each in done.json] == [("-", "spacing")]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--dry-run"],
        ["--json", "--format", "github"],
        ["--format", "xml"],
        ["-", "--fix"],
        ["--explain", "no-such"],
    ],
)
def test_wrong_usage(program: Program, monkeypatch: pytest.MonkeyPatch, wrong: list[str]) -> None:
    class Stdin:
        buffer = io.BytesIO(b"")

    monkeypatch.setattr(sys, "stdin", Stdin())
    write(WARNED)
    done = program("validate", *wrong)
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 2


def test_explain_lists_all_codes_and_tells_each(program: Program) -> None:
    listed = program("validate", "--explain").out.splitlines()
    assert [line.split("\t")[0] for line in listed] == list(CODES)
    for name, code in CODES.items():
        done = program("validate", "--explain", name)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"{name} ({code.severity}): {code.summary}\n")
        assert all(len(line) < 100 for line in done.out.splitlines())
        assert f"  {code.good.splitlines()[-1]}" in done.out
    wrong = program("validate", "--explain", "wrong-isbm")
    assert wrong.err.splitlines()[1].startswith("hint: did you mean `wrong-isbn`")
