"""A document whose lists are renewed: read, filled, and written or compared."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.cli.brief.lists import Desk
from evidence_refs.cli.output import write_whole
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import (
    ConflictError,
    EvidenceRefsError,
    UsageError,
    unopened,
)
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from evidence_refs.briefs.marked.place import Renewed
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.brief.citations import Citations
    from evidence_refs.cli.terminal.render import Screen

_ZIP = b"PK\x03\x04"
_OF_WORD = (".docx", ".docm", ".dotx", ".dotm")
_OF_TEXT = (".md", ".markdown", ".txt", ".html")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with each document; empty is what was not asked for.

    `typed` gives the words of a command as a person types them.
    """

    typed: Callable[[Sequence[str]], str]
    added_since: str = ""
    check: bool = False
    diff: bool = False
    cite: str = ""
    output: str = ""

    def target(self, file: str) -> str:
        """Give the file that is written."""
        return self.output or file

    def command(self, file: str) -> str:
        """Give the command that writes what was compared."""
        asked = ("--added-since", self.added_since), ("--cite", self.cite), ("-o", self.output)
        options = [word for name, value in asked if value for word in (name, value)]
        return self.typed(["brief", "update", file, *options])


def update(screen: Screen, index: Index, file: str, order: Order) -> int:
    """Renew the lists of a document as it was asked for, and give the exit code.

    Raises:
        UnreadableError: it cannot be read, or a mark in it is wrong.
        UsageError: it has a setting that is not for its kind, or a key is missing.
        ConflictError: it was changed meanwhile.
    """
    raw = _bytes(file)
    is_word = raw.startswith(_ZIP) or Path(file).suffix.lower() == ".docx"
    _refuse_other_kind(is_word, order.output)
    renew = _word if is_word else _markdown
    found = renew(screen, index, file, raw, order)
    if isinstance(found, int):
        return found
    if order.diff:
        screen.text("".join(_diff(found, file, order.target(file))))
    if order.check:
        return _check(screen, found, file, order)
    if not order.diff:
        _write(screen, found, file, raw, order)
    return 0


def _refuse_other_kind(is_word: bool, output: str) -> None:
    """See that the name of a copy is not one of another kind, by which no program would open it."""
    suffix = Path(output).suffix.lower()
    if suffix in (_OF_TEXT if is_word else _OF_WORD):
        kind, own = ("a Word file", ".docx") if is_word else ("Markdown", ".md")
        message = f"--output {output} has the name of another kind: FILE is {kind}"
        raise UsageError(message, hint=f"let it end in {own}")


