from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.reading import read, sources
from evidence_refs.reading.sources import MAX_BYTES, Source, find, refuse_same_ids


def names(*arguments: Path | str) -> list[str]:
    found = find([str(argument) for argument in arguments])
    assert not found.errors
    return [source.name for source in found.sources]


def refusal(argument: Path | str) -> UnreadableError:
    found = find([str(argument)])
    assert not found.sources
    (error,) = found.errors
    assert isinstance(error, UnreadableError)
    assert "\n" not in error.message
    return error


def test_a_file_is_itself_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "notes.dat").write_text("text")
    assert names(tmp_path / "notes.dat") == [str(tmp_path / "notes.dat")]


def test_a_folder_is_its_documents_sorted_and_says_what_it_leaves_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sheet.xlsx", ".hidden.txt", "sub/c.TXT", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    found = find([str(tmp_path)])
    relative = [os.path.relpath(source.path, tmp_path) for source in found.sources]
    assert relative == ["a.md", "b.txt", str(Path("sub/c.TXT"))]
    assert found.left_out == (str(tmp_path / "sheet.xlsx"),)


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    assert "no documents in this folder" in refusal(tmp_path).message


def test_what_is_missing_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    found = find([str(tmp_path / "gone.txt"), str(tmp_path / "a.txt"), "bad\0name"])
    assert [source.id for source in found.sources] == ["a"]
    assert found.errors[0].message == "no such file"
    assert len(found.errors) == 2


def test_what_cannot_be_had_ends_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    for argument in (str(tmp_path), str(tmp_path / "*")):
        found = find([argument])
        assert [source.file for source in found.sources] == ["b.txt"]
        assert [str(error.where) for error in found.errors] == [str(tmp_path / "a.zip")]


def test_a_file_named_twice_is_given_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a", encoding="utf-8")
    again = f"{tmp_path}/./a.txt"
    assert find([str(path), again, str(tmp_path)]).sources == (Source(str(path)),)


def test_a_pattern_that_no_shell_expanded_is_expanded(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text("text")
    assert [Path(name).name for name in names(tmp_path / "*.txt")] == ["a.txt", "b.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "brief [final].txt").write_text("text")
    assert names(tmp_path / "brief [final].txt") == [str(tmp_path / "brief [final].txt")]


def test_a_zip_is_its_documents(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("sub/b.txt", "B text")
        package.writestr("a.txt", "A text")
        package.writestr("../../escape.txt", "E text")
        package.writestr("__MACOSX/._a.txt", "no")
        package.writestr("logo.png", "no")
        package.writestr("inner.zip", "no")
    found = find([str(path)])
    assert [source.id for source in found.sources] == ["escape", "a", "b"]
    assert found.left_out == (f"{path}/inner.zip", f"{path}/logo.png")
    document = read(found.sources[2])
    assert (document.id, document.file, document.text) == ("b", "b.txt", "B text")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["pack.zip"]


def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("a.txt", "x" * 2_000)
        package.writestr("b.txt", "x" * 2_000)
    monkeypatch.setattr(sources, "MAX_UNPACKED", 3_000)
    assert "unpacks to more than" in refusal(path).message
    monkeypatch.setattr(sources, "MAX_UNPACKED", 5_000)
    monkeypatch.setattr(sources, "MAX_BYTES", 1_000)
    with pytest.raises(UnreadableError, match="larger than"):
        read(Source(str(path), "a.txt"))
    monkeypatch.setattr(sources, "MAX_MEMBERS", 1)
    assert "2 files in it" in refusal(path).message


def test_a_zip_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with ZipFile(path, "w") as package:
        package.writestr("a.txt", "text")
    path.write_bytes(path.read_bytes()[:40])
    assert "damaged zip" in refusal(path).message


def test_a_zip_whose_member_is_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        package.writestr("a.txt", "text " * 100)
    data = bytearray(path.read_bytes())
    data[40:44] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    with pytest.raises(UnreadableError):
        read(Source(str(path), "a.txt"))


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(4 * MAX_BYTES)
    with pytest.raises(UnreadableError, match="larger than 50 MB"):
        read(path)


def test_a_line_of_five_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("word " * 1_000_000)
    assert len(read(path).text) == 5_000_000


def test_a_refused_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError, match="not allowed to read it"):
        read(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read(tmp_path)


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("café\r\n".encode())))
    (source,) = find(["-"]).sources
    document = read(source)
    assert (document.id, document.file, document.text) == ("stdin", "stdin", "café\n")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1 A brief}", "cannot read RTF"),
        (b"\x89PNG\r\n\x1a\n", "cannot read an image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cannot read old Word"),
    ],
)
def test_a_kind_without_a_reader_is_refused_with_a_way_out(
    tmp_path: Path, data: bytes, words: str
) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=words) as caught:
        read(path)
    assert caught.value.hint


def test_a_document_says_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "my brief.v2.txt"
    path.write_bytes(b"text\r\n")
    document = read(path)
    assert (document.id, document.file) == ("my brief.v2", "my brief.v2.txt")
    assert document.sha256 == "7830b26b0ee6f35d118457f44e61961a44d8893ff51b02f8fcf08e188af77b0e"
    assert read(path, "brief").id == "brief"


def test_an_id_must_be_words(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("text")
    for wrong in ("", "  ", "two\nlines", "\x1b[31m"):
        with pytest.raises(UsageError):
            read(path, wrong)


def test_two_files_of_one_id_are_refused() -> None:
    refuse_same_ids([Source("a/x.txt"), Source("a/y.txt")])
    with pytest.raises(UsageError, match=r"a/x\.txt and b/x\.md would both be the document x"):
        refuse_same_ids([Source("a/x.txt"), Source("b/x.md")])


def test_a_name_that_is_no_text_is_refused() -> None:
    for wrong in ("two\nlines.txt", "bad\udcff.txt"):
        with pytest.raises(UsageError):
            read(Source(wrong), "brief")
