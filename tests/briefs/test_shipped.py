"""The recipes that are shipped: a brief is built, extracted again, and compared with the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evidence_refs.catalogue.keeping.store import load
from evidence_refs.cli.main import main
from evidence_refs.model import WORK_FIELDS, Reference

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "data" / "references.yaml"
ENTRIES = {"hee-evidence-brief-2019-12": 39, "hee-evidence-brief-2023-01": 108}
DOCUMENTS = [*ENTRIES]

UNSAID = {"type", "language", "date_text"}
"""What the brief does not print: a type is guessed anew, a date printed in one way."""

ISSUED = {
    (
        "Integrated care systems: what can current reforms learn from past research on regional"
        " co-ordination of health and care in England?: a literature review",
        "source",
    )
}
"""Works of which a body is an author: read without their type, they are issued by it."""


@dataclass(frozen=True)
class Entry:
    """A reference in a section of a brief."""

    section: tuple[str, ...]
    fields: dict[str, Any]


@pytest.fixture(scope="module")
def references() -> Iterator[tuple[Reference, ...]]:
    stored = load(CATALOGUE, iter)
    yield stored.index.all()
    stored.index.close()


def expected(references: tuple[Reference, ...], document: str) -> list[Entry]:
    """Give what the catalogue says of the entries of a document, in its order."""
    places = [
        (place.lines or (0, 0), place.section, each.record())
        for each in references
        for place in each.cited_in
        if place.document == document and place.form == "entry"
    ]
    places.sort(key=lambda each: each[0])
    return [Entry(section, compared(record)) for _, section, record in places]


def compared(fields: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of a work that are printed; of an abstract its words."""
    found = {
        name: value for name in WORK_FIELDS if name not in UNSAID and (value := fields.get(name))
    }
    return {**found, "abstract": " ".join(found.get("abstract", "").split())}


def rebuilt(document: str, path: Path, capsys: pytest.CaptureFixture[str]) -> list[Entry]:
    """Build the brief of a document, and give what is extracted from it."""
    recipe = str(ROOT / "data" / "briefs" / f"{document}.toml")
    assert main(["brief", "build", recipe, "-o", str(path), "-c", str(CATALOGUE)]) == 0
    assert "warning" not in capsys.readouterr().err
    assert main(["extract", str(path), "--json"]) == 0
    citations = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {each["form"] for each in citations} == {"entry"}
    return [Entry(tuple(each["section"][1:]), compared(each["reference"])) for each in citations]


def whole_behind(entries: list[Entry], outer: str, inner: str) -> list[Entry]:
    """Give entries with one that stands inside another behind all that stand there.

    A title alone is an item of the other's text; one with an address or an issuer, which another
    document told of it, is an entry of its own.
    """
    titles = [each.fields["title"] for each in entries]
    at, end = titles.index(inner), titles.index(outer) + 1
    while (len(entries[end].fields) == 2 and not entries[end].fields["abstract"]) or end == at:
        end += 1
    return [*entries[:at], *entries[at + 1 : end], entries[at], *entries[end:]]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_rebuilt_brief_says_what_the_catalogue_says_of_the_document(
    document: str,
    references: tuple[Reference, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wanted = expected(references, document)
    if document == "hee-evidence-brief-2023-01":
        thriving = next(
            e.fields["title"] for e in wanted if e.fields["title"].startswith("Thriving")
        )
        wanted = whole_behind(wanted, "Integrated care systems: guidance", thriving)
    found = rebuilt(document, tmp_path / "brief.md", capsys)
    assert [(e.section, e.fields["title"]) for e in found] == [
        (e.section, e.fields["title"]) for e in wanted
    ]
    differing = {
        (one.fields["title"], name)
        for one, other in zip(found, wanted, strict=True)
        for name in {*one.fields, *other.fields}
        if one.fields.get(name) != other.fields.get(name)
    }
    assert differing == (ISSUED if document == "hee-evidence-brief-2023-01" else set())
    assert len(found) == ENTRIES[document]
    assert any(e.fields.get("access") for e in found)
    assert any(e.fields.get("url") for e in found)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_works_of_notes_and_links_are_in_no_list(
    document: str, references: tuple[Reference, ...], tmp_path: Path
) -> None:
    alone = [
        each.title
        for each in references
        if any(place.document == document for place in each.cited_in)
        and not any(place.document == document and place.form == "entry" for place in each.cited_in)
    ]
    assert alone
    recipe = str(ROOT / "data" / "briefs" / f"{document}.toml")
    path = tmp_path / "brief.md"
    assert main(["brief", "build", recipe, "-o", str(path), "-c", str(CATALOGUE)]) == 0
    text = path.read_text(encoding="utf-8")
    assert not [title for title in alone if title and f"**{title}**" in text]
