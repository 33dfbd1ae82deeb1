"""Tasks that leave the catalogue as it is; what the programs keep of it is there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benchmarks.catalogue import prose
from benchmarks.catalogue.editing import lines
from benchmarks.catalogue.programs import bare_typer
from benchmarks.catalogue.tasks import (
    BIBTOOL,
    COBIB,
    COBIB_FOUND,
    LINE,
    OURS,
    PAPIS,
    PAPIS_FORMAT,
    ROW,
    TYPER,
    Bench,
    Once,
    Step,
    Task,
    always,
    asked,
)
from benchmarks.running import Command

_LIKE_OURS = "{doc[ref]} {doc[year]} {doc[author]} {doc[title]}"
_COBIB_ROW = r"^(?!label::title$)[^:\s]+::"
_ENTRY = r"(?i)^@(?!preamble|comment)\w+\s*\{"


def starting(bench: Bench) -> Task:
    """Give what is measured of the programs alone."""
    steps = (
        *asked(OURS, bench.ours, "--version", answer=LINE),
        always(TYPER, bare_typer(bench.files), LINE),
        *asked(PAPIS, bench.papis, "--version", answer=LINE),
        *asked(COBIB, bench.cobib, "--version", answer=LINE),
    )
    return Task("--version", steps)


def reading(bench: Bench) -> Iterator[Task]:
    """Give the tasks that read."""
    yield _search(bench, "a rare word", prose.RARE, prose.RARE)
    yield _search(bench, "a common word", prose.COMMON, prose.COMMON)
    yield _search(bench, "two words", " ".join(prose.PAIR), None)
    yield _search(bench, "a phrase", f'"{prose.PHRASE}"', prose.PHRASE)
    yield _list(bench)
    yield _show(bench)
    yield _complete(bench)
    yield _export(bench)
    yield Task("validate", [always(OURS, bench.ours.command("validate", codes=(0, 1)))])
    yield Task("fmt --check", [always(OURS, bench.ours.command("fmt", "--check"))])


def _search(bench: Bench, what: str, query: str, of_cobib: str | None) -> Task:
    """Cobib looks for one pattern, or for any of several; there is none that two words must match."""
    steps = [*asked(OURS, bench.ours, "search", query, answer=ROW), *_papis_list(bench, query)]
    if of_cobib is not None:
        steps += asked(COBIB, bench.cobib, "search", "-i", of_cobib, answer=COBIB_FOUND)
    return Task(f"search: {what}", steps)


def _list(bench: Bench) -> Task:
    steps = (
        *asked(OURS, bench.ours, "list", answer=ROW),
        *_papis_list(bench, "*"),
        *asked(COBIB, bench.cobib, "list", answer=_COBIB_ROW),
    )
    return Task("list", steps)


def _papis_list(bench: Bench, query: str) -> list[Step]:
    """By itself papis prints the folder of each; with a format, what our list prints."""
    words = ("list", "--all", query)
    like_ours = (*words, "--format", _LIKE_OURS)
    return [
        *asked(PAPIS, bench.papis, *words, answer=LINE),
        *asked(PAPIS_FORMAT, bench.papis, *like_ours, answer=LINE),
    ]


def _show(bench: Bench) -> Task:
    of_papis = ("export", "--all", "--format", "yaml", f"ref:{bench.key}")
    steps = (
        *asked(OURS, bench.ours, "show", bench.key, answer=rf"^{bench.key}$"),
        *asked(PAPIS, bench.papis, *of_papis, answer=rf"^ref: {bench.key}$"),
        *asked(COBIB, bench.cobib, "show", bench.key, answer=_ENTRY),
    )
    return Task("show", steps)


def _complete(bench: Bench) -> Task:
    """What the shell runs when Tab is pressed after the first letters of a key."""
    line = f"evidence-refs show {bench.key[:4]}"
    pressed = {
        "_EVIDENCE_REFS_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    command = bench.ours.command()
    command = replace(command, environment={**command.environment, **pressed})
    return Task("complete a key", [always(OURS, command, rf"^{bench.key[:4]}")])


def _export(bench: Bench) -> Task:
    out = bench.files.folder / "exported.bib"
    file = str(out)
    of_papis = ("export", "--all", "--format", "bibtex", "--out", file, "*")
    commands = {OURS: bench.ours.command("export", "bibtex", "-o", file)}
    if bench.papis is not None:
        commands[PAPIS] = bench.papis.command(*of_papis)
    if bench.cobib is not None:
        commands[COBIB] = bench.cobib.command("export", "--bibtex", file)
    if bench.bibtool is not None:
        commands[BIBTOOL] = Command((bench.bibtool, str(bench.files.bib), "-o", file))

    def step(program: str, command: Command) -> Step:
        def prepare(_: int) -> Once:
            out.unlink(missing_ok=True)
            return Once((command,), lambda _: lines(out, _ENTRY))

        return Step(program, prepare)

    return Task("export bibtex", [step(*each) for each in commands.items()])
