from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.charts.svg import draw

SVG = "{http://www.w3.org/2000/svg}"
YEARS = Chart(
    "Years", (Bar("2020", (10,)), Bar("2021–2023", (0,)), Bar("2024", (5,))), note="2 more"
)
GROWTH = Chart("Growth", (Bar("a-brief", (6, 2)),), parts=("new", "known"))
HOSTILE = "<script>alert(1)</script>&\"'\x00\x1b[31m\u202e\ud800\ufffe]]>"

texts = st.text(st.characters(), max_size=80)
numbers = st.integers(0, 10**9)
charts = st.one_of(
    st.builds(
        Chart, texts,
        st.lists(st.builds(Bar, texts, st.tuples(numbers)), max_size=4).map(tuple), note=texts,
    ),
    st.builds(
        Chart, texts,
        st.lists(st.builds(Bar, texts, st.tuples(numbers, numbers)), max_size=4).map(tuple),
        parts=st.just(("new", "known")),
    ),
)  # fmt: skip


def images(text: str) -> list[ET.Element]:
    return [each for each in ET.fromstring(text).iter() if each.get("role") == "img"]


def visible(image: ET.Element) -> list[str]:
    return [each.text or "" for each in image.iter(f"{SVG}text")]


def bars(image: ET.Element) -> list[dict[str, float]]:
    return [
        {name: float(value) for name, value in each.attrib.items()}
        for each in image.iter(f"{SVG}rect")
    ]


def test_each_number_stands_as_text_beside_its_bar() -> None:
    (image,) = images(draw([YEARS], "All"))
    assert visible(image) == ["Years", "2020", "10", "2021–2023", "0", "2024", "5", "2 more"]
    ten, five = bars(image)
    assert ten["width"] == pytest.approx(2 * five["width"], abs=0.3)
    assert ten["x"] == five["x"]


def test_each_chart_is_an_image_with_a_name_and_all_it_says() -> None:
    root = ET.fromstring(draw([YEARS, GROWTH], "All"))
    by_id = {each.get("id"): each for each in root.iter() if each.get("id")}
    first, second = images(draw([YEARS, GROWTH], "All"))
    assert by_id[first.get("aria-labelledby")].text == "Years"
    assert by_id[first.get("aria-describedby")].text == YEARS.in_words()
    assert by_id[second.get("aria-describedby")].text == "a-brief: 6 new, 2 known."
    assert len(by_id) == 4
    assert root.findtext(f"{SVG}title") == "All"


def test_parts_follow_one_another_and_are_not_alike() -> None:
    (image,) = images(draw([GROWTH], "All"))
    new, known = bars(image)
    assert new["x"] + new["width"] == pytest.approx(known["x"], abs=0.15)
    assert new["width"] == pytest.approx(3 * known["width"], abs=0.3)
    assert new["opacity"] > known["opacity"]


def test_it_has_the_colour_that_the_screen_of_the_reader_asks_for() -> None:
    drawn = draw([YEARS], "All")
    assert "currentColor" in drawn
    assert "prefers-color-scheme" in drawn


def test_a_hostile_name_stays_text() -> None:
    drawn = draw([Chart(HOSTILE, (Bar(HOSTILE, (1,)),), note=HOSTILE)], HOSTILE)
    root = ET.fromstring(drawn)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {
        "svg", "style", "g", "title", "desc", "text", "rect",
    }  # fmt: skip
    assert (root.findtext(f"{SVG}title") or "").startswith("<script>alert(1)</script>&")
    assert "\u202e" not in drawn


def test_a_long_label_takes_few_lines_and_is_whole_in_its_title() -> None:
    long = "Shared leadership and accountability › " * 20 + "its end"
    (image,) = images(draw([Chart("Sections", (Bar(long, (1,)),))], "All"))
    _, *label, said = visible(image)
    assert (len(label), said) == (3, "1")
    assert label[1].endswith(" …")
    assert label[2].endswith("› its end")
    assert image.findtext(f"{SVG}g/{SVG}title") == f"{long}: 1"


def test_of_nothing_there_is_an_empty_image() -> None:
    root = ET.fromstring(draw([], "0 references"))
    assert float(root.get("height", "0")) > 0
    assert list(root.iter(f"{SVG}rect")) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(charts, max_size=3), texts, st.sampled_from([320, 720, 1200]))
def test_whatever_it_says_it_is_well_formed_and_bars_stay_within(
    given: list[Chart], title: str, width: int
) -> None:
    drawn = draw(given, title, width=width)
    drawn.encode("utf-8")
    assert len(images(drawn)) == len(given)
    for chart, image in zip(given, images(drawn), strict=True):
        found = bars(image)
        assert len(found) == sum(bool(number) for bar in chart.bars for number in bar.numbers)
        assert all(each["x"] + each["width"] <= width for each in found)
