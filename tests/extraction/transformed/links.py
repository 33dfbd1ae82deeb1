"""Linked words printed in other ways, and addresses in other places."""

from __future__ import annotations

import re

from tests.extraction.transformed.case import Change, each_line, substitute

_LINK = r"<u>([^<>()]{3,200}?)\s*\(((?:https?://|/)[^\s()<>]+)\)</u>"

CHANGES: dict[str, Change] = {
    "link [words](address)": substitute(_LINK, r"[\1](\2)"),
    "link words <address>": substitute(
        r"<u>([^<>()]{3,200}?)\s*\((https?://[^\s()<>]+)\)</u>", r"<u>\1</u> <\2>"
    ),
    "link words (address)": substitute(_LINK, r"\1 (\2)"),
    "link <u>words</u> (address)": substitute(_LINK, r"<u>\1</u> (\2)"),
    "link words [address]": substitute(_LINK, r"<u>\1</u> [\2]"),
    "link <a href>": substitute(_LINK, r'<a href="\2">\1</a>'),
    "link address first": substitute(_LINK, r"(\2) <u>\1</u>"),
    "link [words] (address)": substitute(_LINK, r"[\1] (\2)"),
    "address in <>": substitute(r"(?<![(<\[\"])(https?://[^\s()<>]+)(?![>\w])", r"<\1>"),
    "address bare": substitute(r"<(https?://[^\s<>]+)>", r"\1"),
    "address www": each_line(lambda text: re.sub(r"https?://(?=www\.)", "", text)),
}
