"""Briefs built of references in memory, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evidence_refs.briefs.building import Brief, build
from evidence_refs.briefs.recipe import Recipe, Section
from evidence_refs.briefs.recipe_choice import chosen, filters
from evidence_refs.briefs.recipe_places import places
from evidence_refs.briefs.recipe_reading import RecipeFile
from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.catalogue.index.index import Index
from evidence_refs.model import Reference

from ..catalogue.index.indexes import index_of


def selected(index: Index, section: Section) -> list[Reference]:
    return chosen(index.references(index.select(Filter(**filters(section)))), section)


def built(
    references: Sequence[Reference],
    recipe: Recipe,
    text: str = "",
    own: Mapping[str, str] | None = None,
    output: str = "markdown",
) -> Brief:
    index = index_of(references)
    file = RecipeFile(Path("brief.toml"), recipe, places(text), own or {})
    return build(file, lambda section: selected(index, section), index.reference, {}, output)
