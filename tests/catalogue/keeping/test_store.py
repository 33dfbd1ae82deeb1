"""Load and save: bad files give one clear line, a save touches only what changed."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from filelock import FileLock, Timeout
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.change import between
from evidence_refs.catalogue.check.report import report
from evidence_refs.catalogue.keeping import contents, lock, store
from evidence_refs.catalogue.keeping.location import locate
from evidence_refs.catalogue.text import parse as yaml_file
from evidence_refs.catalogue.text import render
from evidence_refs.errors import (
    ConflictError,
    EvidenceRefsError,
    InvalidCatalogueError,
    UnreadableError,
    UsageError,
)
from evidence_refs.model import Catalogue, Person, Reference
from tests.catalogue import strategies
from tests.catalogue.keeping.rights import as_nobody
from tests.catalogue.spliced import spliced


def save(stored: store.Stored, after: Catalogue) -> bool:
    return store.save(stored, between(stored.catalogue, after), "a test")


HAND_MADE = """\
# yaml-language-server: $schema=../schemas/catalogue.schema.json
# Our own catalogue.
version: 1
documents:
- id: brief   # the first
  file: brief.txt
  sha256: 3c82aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
references:

# --- A ---

# about the first
- key: adams2020care
  title: 'Care:  a start'
  # checked by hand
  date: 2020
  date_text: null
  abstract: >-
    One sentence.
    # not a comment

- key: brown2021place
  title: Place   # as printed
  tags: []
  cited_in:
  - document: brief
    form: entry
    lines:
    - 3
    - 4

# --- C ---

- {key: clark2019, title: In braces}
removed: [gone2001]   # taken out
distinct: []        # none yet
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "references.yaml"
    file.write_text(HAND_MADE, encoding="utf-8", newline="")
    return file


def edited(catalogue: Catalogue, key: str, **changes: object) -> Catalogue:
    return catalogue.model_copy(
        update={
            "references": tuple(
                each.model_copy(update=changes) if each.key == key else each
                for each in catalogue.references
            )
        }
    )


def saved(path: Path, change: Callable[[Catalogue], Catalogue]) -> str:
    stored = store.load(path)
    wanted = change(stored.catalogue)
    save(stored, wanted)
    assert not between(
        store.load(path).catalogue,
        wanted.model_copy(update={"references": store.load(path).catalogue.references}),
    )
    by_key = {each.key: each for each in store.load(path).catalogue.references}
    assert by_key == {each.key: each for each in wanted.references}
    return path.read_bytes().decode("utf-8")


# A save touches only what changed


def test_an_equal_catalogue_changes_no_byte(path: Path) -> None:
    stored = store.load(path)

    assert not save(
        stored,
        Catalogue.model_validate(stored.catalogue.model_dump(by_alias=True, exclude_unset=True)),
    )
    assert path.read_text(encoding="utf-8") == HAND_MADE


def test_a_changed_field_leaves_every_other_line(path: Path) -> None:
    text = saved(path, lambda c: edited(c, "adams2020care", date="2020-05"))

    assert text == HAND_MADE.replace("  date: 2020\n", "  date: 2020-05\n")


def test_a_new_field_stands_where_the_model_has_it(path: Path) -> None:
    text = saved(path, lambda c: edited(c, "adams2020care", type="report", url="https://a.org/b"))

    assert text == HAND_MADE.replace("  title: 'Care:", "  type: report\n  title: 'Care:").replace(
        "    # not a comment\n", "    # not a comment\n  url: https://a.org/b\n"
    )


def test_a_field_that_goes_takes_only_its_lines(path: Path) -> None:
    text = saved(path, lambda c: edited(c, "brown2021place", cited_in=()))

    start, end = HAND_MADE.index("  cited_in"), HAND_MADE.index("\n# --- C")
    assert text == HAND_MADE[:start] + HAND_MADE[end:]


def test_a_field_kept_empty_is_written_null_and_stays(path: Path) -> None:
    text = saved(path, lambda c: edited(c, "brown2021place", title=None))

    assert "- key: brown2021place\n  title: null   # as printed\n  tags: []\n" in text
    kept = {each.key: each.kept_empty for each in store.load(path).catalogue.references}
    assert "title" in kept["brown2021place"]
    assert "date_text" in kept["adams2020care"]


def test_new_records_go_where_they_sort(path: Path) -> None:
    def add(catalogue: Catalogue) -> Catalogue:
        new = (Reference(key=key, title="New") for key in ("zeta2000", "aaa1999", "bb2000"))
        return catalogue.model_copy(update={"references": (*catalogue.references, *new)})

    text = saved(path, add)

    block = "- key: {}\n  title: New\n"
    expected = HAND_MADE.replace("# about the first", block.format("aaa1999") + "# about the first")
    expected = expected.replace("- key: brown", block.format("bb2000") + "- key: brown")
    expected = expected.replace("removed:", block.format("zeta2000") + "removed:")
    assert text == expected


