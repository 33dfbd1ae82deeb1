r"""Text for LaTeX, in the forms that BibTeX, Biber and readers of .bib files all take.

Braces of the text never come out as braces, since BibTeX counts those even behind a backslash. A
letter with an accent becomes a "special character" of BibTeX, `{\'e}`, which counts as one letter
(Patashnik, BibTeXing, 1988, section 3.2).
"""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "\\": r"{\textbackslash}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    "{": r"{\ensuremath{\lbrace}}", "}": r"{\ensuremath{\rbrace}}",
    "<": r"{\ensuremath{<}}", ">": r"{\ensuremath{>}}", "|": r"{\ensuremath{|}}",
}  # fmt: skip

ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"', "\u030b": "H",
    "\u030a": "r", "\u030c": "v", "\u0306": "u", "\u0304": "=", "\u0307": ".", "\u0323": "d",
    "\u0331": "b", "\u0327": "c", "\u0328": "k",
}  # fmt: skip

LETTERS = {
    "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "ð": "dh", "Ð": "DH", "þ": "th", "Þ": "TH", "đ": "dj", "Đ": "DJ", "ŋ": "ng", "Ŋ": "NG",
    "ı": "i", "å": "aa", "Å": "AA",
}  # fmt: skip

# What pdfLaTeX knows as UTF-8 without a package; kept as it is, unless ASCII is asked for.
SIGNS = {
    "\u00a0": "~", "\u00ad": r"{\-}",
    "‐": "-", "‑": "-", "µ": r"{\textmu}",
    "–": r"{\textendash}", "—": r"{\textemdash}",
    "‘": r"{\textquoteleft}", "’": r"{\textquoteright}", "‚": r"{\quotesinglbase}",
    "“": r"{\textquotedblleft}", "”": r"{\textquotedblright}", "„": r"{\quotedblbase}",
    "‹": r"{\guilsinglleft}", "›": r"{\guilsinglright}", "«": r"{\guillemotleft}",
    "»": r"{\guillemotright}", "†": r"{\textdagger}", "‡": r"{\textdaggerdbl}",
    "•": r"{\textbullet}", "…": r"{\ldots}", "‰": r"{\textperthousand}", "€": r"{\texteuro}",
    "£": r"{\textsterling}", "¥": r"{\textyen}", "¢": r"{\textcent}", "§": r"{\textsection}",
    "¶": r"{\textparagraph}", "©": r"{\textcopyright}", "®": r"{\textregistered}",
    "™": r"{\texttrademark}", "°": r"{\textdegree}", "ª": r"{\textordfeminine}",
    "º": r"{\textordmasculine}", "¡": r"{\textexclamdown}", "¿": r"{\textquestiondown}",
    "¹": r"{\textonesuperior}", "²": r"{\texttwosuperior}", "³": r"{\textthreesuperior}",
    "¼": r"{\textonequarter}", "½": r"{\textonehalf}", "¾": r"{\textthreequarters}",
    "×": r"{\texttimes}", "÷": r"{\textdiv}", "±": r"{\textpm}", "¬": r"{\textlnot}",
}  # fmt: skip

# What it does not know: always written as a command.
MATHS = {
    "−": "-", "≤": r"\leq", "≥": r"\geq", "≠": r"\neq", "≈": r"\approx", "∞": r"\infty",
    "→": r"\rightarrow", "←": r"\leftarrow", "↔": r"\leftrightarrow", "⇒": r"\Rightarrow",
    "∑": r"\sum", "∈": r"\in",
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon",
    "ζ": r"\zeta", "η": r"\eta", "θ": r"\theta", "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda",
    "μ": r"\mu", "ν": r"\nu", "ξ": r"\xi", "π": r"\pi", "ρ": r"\rho", "σ": r"\sigma",
    "τ": r"\tau", "υ": r"\upsilon", "φ": r"\varphi", "χ": r"\chi", "ψ": r"\psi", "ω": r"\omega",
    "Γ": r"\Gamma", "Δ": r"\Delta", "Θ": r"\Theta", "Λ": r"\Lambda", "Ξ": r"\Xi", "Π": r"\Pi",
    "Σ": r"\Sigma", "Υ": r"\Upsilon", "Φ": r"\Phi", "Ψ": r"\Psi", "Ω": r"\Omega",
}  # fmt: skip

_ALWAYS = _SPECIAL | {sign: rf"{{\ensuremath{{{name}}}}}" for sign, name in MATHS.items()}

# Signs that are escaped, and the first of each pair that TeX's fonts join into another sign.
_NOT_AS_IT_IS = re.compile(
    r"(?P<entity>&(?=#?\w{1,8};))|[&%$#_\\~^{}<>|\u0080-\U0010ffff]|-(?=-)|'(?=')|`(?=`)|,(?=,)|[!?](?=`)"
)
_JOINED = frozenset("-'`,!?")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_OTHER_BLANK = r"\t\n\r\f\v\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_BLANKS = re.compile(f"[ {_OTHER_BLANK}]+")
# What `plain` has to do, found in one go: few texts need any of it.
_UNTIDY = re.compile(f"{_INVISIBLE.pattern}|[{_OTHER_BLANK}]|  ")

# What stands in LaTeX as it is: most words, and most sentences. A shortcut, for the sake of speed.
as_it_is = re.compile(
    r"[A-Za-z0-9.;:?!()/+=*@\[\]]+(?:(?:,? |[,-])[A-Za-z0-9.;:?!()/+=*@\[\]]+)*"
).fullmatch


def plain(text: str) -> str:
    """Give text as print has it: composed (NFC), on one line, without control characters."""
    composed = unicodedata.normalize("NFC", text)
    if ("  " in composed or not composed.isprintable()) and _UNTIDY.search(composed):
        composed = _BLANKS.sub(" ", _INVISIBLE.sub("", composed))
    return composed.strip(" ")


def escape(text: str, *, letters: bool = True, signs: bool = True) -> str:
    """Give `text` so that LaTeX prints it as it is.

    Letters and signs beyond ASCII stay where `letters` and `signs` say so; else they become commands.
    One that base LaTeX has no command for (Chinese, an emoji) always stays.
    """
    if not text or as_it_is(text):
        return text
    return _NOT_AS_IT_IS.sub(
        # Readers take `\\&amp;` for what a database left of HTML.
        lambda match: r"\&{}" if match["entity"] else _character(match[0], letters, signs),
        plain(text),
    )


def _character(char: str, letters: bool, signs: bool) -> str:
    if char in _JOINED:
        return char + "{}"  # keeps two signs two
    if char in _ALWAYS:
        return _ALWAYS[char]
    if char in SIGNS:
        return char if signs else SIGNS[char]
    return char if letters else _letter(char) or char


def _letter(char: str) -> str | None:
    r"""`{\'e}` for é; None where LaTeX has no command for it."""
    if char in LETTERS:
        return rf"{{\{LETTERS[char]}}}"
    base, *marks = list(unicodedata.normalize("NFD", char))
    if not marks or not all(mark in ACCENTS for mark in marks):
        return None
    if base in LETTERS:
        inner = rf"{{\{LETTERS[base]}}}"
    elif base.isascii() and base.isalpha():
        inner = base
    else:
        return None
    for mark in marks:
        inner = _accented(ACCENTS[mark], inner)
    return inner


def _accented(accent: str, inner: str) -> str:
    if inner in ("i", "j") and accent not in "dbck":  # the dot makes way for the accent
        inner = rf"\{inner}"
    gap = " " if accent.isalpha() and not inner.startswith(("\\", "{")) else ""
    return rf"{{\{accent}{gap}{inner}}}"
