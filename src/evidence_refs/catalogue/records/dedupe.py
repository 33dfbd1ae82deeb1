"""Records of a catalogue that are one work: found, merged, and told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.records.decided import Decided, Pair
from evidence_refs.catalogue.records.together import together
from evidence_refs.errors import UsageError
from evidence_refs.matching.groups import Groups, group
from evidence_refs.matching.versions import DEFAULT, Versions
from evidence_refs.model import Catalogue, Reference


def find(
    catalogue: Catalogue,
    *,
    same: Iterable[Pair] = (),
    distinct: Iterable[Pair] = (),
    versions: Versions = DEFAULT,
) -> Groups:
    """Find the records that are one work; pairs that a person called distinct are left apart.

    Args:
        catalogue: whose records they are.
        same: pairs of keys that a person said are one work.
        distinct: pairs that are not, beside those of the catalogue.
        versions: what becomes of versions of one work.
    """
    works = ((reference.key, reference) for reference in catalogue.references)
    apart = (*catalogue.distinct, *distinct)
    return group(works, distinct=apart, same=same, versions=versions)


def merging(
    groups: Iterable[Sequence[str]],
    apart: Iterable[Pair],
    *,
    record: Callable[[str], Reference],
    blocks: Callable[[Iterable[str]], Mapping[str, str]],
    decided: Decided,
) -> Change:
    """Give the change that makes one record of each group, with every value and comment of them.

    The first key of each stays, the others become its aliases.

    Args:
        groups: keys of records that are one work.
        apart: pairs of keys that are not, which are noted.
        record: gives the record of a key.
        blocks: gives the lines of records in the file, by key.
        decided: what a person decided before.

    Raises:
        UsageError: a key stands in two groups, or there is no such record.
    """
    groups = [tuple(keys) for keys in groups]
    seen: set[str] = set()
    for key in (key for keys in groups for key in keys):
        if key in seen:
            raise UsageError(f"`{key}` is merged twice", hint="make one group of the two")
        seen.add(key)
    lines = blocks(seen) if seen else {}
    changes = []
    for keys in groups:
        found = [record(key) for key in keys]
        changes.append(together(found).change(found, [lines[key] for key in keys], decided))
    into = {key: keys[0] for keys in groups for key in keys[1:]}
    told = ((into.get(one, one), into.get(other, other)) for one, other in apart)
    after = decided.called(into).all_apart(pair for pair in told if pair[0] != pair[1])
    return Change(
        put=tuple(each for change in changes for each in change.put),
        gone=tuple(key for change in changes for key in change.gone),
        text={key: text for change in changes for key, text in change.text.items()},
        **after.since(decided),
    )
