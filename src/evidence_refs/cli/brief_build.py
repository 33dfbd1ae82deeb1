"""`brief build`: a whole brief from a small recipe."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.rows import count
from evidence_refs.cli.session import load, locate, session
from evidence_refs.cli.shell import command_line
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from evidence_refs.briefs.building import Brief
    from evidence_refs.briefs.recipe_reading import RecipeFile
    from evidence_refs.catalogue.index.index import Index

EXAMPLES = """\b
Examples:
  evidence-refs brief build brief.toml
  evidence-refs brief build brief.toml -o brief.docx
  evidence-refs brief build brief.toml -o brief.html --check"""


class Kind(StrEnum):
    """What a brief is written as."""

    markdown = "markdown"
    html = "html"
    docx = "docx"


_SUFFIXES = {
    ".md": Kind.markdown, ".markdown": Kind.markdown, ".html": Kind.html, ".htm": Kind.html,
    ".docx": Kind.docx,
}  # fmt: skip


def command(
    context: typer.Context,
    recipe: Annotated[Path, typer.Argument(metavar="FILE", help="The recipe, a .toml file.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="The brief; - is stdout.")
    ] = "-",
    to: Annotated[
        Kind | None, typer.Option("--to", help="What to write; else what OUT's suffix says.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit code 1 if OUT is out of date.")
    ] = False,
) -> int:
    """Build a brief from a recipe and the catalogue. `brief new` writes a recipe.

    Written as Markdown, HTML or Word. A section without references is a warning.
    """
    kind = _kind(output, to)
    if check and output == "-":
        raise UsageError("--check needs a file to look at", hint="name it: -o brief.md")
    from evidence_refs.briefs.recipe_reading import read

    file = read(recipe)
    catalogue = str(locate(session(context).catalogue))
    refuse_overwriting({"--output": output}, [catalogue, *map(str, file.files)])
    brief = _built(load(context).index, file)
    screen = session(context).screen
    for problem in brief.problems:
        screen.problem(problem)
    data = _written(brief, file, kind)
    if check:
        words = ["brief", "build", str(recipe), *(["--to", to] if to else []), "-o", output]
        return _check(context, Path(output), data, command_line(context, words))
    if output == "-":
        screen.text(data.decode("utf-8"))
        return 0
    write_whole(Path(output), data)
    screen.note(f"wrote {count(brief.entries, 'entry', 'entries')} to {output}")
    return 0


def _kind(output: str, to: Kind | None) -> Kind:
    """Give what to write.

    Raises:
        UsageError: the file's name does not say it, or a file of Word would go to stdout.
    """
    kind = to or (Kind.markdown if output == "-" else _SUFFIXES.get(Path(output).suffix.lower()))
    if kind is None:
        hint = "end its name in .md, .html or .docx; or say it by --to"
        raise UsageError(f"{output}: what is to be written?", hint=hint)
    if kind is Kind.docx and output == "-":
        raise UsageError("docx is written to a file", hint="name it: -o brief.docx")
    return kind


def _built(index: Index, file: RecipeFile) -> Brief:
    from evidence_refs.briefs.building import build
    from evidence_refs.briefs.recipe_choice import chosen, filters
    from evidence_refs.catalogue.index.filters import Filter

    titles = {each.id: each.title for each in index.rest.documents if each.title}
    return build(
        file,
        lambda section: chosen(index.references(index.select(Filter(**filters(section)))), section),
        titles,
    )


def _written(brief: Brief, file: RecipeFile, kind: Kind) -> bytes:
    """Give the bytes of a brief.

    Raises:
        UnreadableError: the Word file that is to give the styles cannot be read.
    """
    if kind is Kind.markdown:
        from evidence_refs.briefs import markdown

        return markdown.write(brief.blocks).encode("utf-8")
    if kind is Kind.html:
        from evidence_refs.briefs import html

        return html.write(brief.blocks, title=file.recipe.title).encode("utf-8")
    from evidence_refs.briefs import docx

    return docx.write(brief.blocks, reference=file.reference_document)


def _check(context: typer.Context, path: Path, data: bytes, renewing: str) -> int:
    """Say whether a file has these bytes, and give the exit code; `renewing` is what writes them.

    Raises:
        UnreadableError: it is there, and cannot be read.
    """
    screen = session(context).screen
    try:
        same = path.read_bytes() == data
    except FileNotFoundError:
        same = False
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), where=Where(str(path))) from error
    if same:
        screen.note(f"{path} is up to date")
        return 0
    said = "is out of date" if path.exists() else "is not there"
    screen.problem(Problem("out-of-date", said, Where(str(path)), hint=renewing))
    return 1
