"""Records of search results that are one work, made one: nothing that any of them says is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from evidence_refs.catalogue.records.together import united
from evidence_refs.deduplication.sources import Record
from evidence_refs.formats.entry import Entry
from evidence_refs.model import Alternate, Origin, Reference


@dataclass(frozen=True)
class Kept:
    """A work as the output has it, made of one record or several; the first gives place and id."""

    records: tuple[Record, ...]

    @property
    def first(self) -> Record:
        """The record whose id stays."""
        return self.records[0]

    @property
    def merged(self) -> tuple[str, ...]:
        """The names of the records that went into the first."""
        return tuple(record.name for record in self.records[1:])

    @property
    def found_in(self) -> tuple[str, ...]:
        """The sources that gave it, each once."""
        return tuple(dict.fromkeys(record.source for record in self.records))

    @cached_property
    def reference(self) -> Reference:
        """The work with the fullest value of each field, and all others among its alternates.

        Its key is one for the time being; `alternates` name the records that gave the values.
        """
        keys = {f"r{number:06}": record for number, record in enumerate(self.records, 1)}
        references = [
            reference_of(key, record.entry, _origin(record)) for key, record in keys.items()
        ]
        if len(references) == 1:
            return references[0]
        made = united(references)
        names = {key: one_line(record.name) for key, record in keys.items()}
        alternates = {
            field: tuple(_from(other, names) for other in others)
            for field, others in made.alternates.items()
        }
        return made.model_copy(update={"aliases": (), "alternates": alternates})


def kept(
    records: Iterable[Record], groups: Sequence[Sequence[str]], members: Mapping[str, Record]
) -> Iterator[Kept]:
    """Give one work for each group of names, and each other record by itself, in order.

    Args:
        records: all records; a group stands where its first member does.
        groups: names of records that are one work, the one first whose id stays.
        members: the records of all groups by name.
    """
    heads = {group[0]: group for group in groups}
    gone = {name for group in groups for name in group[1:]}
    for record in records:
        if record.name in heads:
            yield Kept(tuple(members[name] for name in heads[record.name]))
        elif record.name not in gone:
            yield Kept((record,))


def reference_of(key: str, entry: Entry, origin: Origin) -> Reference:
    """Give a record of a file under a key, as a reference that came from there."""
    extra = {name: _utf8(text) for name, text in entry.extra.items() if text.strip()}
    made = Reference(key=key, extra=extra, tags=entry.tags, origin=(origin,))
    work = entry.work  # its values are valid already
    return made.model_copy(update={name: getattr(work, name) for name in work.model_fields_set})


def _origin(record: Record) -> Origin:
    return Origin(file=one_line(record.file), id=one_line(record.entry.id))


def one_line(text: str) -> str:
    """Give a name on one line, as the model wants it: a file's may hold anything."""
    return " ".join(_utf8(text).split()) or "?"


def _utf8(text: str) -> str:
    """Give text without halves of characters, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _from(other: Alternate, names: Mapping[str, str]) -> Alternate:
    return other.model_copy(update={"from_": names.get(other.from_, other.from_)})
