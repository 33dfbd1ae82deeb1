"""New works beside many that stand: what all of them together would give, of far fewer compared.

Of the works that stand only sketches are held. Asked for are those that share a key with a new work, and
those that tell something of these: that a title recurs, that an identifier is of several works.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from evidence_refs.matching.clusters import Clusters, Said
from evidence_refs.matching.groups import Groups, joined, without_doubles
from evidence_refs.matching.meetings import Meetings, worthy
from evidence_refs.matching.profile import Profile, profile_of
from evidence_refs.matching.setting import container_of, setting_of
from evidence_refs.matching.sketch import Sketch, sketch_of
from evidence_refs.matching.versions import DEFAULT, Versions
from evidence_refs.model import Work

Told = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Works that stand, none of which joins another: their identifiers, sketches, and a way to them.

    `profiles` gives those of some positions, in the order of these.
    """

    ids: Sequence[str]
    sketches: Sequence[Sketch]
    profiles: Callable[[Sequence[int]], Iterable[Profile]]


def group_new(
    works: Iterable[tuple[str, Work]],
    standing: Standing,
    *,
    distinct: Iterable[tuple[str, str]] = (),
    same: Iterable[tuple[str, str]] = (),
    versions: Versions = DEFAULT,
) -> Groups:
    """Find which new works are one with a work that stands, or among themselves.

    Gives what `group` gives of all works together, those that stand being `fixed`, in the groups that
    hold a new work.

    Args:
        works: new works under identifiers that no work that stands has.
        standing: the others.
        distinct: pairs of identifiers that a person said are not one.
        same: pairs of identifiers that a person said are one.
        versions: as for `group`.
    """
    new = [profile_of(identifier, work) for identifier, work in works]
    table = _Table(standing, new, list(same), list(distinct), versions)
    meetings = Meetings(standing.sketches)
    table.ask(table.told())
    table.ask(meetings.fellows(new))
    alone = table.alone()
    sketches = {at: sketch_of(table[at]) for at in alone}
    sure, likely = meetings.sure(sketches), meetings.likely(sketches)
    table.ask(chain(sure[:, 0].tolist(), likely[:, 0].tolist()))
    pairs = worthy(sure, likely, table.__getitem__)
    # What else has their titles and identifiers tells what these are worth.
    table.ask(meetings.fellows(table[at] for at in {*pairs[:, 0].tolist(), *table.told()}))
    groups = table.joined(pairs.tolist())
    names = {profile.id for profile in new}
    return Groups(
        tuple(each for each in groups.sure if not names.isdisjoint(each.members)), groups.possible
    )


class _Table:
    """The works that are on the table: those that stand as far as they were asked for, and the new.

    A position is that of a work that stands, else of a new one behind all that stand.
    """

    def __init__(
        self,
        standing: Standing,
        new: Sequence[Profile],
        same: Told,
        distinct: Told,
        versions: Versions,
    ) -> None:
        self._standing, self._same, self._distinct = standing, same, distinct
        self._versions = versions
        self._new = dict(enumerate(new, len(standing.ids)))
        self._known: dict[int, Profile] = {}

    def __getitem__(self, at: int) -> Profile:
        return self._new[at] if at in self._new else self._known[at]

    def ask(self, positions: Iterable[int]) -> None:
        """Put works that stand on the table."""
        asked = sorted(set(positions) - self._known.keys() - self._new.keys())
        self._known.update(zip(asked, self._standing.profiles(asked), strict=True))

    def told(self) -> list[int]:
        """Give the works that stand of which a person said something that concerns a new one."""
        names = {profile.id for profile in self._new.values()}
        pairs = (*self._same, *(pair for pair in self._distinct if not names.isdisjoint(pair)))
        told = {name for pair in pairs for name in pair}
        return [at for at, name in enumerate(self._standing.ids) if name in told] if told else []

    def alone(self) -> list[int]:
        """Give the new works; of those that are the same, word by word, one."""
        positions, profiles = self._laid()
        clusters, said = self._clusters(profiles)
        left = (positions[at] for at in without_doubles(profiles, clusters, said))
        return [at for at in left if at in self._new]

    def joined(self, pairs: Iterable[tuple[int, int]]) -> Groups:
        """Compare pairs of works, and give what came of it."""
        positions, profiles = self._laid()
        clusters, said = self._clusters(profiles)
        without_doubles(profiles, clusters, said)
        place = {at: number for number, at in enumerate(positions)}
        containers = Counter(sketch.container for sketch in self._standing.sketches)
        containers.update(map(container_of, self._new.values()))
        return joined(profiles, clusters, ((place[a], place[b]) for a, b in pairs), containers)

    def _laid(self) -> tuple[list[int], list[Profile]]:
        positions = [*sorted(self._known), *self._new]
        return positions, [self[at] for at in positions]

    def _clusters(self, profiles: Sequence[Profile]) -> tuple[Clusters, Said]:
        fixed = {profile.id for profile in self._known.values()}
        said = Said.of(profiles, same=self._same, distinct=self._distinct, fixed=fixed)
        return Clusters(profiles, said, setting_of(profiles, self._versions)), said
