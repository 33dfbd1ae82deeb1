from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest

from evidence_refs import styles
from evidence_refs.styles.loading import SHIPPED

from .works import WORKS, work

GOLDENS = Path(__file__).parent / "goldens"


def test_the_names_are_those_of_the_files() -> None:
    assert tuple(SHIPPED) == styles.NAMES


@pytest.mark.parametrize("style", styles.NAMES)
def test_a_style_writes_each_kind_of_work(style: str, golden: Callable[[Path, str], None]) -> None:
    found = styles.bibliography(WORKS, style)
    assert sorted(each.key for each in found) == sorted(each.key for each in WORKS)
    text = "".join(f"{each.key}: {each.text}\n" for each in found)
    golden(GOLDENS / f"{style}.txt", text)


@pytest.mark.parametrize("output", ["html", "markdown"])
def test_an_output_has_the_look_of_a_style(
    output: Literal["html", "markdown"], golden: Callable[[Path, str], None]
) -> None:
    lines = [
        f"{each.text}\n"
        for name in styles.NAMES
        for each in styles.bibliography(WORKS, name, output)
    ]
    golden(GOLDENS / f"{output}.txt", "".join(lines))


@pytest.mark.parametrize("style", ["apa", "harvard", "oscola"])
def test_the_order_of_the_given_works_is_nothing_to_a_style_that_sorts(style: str) -> None:
    assert styles.bibliography(WORKS, style) == styles.bibliography(WORKS[::-1], style)


def test_a_style_that_numbers_follows_the_order_of_the_given_works() -> None:
    found = styles.bibliography(WORKS[::-1], "vancouver")
    assert [each.key for each in found] == [each.key for each in WORKS[::-1]]
    assert found[0].text.startswith("1. ")


def test_no_works_are_no_entries() -> None:
    assert [styles.bibliography([], style) for style in styles.NAMES] == [[]] * 4


def test_people_not_named_are_told_of() -> None:
    one = work("a", "report", "T", authors=[{"family": "Ash", "given": "A"}], date="2020")
    whole = styles.bibliography([one], "harvard")[0].text
    cut = styles.bibliography([one.model_copy(update={"authors_truncated": True})], "harvard")
    assert cut[0].text == whole.replace("Ash, A.", "Ash, A. et al.")


def test_a_value_of_control_characters_is_no_value() -> None:
    one = work("a", "report", "\x1b", authors=[{"literal": "\x07"}], date="2020")
    assert styles.bibliography([one], "harvard")[0].text == "(2020)."


def test_the_package_loads_nothing_until_it_is_used() -> None:
    code = (
        "import sys; import evidence_refs.styles as styles; assert styles.NAMES; "
        "print([name for name in ('lxml', 'pydantic', 'json') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
