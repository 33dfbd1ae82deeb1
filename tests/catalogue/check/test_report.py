"""All problems of a file at once, each at its place, whatever else is wrong with the file."""

from __future__ import annotations

from datetime import date

import pytest

from evidence_refs.catalogue.check.report import Report, report
from evidence_refs.errors import UnreadableError

TODAY = date(2026, 11, 30)
HEAD = "version: 1\nreferences:\n"


def checked(text: str | bytes) -> Report:
    return report(text if isinstance(text, bytes) else text.encode(), "c.yaml", TODAY)


def found(text: str | bytes) -> list[tuple[str, int | None, int | None, str | None]]:
    """Give code, line, column and key of each problem."""
    problems = checked(text).problems
    assert all(problem.where.file == "c.yaml" for problem in problems)
    return [(p.code, p.where.line, p.where.column, p.key) for p in problems]


def said(text: str) -> list[str]:
    return [f"{p.message} / {p.hint}" for p in checked(text).problems]


EVERYTHING = """\
# our catalogue
version: 1
documents:
- id: brief
  title: Brief: on walking
  file: brief.txt
  sha256: aaaa
references:
# the first
- key: adams2020walk
  title: Walking: a guide
  authors:
  - {family: Adams, givn: Jo}
  - Smith
  source: NHS England
  date: 3rd May 2020
  cited_in:
  - {document: brief, form: entry}
  - {document: brif, form: entry}
- key: baker2019
  title: "Never closed
  date: 2019
- key: clark2018
   date: 2018
  title: [Draft] Report
  url: www.nhs.uk
- key: clark2018
title: Another one
  abstract: >-
    Long text
that was pasted
    goes on here.
  isbn: 978-0-306-40615-8
- key: dodo2017
  aliases: [adams2020walk]
  tilte: Some title
\tdate: 2017
- title: I have no key
<<<<<<< HEAD
- key: evans2016
  title: Mine
=======
- key: evans2016
  title: "Theirs
>>>>>>> jo/update
- key: ford2015
  title: *Important* thing
  extra: {a: b
removed: []
- ford2015
distinct: [[ford2015, nobody]]
"""


def test_a_file_with_all_kinds_of_faults_is_reported_whole() -> None:
    assert found(EVERYTHING) == [
        ("broken-yaml", 5, 10, None),
        ("wrong-value", 7, 3, None),
        ("broken-yaml", 11, 10, "adams2020walk"),
        ("unknown-field", 13, 21, "adams2020walk"),
        ("wrong-type", 14, 5, "adams2020walk"),
        ("wrong-type", 15, 3, "adams2020walk"),
        ("wrong-date", 16, 3, "adams2020walk"),
        ("unknown-document", 19, 6, "adams2020walk"),
        ("broken-yaml", 21, 10, "baker2019"),
        ("broken-yaml", 24, 4, "clark2018"),
        ("broken-yaml", 25, 10, "clark2018"),
        ("wrong-url", 26, 3, "clark2018"),
        ("duplicate-key", 27, 3, "clark2018"),
        ("not-indented", 28, 1, "clark2018"),
        ("not-indented", 31, 1, "clark2018"),
        ("wrong-isbn", 33, 3, "clark2018"),
        ("alias-hides-key", 35, 13, "dodo2017"),
        ("unknown-field", 36, 3, "dodo2017"),
        ("broken-yaml", 37, 2, "dodo2017"),
        ("missing-field", 38, 3, None),
        ("merge-conflict", 39, 1, "evans2016"),
        ("broken-yaml", 47, 10, "ford2015"),
        ("broken-yaml", 48, 10, "ford2015"),
        ("closed-list", 49, 1, None),
        ("removed-but-there", 50, 3, "ford2015"),
        ("distinct-unknown-key", 51, 23, None),
    ]


