"""Our entries are those of pandoc's citeproc, but where a reason is given here."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from lxml import etree, html

from evidence_refs import styles
from evidence_refs.model import Name, Person, Reference
from evidence_refs.styles import loading
from evidence_refs.styles.given import given

from .works import WORKS

pytestmark = pytest.mark.program

CATALOGUE = Path(__file__).parent.parent.parent / "data" / "references.yaml"
DATA = Path(loading.__file__).parent / "data"
_CSL = "{http://purl.org/net/xbiblio/csl}"


def pandoc() -> str:
    found = shutil.which("pandoc")
    if found is None:
        pytest.skip("pandoc is not installed")
    return found


def version() -> tuple[int, ...]:
    said = subprocess.run(
        [pandoc(), "--version"], capture_output=True, text=True, check=True
    ).stdout
    return tuple(map(int, re.findall(r"\d+", said.splitlines()[0])))


def catalogue() -> list[Reference]:
    from evidence_refs.catalogue.keeping.store import load

    return list(load(CATALOGUE).catalogue.references)


def with_names(style: str) -> bytes:
    """Give a style with the `<name/>` that CSL lets it leave out, and pandoc needs."""
    tree = etree.parse(DATA / loading.SHIPPED[style].file)
    for names in tree.iter(f"{_CSL}names"):
        if len(names) and names.find(f"{_CSL}name") is None:
            names.insert(0, etree.Element(f"{_CSL}name"))
    return etree.tostring(tree, encoding="utf-8")


def entries(folder: Path, style: str, references: Sequence[Reference]) -> dict[str, str]:
    """Give the entries that pandoc writes, in its order."""
    (folder / "works.json").write_text(json.dumps(given(references)), encoding="utf-8")
    (folder / "style.csl").write_bytes(with_names(style))
    text = f'---\nnocite: "@*"\nlang: {loading.SHIPPED[style].language}\n---\n'
    done = subprocess.run(
        [pandoc(), "--from=markdown", "--to=html", "--citeproc", "--bibliography=works.json",
         "--csl=style.csl", "--wrap=none"],
        input=text.encode("utf-8"), cwd=folder, capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    listed = html.fromstring(done.stdout.decode("utf-8"))
    return {
        str(each.get("id")).removeprefix("ref-"): " ".join(
            "".join(map(str, each.itertext())).split()
        )
        for each in listed.iter("div")
        if "csl-entry" in str(each.get("class"))
    }


def _people(reference: Reference) -> tuple[Name, ...]:
    return (*reference.authors, *reference.editors)


def _runs_initials_together(reference: Reference) -> bool:
    given = [each.given or "" for each in _people(reference) if isinstance(each, Person)]
    return any(re.fullmatch("[A-Z]{2,3}", each) for each in given)


def _is_chinese(reference: Reference) -> bool:
    return any(isinstance(each, Person) and each.family > "\u3000" for each in _people(reference))


REASONS: Mapping[str, Callable[[Reference, Sequence[Reference]], bool]] = {
    "we say et al. where the print did; CSL-JSON cannot": (
        lambda each, _: each.authors_truncated
    ),
    "so it needs no letter, and no dash, beside a work by the same author and others": (
        lambda each, all_: any(
            other.authors_truncated and other.authors[:1] == each.authors[:1] for other in all_
        )
    ),
    "the initials of `KM` are two, as databases print them": (
        lambda each, _: _runs_initials_together(each)
    ),
    "pandoc keeps the article of a body, so others stand beside it": (
        lambda each, _: _has_an_article(each)
    ),
    "the year 0 of EDTF is 1 BC": lambda each, _: (each.date or "").startswith("-"),
    "a name of East Asia has no initials": lambda each, _: _is_chinese(each),
    "pandoc leaves a word after a bracket small": lambda each, _: "[" in _title(each),
}  # fmt: skip
"""Why an entry may differ, and of which works that is so."""

REASONS_OF_PANDOC_2: Mapping[str, Callable[[Reference], bool]] = {
    "its locales have no short word for a number": lambda each: bool(each.number),
    "its locales have no word for a film": lambda each: each.type == "motion_picture",
    "its locales abbreviate edition otherwise": lambda each: bool(each.edition),
    "it cuts a range short to a number that is smaller": lambda each: bool(each.pages),
}  # fmt: skip


def unexplained(
    theirs: Mapping[str, str], ours: Mapping[str, str], references: Sequence[Reference]
) -> dict[str, tuple[str, str]]:
    old = version() < (3,)
    return {
        each.key: (theirs[each.key], ours[each.key])
        for each in references
        if theirs[each.key] != ours[each.key]
        and not any(holds(each, references) for holds in REASONS.values())
        and not (old and any(holds(each) for holds in REASONS_OF_PANDOC_2.values()))
    }


@pytest.mark.parametrize("style", styles.NAMES)
@pytest.mark.parametrize("given", ["catalogue", "works"])
def test_entries_are_those_of_pandoc(tmp_path: Path, style: str, given: str) -> None:
    references = catalogue() if given == "catalogue" else WORKS
    theirs = entries(tmp_path, style, references)
    ours = {each.key: each.text for each in styles.bibliography(references, style)}
    assert unexplained(theirs, ours, references) == {}
    equal = sum(theirs[key] == ours[key] for key in ours)
    assert equal >= len(references) * 0.85, equal


@pytest.mark.parametrize("style", styles.NAMES)
def test_the_order_is_that_of_pandoc(tmp_path: Path, style: str) -> None:
    """Two rules of CSL set apart, which pandoc does not follow: articles of bodies, and empty keys last."""
    references = catalogue()
    apart = {each.key for each in references if _has_an_article(each) or _may_sort_by_nothing(each)}
    assert len(apart) < len(references) / 3
    theirs = entries(tmp_path, style, references)
    found = styles.bibliography(references, style)
    assert [key for key in theirs if key not in apart] == [
        each.key for each in found if each.key not in apart
    ]


def _title(reference: Reference) -> str:
    return str(given([reference])[0].get("title", ""))


def _has_an_article(reference: Reference) -> bool:
    authors = given([reference])[0].get("author", [{}])
    return str(authors[0].get("literal", "")).startswith(("The ", "An ", "A "))


def _may_sort_by_nothing(reference: Reference) -> bool:
    """Whether a style finds nothing to put in the place of an author."""
    untitled = reference.type in ("personal_communication", "article-journal", "article-magazine")
    return untitled and not _people(reference)
