"""Time and memory of `extract` for a document taken 1, 10 and 100 times over.

`python -m benchmarks.extraction_growth [FILE...]` prints tab-separated lines, and exits with 1 where
a hundred times the text takes more than 200 times the time: that is no longer linear. Each
measurement has a process of its own, so that the peak of one is not that of another.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

from benchmarks.timing import documents
from evidence_refs.extraction.pipeline import extract
from evidence_refs.reading import read
from evidence_refs.source import Document

FACTORS = (1, 10, 100)
NOT_LINEAR = 2.0


def main(arguments: Sequence[str]) -> int:
    """Measure the documents given, else all."""
    if arguments[:1] == ["--one"]:
        return _measure(Path(arguments[2]), int(arguments[1]))
    print(
        "document",
        "times",
        "MB",
        "citations",
        "s",
        "s/MB",
        "growth",
        "peak MB",
        "peak/MB",
        sep="\t",
    )
    linear = [_grows_with_the_text(path) for path in map(Path, arguments or documents())]
    return 0 if all(linear) else 1


def _grows_with_the_text(path: Path) -> bool:
    first, growth = 0.0, 1.0
    for factor in FACTORS:
        command = [sys.executable, "-m", __spec__.name, "--one", str(factor), str(path)]
        ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        size, citations, seconds, peak = map(float, ran.stdout.split())
        first = first or seconds
        growth = seconds / first / factor
        numbers = f"{citations:.0f}", f"{seconds:.2f}", f"{seconds / size:.2f}", f"{growth:.2f}"
        print(
            path.name,
            factor,
            f"{size:.2f}",
            *numbers,
            f"{peak:.0f}",
            f"{peak / size:.0f}",
            sep="\t",
        )
    if growth > NOT_LINEAR:
        print(f"{path.name}: not linear", file=sys.stderr)
    return growth <= NOT_LINEAR


def _measure(path: Path, factor: int) -> int:
    """Print megabytes of text, citations, seconds, and the peak of memory in megabytes."""
    document = read(path)
    extract(document)  # what a first run loads and compiles is no part of it
    text = "\n".join([document.text] * factor)
    longer = Document(document.id, document.file, text)
    before = time.perf_counter()
    citations = len(extract(longer).citations)
    seconds = time.perf_counter() - before
    print(len(text.encode()) / 1e6, citations, seconds, _peak(longer))
    return 0


def _peak(document: Document) -> float:
    """Give the most megabytes that the process ever held; on Windows, those of Python's objects."""
    if sys.platform != "win32":
        import resource

        unit = 1e6 if sys.platform == "darwin" else 1e3
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    tracemalloc.start()
    extract(document)
    return tracemalloc.get_traced_memory()[1] / 1e6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
