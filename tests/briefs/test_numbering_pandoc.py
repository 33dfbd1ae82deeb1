"""A document with one list is what pandoc's citeproc makes of it: numbers, letters, order."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from evidence_refs.briefs import markdown as writer
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.lists import blocks
from evidence_refs.briefs.marked import citing_markdown, markdown
from evidence_refs.briefs.numbering import Numbering
from evidence_refs.styles.given import given

from ..styles.test_pandoc import with_names
from ..styles.works import body, person, work

pytestmark = pytest.mark.program

TRUST, ASH = [body("Trust")], [person("Ash", "Jo")]
WORKS = {
    each.key: each
    for each in (
        work("uncited1", "book", "Gardens", authors=TRUST, date="2019", source=["Fern"]),
        work("second", "book", "Bees", authors=TRUST, date="2019", source=["Fern"]),
        work("first", "book", "Zebras", authors=TRUST, date="2019", source=["Fern"]),
        work("uncited2", "book", "Anthills", authors=ASH, date="2018", source=["Fern"]),
        work("noted", "book", "Yew trees", authors=TRUST, date="2019", source=["Fern"]),
        work("third", "book", "Crows", authors=ASH, date="2018", source=["Fern"]),
    )
}
PROSE = """It is so [@first; @noted].[^n] As is said [see @third, p. 3], and again [@first; @third].

[^n]: But see [@second].
"""


def run(folder: Path, text: str, *options: str) -> str:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    done = subprocess.run(
        [pandoc, "--from=markdown", "--to=plain", "--wrap=none", *options],
        input=text.encode(), cwd=folder, capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout.decode()


@pytest.mark.parametrize("style", ["harvard", "apa", "vancouver"])
def test_a_document_with_one_list_of_all_is_as_pandoc_makes_it(tmp_path: Path, style: str) -> None:
    (tmp_path / "works.json").write_text(json.dumps(given(list(WORKS.values()))), encoding="utf-8")
    (tmp_path / "style.csl").write_bytes(with_names(style))
    head = f'---\nnocite: "@*"\nlang: {"en-GB" if style == "harvard" else "en-US"}\n---\n'
    theirs = run(
        tmp_path, f"{head}{PROSE}", "--citeproc", "--csl=style.csl", "--bibliography=works.json"
    )

    marks = "<!-- references: -->\n<!-- /references -->\n"
    document = markdown.read(f"{PROSE}\n{marks}".encode(), "brief.md")
    found = citing_markdown.cited(document)
    asked = Asked(style=style, group="none", by_style=True)
    cited = [WORKS[cite.key] for each in found for cite in each.cites]
    numbering = Numbering([(list(WORKS.values()), asked)], cited, style)
    (edits,) = citing_markdown.written([(document, found)], WORKS, numbering.of(style))
    listed = writer.write(blocks(list(WORKS.values()), asked, numbering))
    ours = run(tmp_path, markdown.renewed(document, [listed], edits).data.decode())
    assert words(ours) == words(theirs)


def words(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