def _bytes(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise unopened(error, file) from error


def _word(screen: Screen, index: Index, file: str, raw: bytes, order: Order) -> Renewed | int:
    from evidence_refs.briefs import docx as writer
    from evidence_refs.briefs.marked import cited_word, citing_word, word
    from evidence_refs.cli.brief.citations import citations, tell_nearly

    where = Where(file)
    if order.target(file) == "-":
        raise UsageError("Word is not written to stdout", where=where, hint="name a file with -o")
    document = word.read(raw, file)
    if not document.lists and not order.cite:
        hint = "a list is a content control with the tag `references: …`, or a bookmark `references_NAME`"
        screen.problem(Problem("no-list", "no list stands in it", where, "warning", hint=hint))
    every = cited_word.cited(document, file)
    found = every.of(index.names)
    cites = citations(index, found.clusters, lambda _: where)
    tell_nearly(screen, citations(index, every.clusters, lambda _: where), cites)
    desk = _desk(screen, index, file, order, list(cites.ids))
    here = document.package.document
    filled = desk.filled(document.lists, lambda blocks: writer.elements(blocks, here))
    code = max(_told(screen, filled.wrong), _missing(screen, cites, order))
    if code:
        return code
    prose = word.NOTHING
    if order.cite:
        numbered = filled.numbering.of(order.cite)
        prose = citing_word.written(document, found, cites.works(index), numbered)
    renewed = word.renewed(document, filled.bodies, prose)
    return replace(renewed, citations=len(found.places) if order.cite else 0)


def _markdown(screen: Screen, index: Index, file: str, raw: bytes, order: Order) -> Renewed | int:
    from evidence_refs.briefs import markdown as writer
    from evidence_refs.briefs.marked import citing_markdown, markdown
    from evidence_refs.cli.brief.citations import citations

    document = markdown.read(raw, file)
    found = citing_markdown.cited(document)
    cites = citations(index, found, lambda each: Where(file, document.line_of(each.start)))
    desk = _desk(screen, index, file, order, list(cites.ids))
    filled = desk.filled(document.lists, writer.write)
    code = max(_told(screen, filled.wrong), _missing(screen, cites, order))
    if code:
        return code
    if not order.cite:
        return markdown.renewed(document, filled.bodies)
    numbered = filled.numbering.of(order.cite)
    (edits,) = citing_markdown.written([(document, found)], cites.works(index), numbered)
    return replace(markdown.renewed(document, filled.bodies, edits), citations=len(edits))


def _missing(screen: Screen, cites: Citations, order: Order) -> int:
    """Say which keys the catalogue does not have, and give the exit code: in a copy, each must be there."""
    if order.cite:
        return _told(screen, list(cites.missing.values()))
    cites.tell_missing(screen)
    return 0


def _desk(screen: Screen, index: Index, file: str, order: Order, cited: Sequence[str]) -> Desk:
    from evidence_refs.briefs.marked.named import named

    path = Path("stdin" if file == "-" else file)
    lists = named(path)
    return Desk(
        screen, index, path.parent, lists, order.added_since, cited, order.cite, order.output
    )


def _told(screen: Screen, wrong: Sequence[EvidenceRefsError]) -> int:
    """Say what is wrong, and give the exit code of the worst; 0 where nothing is."""
    for error in wrong:
        screen.error(error)
    return max((error.exit_code for error in wrong), default=0)


def _diff(found: Renewed, file: str, target: str) -> Iterator[str]:
    """Give what changes as lines of a unified diff, as `patch` takes it."""
    before, after = (re.findall(r"[^\n]*\n|[^\n]+\Z", text) for text in (found.before, found.after))
    for line in unified_diff(before, after, file, target):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _check(screen: Screen, found: Renewed, file: str, order: Order) -> int:
    """Say what is out of date: lists, or the whole file that was written for another."""
    hint = order.command(file)
    if not order.output:
        for each in found.changes:
            message = f"the list is out of date: {_come_and_gone(each.come, each.gone)}"
            screen.problem(Problem("out-of-date", message, each.where, hint=hint))
        if not found.changes:
            screen.note(f"{file} is up to date" if found.lists else f"{file}: no list")
        return int(bool(found.changes))
    if Path(order.output).exists() and _bytes(order.output) == found.data:
        screen.note(f"{order.output} is up to date")
        return 0
    screen.problem(Problem("out-of-date", "is out of date", Where(order.output), hint=hint))
    return 1


def _write(screen: Screen, found: Renewed, file: str, raw: bytes, order: Order) -> None:
    def unchanged() -> None:
        if _bytes(file) != raw:
            raise ConflictError(
                "was changed meanwhile; nothing was written",
                where=Where(file),
                hint="save it, then run the command again",
            )

    target = order.target(file)
    if target == "-":
        screen.text(found.data.decode("utf-8"))
    elif order.output:
        write_whole(Path(target), found.data)
    elif found.data != raw:
        write_whole(Path(target), found.data, check=unchanged)
    written = f"wrote {target}: " if order.output not in ("", "-") else f"{file}: "
    screen.note(f"{written}{_summary(found)}")


def _summary(found: Renewed) -> str:
    written = count(found.citations, "citation", "citations") if found.citations else ""
    return ", ".join(filter(None, (_lists(found), written)))


def _lists(found: Renewed) -> str:
    if not found.lists:
        return "no list"
    lists = count(found.lists, "list", "lists")
    if not found.changes:
        return f"{lists}, none changed"
    come, gone = (sum(getattr(each, way) for each in found.changes) for way in ("come", "gone"))
    return f"{lists}, {len(found.changes)} changed ({_come_and_gone(come, gone)})"


def _come_and_gone(come: int, gone: int) -> str:
    comes, goes = "comes" if come == 1 else "come", "goes" if gone == 1 else "go"
    return f"{count(come, 'paragraph', 'paragraphs')} {comes}, {gone} {goes}"
