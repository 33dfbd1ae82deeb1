r"""LaTeX in the values of a .bib file, made plain text: the way back from `latex`.

Accents and signs become Unicode, commands that only set type go and leave what they set, scripts in
formulas become Unicode's where it has them. A command that is not known stays as it is written.
"""

from __future__ import annotations

import re
import unicodedata

from evidence_refs.formats.bibtex.latex import ACCENTS, LETTERS, MATHS, SIGNS
from evidence_refs.formats.values import entities, protected

_COMBINING = {name: mark for mark, name in ACCENTS.items()}
_NAMED = {name: char for char, name in LETTERS.items()}
_NAMED |= {
    text.strip("{}\\"): sign for sign, text in (*SIGNS.items(), *MATHS.items()) if "\\" in text
}
_NAMED |= {
    "lbrace": "{", "rbrace": "}", "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "j": "ȷ", "dots": "…", "textellipsis": "…", "ndash": "–", "mdash": "—",
    "epsilon": "ε", "phi": "φ", "pm": "±", "times": "×", "cdot": "·", "sim": "~", "le": "≤", "ge": "≥",
    "ne": "≠", "to": "→", "langle": "⟨", "rangle": "⟩", "degree": "°", "textquotesingle": "'",
    "textquotedbl": '"', "textunderscore": "_", "textless": "<", "textgreater": ">", "textbar": "|",
    "pounds": "£", "copyright": "©", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "prime": "′",
    "quad": " ", "par": "\n\n", "space": " ", "newline": " ", "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX",
    "textperiodcentered": "·", "textregistered": "®", "guillemetleft": "«", "guillemetright": "»",
    "hyphen": "-", "slash": "/", "ell": "ℓ", "infty": "∞", "partial": "∂", "nabla": "∇", "dj": "đ", "DJ": "Đ", "emdash": "—",
}  # fmt: skip
_SETTING = frozenset(
    """emph textbf textit textsc textrm textsf texttt textup textsl textmd textnormal text mathrm
    mathit mathbf mathsf mathcal mathbb mathtt ensuremath mbox hbox bf it em sc rm sf tt sl bfseries
    itshape scshape rmfamily sffamily ttfamily upshape normalfont relax protect noopsort url nolinkurl
    path textsuperscript textsubscript underline uppercase boldmath unboldmath em mkbibquote
    mkbibemph enquote left right displaystyle textstyle bibstring""".split()
)
_BY_SIGN = {
    ",": " ", ";": " ", ":": " ", " ": " ", "!": "", "/": "", "-": "", "\\": " ", "\n": " ", "(": "", ")": "",
    "@": "",
}  # fmt: skip
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": " "}
_MARKS = ("\\", "{", "}", "$", "~", "--", "``", "''", "!`", "?`")
_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z]+)(?P<gap>\*?\s*)|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|(?P<maths>\$)"
    r"|(?P<joined>---?|``|''|[!?]`|~)|(?P<plain>[^\\{}$~`'!?-]+|.)",
    re.DOTALL,
)
_FORMULA = re.compile(r"(?<!\\)\$([^$]*)\$|(\\text(?:super|sub)script\s*\{[^{}]*\})")
_MINUS = re.compile(r"\\ensuremath\{-\}|\$-\$")
_ENTITY_OF_LATEX = re.compile(r"\\&(?=#?\w{1,8};)")
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
# Zotero sets what stands in a script as text: `$_{\textrm{2}}$`.
_SET = r"\\(?:text|math)(?:rm|it|bf|sf|normal)?\s*\{"
_SCRIPT = re.compile(
    rf"(?P<sign>[\^_])\s*(?:\{{\s*{_SET}(?P<inner>[^{{}}]*)\}}\s*\}}|{_SET}(?P<outer>[^{{}}]*)\}}"
    r"|\{\\rm\s+(?P<old>[^{}]*)\}|\{(?P<maths>[^{}]*)\}|(?P<one>\w))"
)
_DEGREE = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))")
_DECIMAL = re.compile(r"\d+\.\d+")
_TEXT_SCRIPT = re.compile(r"\\text(super|sub)script\s*\{([^{}]*)\}")
_MOST_MARKS = 4
_UP = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_DOWN = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))


def unicode_text(value: str) -> str:
    r"""Give a value of a file as plain text, for what reads a text with entities of HTML.

    Those of the file, which databases leave in it, are replaced; `\&{}amp;` is none.
    """
    if "&" not in value:
        return plain_text(value)
    return protected(plain_text(entities(_ENTITY_OF_LATEX.sub("&", value))))


def plain_text(text: str) -> str:
    """Give LaTeX as plain text; it may still have line ends and blanks beside each other."""
    if not any(map(text.__contains__, _MARKS)):
        return text
    if "-" in text and ("$-$" in text or "{-}" in text):
        text = _MINUS.sub("−", text)
    if "$" in text or "script" in text:
        text = _FORMULA.sub(_formula, text)
    if "\\href" in text:
        text = _LINK.sub("", text)  # what is linked stays
    out: list[str] = []
    marks = ""
    for token in _TOKEN.finditer(text):
        kind, said = token.lastgroup, token[0]
        if kind == "gap" or kind == "name":
            mark, said = _named(token["name"], said)
            marks = (mark + marks)[:_MOST_MARKS]
            if mark:
                continue
        elif kind == "sign":
            sign = token["sign"]
            if sign in _COMBINING:
                marks = (_COMBINING[sign] + marks)[:_MOST_MARKS]
                continue
            said = _BY_SIGN.get(sign, sign)
        elif kind in ("brace", "maths"):
            said = ""
        elif kind == "joined":
            said = _LIGATURES[said]
        if marks and said.strip():
            said, marks = _accented(said.lstrip(), marks), ""
        out.append(said)
    return unicodedata.normalize("NFC", "".join(out))


def _named(name: str, said: str) -> tuple[str, str]:
    """Give the accent that a command is, or the text that it stands for."""
    if name in _COMBINING and name not in _NAMED:
        return _COMBINING[name], ""
    if name in _NAMED:
        return "", _NAMED[name]
    return "", "" if name in _SETTING else said


def _accented(text: str, marks: str) -> str:
    base = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    return base + marks + text[1:]


def _formula(match: re.Match[str]) -> str:
    if match[1] is None:
        return _TEXT_SCRIPT.sub(
            lambda script: _scripted("^" if script[1] == "super" else "_", script[2], ""), match[2]
        )
    scripted = _SCRIPT.sub(_script, _DEGREE.sub("°", match[1]))
    return f"${scripted}$"  # which end a command: the blank after them is none of its own


def _script(match: re.Match[str]) -> str:
    said = match.groupdict(default="")
    maths = said["maths"] or said["one"]
    text = maths or said["inner"] or said["outer"] or said["old"]
    return _scripted(said["sign"], text, said["sign"] if maths else "")


def _scripted(sign: str, text: str, otherwise: str) -> str:
    """Give a script in Unicode's signs; else as text, behind `otherwise` where it could be taken for no script."""
    signs = _UP if sign == "^" else _DOWN
    if text and all(char in signs for char in text):
        return "".join(signs[char] for char in text)
    plain = sign == "_" and (len(text) < 2 or _DECIMAL.fullmatch(text))  # PM2.5
    return f"{{}}{text}" if plain or not otherwise else f"{otherwise}{text}"  # `{}` ends a command
