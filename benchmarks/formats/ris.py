"""RIS: read by us, and by bare rispy, which runs in an environment of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.formats.bibtex import read
from benchmarks.formats.measured import Measured, Step, apart
from benchmarks.formats.part import Made, Part
from benchmarks.running import Command, run
from benchmarks.timing import ROOT

_RISPY = ROOT / "benchmarks" / "peers" / "rispy_load.py"
_WORDS = """health care policy equity study trial of the in outcomes patients community analysis
    randomised review evidence systematic primary social""".split()


def make(size: int, file: Path) -> None:
    """Write so many records, with what databases give of an article; always the same."""
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


def _loaded(python: str, file: Path) -> Measured:
    """Load a file with rispy; its program tells how long that alone took."""
    output = file.with_suffix(".rispy")
    ran = run(Command((python, str(_RISPY), str(file))), output)
    count, cpu, seconds = output.read_text(encoding="utf-8").split()
    return Measured(int(count), float(cpu), float(seconds), ran.megabytes)


MADE = Made("ris", ".ris", make)


def bare(rispy: str) -> tuple[tuple[str, Step], ...]:
    """Give the step of bare rispy, where there is a Python that has it."""
    return (("rispy", partial(_loaded, rispy)),) if rispy else ()


def parts(rispy: str) -> tuple[Part, ...]:
    """Give the parts of the table; `rispy` is a Python beside which it is installed, or empty."""
    return (Part("read ris", MADE, (("ours", apart(read)), *bare(rispy)), most=100_000),)
