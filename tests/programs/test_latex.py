"""A document of LaTeX that cites all of a .bib shows every work of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evidence_refs.model import Reference

from ..formats.hostile import FULL
from .arriving import squeezed
from .running import CATALOGUES, catalogue, exported, run, there

pytestmark = pytest.mark.program

DOCUMENT = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{mathptmx}
\usepackage{natbib}
\usepackage{hyperref}
\pagestyle{empty}  % a page number may fall within a title
\begin{document}
\nocite{*}
\bibliographystyle{plainnat}
\bibliography{refs}
\end{document}
"""
# Nothing but the article class: the .bib must bring along what it needs.
MINIMAL = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\begin{document}
\nocite{*}
\bibliographystyle{plain}
\bibliography{refs}
\end{document}
"""


BIBLATEX = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[backend=biber]{biblatex}
\addbibresource{refs.bib}
\begin{document}
\nocite{*}
\printbibliography
\end{document}
"""


def pdf(folder: Path, document: str) -> str:
    """Typeset a document that cites all; gives the text of its PDF."""
    (folder / "doc.tex").write_text(document, encoding="utf-8")
    latex = ("-interaction=nonstopmode", "-halt-on-error", "doc")
    run(folder, "pdflatex", *latex)
    run(folder, "biber" if "biblatex" in document else "bibtex", "doc")
    run(folder, "pdflatex", *latex)
    run(folder, "pdflatex", *latex)
    return run(folder, "pdftotext", "-raw", "doc.pdf", "-")


@pytest.mark.parametrize("ascii", [False, True])
def test_a_document_that_cites_all_shows_every_title(tmp_path: Path, ascii: bool) -> None:
    exported(tmp_path, FULL, "bibtex", ascii=ascii)
    text = squeezed(pdf(tmp_path, DOCUMENT))
    assert [each.title for each in FULL if squeezed(each.title or "") not in text] == []


def test_a_minimal_document_takes_it_without_a_package(tmp_path: Path) -> None:
    exported(tmp_path, FULL, "bibtex")
    assert "https://example.org/a_b~c%20d#e?f=1&g=%7Bh%7D%5Ci" in re.sub(
        r"\s", "", pdf(tmp_path, MINIMAL)
    )


@pytest.mark.parametrize(
    "document",
    [MINIMAL, DOCUMENT, DOCUMENT.replace(r"\usepackage{hyperref}", ""), BIBLATEX],
    ids=["plain", "plainnat and hyperref", "plainnat", "biblatex"],
)
@pytest.mark.parametrize("kind", ["webpage", "report"])
def test_a_page_and_a_work_without_title_print_their_address(
    tmp_path: Path, document: str, kind: str
) -> None:
    url = "https://example.org/a%20b_c?d=1#e"
    page = Reference(key="a2020b", type="webpage", title="A", source=["KF"], url=url)
    exported(tmp_path, [page, Reference(key="b2020b", type=kind, url=url)], "bibtex")
    text = re.sub(r"[\s\-‐]", "", pdf(tmp_path, document))
    assert text.count(url) >= 2


def test_a_document_that_cites_our_catalogue_shows_every_title(tmp_path: Path) -> None:
    references = catalogue()
    exported(tmp_path, references, "bibtex")
    text = squeezed(pdf(tmp_path, DOCUMENT))
    assert [each.key for each in references if squeezed(each.title or "") not in text] == []


READABLE = BIBLATEX.replace(r"\begin", "\\usepackage{mathptmx}\n\\pagestyle{empty}\n\\begin", 1)
AUTHOR_YEAR = READABLE.replace("[backend=biber]", "[backend=biber,style=authoryear]")
NUMERIC = READABLE.replace("[backend=biber]", "[backend=biber,style=numeric]")


@pytest.mark.parametrize("document", [AUTHOR_YEAR, NUMERIC], ids=["authoryear", "numeric"])
@pytest.mark.parametrize("format", there("bibtex", "biblatex"))
@pytest.mark.parametrize("which", CATALOGUES)
def test_biblatex_shows_every_reference(
    tmp_path: Path, which: str, format: str, document: str
) -> None:
    references = CATALOGUES[which]()
    exported(tmp_path, references, format)
    text = squeezed(pdf(tmp_path, document))
    shown = {each.key: each.title or each.url or each.date or "" for each in references}
    assert [key for key, words in shown.items() if squeezed(words) not in text] == []
