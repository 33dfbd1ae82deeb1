"""What the schema cannot say of a catalogue: between records, and of values that cannot be.

An error breaks the catalogue; a warning is what a librarian would look at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from evidence_refs.catalogue.check import identifiers
from evidence_refs.model import WORK_FIELDS, Catalogue, Person, Reference
from evidence_refs.problems import NOWHERE, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Sequence


class Placing(Protocol):
    """Gives the place of a value, found by the way to it from the root."""

    def of(self, loc: Sequence[str | int], /) -> Where:
        """Give the place of the value at `loc`."""
        ...


class _Nowhere:
    def of(self, loc: Sequence[str | int], /) -> Where:
        return NOWHERE


def errors(catalogue: Catalogue, marks: Placing | None = None) -> list[Problem]:
    """Give what breaks the catalogue, sorted by place."""
    marks = marks or _Nowhere()
    found = [
        *_keys(catalogue, marks),
        *_documents(catalogue, marks),
        *_distinct(catalogue, marks),
    ]
    return sorted(found, key=_by_place)


def check(catalogue: Catalogue, marks: Placing | None = None) -> list[Problem]:
    """Give every problem of a catalogue that the schema allows, sorted by place.

    Args:
        catalogue: to be checked.
        marks: where its values stand; without it problems have no place.
    """
    marks = marks or _Nowhere()
    found = [*_order(catalogue, marks), *_decisions(catalogue, marks)]
    for number, reference in enumerate(catalogue.references):
        for code, field, message, hint in _doubts(reference):
            place = marks.of(("references", number, *field))
            found.append(Problem(code, message, place, "warning", reference.key, hint))
    return sorted([*errors(catalogue, marks), *found], key=_by_place)


def _by_place(problem: Problem) -> tuple[int, int, str]:
    return problem.where.line or 0, problem.where.column or 0, problem.code


def _keys(catalogue: Catalogue, marks: Placing) -> Iterator[Problem]:
    """Keys and aliases are one set of names, each used once."""
    first: dict[str, tuple[str, Sequence[str | int]]] = {}
    for number, reference in enumerate(catalogue.references):
        here: tuple[str | int, ...] = ("references", number, "key")
        if reference.key in first:
            yield _taken("duplicate-key", reference, reference.key, first, marks, here)
        first.setdefault(reference.key, (reference.key, here))
    keys = set(first)
    for number, reference in enumerate(catalogue.references):
        for nth, alias in enumerate(reference.aliases):
            here = ("references", number, "aliases", nth)
            if alias in first:
                code = "alias-hides-key" if alias in keys else "duplicate-alias"
                yield _taken(code, reference, alias, first, marks, here)
            first.setdefault(alias, (reference.key, here))


def _taken(
    code: str,
    reference: Reference,
    name: str,
    first: Mapping[str, tuple[str, Sequence[str | int]]],
    marks: Placing,
    here: Sequence[str | int],
) -> Problem:
    owner, there = first[name]
    line = marks.of(there).line
    what = "is the key" if there[-1] == "key" else "is an alias"
    message = f"`{name}` {what} of {'another record' if owner == name else owner} already"
    return Problem(
        code,
        message + (f" (line {line})" if line else ""),
        marks.of(here),
        key=reference.key,
        hint="give one of the two another key"
        if code == "duplicate-key"
        else "take the alias out, or merge the two records",
    )


def _documents(catalogue: Catalogue, marks: Placing) -> Iterator[Problem]:
    known: set[str] = set()
    for number, document in enumerate(catalogue.documents):
        if document.id in known:
            place = marks.of(("documents", number, "id"))
            yield Problem("duplicate-document", f"document `{document.id}` stands twice", place)
        known.add(document.id)
    for number, reference in enumerate(catalogue.references):
        for nth, citation in enumerate(reference.cited_in):
            if citation.document not in known:
                yield Problem(
                    "unknown-document",
                    f"is cited in `{citation.document}`, which is not among the documents",
                    marks.of(("references", number, "cited_in", nth, "document")),
                    key=reference.key,
                    hint="add it to `documents`, or take the citation out",
                )


def _distinct(catalogue: Catalogue, marks: Placing) -> Iterator[Problem]:
    for number, (one, other) in enumerate(catalogue.distinct):
        if one == other:
            place = marks.of(("distinct", number))
            yield Problem("distinct-from-itself", f"`{one}` is said to differ from itself", place)


def _order(catalogue: Catalogue, marks: Placing) -> Iterator[Problem]:
    for number, (one, other) in enumerate(pairwise(catalogue.references), start=1):
        if other.key < one.key:
            yield Problem(
                "not-sorted",
                f"`{other.key}` stands after `{one.key}`: records are not sorted by key",
                marks.of(("references", number, "key")),
                "warning",
                other.key,
                "run `evidence-refs fmt`",
            )
            return  # one says it all


def _decisions(catalogue: Catalogue, marks: Placing) -> Iterator[Problem]:
    """What a person decided should be of keys that mean something."""
    keys = {reference.key for reference in catalogue.references}
    names = keys.union(*(reference.aliases for reference in catalogue.references))
    for number, key in enumerate(catalogue.removed):
        if key in names:
            yield Problem(
                "removed-but-there",
                f"`{key}` is listed as removed, and there is a record of it",
                marks.of(("removed", number)),
                "warning",
                key,
                "take it out of `removed`, or remove the record",
            )
    for number, pair in enumerate(catalogue.distinct):
        for nth, key in enumerate(pair):
            if key not in names:
                yield Problem(
                    "distinct-unknown-key",
                    f"`distinct` names `{key}`, which is no record's key",
                    marks.of(("distinct", number, nth)),
                    "warning",
                    hint="correct the key, or take the pair out",
                )


Doubt = tuple[str, tuple[str | int, ...], str, str | None]
"""Code, the way to the field in the record, message, hint."""

_SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "url": (identifiers.is_url, "write a whole address, or keep it in `url_text`"),
    "archive_url": (identifiers.is_url, "write a whole address"),
    "doi": (identifiers.is_doi, "write it as 10.1234/abc, without https://doi.org/"),
    "pmid": (identifiers.is_pmid, "write the number alone"),
    "pmcid": (identifiers.is_pmcid, "write it as PMC1234567"),
    "isbn": (identifiers.is_isbn, "compare it with the print: its check digit is wrong"),
    "issn": (identifiers.is_issn, "compare it with the print: its check digit is wrong"),
}

_ORGANISATION = re.compile(
    r"\b(?:NHS|Department|Ministry|Council|University|Institute|Association|Foundation|Trust|"
    r"Committee|Commission|Agency|Authority|Confederation|Federation|Society|College|Network|"
    r"Group|Fund|Office|Board|Centre|Center|Partnership|Organi[sz]ation|Government|Alliance|"
    r"Service|Ltd|Limited|plc|Inc)\b"
)
# UTF-8 that was read as Windows-1252 (â€™, Ã©, Â£) or lost altogether.
_MOJIBAKE = re.compile(r"â€[\u0080-\uffff]?|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|ï»¿|\ufffd")


def _doubts(reference: Reference) -> Iterator[Doubt]:
    yield from _doubts_of_title(reference)
    yield from _doubts_of_names(reference)
    yield from _doubts_of_text(reference)
    for field, (can_be, hint) in _SHAPES.items():
        value = getattr(reference, field)
        if value and not can_be(value):
            name = field.upper() if field in ("doi", "pmid", "isbn", "issn") else f"`{field}`"
            yield f"wrong-{field.replace('_', '-')}", (field,), f"{name} cannot be: {value}", hint


def _doubts_of_title(reference: Reference) -> Iterator[Doubt]:
    title = reference.title
    if not title and not any(citation.text for citation in reference.cited_in):
        hint = "add a title, or the printed words to `cited_in`"
        yield "no-title", ("key",), "has neither a title nor printed words", hint
    letters = [sign for sign in title or "" if sign.isalpha()]
    if len(letters) > 12 and " " in (title or "") and all(sign.isupper() for sign in letters):
        yield "capitals", ("title",), "`title` is all in capitals", "write it as a sentence"


def _doubts_of_names(reference: Reference) -> Iterator[Doubt]:
    for field in ("authors", "editors"):
        for nth, name in enumerate(getattr(reference, field)):
            if not isinstance(name, Person):
                continue
            if _ORGANISATION.search(name.family) and " " in name.family:
                message = f"`{name.family}` looks like an organisation, entered as a person"
                hint = f"write {{literal: {name.family}}}"
                yield "organisation-as-person", (field, nth), message, hint


def _doubts_of_text(reference: Reference) -> Iterator[Doubt]:
    for field, text in _texts(reference):
        if match := _MOJIBAKE.search(text):
            around = text[max(0, match.start() - 10) : match.end() + 10]
            message = f"`{field}` holds wrongly decoded signs: …{around}…"
            yield "mojibake", (field,), message, "compare it with the print"


def _texts(reference: Reference) -> Iterator[tuple[str, str]]:
    for field in WORK_FIELDS:
        value: Any = getattr(reference, field)
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, tuple):
            for each in value:
                yield (
                    field,
                    each
                    if isinstance(each, str)
                    else " ".join(each.model_dump(exclude_none=True).values()),
                )
