"""Lists between comments of a Markdown file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence_refs.briefs.blocks import Block, Paragraph, Run
from evidence_refs.briefs.markdown import write
from evidence_refs.briefs.marked.markdown import Edit, edited, read, renewed
from evidence_refs.errors import UnreadableError

from ...programs.running import run_apart

OPENS, CLOSES = "<!-- references: type=report -->", "<!-- /references -->"


def filled(text: str, *bodies: str) -> str:
    return renewed(read(text.encode(), "brief.md"), bodies).data.decode()


def asked(text: str) -> list[str]:
    return [each.asks for each in read(text.encode(), "brief.md").lists]


def test_a_list_is_put_between_its_marks() -> None:
    text = f"# A\n\n{OPENS}\nold\n{CLOSES}\n\nProse."
    assert filled(text, "one\n\ntwo\n") == f"# A\n\n{OPENS}\n\none\n\ntwo\n\n{CLOSES}\n\nProse."
    assert filled(text, "") == f"# A\n\n{OPENS}\n{CLOSES}\n\nProse."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_ends_of_lines_and_the_first_mark_stay(end: str, bom: str) -> None:
    text = bom + end.join([f"{OPENS}  ", "old", f"  {CLOSES}\t", "Prose.   "])
    expected = bom + end.join([f"{OPENS}  ", "", "a\\", "b", "", f"  {CLOSES}\t", "Prose.   "])
    assert filled(text, "a\\\nb\n") == expected


@pytest.mark.parametrize("front", ["---\ntitle: A\n---\n", "---\r\ntitle: A\r\n...\r\n", "---\n\n"])
def test_a_list_may_stand_behind_front_matter_or_a_rule(front: str) -> None:
    text = f"{front}{OPENS}\n{CLOSES}\n\n---\n"
    assert asked(text) == ["type=report"]


def test_changes_are_told_by_paragraphs() -> None:
    text = f"{OPENS}\n\na\n\nb\n\n{CLOSES}\n\n{OPENS}\n\nc\n\n{CLOSES}\n"
    found = renewed(read(text.encode(), "brief.md"), ["a\n\nd\n\ne", "c"])
    (change,) = found.changes
    assert (found.lists, str(change.where), change.come, change.gone) == (2, "brief.md:1", 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{OPENS}\n```",
        f"~~~~ {{.html}}\n{OPENS}\n~~~\n{CLOSES}\n~~~~",
        f"- ```\n  {OPENS}\n  ```",
        f"    {OPENS}",
        f"A `{OPENS}` in a sentence.",
        f"`` a\nb {OPENS} ` {CLOSES} ``",
        f"<pre>\n{OPENS}\n</pre>",
        f"\\{OPENS}",
        f"<!-- Not yet:\n{OPENS}",
        "<!-- Reference list below -->",
        "<!-- References: ask Ann -->",
        "<!-- references to be checked -->",
        "<!-- a = b -->",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("<!--references:-->\n<!--/references-->", [""]),
        ("<!--\nreferences:\n  type=report\n-->\n<!-- /references -->", ["type=report"]),
        (f"Text\n{OPENS}\n{CLOSES}", ["type=report"]),
        (f"<div class='list'>\n{OPENS}\n{CLOSES}\n</div>", ["type=report"]),
        (f"- item\n\n{OPENS}\n- item\n{CLOSES}", ["type=report"]),
        (f"```\n{OPENS}\n```\n{OPENS}\n{CLOSES}", ["type=report"]),
        (f"```{{=html}}\n{OPENS}\n```\n\n``` {{=html}}\n{CLOSES}\n```", ["type=report"]),
    ],
)
def test_what_is_a_mark(text: str, asks: list[str]) -> None:
    assert [each.strip() for each in asked(text)] == asks


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (f"a\n\n{OPENS}\nb", 3, "the list is never closed"),
        (f"{OPENS}\n{OPENS}\n{CLOSES}", 2, "a list begins within that of line 1"),
        (f"a\n\n{CLOSES}", 3, "closes a list that was not begun"),
        (f"{OPENS}{CLOSES}", 1, "a mark beside other text"),
        (f"{OPENS} and\n{CLOSES}", 1, "a mark beside other text"),
        (f"a\n{OPENS} and", 2, "a mark beside other text"),
        (f"a\nb {OPENS}", 2, "a mark in a sentence"),
        (f"- a\n\n  {OPENS}", 3, "a mark beside other text"),
        (f"> {OPENS}", 1, "a mark beside other text"),
        ("a\n\n<!-- references: type=report", 3, "the comment has no end"),
        ("<!-- references -->", 1, "the mark has no colon"),
        ("<!-- references type=report -->", 1, "the mark has no colon"),
        ("<!-- refrences: type=report -->", 1, "there is no mark `refrences`"),
        (f"{OPENS}\n<!-- /reference -->", 2, "there is no mark `/reference`"),
        (f"{OPENS}\n<!-- /references: x -->", 2, "a mark that closes says more"),
        (f"{OPENS}\n```\n{CLOSES}\n", 1, "the list is never closed"),
        (f"---\na: |\n  {OPENS}\n  {CLOSES}\n---\n", 3, "a mark in the front matter"),
    ],
)
def test_a_broken_mark_has_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        asked(text)
    assert (raised.value.message, str(raised.value.where)) == (message, f"brief.md:{line}")
    assert raised.value.hint


def test_a_file_that_is_not_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableError, match="is not UTF-8") as raised:
        read(b"a\nb \xe9\n", "brief.md")
    assert raised.value.where.line == 2


@pytest.mark.parametrize(
    "body", [CLOSES, OPENS, f"{OPENS}\n{CLOSES}", "```", "<!--", "<pre>", "<!-- references -->"]
)
def test_a_template_cannot_open_or_close_lists(body: str) -> None:
    with pytest.raises(UnreadableError, match="would hold what opens or closes"):
        filled(f"{OPENS}\n{CLOSES}\n\nProse.", body)


@pytest.mark.program
@pytest.mark.parametrize("to", ["markdown", "gfm", "commonmark"])
def test_marks_stay_in_what_pandoc_writes(to: str, tmp_path: Path) -> None:
    mark = '<!-- references: section="Integrated care" type=report\n     year=2019.. -->'
    text = f"# A\n\n{mark}\n{CLOSES}\n\nProse.\n\n{OPENS}\n{CLOSES}\n"
    (tmp_path / "brief.md").write_text(filled(text, "## B\n\n**c**", ""), encoding="utf-8")
    out, _ = run_apart(tmp_path, "pandoc", "-t", to, "brief.md")
    assert [each.split() for each in asked(out)] == [each.split() for each in asked(text)]
    once = filled(out, "new", "")
    assert "new" in once
    assert "## B" not in once
    assert filled(once, "new", "") == once


@pytest.mark.program
def test_pandoc_finds_no_citation_in_a_list(tmp_path: Path) -> None:
    titles = ["@NHSEngland says", "by @a", "[@a]", "mail a@b.org", "@{a}", "-@a", "@*"]
    blocks: list[Block] = [Paragraph((Run(title),), key="a") for title in titles]
    (tmp_path / "brief.md").write_text(
        filled(f"{OPENS}\n{CLOSES}", write(blocks)), encoding="utf-8"
    )
    out, _ = run_apart(tmp_path, "pandoc", "-t", "native", "brief.md")
    assert "Cite" not in out
    plain, _ = run_apart(tmp_path, "pandoc", "-t", "plain", "--wrap=none", "brief.md")
    assert [line for line in plain.split("\n") if line] == titles


@pytest.mark.program
@pytest.mark.parametrize("to", ["markdown-smart", "commonmark_x-smart"])
def test_pandoc_finds_no_blocks_of_its_own_in_a_list(to: str, tmp_path: Path) -> None:
    begins = [
        "(1)",
        "(iv)",
        "(A)",
        "(@)",
        "a.",
        "a)",
        "iv)",
        "IX.",
        "B)",
        ":",
        ":::",
        "::: {.a}",
        "#.",
        "%",
    ]
    texts = [*(f"{each} text" for each in begins), "text {.a}", ":::", "A. Hale (2019) text"]
    blocks: list[Block] = [Paragraph((Run(text),), key="a") for text in texts]
    (tmp_path / "brief.md").write_text(write(blocks), encoding="utf-8")
    out, _ = run_apart(tmp_path, "pandoc", "-f", to, "-t", "html", "--wrap=none", "brief.md")
    assert out.splitlines() == [f"<p>{text}</p>" for text in texts]


@pytest.mark.parametrize("text", ["A. Hale (2019) {}", "(2019a) Up (1) and a. b: c", "B.C. x"])
def test_what_is_no_mark_of_pandoc_has_no_backslash(text: str) -> None:
    assert write([Paragraph((Run(text),))]) == f"{text}\n"


# What has a meaning in Markdown, ends of lines of every kind, and what is like a mark.
_pieces = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n", "\r\n", "\r", "\n\n", "# A", "- ", "> ", "    ", "```", "~~~", "`", "<!--", "-->",
             "<div>", "\\", "[@a]", "\t", "  ", "\u2028", "\x0c", "\x00", OPENS, CLOSES, "---", "\ufeff"]
        ),
        st.text(max_size=5),
    ),
    max_size=12,
).map("".join)  # fmt: skip
_bodies = st.lists(
    st.sampled_from(["**A**", "Source: B\\\nDate: C", "# H", "1\\. x"]), max_size=4
).map("\n\n".join)


@given(_pieces, _pieces, _pieces, _bodies, st.sampled_from(["\n", "\r\n", "\r"]))
@example("", "", "", "", "\n")
def test_what_stands_outside_stays_and_twice_is_once(
    before: str, old: str, after: str, body: str, end: str
) -> None:
    text = f"{before}{end}{end}{OPENS}{end}{old}{end}{CLOSES}{end}{after}"
    try:
        document = read(text.encode(), "brief.md")
    except UnreadableError:
        return
    try:
        once = renewed(document, [body] * len(document.lists)).data
    except UnreadableError as error:  # a mark that the old text hid would be seen
        assert "would hold" in error.message
        return
    again = read(once, "brief.md")
    assert renewed(again, [body] * len(again.lists)).data == once
    assert not renewed(again, [body] * len(again.lists)).changes
    assert _outside(again.text, again.lists) == _outside(document.text, document.lists)
    assert once.startswith(b"\xef\xbb\xbf") == text.startswith("\ufeff")


def _outside(text: str, lists: object) -> str:
    assert isinstance(lists, tuple)
    return edited(text, [Edit(each.start, each.end, "\0list\0") for each in lists])
