from __future__ import annotations

import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware

from evidence_refs.formats.bibtex import latex

_DECODER = LatexDecodingMiddleware()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("50% & $3 #1 a_b", r"50\% \& \$3 \#1 a\_b"),
        ("a\\b~c^d", r"a{\textbackslash}b{\textasciitilde}c{\textasciicircum}d"),
        ("1 < 2 | 3 > 2", r"1 {\ensuremath{<}} 2 {\ensuremath{|}} 3 {\ensuremath{>}} 2"),
        ("a--b---c", "a-{}-b-{}-{}-c"),
        ("``a'' !` ?`", "`{}`a'{}' !{}` ?{}`"),
        ("King's “fund” – £5", "King's “fund” – £5"),
        ("≥ 5 µg", r"{\ensuremath{\geq}} 5 µg"),
        ("a\u00a0b\u00adc", "a\u00a0b\u00adc"),
        ("e\u0301 \ufeffa\u200bb\x1b[31m", "é ab[31m"),
        ("中文 🙂", "中文 🙂"),
        (" two\t lines\n", "two lines"),
    ],
)
def test_escape(text: str, escaped: str) -> None:
    assert latex.escape(text) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("É", r"{\'E}"), ("í", r"{\'\i}"), ("ŵ", r"{\^w}"), ("ç", r"{\c c}"), ("ğ", r"{\u g}"),
        ("į", r"{\k i}"), ("ế", r"{\'{\^e}}"), ("ǽ", r"{\'{\ae}}"), ("ß", r"{\ss}"),
        ("Ł", r"{\L}"), ("中", "中"), ("ё", "ё"),
    ],
)  # fmt: skip
def test_letters_as_commands(text: str, escaped: str) -> None:
    assert latex.escape(text, letters=False) == escaped


@pytest.mark.parametrize(
    "char", sorted({*latex.SIGNS, *latex.LETTERS, *latex.MATHS} - {*"‐‑−\u00a0\u00ad"})
)
def test_each_command_is_read_back_as_its_sign(char: str) -> None:
    escaped = latex.escape(char, letters=False, signs=False)
    assert escaped.isascii()
    assert _DECODER._transform_python_value_string(escaped)[0] == char


def test_what_only_guides_lines_has_commands_in_ascii() -> None:
    assert latex.escape("a\u00a0b\u00adc", signs=False) == r"a~b{\-}c"


def test_all_letters_of_latin_europe_have_a_command() -> None:
    without = [
        chr(code)
        for code in range(0xC0, 0x180)
        if not latex.escape(chr(code), letters=False, signs=False).isascii()
    ]
    assert "".join(without) == "ĦħĲĳĸĿŀŉŦŧſ"
