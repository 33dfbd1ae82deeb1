from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from evidence_refs.formats.bibtex import latex
from evidence_refs.formats.bibtex.latex_reading import plain_text, unicode_text
from tests.formats.strategies import lines


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"M{\"u}ller", "Müller"), (r"M\"{u}ller", "Müller"), (r"M\"uller", "Müller"),
        (r"Garc{\'\i}a", "García"), (r"Garc\'{\i}a", "García"), (r"\v{S}koda", "Škoda"),
        (r"\c c\c{c}", "çç"), (r"\O stergaard", "Østergaard"), (r"{\L}{\'o}d{\'z}", "Łódź"),
        (r"stra{\ss}e", "straße"), (r"{\AA}ngstr{\"o}m", "Ångström"), (r"Erd\H{o}s", "Erdős"),
        (r"AT\&T 100\% \$5 \#1 a\_b", "AT&T 100% $5 #1 a_b"), (r"``a'' -- b---c", "“a” – b—c"),
        (r"The {NHS} in \emph{England}", "The NHS in England"), (r"a~b\,c\ d", "a b c d"),
        (r"$\alpha$-blockers", "α-blockers"), (r"CO$_2$ and 10$^{-6}$", "CO₂ and 10⁻⁶"),
        (r"H\textsubscript{2}O", "H₂O"), (r"$x^{ab}$", "x^ab"), (r"\href{http://x.org/}{words}", "words"),
        (r"$\alpha$ {\textless} 5", "α < 5"), (r"$\beta$ {\&} c", "β & c"), (r"a \par b", "a \n\nb"),
        (r"\unknown{word}", r"\unknownword"), ("plain", "plain"),
    ],
)  # fmt: skip
def test_latex_is_made_text(written: str, text: str) -> None:
    assert plain_text(written) == text


@given(lines)
def test_what_we_write_is_read_back(text: str) -> None:
    for ascii in (False, True):
        written = latex.escape(text, letters=not ascii, signs=not ascii)
        again = plain_text(written)
        assert _alike(again) == _alike(latex.plain(text))


def _alike(text: str) -> str:
    """Blanks and hyphens that LaTeX has one command for are one; so are two signs that look alike."""
    for one, others in ((" ", "\u00a0"), ("-", "‐‑−"), ("", "\u00ad"), ("μ", "µ")):
        for other in others:
            text = text.replace(other, one)
    return unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"{H}$_{\textrm{2}}${O}", "H₂O"),
        (r"m$^\mathrm{2}$", "m²"),
        (r"19$^{\textrm{th}}$ and 20$^{\rm th}$", "19th and 20th"),
        (r"PM$_{\textrm{2.5}}$, PM$_{2.5}$", "PM2.5, PM2.5"),
        (r"$10^{2.5}$", "10^2.5"),
        (r"20$^\circ$C, 20$^{\circ}$C", "20°C, 20°C"),
        (r"$\beta_i$, $\beta_{\textrm{max}}$, $\beta_{12}$", "βi, βmax, β₁₂"),
        (r"$x_{ij}$", "x_ij"),
    ],
)
def test_scripts(text: str, plain: str) -> None:
    assert unicode_text(text) == plain
