"""Three council reports: how many of their notes and links are read, and read whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidence_refs.reading import pdf

pytestmark = pytest.mark.shared

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def text_of(shared: Path, name: str) -> str:
    path = shared / "documents" / name
    return pdf.read(path.read_bytes(), path.name).text


def notes_of(text: str) -> list[str]:
    return [each for each in text.split("\n\n") if re.match("[¹²³⁴⁵⁶⁷⁸⁹]", each)]


def numbers_of(text: str) -> list[int]:
    found = [re.match("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", note) for note in notes_of(text)]
    return [int(match[0].translate(_DIGITS)) for match in found if match]


def test_endnotes_with_raised_numbers(shared: Path) -> None:
    text = text_of(shared, "food-needs-2025.pdf")
    assert numbers_of(text) == list(range(1, 139))
    links = re.findall(r"https?://\S+", text)
    assert len(links) >= 130
    assert not [note for note in notes_of(text) if note.count("http") > 1]
    assert not re.search(r"https?://\S+[-/_]\n[a-z0-9]\S*[/.]", text)


def test_footnotes_below_the_text(shared: Path) -> None:
    text = text_of(shared, "veterans-needs-2012.pdf")
    assert numbers_of(text) == list(range(2, 98))
    assert "| Brighton and Hove | 575 | 1,260 |" in text


def test_footnotes_and_endnotes_of_one_document(shared: Path) -> None:
    text = text_of(shared, "young-people-needs-2025.pdf")
    numbers = numbers_of(text)
    assert numbers[:18] == list(range(1, 19))
    assert numbers[18:] == list(range(1, 184))
    assert len(re.findall(r"\]\(https?://", text)) >= 30
    assert [line for line in text.split("\n") if line.startswith("## ")][:3] == [
        "## Contents",
        "## 1.Glossary",
        "## 2.Acknowledgements",
    ]
