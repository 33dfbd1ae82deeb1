"""A document's citations into the catalogue.

What stands in the catalogue wins: citations add references and places, fill fields that are absent,
and leave all others as they are. What a citation says otherwise goes to `alternates` and is reported.
A citation that the catalogue has already (`places`) changes nothing but absent fields, so that the
same file taken in twice changes no byte, also where a person has mended a record meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evidence_refs.catalogue.intake.absorb import absorb, unite
from evidence_refs.catalogue.intake.accepting import Accepted, Wanted, accept, unsettled
from evidence_refs.catalogue.intake.matched import matched
from evidence_refs.catalogue.intake.places import recorded, same_words
from evidence_refs.catalogue.intake.report import Cited, IntakeReport, lost
from evidence_refs.catalogue.records.claims import without_echo
from evidence_refs.catalogue.records.filling import Difference
from evidence_refs.catalogue.records.keys import make_key
from evidence_refs.catalogue.records.merge import rebuild
from evidence_refs.errors import UsageError
from evidence_refs.extraction.citation import Citation
from evidence_refs.matching.decision import decide
from evidence_refs.matching.groups import Group
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import (
    WORK_FIELDS,
    Catalogue,
    CitedIn,
    DocumentRecord,
    Reference,
)

__all__ = ["Batch", "IntakeReport", "intake", "intake_all"]

Batch = tuple[DocumentRecord, Sequence[Citation]]
"""A document and its citations, in document order."""

_NOTHING = Wanted()
_TELLING = 4


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
    catalogue: Catalogue,
    batches: Sequence[Batch],
    *,
    today: str,
    replace: bool = False,
    accept: Wanted = _NOTHING,
) -> tuple[Catalogue, IntakeReport]:
    """Take documents into the catalogue together, so that a new record gets the fullest values.

    Args:
        catalogue: what stands; it is not changed.
        batches: the documents; new keys are given in their order.
        today: the day for `added`, EDTF.
        replace: a document whose id is there may come from another file; its citations are then
            matched again by work.
        accept: what the documents say otherwise and a person wants to stand in the catalogue.

    Raises:
        UsageError: an id is there from another file, and `replace` is not set.
    """
    batches = _once_each(batches)
    changed = _replaced(catalogue, [document for document, _ in batches], replace=replace)
    gone = [(r.key, p) for r in catalogue.references for p in r.cited_in if p.document in changed]
    table = _Table(catalogue, changed, today, accept)
    citations = [_without_echo(citation) for _, found in batches for citation in found]
    known = recorded(table.references.values(), citations)
    words = same_words(gone, table.references, citations)
    homes = dict(known)
    homes.update(
        (at, k) for at, k in words.items() if at not in known and table.agrees(k, citations[at])
    )
    homes, possible = matched(table.references, citations, homes, catalogue.distinct)
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


class _Table:
    """The catalogue's records while citations come in, and what came of it."""

    def __init__(
        self, catalogue: Catalogue, changed: frozenset[str], today: str, wanted: Wanted
    ) -> None:
        self._before = catalogue
        self._today = today
        self._wanted = wanted
        self.references = {r.key: _detached(r, changed) for r in catalogue.references}
        self._places = {r.key: [c.place for c in r.cited_in] for r in catalogue.references}
        self._taken = {name for r in catalogue.references for name in (r.key, *r.aliases)}
        self._added: list[str] = []
        self._extended: list[str] = []
        self._filled: list[tuple[str, str]] = []
        self._differences: list[Difference] = []
        self._accepted: list[Accepted] = []
        self._removed: list[str] = []
        self._final: dict[str, str] = {}

    def agrees(self, key: str, citation: Citation) -> bool:
        """Say whether nothing speaks against a citation being of a record with its words.

        Of several words there is no doubt, and its title may have been mended; "this report" may
        mean another one by now.
        """
        if len(citation.text.split()) >= _TELLING:
            return True
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
            else:
                self._create(name, [citations[at] for at in positions])
        return [self._final.get(homes[at]) for at in range(len(citations))]

    def _create(self, name: str, citations: Sequence[Citation]) -> None:
        record = unite("new", citations)
        key = make_key(record, frozenset(self._taken))
        if key in self._before.removed:
            self._removed.append(key)
            return
        self.references[key] = record.model_copy(update={"key": key, "added": self._today})
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
        before = self.references[key]
        cited = [citations[at] for at in positions]
        new = [citations[at] for at in positions if at not in known]
        after, differences = absorb(before, cited, new)
        if self._wanted.concerns(before):
            after, accepted = accept(before, after, cited, self._wanted, self._places[key])
            self._accepted += accepted
            differences = unsettled(differences, accepted)
        self.references[key] = after
        self._final[key] = key
        self._differences += differences
        self._extended += [key] if new else []
        taken = {each.field for each in self._accepted if each.key == key}
        for field in (name for name in WORK_FIELDS if name not in taken):
            if getattr(after, field) and not getattr(before, field):
                self._filled.append((key, field))

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
        cited = [r.key for r in self._before.references if r.cited_in]
        pairs = (
            replace(pair, members=tuple(self._final.get(m, m) for m in pair.members))
            for pair in possible
        )
        return IntakeReport(
            cited=tuple(Cited(k, c) for k, c in zip(keys, citations, strict=True)),
            added=tuple(self._added),
            extended=tuple(self._extended),
            filled=tuple(self._filled),
            differences=tuple(self._differences),
            accepted=tuple(self._accepted),
            removed=tuple(self._removed),
            gone=tuple(lost(citations, keys, gone)),
            uncited=tuple(key for key in cited if not self.references[key].cited_in),
            possible=tuple(pair for pair in pairs if self._may_be_one(pair)),
        )

    def _may_be_one(self, pair: Group) -> bool:
        """Say whether two records, with all that was put to them, still may be one."""
        if not self.references.keys() >= set(pair.members):
            return False
        one, other = (profile_of(key, self.references[key]) for key in pair.members)
        return decide(one, other).verdict != "apart"


def _detached(reference: Reference, documents: frozenset[str]) -> Reference:
    """Give a record without its citations in these documents."""
    left = tuple(place for place in reference.cited_in if place.document not in documents)
    if len(left) == len(reference.cited_in):
        return reference
    values = {name: getattr(reference, name) for name in Reference.model_fields}
    return rebuild({**values, "cited_in": left}, reference.kept_empty)


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
