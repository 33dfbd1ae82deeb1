from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats import READERS, WRITERS, records
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem

from .examples import REFERENCES

TEXTS = {
    "csv": "id,title\n1,Élan\n",
    "ris": "TY  - JOUR\nTI  - Élan\nER  -\n",
    "nbib": "PMID- 1\nTI  - Élan\n",
    "bibtex": "some words\n\n@article{x, title={Élan}}\n",
    "csl-json": '[{"id": "1", "title": "Élan"}]\n',
    "endnote-xml": "<xml><records><record><titles><title>Élan</title></titles></record></records></xml>\n",
    "enw": "%0 Book\n%T Élan\n",
    "wos": "FN ISI Export Format\nPT J\nTI Élan\nER\n",
}

Written = Callable[[str, bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def titles(path: Path) -> list[str | None]:
    return [each.work.title for each in records.read(path) if isinstance(each, Entry)]


@pytest.mark.parametrize("name", ["in", "in.txt", "in.csv", "in.ris", "in.bib", "in.json"])
@pytest.mark.parametrize("kind", ["ris", "nbib", "bibtex", "csl-json"])
def test_the_kind_is_told_by_content_whatever_the_name(
    written: Written, kind: str, name: str
) -> None:
    assert titles(written(name, TEXTS[kind].encode())) == ["Élan"]


@pytest.mark.parametrize("name", ["in", "in.dat", "in.xls"])
def test_a_table_is_told_by_its_header(written: Written, name: str) -> None:
    table = 'id\ttitle\tabstract\n1\tÉlan\t"One\n@article{x,\nTY  - JOUR"\n'
    assert titles(written(name, table.encode())) == ["Élan"]


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(written: Written, kind: str, encoding: str) -> None:
    path = written(f"in{READERS[kind].suffixes[0]}", TEXTS[kind].encode(encoding))
    found = list(records.read(path))
    assert [each.work.title for each in found if isinstance(each, Entry)] == ["Élan"]
    problems = [each for each in found if isinstance(each, Problem)]
    assert [(each.code, each.severity) for each in problems] == (
        [("encoding-guessed", "warning")] if encoding == "cp1252" else []
    )
    if problems:
        line = 1 + TEXTS[kind].split("É")[0].count("\n")
        assert (problems[0].where.file, problems[0].where.line) == (str(path), line)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_all_systems(written: Written, end: str) -> None:
    assert titles(written("in.csv", TEXTS["csv"].replace("\n", end).encode())) == ["Élan"]


def test_nul_bytes_are_left_out(written: Written) -> None:
    assert titles(written("in.csv", b"id,ti\0tle\n1,A\0B\n")) == ["AB"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("in.csv", b"", "empty"),
        ("in.xlsx", b"PK\x03\x04rest", "spreadsheet"),
        ("in.csv", b"%PDF-1.7", "PDF"),
        ("in.dat", b"words of no kind\n", "no file of records"),
        ("in.xml", b"<?xml version='1.0'?>\n<PubmedArticleSet/>\n", "no <PubmedArticle>"),
        ("in.xml", b"<!-- --><mods/>\n", "no file of records"),
        ("in.ris", b"<?xml version='1.0'?>\nTY  - JOUR\n", "no file of records"),
    ],
)
def test_what_is_no_file_of_records_is_unreadable(
    written: Written, name: str, data: bytes, words: str
) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        list(records.read(written(name, data)))
    assert caught.value.where.file is not None
    assert "\n" not in caught.value.message


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        list(records.read(tmp_path / "none.csv"))


def test_a_letter_between_two_blocks_is_no_wrong_byte(written: Written) -> None:
    text = "id,title\n1," + "é" * 1_100_000 + "\n"
    assert [type(each) for each in records.read(written("in.csv", text.encode()))] == [Entry]


@pytest.mark.parametrize("name", ["bibtex", "csv", "ris", "endnote-xml", "csl-json", "json"])
def test_what_we_write_is_read_back(written: Written, name: str) -> None:
    path = written(f"out{WRITERS[name].suffix}", WRITERS[name].write(REFERENCES).encode())
    found = [each for each in records.read(path) if isinstance(each, Entry)]
    assert [each.id for each in found] == [each.key for each in REFERENCES]


@given(
    st.sampled_from(sorted(TEXTS)),
    st.binary(max_size=80),
    st.integers(0, 40),
)
@settings(max_examples=80, deadline=None)
def test_no_bytes_fail(
    tmp_path_factory: pytest.TempPathFactory, kind: str, noise: bytes, at: int
) -> None:
    data = TEXTS[kind].encode()
    path = tmp_path_factory.getbasetemp() / f"noise{READERS[kind].suffixes[0]}"
    path.write_bytes(data[:at] + noise + data[at:])
    try:
        for each in records.read(path):
            assert isinstance(each, Entry | Problem)
    except UnreadableError as error:
        assert "\n" not in error.message


def test_a_folder_is_told_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is a folder") as caught:
        list(records.read(tmp_path))
    assert caught.value.hint == "name the files in it"


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("in.bib", "%A comment\n% T of two\n@book{a}\n", "bibtex"),
        ("in.bib", "%T Comment\n@book{a}\n", "bibtex"),
        ("in", "%T A title\n", "enw"),
        ("savedrecs.txt", "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "wos"),
        ("in.ris", "PT J\nTI A\nER\n", "wos"),
        ("in.txt", "%0 Journal Article\n%T A\n", "enw"),
        ("in.txt", "<?xml version='1.0'?><xml><records>", "endnote-xml"),
    ],
)
def test_the_kind_is_told_by_content_first(name: str, text: str, kind: str) -> None:
    assert records.kind_of(text.splitlines(keepends=True), name) == kind


