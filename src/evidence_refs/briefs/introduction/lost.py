"""What an output cannot keep of a text, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from evidence_refs.briefs.introduction.parsing import COMMENT, Parsed
from evidence_refs.problems import Problem, Where

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_KNOWN = ("http:", "https:", "mailto:")
_NOTE = re.compile(r"\[\^[^\]\s]+\]|\^\[[^\]]*\]?")
"""A reference to a note, or one in its sentence, as far as it is in one look."""
_HINT = "Markdown keeps it: --to markdown"


def problems(parsed: Parsed, output: str, file: str) -> Iterator[Problem]:
    """Give a warning for each part of a text that the output, `html` or `docx`, cannot keep."""
    for token in parsed.tokens:
        line = token.map[0] + 1 if token.map else None
        if said := _of_block(token):
            yield _problem(said, file, line)
        for child in token.children or ():
            if said := _of_words(child, output):
                yield _problem(said, file, line)
            if line and child.type in ("softbreak", "hardbreak"):
                line += 1
    yield from _citations(parsed.text, file)


def _citations(text: str, file: str) -> Iterator[Problem]:
    """Give a warning for each citation in brackets; an `@` in a sentence may be a name of somebody."""
    from evidence_refs.briefs.marked.citing_markdown import cited
    from evidence_refs.briefs.marked.markdown import Markdown

    for each in cited(Markdown(file, text, ())):
        if not each.in_sentence:
            line = text.count("\n", 0, each.start) + 1
            said = (
                f"the citation {_flowing(text[each.start : each.end])} is printed as it was typed"
            )
            hint = 'say in the recipe how it is written: cite = "harvard"'
            yield Problem("not-kept", said, Where(file, line), "warning", hint=hint)


def _flowing(text: str) -> str:
    return " ".join(text.split())


def is_target(address: str) -> bool:
    """Say whether a link of a text may lead there: the web, a mail, or a place beside the text."""
    scheme = _SCHEME.match(address.strip())
    return scheme is None or scheme[0].lower() in _KNOWN


def _of_block(token: Token) -> str:
    if token.type == "html_block" and COMMENT.sub("", token.content).strip():
        return "HTML is printed as it was typed"
    return ""


def _of_words(token: Token, output: str) -> str:
    match token.type:
        case "html_inline" if COMMENT.sub("", token.content):
            return "HTML is printed as it was typed"
        case "image":
            return f"an image is printed as its words: {token.attrs['src']}"
        case "text" if note := _NOTE.search(token.content):
            return f"the footnote {note[0].strip()} is printed as it was typed"
        case "link_open":
            address = str(token.attrs["href"])
            if output == "docx" and address.startswith("#"):
                return f"the link to {address} is left out"
            if output == "html" and not is_target(address):
                return f"the link to {address} is left out"
    return ""


def _problem(said: str, file: str, line: int | None) -> Problem:
    return Problem("not-kept", said, Where(file, line), "warning", hint=_HINT)
