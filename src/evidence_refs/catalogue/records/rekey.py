r"""Former keys in the texts that cite by them -> the keys of today.

Keys are looked for in LaTeX citations (`\cite[p. 3]{a,b}`, of natbib and biblatex too) and in those of
pandoc that stand in brackets (`[see @a, p. 3; @b]`), as whole words. Everywhere else a text stays as
it is; where a former key stands there, that is told.
Sources: https://ctan.org/pkg/biblatex, https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_KEY = r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*"
_WORD = re.compile(rf"(?<![\w:.+/-]){_KEY}")
_LATEX = re.compile(r"\\[A-Za-z]*[Cc]ite[A-Za-z]*\*?(?:\s*(?:\[[^\]]*\]|\([^()]*\)|\{[^{}]*\}))+")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_IN_BRACKETS = re.compile(r"\[[^\[\]]*@[^\[\]]*\]")
_AT = re.compile(rf"(?<![\w@])@\{{?(?P<key>{_KEY})")
_STOPS = ":.+/-"  # at the end of a word they end the sentence, not the key


@dataclass(frozen=True, slots=True)
class Place:
    """A former key on a line (from 1) of a text, and the key of today."""

    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """A text with the keys of today; the places that were changed, and those that were left."""

    text: str
    changed: tuple[Place, ...] = ()
    left: tuple[Place, ...] = ()


def rekey(text: str, keys: Mapping[str, str]) -> Rekeyed:
    """Put the keys of today into the citations of a text; `keys` has them by the former ones."""
    cited = sorted({*_in_latex(text, keys), *_in_pandoc(text, keys)})
    words = _known(_WORD.finditer(text), 0, keys, 0)
    pieces, at = [], 0
    for start, old in cited:
        pieces += [text[at:start], keys[old]]
        at = start + len(old)
    return Rekeyed(
        "".join([*pieces, text[at:]]),
        tuple(_place(text, each, keys) for each in cited),
        tuple(_place(text, each, keys) for each in sorted(set(words) - set(cited))),
    )


_Found = tuple[int, str]
"""Where a former key begins, and the key."""


def _in_latex(text: str, keys: Mapping[str, str]) -> Iterator[_Found]:
    for command in _LATEX.finditer(text):
        for group in _IN_BRACES.finditer(command[0]):
            offset = command.start() + group.start()
            yield from _known(_WORD.finditer(group[0]), 0, keys, offset)


def _in_pandoc(text: str, keys: Mapping[str, str]) -> Iterator[_Found]:
    for brackets in _IN_BRACKETS.finditer(text):
        yield from _known(_AT.finditer(brackets[0]), "key", keys, brackets.start())


def _known(
    matches: Iterable[re.Match[str]], group: int | str, keys: Mapping[str, str], offset: int
) -> Iterator[_Found]:
    """Give those of some words that are former keys, be there a stop at their end."""
    for match in matches:
        word = match[group]
        old = word if word in keys else word.rstrip(_STOPS)
        if old in keys:
            yield offset + match.start(group), old


def _place(text: str, found: _Found, keys: Mapping[str, str]) -> Place:
    start, old = found
    return Place(text.count("\n", 0, start) + 1, old, keys[old])
