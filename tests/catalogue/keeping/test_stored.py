"""What is asked of a loaded catalogue by those who change single records."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.catalogue.keeping import store
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.errors import ConflictError

TEXT = """\
version: 1
documents:
- {id: brief, file: brief.txt, sha256: 3c82aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}
references:
# on a
- key: a
  title: 'Care'   # so

# free

- key: b
  aliases: [old]
removed: [c]
distinct: [[a, b]]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "references.yaml"
    path.write_bytes(TEXT.encode())
    return path


def test_the_lines_of_a_record_and_what_a_person_decided(path: Path) -> None:
    for raw in (TEXT.encode(), TEXT.replace("\n", "\r\n").encode()):
        path.write_bytes(raw)
        stored = store.load(path)
        assert stored.block("a") == "# on a\n- key: a\n  title: 'Care'   # so\n"
        assert stored.block("b") == "- key: b\n  aliases: [old]\n"
        assert stored.decided == Decided(("c",), (("a", "b"),))
        assert [each.id for each in stored.documents] == ["brief"]


def test_a_file_that_is_not_in_blocks_gives_the_standard_form(path: Path) -> None:
    path.write_bytes(b"references: [{key: a, title: Care}]\n")
    assert store.load(path).block("a") == "- key: a\n  title: Care\n"


def test_the_lines_are_those_that_were_loaded_or_none(path: Path) -> None:
    stored = store.load(path)
    path.write_bytes(TEXT.replace("Care", "Cure").encode())
    with pytest.raises(ConflictError, match="was changed by someone else"):
        stored.block("a")
