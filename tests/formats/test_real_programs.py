"""What real programs say of a .bib file: no error, and no warning but of what the print leaves out."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from evidence_refs.formats.bibtex import writing as bibtex
from evidence_refs.model import Reference

from .hostile import BARE, FULL, ODD_DATES

pytestmark = pytest.mark.program

CATALOGUE = Path(__file__).parent.parent.parent / "data" / "references.yaml"
STYLES = ("plain", "plainnat", "abbrv", "alpha", "unsrt")

# What plain.bst asks of an entry; `misc` needs nothing (Patashnik, BibTeXing, 1988, section 3.1).
REQUIRED = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author and editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "publisher", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "phdthesis": ("author", "title", "school", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "booklet": ("title",),
    "misc": (),
}
ABSENT_IN_PRINT = re.compile(
    r"empty (author|author and editor|title|year|institution|publisher|school) in \S+"
)


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def run(folder: Path, name: str, *arguments: str) -> str:
    """Run a program; it must succeed. Gives what it printed."""
    done = subprocess.run(
        [program(name), *arguments], cwd=folder, capture_output=True, timeout=120, check=False
    )
    said = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    assert done.returncode == 0, said
    return said


def catalogue() -> list[Reference]:
    if not CATALOGUE.exists():
        pytest.skip("there is no catalogue yet")
    from evidence_refs.catalogue.keeping.store import load

    return list(load(CATALOGUE).catalogue.references)


def write(folder: Path, references: Sequence[Reference], *, ascii: bool = False) -> None:
    text = bibtex.write(references, ascii=ascii)
    (folder / "refs.bib").write_text(text, encoding="utf-8", newline="\n")


def bibtex_warnings(folder: Path, style: str) -> Counter[str]:
    lines = (r"\relax", r"\citation{*}", rf"\bibstyle{{{style}}}", r"\bibdata{refs}", "")
    (folder / "refs.aux").write_text("\n".join(lines), encoding="utf-8")
    said = run(folder, "bibtex", "refs")
    assert "error" not in said
    return Counter(re.findall(r"^Warning--(.*)$", said, re.MULTILINE))


def expected_warnings(folder: Path) -> Counter[str]:
    """What plain.bst says of the fields that an entry has not, by its own rules."""
    library = parse_string((folder / "refs.bib").read_text(encoding="utf-8"))
    assert library.failed_blocks == []
    expected = Counter[str]()
    for entry in library.entries:
        has = set(entry.fields_dict)
        if has & {"author", "editor"} and entry.entry_type == "book":
            has.add("author and editor")
        for name in REQUIRED[entry.entry_type]:
            if name not in has:
                expected[f"empty {name} in {entry.key}"] += 1
        if entry.entry_type == "misc" and not has & {"title", "howpublished", "author", "note"}:
            expected[f"all relevant fields are empty in {entry.key}"] += 1
        by = "author, editor," if entry.entry_type == "book" else "author"
        if not has & {"author", "key", *({"editor"} if entry.entry_type == "book" else ())}:
            expected[f"to sort, need {by} or key in {entry.key}"] += 1
    return expected


def biber_warnings(folder: Path) -> Counter[str]:
    said = run(
        folder,
        "biber",
        "--tool",
        "--validate-datamodel",
        "--nolog",
        "--output-file=out.bib",
        "refs.bib",
    )
    assert "ERROR" not in said
    return Counter(re.findall(r"^WARN - (?:Datamodel: )?(.*)$", said, re.MULTILINE))


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_bibtex_has_no_word_to_say_of_full_entries(tmp_path: Path, style: str, ascii: bool) -> None:
    write(tmp_path, FULL, ascii=ascii)
    assert bibtex_warnings(tmp_path, style) == Counter()
    bbl = (tmp_path / "refs.bbl").read_text(encoding="utf-8")  # no letter is cut in two
    assert bbl.count(r"\bibitem") == len(FULL)


def test_initials_keep_their_accents(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    bibtex_warnings(tmp_path, "abbrv")
    bbl = (tmp_path / "refs.bbl").read_text(encoding="utf-8")
    assert r"{\'E}.~{\AA}. van~der Berg" in re.sub(r"\s+", " ", bbl)


def test_bibtex_warns_of_what_is_absent_and_of_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, BARE)
    expected = expected_warnings(tmp_path)
    assert expected.total() == 12
    assert bibtex_warnings(tmp_path, "plain") == expected


def test_bibtex_takes_every_date(tmp_path: Path) -> None:
    write(tmp_path, ODD_DATES)
    assert bibtex_warnings(tmp_path, "plain") == Counter()


def test_biber_has_no_word_to_say_of_full_entries(tmp_path: Path) -> None:
    write(tmp_path, FULL)
    without_editor = [
        each.key for each in FULL if each.type in bibtex._ENTRY_TYPES and not each.editors
        and bibtex._ENTRY_TYPES[each.type] == "incollection"
    ]  # fmt: skip
    assert biber_warnings(tmp_path) == Counter(
        f"Entry '{key}' (refs.bib): Missing mandatory field 'editor'" for key in without_editor
    )


def test_biber_warns_of_what_is_absent_and_of_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, BARE)
    warnings = biber_warnings(tmp_path)
    assert warnings
    assert {re.sub(".*: ", "", each) for each in warnings} == {
        "Missing mandatory field 'author'",
        "Missing mandatory field 'title'",
        "Missing mandatory field 'institution'",
        "Missing mandatory field - one of 'date, year' must be defined",
    }


def test_biber_tells_only_that_a_year_in_words_is_no_number(tmp_path: Path) -> None:
    write(tmp_path, ODD_DATES)
    assert all(
        re.fullmatch(
            r"legacy (year|month) field .*|.*Invalid value of field '(year|month)'.*", each
        )
        for each in biber_warnings(tmp_path)
    )


@pytest.mark.parametrize("style", ["plain", "plainnat"])
def test_bibtex_takes_our_catalogue(tmp_path: Path, style: str) -> None:
    write(tmp_path, catalogue())
    warnings = bibtex_warnings(tmp_path, style)
    assert all(ABSENT_IN_PRINT.fullmatch(each) for each in warnings)
    if style == "plain":
        assert warnings == expected_warnings(tmp_path)


def test_biber_takes_our_catalogue(tmp_path: Path) -> None:
    write(tmp_path, catalogue())
    expected = re.compile(r"Missing mandatory field|(field|legacy) .*(year|month)")
    assert [each for each in biber_warnings(tmp_path) if not expected.search(each)] == []


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


def squeezed(text: str) -> str:
    """Text without what typesetting changes: blanks, line ends, hyphens, the shape of quotes."""
    text = unicodedata.normalize("NFKC", text).replace("\u2026", "...")
    text = re.sub("[‘’'`]", "'", text)
    text = re.sub('[“”"]', '"', text)
    return re.sub(r"[\s\-‐‑–—−\f]|\u00ad", "", text)


@pytest.mark.parametrize("ascii", [False, True])
def test_a_document_that_cites_all_shows_every_title(tmp_path: Path, ascii: bool) -> None:
    write(tmp_path, FULL, ascii=ascii)
    text = squeezed(pdf(tmp_path, DOCUMENT))
    assert [each.title for each in FULL if squeezed(each.title or "") not in text] == []


def test_a_minimal_document_takes_it_without_a_package(tmp_path: Path) -> None:
    write(tmp_path, FULL)
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
    write(tmp_path, [page, Reference(key="b2020b", type=kind, url=url)])
    text = re.sub(r"[\s\-‐]", "", pdf(tmp_path, document))
    assert text.count(url) >= 2


def test_a_document_that_cites_our_catalogue_shows_every_title(tmp_path: Path) -> None:
    references = catalogue()
    write(tmp_path, references)
    text = squeezed(pdf(tmp_path, DOCUMENT))
    assert [each.key for each in references if squeezed(each.title or "") not in text] == []
