"""`brief update`: lists in Markdown and Word files, by the program."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from evidence_refs.cli.output import write_whole

from ..briefs.marked.word import bookmarked, brief, looks_of, p, parts, prose
from .conftest import Program

CATALOGUE = """\
version: 1
documents:
- id: walking
  title: Walking
  file: walking.txt
  sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
references:
- key: ash2019one
  aliases: [ash2019]
  type: book
  title: "<script> & *stars* [x](y) <!-- /references -->"
  authors:
  - {family: Ash, given: Jo}
  date: 2019
  added: 2026-01-10
  cited_in:
  - {document: walking, form: entry, section: [Walking, Books], lines: [3, 3]}
- key: dft2020gear
  type: report
  title: "Gear Change"
  source: [Department for Transport]
  date: 2020-07
  tags: [Flying]
  url: https://example.org/gear?a=1&b=2
  added: 2026-02-01
  cited_in:
  - {document: walking, form: entry, section: [Walking, Reports], lines: [9, 9]}
- key: dft2017cycling
  type: report
  title: "Cycling and walking"
  source: [Department for Transport]
  date: 2017-04-21
  added: 2026-03-01
  cited_in:
  - {document: walking, form: entry, section: [Walking, Reports], lines: [5, 5]}
"""

BRIEF = """\
# Walking

As @ash2019 [p. 3] says, much is known [see @dft2020gear].

<!-- references: section=Reports sort=date style=linked -->
<!-- /references -->

## All of them

