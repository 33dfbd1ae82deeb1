"""The five documents, rendered to Word, web page and PDF, give the same citations as their text."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest

from evidence_refs.extraction.pipeline import extract
from evidence_refs.reading import read
from tests.reading.rendering import LOST, convert, flat_odt

pytestmark = [pytest.mark.shared, pytest.mark.program, pytest.mark.slow]

KINDS = ("docx", "html", "pdf")
FLOORS = {
    "hee-evidence-brief-2019-12": {"docx": 1.0, "html": 1.0, "pdf": 1.0},
    "hee-evidence-brief-2023-01": {"docx": 0.99, "html": 0.99, "pdf": 0.99},
    "lga-evidence-review-2018-10": {"docx": 0.99, "html": 0.99, "pdf": 0.93},
    "lga-must-know-2021": {"docx": 1.0, "html": 1.0, "pdf": 1.0},
    # One address is torn by the number of a page that stands within it.
    "wolverhampton-scrutiny-pack-2022-12": {"docx": 0.98, "html": 0.98, "pdf": 0.98},
}
"""The share of the text's citations that each rendering gives: form, note, title and address."""

Key = tuple[str, str | None, str, str]


@pytest.fixture(scope="module")
def rendered(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """For each kind, the file of each document."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("rendered")
    files = []
    for stem in FLOORS:
        file = folder / f"{stem}.fodt"
        text = read(shared / "sources" / f"{stem}.txt").text
        file.write_text(flat_odt(text), encoding="utf-8", newline="\n")
        files.append(file)
    return {kind: convert(files, kind, folder) for kind in KINDS}


def keys(path: Path) -> Counter[Key]:
    """What identifies each citation of a file, without addresses that the rendering made up."""
    return Counter(
        (cited.form, cited.footnote, plain(cited.work.title or ""), address(cited.work.url or ""))
        for cited in extract(read(path)).citations
    )


def plain(title: str) -> str:
    # A hyphen at the end of a line may or may not be the word's own.
    return " ".join(re.sub(r"\W+", " ", title.lower().replace("-", "")).split())


def address(url: str) -> str:
    if url.startswith(LOST):
        return ""
    return re.sub(r"^https?://(www\.)?|/$", "", unquote(url))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stem", FLOORS)
def test_a_rendering_gives_the_citations_of_its_text(
    stem: str, kind: str, shared: Path, rendered: dict[str, dict[str, Path]]
) -> None:
    text, given = keys(shared / "sources" / f"{stem}.txt"), keys(rendered[kind][stem])
    lost = text - given
    assert 1 - lost.total() / text.total() >= FLOORS[stem][kind], list(lost.elements())
    # Links that the text lost are citations more; nothing else is, but for a few.
    more = [key for key in (given - text).elements() if key[0] != "link" or key[3]]
    assert len(more) <= lost.total() + 0.05 * text.total(), more


@pytest.mark.parametrize("kind", KINDS)
def test_links_that_the_text_lost_are_found(
    kind: str, rendered: dict[str, dict[str, Path]]
) -> None:
    (stem, *_) = FLOORS
    cited = extract(read(rendered[kind][stem])).citations
    entries = [each for each in cited if each.form == "entry"]
    linked = [each for each in entries if (each.work.url or "").startswith(LOST)]
    assert len(linked) >= 0.9 * len(entries)
