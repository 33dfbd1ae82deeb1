"""What of a page serves its site and not its reader: menus, banners, buttons, hidden text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.reading.html.notes import Notes
    from evidence_refs.reading.html.page import Element, Page

_OUT = {
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "embed", "audio",
    "video", "map", "head", "title", "meta", "link", "button", "select", "input", "textarea",
    "datalist", "progress", "meter", "dialog", "annotation", "annotation-xml", "del", "rp", "rt",
    "frameset", "noframes", "portal", "colgroup", "applet",
}  # fmt: skip
_OUT_ROLES = {
    "navigation", "banner", "contentinfo", "search", "menu", "menubar", "alertdialog", "dialog",
    "tooltip", "toolbar", "doc-toc", "doc-pagebreak", "complementary",
}  # fmt: skip
_OF_SITE = {"nav", "header", "footer", "aside"}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_FEW = 200
"""The most elements looked at to tell what one holds, and the most characters of a sign."""
_SHARES = re.compile(
    r"https?://(?:[\w-]+\.)?(?:facebook\.com/(?:sharer|share\.php|dialog)|twitter\.com/(?:intent|share)"
    r"|x\.com/(?:intent|share)|linkedin\.com/(?:sharearticle|sharing|cws/share)|plus\.google\.com/share"
    r"|wa\.me/\?|whatsapp\.com/send|pinterest\.[a-z.]+/pin/create|reddit\.com/submit|t\.me/share"
    r"|tumblr\.com/(?:share|widgets/share)|getpocket\.com/save|bsky\.app/intent)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_SIGNS: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "breadcrumb", "breadcrumbs", "skiplink", "skiplinks", "skip link", "skip links",
        "skip content", "cookie banner", "cookie consent", "cookie notice", "cookie message",
        "cookie bar", "cookies banner", "onetrust", "sharethis", "addtoany", "addthis",
        "share buttons", "share button", "share links", "share bar", "share tools", "share icons",
        "sharing buttons", "sharing links", "social share", "social sharing", "social links",
        "social buttons", "social icons", "social media links", "sharedaddy", "sr only",
        "visually hidden", "visuallyhidden", "screen reader", "screenreader", "site header",
        "site footer", "site nav", "site menu", "global header", "global footer", "main menu",
        "main nav", "navbar", "nav bar", "pager", "pagination", "mw editsection", "mw jump link",
        "mw cite backlink", "navbox", "noprint", "back to top", "print link", "newsletter signup",
        "page feedback", "toc", "toccontainer", "comment list", "comments area", "comment respond",
        "comments section", "disqus thread",
    )
)  # fmt: skip


class Furniture:
    """Says of each element of a page whether it is furniture. Facts are gathered once."""

    def __init__(self, page: Page, notes: Notes) -> None:
        """Find what holds the page's own matter: that is never furniture."""
        self.notes = notes
        self.main = page.main
        self.holders: set[Element] = set()
        for node in (page.main, *page.body.iter("h1", "main", "article")):
            each: Element | None = node
            while each is not None and each not in self.holders:
                self.holders.add(each)
                each = each.getparent()

    def is_furniture(self, node: Element, in_article: bool) -> bool:
        """Say whether to leave `node` and all in it out; `in_article`: an article or main holds it."""
        tag = node.tag
        if is_unseen(node):
            return True
        role = node.get("role", "")
        if node in self.notes.holders:
            return False
        if role in _OUT_ROLES:
            return not (role == "complementary" and in_article) and node is not self.main
        if tag == "a" and _SHARES.match(node.get("href") or ""):
            return True
        if tag in _OF_SITE:
            return self._is_of_site(node, in_article)
        if tag == "form":
            return node not in self.holders and not any(
                each.tag in ("p", "li", "h2") for each in islice(node.iter(), _FEW)
            )
        return node not in self.holders and _has_sign(node)

    def _is_of_site(self, node: Element, in_article: bool) -> bool:
        if node.tag == "nav":
            return True
        if in_article:
            return _has_sign(node)
        if node.tag == "header":
            # The head of a page that has only a title, an author and a date is its own matter.
            inside = [each.tag for each in islice(node.iter(), _FEW)]
            return "nav" in inside or "form" in inside or inside.count("a") > 2
        return True


def is_unseen(node: Element) -> bool:
    """Say whether a browser shows nothing of `node`, or only something to press."""
    return not isinstance(node.tag, str) or node.tag in _OUT or _is_hidden(node)


def _is_hidden(node: Element) -> bool:
    hidden = node.get("hidden")
    if hidden is not None and hidden != "until-found":
        return True
    style = node.get("style")
    if style and _HIDDEN.search(style):
        return True
    if node.get("aria-hidden") != "true":
        return False
    # A closed tab of a page says so, too, and is its own matter.
    inside = list(islice(node.iter(), _FEW))
    return sum(len(each.text or "") + len(each.tail or "") for each in inside) < _FEW


def _has_sign(node: Element) -> bool:
    names = f"{node.get('class') or ''} {node.get('id') or ''}"
    if names == " " or len(names) > 2_000:
        return False
    # Each name by itself: `share` of one class and `links` of another mean nothing together.
    for name in names.split():
        words = {word.lower() for word in _WORD.findall(name)}
        if any(sign <= words for sign in _SIGNS):
            return node.tag not in ("body", "main", "article", "html")
    return False
