"""What Tab offers for the commands that change references."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_main import complete

CATALOGUE = """\
version: 1
references:
- key: anon2020a
- key: nhs2019long
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "references.yaml").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "set nh", "edit nh", "edit anon2020a nh", "remove nh", "rename nh", "merge anon2020a nh",
        "merge anon2020a --into nh", "tag nh", "reviewed nh", "extract a.txt --key nh",
    ],
)  # fmt: skip
def test_keys(folder: Path, line: str) -> None:
    assert complete(f"evidence-refs {line}", len(line.split()), folder) == ["nhs2019long"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("set nhs2019long titl", ["title="]),
        ("set nhs2019long title=x date_", ["date_text=", "date_updated="]),
        ("set nhs2019long key", []),
        ("set nhs2019long type=boo", ["type=book"]),
        ("set nhs2019long --unset abs", ["abstract"]),
        ("merge a b --take titl", ["title="]),
        ("merge a b --take title=nh", ["title=nhs2019long"]),
        ("extract a.txt --accept al", ["all"]),
        ("extract a.txt --accept ab", ["abstract"]),
        ("add --type boo", ["book"]),
        ("show nhs2019long --as bibte", ["bibtex"]),
        ("export ris --exclude-fields abs", ["abstract"]),
    ],
)
def test_fields_and_values(folder: Path, line: str, offered: list[str]) -> None:
    assert complete(f"evidence-refs {line}", len(line.split()), folder) == offered
