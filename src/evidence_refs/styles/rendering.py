"""The elements of a style, rendered: each gives its text and says whether it had a value to show.

Source: CSL 1.0.2, "Rendering Elements".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from evidence_refs.styles import dates, numbers
from evidence_refs.styles.casing import cased
from evidence_refs.styles.conditions import holds
from evidence_refs.styles.item import NUMBERS
from evidence_refs.styles.names import names
from evidence_refs.styles.node import Node
from evidence_refs.styles.rich import (
    Rich,
    Span,
    dressed,
    is_empty,
    joined,
    mapped,
    replaced,
    with_role,
)
from evidence_refs.styles.scene import EMPTY, FILLED, NOTHING, Rendered, Scene, letters
from evidence_refs.styles.typography import typeset

_ADDRESSES = {
    "URL": "", "DOI": "https://doi.org/", "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "PMCID": "https://pmc.ncbi.nlm.nih.gov/articles/",
}  # fmt: skip
"""For each variable that leads to a page: what stands before it in the address."""

_HIGHER_THAN_ONE = ("number-of-pages", "number-of-volumes")


def render(node: Node, scene: Scene) -> Rendered:
    """Give what an element gives for a work."""
    return _ELEMENTS[node.name](node, scene)


def together(nodes: Iterable[Node], scene: Scene) -> Rendered:
    """Give the parts of several elements."""
    found = [render(node, scene) for node in nodes if node.name in _ELEMENTS]
    parts = tuple(part for each in found for part in each.parts if not is_empty(part))
    return Rendered(parts, max((each.calls for each in found), default=NOTHING))


def _text(node: Node, scene: Scene) -> Rendered:
    shown: Rich
    if "macro" in node.attributes:
        return _macro(node, scene)
    if "variable" in node.attributes:
        return _variable(node, scene)
    if "term" in node.attributes:
        plural = node.get("plural") == "true"
        shown = scene.style.locale.term(node.get("term"), node.get("form", "long"), plural=plural)
        if node.get("term") == "no date" and shown and scene.key is None:
            shown = _with_suffix(Span((shown,), role="year"), scene, between="-")
    else:
        shown = node.get("value")
    return Rendered(_finished(shown, node, scene), NOTHING)


def _macro(node: Node, scene: Scene) -> Rendered:
    """Give what a macro gives; like a group, it is left out where all that it calls is empty."""
    found = together(scene.style.macros[node.get("macro")].children, scene)
    if found.calls == EMPTY or not found.parts:
        return Rendered((), found.calls and EMPTY)
    return Rendered(_finished(joined(found.parts), node, scene), FILLED)


def _variable(node: Node, scene: Scene) -> Rendered:
    variable = node.get("variable")
    if node.get("form") == "short" and scene.text(f"{variable}-short"):
        variable = f"{variable}-short"
    value = scene.text(variable)
    if not value:
        # `n.d.` stands without a letter as well, in styles that have both in one group.
        return Rendered((), NOTHING if variable == "year-suffix" else EMPTY)
    scene.shown.append(variable)
    if variable in _ADDRESSES:
        return Rendered((_linked(node, variable, value),), FILLED)
    shown = _printed(variable, value, scene)
    if variable == "year-suffix":
        scene.suffix_done = True
    return Rendered(_finished(shown, node, scene), FILLED)


def _printed(variable: str, value: str, scene: Scene) -> Rich:
    """Give the value of a variable as it is printed."""
    if variable in ("page", "locator") and scene.key is None:
        form = scene.style.root.get("page-range-format")
        dash = scene.style.locale.term("page-range-delimiter") or "–"
        if variable == "page" or scene.pointer.label == "page":
            return numbers.pages(value, form, dash)
        return numbers.with_dashes(value)
    return value if variable in NUMBERS else typeset(value)


def _linked(node: Node, variable: str, value: str) -> Rich:
    """Give an identifier as a link; what stands before it in its address belongs to the link."""
    before = _ADDRESSES[variable]
    address = value if value.startswith(("http://", "https://")) else before + value
    prefix = node.get("prefix")
    if prefix.endswith(("://doi.org/", "://dx.doi.org/")):
        at = prefix.index("http")
        shown: Rich = Span((prefix[at:] + value,), link=address)
        return Span(tuple(filter(None, (prefix[:at], shown, node.get("suffix")))))
    return dressed(Span((value,), link=address), node)


def _finished(shown: Rich, node: Node, scene: Scene) -> tuple[Rich, ...]:
    """Give what an element shows in the case and look that it asks for; nothing if it is empty."""
    if is_empty(shown):
        return ()
    if node.get("strip-periods") == "true":
        shown = mapped(shown, lambda part: part.replace(".", ""))
    shown = cased(shown, node.get("text-case"), english=_is_english(scene))
    return (dressed(shown, node),)


def _is_english(scene: Scene) -> bool:
    language = scene.item.text.get("language", "")
    return language.startswith("en") if language else scene.style.locale.english


def _group(node: Node, scene: Scene) -> Rendered:
    found = together(node.children, scene)
    if found.calls == EMPTY or not found.parts:
        return Rendered((), found.calls and EMPTY)
    return Rendered((dressed(joined(found.parts, node.get("delimiter")), node),), FILLED)


def _choose(node: Node, scene: Scene) -> Rendered:
    branch = next((each for each in node.children if holds(each, scene)), None)
    return together(branch.children, scene) if branch else Rendered()


def _date(node: Node, scene: Scene) -> Rendered:
    variable = node.get("variable")
    value = scene.date(variable)
    locale = scene.style.locale
    if value is None:
        return Rendered((), EMPTY)
    if scene.key is not None:
        return Rendered((dates.ordering(node, value, locale),), FILLED)
    shown = dates.date(node, value, locale)
    if is_empty(shown):
        return Rendered((), EMPTY)
    scene.shown.append(variable)
    return Rendered((_with_suffix(shown, scene),), FILLED)


def _with_suffix(shown: Rich, scene: Scene, *, between: str = "") -> Rich:
    """Put the letter that tells works of a year apart after the first year, if no text has its place."""
    if not scene.told.suffix or scene.suffix_done or scene.style.suffix_written:
        return shown
    year = next(with_role(shown, "year"), None)
    if year is None:
        return shown
    scene.suffix_done = True
    return replaced(shown, year, Span((year, between + letters(scene.told.suffix))))


def _number(node: Node, scene: Scene) -> Rendered:
    variable = node.get("variable")
    value = scene.text(variable)
    if not value:
        return Rendered((), EMPTY)
    scene.shown.append(variable)
    if scene.key is not None:
        return Rendered((value,), FILLED)
    if numbers.is_numeric(value):
        value = _numbers(value, node.get("form"), scene)
    return Rendered(_finished(value, node, scene), FILLED)


def _numbers(value: str, form: str, scene: Scene) -> str:
    """Give numbers in a form; those with letters at them stay as they are."""

    def shown(match: re.Match[str]) -> str:
        number = match[0]
        if not number.isdecimal() or len(number) > 9:
            return number
        if form in ("ordinal", "long-ordinal"):
            long = form == "long-ordinal"
            return numbers.ordinal(int(number), scene.style.locale, long=long)
        return numbers.roman(int(number)) if form == "roman" else number

    spaced = re.sub(r"\s*,\s*", ", ", re.sub(r"\s*&\s*", " & ", value))
    return re.sub(r"\w+", shown, re.sub(r"\s*[-–—]\s*", "–", spaced))


def _label(node: Node, scene: Scene) -> Rendered:
    variable = node.get("variable")
    value = scene.text(variable)
    if not value:
        return Rendered()
    name = scene.pointer.label if variable == "locator" else variable
    plural = node.get("plural", "contextual")
    several = plural == "always" or (plural == "contextual" and _is_plural(variable, value))
    term = scene.style.locale.term(name, node.get("form", "long"), plural=several)
    return Rendered(_finished(term, node, scene), NOTHING)


def _is_plural(variable: str, value: str) -> bool:
    if variable in _HIGHER_THAN_ONE:
        return value.strip() not in ("0", "1")
    return numbers.is_several(value)


def _names(node: Node, scene: Scene) -> Rendered:
    return names(node, scene, render)


_ELEMENTS: Mapping[str, Callable[[Node, Scene], Rendered]] = {
    "text": _text,
    "date": _date,
    "number": _number,
    "names": _names,
    "label": _label,
    "group": _group,
    "choose": _choose,
}
