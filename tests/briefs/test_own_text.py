"""Citations in the texts of a person's own: they count first in a brief, and are written where a recipe says how."""

from __future__ import annotations

import pytest

from evidence_refs.briefs.blocks import Paragraph, Ready, Run
from evidence_refs.briefs.building import Brief
from evidence_refs.briefs.recipe import Recipe, Section
from evidence_refs.errors import UsageError

from ..styles.works import body, work
from .recipes import built

A, B, C = (
    work(key, kind, f"Title {key}", authors=[body("Trust")], date="2019")
    for key, kind in (("a", "report"), ("b", "report"), ("c", "book"))
)
OWN = {"first.md": "So it is [@c, p. 3].\n", "second.md": "As @b says\n[see @a].\n"}
SECTIONS = (
    Section(title="Reports", type="report", introduction="second.md"),
    Section(title="All", all=True),
)


def brief(output: str = "markdown", own: dict[str, str] = OWN, **recipe: object) -> Brief:
    text = 'title = "x"\ncite = ""\n'
    values = {"title": "x", "introduction": "first.md", "sections": SECTIONS, **recipe}
    return built([A, B, C], Recipe.model_validate(values), text, own, output)


def texts(found: Brief) -> list[str]:
    return [
        each.text
        if isinstance(each, Ready)
        else "".join(r.text for r in each.runs if isinstance(r, Run))
        for each in found.blocks
        if isinstance(each, Ready | Paragraph)
    ]


@pytest.mark.parametrize("cite", [None, "vancouver"])
def test_what_the_text_cites_has_the_first_numbers(cite: str | None) -> None:
    found = brief(style="vancouver", cite=cite)
    listed = [f"{x.number}{x.key}" for x in found.blocks if isinstance(x, Paragraph) and x.key]
    assert listed == ["2.b", "3.a", "1.c", "2.b", "3.a"]
    own = [each.strip() for each in texts(found) if "So it is" in each or "says" in each]
    assert own == (
        ["So it is (1).", "As Trust (2) says\n(see 3)."]
        if cite
        else [x.strip() for x in OWN.values()]
    )


@pytest.mark.parametrize("output", ["markdown", "html", "docx"])
def test_letters_agree_in_text_and_lists(output: str) -> None:
    found = " ".join(texts(brief(output, style="harvard", cite="harvard")))
    for said in ("(Trust, 2019c, p. 3)", "As Trust (2019b) says", "(see Trust, 2019a)"):
        assert said in " ".join(found.split())
    assert found.count("Trust (2019a)") == 2


def test_an_unknown_key_is_a_warning_and_an_error_where_it_is_to_be_written() -> None:
    own = {**OWN, "second.md": "Text.\n\nSo [@nobody].\n"}
    (problem,) = brief(own=own).problems
    assert (problem.code, problem.severity) == ("no-such-key", "warning")
    assert (problem.where.file, problem.where.line) == ("second.md", 3)
    with pytest.raises(UsageError) as raised:
        brief(own=own, cite="apa")
    assert (raised.value.where.file, raised.value.where.line) == ("second.md", 3)


@pytest.mark.parametrize(
    ("cite", "said"), [("oscola", "notes are not written in html"), ("aap", "there is no style")]
)
def test_a_style_that_cannot_be_has_its_line(cite: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        brief("html", cite=cite)
    assert (raised.value.where.file, raised.value.where.line) == ("brief.toml", 2)


def test_notes_are_written_in_markdown() -> None:
    assert "So it is.^[Trust, *Title c* (2019) 3.]" in " ".join(texts(brief(cite="oscola")))