def test_line_ends_and_a_first_mark_move_nothing() -> None:
    raw = b"\xef\xbb\xbf" + EVERYTHING.replace("\n", "\r\n").encode()
    assert found(raw) == found(EVERYTHING)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("title: a: b", 'a text without quotes holds `: ` / write title: "a: b"'),
        ("title: @home", "a text begins with @, which means something to YAML / write"),
        ("title: 'It's here'", "a text in ' holds ' / write title: \"It's here\""),
        ('title: The "best": x', "a text without quotes holds `: `"),
        ('title: "The "best" x"', 'a text in " holds " / write title: "The \\"best\\" x"'),
        ('note: "C:\\docs"', '`\\` in double quotes begins an escape / write note: "C:\\\\docs"'),
        ('title: "a', "a text in quotes is not closed"),
        ("source: [a, b", "a list in brackets is not closed, or lacks a comma"),
        ("authors: [{family: a, given: b]", "a map in braces is not closed, or lacks a comma"),
        ("title: a\n  b", "a line is no field, and no part of the text above"),
        ("title: &x", "an anchor (`&x`), which a catalogue may not"),
        ("title: !x a", "uses a tag (`!…`), which a catalogue may not"),
        ("title: *x", "uses an alias (`*x`), which a catalogue may not"),
        (
            "title: a\n    date: 2020",
            "`date` is indented by four blanks, and not by 2 / put two blanks before it",
        ),
    ],
)
def test_what_yaml_does_not_take_is_said_in_plain_words(lines: str, message: str) -> None:
    text = f"{HEAD}- key: a\n  volume: 1\n  {lines}\n- key: b\n  title: B\n"
    (problem,) = (p for p in checked(text).problems if p.code == "broken-yaml")
    assert message in f"{problem.message} / {problem.hint}"
    assert problem.key == "a"


def test_a_record_of_which_nothing_can_be_read_is_one_problem() -> None:
    text = f"{HEAD}- key: a\n  title: A\n- [\n- key: c\n  title: C\n"
    assert [each[:2] for each in found(text)] == [("broken-yaml", 5)]
    text = f"{HEAD}- key: [a\n- key: c\n  title: C\ndistinct: [[c, b]]\n"
    assert [each[0] for each in found(text)] == ["broken-yaml", "distinct-unknown-key"]


def test_what_follows_from_what_cannot_be_read_is_not_said() -> None:
    # The title, the key and the document are there; they cannot be read.
    assert [each[0] for each in found(f"{HEAD}- key: a\n  title: b: c\n")] == ["broken-yaml"]
    assert [each[0] for each in found(f"{HEAD}- key: a\n  titel: b\n")] == ["unknown-field"]
    assert [each[0] for each in found(f"{HEAD}- key: a\n  title: [b]\n")] == ["wrong-type"]
    text = "documents:\n- {id: d, file: f, sha256: x}\n" + HEAD.removeprefix("version: 1\n")
    text += "- key: a\n  title: A\n  cited_in: [{document: d, form: entry}]\n"
    assert [each[0] for each in found(text)] == ["wrong-value"]
    text = (
        f"{HEAD}- key: a\n  title: A\n<<<<<<< x\n=======\n- key: b\n>>>>>>> y\ndistinct: [[a, b]]\n"
    )
    assert [each[0] for each in found(text)] == ["merge-conflict"]


def test_records_with_a_fault_are_checked_for_others() -> None:
    text = f"{HEAD}- key: a\n  title: A\n  date: x\n  isbn: 1\n- key: b\n  x: 1\n  pages: 9-3\n"
    assert [each[:2] for each in found(text)] == [
        ("wrong-date", 5),
        ("wrong-isbn", 6),
        ("unknown-field", 8),
        ("backwards-range", 9),
    ]


