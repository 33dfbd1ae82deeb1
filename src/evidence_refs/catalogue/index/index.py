"""The index of a catalogue's file in one of its states: finds records, and gives them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from evidence_refs.catalogue.index import query as queries
from evidence_refs.catalogue.index.database import WORDS
from evidence_refs.catalogue.index.filters import Filter, conditions, rank, sort_field
from evidence_refs.catalogue.index.nearest import nearest, spelt_like
from evidence_refs.catalogue.index.offered import Unknown, offered, unknown
from evidence_refs.catalogue.index.snippet import Finder, Snippet, texts_of
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.matching.newcomers import Standing
    from evidence_refs.model import Catalogue, Reference, Work

Ids = Sequence[int]
"""Numbers by which the index knows records."""

_WEIGHTS = {"title": 8, "author": 5, "source": 4, "journal": 4, "tag": 4, "key": 4, "abstract": 1}
"""What a hit in a field counts."""

_BODIES = "json_each(?) AS wanted JOIN body ON body.record = wanted.value ORDER BY wanted.key"
_BY_IDS = "json_each(?) AS wanted JOIN record ON record.id = wanted.value ORDER BY wanted.key"


_ORIGINS = (
    "SELECT record.id, json_extract(body.json, '$.origin')"
    " FROM record JOIN body ON body.record = record.id"
    " WHERE record.fields LIKE '% origin %' ORDER BY place"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a line: `who` made it and what it is called (`label`), how often it is cited."""

    key: str
    date: str
    who: str
    label: str
    cited: int


