from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from evidence_refs.styles.output import Output, written
from evidence_refs.styles.punctuation import Run

ITALIC = {"font-style": "italic"}


def runs(*parts: tuple[str, dict[str, str]] | str) -> list[Run]:
    return [Run(part, {}) if isinstance(part, str) else Run(*part) for part in parts]


@pytest.mark.parametrize(
    ("look", "html", "markdown"),
    [
        ({"font-style": "italic"}, "<i>a</i>", "*a*"),
        ({"font-weight": "bold"}, "<b>a</b>", "**a**"),
        ({"font-style": "italic", "font-weight": "bold"}, "<b><i>a</i></b>", "***a***"),
        ({"text-decoration": "underline"}, "<u>a</u>", "a"),
        ({"vertical-align": "sup"}, "<sup>a</sup>", "a"),
        ({"font-variant": "small-caps"},
         '<span style="font-variant: small-caps">a</span>', "a"),
        ({"font-style": "normal"}, "a", "a"),
    ],
)  # fmt: skip
def test_a_look_is_written_as_the_output_has_it(
    look: dict[str, str], html: str, markdown: str
) -> None:
    assert written(runs(("a", look)), "html") == html
    assert written(runs(("a", look)), "markdown") == markdown
    assert written(runs(("a", look)), "text") == "a"


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("text", '<b> & *x* [y](z) "q"'),
        ("html", "&lt;b&gt; &amp; *x* [y](z) &quot;q&quot;"),
        ("markdown", '\\<b\\> & \\*x\\* \\[y\\](z) "q"'),
    ],
)
def test_a_value_is_text_in_each_output(output: Output, expected: str) -> None:
    assert written(runs('<b> & *x* [y](z) "q"'), output) == expected


@pytest.mark.parametrize("output", ["text", "html", "markdown"])
def test_what_steers_a_terminal_goes(output: Output) -> None:
    assert written(runs("a\x1b[31m\x00\u202eb\n c"), output).replace("\\", "") == "a[31mb c"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "", "//x.example"])
def test_only_addresses_of_the_web_are_links(link: str) -> None:
    assert written([Run("a", {}, link)], "html") == "a"
    assert written([Run("a", {}, link)], "markdown") == "a"


def test_an_address_is_a_link() -> None:
    run = Run("https://a.example/?x=1&y=<2>", {}, "https://a.example/?x=1&y=<2>")
    assert written([run], "html") == (
        '<a href="https://a.example/?x=1&amp;y=%3C2%3E">https://a.example/?x=1&amp;y=&lt;2&gt;</a>'
    )
    assert written([Run("10.1/x", {}, "https://doi.org/10.1/x")], "markdown") == (
        "[10.1/x](<https://doi.org/10.1/x>)"
    )
    assert written([Run("https://a.example", {}, "https://a.example")], "markdown") == (
        "<https://a.example>"
    )


@pytest.mark.parametrize("text", ["1. a", "12) a", "- a", "+ a", "# a", "> a", "    a", "---"])
def test_a_text_begins_no_block_of_markdown(text: str) -> None:
    cut = text.index(text.strip()[0]) + 1
    for parts in ((text,), (text[:cut], text[cut:])):
        tokens = MarkdownIt("commonmark").parse(written(runs(*parts), "markdown"))
        assert [each.type for each in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    "parts",
    [
        ("see ", ("a", ITALIC), "."),
        ("see", (" a ", ITALIC), "b"),
        ("x", ("‘a’", ITALIC), "y"),
        (("a", ITALIC), ("b", {})),
        (("a", ITALIC), ("b", ITALIC)),
        ("*", ("a", ITALIC), "*"),
        (("a*", ITALIC), "b"),
    ],
)
def test_emphasis_shows_no_asterisks(parts: tuple[tuple[str, dict[str, str]] | str, ...]) -> None:
    made = written(runs(*parts), "markdown")
    tokens = MarkdownIt("commonmark").parseInline(made)[0].children or []
    shown = "".join(each.content for each in tokens)
    assert shown == written(runs(*parts), "text")
