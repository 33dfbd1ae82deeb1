"""What the lists of a document hold: which references each asks for, and how it is set."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from evidence_refs.cli.brief.document import refuse_unknown
from evidence_refs.cli.options.filters import Filters
from evidence_refs.cli.output import refuse_overwriting
from evidence_refs.errors import EvidenceRefsError, UsageError
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from evidence_refs.briefs.asked import Asked
    from evidence_refs.briefs.blocks import Block
    from evidence_refs.briefs.marked.place import Listed
    from evidence_refs.briefs.marked.wanted import Named, Wanted
    from evidence_refs.briefs.numbering import Numbering
    from evidence_refs.catalogue.index.index import Index
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference

Body = TypeVar("Body")

_OPTION = re.compile(r"--([a-z-]+)")


@dataclass(frozen=True, slots=True)
class Filled(Generic[Body]):
    """What is written of each list, what is wrong, and the numbering of the document."""

    bodies: Sequence[Body]
    wrong: Sequence[EvidenceRefsError]
    numbering: Numbering


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A list: what it asks for, the references that this is, and how they are set."""

    listed: Listed
    asked: Wanted
    references: Sequence[Reference]
    settings: Asked


@dataclass(frozen=True, slots=True)
class Desk:
    """What is at hand for the lists of one document.

    Attributes:
        screen: for what a person should know.
        index: of the catalogue.
        folder: that of the document, from which the paths of styles lead.
        named: the lists that have a name.
        added_since: the day since which references of every list must be in the catalogue, or none.
        cited: the keys that the text of the document cites.
        cites_in: the style in which these citations are written; empty where they stay as they are.
        output: the file that is written in place of the document, or none.
    """

    screen: Screen
    index: Index
    folder: Path
    named: Named = field(default_factory=dict)
    added_since: str = ""
    cited: Sequence[str] = ()
    cites_in: str = ""
    output: str = ""

    def filled(self, lists: Sequence[Listed], write: Callable[[list[Block]], Body]) -> Filled[Body]:
        """Give what is written of each list, and what is wrong with those of which nothing is."""
        from evidence_refs.briefs.lists import blocks, left_out
        from evidence_refs.briefs.numbering import Numbering

        chosen: list[_Chosen] = []
        bodies: list[Body] = []
        wrong: list[EvidenceRefsError] = []
        for listed in lists:
            try:
                chosen.append(self._chosen(listed))
            except EvidenceRefsError as error:
                wrong.append(error)
        cited = self.index.references(list(dict.fromkeys(map(self.index.id_of, self.cited))))
        numbering = Numbering(
            [(each.references, each.settings) for each in chosen], cited, self.cites_in
        )
        for each in chosen:
            try:
                made = blocks(each.references, each.settings, numbering)
                bodies.append(write(made))
            except EvidenceRefsError as error:
                wrong.append(_placed(error, each.asked, each.listed, "style"))
                continue
            self._tell_left_out(each, left_out(each.references, made))
        return Filled(bodies, wrong, numbering)

    def _tell_left_out(self, chosen: _Chosen, keys: Sequence[str]) -> None:
        from evidence_refs.briefs.lists import told_of

        if keys:
            said = told_of(chosen.asked.style, keys)
            self.screen.problem(Problem("left-out", said, chosen.listed.where, "warning"))

    def _chosen(self, listed: Listed) -> _Chosen:
        from evidence_refs.briefs.asked import Asked
        from evidence_refs.briefs.marked.wanted import wanted

        asked = wanted(listed.asks, listed.where, self.named)
        keys = self._keys(asked, listed)
        try:
            refuse_unknown(self.index, asked.filters.get("document"), asked.filters.get("tag"))
            references = self._ordered(asked, keys)
        except EvidenceRefsError as error:
            raise _placed(error, asked, listed) from error
        settings = Asked(
            style=self._style(asked.style),
            group=asked.group,
            document=asked.filters.get("document"),
            section=asked.filters.get("section", ""),
            level=asked.level,
            titles=_titles(self.index),
            by_style=not (asked.descending or {"sort", "key"} & asked.filters.keys()),
        )
        if not references and not self.added_since and "added_since" not in asked.filters:
            message = "no reference is what the list asks for"
            self.screen.problem(Problem("empty-list", message, listed.where, "warning"))
        return _Chosen(listed, asked, references, settings)

    def _keys(self, asked: Wanted, listed: Listed) -> list[int] | None:
        """Give the references that are named one by one, in that order; None where none are.

        Raises:
            UsageError: there is no such reference.
        """
        if "key" not in asked.filters and not asked.cited:
            return None
        named = [*(self.cited if asked.cited else ()), *asked.filters.get("key", ())]
        try:
            return list(dict.fromkeys(map(self.index.id_of, named)))
        except UsageError as error:
            where = asked.places.get("key", listed.where)
            raise UsageError(error.message, where=where, hint=error.hint) from None

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


def _since(filters: Filters, day: str) -> Filters:
    """Give filters that hold for what was added since a day as well: the later of two holds for both."""
    if not day:
        return filters
    return {**filters, "added_since": max(day, str(filters.get("added_since", "")))}


def _titles(index: Index) -> dict[str, str]:
    return {each.id: each.title for each in index.rest.documents if each.title}


def _placed(
    error: EvidenceRefsError, asked: Wanted, listed: Listed, word: str = ""
) -> EvidenceRefsError:
    """Give an error of a list its place: that of the value which an option would say wrongly, else of a word."""
    option = _OPTION.match(error.message)
    where = asked.places.get(option[1] if option else word, listed.where)
    style = f"{error.where}: " if error.where.file else ""
    return type(error)(f"{style}{error.message.removeprefix('--')}", where=where, hint=error.hint)
