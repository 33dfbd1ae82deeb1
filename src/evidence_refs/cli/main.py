"""The program: its commands, its options, and what happens when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from evidence_refs import __version__
from evidence_refs.cli.options.arguments import hoist
from evidence_refs.cli.registry import Commands
from evidence_refs.cli.session import Session
from evidence_refs.cli.terminal.render import Color, Screen, use_utf8
from evidence_refs.errors import EvidenceRefsError, Remark

PROGRAM = "evidence-refs"
INTERRUPTED = 130

app = typer.Typer(
    name=PROGRAM,
    cls=Commands,
    help="""Read evidence briefs and catalogue every work that they cite.

    \b
    evidence-refs init
    evidence-refs extract brief.txt
    evidence-refs list --year 2020..
    evidence-refs export bibtex -o references.bib

    The options below stand before or after any command.""",
    epilog="Each command has examples: evidence-refs COMMAND --help",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        Screen().line(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    catalogue: Annotated[
        Path | None,
        typer.Option(
            "--catalogue",
            "-c",
            metavar="PATH",
            readable=False,  # what cannot be read is said with the contract's exit code
            help="The catalogue. Else $EVIDENCE_REFS_CATALOGUE, else data/references.yaml here or in "
            "the nearest folder above.",
        ),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but results and errors.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    color: Annotated[
        Color, typer.Option("--color", help="Colour on a terminal; auto obeys NO_COLOR.")
    ] = Color.auto,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    here = Session(catalogue, Screen(quiet=quiet, color=color), debug)
    context.obj = here
    context.with_resource(here.patience())


def run() -> None:
    """Run the program on the words of the command line, and exit with its code."""
    # Python looks for garbage at each seven hundred new objects, and a catalogue is many thousands.
    gc.set_threshold(50_000)
    if getattr(sys, "frozen", False):
        # One file with its own Python starts itself anew for each process that reads files.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run the program on `arguments`, and give its exit code. Prints, never raises."""
    use_utf8()
    if "_EVIDENCE_REFS_COMPLETE" in os.environ:
        # Completion would load rich only to take markup out of help that has none.
        sys.modules.setdefault("rich", None)  # type: ignore[arg-type]
    screen = Screen()
    try:
        ours, rest = hoist(arguments)
        words = [*ours, *(rest or ["--help"])]
        with _remarks(Screen(quiet=not {"-q", "--quiet"}.isdisjoint(ours))):
            code = app(args=words, prog_name=PROGRAM, standalone_mode=False)
        screen.flush()
    except Exception as error:
        if "--debug" in arguments:
            import traceback

            screen.note(traceback.format_exc().rstrip())
        return _report(error, screen)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code if isinstance(code, int) else 0


@contextmanager
def _remarks(screen: Screen) -> Iterator[None]:
    """Say what a part below the command line remarks on, while the command goes on."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", Remark)
        other = warnings.showwarning

        def show(message: Warning | str, *where: Any, **more: Any) -> None:
            if isinstance(message, Remark):
                screen.note(f"note: {message}")
            else:
                other(message, *where, **more)

        warnings.showwarning = show
        yield


def _report(error: Exception, screen: Screen) -> int:
    """Say in one line what went wrong, with a hint in a second; give the exit code."""
    match error:
        case typer.Exit():
            return error.exit_code
        case typer.Abort():
            return INTERRUPTED
        case EvidenceRefsError():
            screen.error(error)
            return error.exit_code
        case typer.TyperException():
            _report_usage(error, screen)
            return 2
        case UnicodeEncodeError():
            screen.failure("an argument holds bytes that are not UTF-8", "type it again")
            return 2
        case _ if _is_damaged_index(error):
            from evidence_refs.catalogue.index.database import forget_all

            forget_all()
            screen.failure("the index in the cache was damaged, and is deleted", "run it again")
            return 3
        case MemoryError():
            screen.failure("not enough memory", "extract fewer or smaller files at once")
            return 3
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            screen.failure(f"{where}{error.strerror or error}", "--debug shows where it happened")
            return 3
        case _:
            screen.failure(
                f"unexpected {type(error).__name__}: {error}",
                "this is a fault of the program; --debug shows where it happened",
            )
            return 3


def _is_damaged_index(error: Exception) -> bool:
    module = sys.modules.get("sqlite3")
    return module is not None and type(error) is module.DatabaseError


def _report_usage(error: typer.TyperException, screen: Screen) -> None:
    # typer's own message: "No such option: --jsn (Possible options: --json)",
    # "No such command 'lst'. Did you mean 'list'?".
    message = error.format_message().strip()
    near = ""
    for mark in (" Did you mean ", " (Possible options: "):
        message, _, found = message.partition(mark)
        near = near or found.rstrip("?)")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else PROGRAM
    message = message[:1].lower() + message[1:].rstrip(".")
    screen.failure(
        message, f"did you mean {near}?" if near else f"{command} --help shows how it is used"
    )
