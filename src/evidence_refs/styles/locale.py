"""The words of a language: terms, forms of dates, options (CSL 1.0.2, "Locale Fallback")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence_refs.styles.node import Node

_LESS_SPECIAL = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_ORDINAL = re.compile(r"ordinal(?:-(\d\d))?")
_YES = "true"


@dataclass(frozen=True, slots=True)
class Term:
    """A term in one form, for one thing and for several; `match` says which numbers an ordinal is for."""

    single: str
    multiple: str
    match: str = ""


@dataclass(frozen=True, slots=True)
class Locale:
    """What a style says in a language: the first of its sources that has a term gives it."""

    language: str
    terms: Mapping[tuple[str, str], Term]
    dates: Mapping[str, Node]
    options: Mapping[str, str]

    @property
    def english(self) -> bool:
        """Whether titles without a language of their own are English."""
        return self.language.partition("-")[0] == "en"

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a period or comma goes into the quotation marks before it."""
        return self.options.get("punctuation-in-quote") == _YES

    @property
    def ordinals_on_day_1_only(self) -> bool:
        """Whether `1er` is followed by `2`, not `2e`."""
        return self.options.get("limit-day-ordinals-to-day-1") == _YES

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """Give a term, in the nearest less special form where it has not this one; `""` if it has none."""
        wanted: str | None = form or "long"
        while wanted:
            term = self.terms.get((name, wanted))
            if term is not None:
                return term.multiple if plural else term.single
            wanted = _LESS_SPECIAL.get(wanted)
        return ""

    def ordinal_suffix(self, number: int) -> str:
        """Give what makes a number an ordinal: `th`, `st`."""
        for digits, usual in ((number % 100, "last-two-digits"), (number % 10, "last-digit")):
            term = self.terms.get((f"ordinal-{digits:02}", "long"))
            if term is None:
                continue
            match = term.match or usual
            if match == "whole-number" and number != digits:
                continue
            if match == "last-two-digits" and number % 100 != digits:
                continue
            return term.single
        return self.term("ordinal")


def localized(language: str, files: Iterable[Node], own: Iterable[Node]) -> Locale:
    """Give the locale of a style for a language.

    Args:
        language: the code of the language, as `en-GB`.
        files: the roots of locale files, the nearest language first.
        own: the `locale` elements of the style.
    """
    sources = [*_of_style(language, own), *files]
    terms: dict[tuple[str, str], Term] = {}
    dates: dict[str, Node] = {}
    options: dict[str, str] = {}
    for source in reversed(sources):
        found = _terms(source)
        if any(_ORDINAL.fullmatch(name) for name, _ in found):
            terms = {key: term for key, term in terms.items() if not _ORDINAL.fullmatch(key[0])}
        terms |= found
        dates |= {each.get("form"): each for each in source.children if each.name == "date"}
        for each in source.children:
            if each.name == "style-options":
                options |= each.attributes
    return Locale(language, terms, dates, options)


def _of_style(language: str, own: Iterable[Node]) -> list[Node]:
    """Give the locales of a style that hold for a language, the most special first."""
    ranks = {language: 0, language.partition("-")[0]: 1, "": 2}
    held = [each for each in own if each.get("lang") in ranks]
    return sorted(held, key=lambda each: ranks[each.get("lang")])


def _terms(source: Node) -> dict[tuple[str, str], Term]:
    found: dict[tuple[str, str], Term] = {}
    listed = source.child("terms")
    for node in listed.children if listed else ():
        if node.name != "term" or node.get("gender-form"):
            continue
        single, multiple = node.child("single"), node.child("multiple")
        one = single.text if single else node.text
        many = multiple.text if multiple else one
        found[node.get("name"), node.get("form", "long")] = Term(one, many, node.get("match"))
    return found