<!-- references: group=section level=3 style=linked -->
stale
<!-- /references -->
"""


@pytest.fixture
def desk(program: Program) -> Program:
    """Give a function that runs the program beside a catalogue of three works and a brief."""
    Path("data").mkdir()
    Path("data/references.yaml").write_text(CATALOGUE, encoding="utf-8")
    Path("brief.md").write_bytes(BRIEF.encode())
    return program


def text(name: str = "brief.md") -> str:
    return Path(name).read_bytes().decode("utf-8")


def titles(name: str = "brief.md") -> list[str]:
    """Give the works and headings of a file in their order."""
    known = {"Gear Change": "gear", "Cycling and walking": "cycling", "script": "ash"}
    return [
        line if line.startswith("#") else next(known[mark] for mark in known if mark in line)
        for line in text(name).split("\n")
        if line.startswith("#") or any(mark in line for mark in known)
    ]


def test_lists_are_renewed_in_place_and_twice_is_once(desk: Program) -> None:
    done = desk("brief", "update", "brief.md")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("brief.md: 2 lists, 2 changed (")
    assert titles() == [
        "# Walking", "cycling", "gear", "## All of them",
        "### Walking", "#### Books", "ash", "#### Reports", "cycling", "gear",
    ]  # fmt: skip
    assert "stale" not in text()
    once = text()
    assert desk("brief", "update", "brief.md").err == "brief.md: 2 lists, none changed\n"
    assert text() == once


def test_what_stands_outside_is_not_touched(desk: Program) -> None:
    odd = (
        "\ufeff# A  \r\n\r\n<!-- references: key=dft2020gear -->\r\n<!-- /references -->\t\r\nlast"
    )
    Path("brief.md").write_bytes(odd.encode())
    assert desk("brief", "update", "brief.md").code == 0
    head, _, tail = text().partition("<!-- references: key=dft2020gear -->\r\n")
    assert head == "\ufeff# A  \r\n\r\n"
    assert tail.endswith("\r\n\r\n<!-- /references -->\t\r\nlast")
    assert "Gear Change" in tail
    assert "\n" not in text().replace("\r\n", "")


def test_check_names_the_lists_that_are_out_of_date(desk: Program) -> None:
    desk("brief", "update", "brief.md")
    assert desk("brief", "update", "brief.md", "--check").code == 0
    before = text().replace("Gear Change", "Gear", 1)
    Path("brief.md").write_bytes(before.encode())
    done = desk("brief", "update", "brief.md", "--check")
    assert (done.code, done.out, text()) == (1, "", before)
    error, hint = done.err.splitlines()
    assert error.startswith("error: brief.md:5: the list is out of date: ")
    assert hint == "hint: evidence-refs brief update brief.md"


@pytest.mark.parametrize(
    "words",
    [
        ["brief.md", "--added-since", "2026-02-15"],
        ["brief.md", "--cite", "harvard", "-o", "printed copy.md"],
        ["brief.md", "-c", "data/references.yaml"],
    ],
)
def test_what_check_says_to_run_is_what_was_compared(words: list[str], desk: Program) -> None:
    before = desk("brief", "update", *words, "--check")
    assert before.code == 1
    hint = before.err.splitlines()[-1].removeprefix("hint: evidence-refs ")
    assert desk(*shlex.split(hint)).code == 0
    assert desk("brief", "update", *words, "--check").code == 0


def test_diff_shows_what_changes_and_writes_nothing(desk: Program) -> None:
    done = desk("brief", "update", "brief.md", "--diff")
    assert (done.code, text()) == (0, BRIEF)
    assert done.out.startswith("--- brief.md\n+++ brief.md\n@@ ")
    assert "\n-stale\n" in done.out
    assert desk("brief", "update", "brief.md", "--diff", "--check").code == 1


@pytest.mark.program
def test_patch_takes_the_diff(desk: Program) -> None:
    if shutil.which("patch") is None:
        pytest.skip("patch is not installed")
    import subprocess

    Path("brief.md").write_bytes(BRIEF.rstrip("\n").encode())
    diff = desk("brief", "update", "brief.md", "--diff").out
    subprocess.run(["patch", "brief.md"], input=diff.encode(), check=True, capture_output=True)
    patched = text()
    Path("brief.md").write_bytes(BRIEF.rstrip("\n").encode())
    desk("brief", "update", "brief.md")
    assert text() == patched


def test_what_is_new_goes_into_every_list(desk: Program) -> None:
    done = desk("brief", "update", "brief.md", "--added-since", "2026-02-15", "-o", "news.md")
    assert done.err.startswith("wrote news.md: 2 lists")
    assert text() == BRIEF
    assert [each for each in titles("news.md") if "#" not in each] == ["cycling", "cycling"]
    wrong = desk("brief", "update", "brief.md", "--added-since", "soon")
    assert (wrong.code, wrong.err.splitlines()[0]) == (2, "error: --added-since cannot be 'soon'")


def test_added_since_of_a_mark_and_of_the_option_both_hold(desk: Program) -> None:
    mark = "<!-- references: added-since={} style=linked -->\n<!-- /references -->\n"
    for own, expected in (("2026-01-01", ["cycling"]), ("2027", [])):
        Path("brief.md").write_text(mark.format(own), encoding="utf-8")
        desk("brief", "update", "brief.md", "--added-since", "2026-02-15")
        assert titles() == expected


@pytest.mark.parametrize(
    ("mark", "code", "error", "hint"),
    [
        ("references: key=dft2020gaer", 2, "there is no reference `dft2020gaer`", "dft2020gear"),
        ("references: sectoin=a", 3, "there is no filter or setting `sectoin`", "section"),
        ("references: year=abc", 2, "year cannot be 'abc'", "2018..2022"),
        (
            "references: type=report,reprot",
            2,
            "type: there is no type 'reprot'",
            "did you mean 'report'",
        ),
        ("references: sort=titel", 2, "sort: there is no field 'titel'", "did you mean 'title'"),
        ("references: style=labeled", 2, "there is no style", "labelled"),
        ("references: document=walkng", 2, "document: there is no document `walkng`", "`walking`"),
        (
            "references: document=else",
            2,
            "document: there is no document `else`",
            "documents: walking",
        ),
        ("references: tag=FLYIN", 2, "tag: there is no tag `flyin`", "did you mean `flying`?"),
        ("references: sort=-date", 3, "sort=-date is not", "write sort=date descending"),
        ("references: list=reports", 3, "there is no list `reports`", "[NAME]"),
        ("references type=report", 3, "the mark has no colon", "references: …"),
    ],
)
def test_what_is_wrong_has_its_line_and_nothing_is_written(
    mark: str, code: int, error: str, hint: str, desk: Program
) -> None:
    whole = f"{BRIEF}\n<!-- {mark} -->\n<!-- /references -->\n"
    Path("brief.md").write_bytes(whole.encode())
    done = desk("brief", "update", "brief.md")
    assert (done.code, done.out, text()) == (code, "", whole)
    first, second = done.err.splitlines()
    assert first.startswith(f"error: brief.md:14: {error}")
    assert hint in second


def test_all_lists_that_are_wrong_are_named_and_other_files_go_on(desk: Program) -> None:
    bad = "<!-- references: key=no1 -->\n<!-- /references -->\n<!-- references: x=1 -->\n<!-- /references -->\n"
    Path("bad.md").write_text(bad, encoding="utf-8")
    done = desk("brief", "update", "bad.md", "missing.md", "brief.md")
    assert done.code == 3
    errors = [line for line in done.err.splitlines() if line.startswith("error")]
    assert [line.split(" ")[1] for line in errors] == ["bad.md:1:", "bad.md:3:", "missing.md:"]
    assert "brief.md: 2 lists, 2 changed" in done.err
    assert text("bad.md") == bad


def test_a_list_that_finds_nothing_is_said(desk: Program) -> None:
    Path("brief.md").write_text(
        "<!-- references: section=Nowhere -->\n<!-- /references -->\n", encoding="utf-8"
    )
    done = desk("brief", "update", "brief.md")
    assert done.code == 0
    assert done.err.startswith("warning: brief.md:1: no reference is what the list asks for")


def test_what_a_style_leaves_out_is_said(desk: Program) -> None:
    desk("set", "ash2019one", "type=personal_communication")
    Path("brief.md").write_text("<!-- references: style=apa -->\n<!-- /references -->\n", "utf-8")
    assert desk("brief", "update", "brief.md").err.splitlines()[0] == (
        "warning: brief.md:1: apa lists no works such as ash2019one: 1 reference left out [left-out]"
    )


def test_keys_give_the_order(desk: Program) -> None:
    mark = "<!-- references: key=dft2020gear,ash2019,dft2017cycling style=linked -->\n<!-- /references -->\n"
    Path("brief.md").write_text(mark, encoding="utf-8")
    desk("brief", "update", "brief.md")
    assert titles() == ["gear", "ash", "cycling"]


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("sort=date descending", ["gear", "ash", "cycling"]),
        ("descending", ["cycling", "gear", "ash"]),
        ("sort=url descending", ["gear", "ash", "cycling"]),
        ("key=dft2020gear,ash2019 descending", ["ash", "gear"]),
        ("type=book,report tag=flying", ["gear"]),
    ],
)
def test_the_order_may_be_turned_as_in_a_recipe(
    asks: str, expected: list[str], desk: Program
) -> None:
    mark = f"<!-- references: {asks} style=linked -->\n<!-- /references -->\n"
    Path("brief.md").write_text(mark, encoding="utf-8")
    assert desk("brief", "update", "brief.md").code == 0
    assert titles() == expected


def test_a_style_that_cannot_be_followed_is_said_at_its_mark(desk: Program) -> None:
    mark = "<!-- references: style=missing.csl -->\n<!-- /references -->\n"
    Path("brief.md").write_text(f"A\n\n{mark}", encoding="utf-8")
    done = desk("brief", "update", "brief.md")
    assert done.code == 3
    assert done.err.startswith("error: brief.md:3: missing.csl: ")


def test_a_file_that_is_changed_meanwhile_is_left(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: Path, data: bytes, check: Callable[[], None]) -> None:
        path.write_text("mine", encoding="utf-8")
        write_whole(path, data, check=check)

    monkeypatch.setattr("evidence_refs.cli.brief.files.write_whole", late)
    done = desk("brief", "update", "brief.md")
    assert (done.code, text()) == (5, "mine")
    assert done.err.startswith("error: brief.md: was changed meanwhile; nothing was written\n")


# Citations in the text


def test_citations_are_left_and_their_keys_looked_up(desk: Program) -> None:
    Path("brief.md").write_text("As\n[@dft2020gaer; @ash2019] says.\n", encoding="utf-8")
    done = desk("brief", "update", "brief.md")
    assert (done.code, text()) == (0, "As\n[@dft2020gaer; @ash2019] says.\n")
    warning, hint, note = done.err.splitlines()
    assert warning.startswith("warning: brief.md:2: there is no reference `dft2020gaer`")
    assert "`dft2020gear`" in hint
    assert note == "brief.md: no list"


@pytest.mark.parametrize("cite", ["", "vancouver"])
def test_text_and_lists_have_one_numbering(cite: str, desk: Program) -> None:
    lists = ("type=report style=vancouver", "sort=title style=vancouver", "type=book style=harvard")
    marks = "".join(f"<!-- references: {each} -->\n<!-- /references -->\n" for each in lists)
    Path("brief.md").write_bytes(f"So [@dft2020gear], so [@ash2019].\n\n{marks}".encode())
    options = ["--cite", cite] if cite else []
    assert desk("brief", "update", "brief.md", *options, "-o", "out.md").code == 0
    prose, reports, all_, books = text("out.md").split("<!-- references: ")
    assert prose.strip() == ("So (1), so (2)." if cite else "So [@dft2020gear], so [@ash2019].")
    numbers = [re.findall(r"(?m)^(\d)\\?\.", each) for each in (reports, all_, books)]
    assert numbers == [["1", "3"], ["3", "1", "2"], []]


def test_a_letter_is_that_of_the_whole_document(desk: Program) -> None:
    catalogue = Path("data/references.yaml")
    catalogue.write_text(CATALOGUE.replace("date: 2017-04-21", "date: 2020-01"), encoding="utf-8")
    lists = "".join(
        f"<!-- references: key={key} style=harvard -->\n<!-- /references -->\n"
        for key in ("dft2020gear", "dft2017cycling")
    )
    Path("brief.md").write_bytes(f"So [@dft2020gear].\n\n{lists}".encode())
    assert desk("brief", "update", "brief.md", "--cite", "harvard", "-o", "out.md").code == 0
    assert re.findall(r"2020[ab]\b", text("out.md")) == ["2020b", "2020b", "2020a"]


def test_citations_are_written_into_a_copy(desk: Program) -> None:
    cited = f"{BRIEF}\n<!-- references: cited style=harvard -->\n<!-- /references -->\n"
    Path("brief.md").write_text(cited, encoding="utf-8")
    assert desk("brief", "update", "brief.md", "--cite", "harvard", "-o", "out.md").code == 0
    assert text() == cited
    assert (
        "As Ash (2019, p. 3) says, much is known (see Department for Transport, 2020).\n"
        in text("out.md")
    )
    once = text("out.md")
    assert titles("out.md")[-2:] == ["ash", "gear"]
    assert desk("brief", "update", "brief.md", "--cite", "harvard", "-o", "out.md").code == 0
    assert text("out.md") == once
    check = ("brief", "update", "brief.md", "--cite", "harvard", "-o", "out.md", "--check")
    assert desk(*check).code == 0
    Path("out.md").write_text("stale", encoding="utf-8")
    assert desk(*check).code == 1
    assert (
        desk("brief", "update", "brief.md", "--cite", "vancouver", "-o", "-").out.count("(1)") == 1
    )


@pytest.mark.parametrize(
    ("asks", "titles"),
    [
        ("cited", ["1 Gear Change", "2 stars", "3 Cycling"]),
        ("cited group=type", ["1 Gear Change", "3 Cycling", "2 stars"]),
        ("cited sort=date", ["3 Cycling", "2 stars", "1 Gear Change"]),
        ("cited descending", ["3 Cycling", "2 stars", "1 Gear Change"]),
        ("cited type=book", ["2 stars"]),
        ("cited key=ash2019 type=report", ["1 Gear Change", "3 Cycling"]),
    ],
)
def test_a_list_of_what_is_cited_has_the_numbers_of_the_text(
    asks: str, titles: list[str], desk: Program
) -> None:
    text = "As [@dft2020gear], [@ash2019] and [@dft2017cycling].\n\n"
    mark = f"<!-- references: {asks} style=vancouver -->\n<!-- /references -->\n"
    Path("brief.md").write_text(text + mark, encoding="utf-8")
    printed = desk("brief", "update", "brief.md", "--cite", "vancouver", "-o", "-").out
    assert printed.startswith("As (1), (2) and (3).\n")
    found = re.findall(r"^(\d)\\\. .*(Gear Change|stars|Cycling)", printed, re.MULTILINE)
    assert [" ".join(each) for each in found] == titles


def test_letters_are_those_of_the_text_where_a_part_of_what_is_cited_is_listed(
    desk: Program,
) -> None:
    desk("set", "dft2017cycling", "date=2020-01")
    mark = "<!-- references: cited tag=flying style=harvard -->\n<!-- /references -->\n"
    Path("brief.md").write_text(f"[@dft2017cycling] and [@dft2020gear].\n\n{mark}", "utf-8")
    printed = desk("brief", "update", "brief.md", "--cite", "harvard", "-o", "-").out
    (letter,) = re.findall(r"\(2020(\w)\) \*Gear Change\*", printed)
    assert printed.partition(".")[0].endswith(f" 2020{letter})")


def test_works_that_are_listed_beside_the_cited_ones_do_not_change_their_numbers(
    desk: Program,
) -> None:
    mark = "<!-- references: key=dft2017cycling cited style=vancouver -->\n<!-- /references -->\n"
    Path("brief.md").write_text(f"As [@dft2020gear; @ash2019].\n\n{mark}", encoding="utf-8")
    printed = desk("brief", "update", "brief.md", "--cite", "vancouver", "-o", "-").out
    assert printed.startswith("As (1,2).\n")
    titles = re.findall(r"^(\d)\\\. .*(Gear Change|stars|Cycling)", printed, re.MULTILINE)
    assert titles == [("1", "Gear Change"), ("2", "stars"), ("3", "Cycling")]


def test_a_key_that_is_missing_is_an_error_where_it_is_to_be_written(desk: Program) -> None:
    Path("brief.md").write_text("A\n\n[@nobody]\n", encoding="utf-8")
    done = desk("brief", "update", "brief.md", "--cite", "apa", "-o", "out.md")
    assert (done.code, Path("out.md").exists()) == (2, False)
    assert done.err.startswith("error: brief.md:3: there is no reference `nobody`")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["brief.md", "--cite", "apa"], "--cite goes into a copy"),
        (["brief.md", "x.md", "-o", "y.md"], "--output is for one file"),
        (["brief.md", "-o", "brief.md"], "--output brief.md would take the place"),
        (["brief.md", "-o", "data/references.yaml"], "--output data/references.yaml would take"),
        (["brief.md", "--cite", "aap", "-o", "y.md"], "there is no style 'aap'"),
        (["brief.docx", "--cite", "apa"], "--cite goes into a copy"),
        (["brief.docx", "--cite", "aap", "-o", "y.docx"], "there is no style 'aap'"),
        (
            ["brief.md", "-o", "y.docx"],
            "--output y.docx has the name of another kind: FILE is Mark",
        ),
        (
            ["brief.docx", "-o", "y.md"],
            "--output y.md has the name of another kind: FILE is a Word",
        ),
        (["brief.docx", "-o", "-"], "brief.docx: Word is not written to stdout"),
    ],
)
def test_options_that_do_not_go_together(words: list[str], error: str, desk: Program) -> None:
    Path("brief.docx").write_bytes(brief("references:"))
    done = desk("brief", "update", *words)
    assert done.code == 2
    assert done.err.startswith(f"error: {error}")


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["--cite", "house.csl"], "house.csl"),
        ([], "brief.lists.toml"),
        ([], "mine.md.j2"),
    ],
)
def test_no_file_that_is_read_is_written_over(words: list[str], file: str, desk: Program) -> None:
    Path("brief.md").write_text(
        "@ash2019\n\n<!-- references: key=ash2019 style=mine.md.j2 -->\n<!-- /references -->\n",
        "utf-8",
    )
    Path(file).write_text("kept", encoding="utf-8")
    done = desk("brief", "update", "brief.md", *words, "-o", file)
    assert (done.code, Path(file).read_text("utf-8")) == (2, "kept")
    assert f"output {file} would take the place of what is read" in done.err


# Word


def cites(*texts: str) -> bytes:
    """Give a Word file of paragraphs, and a list of what they cite."""
    made = "".join(p(each) for each in texts)
    mark = '<w:sdt><w:sdtPr><w:tag w:val="references: cited style=vancouver"/></w:sdtPr>'
    return prose(f"{made}{mark}<w:sdtContent>{p('old')}</w:sdtContent></w:sdt>")


def paragraphs(name: str) -> list[str]:
    return ["".join(text for text, _ in runs) for runs in looks_of(Path(name).read_bytes())]


def test_word_has_its_citations_written_and_listed_by_one_numbering(desk: Program) -> None:
    texts = "So [@dft2020gear], @NHSEngland;", "as [@ash2019, p. 3; @dft2020gear]."
    Path("b.docx").write_bytes(cites(*texts))
    kept = Path("b.docx").read_bytes()
    options = ["--cite", "vancouver", "-o", "out.docx"]
    done = desk("brief", "update", "b.docx", *options)
    assert (done.code, done.err) == (
        0, "wrote out.docx: 1 list, 1 changed (2 paragraphs come, 1 goes), 2 citations\n",
    )  # fmt: skip
    first, second, one, other = paragraphs("out.docx")[:4]
    assert (first, second) == ("So (1), @NHSEngland;", "as (1,2).")
    assert one.startswith("1.Department for Transport")
    assert other.startswith("2.Ash J.")
    assert Path("b.docx").read_bytes() == kept
    once = Path("out.docx").read_bytes()
    assert desk("brief", "update", "b.docx", *options, "--check").code == 0
    assert desk("brief", "update", "b.docx", *options).code == 0
    assert Path("out.docx").read_bytes() == once


def test_word_without_cite_lists_what_is_cited_and_keeps_its_keys(desk: Program) -> None:
    Path("b.docx").write_bytes(cites("So [@ash2019] and [@nobody]."))
    done = desk("brief", "update", "b.docx")
    assert done.code == 0
    assert done.err.startswith("warning: b.docx: there is no reference `nobody`")
    assert paragraphs("b.docx")[0] == "So [@ash2019] and [@nobody]."
    assert paragraphs("b.docx")[1].startswith("1.Ash J.")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[@dft2020gaer]", 2, "error: b.docx: there is no reference `dft2020gaer`"),
        ("@dft2020gaer says", 0, "warning: b.docx: `@dft2020gaer` is no citation: there is no"),
        ("@NHSEngland says", 0, ""),
    ],
)
def test_a_key_that_there_is_not_in_word(text: str, code: int, said: str, desk: Program) -> None:
    Path("b.docx").write_bytes(cites(text, "[@ash2019]"))
    done = desk("brief", "update", "b.docx", "--cite", "harvard", "-o", "out.docx")
    assert (done.code, Path("out.docx").exists()) == (code, code == 0)
    assert said in done.err
    assert bool(said) == ("no reference" in done.err)


def test_the_diff_of_word_has_its_prose(desk: Program) -> None:
    Path("b.docx").write_bytes(prose(p("So [@ash2019].")))
    done = desk("brief", "update", "b.docx", "--cite", "harvard", "-o", "out.docx", "--diff")
    assert "-So [@ash2019].\n+So (Ash, 2019).\n" in done.out
    assert not Path("out.docx").exists()


def test_lists_of_word_files(desk: Program) -> None:
    before = brief("references: section=Reports sort=date", "references: key=ash2019one")
    Path("brief.docx").write_bytes(before)
    assert desk("brief", "update", "brief.docx", "--check").code == 1
    done = desk("brief", "update", "brief.docx", "--diff")
    assert "+[Bibliography] Gear Change <https://example.org/gear?a=1&b=2>" in done.out
    assert Path("brief.docx").read_bytes() == before
    done = desk("brief", "update", "brief.docx")
    assert done.err.startswith("brief.docx: 2 lists, 2 changed (6 paragraphs come, 2 go)")
    once = Path("brief.docx").read_bytes()
    assert desk("brief", "update", "brief.docx").err == "brief.docx: 2 lists, none changed\n"
    assert Path("brief.docx").read_bytes() == once
    old, new = parts(before), parts(once)
    assert all(
        new[name] == old[name]
        for name in old
        if "document.xml" not in name and "styles" not in name
    )


def test_a_wrong_list_of_a_word_file_is_named_by_its_number(desk: Program) -> None:
    before = brief("references: key=ash2019one", "references: key=ash2019noe")
    Path("brief.docx").write_bytes(before)
    done = desk("brief", "update", "brief.docx")
    assert (done.code, Path("brief.docx").read_bytes()) == (2, before)
    assert done.err.startswith("error: brief.docx, list 2: there is no reference `ash2019noe`\n")


@pytest.mark.parametrize("check", [[], ["--check"]])
def test_a_word_file_without_a_list_is_said(check: list[str], desk: Program) -> None:
    Path("brief.docx").write_bytes(brief())
    done = desk("brief", "update", "brief.docx", *check)
    assert done.code == 0
    assert done.err.startswith("warning: brief.docx: no list stands in it")


def test_a_named_list_stands_in_a_file_beside(desk: Program) -> None:
    Path("brief.docx").write_bytes(bookmarked("<w:p>{}old{}</w:p>"))
    named = Path("brief.lists.toml")
    named.write_text(
        '[reports]\nkey = ["dft2020gear"]\ntype = ["report", "book"]\ndescending = true\nyear = 2020\nlevel = 3\n',
        encoding="utf-8",
    )
    done = desk("brief", "update", "brief.docx")
    assert (done.code, "1 list, 1 changed" in done.err) == (0, True)
    assert b"Gear Change" in parts(Path("brief.docx").read_bytes())["word/document.xml"]
    named.write_text("[reports]\nsectoin = 'x'\n", encoding="utf-8")
    wrong = desk("brief", "update", "brief.docx")
    assert (wrong.code, wrong.err.splitlines()[0]) == (
        3,
        "error: brief.lists.toml:2: [reports]: there is no filter or setting `sectoin`",
    )
    named.write_text("[reports]\n\nkey = = 3\n", encoding="utf-8")
    assert desk("brief", "update", "brief.docx").err.startswith(
        "error: brief.lists.toml:3: is no TOML"
    )


def test_a_value_in_a_mark_of_several_lines_has_its_own_line(desk: Program) -> None:
    mark = "<!--\nreferences:\n  section=Reports\n  type=reprt\n-->\n<!-- /references -->\n"
    Path("brief.md").write_text(f"Prose.\n\n{mark}", encoding="utf-8")
    done = desk("brief", "update", "brief.md")
    assert done.err.startswith("error: brief.md:6: type: there is no type 'reprt'\n")


@pytest.mark.parametrize(
    ("line", "code", "message", "hint"),
    [
        ("type = ['report', 'boook']", 2, "type: there is no type 'boook'", "'book'"),
        ("form = 'entri'", 2, "form: there is no form 'entri'", "'entry'"),
        ("has = ['titel']", 2, "has: there is no field 'titel'", "'title'"),
        ("key = 'dft2020gaer'", 2, "there is no reference `dft2020gaer`", "`dft2020gear`"),
        ("document = 'walkng'", 2, "document: there is no document `walkng`", "`walking`"),
        ("tag = 'flyng'", 2, "tag: there is no tag `flyng`", "`flying`"),
        ("group = 'sections'", 3, "lists are not grouped by 'sections'", "`section`"),
        ("style = 'harvrd'", 2, "there is no style harvrd", "harvard"),
        ("sort = ['date', 'title']", 3, "[reports]: sort must be one text", ""),
        ("descending = 'yes'", 3, "[reports]: descending must be true or false", ""),
        ("source = []", 3, "[reports]: source must be texts", ""),
    ],
)
def test_a_wrong_value_of_a_named_list_has_its_own_line(
    line: str, code: int, message: str, hint: str, desk: Program
) -> None:
    Path("brief.docx").write_bytes(bookmarked("<w:p>{}old{}</w:p>"))
    Path("brief.lists.toml").write_text(f"[reports]\nyear = 2020\n{line}\n", encoding="utf-8")
    done = desk("brief", "update", "brief.docx")
    assert done.code == code
    assert done.err.startswith(f"error: brief.lists.toml:3: {message}\n")
    assert hint in done.err


def test_a_section_of_a_named_list_may_be_the_way_to_it(desk: Program) -> None:
    Path("brief.md").write_text("<!-- references: list=it -->\n<!-- /references -->\n", "utf-8")
    named = Path("brief.lists.toml")
    for section, found in (
        ('["Walking", "Reports"]', True), ('"Walking > Reports"', True), ('["Reports", "Walking"]', False),
    ):  # fmt: skip
        named.write_text(f"[it]\nsection = {section}\n", encoding="utf-8")
        assert desk("brief", "update", "brief.md").code == 0
        assert ("Gear Change" in text()) is found


def test_what_is_named_docx_and_is_none(desk: Program) -> None:
    Path("brief.docx").write_text("text", encoding="utf-8")
    done = desk("brief", "update", "brief.docx")
    assert (done.code, done.err.splitlines()[0]) == (
        3,
        "error: brief.docx: is no .docx, or is locked",
    )


def test_a_document_from_stdin_goes_to_stdout(
    desk: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(BRIEF.encode())))
    done = desk("brief", "update", "-")
    assert done.err.startswith("-: 2 lists, 2 changed")
    desk("brief", "update", "brief.md")
    assert done.out == text()