class Index:
    """Records by filter, words, key or likeness. Models are made only of those that are asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    def close(self) -> None:
        """Let go of the database; what was made of its records stays in it."""
        with suppress(sqlite3.Error):
            self._sql.commit()
        self._sql.close()

    # Which records

    def select(self, chosen: Filter) -> list[int]:
        """Give the records that pass a filter, in its order, else in that of the file.

        Raises:
            UsageError: the filter names a field, type or key that there is not, or no year or date.
        """
        where, values = self._where(chosen)
        found = self._sql.execute(f"SELECT id FROM record WHERE {where} ORDER BY place", values)
        return self._sorted([id for (id,) in found], sort_field(chosen))

    def search(self, query: str, chosen: Filter) -> list[int]:
        """Give the records that a query finds and a filter lets pass, the best first (BM25).

        Raises:
            UsageError: as `select`; or the query has nothing to look for, or does not end.
        """
        text = queries.to_fts5(queries.parse(query))
        where, values = self._where(chosen)
        weights = ", ".join(str(_WEIGHTS[field]) for field in WORDS)
        asked = (
            "SELECT record.id FROM words JOIN record ON record.id = words.rowid"
            f" WHERE words MATCH ? AND {where} ORDER BY bm25(words, {weights}, 0), place"
        )
        try:
            found = [id for (id,) in self._sql.execute(asked, (text, *values))]
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error) and "parser" not in str(error):
                raise
            raise UsageError("the query is too long", hint="ask for fewer words") from error
        return self._sorted(found, sort_field(chosen))

    def nearest(self, query: str) -> dict[str, str | None]:
        """Give for each word of a query that no record has the nearest that one has, if any is near."""
        return nearest(self._sql, list(queries.terms(queries.parse(query))))

    def snippets(self, query: str, ids: Ids) -> Iterator[Snippet | None]:
        """Give for each record where a query hit it."""
        finder = Finder(list(queries.terms(queries.parse(query))))
        for record in self.records(ids):
            yield finder.snippet(texts_of(record))

    def alike(self, work: Work) -> list[int]:
        """Give the records that share an identifier, the address or the title with a work."""
        from evidence_refs.catalogue.index.fill import traces

        asked = (
            "SELECT DISTINCT record FROM trace WHERE trace IN (SELECT value FROM json_each(?))"
            " ORDER BY record"
        )
        return [id for (id,) in self._sql.execute(asked, (json.dumps(list(traces(work))),))]

    def id_of(self, name: str) -> int:
        """Give the record of a key or alias.

        Raises:
            UsageError: there is none; the hint names the nearest keys.
        """
        found = self._sql.execute("SELECT record FROM name WHERE name = ?", (name,)).fetchone()
        if found is None:
            near = spelt_like(name, self.names)
            hint = f"did you mean {', '.join(f'`{each}`' for each in near)}?" if near else None
            raise UsageError(
                f"there is no reference `{name}`",
                hint=hint or "see `evidence-refs list` for the keys",
            )
        return int(found[0])

    # What they hold

    def __len__(self) -> int:
        return int(self._sql.execute("SELECT count(*) FROM record").fetchone()[0])

    def rows(self, ids: Ids) -> Iterator[Row]:
        """Give records as rows of a list."""
        asked = f"SELECT record.key, date, who, label, cited FROM {_BY_IDS}"
        return (Row(*row) for row in self._sql.execute(asked, (json.dumps(ids),)))

    def records(self, ids: Ids) -> Iterator[dict[str, Any]]:
        """Give records as plain lists and dicts of text, as the file holds them."""
        found = self._sql.execute(f"SELECT body.json FROM {_BODIES}", (json.dumps(ids),))
        return (json.loads(text) for (text,) in found)

    def filled(self, ids: Ids) -> Counter[str]:
        """Count for each field the records that have it."""
        asked = f"SELECT fields, count(*) FROM (SELECT fields FROM {_BY_IDS}) GROUP BY fields"
        counts = Counter[str]()
        for fields, number in self._sql.execute(asked, (json.dumps(ids),)):
            counts.update(dict.fromkeys(fields.split(), number))
        return counts

    def all(self) -> tuple[Reference, ...]:
        """Give all records, in the order of the file."""
        return self.references(self.select(Filter()))

    def references(self, ids: Ids) -> tuple[Reference, ...]:
        """Give records."""
        from evidence_refs.model import Reference

        found = self._sql.execute(f"SELECT body.json FROM {_BODIES}", (json.dumps(ids),))
        return tuple(Reference.model_validate_json(text) for (text,) in found)

    def written(
        self, ids: Ids, form: str, write: Callable[[Reference], str]
    ) -> list[tuple[str, str]]:
        """Give the keys of records, and each record written in a form.

        Args:
            ids: the records.
            form: name of the form; what was written in it once is kept until the record changes.
            write: writes a record in that form.
        """
        known = "(SELECT text FROM written WHERE record = record.id AND form = ?)"
        asked = f"SELECT record.id, record.key, {known} FROM {_BY_IDS}"
        found = self._sql.execute(asked, (form, json.dumps(ids))).fetchall()
        missing = [id for id, _, text in found if text is None]
        fresh = {
            id: write(reference)
            for id, reference in zip(missing, self.references(missing), strict=True)
        }
        self._keep(form, fresh)
        return [(key, fresh[id] if text is None else text) for id, key, text in found]

    def _keep(self, form: str, fresh: dict[int, str]) -> None:
        rows = ((id, form, text) for id, text in fresh.items())
        # Another process may have brought the index to a newer state: then nothing is kept.
        with suppress(sqlite3.OperationalError):
            self._sql.executemany("INSERT INTO written VALUES (?, ?, ?)", rows)
            self._sql.execute("COMMIT")
            self._sql.execute("BEGIN")

    def standing(self, progress: Callable[[Sequence[int]], Iterable[int]] = iter) -> Standing:
        """Give all records as works that stand, beside which the matcher puts new ones.

        `progress` is given the records that are read for it the first time, to tell how far it has
        come; what was made of them is kept when the index is closed.
        """
        from evidence_refs.catalogue.index.sketches import standing

        return standing(self._sql, self.references, progress)

    def reference(self, name: str) -> Reference:
        """Give the record of a key or alias.

        Raises:
            UsageError: there is none; the hint names the nearest keys.
        """
        return self.references([self.id_of(name)])[0]

    @cached_property
    def names(self) -> frozenset[str]:
        """All keys and aliases: no new record may have one of them."""
        return frozenset(name for (name,) in self._sql.execute("SELECT name FROM name"))

    @property
    def keys(self) -> list[str]:
        """The keys of all records, in the order of the file."""
        return [key for (key,) in self._sql.execute("SELECT key FROM record ORDER BY place")]

    def origins(self, files: Collection[str]) -> dict[tuple[str, str], list[int]]:
        """Give the records that came from some files, by the file and their identifier there."""
        found: dict[tuple[str, str], list[int]] = {}
        for id, text in self._sql.execute(_ORIGINS):
            for origin in json.loads(text):
                if origin["file"] in files:
                    found.setdefault((origin["file"], origin.get("id", "")), []).append(id)
        return found

    def aliases(self) -> dict[str, list[str]]:
        """Give the aliases of each key, in the order of the file; those of one key are sorted."""
        found: dict[str, list[str]] = {key: [] for key in self.keys}
        asked = (
            "SELECT record.key, name FROM name JOIN record ON record.id = name.record"
            " WHERE name != record.key ORDER BY name"
        )
        for key, name in self._sql.execute(asked):
            found[key].append(name)
        return found

    def offered(self, what: str, beginning: str) -> list[str]:
        """Give the values that begin so, for a person to choose from, sorted.

        `what` is documents, sections, tags, authors, sources or journals.
        """
        return offered(self._sql, what, beginning)

    def unknown(self, chosen: Filter) -> Iterator[Unknown]:
        """Give what a filter names, and no record has, with what is spelt like it."""
        return unknown(self._sql, chosen, self.select)

    @property
    def in_blocks(self) -> bool:
        """Whether the file is laid out in blocks, each record in one of its own."""
        return bool(
            self._sql.execute("SELECT rest_fingerprint IS NOT NULL FROM state").fetchone()[0]
        )

    @cached_property
    def rest(self) -> Catalogue:
        """The catalogue without its references: documents, `removed`, `distinct`."""
        from evidence_refs.model import Catalogue

        (text,) = self._sql.execute("SELECT rest FROM state").fetchone()
        return Catalogue.model_validate_json(text)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The whole catalogue."""
        return self.rest.model_copy(update={"references": self.all()})

    # How

    def _where(self, chosen: Filter) -> tuple[str, tuple[object, ...]]:
        found = conditions(chosen, self.id_of)
        where = " AND ".join(f"({condition})" for condition, _ in found)
        return where or "TRUE", tuple(value for _, values in found for value in values)

    def _sorted(self, ids: list[int], field: str | None) -> list[int]:
        """Sort by a field, then by key; those without the field come last."""
        if field is None:
            return ids
        ranks = {
            id: (*rank(record.get(field)), record["key"])
            for id, record in zip(ids, self.records(ids), strict=True)
        }
        return sorted(ids, key=ranks.__getitem__)
