"""A catalogue's own file as a file of records; what it must give back is a law in `tests/importing`."""

from __future__ import annotations

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import yaml
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.records import kind_of
from evidence_refs.problems import Problem
from tests.formats.reading import said

SHA = "ab" * 32
TEXT = f"""\
# yaml-language-server: $schema=../schemas/catalogue.schema.json
version: 1
documents:
- id: brief
  file: brief.txt
  sha256: {SHA}
- id: other
  file: other.txt
  sha256: {"cd" * 32}
references:
- key: a
  aliases: [old]
  title: Boats
  tags: [ships]
  cited_in:
  - {{document: brief, form: entry}}
# a comment
- key: b
  titel: Ships
- key: c
  title: Quays
removed: [d]
distinct:
- [old, c]
"""


def read(text: str) -> list[Entry | Problem]:
    return list(yaml.read(text.splitlines(keepends=True), file="in.yaml"))


def test_each_record_comes_with_what_concerns_it() -> None:
    boats, wrong, quays = read(TEXT)
    assert isinstance(boats, Entry) and isinstance(quays, Entry)
    assert (boats.id, boats.line, boats.work.title) == ("a", 11, "Boats")
    assert (boats.aliases, boats.tags, boats.distinct) == (("old",), ("ships",), ("c",))
    assert [document.id for document in boats.documents] == ["brief"]
    assert boats.own is not None and boats.own.cited_in[0].document == "brief"
    assert (quays.documents, quays.distinct) == ((), ())
    assert isinstance(wrong, Problem)
    assert (wrong.where.file, wrong.where.line, wrong.severity) == ("in.yaml", 19, "error")
    assert "titel" in wrong.message


@pytest.mark.parametrize(
    "text", ["version: 1\nreferences: [\n", "version: 1\nreferences: [{key: a, titel: b}]\n"]
)
def test_what_is_not_in_blocks_is_read_whole_or_refused(text: str) -> None:
    (found,) = read("version: 1\nreferences: [{key: a, title: Boats}]\n")
    assert isinstance(found, Entry) and found.work.title == "Boats"
    with pytest.raises(UnreadableError):
        read(text)


def test_what_stands_beside_the_records_may_be_broken() -> None:
    problem, *found = read(TEXT.replace("removed: [d]", "removed: {d: e}"))
    assert isinstance(problem, Problem) and problem.code == "not-a-catalogue"
    assert [each.id for each in found if isinstance(each, Entry)] == ["a", "c"]


@pytest.mark.parametrize("name", ["in", "in.yaml", "in.txt", "in.bib"])
def test_it_is_known_by_its_first_field(name: str) -> None:
    assert kind_of(TEXT.splitlines(keepends=True), name) == "yaml"
    assert kind_of(["---\n", "references:\n", "- key: a\n"], name) == "yaml"


CSL = """\
---
references:
- id: doe2006
  type: article-journal
  author:
  - family: Doe
    given: Jane
  - literal: NHS England
  issued:
    date-parts:
    - - 2006
      - 3
  title: Ferries
  container-title: Public Health
- id: roe2007
  type: report
  title: "Report: two"
  issued: 2007-05-06
- wrong
...
"""


def test_a_bibliography_of_pandoc_has_items_of_csl() -> None:
    first, second, wrong = read(CSL)
    assert isinstance(first, Entry) and isinstance(second, Entry)
    assert (first.id, first.line, second.id, second.line) == ("doe2006", 3, "roe2007", 15)
    assert said(first) == {
        "type": "article-journal", "title": "Ferries", "authors": "Doe|Jane; {NHS England}",
        "date": "2006-03", "journal": "Public Health",
    }  # fmt: skip
    assert said(second) == {"type": "report", "title": "Report: two", "date": "2007-05-06"}
    assert isinstance(wrong, Problem) and wrong.where.line == 19
    assert kind_of(CSL.splitlines(keepends=True), "refs.yaml") == "yaml"


def test_a_bomb_of_aliases_is_refused() -> None:
    with pytest.raises(UnreadableError, match="anchor"):
        read("references:\n- id: &a [x]\n  title: *a\n")
