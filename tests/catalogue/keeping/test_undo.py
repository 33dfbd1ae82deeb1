"""Undo and redo are a cursor over the states of the file, byte for byte, comments included."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.change import Change, between
from evidence_refs.catalogue.keeping import history, store, undo
from evidence_refs.errors import (
    ConflictError,
    EvidenceRefsError,
    InvalidCatalogueError,
    UnreadableError,
    UsageError,
)
from evidence_refs.model import Reference
from tests.catalogue import strategies

START = """\
# yaml-language-server: $schema=../schemas/catalogue.schema.json
version: 1

# all of them
references:
# the first
- key: a
  title: 'A'   # as printed

- {key: c, title: C}
# after c
removed: [gone2001]   # taken out
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "references.yaml"
    file.write_bytes(START.encode())
    return file


def put(path: Path, key: str, title: str) -> None:
    store.save(
        store.load(path), Change(put=(Reference(key=key, title=title),)), f"set {key} {title}"
    )


def remove(path: Path, key: str) -> None:
    store.save(store.load(path), Change(gone=(key,)), f"removed {key}")


def go(path: Path, count: int = 1, *, back: bool = True) -> list[str]:
    way = undo.way(path, count, back=back)
    undo.go(way)
    return [step.said for step in way.steps]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())


# A cursor over the states


def test_several_steps_back_and_forth(path: Path) -> None:
    states = [path.read_bytes()]
    for key, title in (("b", "B"), ("a", "New"), ("c", None)):
        if title:
            put(path, key, title)
        else:
            remove(path, key)
        states.append(path.read_bytes())

    assert go(path, 2) == ["removed c", "set a New"]
    assert path.read_bytes() == states[1]
    assert go(path, back=False) == ["set a New"]
    assert path.read_bytes() == states[2]
    assert go(path, 2) == ["set a New", "set b B"]
    assert path.read_bytes() == states[0]
    assert go(path, 3, back=False) == ["set b B", "set a New", "removed c"]
    assert path.read_bytes() == states[3]


def test_a_new_change_drops_what_was_undone(path: Path) -> None:
    put(path, "b", "B")
    go(path)
    put(path, "d", "D")

    with pytest.raises(UsageError, match="no step can be done again"):
        go(path, back=False)
    assert go(path) == ["set d D"]


def test_no_more_steps_than_there_are(path: Path) -> None:
    with pytest.raises(UsageError, match="no step can be undone"):
        go(path)
    put(path, "b", "B")
    after = path.read_bytes()
    with pytest.raises(UsageError, match="only 1 step can be undone"):
        go(path, 2)
    assert path.read_bytes() == after


_keys = st.sampled_from(["a", "b", "c", "d"])
_changes = st.one_of(
    st.builds(
        lambda key, record: ("put", record.model_copy(update={"key": key, "aliases": (), "cited_in": ()})),
        _keys, strategies.references(),
    ),
    st.tuples(st.just("gone"), _keys),
    st.tuples(st.just("removed"), st.lists(_keys, max_size=3).map(tuple)),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
)  # fmt: skip


