from __future__ import annotations

import io

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from evidence_refs.briefs import docx, html, markdown
from evidence_refs.briefs.blocks import Block, Break, Heading, Paragraph, Run, Table
from evidence_refs.briefs.introduction import introduced
from evidence_refs.errors import UnreadableError

TEXT = """\
Some *old* and **new** [work](https://example.org/a), see
[there](page.html) or [us](mailto:a@b.org).\\
Next <b>line</b>.<!-- not this -->

- one
  - in it
- two

  goes on

3. third

> said

    code  here

```sh
fenced `a` <b>
```

---

![Map](map.png) says[^1] [@key]

| a | b |
|---|---|
| 1 | 2 |

[^1]: note
"""
_texts = st.text(st.sampled_from("ab *_#>-`[]()<>!&\\\n1.^|:="), max_size=60)


def of(text: str, output: str, level: int = 2) -> list[Block]:
    return list(introduced(text, level, output, "why.md").blocks)


def page(text: str) -> str:
    return html.write(of(text, "html"), page=False)


def test_markdown_passes_through_as_it_was_typed() -> None:
    assert markdown.write(of(TEXT, "markdown")) == TEXT


def test_only_the_lines_of_headings_change() -> None:
    text = "# Why `a`\n\none\n\nHow *to*\n---\n\n    two\n\n> # in\n\n```\n# no\n```\n"
    assert markdown.write(of(text, "markdown", 3)) == (
        "### Why `a`\n\none\n\n#### How *to*\n\n    two\n\n> # in\n\n```\n# no\n```\n"
    )
    assert markdown.write(of("C #\n===\n\na\nb\n===\n", "markdown")) == "## C \\#\n\n## a b\n"


def _without_headings(text: str) -> str:
    return text.replace("#", "").replace("=", "").replace("-", "")


@given(_texts.map(_without_headings))
def test_what_has_no_headings_says_in_markdown_what_it_said(text: str) -> None:
    try:
        written = markdown.write(of(text, "markdown"))
    except UnreadableError:
        return
    assert written.strip("\n") == text.strip("\n")


@given(_texts)
def test_what_follows_stays_outside(text: str) -> None:
    try:
        found = of(text, "markdown")
    except UnreadableError:
        return
    written = markdown.write([*found, Heading(2, (Run("After"),))])
    assert MarkdownIt("commonmark").render(written).endswith("<h2>After</h2>\n")


@pytest.mark.parametrize("text", ["a\n\n```\nb\n", "a\n\n<!-- b\n", "a\n\n<pre>\n\nb\n"])
@pytest.mark.parametrize("output", ["markdown", "html", "docx"])
def test_what_does_not_end_is_refused(text: str, output: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        introduced(text, 2, output, "why.md")
    assert str(caught.value.where) == "why.md:3"


def test_a_page_has_what_commonmark_has() -> None:
    assert page("## A `b`\n\n" + TEXT) == (
        '<section aria-labelledby="a-b">\n<h2 id="a-b">A <code>b</code></h2>\n'
        '<p>Some <em>old</em> and <strong>new</strong> <a href="https://example.org/a">work</a>, see\n'
        '<a href="page.html">there</a> or <a href="mailto:a@b.org">us</a>.<br />\n'
        "Next &lt;b&gt;line&lt;/b&gt;.</p>\n"
        "<ul>\n<li>\n<p>one</p>\n<ul>\n<li>in it</li>\n</ul>\n</li>\n"
        "<li>\n<p>two</p>\n<p>goes on</p>\n</li>\n</ul>\n"
        '<ol start="3">\n<li>third</li>\n</ol>\n<blockquote>\n<p>said</p>\n</blockquote>\n'
        "<pre><code>code  here\n</code></pre>\n"
        '<pre><code class="language-sh">fenced `a` &lt;b&gt;\n</code></pre>\n<hr />\n'
        "<p>Map says[^1] [@key]</p>\n"
        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n<p>[^1]: note</p>\n</section>\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "a <img src=x onerror=alert(1)>", "![x](https://e.org/a.png)",
        "[a](javascript:alert(1))", "[a](data:text/html,x)", "[a](vbscript:x)", "<tel:123>",
        "[a][b]\n\n[b]: JaVaScRiPt:alert(1)", "[a](ftp+x:y)", '[a](x "onclick=&quot;")',
        "<!-- a --><script>b</script>", "```\"><script>\n```", "# <script>a</script>",
    ],
)  # fmt: skip
def test_nothing_in_a_page_runs_or_is_loaded(text: str) -> None:
    found = lxml.html.fragment_fromstring(page(text), create_parent="div")
    assert not found.xpath("//script | //img | //@onerror | //@onclick")
    assert not [each for each in found.xpath("//a/@href") if ":" in each]


