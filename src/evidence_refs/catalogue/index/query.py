"""What a person types to search -> what to look for, as a tree, and as a query of FTS5.

`title:"integrated care" partnership* (anchor OR place) NOT source:kings`. Words that stand side by side
must all be there; `AND` binds stronger than `OR`, `NOT` or `-` excludes what follows. Case, accents and
punctuation do not matter. FTS5's own language (https://sqlite.org/fts5.html, section 3) is not offered: it
fails on punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from evidence_refs.catalogue.index.database import EVERY, WORDS
from evidence_refs.errors import UsageError
from evidence_refs.folding import fold

_TOKEN = re.compile(
    r"""(?P<mark>[()])|(?P<not_all>-)?(?P<of_all>[A-Za-z_]+):(?=\()|(?P<not>-)?(?:(?P<field>[A-Za-z_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"()]+))"""
)
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words, one after the other, in one field or in any; of `prefix`, the last may go on."""

    words: str
    field: str | None = None
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """What must all be there."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What one of must be there."""

    nodes: tuple[Node, ...]


Node = Term | Not | All | Any
_Token = tuple[str, Term | None]


def parse(query: str) -> Node:
    """Read a query.

    Raises:
        UsageError: it has nothing to look for, a quote or bracket that does not end, no such field.
    """
    if query.count('"') % 2:
        raise UsageError("a quotation mark in the query does not end", hint='write "two words"')
    return _Reader(list(_tokens(query)), bool(query.strip())).read()


def terms(node: Node) -> Iterator[Term]:
    """Give what is looked for: not what must not be there."""
    match node:
        case Term():
            yield node
        case All() | Any():
            for each in node.nodes:
                yield from terms(each)


def to_fts5(node: Node) -> str:
    """Write a query in the language of FTS5."""
    match node:
        case Term():
            columns = node.field or " ".join(WORDS)
            return f'{{{columns}}} : "{node.words}"{" *" if node.prefix else ""}'
        case Not():  # FTS5 knows only "these but not those"
            return f"({{every}} : {EVERY} NOT {to_fts5(node.node)})"
        case All():
            return f"({' AND '.join(map(to_fts5, node.nodes))})"
        case Any():
            return f"({' OR '.join(map(to_fts5, node.nodes))})"


class _Reader:
    """Reads tokens by descent: alternatives of groups of terms that may be negated or in brackets."""

    def __init__(self, tokens: list[_Token], said: bool) -> None:
        self._tokens = tokens
        self._said = said
        self._at = 0
        self._depth = 0

    def read(self) -> Node:
        node = self._any()
        if self._at < len(self._tokens):
            raise UsageError("a bracket in the query closes nothing", hint="take it out")
        return node

    def _any(self) -> Node:
        nodes = [self._all()]
        while self._take("OR"):
            nodes.append(self._all())
        return nodes[0] if len(nodes) == 1 else Any(tuple(nodes))

    def _all(self) -> Node:
        nodes: list[Node] = []
        while True:
            if self._take("AND"):
                continue
            node = self._one()
            if node is None:
                break
            nodes.append(node)
        if not nodes:
            raise self._nothing()
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes))

    def _one(self) -> Node | None:
        if self._take("NOT"):
            return self._deeper(self._negated)
        for field in WORDS:
            if self._take(f"{field}:") and self._take("("):
                return _within(field, self._deeper(self._in_brackets))
        if self._take("("):
            return self._deeper(self._in_brackets)
        if self._at < len(self._tokens) and (term := self._tokens[self._at][1]):
            self._at += 1
            return term
        return None

    def _deeper(self, read: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UsageError("the query is nested too deep", hint="take some brackets or NOT out")
        node = read()
        self._depth -= 1
        return node

    def _negated(self) -> Node:
        node = self._one()
        if node is None:
            raise self._nothing()
        return node.node if isinstance(node, Not) else Not(node)

    def _in_brackets(self) -> Node:
        node = self._any()
        if not self._take(")"):
            raise UsageError("a bracket in the query does not end", hint="write (one OR other)")
        return node

    def _take(self, mark: str) -> bool:
        found = self._at < len(self._tokens) and self._tokens[self._at] == (mark, None)
        self._at += found
        return found

    def _nothing(self) -> UsageError:
        return UsageError(
            "the query has nothing to look for" + (" beside AND, OR, NOT" if self._said else ""),
            hint='write words, "a phrase", begin*, title:word; join with OR, exclude with NOT',
        )


def _within(field: str, node: Node) -> Node:
    """Give a query that looks in one field wherever it names none."""
    match node:
        case Term():
            return node if node.field else Term(node.words, field, node.prefix)
        case Not():
            return Not(_within(field, node.node))
        case All():
            return All(tuple(_within(field, each) for each in node.nodes))
        case Any():
            return Any(tuple(_within(field, each) for each in node.nodes))


def _tokens(query: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(query):
        if match["of_all"]:
            if match["not_all"]:
                yield "NOT", None
            yield f"{_field(match['of_all'].lower())}:", None
        elif match["mark"] or match[0] in ("AND", "OR", "NOT"):
            yield match[0], None
        elif term := _term(match):
            if match["not"]:
                yield "NOT", None
            yield "", term


def _term(match: re.Match[str]) -> Term | None:
    field, text = match["field"], match["phrase"] or match["word"] or ""
    if field and (text.startswith("//") or field.lower() in ("http", "https", "doi")):
        field, text = None, match[0].removeprefix("-")  # an address is no field
    elif field:
        field = _field(field.lower())
    folded = fold(text)
    prefix = match["phrase"] is None and text.endswith("*")
    return Term(folded, field, prefix) if folded else None


def _field(name: str) -> str:
    singular = name.removesuffix("s")
    if singular in WORDS:
        return singular
    near = get_close_matches(name, WORDS, n=1)
    raise UsageError(
        f"the query looks in '{name}:', which is no field that is searched",
        hint=f"did you mean '{near[0]}:'?" if near else f"one of: {', '.join(WORDS)}",
    )
