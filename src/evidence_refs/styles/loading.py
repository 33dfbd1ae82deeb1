"""Styles by name or path, and the locales that they speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.problems import Where
from evidence_refs.styles import style as styles
from evidence_refs.styles.locale import Locale, localized
from evidence_refs.styles.node import Node
from evidence_refs.styles.reading import read
from evidence_refs.styles.style import Style


@dataclass(frozen=True, slots=True)
class Shipped:
    """A style of the package: its file, and the language of those who use it most."""

    file: str
    language: str


SHIPPED: Mapping[str, Shipped] = {
    "apa": Shipped("apa.csl", "en-US"),
    "harvard": Shipped("harvard-cite-them-right.csl", "en-GB"),
    "vancouver": Shipped("nlm-citation-sequence.csl", "en-US"),
    "oscola": Shipped("oscola.csl", "en-GB"),
}

_FALLBACK = "en-US"
_PRIMARY = {"en": "en-US", "zh": "zh-CN", "cs": "cs-CZ", "da": "da-DK", "sv": "sv-SE", "nb": "nb-NO",
            "cy": "cy-GB", "ja": "ja-JP", "ko": "ko-KR", "uk": "uk-UA", "el": "el-GR"}  # fmt: skip
"""The dialect of a language, where it is not `fr-FR`, of the code twice."""


def load(name: str | Path) -> Style:
    """Give a style by its name here, or by the path of its file.

    Raises:
        UsageError: there is no such style, or what it depends on is not beside it.
        UnreadableError: its file, or that of its locale, cannot be followed.
    """
    if isinstance(name, str) and name in SHIPPED:
        return _shipped(name)
    path = Path(name)
    if isinstance(name, str) and path.suffix != ".csl" and not path.exists():
        known = ", ".join(SHIPPED)
        raise UsageError(
            f"there is no style {name!r}", hint=f"styles are {known}, or the path of a .csl file"
        )
    root = read(path)
    language = root.get("default-locale")
    root, file = _independent(root, path)
    language = language or root.get("default-locale") or _FALLBACK
    return _style(root, str(file), _localized(language, root, path))


@cache
def _shipped(name: str) -> Style:
    shipped = SHIPPED[name]
    root = _data(shipped.file)
    return _style(root, shipped.file, _localized(shipped.language, root, None))


@cache
def _data(file: str) -> Node:
    with as_file(files(__package__) / "data" / file) as path:
        return read(path, file)


def _style(root: Node, file: str, locale: Locale) -> Style:
    styles.check(root, file)
    macros, areas = styles.macros_of(root), styles.areas_of(root)
    written = any(
        node.name == "text" and node.get("variable") == "year-suffix"
        for area in areas.values()
        for node in styles.reached(area, macros)
    )
    return Style(root, macros, areas, locale, written)


def _independent(root: Node, path: Path) -> tuple[Node, Path]:
    """Give the style that one depends on, which must be beside it; itself, if it stands alone."""
    parent = _parent(root)
    if parent is None:
        return root, path
    beside = path.with_name(f"{parent}.csl")
    if not beside.exists():
        raise UsageError(
            f"is a dependent style, and {beside.name} is not beside it",
            where=Where(str(path)),
            hint=f"save https://www.zotero.org/styles/{parent} there as {beside.name}",
        )
    found = read(beside)
    if _parent(found) is not None:
        raise UnreadableError("depends on a style that depends itself", where=Where(str(path)))
    return found, beside


def _parent(root: Node) -> str | None:
    """Give the name of the style that one depends on."""
    info = root.child("info")
    for link in info.children if info else ():
        if link.name == "link" and link.get("rel") == "independent-parent":
            return Path(link.get("href").rstrip("/").rpartition("/")[2]).name
    return None


def _localized(language: str, root: Node, path: Path | None) -> Locale:
    """Give the locale of a style; files of languages that are not shipped stand beside it."""
    first = language.partition("-")[0]
    primary = _PRIMARY.get(first, f"{first}-{first.upper()}")
    wanted = dict.fromkeys((language, primary, _FALLBACK))
    found = [each for code in wanted if (each := _locale_file(code, path)) is not None]
    if first != "en" and len(found) < 2:
        raise UsageError(
            f"there are no words of the style's language, {language}",
            where=Where(str(path)),
            hint=f"save locales-{primary}.xml of https://github.com/citation-style-language/locales beside it",
        )
    own = [each for each in root.children if each.name == "locale"]
    return localized(language, found, own)


def _locale_file(code: str, path: Path | None) -> Node | None:
    name = f"locales-{code}.xml"
    if code in {each.language for each in SHIPPED.values()}:
        return _data(name)
    beside = path.with_name(name) if path else None
    return read(beside) if beside and beside.exists() else None
