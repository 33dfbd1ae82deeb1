"""The JSON Schema of the catalogue's file, made from the model.

For editors and other programs; this program itself validates with the model.
Source of the format: https://json-schema.org/draft/2020-12
"""

from __future__ import annotations

from typing import Any

from evidence_refs.model import REFERENCE_FIELDS, Catalogue

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Give the schema. A field that may be absent may be null, which keeps it empty."""
    made = Catalogue.model_json_schema()
    definitions = made.pop("$defs")
    properties = definitions["Reference"]["properties"]
    definitions["Reference"]["properties"] = {name: properties[name] for name in REFERENCE_FIELDS}
    return {
        "$schema": DIALECT,
        "title": "Catalogue of works cited in documents",
        **_plain(made),
        "$defs": {name: _plain(value) for name, value in sorted(definitions.items())},
    }


def _plain(schema: Schema) -> Schema:
    """Leave out what pydantic adds and nobody reads: titles made from names, defaults.

    A YAML reader gives nothing, `null`, for a list or map that is empty.
    """
    optional = "default" in schema
    plain = {name: value for name, value in schema.items() if name not in ("title", "default")}
    if "properties" in plain:
        plain["properties"] = {name: _plain(each) for name, each in plain["properties"].items()}
    for name in ("items", "additionalProperties"):
        if isinstance(plain.get(name), dict):
            plain[name] = _plain(plain[name])
    if "anyOf" in plain:
        plain = _with_null(plain)
    if optional and plain.get("type") in ("array", "object"):
        plain["type"] = [plain["type"], "null"]
    return plain


def _with_null(schema: Schema) -> Schema:
    """Say "this or null" in one type, where that is all that `anyOf` says."""
    choices = [_plain(choice) for choice in schema["anyOf"]]
    if len(choices) != 2 or choices[1] != {"type": "null"}:
        return {**schema, "anyOf": choices}
    (choice, _), rest = choices, {name: v for name, v in schema.items() if name != "anyOf"}
    types = choice["type"] if isinstance(choice["type"], list) else [choice["type"]]
    joined = {**rest, **choice, "type": [*types, "null"]}
    if "enum" in joined:
        joined["enum"] = [*joined["enum"], None]
    return joined
