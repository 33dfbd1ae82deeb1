"""The published schema is that of the model, and what we write passes it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given, settings

from evidence_refs.catalogue.check.codes.code import whole
from evidence_refs.catalogue.check.schema import json_schema
from evidence_refs.catalogue.text import render
from evidence_refs.model import REFERENCE_FIELDS, Catalogue
from tests.catalogue import strategies

ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = ROOT / "schemas" / "catalogue.schema.json"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
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


def examples() -> list[str]:
    """Give the catalogues, and records of one, that the documentation shows as good."""
    blocks = [
        block
        for page in PAGES
        for block in re.findall(r"^```yaml\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
    ]
    return [whole(b) for b in blocks if b.startswith("- ") or re.search("^references:", b, re.M)]


def second_validator(*files: Path) -> subprocess.CompletedProcess[str]:
    """Run check-jsonschema, which shares no code with ours, on files."""
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", PUBLISHED, *files],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_our_catalogue_and_every_example_pass_a_second_validator(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.yaml" for number in range(len(examples()))]
    for file, text in zip(files, examples(), strict=True):
        file.write_text(text, encoding="utf-8")
    assert len(files) > 40
    done = second_validator(ROOT / "data" / "references.yaml", *files)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_second_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "wrong.yaml").write_text(whole("- key: a\n  titel: b\n"), encoding="utf-8")
    done = second_validator(tmp_path / "wrong.yaml")
    assert (done.returncode, "titel" in done.stdout) == (1, True)
