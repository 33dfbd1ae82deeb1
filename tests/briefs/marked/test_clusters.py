"""Citations in pandoc's Markdown: where they stand, and what they say of their works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.briefs.marked.clusters import clusters
from evidence_refs.styles import Cite

from ...programs.running import run_apart

CASES = {
    "[@a]": [Cite("a")],
    "[see @a, pp. 3-5, for more; -@b, chap. 2]": [
        Cite("a", prefix="see", locator="3-5", suffix=", for more"),
        Cite("b", locator="2", label="chapter", without_author=True),
    ],
    "[@a 33]": [Cite("a", locator="33")],
    "[@a, p. 3 and *passim*]": [Cite("a", locator="3", suffix="and *passim*")],
    "[@a, pp. iv, vi-xi, 3]": [Cite("a", locator="iv, vi-xi, 3")],
    "[@a {p. iv, or so}, so]": [Cite("a", locator="iv, or so", suffix=", so")],
    "[@a, § 4]": [Cite("a", locator="4", label="section")],
    "[@a, paras 4]": [Cite("a", locator="4", label="paragraph")],
    "[@a in part]": [Cite("a", suffix="in part")],
    "[@a, edition 3]": [Cite("a", suffix=", edition 3")],
    "[@{a/b:c}; @d.e]": [Cite("a/b:c"), Cite("d.e")],
    "[see\n@a]": [Cite("a", prefix="see")],
}


@pytest.mark.parametrize("text", CASES)
def test_in_brackets(text: str) -> None:
    (found,) = clusters(f"Text {text}.")
    assert list(found.cites) == CASES[text]
    assert not found.in_sentence
    assert f"Text {text}."[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("As @a says", "@a", Cite("a")),
        ("As @a [p. 3] says", "@a [p. 3]", Cite("a", locator="3")),
        ("As @a [the best] says", "@a [the best]", Cite("a", suffix="the best")),
        ("See @a.", "@a", Cite("a")),
        ("[words @a](https://a.example)", "@a", Cite("a")),
        ("[@a; and nothing]", "@a", Cite("a")),
        ("[not\n\nclosed @a]", "@a", Cite("a")),
        ("@a [link](https://a.example)", "@a", Cite("a")),
    ],
)
def test_in_a_sentence(text: str, taken: str, expected: Cite) -> None:
    (found,) = clusters(text)
    assert found.in_sentence
    assert text[found.start : found.end] == taken
    assert found.cites == (expected,)


@pytest.mark.parametrize(
    "text",
    ["me@example.org", "`[@a]`", "```\n[@a]\n```", "<!-- [@a] -->", "\\@a", "[a](b)", "[@*]"],
)
def test_what_cites_nothing(text: str) -> None:
    assert list(clusters(text)) == []


@given(st.text(st.sampled_from("@[]{};,- \\\n`<!->a1p."), max_size=40))
def test_places_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for each in clusters(text):
        assert at <= each.start < each.end <= len(text)
        assert all(cite.key in text[each.start : each.end] for cite in each.cites)
        at = each.end


@pytest.mark.program
def test_pandoc_finds_the_same(tmp_path: Path) -> None:
    texts = [text for text in CASES if "paras" not in text]
    paper = tmp_path / "paper.md"
    paper.write_text("\n\n".join(f"Text {text}." for text in texts), encoding="utf-8")
    out, _ = run_apart(tmp_path, "pandoc", "-t", "json", "paper.md")
    found = [_cites(block) for block in json.loads(out)["blocks"]]
    ours = [
        [(cite.key, cite.prefix, cite.without_author) for cite in CASES[text]] for text in texts
    ]
    assert found == ours


def _cites(block: dict[str, Any]) -> list[tuple[str, str, bool]]:
    (cite,) = (each["c"][0] for each in block["c"] if each["t"] == "Cite")
    return [
        (
            each["citationId"],
            "".join(part.get("c", " ") for part in each["citationPrefix"]),
            each["citationMode"]["t"] == "SuppressAuthor",
        )
        for each in cite
    ]
