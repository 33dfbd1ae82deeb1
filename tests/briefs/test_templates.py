"""A person's own template: what it is given, how it is escaped, and what it may not do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import example, given, settings

from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Ready
from evidence_refs.briefs.lists import blocks
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats.seen import seen
from evidence_refs.model import Reference

from ..formats.strategies import lines
from .test_markdown import blocks as shown_blocks

Template = Callable[..., str]
HOSTILE = "*a* <script>x</script> [b](javascript:c) & `d`"
WORK = Reference(
    key="k", title=HOSTILE, authors=[{"family": "van der Berg", "given": "J."}, {"literal": "NHS"}],
    date="2023-01-20", url="https://example.org/a_b", abstract="One.\n\nTwo.", tags=["x"],
    type="report", cited_in=[{"document": "d", "form": "entry", "section": ["A", "B"]}],
)  # fmt: skip


@pytest.fixture
def template(tmp_path: Path) -> Template:
    """Give a function that writes a list by a template."""

    def write(text: str, name: str = "mine.md.j2", many: Any = (WORK,), **asked: Any) -> str:
        file = tmp_path / name
        file.write_bytes(text.encode("utf-8"))
        (block,) = blocks(list(many), Asked(style=str(file), **asked))
        assert isinstance(block, Ready)
        return block.text

    return write


def test_what_a_template_is_given(template: Template) -> None:
    text = (
        "{{ document.title }}|{{ references | length }}"
        "{% for group in groups %}|{{ group.level }} {{ group.heading }}"
        "{% for each in group.references %}|{{ each.key }} {{ each.authors | map('name') | join(', ') }}"
        " {{ each.date | spoken }} {{ each.spoken_date }} {{ each.link }}"
        "{% for part in each.abstract | paragraphs %} {{ part }}{% endfor %}"
        "{{ each.journal }}{% endfor %}{% endfor %}"
    )
    made = template(text, "mine.html.j2", document="d", titles={"d": "Doc"})
    assert made == (
        "Doc|1|2 A|3 B|k J. van der Berg, NHS 20 January 2023 20 January 2023"
        " https://example.org/a_b One. Two."
    )
    assert template("{{ document is none }}") == "True"


def test_values_are_escaped_for_what_the_name_says(template: Template) -> None:
    for text in (
        "{{ references[0].title }}",
        "{% macro show(each) %}{{ each.title }}{% endmacro %}{{ show(references[0]) }}",
        "{% set title %}{{ references[0].title }}{% endset %}{{ title }}",
        "{{ references | map(attribute='title') | join(', ') }}",
        "{% autoescape false %}{{ references[0].title }}{% endautoescape %}",
    ):
        assert shown_blocks(template(text)) == [("p", HOSTILE)]
        page = lxml.html.fragment_fromstring(template(text, "mine.html.jinja"), create_parent="p")
        assert page.text_content() == HOSTILE
        assert not page.xpath("//script")


@given(lines)
@example("1. a")
@example("# a")
@settings(max_examples=60, deadline=None)
def test_any_title_is_shown_as_it_is(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.md.j2"
    file.write_text("x {{ references[0].title }} x", encoding="utf-8")
    (block,) = blocks([Reference(key="k", title=title)], Asked(style=str(file)))
    assert isinstance(block, Ready)
    expected = f"x {seen(title).strip()} x" if seen(title).strip() else "x  x"
    assert shown_blocks(block.text) == [("p", expected)]


def test_an_address_that_is_none_of_the_web_is_absent(template: Template) -> None:
    work = Reference(key="k", url="javascript:alert(1)", archive_url="data:x")
    text = "{{ references[0].url }}{{ references[0].link }}{{ references[0].archive_url }}"
    assert template(text, "mine.html.j2", [work]) == ""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{{ references[0].titel }}", 2, "has no attribute 'titel'"),
        ("{{ refrences }}", 1, "'refrences' is undefined"),
        ("\n\n{% for x in %}", 3, "expression"),
        ("{{ x", 1, "unexpected end of template"),
        ("\n{% include '/etc/passwd' %}", 2, "/etc/passwd"),
        ("{% import 'x.j2' as x %}", 1, "x.j2 is not read: a template reads no other file"),
        ("{{ 'x'.ljust(10 ** 10) }}", 1, "ljust is for small numbers"),
        ("{{ 'x'.rjust(width=10 ** 10) }}", 1, "rjust"),
        ("{{ references[0].title.center(10 ** 10) }}", 1, "center is for small numbers"),
        ("{% set f = 'x'.zfill %}{{ f(10 ** 10) }}", 1, "zfill is for small numbers"),
        ("{{ 'x\t'.expandtabs(10 ** 10) }}", 1, "expandtabs is for small numbers"),
        ("{{ 'x' | center(10 ** 10) }}", 1, "center is for small numbers"),
        ("{{ 'x' | indent(10 ** 10, true) }}", 1, "indent is for small numbers"),
        ("{{ ['x'] | map('center', width=10 ** 10) | list }}", 1, "center is for small numbers"),
        ("{{ [1] | batch(10 ** 10, 'x') | list }}", 1, "batch is for small numbers"),
        ("{{ [1] | slice(10 ** 10) | list }}", 1, "slice is for small numbers"),
        ("{{ '%9999999999d' | format(1) }}", 1, "format is for widths"),
        ("{{ '%*d' | format(10 ** 10, 1) }}", 1, "format is for widths"),
        ("{{ '{:9999999999}'.format(1) }}", 1, "format is for widths"),
        ("{{ '{:{}}'.format(1, 10 ** 10) }}", 1, "format is for widths"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ references[0].tags.append('x') }}", 1, "unsafe"),
        ("{{ references[0].update(title='x') }}", 1, "unsafe"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ 'a' + 1 }}", 1, "str"),
        ("{{ 'a' | nofilter }}", 1, "nofilter"),
        ("\n{{ 'a' * 10000000000 }}", 2, "small numbers"),
        ("{{ 10 ** 10 * 'a' }}", 1, "small numbers"),
        ("{{ [1] * 10 }}", 1, "small numbers"),
        ("{{ 9 ** 999999999 }}", 1, "small numbers"),
        ("{% for a in range(999999) %}{% for b in range(999999) %}{% endfor %}{% endfor %}", 1, "steps"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", None, "nested too deeply"),
        ("{{ references | tojson }}", 1, "tojson"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_with_its_line(
    template: Template, text: str, line: int | None, said: str
) -> None:
    with pytest.raises(UnreadableError) as raised:
        template(text)
    assert said in raised.value.message
    assert "\n" not in raised.value.message
    assert str(raised.value.where.file).endswith("mine.md.j2")
    assert raised.value.where.line == line


def test_small_widths_are_as_ever(template: Template) -> None:
    text = (
        "{{ 'x'.ljust(3) }}{{ 'x' | center(3) }}{{ 'a\nb' | indent }}{{ '%03d' | format(70000) }}"
        "{{ '{:>3}'.format('x') }}{{ [1, 2, 3] | batch(2) | map('join') | join('|') }}"
        "{{ [1, 2, 3] | slice(2) | map('join') | join('|') }}"
    )
    assert template(text, "mine.html.j2") == "x  x a\n    b70000 x12|312|3"


def test_a_heading_of_markdown_has_as_many_signs_as_its_level(template: Template) -> None:
    text = (
        "{% for each in groups %}{{ ('#' * each.level) | safe }} {{ each.heading }}\n{% endfor %}"
    )
    assert template(text, document="d", titles={"d": "Doc"}) == "## A\n### B\n"
    assert template("{{ 3 * 'a' }}{{ 'b' * 2 }}{{ 2 ** 3 }}") == "aaabb8"


def test_a_template_writes_no_more_than_fits(
    template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evidence_refs.briefs.templates._LONGEST", 100)
    with pytest.raises(UnreadableError, match="more than 100 characters"):
        template("{% for a in range(60) %}{{ a }}xx{% endfor %}")


def test_a_template_that_cannot_be_read(template: Template, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not say what it writes"):
        template("", "mine.j2")
    with pytest.raises(UsageError, match="no template"):
        blocks([], Asked(style=str(tmp_path / "none.md.j2")))
    (tmp_path / "latin.md.j2").write_bytes(b"\xe9")
    with pytest.raises(UnreadableError, match="not UTF-8"):
        blocks([], Asked(style=str(tmp_path / "latin.md.j2")))
    (tmp_path / "folder.md.j2").mkdir()
    with pytest.raises(UnreadableError):
        blocks([], Asked(style=str(tmp_path / "folder.md.j2")))
