"""What starting costs: the program beside the least that its libraries cost.

`python -m benchmarks.startup` prints tab-separated lines: what was run, its seconds, and the ratio to
the line that it is compared with.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.timing import best_command, documents

PROGRAM = (sys.executable, "-m", "evidence_refs")
BARE_TYPER = """\
import typer
app = typer.Typer()
@app.command()
def main(version: bool = False) -> None: print("1.0")
app()
"""


def main() -> None:
    """Measure `--version` against a bare typer program, `extract` against importing pydantic."""
    print("run", "s", "ratio", "to", sep="\t")
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE_TYPER, encoding="utf-8", newline="\n")
        _compare("--version", [*PROGRAM, "--version"], "bare typer", [sys.executable, str(bare)])
    extraction = [*PROGRAM, "extract", "--json", *map(str, documents())]
    _compare(
        "extract --json", extraction, "import pydantic", [sys.executable, "-c", "import pydantic"]
    )


def _compare(name: str, command: list[str], other: str, least: list[str]) -> None:
    floor, seconds = best_command(least), best_command(command)
    print(other, f"{floor:.3f}", "1.0", "", sep="\t")
    print(name, f"{seconds:.3f}", f"{seconds / floor:.1f}", other, sep="\t")


if __name__ == "__main__":
    main()
