"""Lists of names: who is named, how many, and what stands between them (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evidence_refs.styles.casing import cased
from evidence_refs.styles.item import Name
from evidence_refs.styles.node import Node
from evidence_refs.styles.person import NameForm, person, sorting
from evidence_refs.styles.rich import Rich, Span, dressed, is_empty, joined
from evidence_refs.styles.scene import EMPTY, FILLED, Rendered, Scene

_YES = "true"


@dataclass(frozen=True, slots=True)
class ListForm:
    """How a list of names is written: what joins them, and from how many on others are left out."""

    single: NameForm
    delimiter: str
    conjunction: str
    before_last: str
    before_et_al: str
    least: int
    kept: int
    with_last: bool
    count: bool


def names(node: Node, scene: Scene, render: Callable[[Node, Scene], Rendered]) -> Rendered:
    """Give the names of an element, or what stands in their place; `render` renders that.

    The whole has the role `author`, each list in it `names`, each name `name`.
    """
    if scene.without_author:
        return Rendered((), EMPTY)
    found = _found(node, scene, render)
    return replace(found, parts=tuple(Span((part,), role="author") for part in found.parts))


def _found(node: Node, scene: Scene, render: Callable[[Node, Scene], Rendered]) -> Rendered:
    if scene.stands_for is not None and not node.children:
        node = _like(scene.stands_for, node)
    found = [(each, people) for each in node.words("variable") if (people := scene.names(each))]
    if not found:
        return _substitute(node, scene, render)
    form = _form(node, scene)
    if form.count:
        return Rendered(
            (str(sum(len(_shown(people, form, scene)) for _, people in found)),), FILLED
        )
    scene.shown += [variable for variable, _ in found]
    scene.named = scene.named or found[0][1]
    if _both_in_one(found) and scene.style.locale.term("editortranslator"):
        found = [("editortranslator", found[0][1])]
    delimiter = scene.option(node, "delimiter", "names-delimiter") or ""
    lists = [_labelled(node, variable, people, form, scene) for variable, people in found]
    return Rendered((dressed(joined(lists, delimiter), node),), FILLED)


def _both_in_one(found: Sequence[tuple[str, Sequence[Name]]]) -> bool:
    """Whether the editors are the translators."""
    variables = [variable for variable, _ in found]
    return variables == ["editor", "translator"] and found[0][1] == found[1][1]


def _substitute(node: Node, scene: Scene, render: Callable[[Node, Scene], Rendered]) -> Rendered:
    """Give the first substitute that is not empty; what it shows is shown nowhere else."""
    listed = node.child("substitute")
    above, scene.stands_for = scene.stands_for, node
    found = Rendered((), EMPTY)
    for each in listed.children if listed else ():
        before = len(scene.shown)
        parts = render(each, scene).parts
        if any(not is_empty(part) for part in parts):
            scene.substituted |= set(scene.shown[before:]) - set(scene.shown[:before])
            found = Rendered((dressed(joined(parts), node),), FILLED)
            break
    scene.stands_for = above
    return found


def _like(node: Node, substitute: Node) -> Node:
    """Give `<names variable="editor"/>` written like the names that it stands for."""
    kept = tuple(each for each in node.children if each.name != "substitute")
    delimiter = {name: said for name, said in node.attributes.items() if name == "delimiter"}
    return replace(substitute, children=kept, attributes={**delimiter, **substitute.attributes})


def _labelled(
    node: Node, variable: str, people: Sequence[Name], form: ListForm, scene: Scene
) -> Rich:
    """Give one list with the label of its variable before or after it."""
    listed = _listed(
        node, people, form, scene, truncated=scene.item.truncated and variable == "author"
    )
    label = node.child("label")
    if label is None or scene.key is not None:
        return listed
    order = [each.name for each in node.children]
    first = "name" in order and order.index("label") < order.index("name")
    plural = label.get("plural", "contextual")
    several = plural == "always" or (plural == "contextual" and len(people) > 1)
    term = scene.style.locale.term(variable, label.get("form", "long"), plural=several)
    if label.get("strip-periods") == _YES:
        term = term.replace(".", "")
    said = dressed(cased(term, label.get("text-case")), label)
    return joined((said, listed) if first else (listed, said))


def _listed(
    node: Node, people: Sequence[Name], form: ListForm, scene: Scene, *, truncated: bool
) -> Rich:
    shown = _shown(people, form, scene)
    name = node.child("name")
    if scene.key is not None:
        return "; ".join(sorting(each, form.single) for each in shown)
    written = [_single(each, form, scene, name, first=not at) for at, each in enumerate(shown)]
    if len(shown) == len(people) and not truncated:
        listed = _whole(written, shown[-2:][0], form, scene)
    elif form.with_last and not truncated and len(people) > len(shown) + 1:
        last = _single(people[-1], form, scene, name, first=False)
        listed = joined((joined(written, form.delimiter), f"{form.delimiter}… ", last))
    else:
        listed = _with_others(written, shown[-1], node.child("et-al"), form, scene)
    return Span((listed,), role="names")


def _single(each: Name, form: ListForm, scene: Scene, name: Node | None, *, first: bool) -> Rich:
    """Give one name in the look that the `name` element asks for."""
    written = person(each, form.single, first=first, level=scene.told.given.get(each, 0))
    return Span((dressed(written, name) if name else written,), role="name")


def _shown(people: Sequence[Name], form: ListForm, scene: Scene) -> Sequence[Name]:
    """Give the names that are written out."""
    if not form.least or len(people) < form.least:
        return people
    return people[: max(form.kept, scene.told.names)]


def _whole(written: Sequence[Rich], before: Name, form: ListForm, scene: Scene) -> Rich:
    """Give all names; `before` is the last but one, after which a word may stand."""
    if len(written) < 2 or not form.conjunction:
        return joined(written, form.delimiter)
    word = "&" if form.conjunction == "symbol" else scene.style.locale.term("and")
    delimited = _delimited(form.before_last, form, len(written) - 1, before)
    gap = form.delimiter if delimited else " "
    # A delimiter such as " · " ends in a blank of its own.
    gap = gap if gap.endswith(" ") else f"{gap} "
    return joined((joined(written[:-1], form.delimiter), f"{gap}{word} ", written[-1]))


def _with_others(
    written: Sequence[Rich], last: Name, node: Node | None, form: ListForm, scene: Scene
) -> Rich:
    term = scene.style.locale.term(node.get("term", "et-al") if node else "et-al")
    said = dressed(term, node) if node else term
    delimited = _delimited(form.before_et_al, form, len(written), last)
    between = form.delimiter if delimited else " "
    return joined((joined(written, form.delimiter), between, said))


def _delimited(rule: str, form: ListForm, before: int, last: Name) -> bool:
    """Whether the delimiter stands after `before` names, of which one is the `last`, by a rule of CSL."""
    if rule == "after-inverted-name":
        inverted = form.single.inverted
        return not last.literal and (inverted == "all" or (inverted == "first" and before == 1))
    return rule == "always" or (rule != "never" and before > 1)


def _form(node: Node, scene: Scene) -> ListForm:
    name = node.child("name")

    def option(attribute: str, inherited: str | None = None) -> str | None:
        return scene.option(name, attribute, inherited)

    again = scene.pointer.position != "first"
    least, kept = option("et-al-min"), option("et-al-use-first")
    with_last = option("et-al-use-last") == _YES
    if again:
        least = option("et-al-subsequent-min") or least
        kept = option("et-al-subsequent-use-first") or kept
    if scene.key is not None:
        least = scene.key.get("names-min") or least
        kept = scene.key.get("names-use-first") or kept
    form = option("form", "name-form")
    single = NameForm(
        short=form == "short",
        initials=option("initialize-with"),
        shorten=option("initialize") != "false",
        hyphen=scene.style.root.get("initialize-with-hyphen") != "false",
        inverted=option("name-as-sort-order") or "",
        separator=_or(option("sort-separator"), ", "),
        demote=scene.style.root.get("demote-non-dropping-particle", "display-and-sort"),
        parts={each.get("name"): each for each in name.children} if name else None,
    )
    return ListForm(
        single,
        delimiter=_or(option("delimiter", "name-delimiter"), ", "),
        conjunction=option("and") or "",
        before_last=option("delimiter-precedes-last") or "contextual",
        before_et_al=option("delimiter-precedes-et-al") or "contextual",
        least=_number(least),
        kept=max(_number(kept), 1),
        with_last=with_last,
        count=form == "count",
    )


def _or(value: str | None, default: str) -> str:
    return default if value is None else value


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() else 0
