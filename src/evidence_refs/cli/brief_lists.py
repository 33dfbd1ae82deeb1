"""What the lists of a document hold: which references each asks for, and how it is set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from evidence_refs.cli.filters import Filters
from evidence_refs.cli.output import refuse_overwriting
from evidence_refs.errors import EvidenceRefsError, UnreadableError, UsageError
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from evidence_refs.briefs.blocks import Block
    from evidence_refs.briefs.marked.place import Listed
    from evidence_refs.briefs.marked.wanted import Named, Wanted
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.render import Screen
    from evidence_refs.model import Reference

Body = TypeVar("Body")


@dataclass(frozen=True, slots=True)
class Desk:
    """What is at hand for the lists of one document.

    Attributes:
        screen: for what a person should know.
        index: of the catalogue.
        folder: that of the document, from which the paths of styles lead.
        named: the lists that have a name.
        added_since: the day since which references of every list must be in the catalogue, or none.
        cited: the keys that the text of the document cites; None where it cannot cite.
        output: the file that is written in place of the document, or none.
    """

    screen: Screen
    index: Index
    folder: Path
    named: Named = field(default_factory=dict)
    added_since: str = ""
    cited: Sequence[str] | None = None
    output: str = ""

    def filled(
        self, lists: Sequence[Listed], write: Callable[[list[Block]], Body]
    ) -> tuple[list[Body], list[EvidenceRefsError]]:
        """Give what is written of each list, and what is wrong with those of which nothing is."""
        bodies: list[Body] = []
        wrong: list[EvidenceRefsError] = []
        for listed in lists:
            try:
                bodies.append(self._written(listed, write))
            except EvidenceRefsError as error:
                wrong.append(error)
        return bodies, wrong

    def _written(self, listed: Listed, write: Callable[[list[Block]], Body]) -> Body:
        from evidence_refs.briefs.asked import Asked
        from evidence_refs.briefs.lists import blocks, left_out, told_of
        from evidence_refs.briefs.marked.wanted import wanted

        asked = wanted(listed.asks, listed.where, self.named)
        if asked.cited and self.cited is None:
            hint = "name them: key=a,b"
            raise UnreadableError(
                "what a Word file cites is not read", where=listed.where, hint=hint
            )
        keys = self._keys(asked, listed)
        try:
            self._refuse_unknown(asked)
            references = self._ordered(asked, keys)
            settings = Asked(
                style=self._style(asked.style),
                group=asked.group,
                document=asked.filters.get("document"),
                section=asked.filters.get("section", ""),
                level=asked.level,
                titles=_titles(self.index),
                by_style=not (asked.descending or {"sort", "key"} & asked.filters.keys()),
                among=tuple(self.index.references(keys or ())) if asked.cited else (),
            )
            made = blocks(references, settings)
            found = write(made)
        except EvidenceRefsError as error:
            raise _placed(error, listed) from error
        if out := left_out(references, made):
            said = told_of(asked.style, out)
            self.screen.problem(Problem("left-out", said, listed.where, "warning"))
        if not references and not self.added_since and "added_since" not in asked.filters:
            message = "no reference is what the list asks for"
            self.screen.problem(Problem("empty-list", message, listed.where, "warning"))
        return found

    def _keys(self, asked: Wanted, listed: Listed) -> list[int] | None:
        """Give the references that are named one by one, in that order; None where none are.

        Raises:
            UsageError: there is no such reference.
        """
        if "key" not in asked.filters and not asked.cited:
            return None
        # What is cited comes first: so the numbers of a style are those of the text.
        named = [*((self.cited or ()) if asked.cited else ()), *asked.filters.get("key", ())]
        try:
            return list(dict.fromkeys(map(self.index.id_of, named)))
        except UsageError as error:
            raise UsageError(error.message, where=listed.where, hint=error.hint) from None

    def _refuse_unknown(self, asked: Wanted) -> None:
        """Refuse a document or tag that there is not: its list would lose all that it holds.

        Raises:
            UsageError: there is none; the hint names the nearest, or all.
        """
        from evidence_refs.catalogue.index.filters import same_tag

        if document := asked.filters.get("document"):
            _refuse("document", document, [each.id for each in self.index.rest.documents])
        if tag := asked.filters.get("tag"):
            _refuse("tag", same_tag(tag), list(map(same_tag, self.index.offered("tags", ""))))

    def _ordered(self, asked: Wanted, keys: list[int] | None) -> Sequence[Reference]:
        """Give the references that a list asks for, in its order."""
        from evidence_refs.briefs.recipe_choice import turned

        found = self.index.references(self._select(asked, keys))
        if not asked.descending:
            return found
        return turned(found, asked.filters["sort"]) if "sort" in asked.filters else found[::-1]

    def _select(self, asked: Wanted, keys: list[int] | None) -> list[int]:
        from evidence_refs.catalogue.index.filters import Filter

        filters = _since({**asked.filters, "key": ()}, self.added_since)
        ids = self.index.select(Filter(**filters))
        if keys is None:
            return ids
        order, others = (ids, set(keys)) if "sort" in filters else (keys, set(ids))
        return [id for id in order if id in others]

    def _style(self, style: str) -> str:
        """Give a style by its name, or by the path that leads to it from the document's folder."""
        from evidence_refs.briefs.lists import STYLES

        if style in STYLES:
            return style
        path = str(self.folder / style)
        refuse_overwriting({"--output": self.output}, [path])
        return path


def _refuse(what: str, name: str, known: Sequence[str]) -> None:
    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else f"{what}s: {', '.join(known) or 'none'}"
    raise UsageError(f"there is no {what} `{name}`", hint=hint)


def _since(filters: Filters, day: str) -> Filters:
    """Give filters that hold for what was added since a day as well: the later of two holds for both."""
    if not day:
        return filters
    return {**filters, "added_since": max(day, str(filters.get("added_since", "")))}


def _titles(index: Index) -> dict[str, str]:
    return {each.id: each.title for each in index.rest.documents if each.title}


def _placed(error: EvidenceRefsError, listed: Listed) -> EvidenceRefsError:
    """Give an error of a list its place: what an option would say wrongly, the mark says."""
    style = f"{error.where}: " if error.where.file else ""
    message = f"{style}{error.message.removeprefix('--')}"
    return type(error)(message, where=listed.where, hint=error.hint)