def test_word_has_lists_within_lists_quotations_and_code() -> None:
    found = of(TEXT, "docx")
    assert found == [
        Paragraph(
            (
                Run("Some "), Run("old", italic=True), Run(" and "), Run("new", bold=True), Run(" "),
                Run("work", link="https://example.org/a"), Run(", see"), Run(" "), Run("there"),
                Run(" (page.html)"), Run(" or "), Run("us"), Run(" (mailto:a@b.org)"), Run("."),
                Break(), Run("Next "), Run("<b>"), Run("line"), Run("</b>"), Run("."),
            )
        ),
        Paragraph((Run("one"),), number="•"),
        Paragraph((Run("in it"),), number="•", indent=1),
        Paragraph((Run("two"),), number="•"),
        Paragraph((Run("goes on"),), indent=1),
        Paragraph((Run("third"),), number="3."),
        Paragraph((Run("said"),), indent=1),
        Paragraph((Run("code  here", code=True),)),
        Paragraph((Run("fenced `a` <b>", code=True),)),
        Paragraph((Run("* * *"),)),
        Paragraph((Run("Map"), Run(" says[^1] [@key]"))),
        Table((((Run("a"),), (Run("b"),)), ((Run("1"),), (Run("2"),))), ("", "")),
        Paragraph((Run("[^1]: note"),)),
    ]  # fmt: skip
    import docx as python_docx

    made = python_docx.Document(io.BytesIO(docx.write(found))).paragraphs
    indents = [round(each.paragraph_format.left_indent.cm) for each in made[1:6] if
               each.paragraph_format.left_indent]  # fmt: skip
    assert indents == [1, 2, 1, 1, 1]
    assert made[7].runs[0].font.name == "Courier New"


def test_an_item_without_words_marks_no_other() -> None:
    assert of("-\n\ntext", "docx") == [Paragraph((Run("text"),))]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("markdown", []),
        (
            "html",
            [
                (3, "HTML is printed as it was typed"),
                (23, "an image is printed as its words: map.png"),
                (23, "the footnote [^1] is printed as it was typed"),
                (29, "the footnote [^1] is printed as it was typed"),
                (23, "the citation [@key] is printed as it was typed"),
            ],
        ),
    ],
)
def test_what_is_not_kept_is_told_with_its_line(output: str, said: list[tuple[int, str]]) -> None:
    found = introduced(TEXT, 2, output, "why.md").problems
    assert [(each.where.line, each.message) for each in found] == said
    assert {(each.where.file, each.severity) for each in found} <= {("why.md", "warning")}


def test_a_note_in_its_sentence_is_told() -> None:
    found = introduced("So^[one]\nand ^[two *three*], `^[code]`.", 2, "html", "why.md").problems
    assert [(each.where.line, each.message) for each in found] == [
        (1, "the footnote ^[one] is printed as it was typed"),
        (2, "the footnote ^[two is printed as it was typed"),
    ]


def test_what_word_alone_does_not_keep_is_told() -> None:
    text = "| a |\n|---|\n\n[here](#why) <tel:1>\n\n<div>\n<!-- a -->\n"
    for output, said in (
        ("docx", ["the link to #why is left out"]),
        ("html", ["the link to tel:1 is left out"]),
    ):
        found = introduced(text, 2, output, "why.md").problems
        assert [each.message for each in found] == [*said, "HTML is printed as it was typed"]


@given(_texts, st.integers(1, 6), st.sampled_from(["markdown", "html", "docx"]))
def test_any_text_becomes_blocks_at_or_below_the_level(text: str, level: int, output: str) -> None:
    try:
        found = of(text, output, level)
    except UnreadableError:
        return
    for block in found:
        assert not isinstance(block, Heading) or block.level >= level
