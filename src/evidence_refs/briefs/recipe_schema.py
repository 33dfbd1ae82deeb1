"""The JSON Schema of a recipe, made from the model: editors of TOML complete and check by it.

Source of the format: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from evidence_refs.briefs.recipe import Recipe


class _WithoutTitles(GenerateJsonSchema):
    """Fields are called by their names; TOML has no null, so no value may be one."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])


def json_schema() -> dict[str, Any]:
    """Give the schema."""
    made = Recipe.model_json_schema(schema_generator=_WithoutTitles)
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}
