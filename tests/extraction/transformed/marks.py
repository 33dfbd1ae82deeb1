"""Marks of the text's own format: underlining, links, italics, bullets, quotation marks."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.extraction.transformed.case import Case, Change, Label, chain, each_line, substitute

_DEAD = re.compile(r"\[((?:[^\[\]]|\\.|\[[^\[\]]*\])+)\]\(#\)")
_BULLET = re.compile(
    r"^(\s*)(?:[-•*]|\U0001F4CD|\U0001F464)\s+(?:[\U0001F4CD\U0001F464\uFE0F]\s*)?(?=\S)"
)


def _plain_links(case: Case) -> Case:
    """Take underlining away; links that only it showed are doubtful then."""

    def label(old: Label) -> Label:
        if old["form"] == "link":
            fields = [*(old.get("hard_fields") or []), "title"]
            return old | (
                {"hard_fields": fields} if old.get("url") or old.get("url_text") else {"hard": True}
            )
        return old

    return substitute(r"</?u>", "")(case).relabelled(label)


def _slug(words: str) -> str:
    return (
        "https://example.org/reports/" + "-".join(re.findall(r"[a-z0-9]+", words.casefold()))[:80]
    )


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _live_links(case: Case) -> Case:
    """Give every link without an address one, and the labels of lists and notes too.

    A link that nobody labelled, because it led nowhere, is one now: it counts neither way.
    """
    texts = {line.origin: line.text for line in case.lines}

    def label(old: Label) -> Label:
        first = texts[old["lines"][0]] + " " + texts.get(old["lines"][0] + 2, "")
        for match in _DEAD.finditer(first):
            if _squeezed(match[1]) in _squeezed(old.get("title") or ""):
                return old | {"url": _slug(match[1])}
        return old

    labelled = case.relabelled(label)
    doubtful = [
        {
            "form": "link",
            "lines": [line.origin] * 2,
            "section": [],
            "title": None,
            "url": _slug(m[1]),
            "hard": True,
        }
        for line in case.lines
        for m in _DEAD.finditer(line.text)
        if not any(
            a <= line.origin <= b and _squeezed(m[1]) in _squeezed(old.get("title") or "")
            for old in case.labels
            for a, b in [old["lines"]]
        )
    ]
    changed = each_line(lambda text: _DEAD.sub(lambda m: f"[{m[1]}]({_slug(m[1])})", text))(
        labelled
    )
    return replace(changed, labels=(*changed.labels, *doubtful))


def _bullets(sign: str) -> Change:
    return each_line(lambda text: _BULLET.sub(lambda m: f"{m[1]}{sign} ", text))


def _curly(text: str) -> str:
    text = re.sub(r"(?<![\w\d.,!?)’'])\"(?=\S)", "“", text).replace('"', "”")
    return re.sub(r"(?<!\w)'(?=\w)", "‘", text).replace("'", "’")


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


CHANGES: dict[str, Change] = {
    "underline gone": _plain_links,
    "dead links plain": each_line(lambda text: _DEAD.sub(r"\1", text)),
    "dead links live": _live_links,
    "dead links underlined": each_line(lambda text: _DEAD.sub(r"<u>\1</u>", text)),
    "italics gone": substitute(r"(?<!\*)\*(?!\*)(\S(?:[^*]*\S)?)\*(?!\*)", r"\1"),
    "italics underscored": substitute(r"(?<!\*)\*(?!\*)(\S(?:[^*]*\S)?)\*(?!\*)", r"_\1_"),
    "italics tagged": substitute(r"(?<!\*)\*(?!\*)(\S(?:[^*]*\S)?)\*(?!\*)", r"<em>\1</em>"),
    "italics quoted": substitute(r"(?<!\*)\*(?!\*)(\S(?:[^*]*\S)?)\*(?!\*)", r"‘\1’"),
    "bullets dot": _bullets("•"),
    "bullets dash": _bullets("–"),
    "bullets hyphen": _bullets("-"),
    "bullets star": _bullets("*"),
    "bullets square": _bullets("▪"),
    "bullets indented": _bullets("    •"),
    "quotes curly": each_line(_curly),
    "quotes straight": each_line(_straight),
    "quotes, italics, underline gone": chain(
        each_line(_straight),
        substitute(r"(?<!\*)\*(?!\*)(\S(?:[^*]*\S)?)\*(?!\*)", r"\1"),
        _plain_links,
    ),
}
