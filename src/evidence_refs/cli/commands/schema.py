"""`schema`: the JSON Schema of the catalogue file, or of a recipe."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from evidence_refs.cli.session import session

EXAMPLES = """\b
Examples:
  evidence-refs schema > catalogue.schema.json
  evidence-refs schema recipe > recipe.schema.json"""


class What(StrEnum):
    """What has a schema."""

    catalogue = "catalogue"
    recipe = "recipe"


def command(
    context: typer.Context,
    what: Annotated[
        What, typer.Argument(metavar="WHAT", help="catalogue, or recipe: that of a brief.")
    ] = What.catalogue,
) -> int:
    """Print the JSON Schema of the catalogue, or of recipes. For editors and other programs."""
    screen = session(context).screen
    if what is What.recipe:
        from evidence_refs.briefs import recipe_schema

        screen.json(recipe_schema.json_schema())
        return 0
    from evidence_refs.catalogue.check.schema import json_schema

    screen.json(json_schema())
    return 0