def test_a_removed_record_goes_with_its_comment_and_no_other(path: Path) -> None:
    text = saved(path, lambda c: c.model_copy(update={"references": c.references[1:]}))
    assert "about the first" not in text
    assert "# --- A ---" in text

    text = saved(path, lambda c: c.model_copy(update={"references": c.references[1:]}))
    assert "# --- C ---" in text
    assert "brown" not in text


def test_all_records_removed_and_one_added(path: Path) -> None:
    text = saved(path, lambda c: c.model_copy(update={"references": ()}))
    assert "\nreferences: []\n" in text

    text = saved(path, lambda c: c.model_copy(update={"references": (Reference(key="new2020"),)}))
    assert "\nreferences:\n" in text
    assert "\n- key: new2020\nremoved: [gone2001]   # taken out\n" in text


def test_what_a_person_decided_is_written_one_a_line(path: Path) -> None:
    text = saved(
        path,
        lambda c: c.model_copy(
            update={"removed": ("gone2001", "x"), "distinct": (("adams2020care", "clark2019"),)}
        ),
    )

    assert text.endswith(
        "removed:   # taken out\n- gone2001\n- x\ndistinct:        # none yet\n- [adams2020care, clark2019]\n"
    )


def test_a_file_without_blocks_is_written_anew(path: Path) -> None:
    path.write_text("# ours\nreferences: [{key: b, title: B}, {key: a}]\n", encoding="utf-8")

    text = saved(path, lambda c: edited(c, "a", title="A"))

    assert text == (
        "# ours\nversion: 1\ndocuments: []\nreferences:\n"
        "- key: a\n  title: A\n- key: b\n  title: B\nremoved: []\ndistinct: []\n"
    )


def test_lists_that_are_indented_stay_so(path: Path) -> None:
    text = """\
references:
  # about a
  - key: a
    title: A # as printed
    authors:
      # the first
      - {family: Adams}   # with a comment
      - family: Bell
  - key: c
    abstract: >-
      Two
      lines.
"""
    path.write_text(text, encoding="utf-8")

    after = saved(
        path,
        lambda c: added(edited(c, "a", title="B", authors=people("Adams", "Cole", "Bell")), "b"),
    )

    assert after == text.replace("title: A #", "title: B #").replace(
        "comment\n", "comment\n      - {family: Cole}\n"
    ).replace("  - key: c\n", "  - key: b\n  - key: c\n")


def test_line_ends_and_byte_order_mark_stay(path: Path) -> None:
    raw = b"\xef\xbb\xbf" + HAND_MADE.replace("\n", "\r\n").encode()
    path.write_bytes(raw)
    stored = store.load(path)
    assert not save(stored, stored.catalogue)

    save(stored, edited(stored.catalogue, "adams2020care", date="2021"))

    assert path.read_bytes() == raw.replace(b"  date: 2020\r\n", b"  date: 2021\r\n")


def test_a_file_without_a_last_line_end(path: Path) -> None:
    path.write_text("references:\n- key: a\n  title: A", encoding="utf-8")

    text = saved(
        path, lambda c: c.model_copy(update={"references": (*c.references, Reference(key="b"))})
    )

    assert text == "references:\n- key: a\n  title: A\n- key: b\n"


