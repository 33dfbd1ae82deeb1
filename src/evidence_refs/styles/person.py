"""One name in the form that a style asks for (CSL 1.0.2, "Name-part Order")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from evidence_refs.formats.names import is_initials
from evidence_refs.styles.casing import cased
from evidence_refs.styles.item import Name
from evidence_refs.styles.node import Node
from evidence_refs.styles.rich import Rich, Span, dressed, is_empty, joined, plain
from evidence_refs.styles.typography import typeset

_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.)+-?[^\W\d_a-z]?|(?:[^\W\d_a-z]\.-?)+")
# `Yu.` and `Ts.` stand for one letter of another script.
_CUT_SHORT = re.compile(r"[A-Z][a-z]{1,2}\.")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.I)
_STICKS = re.compile(r"(?:^|[\s.])\w?['’]$|[-‐]$")


@dataclass(frozen=True, slots=True)
class NameForm:
    """How single names are written; `initials` is what follows each, None where given names stay whole."""

    short: bool = False
    initials: str | None = None
    shorten: bool = True
    hyphen: bool = True
    inverted: str = ""
    separator: str = ", "
    demote: str = "display-and-sort"
    parts: Mapping[str, Node] | None = None


def person(name: Name, form: NameForm, *, first: bool, level: int = 0) -> Rich:
    """Give one name; `first` of its list; `level` 1 adds initials to a family name, 2 the given name."""
    if name.literal:
        return _dressed(_cased(name.literal, form, "family"), form, "family")
    if _EAST_ASIAN.search(name.family):
        return name.family if form.short else f"{name.family}{name.given}"
    if form.short and not level:
        return _dressed(_family(name, form), form, "family")
    given = _given(name, form, level)
    if form.inverted == "all" or (form.inverted == "first" and first):
        return _inverted(name, given, form)
    family = _beside(_cased(name.dropping, form, "given"), _family(name, form))
    family = joined((family, name.suffix), " ")
    return _beside(_dressed(given, form, "given"), _dressed(family, form, "family"))


def sorting(name: Name, form: NameForm) -> str:
    """Give one name in the order in which it is sorted."""
    if name.literal:
        return _ARTICLE.sub("", name.literal, count=1)
    given = "" if form.short else plain(_given(name, form, 0))
    suffix = "" if form.short else name.suffix
    if form.demote == "never":
        ordered = [f"{name.staying} {name.family}".strip(), name.dropping, given, suffix]
    else:
        particles = f"{name.dropping} {name.staying}".strip()
        ordered = [name.family, particles, given, suffix]
    return ", ".join(filter(None, ordered))


def _inverted(name: Name, given: Rich, form: NameForm) -> Rich:
    demoted = form.demote == "display-and-sort"
    family = _cased(name.family, form, "family") if demoted else _family(name, form)
    behind = [given, _cased(name.dropping, form, "given")]
    if demoted:
        behind.append(_cased(name.staying, form, "family"))
    parts = (
        _dressed(family, form, "family"),
        _dressed(joined(behind, " "), form, "given"),
        name.suffix,
    )
    return joined(parts, form.separator)


def _family(name: Name, form: NameForm) -> Rich:
    staying, family = (_cased(each, form, "family") for each in (name.staying, name.family))
    return _beside(staying, family)


def _beside(before: Rich, after: Rich) -> Rich:
    """Give two parts with a blank between them, but after `d’`."""
    return joined((before, after), "" if _STICKS.search(plain(before)) else " ")


def _given(name: Name, form: NameForm, level: int) -> Rich:
    given = name.given
    if form.initials is not None:
        whole = not form.shorten or level > 1
        given = (_spaced if whole else _shortened)(given, form)
    return _cased(given, form, "given")


def _shortened(given: str, form: NameForm) -> str:
    """Give the initials of a given name; small words in it stay as they are."""
    with_, written = form.initials or "", ""
    for word in _words(given):
        if word == "-":
            written = written.rstrip() + "-" if form.hyphen and written else written
        elif _CUT_SHORT.fullmatch(word):
            written += word[:-1] + with_
        elif word[0].islower():
            written = f"{written.rstrip()} {word} ".lstrip() if word.isalpha() else written
        else:
            written += word[0] + with_
    return written.strip().rstrip("-")


def _words(given: str) -> list[str]:
    """Part a given name, so that each part has one initial: `JM` and `J.M.` are two."""
    words = []
    for word in re.findall(r"-|[^\s.\-]+\.?", given):
        letters = word.rstrip(".")
        run_on = len(letters) > 1 and is_initials(letters) and letters.isalpha()
        words += list(letters) if run_on else [word if _CUT_SHORT.fullmatch(word) else letters]
    return words


def _spaced(given: str, form: NameForm) -> str:
    """Give a given name whole, with what follows initials after those that stand in it."""
    written = ""
    for word in given.split():
        if len(word) == 1 or _INITIALS.fullmatch(word):
            written += "".join(each + (form.initials or "") for each in word if each.isalpha())
        else:
            written = f"{written.rstrip()} {word} " if written else f"{word} "
    return written.strip()


def _cased(text: str, form: NameForm, part: str) -> Rich:
    node = (form.parts or {}).get(part)
    rich = typeset(text)
    if node is None or is_empty(rich):
        return rich
    rich = cased(rich, node.get("text-case"))
    return dressed(rich, node, affixes=False)


def _dressed(rich: Rich, form: NameForm, part: str) -> Rich:
    node = (form.parts or {}).get(part)
    if node is None or is_empty(rich):
        return rich
    return Span(tuple(filter(None, (node.get("prefix"), rich, node.get("suffix")))))
