"""Tasks of which each run finds something changed: the cache is gone, or the catalogue is another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.catalogue import prose
from benchmarks.catalogue.editing import edit, lines
from benchmarks.catalogue.files import Files
from benchmarks.catalogue.programs import Program, pyyaml
from benchmarks.catalogue.tasks import (
    COBIB,
    COBIB_FOUND,
    LINE,
    OURS,
    PAPIS,
    PYYAML,
    ROW,
    Bench,
    Once,
    Step,
    Task,
    always,
)


def first(bench: Bench) -> Task:
    """Give the first command ever: nothing is kept yet."""

    def step(name: str, program: Program, answer: str, *words: str) -> Step:
        def prepare(_: int) -> Once:
            program.forget()
            command = program.command(*words, prose.RARE)
            return Once((command,), lambda output: lines(output, answer))

        return Step(name, prepare)

    steps = [
        step(OURS, bench.ours, ROW, "search"),
        always(PYYAML, pyyaml(bench.files)),
    ]
    if bench.papis is not None:
        steps.append(step(PAPIS, bench.papis, LINE, "list", "--all"))
    if bench.cobib is not None:
        steps.append(step(COBIB, bench.cobib, COBIB_FOUND, "search", "-i"))
    return Task("first search ever", steps)


def changing(bench: Bench) -> Iterator[Task]:
    """Give the tasks that change the catalogue, each program its own."""
    yield Task("search after an edit", list(_edits(bench)))
    yield Task("add", list(_additions(bench)))


def _edits(bench: Bench) -> Iterator[Step]:
    """A person edits a title, and looks for its new word. Papis has to be told of the edit."""
    files, found = bench.files, ("list", "--all")
    yield Step(OURS, partial(_edit, bench.ours, files.catalogue, (), ("search",), ROW))
    if bench.papis is not None:
        info, told = files.papis / bench.key / "info.yaml", ("cache", "update-newer", "--all", "*")
        yield Step(PAPIS, partial(_edit, bench.papis, info, told, found, LINE))
    if bench.cobib is not None:
        yield Step(COBIB, partial(_edit, bench.cobib, files.cobib, (), ("search",), COBIB_FOUND))


def _edit(
    program: Program,
    file: Path,
    told: tuple[str, ...],
    search: tuple[str, ...],
    answer: str,
    run: int,
) -> Once:
    """Edit a title in a file, and give the search for it, with what must be told before."""
    word = f"edited{run:04d}"
    edit(file, word)
    commands = [program.command(*told)] if told else []
    commands.append(program.command(*search, word))
    return Once(tuple(commands), lambda output: lines(output, answer))


def _additions(bench: Bench) -> Iterator[Step]:
    """A person adds a work of which only the title is known."""
    yield Step(OURS, partial(_add, bench.ours, bench.files))
    if bench.papis is not None:
        yield Step(PAPIS, partial(_add_to_papis, bench.papis, bench.files))
    if bench.cobib is not None:
        yield Step(COBIB, partial(_add_to_cobib, bench.cobib, bench.files))


def _add(program: Program, files: Files, run: int) -> Once:
    word = _word(run)
    command = program.command("add", "--title", _title(word))
    return Once((command,), lambda _: _titles(files.catalogue, word))


def _add_to_papis(program: Program, files: Files, run: int) -> Once:
    word = _word(run)
    values = ("--set", "title", _title(word), "--set", "ref", word)
    command = program.command("add", "--batch", *values, "--folder-name", word)
    return Once((command,), lambda _: _titles(files.papis / word / "info.yaml", word))


def _add_to_cobib(program: Program, files: Files, run: int) -> Once:
    word = _word(run)
    entry = files.folder / "added.bib"
    entry.write_text(f"@misc{{{word},\n  title = {{{_title(word)}}},\n}}\n", encoding="utf-8")
    command = program.command("add", "--bibtex", str(entry))
    return Once((command,), lambda _: _titles(files.cobib, word))


def _word(run: int) -> str:
    return f"added{run:05d}"


def _title(word: str) -> str:
    return f"What {word} to the list"


def _titles(path: Path, word: str) -> int:
    return lines(path, rf"^ *title: .*{word}")
