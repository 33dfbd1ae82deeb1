"""Search references by words: `title:"integrated care" partnership* OR anchor NOT source:kings`.

All words must be there; `OR` joins two alternatives, and binds weaker. Case, accents and
punctuation do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from evidence_refs.errors import UsageError
from evidence_refs.matching.keys import fold
from evidence_refs.model import Name, Person, Reference


def _names(names: Iterable[Name]) -> str:
    return " ; ".join(
        " ".join(filter(None, [name.given, name.family]))
        if isinstance(name, Person)
        else name.literal
        for name in names
    )


_FIELDS: Mapping[str, tuple[int, Callable[[Reference], str]]] = {
    "title": (8, lambda each: each.title or ""),
    "author": (5, lambda each: _names((*each.authors, *each.editors))),
    "source": (4, lambda each: " ; ".join(each.source)),
    "journal": (4, lambda each: each.journal or ""),
    "tag": (4, lambda each: " ; ".join(each.tags)),
    "key": (4, lambda each: " ; ".join((each.key, *each.aliases))),
    "abstract": (1, lambda each: each.abstract or ""),
}
"""For each field that is searched, what a hit in it counts, and its text."""

_TERM = re.compile(
    r"""(?P<not>-)?(?:(?P<field>[A-Za-z_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))"""
)


@dataclass(frozen=True, slots=True)
class _Term:
    """One thing to look for: a pattern in folded text, in one field or in all."""

    pattern: re.Pattern[str]
    field: str | None
    wanted: bool

    def score(self, texts: Mapping[str, str]) -> int:
        """Give what its hits count, 0 where there is none."""
        fields = [self.field] if self.field else texts
        return sum(_FIELDS[name][0] for name in fields if self.pattern.search(texts[name]))


def search(references: Iterable[Reference], query: str) -> list[Reference]:
    """Give the references that a query finds, the best first; equally good ones in their order.

    Raises:
        UsageError: the query has nothing to look for, a quote that does not end, no such field.
    """
    alternatives = _parse(query)
    scored = []
    for reference in references:
        texts = {name: fold(text(reference)) for name, (_, text) in _FIELDS.items()}
        score = max(_score(terms, texts) for terms in alternatives)
        if score:
            scored.append((score, reference))
    scored.sort(key=lambda pair: -pair[0])
    return [reference for _, reference in scored]


def _score(terms: Sequence[_Term], texts: Mapping[str, str]) -> int:
    """Give what a reference counts for all terms together, 0 where one of them does not hold."""
    total = 0
    for term in terms:
        score = term.score(texts)
        if bool(score) != term.wanted:
            return 0
        total += score
    return total or 1  # only NOT was asked, and held


def _parse(query: str) -> list[list[_Term]]:
    if query.count('"') % 2:
        raise UsageError("a quotation mark in the query does not end", hint='write "two words"')
    alternatives: list[list[_Term]] = [[]]
    negated = False
    for match in _TERM.finditer(query):
        if match[0] == "OR":
            alternatives.append([])
        elif match[0] == "NOT":
            negated = True
        elif match[0] != "AND":
            alternatives[-1].extend(_terms(match, wanted=not (negated or match["not"])))
            negated = False
    if negated or not all(alternatives):
        raise UsageError(
            "the query has nothing to look for" + (" beside AND, OR, NOT" if query.strip() else ""),
            hint='write words, "a phrase", begin*, title:word; join with OR, exclude with NOT',
        )
    return alternatives


def _terms(match: re.Match[str], *, wanted: bool) -> list[_Term]:
    field, text = match["field"], match["phrase"] or match["word"] or ""
    if field and (text.startswith("//") or field.lower() in ("http", "https", "doi")):
        field, text = None, match[0]  # an address is no field
    elif field:
        field = _field(field.lower())
    ending = "" if match["phrase"] is None and text.endswith("*") else r"(?!\w)"
    folded = fold(text)
    if not folded:
        return []
    return [_Term(re.compile(rf"(?<!\w){re.escape(folded)}{ending}"), field, wanted)]


def _field(name: str) -> str:
    singular = name.removesuffix("s")
    if singular in _FIELDS:
        return singular
    near = get_close_matches(name, _FIELDS, n=1)
    raise UsageError(
        f"the query looks in '{name}:', which is no field that is searched",
        hint=f"did you mean '{near[0]}:'?" if near else f"one of: {', '.join(_FIELDS)}",
    )
