"""Keys of another shape, for an export: `{author}{year}{title}`, `hee:{key}`, `{Author}-{year}`.

The catalogue's own keys do not change by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from evidence_refs.catalogue.records.keys import key_parts, numbered
from evidence_refs.errors import UsageError
from evidence_refs.model import Reference

PARTS = ("author", "year", "title", "key")
"""What may stand in braces: what the catalogue makes keys of, and the catalogue's key."""

_PART = re.compile(r"\{([^{}]*)\}")
_ELSE = re.compile(r"[A-Za-z0-9_:.+/-]*")
_NO_BEGINNING = "_:.+/-"


def check(template: str) -> None:
    """Refuse what is no template.

    Raises:
        UsageError: a part that there is not, no part at all, or a sign that no key may have.
    """
    names = _PART.findall(template)
    for name in names:
        if name not in _spelt(dict.fromkeys(PARTS, "")):
            near = get_close_matches(name.lower(), PARTS, n=1)
            hint = f"did you mean {{{near[0]}}}?" if near else f"parts: {_braced(PARTS)}"
            raise UsageError(f"--key-format: there is no part {{{name}}}", hint=hint)
    if not names:
        raise UsageError(f"--key-format '{template}' has no part", hint=f"parts: {_braced(PARTS)}")
    signs = _ELSE.sub("", _PART.sub("", template))
    if signs:
        hint = "letters and digits of ASCII, and _ : . + / -"
        raise UsageError(f"--key-format: a key cannot have '{signs[0]}' in it", hint=hint)


def formatted(references: Iterable[Reference], template: str) -> dict[str, str]:
    """Give for each key the one that a template (`check`) makes, in the order of `references`.

    They differ in more than case: the second of two that are alike has an `a` behind it. What a
    template makes nothing of keeps its key.
    """
    made: dict[str, str] = {}
    taken: set[str] = set()
    candidates: dict[str, Iterator[str]] = {}
    for reference in references:
        stem = _stem(reference, template)
        following = candidates.setdefault(stem, numbered(stem))
        own = next(key for key in following if key.lower() not in taken)
        taken.add(own.lower())
        made[reference.key] = own
    return made


def _stem(reference: Reference, template: str) -> str:
    values = _spelt(dict(zip(PARTS, (*key_parts(reference), reference.key), strict=True)))
    stem = _PART.sub(lambda part: values[part[1]], template)
    return stem.lstrip(_NO_BEGINNING) or reference.key


def _spelt(parts: Mapping[str, str]) -> dict[str, str]:
    """Give parts also as `Author` and `AUTHOR`: spelt as their names are."""
    return {
        **{name.upper(): text.upper() for name, text in parts.items()},
        **{_capital(name): _capital(text) for name, text in parts.items()},
        **parts,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _braced(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