def test_places_count_the_records_that_are_left_out() -> None:
    text = f"{HEAD}- title: no key\n- key: b\n  title: B\n  pages: 9-3\n- key: b\n  title: C\n"
    assert found(text) == [
        ("missing-field", 3, 3, None),
        ("backwards-range", 6, 3, "b"),
        ("duplicate-key", 7, 3, "b"),
    ]
    assert "(line 4)" in said(text)[2]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("version: 1\ntitle: x\nreferences: []\n", ("not-indented", 2)),
        ("version: 1\nreferencs: []\n", ("unknown-field", 2)),
        ("version: 3\n", ("unknown-version", 1)),
        ("version: 1\nreferences: none\n", ("wrong-type", 2)),
        ("version: 1\nreferences: [\n", ("broken-yaml", 2)),
        ("version: 1\nreferences:\n-\n", ("wrong-type", 3)),
        ("version: 1\nreferences:\n- a\n", ("wrong-type", 3)),
        ("references: []\nversion: 1\n---\n", ("broken-yaml", 3)),
        ("references: []\nreferences: []\n", ("duplicate-field", 2)),
        ("references:\n- key: [\nreferences: []\n", ("broken-yaml", 2)),
        ("version: 1\nreferences:\n  - key: a\n    titel: b\n", ("unknown-field", 4)),
        ('{"references": [{"key": "a", "titel": "b"}]}', ("unknown-field", 1)),
        ("distinct: [[a, b, c]]\n", ("wrong-type", 1)),
        ("distinct: [[a]]\n", ("wrong-type", 1)),
    ],
)
def test_faults_of_the_root_have_their_line(text: str, problem: tuple[str, int]) -> None:
    assert found(text)[0][:2] == problem


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("author: [a]", "did you mean `authors`?"),
        ("publisher: a", "did you mean `source`?"),
        ("container-title: a", "did you mean `journal`?"),
        ("DOI: a", "did you mean `doi`?"),
        ("date-updated: 2020", "did you mean `date_updated`?"),
        ("type: journal article", "did you mean `article-journal`?"),
        ("type: reprt", "did you mean `report`?"),
        ("type: zzz", "one of: article, "),
        ("date: 2022-02-30", "that month has no such day; write YYYY"),
        ("date: 2022-13", "there is no month 13; write YYYY"),
        ("date: 3 May 2022", "write 2022-05-03"),
        ("date: 2022/5/3", "write 2022-05-03"),
        ("date: 13/05/2022", "write 2022-05-13"),
        ("date: 03/05/2022", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("source: NHS England", "write it in brackets: [NHS England]"),
        ("authors: Smith", "write `{family: …, given: …}`"),
        ("authors: [{family: A, givn: B}]", "did you mean `given`?"),
        ("alternates: {date: [{value: a, form: b}]}", "did you mean `from`?"),
        ("title: ''", "leave it out"),
        ("cited_in: [{form: entry}]", None),
    ],
)
def test_the_hint_says_what_was_meant(field: str, hint: str | None) -> None:
    problems = checked(f"{HEAD}- key: a\n  volume: 1\n  {field}\n").problems
    assert hint in [p.hint for p in problems if p.severity == "error"] or any(
        hint and hint in (p.hint or "") for p in problems
    )


def test_bytes_that_are_no_text_are_one_problem_with_all_lines() -> None:
    raw = f"{HEAD}- key: a\n  title: M_ller\n- key: b\n  title: x\n  note: _\n".encode()
    (problem,) = checked(raw.replace(b"_", b"\xfc")).problems
    assert (problem.code, problem.where.line, problem.where.column) == ("not-utf8", 4, 11)
    assert "0xfc; on lines 4, 7" in problem.message
    many = HEAD.encode() + b"".join(b"# \xff\n" for _ in range(20))
    assert "on lines 3, 4, 5, 6, 7 and 15 more" in checked(many).problems[0].message


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "is empty"),
        (b"- key: a\n", "is not a catalogue"),
        (b"hello: [\n", "flow"),
        (b"\xff\xfev\x00", "UTF-16"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8: byte 0x89"),
    ],
)
def test_what_is_no_catalogue_at_all_is_unreadable(raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        checked(raw)


def test_one_warning_a_pair_of_records_of_one_work() -> None:
    record = "- key: {}\n  title: The same long title of one report\n  source: [NHS England]\n  date: 2020\n"
    records = "".join(record.format(key) for key in "abc")
    assert found(HEAD + records) == [
        ("likely-duplicate", 7, 3, "b"),
        ("likely-duplicate", 11, 3, "c"),
    ]
    assert all("(line 3)" in each for each in said(HEAD + records))
    decided = f"{HEAD}{records}distinct: [[a, b], [a, c], [b, c]]\n"
    assert found(decided) == []


def test_what_loads_is_given_and_what_does_not_is_none() -> None:
    good = checked(f"{HEAD}- key: a\n  title: A\n  pages: 9-3\n")
    assert good.catalogue is not None
    assert (len(good.catalogue.references), good.errors, good.warnings) == (1, 0, 1)
    assert checked(f"{HEAD}- key: a\n  titel: A\n").catalogue is None
