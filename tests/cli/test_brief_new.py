"""`brief new`: a first recipe, from the catalogue."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

from .conftest import Program

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("options", "section"),
    [
        ([], {"title": "Reports", "type": "report", "sort": "date", "descending": True}),
        (
            ["--by", "section"],
            {
                "title": "Evidence brief: Walking",
                "sections": [
                    {"title": "Reports", "section": ["Evidence brief: Walking", "Reports"]}
                ],
            },
        ),
        (
            ["--document", "walking"],
            {
                "title": "Reports",  # the heading above it is the title of the brief
                "section": ["Evidence brief: Walking", "Reports"],
                "document": "walking",
                "form": "entry",
            },
        ),
    ],
)
def test_what_is_written_can_be_built(
    library: Program, options: list[str], section: dict[str, object]
) -> None:
    done = library("brief", "new", "brief.toml", *options)
    assert (done.code, done.out) == (0, "")
    assert done.err == "wrote brief.toml; next: evidence-refs brief build brief.toml\n"
    recipe = tomllib.loads(Path("brief.toml").read_text(encoding="utf-8"))
    assert recipe["sections"] == [section]
    built = library("brief", "build", "brief.toml")
    assert (built.code, built.err) == (0, "")
    assert built.out.count("**Gear Change: a bold vision") == 1
    assert library("brief", "new", "-", *options).out == Path("brief.toml").read_text("utf-8")


def test_a_file_that_is_there_is_written_over_only_by_force(library: Program) -> None:
    Path("brief.toml").write_text("mine", encoding="utf-8")
    done = library("brief", "new", "brief.toml")
    assert (done.code, done.err) == (
        2,
        "error: brief.toml is there already\nhint: --force writes over it\n",
    )
    assert Path("brief.toml").read_text(encoding="utf-8") == "mine"
    assert library("brief", "new", "brief.toml", "--force").code == 0
    assert Path("brief.toml").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["b.toml", "--document", "walkin"], "there is no document `walkin`\nhint: did you mean `walking`?"),
        (["b.toml", "--document", "x"], "there is no document `x`\nhint: documents: walking"),
        (["b.toml", "--document", "walking", "--by", "type"], "--by goes with no --document"),
        (["data/references.yaml", "--force"], "would take the place of what is read"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_wrong_usage(
    library: Program, arguments: list[str], message: str
) -> None:
    done = library("brief", "new", *arguments)
    assert done.code == 2
    assert message in done.err
    assert not Path("b.toml").exists()


def test_of_an_empty_catalogue_a_recipe_without_sections_is_written(program: Program) -> None:
    assert program("init").code == 0
    assert program("brief", "new", "brief.toml").code == 0
    assert "sections" not in tomllib.loads(Path("brief.toml").read_text(encoding="utf-8"))
    assert program("brief", "build", "brief.toml").out == "# Evidence brief\n"


def test_recipes_keep_to_the_schema_that_is_kept(library: Program) -> None:
    kept = (ROOT / "schemas" / "recipe.schema.json").read_text(encoding="utf-8")
    assert library("schema", "recipe").out == kept, "stale: make schema"
    schema = json.loads(kept)
    jsonschema.Draft202012Validator.check_schema(schema)
    library("brief", "new", "brief.toml", "--document", "walking")
    for path in [Path("brief.toml"), *(ROOT / "data" / "briefs").glob("*.toml")]:
        jsonschema.validate(tomllib.loads(path.read_text(encoding="utf-8")), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"title": "x", "sections": [{"title": "y", "grup": "type"}]}, schema)
