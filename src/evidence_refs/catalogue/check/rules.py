"""What breaks a catalogue, and the schema cannot say: between its records."""

from __future__ import annotations

from collections.abc import Iterator

from evidence_refs.catalogue.check.finding import Drop, Finding, Loc, Nowhere, Placing, placed
from evidence_refs.model import Catalogue, Reference
from evidence_refs.problems import Problem


def errors(catalogue: Catalogue, marks: Placing | None = None) -> list[Problem]:
    """Give what breaks the catalogue, sorted by place.

    Args:
        catalogue: to be checked.
        marks: where its values stand; without it problems have no place.
    """
    return placed(breaches(catalogue), marks or Nowhere())


def breaches(catalogue: Catalogue) -> Iterator[Finding]:
    """Give what breaks the catalogue."""
    yield from _keys(catalogue)
    yield from _documents(catalogue)
    yield from _distinct(catalogue)


def _keys(catalogue: Catalogue) -> Iterator[Finding]:
    """Keys and aliases are one set of names, each used once."""
    first: dict[str, tuple[Reference, Loc]] = {}
    for number, reference in enumerate(catalogue.references):
        here: Loc = ("references", number, "key")
        if reference.key in first:
            hint = (
                "give one of the two another key; `evidence-refs dedupe` says whether they are one"
            )
            yield _taken("duplicate-key", reference, reference.key, first, here, hint)
        first.setdefault(reference.key, (reference, here))
    keys = set(first)
    for number, reference in enumerate(catalogue.references):
        for nth, alias in enumerate(reference.aliases):
            here = ("references", number, "aliases", nth)
            if alias == reference.key or alias in reference.aliases[:nth]:
                yield _needless(reference, alias, here)
            elif alias in first:
                code = "alias-hides-key" if alias in keys else "duplicate-alias"
                hint = "take the alias out, or merge the two records"
                yield _taken(code, reference, alias, first, here, hint)
            else:
                first[alias] = reference, here


def _needless(reference: Reference, alias: str, here: Loc) -> Finding:
    what = "the record's own key" if alias == reference.key else "listed twice"
    message = f"the alias `{alias}` is {what}"
    return Finding("needless-alias", here, message, "take it out", reference.key, mend=Drop(here))


def _taken(
    code: str,
    reference: Reference,
    name: str,
    first: dict[str, tuple[Reference, Loc]],
    here: Loc,
    hint: str,
) -> Finding:
    owner, there = first[name]
    what = "is the key" if there[-1] == "key" else "is an alias"
    whose = "another record" if owner.key == name else owner.key
    message = f"`{name}` {what} of {whose} already"
    return Finding(code, here, message, hint, reference.key, also=there)


def _documents(catalogue: Catalogue) -> Iterator[Finding]:
    known: dict[str, Loc] = {}
    for number, document in enumerate(catalogue.documents):
        here: Loc = ("documents", number, "id")
        if document.id in known:
            message = f"document `{document.id}` stands twice"
            hint = "take one of the two out, or give it another id"
            there = known[document.id]
            yield Finding("duplicate-document", here, message, hint, also=there)
        known.setdefault(document.id, here)
    for number, reference in enumerate(catalogue.references):
        for nth, citation in enumerate(reference.cited_in):
            if citation.document not in known:
                yield Finding(
                    "unknown-document",
                    ("references", number, "cited_in", nth, "document"),
                    f"is cited in `{citation.document}`, which is not among the documents",
                    "add it to `documents`, or take the citation out",
                    reference.key,
                )


def _distinct(catalogue: Catalogue) -> Iterator[Finding]:
    for number, (one, other) in enumerate(catalogue.distinct):
        if one == other:
            message = f"`{one}` is said to differ from itself"
            hint = "write the key of the other record, or take the pair out"
            yield Finding("distinct-from-itself", ("distinct", number), message, hint)
