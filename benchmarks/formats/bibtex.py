"""BibTeX: read by us, and by bare bibtexparser 2, which parses and decodes nothing; written by both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bibtexparser.entrypoint import parse_string, write_string

from benchmarks.catalogue.records import references
from benchmarks.formats.measured import apart
from benchmarks.formats.part import Made, Part
from evidence_refs.formats import WRITERS, records
from evidence_refs.formats.bibtex import writing
from evidence_refs.formats.entry import Entry


def make(size: int, file: Path) -> None:
    """Write a file of so many references that do not exist."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for reference in references(size):
            out.write(writing.entry(reference) + "\n")


def read(file: Path) -> Callable[[], int]:
    """Read as `import` does, and hold nothing."""
    return lambda: sum(isinstance(each, Entry) for each in records.read(file))


def parsed(file: Path) -> Callable[[], int]:
    """Parse, without any of the middleware that parts names or decodes LaTeX."""
    text = file.read_text(encoding="utf-8")
    return lambda: len(parse_string(text, parse_stack=[]).entries)


def written(file: Path) -> Callable[[], int]:
    """Write as many references as the file has."""
    many = list(references(int(file.stem.rpartition("-")[2])))
    return lambda: WRITERS["bibtex"].write(many).count("\n@")


def written_again(file: Path) -> Callable[[], int]:
    """Write what bibtexparser parsed; it escapes nothing."""
    library = parse_string(file.read_text(encoding="utf-8"), parse_stack=[])
    return lambda: f"\n{write_string(library, unparse_stack=[])}".count("\n@")


MADE = Made("bibtex", ".bib", make)
BARE = ("bibtexparser 2", apart(parsed))
PARTS = (
    Part("read bibtex", MADE, (("ours", apart(read)), BARE), most=100_000),
    Part(
        "write bibtex", MADE, (("ours", apart(written)), ("bibtexparser 2", apart(written_again)))
    ),
)
