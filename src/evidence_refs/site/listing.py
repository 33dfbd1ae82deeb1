"""The list as plain HTML, for who reads without scripts: each work under its lasting link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any


def listing(works: Iterable[Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    """Give works, as `showing.shown` has them, as a list of HTML; every value is escaped.

    `titles` are those of documents, by their ids.
    """
    return "<ol>\n" + "".join(f"{_item(work, titles)}\n" for work in works) + "</ol>"


def _item(work: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    title = escape(work["title"])
    if "url" in work:
        title = f'<a href="{escape(work["url"])}" rel="noreferrer">{title}</a>'
    names = "".join(f'<a id="{escape(alias)}"></a>' for alias in work.get("aliases", ()))
    language = f' lang="{escape(work["language"])}"' if "language" in work else ""
    told = "".join(f"<br>{escape(line)}" for line in _lines(work, titles))
    return f'<li id="{escape(work["key"])}">{names}<b{language}>{title}</b>{told}</li>'


def _lines(work: Mapping[str, Any], titles: Mapping[str, str]) -> Iterator[str]:
    authors = "; ".join(work.get("authors", ())) + (" et al." if work.get("truncated") else "")
    source = "; ".join(work.get("source", ()))
    if authors:
        yield authors
    issued = [source if source != authors else "", *_journal(work), work.get("date", "")]
    if any(issued):
        yield ". ".join(filter(None, issued))
    if documents := dict.fromkeys(place["document"] for place in work.get("cited", ())):
        yield f"Cited in {'; '.join(titles.get(id, id) for id in documents)}"


def _journal(work: Mapping[str, Any]) -> Iterator[str]:
    if parts := [work[name] for name in ("journal", "place") if name in work]:
        yield ", ".join(parts)