def test_a_file_above_the_limit_is_refused_with_the_option_that_lets_it_in(
    written: Written,
) -> None:
    path = written("in.csv", TEXTS["csv"].encode() + b"\n" * 3_000_000)
    with pytest.raises(
        UnreadableError, match=r"is too large: 3\.0 MB \(at most 1\.0 MB\)"
    ) as caught:
        records.opened(path, records.How(limit=1_000_000))
    assert caught.value.hint == "--limit 4MB lets it in"
    assert titles(path) == ["Élan"]


@pytest.mark.parametrize(
    "how", [{"format": "word"}, {"columns": {"Title": "colour"}}], ids=["format", "column"]
)
def test_what_a_person_says_must_be_known(how: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        records.How(**how)


@pytest.mark.parametrize(
    ("format", "kind"), [("biblatex", "bibtex"), ("json", "csl-json"), ("ris", "ris")]
)
def test_a_person_may_say_the_kind(written: Written, format: str, kind: str) -> None:
    path = written("in.dat", TEXTS[kind].encode())
    assert records.opened(path, records.How(format=format)).kind == kind


@pytest.mark.parametrize("text", ["hello world\n", "x, y\n1, 2\n", "Dear all,\n\nhello\n"])
def test_plain_text_is_no_table(tmp_path: Path, text: str) -> None:
    path = tmp_path / "in.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="no file of records"):
        list(records.read(path))
    (tmp_path / "in.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match="no column is a title"):
        list(records.read(tmp_path / "in.csv"))


def test_a_table_in_a_text_file_is_one_by_its_header_or_by_what_a_person_says(
    tmp_path: Path,
) -> None:
    path = tmp_path / "in.txt"
    for text in ("title\nA\n", "sep=;\nid;title\n1;A\n"):
        path.write_text(text, encoding="utf-8")
        assert len(list(records.read(path))) == 1
    path.write_text("what\nA\n", encoding="utf-8")
    assert len(list(records.read(path, records.How(columns={"what": "title"})))) == 1
