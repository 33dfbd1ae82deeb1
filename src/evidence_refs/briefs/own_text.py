"""What the texts of a person's own in a brief cite, and those texts with their citations written in a style."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from evidence_refs.briefs.marked import citing_markdown
from evidence_refs.briefs.marked.clusters import Cluster
from evidence_refs.briefs.marked.markdown import Markdown, edited
from evidence_refs.briefs.recipe import walk
from evidence_refs.briefs.recipe_reading import RecipeFile
from evidence_refs.errors import UsageError
from evidence_refs.model import Reference
from evidence_refs.problems import Problem, Where
from evidence_refs.styles.document import Numbered

LookUp = Callable[[str], Reference]
"""Gives the reference of a key; raises a UsageError where there is none."""


@dataclass(frozen=True, slots=True)
class OwnText:
    """The texts of a brief by their names, in its order, with what they cite.

    `works` has the reference of each key that there is, in the order in which they are first cited;
    `missing` says which there are not, with their lines.
    """

    texts: Mapping[str, citing_markdown.Text]
    works: Mapping[str, Reference]
    missing: Sequence[UsageError]

    def problems(self) -> list[Problem]:
        """Give what is missing as warnings: another program may know more."""
        return [
            Problem("no-such-key", each.message, each.where, "warning", hint=each.hint)
            for each in self.missing
        ]

    def written(self, file: RecipeFile, numbered: Numbered) -> RecipeFile:
        """Give the recipe with its texts as they are where their citations are written in a style.

        Raises:
            UsageError: a key is missing.
        """
        for each in self.missing:
            raise each
        edits = citing_markdown.written(list(self.texts.values()), self.works, numbered)
        texts = {
            name: edited(document.text, new)
            for (name, (document, _)), new in zip(self.texts.items(), edits, strict=True)
        }
        return replace(file, introductions={**file.introductions, **texts})


def own_text(file: RecipeFile, look_up: LookUp) -> OwnText:
    """Find what the texts of a recipe cite."""
    names = dict.fromkeys(
        (
            *file.recipe.introduction,
            *(name for _, section, _ in walk(file.recipe) for name in section.introduction),
        )
    )
    texts: dict[str, citing_markdown.Text] = {}
    works: dict[str, Reference] = {}
    missing: dict[str, UsageError] = {}
    for name in names:
        document = Markdown(str(file.beside(name)), file.introductions[name], ())
        texts[name] = document, citing_markdown.cited(document)
        for cluster in texts[name][1]:
            _look_up(document, cluster, look_up, works, missing)
    return OwnText(texts, works, list(missing.values()))


def _look_up(
    document: Markdown,
    cluster: Cluster,
    look_up: LookUp,
    works: dict[str, Reference],
    missing: dict[str, UsageError],
) -> None:
    for key in (cite.key for cite in cluster.cites):
        if key in works or key in missing:
            continue
        try:
            works[key] = look_up(key)
        except UsageError as error:
            where = Where(document.file, document.line_of(cluster.start))
            missing[key] = UsageError(error.message, where=where, hint=error.hint)
