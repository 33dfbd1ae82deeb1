"""A document's citations into the catalogue.

What stands in the catalogue wins: citations add references and places, fill fields that are absent,
and leave all others as they are. What a citation says otherwise goes to `alternates` and is reported.
A citation that the catalogue has already (`places`) changes nothing but absent fields, so that the
same file taken in twice changes no byte, also where a person has mended a record meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from evidence_refs.catalogue.claims import (
    FOLLOWERS,
    SETTLED,
    Value,
    alternates_to,
    same_value,
    without_echo,
)
from evidence_refs.catalogue.keys import make_key
from evidence_refs.catalogue.merge import claims_of, in_order, merged_values, rebuild
from evidence_refs.catalogue.places import cited_in, recorded, same_words
from evidence_refs.errors import UsageError
from evidence_refs.extraction.citation import Citation
from evidence_refs.matching import Group, decide, group, profile_of
from evidence_refs.model import (
    WORK_FIELDS,
    Catalogue,
    CitedIn,
    DocumentRecord,
    Reference,
    Work,
)

Batch = tuple[DocumentRecord, Sequence[Citation]]
"""A document and its citations, in document order."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A citation, at `where` (`document:line`), says otherwise than the record `key`."""

    key: str
    field: str
    kept: Value | None
    printed: Value
    where: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the documents taken in, and the key of its record; None where removed."""

    key: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What taking in documents did.

    `added`, `extended`: keys of new records, and of those that gained citations; `filled`: key and
    field; `removed`: keys that a person took out and that were not brought back; `gone`: citations
    of a replaced document that its new text lacks, with their keys; `uncited`: records that lost
    their last citation; `possible`: pairs that may be one work.
    """

    cited: tuple[Cited, ...] = ()
    added: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    removed: tuple[str, ...] = ()
    gone: tuple[tuple[str, CitedIn], ...] = ()
    uncited: tuple[str, ...] = ()
    possible: tuple[Group, ...] = ()


def intake(
    catalogue: Catalogue,
    document: DocumentRecord,
    citations: Sequence[Citation],
    *,
    today: str,
    replace: bool = False,
) -> tuple[Catalogue, IntakeReport]:
    """Take a document's citations into the catalogue: `intake_all` for one document."""
    return intake_all(catalogue, [(document, citations)], today=today, replace=replace)


def intake_all(
    catalogue: Catalogue, batches: Sequence[Batch], *, today: str, replace: bool = False
) -> tuple[Catalogue, IntakeReport]:
    """Take documents into the catalogue together, so that a new record gets the fullest values.

    Args:
        catalogue: what stands; it is not changed.
        batches: the documents; new keys are given in their order.
        today: the day for `added`, EDTF.
        replace: a document whose id is there may come from another file; its citations are then
            matched again by work.

    Raises:
        UsageError: an id is there from another file, and `replace` is not set.
    """
    batches = _once_each(batches)
    changed = _replaced(catalogue, [document for document, _ in batches], replace=replace)
    gone = [(r.key, p) for r in catalogue.references for p in r.cited_in if p.document in changed]
    table = _Table(catalogue, changed, today)
    citations = [_without_echo(citation) for _, found in batches for citation in found]
    known = recorded(table.references.values(), citations)
    words = same_words(gone, table.references, citations)
    homes = dict(known)
    homes.update(
        (at, k) for at, k in words.items() if at not in known and table.agrees(k, citations[at])
    )
    homes, possible = _matched(table, citations, homes, catalogue.distinct)
    keys = table.take(citations, homes, frozenset(known))
    return table.catalogue([d for d, _ in batches]), table.report(citations, keys, gone, possible)


def _once_each(batches: Sequence[Batch]) -> list[Batch]:
    seen: dict[str, Batch] = {}
    for document, citations in batches:
        held = seen.setdefault(document.id, (document, citations))
        if held[0].sha256 != document.sha256:
            raise _other_file(document)
    return list(seen.values())


def _replaced(
    catalogue: Catalogue, documents: Iterable[DocumentRecord], *, replace: bool
) -> frozenset[str]:
    """Give the ids of documents that now come from another file."""
    standing = {document.id: document.sha256 for document in catalogue.documents}
    others = [d for d in documents if standing.get(d.id, d.sha256) != d.sha256]
    if others and not replace:
        raise _other_file(others[0])
    return frozenset(document.id for document in others)


def _other_file(document: DocumentRecord) -> UsageError:
    return UsageError(
        f"the catalogue has a document '{document.id}' from another file than {document.file}",
        hint="--replace puts this file in its place, --document ID takes it in under another name",
    )


def _without_echo(citation: Citation) -> Citation:
    return replace(citation, work=without_echo(citation.work))


