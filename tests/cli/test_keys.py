from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Program

GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"


@pytest.fixture
def renamed(library: Program) -> Program:
    library("rename", GEAR, "gear")
    return library


def test_keys_with_their_aliases(renamed: Program) -> None:
    assert renamed("keys").out == f"{PLAN}\t\ngear\t{GEAR}\n"
    assert renamed("keys", "--json").json == [
        {"key": PLAN, "aliases": []},
        {"key": "gear", "aliases": [GEAR]},
    ]


def test_former_keys_with_those_of_today(renamed: Program) -> None:
    assert renamed("keys", "--map").out == f"{GEAR}\tgear\n"
    assert renamed("keys", "--map", "--json").json == {GEAR: "gear"}


def test_texts_that_cite_by_former_keys_are_patched(renamed: Program) -> None:
    tex = b"\\cite{%s}\r\n%% na\xefve: %s\r\n" % (GEAR.encode(), GEAR.encode())
    Path("a.tex").write_bytes(tex)
    Path("b.md").write_bytes(f"one\n\nsee [@{GEAR}, p. 3]\n".encode())
    done = renamed("keys", "--patch", "a.tex", "b.md", "--dry-run")
    assert (done.code, done.out) == (0, f"a.tex:1: {GEAR} -> gear\nb.md:3: {GEAR} -> gear\n")
    assert Path("a.tex").read_bytes() == tex
    done = renamed("keys", "--patch", "a.tex", "b.md")
    assert f"left: a.tex:2: {GEAR} stands outside a citation" in done.err
    assert "a.tex: 1 key changed" in done.err
    # Line ends, and bytes that are not UTF-8, stay as they were.
    assert Path("a.tex").read_bytes() == tex.replace(GEAR.encode(), b"gear", 1)
    assert Path("b.md").read_bytes() == b"one\n\nsee [@gear, p. 3]\n"
    assert renamed("keys", "--patch", "b.md").out == ""


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(renamed: Program) -> None:
    Path("b.md").write_text(f"[@{GEAR}]", encoding="utf-8")
    Path("folder").mkdir()
    done = renamed("keys", "--patch", "nowhere.tex", "folder", "b.md")
    assert done.code == 3
    assert "error: nowhere.tex: " in done.err
    assert "error: folder: is a folder" in done.err
    assert Path("b.md").read_text(encoding="utf-8") == "[@gear]"


@pytest.mark.parametrize("words", [["keys", "--patch", "b.md"], ["fmt", "b.md"]])
def test_a_file_that_may_not_be_read_is_no_wrong_word_of_the_command(
    renamed: Program, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "b.md":
            raise PermissionError(13, "Permission denied")
        return read(path)

    Path("b.md").write_text("version: 1\n", encoding="utf-8")
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    done = renamed(*words)
    assert done.code == 3
    assert "error: b.md: " in done.err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_text_in_utf16_is_refused_and_stays(renamed: Program, encoding: str) -> None:
    raw = f"\ufeff[@{GEAR}]\r\n".encode(encoding)
    Path("b.md").write_bytes(raw)
    done = renamed("keys", "--patch", "b.md")
    assert (done.code, done.out) == (3, "")
    assert "error: b.md: is UTF-16, and was not read" in done.err
    assert "0 keys" not in done.err
    assert Path("b.md").read_bytes() == raw


@pytest.mark.parametrize(
    "words", [["--patch"], ["b.md"], ["--dry-run"], ["--patch", "b.md", "--map"]]
)
def test_what_cannot_be_is_refused(renamed: Program, words: list[str]) -> None:
    Path("b.md").write_text(f"[@{GEAR}]", encoding="utf-8")
    done = renamed("keys", *words)
    assert done.code == 2
    assert "--patch" in done.err
    assert Path("b.md").read_text(encoding="utf-8") == f"[@{GEAR}]"
