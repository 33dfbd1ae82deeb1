"""`keys`: the keys of references, former ones too; and texts that cite by former ones, patched."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from evidence_refs.cli.output import write_whole
from evidence_refs.cli.session import Session, load, session
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import EvidenceRefsError, UnreadableError, UsageError, unopened
from evidence_refs.problems import Where

EXAMPLES = """\b
Examples:
  evidence-refs keys
  evidence-refs keys --map > former-keys.tsv
  evidence-refs keys --patch thesis.tex brief.md --dry-run
  evidence-refs keys --patch thesis.tex brief.md"""


def command(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", readable=False, help="With --patch: the texts."),
    ] = None,
    map: Annotated[
        bool, typer.Option("--map", help="Only former keys: each with the key of today.")
    ] = False,
    patch: Annotated[
        bool,
        typer.Option("--patch", help="Put the keys of today into the citations of these files."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --patch: say what would change.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="An array of keys with aliases; of --map, an object.")
    ] = False,
) -> int:
    r"""List keys, each with its aliases: former keys, and keys of records merged into it.

    --patch mends \cite{…}, in LaTeX, and [@…], of pandoc, and touches nothing else in a file. A
    former key that stands anywhere else is named, and left.
    """
    _refuse(files or (), patch=patch, dry_run=dry_run, rest=map or json)
    names = load(context).index.aliases()
    former = {alias: key for key, aliases in names.items() for alias in aliases}
    here = session(context)
    if patch:
        codes = [_patch(here, file, former, dry_run=dry_run) for file in files or ()]
        return max(codes, default=0)
    if map:
        if json:
            here.screen.json(former)
        else:
            here.screen.table(("old", "new"), sorted(former.items()))
    elif json:
        here.screen.json([{"key": key, "aliases": names[key]} for key in names])
    else:
        here.screen.table(("key", "aliases"), [(key, " ".join(names[key])) for key in names])
    return 0


def _refuse(files: Sequence[Path], *, patch: bool, dry_run: bool, rest: bool) -> None:
    if patch and not files:
        raise UsageError("--patch of which files?", hint="keys --patch FILE...")
    if not patch and (files or dry_run):
        what = "a file" if files else "--dry-run"
        raise UsageError(f"{what} is for --patch", hint="keys --patch FILE... [--dry-run]")
    if patch and rest:
        raise UsageError("--patch goes with neither --map nor --json", hint="leave them out")


def _patch(here: Session, file: Path, former: Mapping[str, str], *, dry_run: bool) -> int:
    """Patch a file; say which keys were changed, and which were left. Gives the exit code."""
    from evidence_refs.catalogue.records.rekey import rekey

    screen = here.screen
    try:
        # What is not UTF-8 in it stays, byte for byte.
        text = _read(file).decode("utf-8", errors="surrogateescape")
        rekeyed = rekey(text, former)
        if rekeyed.changed and not dry_run:
            write_whole(file, rekeyed.text.encode("utf-8", errors="surrogateescape"))
    except EvidenceRefsError as error:
        screen.error(error)
        return error.exit_code
    for each in rekeyed.changed:
        screen.line(f"{file}:{each.line}: {each.old} -> {each.new}")
    for each in rekeyed.left:
        screen.note(f"left: {file}:{each.line}: {each.old} stands outside a citation")
    done = "would be changed" if dry_run else "changed"
    screen.note(f"{file}: {count(len(rekeyed.changed), 'key', 'keys')} {done}")
    return 0


def _read(file: Path) -> bytes:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise unopened(error, str(file)) from error
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        hint = "save it again as UTF-8"
        raise UnreadableError("is UTF-16, and was not read", where=Where(str(file)), hint=hint)
    return raw
