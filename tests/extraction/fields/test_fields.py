"""Each leaf of `extraction/fields` against its table: what it reads, and what it must refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evidence_refs.extraction.fields.access import take_access
from evidence_refs.extraction.fields.dates import find_dates, read_date
from evidence_refs.extraction.fields.identifiers import find_identifiers
from evidence_refs.extraction.fields.journals import (
    is_journal,
    is_magazine,
    is_newspaper,
    read_journal,
)
from evidence_refs.extraction.fields.labels import find_labels
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.fields.types import printed_type, type_of_title, type_of_url
from evidence_refs.extraction.fields.urls import clean_url, is_home_page, resolve, slug_words
from tests.extraction.showing import show_date, show_name
from tests.extraction.tables import Case, Give, expected_to_fail, read_table, write_table

HERE = Path(__file__).parent
REFUSED = "-"


def date(text: str) -> str:
    reading = read_date(text)
    if reading is None:
        return REFUSED
    rest = text[reading.end :].strip()
    return show_date(reading) + (f" … {rest}" if rest else "")


def dates_found(text: str) -> str:
    return "; ".join(show_date(reading) for reading in find_dates(text)) or REFUSED


def names(text: str) -> str:
    reading = read_names(text)
    shown = [show_name(name) for name in reading.names] + ["et al."] * reading.truncated
    return "; ".join(shown) or REFUSED


def organisations(text: str) -> str:
    return "; ".join(split_organisations(text)) or REFUSED


def is_one(text: str) -> str:
    return "organisation" if is_organisation(text) else REFUSED


def journal(text: str) -> str:
    reading = read_journal(text)
    parts = {"volume": reading.volume, "issue": reading.issue, "pages": reading.pages}
    return ", ".join([reading.journal, *(f"{name} {part}" for name, part in parts.items() if part)])


def periodical(text: str) -> str:
    kinds = {"journal": is_journal, "magazine": is_magazine, "newspaper": is_newspaper}
    return ", ".join(kind for kind, is_kind in kinds.items() if is_kind(text)) or REFUSED


def url(text: str) -> str:
    return clean_url(text) or REFUSED


def home_page(text: str) -> str:
    return "home page" if is_home_page(text) else REFUSED


def slug(text: str) -> str:
    return " ".join(slug_words(text)) or REFUSED


def resolved(text: str) -> str:
    relative, base = text.split(" at ")
    return resolve(relative, base)


def identifiers(text: str) -> str:
    found = find_identifiers(text)
    return ", ".join(f"{name} {value}" for name, value in found.items()) or REFUSED


def access(text: str) -> str:
    rest, word = take_access(text)
    return f"{word}: {rest}" if word else REFUSED


def title(text: str) -> str:
    return clean_title(text) or REFUSED


def title_label(text: str) -> str:
    rest, label = take_label(text)
    return f"{label}: {rest}" if label else REFUSED


def item_type(text: str) -> str:
    return printed_type(text) or REFUSED


def title_type(text: str) -> str:
    return type_of_title(text) or REFUSED


def url_type(text: str) -> str:
    return type_of_url(text) or REFUSED


def labels(text: str) -> str:
    found = find_labels(text)
    ends = [*(label.start for label in found), len(text)]
    values = [
        f"{label.field}={text[label.end : end].strip()!r}"
        for label, end in zip(found, ends[1:], strict=False)
    ]
    return " ".join(values) or REFUSED


TABLES: dict[Path, Give] = {
    HERE / f"{name}.txt": give
    for name, give in {
        "dates": date,
        "dates-found": dates_found,
        "names": names,
        "organisations": organisations,
        "is-organisation": is_one,
        "journals": journal,
        "periodicals": periodical,
        "urls": url,
        "home-pages": home_page,
        "slugs": slug,
        "resolved": resolved,
        "identifiers": identifiers,
        "access": access,
        "titles": title,
        "title-labels": title_label,
        "item-types": item_type,
        "types-of-titles": title_type,
        "types-of-urls": url_type,
        "labels": labels,
    }.items()
}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_reads_as_its_table_says(path: Path, golden: Callable[[Path, str], None]) -> None:
    golden(path, write_table(path, TABLES[path]))


@pytest.mark.parametrize(("give", "case"), expected_to_fail(TABLES, read_table))
def test_is_still_wrong(give: Give, case: Case) -> None:
    assert give(case.text) == case.want


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_table_reads_some_and_names_no_case_twice(path: Path) -> None:
    inputs = [case.text for case in read_table(path)]
    assert len(inputs) >= 5
    assert len(set(inputs)) == len(inputs)


def test_no_table_is_left_out() -> None:
    assert {path.name for path in HERE.glob("*.txt")} == {path.name for path in TABLES}
