"""Which reader a file gets, and that no reader loads before a file needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.reading import read
from tests.reading.word import p, word

PAGE = b"<!doctype html><title>A</title><p>words"
WORD = word(p("words"))


def test_heavy_libraries_load_only_when_a_file_needs_them() -> None:
    code = (
        "import sys; from evidence_refs.reading import READERS;"
        "print({'lxml', 'docx', 'pypdfium2'} & {name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.docx", "a.txt", "a"])
def test_a_page_is_a_page_under_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PAGE)
    document = read(tmp_path / name)
    assert (document.text, document.paragraphs) == ("# A\n\nwords\n", True)


@pytest.mark.parametrize("name", ["a.docx", "a.html", "a.pdf", "a.zip", "a.txt", "a"])
def test_a_word_file_is_one_under_any_name(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(WORD)
    document = read(tmp_path / name)
    assert (document.text, document.paragraphs) == ("words\n", True)


def test_what_a_reader_could_not_make_out_is_the_documents_problem(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<meta charset=utf-8><p>caf\xe9 in Leeds")
    assert [problem.code for problem in read(tmp_path / "a.html").problems] == ["undecodable"]


@pytest.mark.parametrize("name", ["report.pdf", "report.docx", "pack.zip"])
def test_bytes_that_are_not_what_their_name_says_are_called_damaged(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"\x93\x00\xff\xfe\x81 nothing that anybody knows" * 9)
    with pytest.raises(UnreadableError, match="is named as") as raised:
        read(tmp_path / name)
    assert "get it again" in (raised.value.hint or "")
    assert "UTF-8" not in str(raised.value)
