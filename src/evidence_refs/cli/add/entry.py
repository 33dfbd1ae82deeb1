"""What a person wants to add: pasted citations, options, or answers to questions."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import typer

from evidence_refs.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.extraction.citation import Citation
    from evidence_refs.extraction.pasted import Pasted

_OTHER_FORMATS = (
    ("BibTeX", re.compile(r"@\w+\s*[{(]")),
    ("RIS", re.compile(r"TY  - ")),
    ("PubMed's format", re.compile(r"PMID- ")),
)
_SHOWN = 80

_ASKED = (
    ("title", "title"),
    ("authors", "authors (Family, Given; Family, Given; or an organisation)"),
    ("source", "who issued it"),
    ("date", "date (2019, 2019-03 or 2019-03-31)"),
    ("type", "type (report, webpage, article-journal, book, …)"),
    ("journal", "journal"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("pages", "pages"),
    ("url", "address"),
    ("doi", "DOI"),
    ("abstract", "abstract, on one line"),
    ("tags", "tags (one; another)"),
)
_OF_A_JOURNAL = ("volume", "issue", "pages")


@dataclass(frozen=True, slots=True)
class Entry:
    """A work to be added: its fields, and of one that was read, how sure that is."""

    values: dict[str, Any] = field(default_factory=dict)
    confidence: float | None = None
    unsure: tuple[str, ...] = ()

    def with_values(self, values: dict[str, Any]) -> Entry:
        """Give the entry with fields that the person gave beside the citation."""
        from evidence_refs.catalogue.records.new import completed

        return replace(self, values=completed(self.values, values))


def from_citations(screen: Screen, words: Sequence[str]) -> Iterator[Entry | None]:
    """Give an entry for each citation; None for each text that was not understood, which is said.

    `-` is what comes in on stdin.
    """
    for word in words:
        try:
            pieces = _pieces(_stdin() if word == "-" else word)
        except UnreadableError as error:
            screen.error(error)
            yield None
            continue
        for piece in pieces:
            if not piece.citations:
                screen.error(_not_understood(piece.text))
                yield None
            yield from map(_entry, piece.citations)


def _pieces(text: str) -> list[Pasted]:
    from evidence_refs.extraction.pasted import read_pasted

    text.encode("utf-8")  # what is no text is refused here, and not by the tagger in C
    for name, begins in _OTHER_FORMATS:
        if begins.match(text.lstrip()):
            hint = "paste the reference as a text prints it, or import the file"
            raise UnreadableError(f"is {name}, not a citation as it is printed", hint=hint)
    pieces = read_pasted(text)
    if not pieces:
        raise UnreadableError("there is no citation", hint="put one between quotation marks")
    return pieces


def _stdin() -> str:
    from evidence_refs.reading.text import read

    return read(sys.stdin.buffer.read(), "-").text


def _not_understood(text: str) -> UnreadableError:
    shown = " ".join(text.split())[:_SHOWN]
    return UnreadableError(
        f"cannot read a citation in: {shown}", hint='say what is what: --title "…" --author "…"'
    )


def _entry(citation: Citation) -> Entry:
    from evidence_refs.extraction.account import unsure_fields

    work = citation.work
    values = {name: getattr(work, name) for name in work.model_fields_set}
    return Entry(values, citation.confidence, unsure_fields(citation))


def from_answers(screen: Screen) -> Entry:
    """Ask for a citation, or for one field after the other.

    Raises:
        typer.Abort: the person ends the input.
    """
    screen.line("Paste a citation and an empty line, or only press Enter to type its fields:")
    pasted = "\n".join(iter(lambda: _answer(screen, ""), ""))
    if pasted:
        found = [entry for entry in from_citations(screen, [pasted]) if entry]
        if found:
            return found[0]
    screen.line("Enter leaves a field out.")
    values: dict[str, Any] = {}
    for name, asked in _ASKED:
        if name not in _OF_A_JOURNAL or "journal" in values:
            values.update(_asked(screen, name, asked))
    return Entry(values)


def _asked(screen: Screen, name: str, asked: str) -> dict[str, Any]:
    """Ask for a field until the answer can be, or is none."""
    from evidence_refs.catalogue.check.single import reference_of
    from evidence_refs.catalogue.records.typed import value_of

    while text := _answer(screen, f"{asked}: "):
        try:
            value = value_of(name, text)
            reference_of({"key": "new", name: value})
        except UsageError as error:
            screen.error(error)
        else:
            return {name: value}
    return {}


def _answer(screen: Screen, question: str) -> str:
    answer = screen.ask(question)
    if answer is None:
        raise typer.Abort
    return answer
