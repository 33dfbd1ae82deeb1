"""The index is never stale: however the file came to be what it is, it holds that and nothing else."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.index import database
from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.catalogue.index.index import Index
from evidence_refs.catalogue.index.refresh import Progress, refresh, spread, state
from evidence_refs.catalogue.text.fingerprint import fingerprint
from evidence_refs.catalogue.text.render import render
from evidence_refs.errors import EvidenceRefsError, InvalidCatalogueError
from evidence_refs.model import Catalogue, CitedIn, DocumentRecord, Reference
from tests.catalogue import strategies
from tests.catalogue.index.indexes import contents

A, B, C = (Reference(key=key, title=f"Title of {key}") for key in "abc")


def raw(*references: Reference, **more: tuple[object, ...]) -> bytes:
    blocks = render(Catalogue(references=references, **more))
    return blocks.encode()


def brought(connection: sqlite3.Connection, raw: bytes, progress: Progress = iter) -> None:
    refresh(connection, raw, fingerprint(raw), "c.yaml", progress)


def brought_to(*states: bytes) -> sqlite3.Connection:
    connection = database.in_memory()
    for each in states:
        brought(connection, each)
    return connection


def keys(connection: sqlite3.Connection) -> str:
    return "".join(Index(connection).keys)


def test_only_new_blocks_are_read() -> None:
    read: list[int] = []

    def counted(items: object) -> list[int]:
        read.append(len(list(items)))  # type: ignore[call-overload]
        return items  # type: ignore[return-value]

    connection = database.in_memory()
    for each in (raw(A, B), raw(A, B, C), raw(A, C), raw(A, C, B), raw(A, C, B)):
        brought(connection, each, counted)

    assert read == [2, 1, 0, 1]


def test_records_are_in_the_order_of_the_file() -> None:
    one = b"references:\n- key: b\n- key: a\n- key: c\n"
    other = b"references:\n- key: c\n- key: b\n- key: d\n- key: a\n"

    assert keys(brought_to(one)) == "bac"
    assert keys(brought_to(one, other)) == "cbda"


@given(st.lists(st.none() | st.integers(1, 40), max_size=12))
def test_places_ascend_and_those_that_may_stay_do(standing: list[int | None]) -> None:
    places = spread(standing)

    assert len(places) == len(standing)
    assert all(one < other for one, other in zip([0, *places], places, strict=False))
    fixed = [each for each in standing if each is not None]
    if len(fixed) == len(standing) and fixed == sorted(set(fixed)):
        assert places == fixed


def test_many_records_in_one_gap() -> None:
    connection = database.in_memory()
    inside: list[Reference] = []
    for number in range(60):
        inside.insert(0, Reference(key=f"b{99 - number}"))
        brought(connection, raw(A, *inside, C))
        assert Index(connection).keys == ["a", *(each.key for each in inside), "c"]


def test_a_file_that_is_not_valid_changes_nothing() -> None:
    connection = brought_to(raw(A))
    before = contents(connection)
    unknown = A.model_copy(update={"cited_in": (CitedIn(document="d", form="link"),)})
    for bad, error in (
        (b"references:\n- key: a\n- key: a\n", InvalidCatalogueError),
        (raw(A, B.model_copy(update={"aliases": ("a",)})), InvalidCatalogueError),
        (raw(unknown), InvalidCatalogueError),
        (b"references:\n- key: a\n  titel: x\n", InvalidCatalogueError),
        (b"references:\n- key: a\n  title: [\n", EvidenceRefsError),
        (b"references: []\nremoved: 7\n", InvalidCatalogueError),
    ):
        with pytest.raises(error) as caught:
            brought(connection, bad)
        assert caught.value.where.line
        assert contents(connection) == before


def test_a_document_that_goes_is_missed_by_what_it_cites() -> None:
    document = DocumentRecord(id="d", file="d", sha256="0" * 64)
    cited = A.model_copy(update={"cited_in": (CitedIn(document="d", form="link"),)})
    connection = brought_to(raw(cited, documents=(document,)))

    with pytest.raises(InvalidCatalogueError, match="not among the documents"):
        brought(connection, raw(cited))


def test_a_text_that_looks_like_blocks_is_read_as_a_whole() -> None:
    odd = b'references:\n- key: a\n  title: "one\n- key: b"\n'
    connection = brought_to(raw(B), odd)

    assert keys(connection) == "a"
    assert not Index(connection).in_blocks
    assert contents(brought_to(odd, raw(A, B))) == contents(brought_to(raw(A, B)))


def clean(catalogue: Catalogue) -> Catalogue:
    """Give a catalogue that breaks no rule between records."""
    names: set[str] = set()
    references = []
    for each in catalogue.references:
        aliases = tuple(a for a in dict.fromkeys(each.aliases) if a not in names | {each.key})
        kept = {n: getattr(each, n) for n in each.model_fields_set - {"cited_in", "aliases"}}
        if each.key not in names:
            references.append(Reference(**{**kept, "aliases": aliases} if aliases else kept))
        names |= {each.key, *aliases}
    others = {each.key for each in references}
    kept_references = tuple(
        each.model_copy(update={"aliases": tuple(a for a in each.aliases if a not in others)})
        for each in references
    )
    distinct = tuple(pair for pair in catalogue.distinct if pair[0] != pair[1])
    return catalogue.model_copy(update={"references": kept_references, "distinct": distinct})


@given(st.lists(strategies.catalogues.map(clean), min_size=2, max_size=4), st.data())
@settings(max_examples=60, deadline=None)
def test_step_by_step_is_as_good_as_anew(catalogues: list[Catalogue], data: st.DataObject) -> None:
    pool = [each for catalogue in catalogues for each in catalogue.references]
    states = []
    for catalogue in catalogues:
        mixed = data.draw(st.permutations(pool)) if pool else []
        mixed = [each for each in mixed if data.draw(st.booleans())]
        states.append(clean(catalogue.model_copy(update={"references": tuple(mixed)})))
    files = [data.draw(strategies.commented(render(each))).encode() for each in states]

    connection = database.in_memory()
    for file, expected in zip(files, states, strict=True):
        brought(connection, file)
        assert contents(connection) == contents(brought_to(file))
        index = Index(connection)
        found = {each.key: each for each in index.references(index.select(Filter()))}
        assert found == {each.key: each for each in expected.references}
    assert state(connection) is not None