@given(strategies.catalogues, st.data())
@settings(max_examples=60, deadline=None)
def test_only_the_block_of_a_changed_record_differs(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    if not catalogue.references:
        return
    old = catalogue.model_copy(
        update={"references": tuple(render.sorted_references(catalogue)),
                "documents": tuple(render.sorted_documents(catalogue))}
    )  # fmt: skip
    number = data.draw(st.integers(0, len(old.references) - 1))
    changed = data.draw(strategies.references()).model_copy(
        update={"key": old.references[number].key}
    )
    references = (*old.references[:number], changed, *old.references[number + 1 :])
    new = old.model_copy(update={"references": references})

    text = spliced(render.render(old).encode(), new).decode()

    assert text == render.render(new)  # no comments, no odd spelling: the same as written anew


def people(*families: str) -> tuple[Person, ...]:
    return tuple(Person(family=family) for family in families)


def added(catalogue: Catalogue, key: str) -> Catalogue:
    return catalogue.model_copy(update={"references": (*catalogue.references, Reference(key=key))})


# Safe writes


def test_a_file_that_was_changed_meanwhile_is_left_alone_and_both_are_kept(path: Path) -> None:
    stored = store.load(path)
    path.write_text(HAND_MADE + "# more\n", encoding="utf-8")

    with pytest.raises(ConflictError, match="changed by someone else"):
        save(stored, edited(stored.catalogue, "clark2019", title="X"))

    assert path.read_text(encoding="utf-8") == HAND_MADE + "# more\n"
    unsaved = path.with_name("references.yaml.unsaved-1").read_text(encoding="utf-8")
    assert "title: X" in unsaved
    assert "# more" not in unsaved


def test_a_change_of_the_same_size_and_time_is_seen(path: Path) -> None:
    stored = store.load(path)
    before = path.stat()
    path.write_text(HAND_MADE.replace("2020care", "2020cure"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    with pytest.raises(ConflictError, match="changed by someone else"):
        save(stored, edited(stored.catalogue, "clark2019", title="X"))


def test_a_locked_file_is_left_alone(path: Path) -> None:
    stored = store.load(path)
    token = lock.PATIENCE.set(lock.Patience(0))
    try:
        with (
            FileLock(path.with_name(".references.yaml.lock")),
            pytest.raises(ConflictError, match="locked"),
        ):
            save(stored, edited(stored.catalogue, "clark2019", title="X"))
    finally:
        lock.PATIENCE.reset(token)

    assert path.read_text(encoding="utf-8") == HAND_MADE


def test_editing_loads_under_the_lock_and_holds_it_to_the_end(path: Path) -> None:
    beside = FileLock(path.with_name(".references.yaml.lock"))
    with store.editing(path) as stored:
        for title in ("One", "Two"):
            with pytest.raises(Timeout):
                beside.acquire(timeout=0)
            save(stored, edited(stored.catalogue, "clark2019", title=title))
            stored = store.load(path)

    with beside.acquire(timeout=0):
        assert "title: Two" in path.read_text(encoding="utf-8")


def test_where_there_is_no_catalogue_nothing_is_locked(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such"), store.editing(tmp_path / "no.yaml"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    stored = store.load(path)
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(UnreadableError, match="the disk is full; nothing was changed"):
        save(stored, edited(stored.catalogue, "clark2019", title="X"))

    assert path.read_text(encoding="utf-8") == HAND_MADE
    assert not list(path.parent.glob("*.new"))
    assert not list(path.parent.glob(".*.new"))


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")
def test_a_link_is_written_through_and_the_mode_kept(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(path)
    path.chmod(0o640)
    stored = store.load(link)

    save(stored, edited(stored.catalogue, "clark2019", title="X"))

    assert link.is_symlink()
    assert "title: X" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# Find and make


def test_a_new_catalogue_loads_and_is_never_made_twice(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.yaml"

    assert store.create(path).catalogue == Catalogue()
    with pytest.raises(UsageError, match="already"):
        store.create(path)


def test_the_option_goes_before_the_variable_before_the_nearest_folder(tmp_path: Path) -> None:
    inner = tmp_path / "x" / "y"
    inner.mkdir(parents=True)
    with pytest.raises(UnreadableError, match="no catalogue found"):
        locate(None, {}, inner)
    store.create(tmp_path / "data" / "references.yaml")
    variable = {"EVIDENCE_REFS_CATALOGUE": "v.yaml"}

    assert locate(Path("o.yaml"), variable, inner) == Path("o.yaml")
    assert locate(None, variable, inner) == Path("v.yaml")
    assert locate(None, {}, inner) == tmp_path / "data" / "references.yaml"


# Bad input


def error_of(path: Path, raw: bytes) -> EvidenceRefsError:
    path.write_bytes(raw)
    with pytest.raises(EvidenceRefsError) as caught:
        store.load(path)
    assert "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"", 1, "empty"),
        (b"# only a comment\n", 2, "empty"),
        (b"version: 1\nreferences:\n\t- key: a\n", 3, "a tab"),
        (b'version: 1\nreferences:\n- key: a\n  title: "open\n', 4, "quoted scalar"),
        (b"version: 1\nreferences: [\n", 2, "flow"),
        (b"references:\n- key: a\n  title: b: c\n", 3, "mapping values are not allowed"),
        (b"references:\n- key: a\n  title: \xff\n", 3, "0xff"),
        (b"\xff\xfev\x00", None, "UTF-16"),
        (b"references:\n- key: a\n  title: \x00\n", 3, "U+0000"),
        (b"- key: a\n", 1, "not a catalogue"),
        (b"hello\n", 1, "not a catalogue"),
        (b"version: 1\n---\nversion: 1\n", 2, "second YAML document"),
        (b"references:\n- &a\n  key: a\n", 2, "anchor"),
        (b"references:\n- key: *a\n", 2, "alias"),
        (b"references:\n- key: !!str a\n", 2, "tag"),
        (b"references:\n- key: a\n  <<: {}\n", 3, "merge key"),
        (b"references:\n- ? [a]\n  : b\n", 2, "field's name"),
        (b"references: " + b"[" * 500 + b"]" * 500, 1, "deep"),
        (b"references: " + b"[" * 100_000, 1, ""),
    ],
)
def test_what_is_no_yaml_of_ours_names_its_line(
    tmp_path: Path, raw: bytes, line: int | None, words: str
) -> None:
    error = error_of(tmp_path / "c.yaml", raw)

    assert error.exit_code == 3
    assert words in error.message
    assert error.where.file == str(tmp_path / "c.yaml")
    assert error.where.line == line


def test_an_alias_bomb_is_refused_at_once(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]

    assert "anchor" in error_of(tmp_path / "c.yaml", "\n".join(lines).encode()).message


def test_a_file_that_is_too_large_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_BYTES", 100)

    error = error_of(path, HAND_MADE.encode())

    assert (error.exit_code, "too large" in error.message) == (3, True)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path, words in ((tmp_path / "no.yaml", "no such"), (tmp_path, "folder")):
        with pytest.raises(UnreadableError, match=words):
            store.load(path)


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
@pytest.mark.parametrize(
    "closed",
    ["references.yaml", "data"],
)
def test_a_file_that_may_not_be_read(closed: str) -> None:
    # pytest's own folders are closed to everybody but their owner.
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        data.mkdir()
        path = data / "references.yaml"
        path.write_text(HAND_MADE, encoding="utf-8")
        for folder in (data.parent, data):
            folder.chmod(0o755)
        store.load(path)  # it is good, and all that is needed to read it is imported
        barred = path if closed == path.name else data
        barred.chmod(0)
        try:
            with as_nobody(), pytest.raises(UnreadableError, match="permission"):
                store.load(path)
        finally:
            barred.chmod(0o755)


@pytest.mark.parametrize(
    ("lines", "line", "message", "hint"),
    [
        ("  titel: x", 3, "unknown field `titel`", "did you mean `title`?"),
        ("  title: a\n  title: b", 4, "`title` stands twice in one map", "keep one of the two"),
        ("  date: 2022-13", 3, "`date` is `2022-13`, which is not a date", "YYYY-MM-DD"),
        ("  type: reprt", 3, "`type` cannot be `reprt`", "did you mean `report`?"),
        ("  title: [a]", 3, "`title` should be text", "write the text"),
        ("  source: NHS", 3, "`source` should be a list", "in brackets"),
        (
            "  authors:\n  - Smith",
            4,
            "an item of `authors` should be a map of fields",
            "{family: …",
        ),
        ("  authors:\n  - {family: A, givn: B}", 4, "unknown field `givn`", "`given`"),
        ("  undated: perhaps", 3, "`undated` should be true or false", None),
        ("  cited_in:\n  - {form: entry}", 4, "`document` is missing", None),
        ("  title: ''", 3, "`title` must not be empty", None),
    ],
)
def test_what_breaks_the_model_names_its_line(
    tmp_path: Path, lines: str, line: int, message: str, hint: str | None
) -> None:
    error = error_of(tmp_path / "c.yaml", f"references:\n- key: a\n{lines}\n".encode())

    assert isinstance(error, InvalidCatalogueError)
    assert (error.message, error.where.line) == (message, line)
    assert hint is None or hint in (error.hint or "")


def test_a_wrong_key_and_a_wrong_version(tmp_path: Path) -> None:
    assert "`key` cannot be" in error_of(tmp_path / "c", b"references:\n- key: a b\n").message
    assert "of version 2" in error_of(tmp_path / "c", b"version: 2\n").message


def test_the_first_problem_is_named_and_the_others_counted(tmp_path: Path) -> None:
    raw = b"references:\n- key: a\n  x: 1\n  date: y\n- key: b\n  z: 1\n"

    error = error_of(tmp_path / "c.yaml", raw)
    found = report(raw, "c.yaml")

    assert error.message == "unknown field `x` (and 2 more)"
    assert found.catalogue is None
    assert [(p.code, p.where.line, p.where.column, p.key) for p in found.problems] == [
        ("unknown-field", 3, 3, "a"),
        ("wrong-date", 4, 3, "a"),
        ("unknown-field", 6, 3, "b"),
    ]


@pytest.mark.parametrize(
    "text", ["010", "NO", "12:30", "10.1000", "2022-05", "1e5", "Null", "0x1F"]
)
def test_what_yaml_would_guess_stays_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(f"references:\n- key: a\n  volume: {text}\n", encoding="utf-8")

    stored = store.load(path)

    assert stored.catalogue.references[0].volume == text
    save(stored, edited(stored.catalogue, "a", title="x"))
    assert store.load(path).catalogue.references[0].volume == text


def test_the_slow_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = yaml_file.parse(HAND_MADE, "c.yaml")

    monkeypatch.setattr(yaml_file, "_Parser", yaml.SafeLoader)

    assert yaml_file.parse(HAND_MADE, "c.yaml") == fast
