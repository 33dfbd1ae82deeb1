"""`export --check`: whether a file is what would be written now."""

from __future__ import annotations

from pathlib import Path

import typer

from evidence_refs.briefs import OUTPUTS
from evidence_refs.cli.export.options import Asked
from evidence_refs.cli.session import session
from evidence_refs.cli.terminal.shell import command_line
from evidence_refs.errors import unopened
from evidence_refs.formats import WRITERS
from evidence_refs.problems import Problem, Where


def check(context: typer.Context, wanted: Asked, data: bytes) -> int:
    """Say whether the file has these bytes, and give the exit code.

    Raises:
        UnreadableError: it is there, and cannot be read.
    """
    screen = session(context).screen
    found = differs(Path(wanted.check), data, _suffix(wanted.format))
    if found is None:
        screen.note(f"{wanted.check} is up to date")
        return 0
    hint = _command(context, wanted)
    screen.problem(Problem("out-of-date", found, Where(wanted.check), hint=hint))
    return 1


def _suffix(format: str) -> str:
    return OUTPUTS[format].suffix if format in OUTPUTS else WRITERS[format].suffix


def differs(path: Path, data: bytes, suffix: str) -> str | None:
    """Give in words how a file differs from what it should be; None where it does not.

    Args:
        path: the file.
        data: what it should be.
        suffix: of files of its kind.

    Raises:
        UnreadableError: it is there, and cannot be read.
    """
    from evidence_refs.formats.compared import difference, have_the_same_parts

    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return "is not there"
    except OSError as error:
        raise unopened(error, str(path)) from error
    if raw == data:
        return None
    if suffix == ".docx":
        return None if have_the_same_parts(raw, data) else "is out of date"
    text = data.decode("utf-8")
    before = raw.decode("utf-8", errors="replace")
    if _with_lf(before) == _with_lf(text):
        return "is out of date: other ends of lines"
    found = difference(_with_lf(before), _with_lf(text), suffix)
    if not found.number:
        how = "in another order" if found.moved else "with other blank lines"
        return f"is out of date: the same entries {how}"
    entries = "entry differs:" if found.number == 1 else "entries differ, the first:"
    return f"is out of date: {found.number} {entries} {found.first}"


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n")


def _command(context: typer.Context, wanted: Asked) -> str:
    """Give the command that writes the file, with the options that were given."""
    words = ["export", wanted.format]
    for parameter in context.command.params:
        if parameter.name not in ("format", "check", "output"):
            words += _typed(parameter.opts[0], context.params.get(parameter.name or ""))
    return command_line(context, [*words, "-o", wanted.check])


def _typed(option: str, value: object) -> list[str]:
    """Give an option as it was typed; nothing where it was not."""
    if not value or value is True:
        return [option] if value else []
    values = value if isinstance(value, list | tuple) else [value]
    return [word for each in values for word in (option, str(each))]
