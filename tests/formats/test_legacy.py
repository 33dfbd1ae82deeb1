from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.formats import records
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.legacy import encoding_by_habit

TITLES = {
    "French": "Étude générale sur la santé à l’école, d’après Pérez et Lefèvre",
    "German": "Größere Städte: Mobilität und Gesundheit für ältere Menschen",
    "Spanish": "Atención a los niños en Málaga y Córdoba según Gutiérrez",
    "English": "The nurse’s view – “care at home” isn’t care",
}
CHINESE = "社区卫生服务中心的研究：Smith 与王小明"


@pytest.mark.parametrize("language", TITLES)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_letters_tell_windows_from_mac(language: str, encoding: str) -> None:
    assert encoding_by_habit(TITLES[language].encode(encoding))[0] == encoding


def test_pairs_of_bytes_tell_chinese() -> None:
    assert encoding_by_habit(CHINESE.encode("gb18030"))[0] == "gb18030"


@pytest.mark.parametrize("word", ["créée", "ÄÖ", "Dvořák".replace("ř", "r"), "ßß"])
def test_two_letters_beyond_ascii_are_not_chinese(word: str) -> None:
    assert encoding_by_habit(word.encode("cp1252"))[0] == "cp1252"


@pytest.mark.parametrize(
    ("encoding", "title"),
    [
        ("utf-16", TITLES["French"]),
        ("utf-16-le", TITLES["French"]),
        ("utf-16-be", TITLES["French"]),
        ("utf-32", TITLES["French"]),
        ("cp1252", TITLES["French"]),
        ("mac_roman", TITLES["German"]),
        ("gb18030", CHINESE),
    ],
)
def test_a_file_in_it_is_read(tmp_path: Path, encoding: str, title: str) -> None:
    path = tmp_path / "in.ris"
    path.write_bytes(f"TY  - BOOK\nTI  - {title}\nPY  - 1999\nER  - \n".encode(encoding))
    (found,) = [each for each in records.read(path) if isinstance(each, Entry)]
    assert found.work.title == title
