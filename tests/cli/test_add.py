"""`add`: by options, by questions, from pasted citations; nothing twice without a yes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from evidence_refs.cli.add import desk as add_desk

from .conftest import Answering, Editor, Program

CATALOGUE = Path("data/references.yaml")
GEAR, PLAN = "departmenttransport2020gear", "departmenttransport2017cycling"
NHS = (
    "NHS England (2019) The NHS Long Term Plan. Available at: https://www.longtermplan.nhs.uk/plan"
)
CARE = "Osei A, Li B. Care at home: a trial. BMJ 2020;368:m693. doi:10.1136/bmj.m693"
CARE_OPTIONS = ("--title", "Care at home", "--author", "Osei, A.", "--author", "{Walk, Wheel}",
                "--source", "Mind", "--date", "2020-03", "--type", "report", "--tag", "home")  # fmt: skip


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let something come in on stdin."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_by_options(library: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add_desk, "today", lambda: "2026-11-20")
    before = CATALOGUE.read_text(encoding="utf-8")
    done = library("add", *CARE_OPTIONS)
    assert (done.code, done.err) == (0, "added osei2020care\n")
    assert "  title        Care at home\n" in done.out
    block = (
        "- key: osei2020care\n"
        "  type: report\n"
        "  title: Care at home\n"
        "  authors:\n"
        "  - {family: Osei, given: A.}\n"
        '  - {literal: "Walk, Wheel"}\n'
        "  source: [Mind]\n"
        "  date: 2020-03\n"
        "  tags: [home]\n"
        "  added: 2026-11-20\n"
    )
    assert CATALOGUE.read_text(encoding="utf-8") == before.replace("removed:", f"{block}removed:")
    assert library("validate", "--strict").code == 0


def test_every_field_has_an_option(program: Program) -> None:
    from evidence_refs.cli.add.options import OPTIONS

    program("init")
    values = {
        "type": "report", "date": "2020", "date_updated": "2021", "accessed": "2022",
        "access": "subscription", "url": "https://mind.org.uk/a", "authors_truncated": True,
        "undated": True,
    }  # fmt: skip
    words = []
    for field in OPTIONS:
        option = field.removesuffix("s") if field in ("authors", "editors", "tags") else field
        words.append(f"--{option.replace('_', '-')}")
        words += [] if values.get(field) is True else [str(values.get(field, f"a {field}"))]
    (record,) = program("add", "--json", *words).json
    assert {*OPTIONS, "key", "added"} == record.keys()


def test_json_is_the_record_and_nothing_else(library: Program) -> None:
    done = library("add", *CARE_OPTIONS, "--json", "--key", "care", "-q")
    assert done.err == ""
    assert [each["key"] for each in done.json] == ["care"]
    assert library("show", "care", "--json").json == done.json


def test_a_pasted_citation_is_read(library: Program) -> None:
    done = library("add", NHS, "--tag", "plans", "--date", "2019-01-07")
    assert done.code == 0
    assert "read with confidence 0.9" in done.err
    assert "added nhsengland2019long" in done.err
    (record,) = library("show", "nhsengland2019long", "--json").json
    assert record["title"] == "The NHS Long Term Plan"
    assert record["authors"] == [{"literal": "NHS England"}]
    assert (record["date"], record["tags"]) == ("2019-01-07", ["plans"])
    assert "date_text" not in record


def test_many_come_in_on_stdin(library: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, f"{NHS}\r\n\r\njust some words\r\n\r\n{CARE}\r\n".encode())
    done = library("add", "-", "--tag", "new", "--json")
    assert done.code == 3
    assert [each["key"] for each in done.json] == ["nhsengland2019long", "osei2020care"]
    assert "error: cannot read a citation in: just some words" in done.err
    assert "added nhsengland2019long, osei2020care" in done.err
    assert len(library("list", "--tag", "new", "--json").json) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"@article{a, title={b}}", "is BibTeX, not a citation"),
        (b"TY  - JOUR\nER  - \n", "is RIS, not a citation"),
        (b"caf\xe9", "is not valid UTF-8"),
        (b" \n", "the file has no text in it"),
    ],
)
def test_what_is_no_citation_is_refused(
    library: Program, monkeypatch: pytest.MonkeyPatch, data: bytes, says: str
) -> None:
    before = CATALOGUE.read_bytes()
    typed(monkeypatch, data)
    done = library("add", "-")
    assert (done.code, done.out) == (3, "")
    assert says in done.err
    assert CATALOGUE.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["Department for Transport (2020) Gear Change: a bold vision for cycling and walking."],
        ["--title", "gear change", "--source", "Department for Transport", "--date", "2020-07"],
    ],
)
def test_what_is_there_already_is_not_added_without_a_yes(
    library: Program, words: list[str]
) -> None:
    before = CATALOGUE.read_bytes()
    done = library("add", *words)
    assert done.code == 1
    assert "there already: " + GEAR in done.err
    assert "--yes adds it all the same" in done.err
    assert CATALOGUE.read_bytes() == before
    assert library("add", *words, "--json").json == []
    done = library("add", *words, "--yes")
    assert done.code == 0
    assert len(library("list", "--json").json) == 3
    # The person said that the two are not one, and dedupe believes it.
    assert f"- [{GEAR}a, {GEAR}]\n" in CATALOGUE.read_text(encoding="utf-8")
    assert library("dedupe", "--check").code == 0


def test_the_same_twice_at_once_is_added_once(
    library: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, f"{NHS}\n\n{NHS}\n".encode())
    done = library("add", "-")
    assert done.code == 1
    assert "is there already: nhsengland2019long" in done.err
    assert len(library("list", "--json").json) == 3


def test_a_key_that_a_person_took_out_may_come_back(library: Program) -> None:
    library("add", *CARE_OPTIONS)
    library("remove", "osei2020care", "--yes")
    assert library("add", *CARE_OPTIONS).code == 0
    assert "removed: []" in CATALOGUE.read_text(encoding="utf-8")


def test_a_doubtful_value_is_told(library: Program) -> None:
    done = library("add", "--title", "CARE AT HOME FOR ALL", "--isbn", "9780000000000")
    assert done.code == 0
    assert "[capitals]" in done.err
    assert "[wrong-isbn]" in done.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "nothing is to be added"),
        (["--source", "Mind", "--date", "2020"], "there is no title"),
        (["--title", "x", "--date", "soon"], "`date` is `soon`"),
        (["--title", "x", "--type", "reprot"], "did you mean `report`?"),
        (["--title", "x", "--key", GEAR], f"`{GEAR}` is the key or an alias of another record"),
        (["--title", "x", "--key", "a b"], "`key` cannot be `a b`"),
        ([NHS, CARE, "--title", "x"], "of one reference, and there are 2"),
        ([NHS, CARE, "--key", "x"], "of one reference, and there are 2"),
    ],
)
def test_what_cannot_be_is_refused(library: Program, words: list[str], says: str) -> None:
    before = CATALOGUE.read_bytes()
    done = library("add", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert CATALOGUE.read_bytes() == before


def test_by_questions(answering: Answering, library: Program) -> None:
    done = answering(
        ["add"], "", "Care at home", "Osei, A.", "Mind", "March", "2020-03", "", "", "", "", "",
        "home; care", "y",
    )  # fmt: skip
    assert done.code == 0
    assert "error: `date` is `March`" in done.err  # asked again
    assert "volume" not in done.out
    assert "Add it as osei2020care? [Y]es, [e]dit, [n]o:" in done.out
    (record,) = library("show", "osei2020care", "--json").json
    assert (record["date"], record["tags"]) == ("2020-03", ["home", "care"])


def test_a_citation_is_pasted_on_the_terminal(answering: Answering, library: Program) -> None:
    done = answering(["add"], CARE[:40], CARE[40:], "", "")
    assert done.code == 0
    assert library("show", "osei2020care", "--json").json[0]["journal"] == "BMJ"


def test_who_says_no_or_ends_the_input_adds_nothing(answering: Answering, library: Program) -> None:
    before = CATALOGUE.read_bytes()
    done = answering(["add", NHS], "n")
    assert (done.code, "not added: The NHS Long Term Plan" in done.err) == (0, True)
    assert answering(["add", NHS]).code == 0
    assert answering(["add"]).code == 130
    assert CATALOGUE.read_bytes() == before


def test_a_person_is_asked_whether_it_is_another_work(
    answering: Answering, library: Program
) -> None:
    words = [
        "add",
        "--title",
        "Gear Change",
        "--source",
        "Department for Transport",
        "--date",
        "2020",
    ]
    before = CATALOGUE.read_bytes()
    done = answering(words, "")
    assert "Add it all the same, as another work? [y]es, [e]dit, [N]o:" in done.out
    assert CATALOGUE.read_bytes() == before
    assert answering(words, "y").code == 0
    assert len(library("list", "--json").json) == 3


def test_it_is_opened_in_the_editor_before_it_is_saved(library: Program, editor: Editor) -> None:
    editor([("replace", "  title: Care at home\n", "  title: 'Care'  # ours\n")])
    done = library("add", *CARE_OPTIONS, "--edit", "--json")
    assert done.code == 0
    assert done.json[0]["title"] == "Care"
    assert "  title: 'Care'  # ours\n" in CATALOGUE.read_text(encoding="utf-8")
    editor([("replace", "key: mine", "key: other")])
    assert library("add", NHS, "--edit", "--key", "mine").code == 0
    assert library("remove", "other", "--yes").code == 0
    before = CATALOGUE.read_bytes()
    editor([("write", "")])
    done = library("add", NHS, "--edit")
    assert done.code == 1
    assert "not added: The NHS Long Term Plan" in done.err
    assert CATALOGUE.read_bytes() == before


def test_it_is_edited_where_a_question_is_put(
    answering: Answering, editor: Editor, library: Program
) -> None:
    editor([("replace", "key: nhsengland2019long", f"key: {GEAR}")], [("replace", GEAR, "ltp")])
    done = answering(["add", NHS], "e", "e")
    assert f"`{GEAR}` is the key or an alias of another record" in done.err
    assert library("show", "ltp", "--json").json[0]["title"] == "The NHS Long Term Plan"
