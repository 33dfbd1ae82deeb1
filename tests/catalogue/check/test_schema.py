"""The published schema is that of the model, and what we write passes it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given, settings

from evidence_refs.catalogue.check.schema import json_schema
from evidence_refs.catalogue.text import render
from evidence_refs.model import REFERENCE_FIELDS, Catalogue
from tests.catalogue import strategies

PUBLISHED = Path(__file__).resolve().parents[3] / "schemas" / "catalogue.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


class _Yaml12(yaml.SafeLoader):
    """Text, whole numbers, true, false and null, as the core schema of YAML 1.2 reads them."""

    yaml_implicit_resolvers = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("bool", "true|false", "tf"),
    ("null", "~|null|", ["~", "n", ""]),
):
    _Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first)
    )


def test_the_published_schema_is_not_stale() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == json_schema()


def test_it_is_a_schema_and_describes_every_field() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    definitions = {"Catalogue": json_schema(), **json_schema()["$defs"]}
    for name, definition in definitions.items():
        assert definition["additionalProperties"] is False, name
        assert all(each["description"] for each in definition["properties"].values()), name
    assert list(definitions["Reference"]["properties"]) == list(REFERENCE_FIELDS)


@given(strategies.catalogues)
@settings(max_examples=40, deadline=None)
def test_what_is_rendered_passes(catalogue: Catalogue) -> None:
    VALIDATOR.validate(yaml.load(render.render(catalogue), Loader=_Yaml12))


@pytest.mark.parametrize(
    "record",
    [{}, {"key": "a", "titel": "b"}, {"key": "a b"}, {"key": "a", "type": "reprt"},
     {"key": "a", "authors": ["b"]}, {"key": "a", "title": ["b"]}],
)  # fmt: skip
def test_what_breaks_the_model_fails(record: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({"version": 1, "references": [record]})


def test_an_empty_field_passes() -> None:
    record = {"key": "a", "title": None, "type": None, "authors": None, "date": 2022}
    VALIDATOR.validate({"version": 1, "references": [record], "removed": None})
