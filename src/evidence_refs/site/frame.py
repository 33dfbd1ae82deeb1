"""The page put together: its frame, its style and scripts, and the works.

A Content Security Policy of the page itself forbids every request, and every script and style but
those that stand in it, which it knows by their hashes (CSP Level 3, W3C).
"""

from __future__ import annotations

import json as reading
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from evidence_refs.bodies import respelt
from evidence_refs.formats.bibtex.writing import PREAMBLE
from evidence_refs.formats.tables.csv import write as csv
from evidence_refs.site import MADE_HERE, Asked, Figures, json
from evidence_refs.site.figures import LINK, figures
from evidence_refs.site.giving import SHARED
from evidence_refs.site.listing import listing
from evidence_refs.site.showing import clean
from evidence_refs.terms import type_in_words

_SCRIPTS = (
    "dom",
    "words",
    "works",
    "facets",
    "timeline",
    "texts",
    "asking",
    "address",
    "taking",
    "items",
    "list",
    "charts",
    "figures",
    "main",
)
"""The scripts, in the order in which each knows those before it."""


def written(entries: Sequence[str], asked: Asked) -> str:
    """Give the page of works, each as `evidence_refs.site.entry` gives it."""
    lines = [entry.split("\n") for entry in entries]
    works = [reading.loads(shown) for shown, _ in lines]
    count = f"{len(works):,} {'reference' if len(works) == 1 else 'references'}"
    style, script = _asset("page.css"), _script()
    return Template(_asset("page.html")).substitute(
        policy=_policy(script, style),
        generator=MADE_HERE,
        title=escape(asked.title),
        style=style,
        script=script,
        told=json.line(_told(works, asked)),
        works="[\n" + ",\n".join(shown for shown, _ in lines) + "\n]",
        given="\n".join(given for _, given in lines),
        listing=listing(works, _titles(asked)),
        figures=figures(asked.figures.charts, count),
        to_figures=LINK if asked.figures.charts else "",
        count=count,
    )


def _told(works: Sequence[Mapping[str, Any]], asked: Asked) -> dict[str, object]:
    """Give what the scripts have to know beside the works."""
    cited = sorted({place["document"] for work in works for place in work.get("cited", ())})
    types = sorted({work["type"] for work in works if "type" in work})
    return {
        "documents": {name: _document(name, asked) for name in cited},
        "types": {name: type_in_words(name) for name in types},
        "bodies": respelt(name for work in works for name in work.get("source", ())),
        "figures": _figures(asked.figures),
        "shared": SHARED,
        "bibtex": PREAMBLE,
        "csv": csv([], bom=True),
    }


def _figures(asked: Figures) -> dict[str, object]:
    """Give what the figures of some works are counted by; pairs, since an order counts in them."""
    return {
        "top": asked.top,
        "growth": [(id, clean(label)) for id, label in asked.growth.items()],
        "gaps": list(asked.gaps.items()),
    }


def _titles(asked: Asked) -> dict[str, str]:
    return {id: known.title for id, known in asked.documents.items() if known.title}


def _document(name: str, asked: Asked) -> dict[str, str]:
    """Give a document's title, where it has one, and the address of the web that it has."""
    from evidence_refs.formats.addresses import link_target

    known = asked.documents.get(name)
    found = {
        "title": known.title if known else None,
        "url": link_target(known.url) if known else None,
    }
    return {field: value for field, value in found.items() if value}


def _policy(script: str, style: str) -> str:
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)};"
        " base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _script() -> str:
    """Give the scripts as one, which leaves no name behind."""
    parts = "\n".join(_asset(f"{name}.js") for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


def _asset(name: str) -> str:
    # A checkout on Windows may have other ends of lines, and browsers hash with LF.
    raw = files("evidence_refs.site").joinpath("assets", name).read_bytes()
    return raw.decode("utf-8").replace("\r\n", "\n")
