"""One catalogue as several programs keep it: ours, BibTeX, cobib's YAML, a library of papis.

Each reference is written to all of them and forgotten, so that memory does not grow with the size.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

import yaml

from benchmarks.catalogue.files import PEERS_MOST, Files
from benchmarks.catalogue.records import documents, references
from evidence_refs.catalogue.text import render
from evidence_refs.edtf import year_of
from evidence_refs.formats import WRITERS
from evidence_refs.model import Name, Organisation, Reference

_BIBLATEX = {
    "report": "report", "article-journal": "article", "webpage": "online", "book": "book",
    "chapter": "incollection",
}  # fmt: skip


def make(files: Files, size: int) -> None:
    """Write a catalogue of `size` references; `files.whole` last, when all others are written."""
    files.catalogue.parent.mkdir(parents=True, exist_ok=True)
    with _new(files.catalogue) as ours, _new(files.bib) as bib, _new(files.cobib) as cobib:
        ours.write(f"# yaml-language-server: $schema={render.SCHEMA}\nversion: 1\n")
        ours.write(render.render_list("documents", map(render.render_document, documents(size))))
        ours.write("references:\n")
        for reference in references(size):
            ours.write(render.render_reference(reference))
            bib.write(_entry(reference))
            _dump({reference.key: _cobib(reference)}, cobib)
            if size <= PEERS_MOST:
                _put_papis(reference, files.papis / reference.key)
        ours.write(render.render_list("removed", []) + render.render_list("distinct", []))
    files.whole.touch()


def _new(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _entry(reference: Reference) -> str:
    """Give the entry alone: what a whole file would begin with is repeated by no entry."""
    text = WRITERS["bibtex"].write([reference])
    return text[text.rfind("\n@") + 1 :] + "\n"


def _put_papis(reference: Reference, folder: Path) -> None:
    """Write `info.yaml` as `papis add` does: https://papis.readthedocs.io/en/latest/info-file.html."""
    data = {
        "papis_id": sha256(reference.key.encode()).hexdigest()[:32],
        "ref": reference.key,
        "type": _BIBLATEX[str(reference.type)],
        "author": " and ".join(_inverted(name) for name in reference.authors),
        "author_list": [_parts(name, "given", "family") for name in reference.authors],
        "files": [],
        **_shared(reference),
    }
    folder.mkdir(parents=True, exist_ok=True)
    with _new(folder / "info.yaml") as file:
        yaml.dump(data, file, yaml.CSafeDumper, allow_unicode=True)


def _cobib(reference: Reference) -> dict[str, Any]:
    """Give an entry as cobib keeps it: https://cobib.gitlab.io/cobib/ (cobib-database.7)."""
    return {
        "ENTRYTYPE": _BIBLATEX[str(reference.type)],
        "author": [_parts(name, "first", "last") for name in reference.authors],
        **_shared(reference),
    }


def _shared(reference: Reference) -> dict[str, Any]:
    """Give the fields that papis and cobib name alike, after BibLaTeX."""
    year = year_of(reference.date)
    values = {
        "title": reference.title,
        "year": year,
        "publisher": "; ".join(reference.source),
        "journal": reference.journal,
        "volume": reference.volume,
        "number": reference.issue,
        "pages": reference.pages,
        "doi": reference.doi,
        "abstract": reference.abstract,
        "tags": list(reference.tags),
        "url": reference.url,
    }
    return {name: value for name, value in values.items() if value}


def _dump(data: dict[str, Any], file: TextIO) -> None:
    yaml.dump(
        data, file, yaml.CSafeDumper, allow_unicode=True, explicit_start=True, explicit_end=True
    )


def _parts(name: Name, given: str, family: str) -> dict[str, str]:
    if isinstance(name, Organisation):
        return {given: "", family: name.literal}
    return {given: name.given or "", family: name.family}


def _inverted(name: Name) -> str:
    return name.literal if isinstance(name, Organisation) else f"{name.family}, {name.given or ''}"