def _matched(
    table: _Table,
    citations: Sequence[Citation],
    homes: Mapping[int, str],
    distinct: Iterable[tuple[str, str]],
) -> tuple[dict[int, str], tuple[Group, ...]]:
    """Give each citation's record: a standing key, or a provisional name that others share.

    The second value are the pairs that may be one, by these names.
    """
    found = dict(homes)
    latest: dict[tuple[str, Work], int] = {}
    loose: dict[str, int] = {}
    leaders: dict[int, int] = {}
    for at, citation in enumerate(citations):
        same = latest.get((citation.document, citation.work))
        if at not in found and citation.back_reference and same is not None:
            leaders[at] = leaders.get(same, same)
        elif at not in found:
            loose[_provisional(at)] = at
        latest[citation.document, citation.work] = at
    works: list[tuple[str, Work]] = list(table.references.items())
    works += [(name, _as_reference(name, [citations[at]])) for name, at in loose.items()]
    groups = group(works, distinct=distinct, fixed=table.references) if loose else None
    names = {m: g.members[0] for g in (groups.sure if groups else ()) for m in g.members}
    found.update((at, names.get(name, name)) for name, at in loose.items())
    found.update((at, found[leader]) for at, leader in leaders.items())
    possible = tuple(
        replace(pair, members=tuple(names.get(m, m) for m in pair.members))
        for pair in (groups.possible if groups else ())
        if not table.references.keys() >= set(pair.members)
    )
    return found, possible


def _provisional(at: int) -> str:
    return f"citation.{at:06}"


def _as_reference(key: str, citations: Sequence[Citation]) -> Reference:
    """Give a record of the citations' first work, cited by all of them."""
    work = citations[0].work
    values = {name: getattr(work, name) for name in WORK_FIELDS}
    return rebuild(
        {**values, "key": key, "cited_in": in_order(map(cited_in, citations))}, frozenset()
    )


class _Table:
    """The catalogue's records while citations come in, and what came of it."""

    def __init__(self, catalogue: Catalogue, changed: frozenset[str], today: str) -> None:
        self._before = catalogue
        self._today = today
        self.references = {r.key: _detached(r, changed) for r in catalogue.references}
        self._taken = {name for r in catalogue.references for name in (r.key, *r.aliases)}
        self._added: list[str] = []
        self._extended: list[str] = []
        self._filled: list[tuple[str, str]] = []
        self._differences: list[Difference] = []
        self._removed: list[str] = []
        self._final: dict[str, str] = {}

    def agrees(self, key: str, citation: Citation) -> bool:
        """Say whether nothing speaks against a citation being of a standing record."""
        record = profile_of(key, self.references[key])
        return not decide(record, profile_of("", citation.work)).contradicts

    def take(
        self, citations: Sequence[Citation], homes: Mapping[int, str], known: frozenset[int]
    ) -> list[str | None]:
        """Put each citation to its record; give the record's key, None where it was removed."""
        members: defaultdict[str, list[int]] = defaultdict(list)
        for at in range(len(citations)):
            members[homes[at]].append(at)
        for name, positions in members.items():
            if name in self.references:
                self._extend(name, citations, positions, known)
                self._final[name] = name
            else:
                self._create(name, [citations[at] for at in positions])
        return [self._final.get(homes[at]) for at in range(len(citations))]

    def _create(self, name: str, citations: Sequence[Citation]) -> None:
        parts = [_as_reference(f"{name}.{at:06}", [c]) for at, c in enumerate(citations)]
        places = {part.key: _where(c) for part, c in zip(parts, citations, strict=True)}
        values = merged_values(parts)
        values["alternates"] = {
            field: tuple(a.model_copy(update={"from_": places[a.from_]}) for a in held)
            for field, held in values["alternates"].items()
        }
        values["cited_in"] = in_order(map(cited_in, citations))
        key = make_key(rebuild({**values, "key": "new"}, frozenset()), frozenset(self._taken))
        if key in self._before.removed:
            self._removed.append(key)
            return
        values["added"] = self._today
        self.references[key] = rebuild({**values, "key": key}, frozenset())
        self._taken.add(key)
        self._added.append(key)
        self._final[name] = key

    def _extend(
        self,
        key: str,
        citations: Sequence[Citation],
        positions: Sequence[int],
        known: frozenset[int],
    ) -> None:
        record = self.references[key]
        new = [citations[at] for at in positions if at not in known]
        values = {name: getattr(record, name) for name in Reference.model_fields}
        values |= _fillings(record, [citations[at] for at in positions])
        values["alternates"] = dict(record.alternates)
        for citation in (citations[at] for at in positions):
            self._compare(values, record, citation, keep=citation in new)
        if new:
            values["cited_in"] = in_order((*record.cited_in, *map(cited_in, new)))
            self._extended.append(key)
        after = rebuild(values, frozenset(f for f in record.kept_empty if not values[f]))
        self._filled += [
            (key, f) for f in WORK_FIELDS if getattr(after, f) and not getattr(record, f)
        ]
        self.references[key] = after if after != record else record

    def _compare(
        self, values: dict[str, Any], record: Reference, citation: Citation, *, keep: bool
    ) -> None:
        """Report what a citation says otherwise; `keep` it in the alternates where it is new."""
        part = _as_reference("new", [citation])
        for field in SETTLED:
            for claim in claims_of(part, field):
                if not alternates_to(field, values[field], [claim]) or field in (
                    "type",
                    "url_text",
                ):
                    continue
                where = _where(citation)
                self._differences.append(
                    Difference(record.key, field, values[field] or None, claim.value, where)
                )
                held = values["alternates"].get(field, ())
                if keep and not any(same_value(field, a.value, claim.value) for a in held):
                    other = alternates_to(field, values[field], [replace(claim, from_=where)])
                    values["alternates"][field] = (*held, *other)

    def catalogue(self, documents: Iterable[DocumentRecord]) -> Catalogue:
        """Give the catalogue as it is now, records and documents in order."""
        records = {document.id: document for document in self._before.documents}
        for document in documents:
            records[document.id] = _document(records.get(document.id), document)
        after = self._before.model_copy(
            update={
                "documents": tuple(sorted(records.values(), key=lambda d: d.id)),
                "references": tuple(sorted(self.references.values(), key=lambda r: r.key)),
            }
        )
        return self._before if after == self._before else after

    def report(
        self,
        citations: Sequence[Citation],
        keys: Sequence[str | None],
        gone: Sequence[tuple[str, CitedIn]],
        possible: Iterable[Group],
    ) -> IntakeReport:
        """Say what was done. `gone` are the former citations of replaced documents."""
        left = list(self._lost(citations, keys, gone))
        cited = [r.key for r in self._before.references if r.cited_in]
        pairs = (
            replace(pair, members=tuple(self._final.get(m, m) for m in pair.members))
            for pair in possible
        )
        standing = self.references.keys()
        return IntakeReport(
            cited=tuple(Cited(k, c) for k, c in zip(keys, citations, strict=True)),
            added=tuple(self._added),
            extended=tuple(self._extended),
            filled=tuple(self._filled),
            differences=tuple(self._differences),
            removed=tuple(self._removed),
            gone=tuple(left),
            uncited=tuple(key for key in cited if not self.references[key].cited_in),
            possible=tuple(p for p in pairs if standing >= set(p.members)),
        )

    @staticmethod
    def _lost(
        citations: Sequence[Citation],
        keys: Sequence[str | None],
        gone: Sequence[tuple[str, CitedIn]],
    ) -> Iterable[tuple[str, CitedIn]]:
        """Give the former citations whose record the new text cites less often in that form."""
        now: defaultdict[tuple[str | None, str, str], int] = defaultdict(int)
        for key, citation in zip(keys, citations, strict=True):
            now[key, citation.document, citation.form] += 1
        for key, place in gone:
            now[key, place.document, place.form] -= 1
            if now[key, place.document, place.form] < 0:
                yield key, place


