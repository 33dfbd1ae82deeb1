from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.formats.languages import BABEL, code


@pytest.mark.parametrize(
    ("called", "meant"),
    [
        ("English", "en"), ("english", "en"), ("eng", "en"), ("EN", "en"), ("british", "en-GB"),
        ("USenglish", "en-US"), ("en_gb", "en-GB"), ("ger", "de"), ("deu", "de"), ("ngerman", "de"),
        ("Deutsch", "de"), ("fre", "fr"), ("français", "fr"), ("Castilian", "es"), ("zh-hans-CN", "zh-Hans-CN"),
        ("wel", "cy"), ("haw", "haw"), ("mul", "mul"), ("de-CH-1996", "de-CH-1996"),
        ("English and Welsh", ""), ("xx", ""), ("en-", ""), ("klingonese", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_language_has_one_code(called: str, meant: str) -> None:
    assert code(called) == meant


@pytest.mark.parametrize(("meant", "babel"), BABEL.items())
def test_what_babel_calls_a_language_is_read_back(meant: str, babel: str) -> None:
    assert code(babel) == meant


@given(st.text(alphabet="ENGengfrd-_ ", max_size=8))
def test_a_code_stays_what_it_is(text: str) -> None:
    assert code(code(text)) == code(text)
