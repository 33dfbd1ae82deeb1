"""`search` and `list` as a person meets them; the index beside is never seen."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from evidence_refs.catalogue.index import database

from .conftest import Done, Program

CATALOGUE = Path("data/references.yaml")


def titles(done: Done) -> list[str]:
    assert done.code == 0
    return [line.split("\t")[3] for line in done.out.splitlines()]


def test_a_hit_is_shown_with_the_words_around_it(library: Program) -> None:
    (line,) = library("search", "journeys bicycle").out.splitlines()

    assert line.split("\t")[-1] == (
        "abstract: … streets will look like where half of all short journeys are made on foot or by bicycle."
    )


def test_the_nearest_words_where_there_is_none(library: Program) -> None:
    done = library("search", "bycicle", "walkign")

    assert (done.code, done.out) == (0, "")
    assert "did you mean `bicycle` for `bycicle`, `walking` for `walkign`?" in done.err


def test_words_that_are_found_but_not_together(library: Program) -> None:
    done = library("search", "bicycle", "targets")

    assert (done.code, done.out) == (0, "")
    assert "is found, but not together" in done.err
    done = library("search", "walking", "--year", "1999")
    assert "2 references have it, and the filters let none pass" in done.err


def test_search_takes_filters_and_their_order(library: Program) -> None:
    found = library("search", "walking", "--year", "2020", "--sort", "title")
    assert titles(found) == ["Gear Change: a bold vision for cycling and walking"]
    assert library("search", "walking", "--json").json[0]["key"]


def test_no_edit_between_two_commands_is_missed(library: Program) -> None:
    """Not even one that leaves size and time as they were, made at once."""
    assert len(titles(library("list"))) == 2
    for number in range(10, 30):
        state = CATALOGUE.stat()
        raw = CATALOGUE.read_bytes()
        before = b"Gear" if number == 10 else f"Ge{number - 1}".encode()
        after = raw.replace(before, f"Ge{number}".encode(), 1)
        with CATALOGUE.open("r+b") as file:  # the same file, not a new one in its place
            file.write(after)
        os.utime(CATALOGUE, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert CATALOGUE.stat().st_size == state.st_size
        assert CATALOGUE.stat().st_mtime_ns == state.st_mtime_ns
        command = ("list",) if number % 2 else ("search", f"ge{number}")
        assert any(each.startswith(f"Ge{number}") for each in titles(library(*command)))


def test_a_catalogue_in_the_place_of_another_is_read(library: Program) -> None:
    other = CATALOGUE.with_name("other.yaml")
    other.write_bytes(CATALOGUE.read_bytes().replace(b"Gear", b"Rear"))
    titles(library("list", "-c", str(other)))
    other.replace(CATALOGUE)

    assert titles(library("list"))[1].startswith("Rear")


@pytest.mark.parametrize("damage", ["deleted", "emptied", "garbage", "cut", "older"])
def test_the_index_may_be_lost_or_damaged_at_any_time(library: Program, damage: str) -> None:
    before = titles(library("list"))
    path = database.file_of(CATALOGUE)
    if damage != "older":
        for extra in path.parent.glob(f"{path.name}-*"):
            extra.unlink()
    if damage == "deleted":
        path.unlink()
    elif damage == "emptied":
        path.write_bytes(b"")
    elif damage == "garbage":
        path.write_bytes(b"no database" * 1000)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE state SET format = 'older'")
            connection.execute("ALTER TABLE record RENAME COLUMN who TO whom")
        connection.close()

    for command in (("list",), ("search", "walking")):
        done = library(*command)
        if done.code:  # the damage shows in the midst of a command: once, and never again
            assert (damage, done.code) == ("cut", 3)
            assert "the index in the cache was damaged, and is deleted" in done.err
    assert titles(library("list")) == before
    assert titles(library("search", "walking")) != []


def test_a_folder_that_cannot_hold_the_index_only_makes_it_slower(
    library: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "file"))
    monkeypatch.setattr(database, "file_of", lambda _: tmp_path / "file" / "x.sqlite")

    assert len(titles(library("list"))) == 2


def test_bytes_that_are_no_text_are_refused(library: Program) -> None:
    before = CATALOGUE.read_bytes()
    (key, *_) = library("list").out.split("\t")
    for command in (
        ("set", key, "note=caf\udce9"),
        ("set", key, "title=caf\udce9"),
        ("tag", key, "--add", "caf\udce9"),
        ("add", "--title", "caf\udce9"),
        ("show", "caf\udce9"),
        ("search", "caf\udce9"),
    ):
        done = library(*command)
        assert done.code == 2 or command[0] == "search"
        assert CATALOGUE.read_bytes() == before
