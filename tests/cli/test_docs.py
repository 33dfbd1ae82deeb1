"""The documentation says what the program does: its commands are run, and their output compared."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from evidence_refs.cli.main import main
from evidence_refs.cli.registry import ALL

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "README.md",
    "docs/extracting.md",
    "docs/reading.md",
    "docs/confidence.md",
    "docs/keeping.md",
    "docs/validation.md",
    "docs/editing.md",
    "docs/undo.md",
    "docs/git.md",
    "docs/deduplication.md",
    "docs/exporting.md",
    "docs/formats.md",
    "docs/styles.md",
    "docs/publishing.md",
    "docs/importing.md",
    "docs/stats.md",
    "docs/briefs.md",
    "docs/building.md",
]
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_page_of_commands_is_what_help_says(
    golden: Callable[[Path, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    parts = ["# Commands\n\nWhat `--help` says of each.\n"]
    for words in ([], *(command.split() for command in ALL)):
        assert main([*words, "--help"]) == 0
        title = " ".join(["evidence-refs", *words])
        parts.append(f"## {title}\n\n```text\n{capsys.readouterr().out.rstrip()}\n```\n")
    golden(ROOT / "docs" / "commands.md", "\n".join(parts))


@pytest.mark.skipif(os.name == "nt", reason="the pages' commands are for a POSIX shell")
@pytest.mark.parametrize("page", PAGES)
def test_the_output_that_a_page_shows_is_real(
    page: str, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "data" / "briefs", tmp_path / "data" / "briefs")
    text = (ROOT / page).read_bytes().decode("utf-8")
    assert _BLOCK.search(text)
    golden(ROOT / page, _BLOCK.sub(lambda block: _replayed(block[1], tmp_path), text))


def _replayed(block: str, folder: Path) -> str:
    """Run the lines of a block that begin with `$ `, and give the block with what they print."""
    lines: list[str] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            lines += [line, *_output(line.removeprefix("$ "), folder)]
    return "\n".join(["```console", *lines, "```"])


def _output(command: str, folder: Path) -> list[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment.pop("EVIDENCE_REFS_CATALOGUE", None)
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout
    # Records say on which day they were added: a page shows one day.
    return done.stdout.replace(date.today().isoformat(), "2026-11-24").expandtabs(4).splitlines()


@pytest.mark.parametrize("page", sorted(ROOT.glob("**/*.md")), ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    if not {"README.md", "docs", "CONTRIBUTING.md", "CHANGELOG.md", "data"} & set(
        page.relative_to(ROOT).parts[:1]
    ):
        return
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
