"""The standard form: what is written reads back as what was meant, to every YAML reader."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings

from evidence_refs.catalogue.change import between
from evidence_refs.catalogue.text import parse as yaml_file
from evidence_refs.catalogue.text import render
from evidence_refs.catalogue.text.scalar import prose, scalar
from evidence_refs.model import Catalogue
from tests.catalogue import strategies


def read_back(text: str) -> Catalogue:
    data = yaml_file.parse(text, "catalogue.yaml").data
    return Catalogue.model_validate({**data, "version": 1})


def in_file_order(catalogue: Catalogue) -> Catalogue:
    return catalogue.model_copy(
        update={
            "documents": tuple(render.sorted_documents(catalogue)),
            "references": tuple(render.sorted_references(catalogue)),
        }
    )


@given(strategies.catalogues)
@settings(max_examples=40, deadline=None)
def test_any_catalogue_reads_back_equal(catalogue: Catalogue) -> None:
    text = render.render(catalogue)

    assert not between(read_back(text), in_file_order(catalogue))
    assert yaml_file.parse(text, "x").blocks
    yaml.safe_load(text)


@given(strategies.proses)
@settings(max_examples=200, deadline=None)
def test_prose_reads_back_exactly(text: str) -> None:
    written = f"- abstract: {prose(text)}\n"

    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        loaded = yaml.load(written.replace("\n    ", "\n        "), Loader=loader)
        assert loaded == [{"abstract": text}]


@given(strategies.lines)
def test_a_scalar_is_text_or_a_plain_number_or_day(text: str) -> None:
    for written in (f"a: {scalar(text)}", f"a: [{scalar(text, flow=True)}]"):
        value = yaml.safe_load(written)["a"]
        value = value[0] if isinstance(value, list) else value
        assert value == text or str(value) == text


@pytest.mark.parametrize(
    "text",
    [
        "010",
        "NO",
        "12:30",
        "10.1000",
        "1e5",
        "2022-02-30",
        "null",
        "~",
        "0x1F",
        "1_000",
        "-1",
        ".5",
    ],
)
def test_what_yaml_would_guess_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    "text",
    [
        "2022", "0", "2022-05", "2022-11-03", "10 high impact changes", "The King's Fund",
        "https://example.org/a#b", "A & B (C), “D”", "e049296", "10.1000/182", "R&D: no".replace(": ", ":"),
    ],
)  # fmt: skip
def test_what_is_safe_stays_plain(text: str) -> None:
    assert scalar(text) == text


def test_a_place_that_takes_text_only_has_no_plain_number() -> None:
    assert scalar("2022", number=False) == '"2022"'


def test_prose_has_a_sentence_a_line_and_keeps_paragraphs() -> None:
    text = (
        "One thing. Another, e.g. this one.\n\nA paragraph " + "of many words " * 8 + "ends here."
    )

    assert prose(text) == (
        ">-\n    One thing.\n    Another, e.g. this one.\n\n\n"
        "    A paragraph of many words of many words of many words of many words of many words of many words\n"
        "    of many words of many words ends here."
    )


def test_prose_that_cannot_fold_is_quoted_over_lines() -> None:
    assert prose("One.\tTab. Two.\n Indented.") == (
        '"One.\\tTab. \\\n    Two.\\n\\\n    \\ Indented."'
    )
