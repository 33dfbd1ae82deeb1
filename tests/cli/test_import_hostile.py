"""`import` of files that are made to do harm: nothing hangs, nothing gets in, one line says why."""

from __future__ import annotations

import csv
import os
import threading
from pathlib import Path

import pytest

from .conftest import Program
from .test_import import FILE, records, written
from .test_import import empty as empty

BOMB = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))


def test_a_file_of_a_gigabyte_is_refused_unread(empty: Program) -> None:
    with Path("huge.bib").open("wb") as file:
        file.write(b"@misc{a, title={A}}\n")
        file.truncate(1 << 30)  # blocks that no disk holds
    before = FILE.read_bytes()
    done = empty("import", "huge.bib")
    assert done.code == 3
    assert done.err.splitlines() == [
        "error: huge.bib: is too large: 1,073.7 MB (at most 500.0 MB)",
        "hint: --limit 2000MB lets it in",
    ]
    assert FILE.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_named_pipe_is_read_to_its_end(empty: Program) -> None:
    os.mkfifo("pipe")
    text = "@misc{a, title={Boats}}\n"
    writer = threading.Thread(target=Path("pipe").write_text, args=(text,), daemon=True)
    writer.start()
    assert empty("import", "pipe").code == 0
    writer.join(5)
    assert [each["title"] for each in records(empty)] == ["Boats"]


@pytest.mark.parametrize(
    "declared",
    [
        f'<!DOCTYPE xml [<!ENTITY a0 "ha">{BOMB}]>',
        '<!DOCTYPE xml [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_of_xml_get_nothing_in(empty: Program, declared: str) -> None:
    record = "<xml><records><record><titles><title>&a11;</title></titles></record></records></xml>"
    before = FILE.read_bytes()
    done = empty("import", written("bomb.xml", declared + record))
    assert done.code == 3
    assert done.err.splitlines()[0] == (
        "error: bomb.xml: declares entities of its own, which are not read"
    )
    assert FILE.read_bytes() == before


def test_entries_that_inherit_from_each_other_go_in_as_they_are(empty: Program) -> None:
    first, last = "@book{a, title={Boats}, crossref={b}}", "@book{b, title={Quays}, crossref={a}}"
    done = empty("import", written("round.bib", f"{first}\n{last}\n"))
    assert "round.bib:1" in done.err and "round.bib:2" in done.err
    assert [each["title"] for each in records(empty)] == ["Boats", "Quays"]


@pytest.mark.parametrize("title", ["=HYPERLINK(A1)", "+1+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"])
def test_a_formula_comes_in_as_text_and_goes_out_as_text(empty: Program, title: str) -> None:
    with Path("in.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((["id", "title"], ["1", title]))
    assert empty("import", "in.csv").code == 0
    (record,) = records(empty)
    assert record["title"] == title
    exported = empty("export", "csv", "-o", "-").out
    row = next(csv.DictReader(exported.splitlines()))
    assert row["title"] == f"'{title}"
    assert empty("import", written("out.csv", exported)).code == 0
    (again,) = records(empty)
    assert again["title"] == title and "alternates" not in again


def test_nul_bytes_are_left_out(empty: Program) -> None:
    assert empty("import", written("nul.bib", b"@misc{a, title={Bo\0ats}, note={\0}}")).code == 0
    (record,) = records(empty)
    assert (record["title"], record.get("note")) == ("Boats", None)
    assert b"\0" not in FILE.read_bytes()
