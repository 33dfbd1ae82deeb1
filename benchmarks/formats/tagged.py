"""RIS and EndNote's XML: seconds and memory of reading and writing, beside bare rispy.

`python -m benchmarks.formats.tagged read FILE` reads a file of records and counts them;
`… write FORMAT FILE` reads it, and writes them. Each is measured as a process of its own.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.running import Command, FailedError, run
from benchmarks.timing import ROOT

SIZES = (10_000, 100_000)
WRITTEN = 10_000
"""Records that are written: a writer has them all in memory."""

_WORDS = """health care policy equity study trial of the in outcomes patients community analysis
    randomised review evidence systematic primary social""".split()


@dataclass(frozen=True, slots=True)
class Row:
    """What a program took to do something with so many records; or why it failed."""

    what: str
    program: str
    records: int
    seconds: float | None = None
    """Of the processor."""
    megabytes: float | None = None
    failure: str = ""


def rows(folder: Path, rispy: Path | None = None, sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Give the rows of the table, one after the other; files are made in `folder`.

    rispy: a Python beside which rispy is installed; left out where there is none.
    """
    ours: tuple[str, ...] = (sys.executable, "-m", "benchmarks.formats.tagged")
    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        file = folder / f"{size}.ris"
        make(file, size)
        if rispy:
            script = ROOT / "benchmarks" / "peers" / "rispy_load.py"
            yield _row("read RIS", "rispy", size, (str(rispy), str(script), str(file)), folder)
        yield _row("read RIS", "ours", size, (*ours, "read", str(file)), folder)
        if size > WRITTEN:
            continue
        for format, name in (("ris", "RIS"), ("endnote-xml", "EndNote XML")):
            wanted = (*ours, "write", format, str(file))
            yield _row(f"read RIS, write {name}", "ours", size, wanted, folder)
        written = folder / f"read RIS, write {name}.out"
        words = (*ours, "read", str(written.rename(folder / f"{size}.xml")))
        yield _row("read EndNote XML", "ours", size, words, folder)


def _row(what: str, program: str, size: int, words: Sequence[str], folder: Path) -> Row:
    try:
        ran = run(Command(tuple(words)), folder / f"{what}.out")
    except FailedError as error:
        return Row(what, program, size, failure=str(error))
    return Row(what, program, size, ran.cpu, ran.megabytes)


def make(file: Path, size: int) -> None:
    """Write `size` records of RIS, with what databases give of an article; always the same."""
    chance = random.Random(size)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for number in range(size):
            out.write("".join(f"{tag}  - {text}\n" for tag, text in _record(number, chance)))


def _record(number: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    def words(count: int) -> str:
        return " ".join(chance.choices(_WORDS, k=count))

    yield from (("TY", "JOUR"), ("ID", str(number)), ("TI", words(12).capitalize()))
    for _ in range(chance.randint(1, 6)):
        yield "AU", f"Smith{chance.randint(0, 3000)}, {chance.choice('ABCDE')}."
    year = chance.randint(1980, 2024)
    yield from (("T2", f"Journal of {words(3)}"), ("PY", str(year)), ("DA", f"{year}/03/04"))
    yield from (("VL", str(number % 90)), ("IS", str(number % 12)), ("SP", str(number)))
    yield from (("EP", str(number + 9)), ("SN", "1234-5679"), ("DO", f"10.1000/j.{number}"))
    yield from (("UR", f"https://example.org/{number}"), ("AB", words(200)))
    yield from (("KW", words(2)) for _ in range(5))
    yield from (("N1", "Cited By :4"), ("DB", "Scopus"), ("M3", "Article"), ("ER", ""))


def main(words: Sequence[str]) -> None:
    """Do what the words say, in this process."""
    from evidence_refs.formats import WRITERS, records
    from evidence_refs.formats.entry import Entry
    from evidence_refs.model import Reference

    found = (each for each in records.read(Path(words[-1])) if isinstance(each, Entry))
    if words[0] == "read":
        print(sum(1 for _ in found))
        return
    references = [
        Reference(
            key=f"k{number}", tags=each.tags, extra=dict(each.extra),
            **{name: getattr(each.work, name) for name in each.work.model_fields_set},
        )
        for number, each in enumerate(found)
    ]  # fmt: skip
    sys.stdout.write(WRITERS[words[1]].write(references))


if __name__ == "__main__":
    main(sys.argv[1:])
