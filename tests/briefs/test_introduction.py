from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.briefs import html, markdown
from evidence_refs.briefs.blocks import Break, Heading, Paragraph, Run
from evidence_refs.briefs.introduction import blocks

TEXT = """\
# Why

Some *old* and **new** [work](https://example.org/a), see
[there](page.html).\\
Next <b>line</b>.<!-- not this -->

## How

- one
- two

  goes on

3. third
4. fourth

> said

    code  here
<!-- nothing -->
"""


def test_what_markdown_says_becomes_blocks() -> None:
    assert blocks(TEXT, 3) == [
        Heading(3, (Run("Why"),)),
        Paragraph(
            (
                Run("Some "), Run("old", italic=True), Run(" and "), Run("new", bold=True), Run(" "),
                Run("work", link="https://example.org/a"), Run(", see"), Run(" "), Run("there"),
                Run("."), Break(), Run("Next "), Run("<b>"), Run("line"), Run("</b>"), Run("."),
            )
        ),
        Heading(4, (Run("How"),)),
        Paragraph((Run("one"),), number="•"),
        Paragraph((Run("two"),), number="•"),
        Paragraph((Run("goes on"),)),
        Paragraph((Run("third"),), number="3."),
        Paragraph((Run("fourth"),), number="4."),
        Paragraph((Run("said"),)),
        Paragraph((Run("code  here"),)),
    ]  # fmt: skip


def test_a_link_that_runs_code_is_no_link() -> None:
    (block,) = blocks("[there](javascript:alert(1)) and <javascript:alert(2)>", 2)
    assert isinstance(block, Paragraph)
    assert {run.link for run in block.runs if isinstance(run, Run)} == {""}


def test_an_item_without_words_marks_no_other() -> None:
    assert blocks("-\n\ntext", 2) == [Paragraph((Run("text"),))]


@given(st.text(st.sampled_from("ab *_#>-`[]()<>!&\\\n1."), max_size=60), st.integers(1, 6))
def test_any_text_becomes_blocks_at_or_below_the_level(text: str, level: int) -> None:
    for block in blocks(text, level):
        assert not isinstance(block, Heading) or block.level >= level
        assert getattr(block, "runs", ()) or isinstance(block, Heading)


def test_lists_are_lists_in_each_output() -> None:
    found = blocks("- one\\\n  more\n- two\n\n4. four\n5. five\n", 2)
    assert markdown.write(found).startswith("- one\\\n  more\n\n- two\n\n4\\. four\n\n5\\. five\n")
    page = html.write(found, page=False)
    assert "<ul>\n<li>one<br>more</li>\n<li>two</li>\n</ul>\n<ol>\n" in page
    assert '<li value="4">four</li>\n<li value="5">five</li>\n</ol>' in page