@given(
    st.lists(_changes, max_size=12),
    st.sampled_from([b"\n", b"\r\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@settings(max_examples=60, deadline=None)
def test_any_changes_undone_and_redone_are_states_with_a_cursor(
    changes: list[tuple[str, object]], line_end: bytes, mark: bytes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "references.yaml"
        path.write_bytes(mark + START.encode().replace(b"\n", line_end))
        states, cursor = [path.read_bytes()], 0
        for kind, what in changes:
            if kind in ("undo", "redo"):
                assert isinstance(what, int)
                target = cursor - what if kind == "undo" else cursor + what
                if 0 <= target < len(states):
                    go(path, what, back=kind == "undo")
                    cursor = target
                else:
                    with pytest.raises(UsageError):
                        go(path, what, back=kind == "undo")
            elif _change(path, kind, what):
                states[cursor + 1 :] = [path.read_bytes()]
                cursor += 1
            assert path.read_bytes() == states[cursor]


def _change(path: Path, kind: str, what: object) -> bool:
    stored = store.load(path)
    after = stored.catalogue
    references = {each.key: each for each in after.references}
    if isinstance(what, Reference):
        references[what.key] = what
    elif kind == "gone":
        references.pop(str(what), None)
    else:
        after = after.model_copy(update={"removed": what})
    after = after.model_copy(
        update={"references": tuple(references[key] for key in sorted(references))}
    )
    return store.save(stored, between(stored.catalogue, after), kind)


# In a file that was changed otherwise, too


def test_what_was_changed_by_hand_in_other_records_stays(path: Path) -> None:
    put(path, "b", "B")
    remove(path, "c")
    edit(path, "title: 'A'   # as printed", "title: By hand")
    expected = START.replace("title: 'A'   # as printed", "title: By hand").encode()

    go(path)
    go(path)
    assert path.read_bytes() == expected
    go(path, 2, back=False)
    assert b"- key: b\n" in path.read_bytes()
    assert b"key: c" not in path.read_bytes()
    assert go(path, 2) == ["removed c", "set b B"]
    assert path.read_bytes() == expected


def test_a_record_that_was_changed_since_is_named_and_nothing_written(path: Path) -> None:
    put(path, "a", "New")
    put(path, "b", "B")
    edit(path, "title: New", "title: Newer")
    now = path.read_bytes()

    with pytest.raises(ConflictError, match="`a` was changed since; nothing was written") as caught:
        go(path, 2)

    assert "“set a New” cannot be undone" in caught.value.message
    assert caught.value.where.line == 1 + now[: now.index(b"# the first")].count(b"\n")
    assert path.read_bytes() == now
    assert go(path) == ["set b B"]


def test_what_would_not_be_a_catalogue_is_not_written(path: Path) -> None:
    remove(path, "c")
    edit(path, "- key: a\n", "- key: a\n  aliases: [c]\n")
    now = path.read_bytes()

    with pytest.raises(ConflictError, match="would not be valid"):
        go(path)
    assert path.read_bytes() == now


@pytest.mark.parametrize(
    ("broken", "error"),
    [
        (b"references: [\n", UnreadableError),
        (b"<<<<<<< ours\nreferences: []\n", InvalidCatalogueError),
        (b"references:\n- titel: x\n", InvalidCatalogueError),
    ],
)
def test_a_file_that_is_no_catalogue_says_so_itself(
    path: Path, broken: bytes, error: type[EvidenceRefsError]
) -> None:
    put(path, "b", "B")
    path.write_bytes(broken)

    with pytest.raises(error):
        go(path)
    assert path.read_bytes() == broken


def test_a_file_that_was_emptied_is_to_be_got_back_first(path: Path) -> None:
    put(path, "b", "B")
    kept = path.read_bytes()
    path.write_bytes(b"\n")

    with pytest.raises(UnreadableError, match="was emptied, not by a command") as refused:
        undo.way(path, 1, back=True)
    assert "git checkout" in (refused.value.hint or "")
    path.write_bytes(kept)
    undo.go(undo.way(path, 1, back=True))
    assert path.read_bytes() == START.encode()


def test_a_state_that_git_brings_back_is_known(path: Path) -> None:
    put(path, "b", "B")
    states = [START.encode(), path.read_bytes()]
    put(path, "d", "D")
    put(path, "e", "E")

    path.write_bytes(states[1])

    assert go(path) == ["set b B"]
    assert path.read_bytes() == states[0]
    assert go(path, 3, back=False) == ["set b B", "set d D", "set e E"]


def test_line_ends_that_git_changed(path: Path) -> None:
    put(path, "b", "B")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    go(path)

    assert path.read_bytes() == START.encode().replace(b"\n", b"\r\n")


def test_a_step_that_a_person_took_back_by_hand_is_passed(path: Path) -> None:
    put(path, "b", "B")
    put(path, "d", "D")
    edit(path, "- key: d\n  title: D\n", "")
    edit(path, "title: C", "title: By hand")
    now = path.read_bytes()

    assert go(path) == ["set d D"]
    assert path.read_bytes() == now
    assert go(path) == ["set b B"]


# Nothing is lost


def test_a_file_that_changes_while_the_way_is_found_is_left_alone(path: Path) -> None:
    put(path, "b", "B")
    way = undo.way(path, 1, back=True)
    edit(path, "title: C", "title: By hand")
    now = path.read_bytes()

    with pytest.raises(ConflictError, match="changed by someone else"):
        undo.go(way)
    assert path.read_bytes() == now
    assert go(path) == ["set b B"]


def test_a_patch_that_does_not_lead_back_is_not_used(path: Path) -> None:
    put(path, "b", "B")
    patch = history.folder(path) / "1.json"
    patch.write_bytes(patch.read_bytes().replace(b'"references"', b'"documents"'))
    now = path.read_bytes()

    with pytest.raises(EvidenceRefsError):
        go(path)
    patch.write_bytes(b'{"blocks": []}')
    with pytest.raises(UnreadableError, match="history is damaged"):
        go(path)
    assert path.read_bytes() == now


@pytest.mark.parametrize("kill", ["before", "after"])
def test_a_program_killed_while_it_goes_back(
    path: Path, monkeypatch: pytest.MonkeyPatch, kill: str
) -> None:
    put(path, "b", "B")
    after = path.read_bytes()
    replace: Callable[[Path, Path], Path] = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target == path:
            if kill == "after":
                replace(self, target)
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            go(path)

    if kill == "before":
        assert path.read_bytes() == after
        assert go(path) == ["set b B"]
    assert path.read_bytes() == START.encode()
    assert go(path, back=False) == ["set b B"]
    assert path.read_bytes() == after
