"""`make bench`, or `python -m benchmarks [FILE...]`: measure extraction, loading and start-up.

Each document is taken 1, 10 and 100 times over. Prints tab-separated lines; exit code 1 where a
hundred times the text costs more than 200 times the time: that is no longer linear.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from evidence_refs.extraction import extract
from evidence_refs.reading import read
from evidence_refs.source import Document

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TIMES = (1, 10, 100)
NOT_LINEAR = 2.0


def main(files: Sequence[str]) -> int:
    """Measure the documents given, else those of examples/."""
    paths = [Path(file) for file in files] or sorted(EXAMPLES.iterdir())
    print("document", "times", "kB", "citations", "seconds", "peak MB", sep="\t")
    linear = True
    for path in paths:
        document = read(path)
        seconds = {}
        for times in TIMES:
            longer = Document(document.id, document.file, (document.text + "\n") * times)
            seconds[times] = _measured(path.name, times, longer)
        if seconds[100] > 100 * NOT_LINEAR * max(seconds[1], seconds[10] / 10):
            print(f"{path.name}: not linear", file=sys.stderr)
            linear = False
    print("start-up", "", "", "", f"{_best(_start):.3f}", sep="\t")
    return 0 if linear else 1


def _measured(name: str, times: int, document: Document) -> float:
    number = len(extract(document).citations)
    # A hundred times the text is steady enough to be measured once.
    seconds = _best(lambda: extract(document), 1 if times == max(TIMES) else 5)
    tracemalloc.start()
    extract(document)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    size = len(document.text.encode()) // 1000
    print(name, times, size, number, f"{seconds:.3f}", f"{peak / 1e6:.1f}", sep="\t")
    return seconds


def _start() -> None:
    command = [sys.executable, "-m", "evidence_refs", "--version"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _best(measured: Callable[[], object], runs: int = 5) -> float:
    """Give the least seconds of some runs: what the machine's other work adds is no part of it."""
    taken = []
    for _ in range(runs):
        before = time.perf_counter()
        measured()
        taken.append(time.perf_counter() - before)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