def _detached(reference: Reference, documents: frozenset[str]) -> Reference:
    """Give a record without its citations in these documents."""
    left = tuple(place for place in reference.cited_in if place.document not in documents)
    if len(left) == len(reference.cited_in):
        return reference
    values = {name: getattr(reference, name) for name in Reference.model_fields}
    return rebuild({**values, "cited_in": left}, reference.kept_empty)


def _fillings(record: Reference, citations: Sequence[Citation]) -> dict[str, Any]:
    """Give values for the fields that a record lacks and no person emptied."""
    parts = [_as_reference(f"new.{at:06}", [c]) for at, c in enumerate(citations)]
    offered = merged_values(parts)
    absent = {f for f in SETTLED if not getattr(record, f) and f not in record.kept_empty}
    if record.url:
        absent.discard("url_text")
    leads = {leader: follower for follower, leader in FOLLOWERS.items()}
    filled = {field: offered[field] for field in absent if offered[field]}
    for leader, follower in leads.items():
        if leader in filled and follower not in record.kept_empty:
            filled[follower] = offered[follower] or getattr(record, follower)
    if "date" in filled:
        filled["undated"] = False
    elif not record.date and "date" not in record.kept_empty:
        for field in ("date_text", "undated"):
            if not getattr(record, field) and field not in record.kept_empty and offered[field]:
                filled[field] = offered[field]
    return filled


def _document(standing: DocumentRecord | None, coming: DocumentRecord) -> DocumentRecord:
    """Give a document's record: what stands wins, save for the file itself."""
    if standing is None:
        return coming
    if standing.sha256 == coming.sha256:
        coming = coming.model_copy(update={"file": standing.file})
    told = {
        name: getattr(standing, name) for name in standing.model_fields_set - {"file", "sha256"}
    }
    return DocumentRecord(**{**coming.model_dump(exclude_unset=True), **told})


def _where(citation: Citation) -> str:
    return f"{citation.document}:{citation.lines[0]}"
