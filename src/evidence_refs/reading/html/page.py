"""A page's text to its tree: bounded, nothing fetched; its address, title and main part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urldefrag, urljoin

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element = _Element

MAX_TAGS = 750_000
"""The most tags of a page that is read, each of which takes some 600 bytes of memory."""
_DATA = re.compile(r"data:[\w/+.-]*(?:;[\w=.-]+)*;base64,[A-Za-z0-9+/=\s%]{64,}", re.IGNORECASE)
_SAVED = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)"
)
_MAIN_SHARE = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `body` is its tree, `main` the part that is read, `heading` what is its title."""

    name: str
    body: Element
    main: Element
    heading: str
    address: str
    base: str

    def resolve(self, href: str) -> str:
        """Give the address of a link, absolute where the page says what it is relative to."""
        href = href.strip()
        try:
            return urljoin(self.base, href) if self.base else href
        except ValueError:
            return href

    def fragment(self, href: str) -> str | None:
        """Give the id that a link within this page leads to; None for a link elsewhere."""
        href = href.strip()
        try:
            to, fragment = urldefrag(href if href.startswith("#") else self.resolve(href))
            own = urldefrag(self.address)[0]
        except ValueError:
            return None
        if "#" not in href:
            return None
        is_own = not to or to == own or (not own and unquote(to) == self.name)
        return unquote(fragment) if is_own else None


def parse(text: str, name: str) -> Page:
    """Parse a page.

    Raises:
        UnreadableError: it has more than `MAX_TAGS` tags, or is nested deeper than the parser goes.
    """
    from lxml import etree

    saved = _SAVED.search(text[:20_000])
    # A page saved as one file holds its pictures; they are nothing to read.
    text = _DATA.sub("data:,", text).replace("\0", "\ufffd")
    text = re.sub(r"\A\s*<\?xml[^>]*>", "", text)
    if text.count("<") > MAX_TAGS * 2:
        raise _too_large(name)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableError(
            "is nested too deep to be a document",
            where=Where(name),
            hint="open it in a browser, and save the text that holds the references",
        )
    if root is None:
        root = etree.Element("html")
    return _page(root, name, saved[1] if saved else "")


def _too_large(name: str) -> UnreadableError:
    return UnreadableError(
        f"has more than {MAX_TAGS:,} elements",
        where=Where(name),
        hint="split it, or save the part that holds the references",
    )


def _page(root: Element, name: str, saved: str) -> Page:
    found = root.find("body")
    body = root if found is None else found
    address = _address(root) or saved
    base = next((node.get("href", "") for node in root.iter("base") if node.get("href")), "")
    try:
        base = urljoin(address, base.strip())
    except ValueError:
        base = address
    main = _main(body)
    file = re.split(r"[/\\]", name)[-1]
    return Page(file, body, main, _heading(root, body, main), address, base)


def _address(root: Element) -> str:
    candidates = [
        *(n.get("href", "") for n in root.iter("link") if "canonical" in n.get("rel", "").lower().split()),
        *(n.get("content", "") for n in root.iter("meta") if n.get("property", "").lower() == "og:url"),
    ]  # fmt: skip
    absolute = (each.strip() for each in candidates)
    return next((each for each in absolute if re.match(r"https?://[^/\s]", each)), "")


def _main(body: Element) -> Element:
    """Give the part of the page that holds what it says: `main`, its only article, or all."""
    marked = [node for node in body.iter() if node.tag == "main" or node.get("role") == "main"]
    for node in marked[:5]:
        if len(words_of(node, _MAIN_SHARE)) >= _MAIN_SHARE:
            return node
    articles = list(islice(body.iter("article"), 2))
    if len(articles) == 1:
        inside, all_ = len(words_of(articles[0])), len(words_of(body))
        if inside * 2 > all_:
            return articles[0]
    return body


def _heading(root: Element, body: Element, main: Element) -> str:
    """Give the page's title where its main part has none: another `h1`, else `title`."""
    if any(words_of(node, 200) for node in main.iter("h1")):
        return ""
    outside = (words_of(node, 200) for node in body.iter("h1"))
    titles = (words_of(node, 200) for node in root.iter("title") if node.getparent() is not None and cast("Element", node.getparent()).tag in ("head", "html", "body"))  # fmt: skip
    return next((words for words in (*outside, *titles) if words), "")


def words_of(node: Element, limit: int = 1_000_000) -> str:
    """Give the words in an element, about `limit` characters of them at the most."""
    parts, length = list[str](), 0
    for part in islice(node.itertext(), limit):
        parts.append(str(part))
        length += len(part)
        if length > limit * 4:
            break
    return " ".join("".join(parts).split())
