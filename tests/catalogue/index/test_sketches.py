"""What the index keeps for the matcher is that of the records as they are now."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.index.database import file_of
from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.keeping.store import Stored, create, editing, load, save
from evidence_refs.matching.newcomers import Standing, group_new
from evidence_refs.matching.profile import profile_of
from evidence_refs.matching.sketch import sketch_of
from evidence_refs.model import Reference, Work
from tests.catalogue import strategies
from tests.catalogue.index.indexes import index_of

WALKING = Reference(key="a", title="Walking to school", date="2019", source=("Mind",))
CYCLING = Reference(key="b", title="Cycling in cities", date="2018", source=("Mind",))
NEW = [("n", Work.of(title="Walking to school", date="2019", source=("Mind",)))]


def refuse_wrong(standing: Standing, references: list[Reference]) -> None:
    profiles = [profile_of(each.key, each) for each in references]
    assert standing.ids == [each.key for each in references]
    assert standing.sketches == [*map(sketch_of, profiles)]
    backwards = range(len(profiles))[::-1]
    assert list(standing.profiles(backwards)) == profiles[::-1]


@settings(max_examples=50, deadline=None)
@given(st.lists(strategies.references(), max_size=4, unique_by=lambda each: each.key))
def test_what_is_kept_is_what_was_made(references: list[Reference]) -> None:
    references = [each.model_copy(update={"aliases": ()}) for each in references]
    index = index_of(references)
    for _ in range(2):
        refuse_wrong(index.standing(), references)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "references.yaml"
    create(path).index.close()
    put(path, WALKING, CYCLING)
    return path


def put(path: Path, *references: Reference) -> None:
    with editing(path) as stored:
        save(stored, Change(put=references), "put")


def sketched(stored: Stored) -> list[int]:
    """Give the records that are read for the matcher now."""
    read: list[int] = []

    def noted(ids: list[int]) -> list[int]:
        read.extend(ids)
        return ids

    stored.index.standing(noted)  # type: ignore[arg-type]
    return read


def test_each_record_is_read_once(path: Path) -> None:
    for change, read in ((None, 2), (None, 0), (CYCLING.model_copy(update={"date": "2017"}), 1)):
        if change:
            put(path, change)
        stored = load(path)
        assert len(sketched(stored)) == read
        stored.index.close()
    stored = load(path)
    refuse_wrong(stored.index.standing(), [*stored.catalogue.references])
    stored.index.close()


def test_one_who_read_an_older_state_is_told_of_that_state(path: Path) -> None:
    before = load(path)
    put(path, WALKING.model_copy(update={"title": "Trams and buses"}))
    load(path).index.close()  # the index is of the newer state now
    found = group_new(NEW, before.index.standing())
    assert [group.members for group in found.sure] == [("a", "n")]
    before.index.close()
    now = load(path)
    assert group_new(NEW, now.index.standing()).sure == ()
    now.index.close()


def test_where_nothing_can_be_written_it_works(path: Path) -> None:
    load(path).index.close()
    file = f"{file_of(path).as_uri()}?mode=ro"
    connection = sqlite3.connect(file, uri=True, isolation_level=None)
    connection.execute("BEGIN")
    index = Index(connection)
    assert [group.members for group in group_new(NEW, index.standing()).sure] == [("a", "n")]
    index.close()
