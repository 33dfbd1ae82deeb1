from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_refs import __version__
from evidence_refs.cli import main as program
from evidence_refs.cli.main import main
from evidence_refs.cli.registry import ALL, COMMANDS, module_of

COMMAND = [sys.executable, "-m", "evidence_refs"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def loaded(arguments: list[str], **environment: str) -> set[str]:
    """Give the libraries that a run loads."""
    code = (
        "import sys\nfrom evidence_refs.cli.main import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "print('LOADED', *(name for name, module in sys.modules.items() if module))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=60,
        check=True,
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


HEAVY = {"pydantic", "rich", "yaml", "rapidfuzz", "bibtexparser", "evidence_refs.model"}


def test_version() -> None:
    for arguments in (["--version"], ["list", "--version"]):
        done = run(*arguments)
        assert (done.returncode, done.stdout, done.stderr) == (
            0,
            f"evidence-refs {__version__}\n",
            "",
        )


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["list", "--help"], ["lst"]])
def test_starting_loads_nothing_heavy(arguments: list[str]) -> None:
    found = loaded(arguments)
    assert "typer" in found
    assert not HEAVY & found


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_offers_commands_and_loads_nothing_heavy(shell: str) -> None:
    line = "evidence-refs exp"
    environment = {
        "_EVIDENCE_REFS_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "exp",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": line,
        "COMP_CWORD": "1",
    }
    done = run(**environment)
    assert "export" in done.stdout
    assert done.stderr == ""
    assert not HEAVY & loaded([], **environment)


def complete(line: str, word: int, cwd: Path | None = None) -> list[str]:
    done = subprocess.run(
        COMMAND,
        capture_output=True,
        encoding="utf-8",
        env={
            **os.environ,
            "_EVIDENCE_REFS_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(word),
        },
        cwd=cwd,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_completion_offers_formats_types_and_fields() -> None:
    assert complete("evidence-refs export bib", 2) == ["bibtex", "biblatex"]
    assert complete("evidence-refs list --type art", 3)[:2] == ["article", "article-journal"]
    assert complete("evidence-refs list --missing abs", 3) == ["abstract"]


def test_completion_offers_the_keys_of_the_catalogue(tmp_path: Path) -> None:
    assert complete("evidence-refs show ", 2, tmp_path) == []
    catalogue = tmp_path / "data" / "references.yaml"
    catalogue.parent.mkdir()
    catalogue.write_text(
        "version: 1\ndocuments:\n- id: brief\nreferences:\n"
        "- key: anon2020a\n  title: '- key: not'\n- key: nhs2019long\n"
    )
    assert complete("evidence-refs show ", 2, tmp_path) == ["anon2020a", "nhs2019long"]
    assert complete("evidence-refs list --key nh", 3, tmp_path) == ["nhs2019long"]
    assert complete("evidence-refs list --document ", 3, tmp_path) == ["brief"]
    for wrong in (tmp_path / "no.yaml", tmp_path):
        assert complete(f"evidence-refs -c {wrong} list --tag ", 5) == []
    line = f"evidence-refs -c {catalogue} show an"
    assert complete(line, 4) == ["anon2020a"]
    environment = {
        "_EVIDENCE_REFS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": "4",
    }
    assert not HEAVY & loaded([], **environment)


@pytest.mark.parametrize("command", ALL)
def test_each_command_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert f"    evidence-refs {command}" in out


def test_without_words_the_program_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {command} " in out for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (["lst"], "no such command 'lst'", "did you mean 'list'"),
        (["xyzzy"], "no such command 'xyzzy'", "evidence-refs --help shows how it is used"),
        (["list", "--autor", "x"], "no such option: --autor", "did you mean --author"),
        (["show"], "missing argument 'KEY...'", "evidence-refs show --help shows how it is used"),
        (["list", "-c"], "option '-c' requires an argument", None),
        (["--color", "blue", "list"], "invalid value for '--color'", None),
        (["export", "bibtext"], "unknown format bibtext", "formats: bibtex"),
        (["export", "bibtex", "--bom"], "--bom is for csv", "leave it out for bibtex"),
        (["list", "\x1b[31m"], "got unexpected extra argument(s) (\\x1b[31m)", None),
    ],
)
def test_wrong_usage_is_one_line_and_a_hint(
    arguments: list[str], error: str, hint: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    first, second = captured.err.splitlines()
    assert first.lower().startswith(f"error: {error}".lower())
    assert second.startswith(f"hint: {hint or ''}")


def test_no_catalogue_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EVIDENCE_REFS_CATALOGUE", raising=False)
    for command in (["list"], ["show", "x"], ["stats"], ["validate"], ["search", "x"]):
        assert main(command) == 3
        error, hint = capsys.readouterr().err.splitlines()
        assert error.startswith("error: no catalogue found")
        assert "evidence-refs init" in hint


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (RuntimeError("odd\nthing"), 3, "error: unexpected RuntimeError: odd thing\n"),
        (KeyboardInterrupt(), 130, ""),
        (OSError(28, "No space left on device", "out.bib"), 3, "error: out.bib: No space left"),
        (MemoryError(), 3, "error: not enough memory\n"),
    ],
)
def test_what_nobody_foresaw_is_one_line(
    raised: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(**_: object) -> int:
        raise raised

    monkeypatch.setattr(program, "app", fail)
    assert main(["list"]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(said)
    assert "Traceback" not in captured.err
    if not isinstance(raised, KeyboardInterrupt):
        assert main(["list", "--debug"]) == code
        assert "Traceback" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="no shell pipes")
def test_a_reader_that_leaves_is_no_error() -> None:
    pipeline = f"'{sys.executable}' -m evidence_refs schema | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", f"for i in 1 2 3; do {pipeline}; done"],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert (done.stdout.split(), done.stderr) == (["0"] * 3, "")


def test_output_is_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [*COMMAND, "show", "café"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "EVIDENCE_REFS_CATALOGUE": "café.yaml"},
        timeout=60,
        check=False,
    )
    assert "café.yaml" in done.stderr.decode("utf-8")


def test_each_module_with_a_command_is_one() -> None:
    folder = Path(program.__file__).with_name("commands")
    with_command = {
        path.stem for path in folder.glob("*.py") if "EXAMPLES = " in path.read_text("utf-8")
    }
    assert with_command == set(map(module_of, ALL))


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_fault(closed: str) -> None:
    line = f'"{sys.executable}" -m evidence_refs --version {closed}'
    done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
