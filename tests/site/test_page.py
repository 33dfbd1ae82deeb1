from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from evidence_refs import site
from evidence_refs.model import Reference

from ..catalogue.strategies import references
from .works import CHARTS, DOCUMENTS, HOSTILE, WORKS


def page(works: list[Reference], title: str = "Works & <more>") -> str:
    return site.page(
        [site.entry(each) for each in works], site.Asked(title, DOCUMENTS, site.Figures(CHARTS))
    )


PAGE = page(WORKS)


def data(text: str, name: str) -> str:
    found = re.search(rf'<script id="_{name}" type="[a-z/]+">(.*?)</script>', text, re.DOTALL)
    assert found
    return found[1]


def test_the_policy_lets_in_what_stands_in_the_page_and_nothing_else() -> None:
    tree: Any = html.fromstring(PAGE)
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        [text] = re.findall(rf"<{tag}>(.*?)</{tag}>", PAGE, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy


def test_nothing_is_fetched() -> None:
    tree: Any = html.fromstring(PAGE)
    assert not tree.xpath("//@src | //link | //iframe | //object | //@style")
    assert "url(" not in PAGE.split("</style>")[0]
    assert "@import" not in re.findall(r"<style>(.*?)</style>", PAGE, re.DOTALL)[0]


def test_the_same_works_give_the_same_bytes() -> None:
    assert page(WORKS) == PAGE


def test_a_title_is_text_wherever_it_stands() -> None:
    assert PAGE.count("<script") == 4
    assert PAGE.count("<img") == 0
    assert [each["title"] for each in json.loads(data(PAGE, "works"))][1].startswith(HOSTILE[:40])
    assert "<title>Works &amp; &lt;more&gt;</title>" in PAGE
    assert json.loads(data(PAGE, "told"))["documents"]["brief"]["title"] == "Brief on <walking>"


def test_without_scripts_each_work_has_its_links() -> None:
    shown = PAGE[PAGE.index("<noscript>") : PAGE.index("</noscript>")]
    tree: Any = html.fromstring(shown)
    names = [name for each in WORKS for name in (each.key, *each.aliases)]
    assert sorted(tree.xpath("//@id")) == sorted(names)
    [walking] = tree.xpath("//li[@id='angstrom2019walking']")
    assert walking.text_content() == (
        "Walking to school: a café studyZoë Ångström; P O’Neill"
        "Journal of Streets, 4(2), 10-19. 1 March 2019Cited in Brief on <walking>; review"
    )


def test_no_id_of_the_page_is_a_key() -> None:
    frame = PAGE[: PAGE.index("<noscript>")] + PAGE[PAGE.index("</noscript>") :]
    names = re.findall(r' id="([^"]*)"', frame.replace(data(PAGE, "works"), ""))
    assert names
    assert all(name.startswith("_") for name in names)  # as no key does


def test_of_nothing_there_are_no_figures_and_no_way_to_them() -> None:
    assert 'id="_figures"' in PAGE
    assert 'href="#_figures"' in PAGE
    empty = site.page([], site.Asked("Nothing"))
    assert 'id="_figures"' not in empty
    assert 'href="#_figures"' not in empty


@settings(max_examples=40)
@given(st.lists(references(), max_size=3))
def test_any_works_are_all_in_the_page(works: list[Reference]) -> None:
    text = page(works)
    assert [each["key"] for each in json.loads(data(text, "works"))] == [each.key for each in works]
    lines = [json.loads(line) for line in data(text, "given").split("\n") if line]
    assert all({"bibtex", "ris", "csl-json", "csv"} <= line.keys() for line in lines)
    assert len(lines) == len(works)
    assert text.count("</script>") == 4
