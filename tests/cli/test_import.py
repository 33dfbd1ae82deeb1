"""`import`, end to end: files as other programs write them, into a catalogue that holds something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import Answering, Done, Program, on_a_terminal

BIB = r"""@comment{jabref-meta: databaseType:bibtex;}
@string{ph = {Public Health}}

@article{Osei2019,
  author    = {Osei, Ama and M{\"u}ller, J{\"o}rg},
  title     = {Walking to school and body weight},
  journal   = ph,
  year      = 2019,
  doi       = {10.1000/ph.7},
  keywords  = {walking, schools},
  file      = {osei.pdf},
}

@book{müller 1999,
  author = {Müller, Jörg},
  title = {Straßen und Wege},
  publisher = {Wegverlag},
  year = {1999},
}
"""
RIS = """TY  - JOUR
AU  - Osei, A.
AU  - Mueller, J.
TI  - Walking to school and body weight
JO  - Public Health
PY  - 2019
DO  - 10.1000/PH.7
AB  - Children who walk weigh less.
KW  - pupils
ER  -

TY  - RPRT
AU  - Cole, Cara
TI  - Ferries and quays
PB  - Ports Board
PY  - 2011
ER  -
"""
FILE = Path("data/references.yaml")


def written(name: str, text: str | bytes) -> str:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return name


def records(program: Program, *keys: str) -> list[dict[str, Any]]:
    words = [word for key in keys for word in ("--key", key)]
    found: list[dict[str, Any]] = program("list", "--json", *words).json
    return found


def record(program: Program, key: str) -> dict[str, Any]:
    (found,) = records(program, key)
    return found


@pytest.fixture
def empty(program: Program) -> Program:
    assert program("init").code == 0
    return program


@pytest.fixture
def shelf(empty: Program) -> Program:
    """Give a function that runs the program beside a catalogue that has one of the works."""
    work = (
        "--title",
        "Walking to school and body weight",
        "--author",
        "Osei, Ama",
        "--date",
        "2019-03",
    )
    assert empty("add", *work, "--doi", "10.1000/ph.7", "--tag", "Walking").code == 0
    return empty


def test_new_records_keep_the_keys_that_papers_cite(empty: Program) -> None:
    done = empty("import", written("zotero.bib", BIB))
    assert done.code == 0
    key = "muller1999stra"  # `ß` and `ä` of the title may be folded in one way or another
    assert done.out.splitlines()[:2] == [
        "zotero.bib: 2 records, 2 new",
        "new: Osei2019  Walking to school and body weight",
    ]
    assert f"renamed: zotero.bib:müller 1999 is {key}" in done.out
    assert "here; `müller 1999` cannot be a key" in done.out
    assert done.out.splitlines()[-1] == "data/references.yaml: 2 references, changed"
    osei = record(empty, "Osei2019")
    assert osei["authors"] == [
        {"family": "Osei", "given": "Ama"},
        {"family": "Müller", "given": "Jörg"},
    ]
    assert osei["journal"] == "Public Health"
    assert osei["extra"]["file"] == "osei.pdf"
    day = osei["added"]
    assert osei["origin"] == [{"file": "zotero.bib", "id": "Osei2019", "day": day}]


def test_a_work_that_is_there_is_filled_and_wins(shelf: Program) -> None:
    done = shelf("import", written("zotero.bib", BIB))
    assert "matches: osei2019walking is zotero.bib:Osei2019 (same title" in done.out
    assert "filled: osei2019walking aliases, type, journal" in done.out
    assert "differs: osei2019walking date keeps 2019-03; zotero.bib:Osei2019 has 2019" in done.out
    found = record(shelf, "osei2019walking")
    assert found["aliases"] == ["Osei2019"]
    assert (found["date"], found["journal"]) == ("2019-03", "Public Health")
    assert found["alternates"]["date"] == [{"value": "2019", "from": "zotero.bib:Osei2019"}]
    assert len(found["alternates"]["authors"]) == 1
    assert record(shelf, "Osei2019") == found  # papers go on to cite it


def test_twice_changes_no_byte_and_undo_restores_all(shelf: Program) -> None:
    before = FILE.read_bytes()
    files = (written("zotero.bib", BIB), written("ovid.ris", RIS))
    assert shelf("import", *files).code == 0
    after = FILE.read_bytes()
    done = shelf("import", *files)
    assert done.out.splitlines()[-1] == "data/references.yaml: 3 references, unchanged"
    assert "zotero.bib: 2 records, 2 known" in done.out
    assert "new: " not in done.out and "differs: " not in done.out
    assert FILE.read_bytes() == after != before
    assert "imported zotero.bib, ovid.ris" in shelf("undo", "--list").out
    assert shelf("undo").code == 0
    assert FILE.read_bytes() == before


def test_records_of_several_files_are_matched_with_each_other(empty: Program) -> None:
    done = empty("import", written("zotero.bib", BIB), written("ovid.ris", RIS))
    assert "ovid.ris: 2 records, 1 new, 1 of one work with another" in done.out
    assert "(from zotero.bib:Osei2019, ovid.ris:1)" in done.out
    found = record(empty, "Osei2019")
    assert found["abstract"] == "Children who walk weigh less."
    assert [each["file"] for each in found["origin"]] == ["zotero.bib", "ovid.ris"]
    assert record(empty, "cole2011ferries")["source"] == ["Ports Board"]


def test_a_dry_run_writes_nothing_and_says_the_same(shelf: Program) -> None:
    before = FILE.read_bytes()
    dry = shelf("import", written("zotero.bib", BIB), "--dry-run")
    assert dry.out.endswith("2 references, would change\n")
    assert FILE.read_bytes() == before
    assert shelf("import", "zotero.bib").out == dry.out.replace("would change", "changed")


def test_json_says_what_became_of_each(shelf: Program) -> None:
    found = shelf("import", written("zotero.bib", BIB), "--json").json
    assert found["records"] == 2
    assert [each["from"] for each in found["added"]] == [["zotero.bib:müller 1999"]]
    assert [(each["key"], each["from"]) for each in found["matched"]] == [
        ("osei2019walking", "zotero.bib:Osei2019")
    ]
    assert found["changed"] is True
    assert {each["field"] for each in found["differences"]} >= {"date", "authors"}
    assert shelf("import", "zotero.bib", "--json").json["changed"] is False


def test_a_key_of_another_work_is_made_anew(shelf: Program) -> None:
    other = "@book{osei2019walking, title={Boats}, author={Osei, B.}, year=2019}"
    done = shelf("import", written("in.bib", other))
    assert (
        "in.bib:osei2019walking is osei2019boats here; `osei2019walking` is another reference's"
        in done.out
    )
    assert record(shelf, "osei2019boats")["title"] == "Boats"


def test_a_key_that_stands_twice_in_a_file_is_of_two_works(empty: Program) -> None:
    twice = (
        "@book{a, title={Boats on rivers}, author={Osei, B.}, year=2019}\n"
        "@book{a, title={Harbours of the north}, author={Cole, C.}, year=2001}\n"
    )
    done = empty("import", written("in.bib", twice))
    assert "in.bib:a is cole2001harbours here; `a` is another reference's" in done.out
    assert "warning: in.bib:2: the id `a` is there already" in done.err
    assert empty("import", "in.bib").out.endswith("2 references, unchanged\n")


def test_a_field_that_a_person_keeps_empty_stays_so(shelf: Program) -> None:
    assert shelf("set", "osei2019walking", "journal=").code == 0
    done = shelf("import", written("zotero.bib", BIB))
    assert (
        "differs: osei2019walking journal is empty; zotero.bib:Osei2019 has Public Health"
        in done.out
    )
    found = record(shelf, "osei2019walking")
    assert found["journal"] is None
    assert found["alternates"]["journal"][0]["value"] == "Public Health"


def test_what_a_person_removed_does_not_come_back(empty: Program) -> None:
    assert empty("import", written("zotero.bib", BIB)).code == 0
    gone = [each["key"] for each in records(empty)]
    assert empty("remove", *gone, "--yes").code == 0
    done = empty("import", "zotero.bib")
    assert "zotero.bib: 2 records, 2 left out" in done.out
    for key in gone:
        assert f"({key}), which a person removed" in done.out
    assert records(empty) == []
    assert done.out.endswith("0 references, unchanged\n")


PERHAPS = "@misc{w, title={Trams and buses}, year=2017}"


@pytest.fixture
def trams(shelf: Program) -> Program:
    """Give a function that runs the program beside a catalogue of a work with a short title."""
    work = ("--title", "Trams and buses", "--author", "Bell, B.", "--date", "2017")
    assert shelf("add", *work).code == 0
    return shelf


def test_a_possible_match_is_told_and_added(trams: Program) -> None:
    done = trams("import", written("in.bib", PERHAPS))
    assert "new: w  Trams and buses" in done.out
    assert "perhaps one work: bell2017trams, w (" in done.out
    assert len(records(trams)) == 3
    again = trams("import", "in.bib")
    assert again.out.endswith("3 references, unchanged\n")


def test_a_possible_pair_of_many_records_is_told_once(trams: Program) -> None:
    for name in ("one", "two", "three"):
        written(
            f"{name}.bib",
            PERHAPS.replace("{w,", f"{{{name},").replace("2017", "2017, doi={10.1000/x}"),
        )
    done = trams("import", "one.bib", "two.bib", "three.bib")
    assert done.out.count("perhaps one work: ") == 1


def test_a_reader_who_leaves_stops_no_import(trams: Program) -> None:
    words = [sys.executable, "-m", "evidence_refs", "import", str(written("in.bib", PERHAPS))]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as running:
        assert running.stdout
        running.stdout.close()
        assert running.wait(60) == 0
    assert len(records(trams)) == 3


def test_labels_say_what_is_the_same_and_what_is_not(trams: Program) -> None:
    written("labels.csv", "a,b,verdict\nw,bell2017trams,same\n")
    assert trams("import", written("in.bib", PERHAPS), "--labels", "labels.csv").code == 0
    assert record(trams, "bell2017trams")["aliases"] == ["w"]
    assert trams("undo").code == 0
    written("labels.csv", "a,b,verdict\nOsei2019,osei2019walking,apart\n")
    assert trams("import", written("zotero.bib", BIB), "--labels", "labels.csv").code == 0
    assert record(trams, "Osei2019")["key"] == "Osei2019"
    assert "- [Osei2019, osei2019walking]" in FILE.read_text(encoding="utf-8")


# --- On a terminal -----------------------------------------------------------------------------


def test_a_person_is_asked_before_it_is_written(answering: Answering) -> None:
    before = FILE.read_bytes()
    done = answering(["import", written("zotero.bib", BIB)], "n")
    assert "Write it? [Y]es, [n]o:" in done.out
    assert "nothing was written" in done.err
    assert FILE.read_bytes() == before
    assert answering(["import", "zotero.bib"], "").code == 0
    assert FILE.read_bytes() != before


def test_yes_answers(answering: Answering) -> None:
    done = answering(["import", written("zotero.bib", BIB), "--yes"])
    assert "Write it?" not in done.out
    assert "zotero.bib" in FILE.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
def test_possible_pairs_are_reviewed(trams: Program, tmp_path: Path) -> None:
    written("in.bib", PERHAPS)
    screen = on_a_terminal(tmp_path, ["import", "in.bib"], b"r\nm\ny\n")
    assert b"[r]eview 1 possible pair" in screen
    assert record(trams, "w")["key"] == "bell2017trams"
    assert len(records(trams)) == 2


# --- Catalogues, and tables of ours -------------------------------------------------------------


def test_a_colleagues_catalogue_comes_with_its_documents(library: Program, tmp_path: Path) -> None:
    colleague = Path("colleague.yaml")
    colleague.write_bytes(FILE.read_bytes())
    assert library("-c", "mine.yaml", "init").code == 0
    done = library("-c", "mine.yaml", "import", "colleague.yaml")
    assert "documents: walking" in done.out
    theirs = records(library)
    mine = library("-c", "mine.yaml", "list", "--json").json
    for one, other in zip(theirs, mine, strict=True):
        assert other.pop("origin")[0]["file"] == "colleague.yaml"
        assert one == other
    assert library("-c", "mine.yaml", "validate").code == 0
    before = Path("mine.yaml").read_bytes()
    assert library("-c", "mine.yaml", "import", "colleague.yaml").code == 0
    assert Path("mine.yaml").read_bytes() == before


def test_a_document_of_the_same_name_is_another(library: Program) -> None:
    text = FILE.read_text(encoding="utf-8")
    sha = text.split("sha256: ")[1].split()[0].strip('"')
    written("colleague.yaml", text.replace(sha, "ab" * 32).replace("Gear Change", "Steam Engines"))
    done = library("import", "colleague.yaml")
    assert "documents: walking-2" in done.out
    cited = {place["document"] for each in records(library) for place in each["cited_in"]}
    assert cited == {"walking", "walking-2"}
    assert library("validate").code == 0


def test_pairs_that_a_colleague_told_apart_stay_so(empty: Program) -> None:
    twins = (
        "version: 1\nreferences:\n"
        "- key: a\n  title: Walking to school\n  authors:\n  - {family: Osei}\n  date: 2019\n"
        "- key: b\n  title: Walking to school\n  authors:\n  - {family: Osei}\n  date: 2019\n"
    )
    assert empty("import", written("one.yaml", twins)).code == 0
    assert len(records(empty)) == 1
    assert empty("undo").code == 0
    assert empty("import", written("two.yaml", twins + "distinct:\n- [a, b]\n")).code == 0
    assert len(records(empty)) == 2
    assert "- [a, b]" in FILE.read_text(encoding="utf-8")


def test_a_broken_record_of_a_catalogue_is_told_and_the_others_go_in(empty: Program) -> None:
    text = "version: 1\nreferences:\n- key: a\n  title: Boats\n- key: b\n  titel: Ships\n"
    done = empty("import", written("c.yaml", text))
    assert done.code == 3
    assert "error: c.yaml:6:3: " in done.err and "titel" in done.err
    assert [each["key"] for each in records(empty)] == ["a"]


@pytest.mark.parametrize("format", ["csv", "json"])
def test_our_own_tables_come_back(library: Program, format: str) -> None:
    assert library("set", records(library)[0]["key"], 'tags=["x; y", z]').code == 0
    assert library("export", format, "-o", f"out.{format}").code == 0
    theirs = records(library)
    assert library("-c", "mine.yaml", "init").code == 0
    done = library("-c", "mine.yaml", "import", f"out.{format}")
    assert "citations are of documents that are not here" in done.out
    mine = library("-c", "mine.yaml", "list", "--json").json
    for one, other in zip(theirs, mine, strict=True):
        places = one.pop("cited_in")
        assert other.pop("extra")["cited_in"].count("walking | entry") == len(places)
        other.pop("origin")
        assert one == other


def test_columns_that_a_person_put_beside_ours_go_to_extra(shelf: Program) -> None:
    assert shelf("set", "osei2019walking", "note==1+1").code == 0
    assert shelf("export", "csv", "-o", "out.csv").code == 0
    head, row = Path("out.csv").read_text(encoding="utf-8").splitlines()
    assert "'=1+1" in row
    written("out.csv", f'{head},"shelf"\n{row},"B 12"\n')
    assert shelf("-c", "mine.yaml", "init").code == 0
    assert shelf("-c", "mine.yaml", "import", "out.csv").code == 0
    (found,) = shelf("-c", "mine.yaml", "list", "--json").json
    assert (found["note"], found["extra"]) == ("=1+1", {"shelf": "B 12"})


def test_columns_are_mapped(empty: Program) -> None:
    table = 'Shelf title,Written by,Topic,Room\nBoats,"Osei, A.; Cole, C.",ships; ports,7\n'
    assert empty("import", written("shelf.csv", table)).code == 3  # no column is a title
    maps = ("--map", "Shelf title=title", "--map", "Written by=authors", "--map", "Topic=tags")
    assert empty("import", "shelf.csv", *maps).code == 0
    (found,) = records(empty)
    assert found["title"] == "Boats"
    assert [each["family"] for each in found["authors"]] == ["Osei", "Cole"]
    assert (found["tags"], found["extra"]) == (["ships", "ports"], {"Room": "7"})


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Shelf titel=title", "did you mean `Shelf title`?"),
        ("Shelf title=colour", "a column cannot fill `colour`"),
        ("Shelf title", "--map cannot be `Shelf title`"),
    ],
)
def test_a_mapping_that_cannot_be_is_wrong_usage(empty: Program, word: str, said: str) -> None:
    written("shelf.csv", "Shelf title\nBoats\n")
    done = empty("import", "shelf.csv", "--map", word)
    assert done.code == 2
    assert said in done.err


# --- Bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '[{"id": "a", "type": "book"},\n{"id": "b", "title": "Boats"}]'),
        ("a.json", '[{"title": null},\n{"id": "b", "title": "Boats"}]'),
        ("a.bib", "@book{a, note={}}\n@book{b, title={Boats}}"),
        ("a.ris", "TY  - BOOK\nID  - a\nER  - \nTY  - BOOK\nTI  - Boats\nER  - "),
        ("a.csv", "id,title\na,\nb,Boats"),
        ("a.ciw", "FN x\nVR 1.0\nPT J\nER\n\nPT J\nTI Boats\nER\nEF"),
    ],
)
def test_a_record_that_tells_of_no_work_is_left_out(empty: Program, name: str, text: str) -> None:
    done = empty("import", written(name, f"{text}\n"))
    assert done.code == 0
    assert done.out.startswith(f"{name}: 1 record, 1 new\n")
    assert done.err.startswith(f"warning: {name}:")
    assert ": a record without fields [empty-record]\n" in done.err
    assert [each["title"] for each in records(empty)] == ["Boats"]


def test_the_catalogue_itself_is_refused_and_the_others_go_on(shelf: Program) -> None:
    catalogue = Path("data/references.yaml")
    before = catalogue.read_bytes()
    done = shelf("import", "data/references.yaml")
    assert (done.code, catalogue.read_bytes()) == (3, before)
    assert done.err.startswith("error: data/references.yaml: is the catalogue itself\nhint: ")
    both = shelf("import", "./data/references.yaml", written("zotero.bib", BIB))
    assert both.code == 3
    assert both.out.startswith("zotero.bib: 2 records, ")


def test_a_paste_goes_in(empty: Program, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "import", "-"],
        input=RIS.encode(), cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("stdin: 2 records, 2 new\n")
    assert record(empty, "cole2011ferries")["origin"][0]["file"] == "stdin"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.bib", b"", "error: empty.bib: the file is empty"),
        ("words.bib", b"only words\n", "error: words.bib: has no entry"),
        ("book.xlsx", b"PK\x03\x04....", "error: book.xlsx: is a spreadsheet"),
        ("broken.json", b'{"title": ', "error: broken.json:1: is not JSON"),
        ("table.csv", b"a,b\n1,2\n", "error: table.csv:1: no column is a title"),
        ("c.yaml", b"version: 1\nreferences: [\n", "error: c.yaml"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_nothing_is_written(
    empty: Program, name: str, data: bytes, said: str
) -> None:
    before = FILE.read_bytes()
    done = empty("import", written(name, data))
    assert done.code == 3
    assert done.err.startswith(said)
    assert done.out == ""
    assert FILE.read_bytes() == before
    assert not list(Path("data").glob(".*history"))


def test_missing_files_and_folders_are_told_and_the_others_go_in(empty: Program) -> None:
    Path("folder").mkdir()
    done = empty("import", "missing.bib", "folder", written("zotero.bib", BIB))
    assert done.code == 3
    assert "error: missing.bib: no such file" in done.err
    assert "error: folder: is a folder" in done.err
    assert len(records(empty)) == 2


def test_a_large_file_needs_a_word(empty: Program) -> None:
    written("zotero.bib", BIB + "%" + "x" * 2_500_000)
    done = empty("import", "zotero.bib", "--limit", "1MB")
    assert done.code == 3
    assert done.err.splitlines() == [
        "error: zotero.bib: is too large: 2.5 MB (at most 1.0 MB)",
        "hint: --limit 4MB lets it in",
    ]
    assert empty("import", "zotero.bib", "--limit", "4MB").code == 0
    assert empty("import", "zotero.bib", "--limit", "much").code == 2


def test_stdin_has_the_same_limit(empty: Program, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evidence_refs", "import", "-", "--limit", "1k"],
        input=b"x" * 5000, cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.decode().startswith("error: stdin: is too large")


def test_what_could_command_a_terminal_is_shown_and_not_obeyed(empty: Program) -> None:
    entry = "@misc{a, title={Red \x1b[31m and\x00 bell \x07}, x\x1b[2J = {y\x1b[2J}}"
    ours = '[{"key": "b", "title": "Blue \\u001b[34m", "extra": {"\\u001b[2J": "\\u001b[2J"}}]'
    done: Done = empty("import", written("in.bib", entry), written("in.json", ours))
    assert "\x1b" not in done.out + done.err and "\x07" not in done.out + done.err
    assert "\\x1b[34m" in done.out
    assert record(empty, "b")["title"] == "Blue \x1b[34m"
    assert "\x1b" not in FILE.read_text(encoding="utf-8")


def test_a_format_that_a_person_says(empty: Program) -> None:
    written("in.dat", "title\tyear\nBoats\t1999\n")
    assert empty("import", "in.dat", "--format", "csv").code == 0
    assert records(empty)[0]["title"] == "Boats"
    done = empty("import", "in.dat", "--format", "word")
    assert done.code == 2
    assert "unknown format word" in done.err and "biblatex" in done.err


def test_without_a_catalogue_it_says_so(program: Program) -> None:
    done = program("import", written("zotero.bib", BIB))
    assert done.code == 3
    assert "catalogue" in done.err


def test_an_interrupted_import_writes_nothing(
    empty: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    from evidence_refs.importing import taking

    before = FILE.read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(taking, "make_key", stop)
    assert empty("import", written("ovid.ris", RIS)).code == 130
    assert FILE.read_bytes() == before
    assert not list(Path("data").glob(".*history"))


def test_what_has_no_use_for_a_map_says_so(empty: Program) -> None:
    done = empty("import", written("in.bib", BIB), "--map", "Title=title")
    assert done.code == 2
    assert done.err == (
        "error: in.bib: --map is for tables, and this is BibTeX\nhint: import it without --map\n"
    )


def test_labels_of_records_that_are_not_there_are_told(trams: Program) -> None:
    written("labels.csv", "a,b,verdict\nw,bell2017trams,same\nw,nobody,apart\n")
    done = trams("import", written("in.bib", PERHAPS), "--labels", "labels.csv", "--dry-run")
    assert done.code == 0
    assert "labels.csv: 1 label names a record not in the input: line 3 is the first" in done.err
