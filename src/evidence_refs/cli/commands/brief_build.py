"""`brief build`: a whole brief from a small recipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.briefs import OUTPUTS
from evidence_refs.cli import complete
from evidence_refs.cli.brief.document import refuse_unknown
from evidence_refs.cli.export.check import differs
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.session import load, locate, session
from evidence_refs.cli.terminal.rows import count
from evidence_refs.cli.terminal.shell import command_line
from evidence_refs.errors import UsageError
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from evidence_refs.briefs.building import Brief
    from evidence_refs.briefs.recipe import Section
    from evidence_refs.briefs.recipe_reading import RecipeFile
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference

EXAMPLES = """\b
Examples:
  evidence-refs brief build brief.toml
  evidence-refs brief build brief.toml -o brief.docx
  evidence-refs brief build brief.toml -o brief.html --check"""


_SUFFIXES = {".markdown": "markdown", ".htm": "html"}
"""Suffixes of files beside those of `OUTPUTS`."""


def command(
    context: typer.Context,
    recipe: Annotated[
        Path, typer.Argument(metavar="FILE", help="The recipe, a .toml file; - is stdin.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="The brief; - is stdout.")
    ] = "-",
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="KIND",
            help=f"{', '.join(OUTPUTS)}; else what OUT's suffix says.",
            autocompletion=complete.outputs,
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 if OUT is out of date.")
    ] = False,
) -> int:
    """Build a brief from a recipe and the catalogue. `brief new` writes a recipe.

    Written as Markdown, HTML or Word. A section without references is a warning.
    """
    screen = session(context).screen
    kind = _kind(screen, output, to)
    if check and output == "-":
        raise UsageError("--check needs a file to look at", hint="name it: -o brief.md")
    from evidence_refs.briefs.recipe_reading import read

    file = read(recipe, sys.stdin.buffer.read() if str(recipe) == "-" else None)
    catalogue = str(locate(session(context).catalogue))
    refuse_overwriting({"--output": output}, [catalogue, *map(str, file.files)])
    brief = _built(load(context).index, file, kind)
    for problem in brief.problems:
        screen.problem(problem)
    data = _written(brief, file, kind)
    if check:
        words = ["brief", "build", str(recipe), *(["--to", to] if to else []), "-o", output]
        return _check(context, output, data, words)
    if output == "-":
        screen.text(data.decode("utf-8")) if OUTPUTS[kind].is_text else screen.data(data)
        return 0
    write_whole(Path(output), data)
    screen.note(f"wrote {count(brief.entries, 'entry', 'entries')} to {output}")
    return 0


def _kind(screen: Screen, output: str, to: str | None) -> str:
    """Give what to write, one of `OUTPUTS`.

    Raises:
        UsageError: there is no such kind, the file's name does not say it, or it is not for a terminal.
    """
    suffixes = {each.suffix: name for name, each in OUTPUTS.items()} | _SUFFIXES
    kind = to or ("markdown" if output == "-" else suffixes.get(Path(output).suffix.lower()))
    if kind is None:
        hint = "end its name in .md, .html or .docx; or say it by --to"
        raise UsageError(f"{output}: what is to be written?", hint=hint)
    if kind not in OUTPUTS:
        raise UsageError(f"--to cannot be {kind}", hint=f"one of {', '.join(OUTPUTS)}")
    if output == "-" and screen.draws and not OUTPUTS[kind].is_text:
        hint = f"name a file: -o brief{OUTPUTS[kind].suffix}"
        raise UsageError(f"{kind} is no text, and this is a terminal", hint=hint)
    return kind


def _built(index: Index, file: RecipeFile, kind: str) -> Brief:
    from evidence_refs.briefs.building import build

    titles = {each.id: each.title for each in index.rest.documents if each.title}
    return build(file, lambda section: _selected(index, section), index.reference, titles, kind)


def _selected(index: Index, section: Section) -> list[Reference]:
    """Give the references of a section.

    Raises:
        UsageError: a filter asks for what there is not.
    """
    from evidence_refs.briefs.recipe_choice import chosen, filters
    from evidence_refs.catalogue.index.filters import Filter

    refuse_unknown(index, section.document, section.tag)
    return chosen(index.references(index.select(Filter(**filters(section)))), section)


def _written(brief: Brief, file: RecipeFile, kind: str) -> bytes:
    """Give the bytes of a brief.

    Raises:
        UnreadableError: the Word file that is to give the styles cannot be read.
    """
    recipe = file.recipe
    settings: dict[str, dict[str, object]] = {
        "html": {"title": recipe.title},
        "docx": {
            "title": recipe.title,
            "author": "; ".join(recipe.authors or recipe.source),
            "reference": file.reference_document,
            "titled": True,
        },
    }
    return OUTPUTS[kind].write(brief.blocks, **settings.get(kind, {}))


def _check(context: typer.Context, path: str, data: bytes, words: list[str]) -> int:
    """Say whether a file is what `words` would write, and give the exit code.

    Raises:
        UnreadableError: it is there, and cannot be read.
    """
    screen = session(context).screen
    found = differs(Path(path), data, Path(path).suffix.lower())
    if found is None:
        screen.note(f"{path} is up to date")
        return 0
    hint = command_line(context, words)
    screen.problem(Problem("out-of-date", found, Where(path), hint=hint))
    return 1
