"""AnyStyle's labelled references (core.xml, gold.xml) -> samples.

Source: https://github.com/inukshuk/anystyle, res/parser; BSD-2-Clause.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from evidence_refs.extraction.fields.organisations import is_organisation
from training.sample import Builder, Sample

_LABELS = {
    "author": "author", "director": "author", "producer": "author", "editor": "editor",
    "translator": "translator", "title": "title", "journal": "container",
    "container-title": "container", "collection-title": "series", "volume": "volume",
    "pages": "pages", "edition": "edition", "date": "date", "publisher": "publisher",
    "location": "location", "url": "url", "doi": "doi", "isbn": "ident", "note": "note",
    "medium": "medium", "genre": "genre", "citation-number": "citation-number",
    "source": "publisher",
}  # fmt: skip


def read_anystyle(folder: Path) -> list[Sample]:
    """Read both sets, in file order."""
    samples: list[Sample] = []
    for name in ("core", "gold"):
        root = ET.fromstring((folder / f"{name}.xml").read_text(encoding="utf-8"))
        samples += [_sample(sequence, name) for sequence in root.iter("sequence")]
    return [sample for sample in samples if sample.text.strip()]


def is_held_out(sample: Sample) -> bool:
    """Say whether a sample is never trained on: one in five, told by its text alone."""
    return fold_of(sample) == 0


def fold_of(sample: Sample) -> int:
    """Give which fifth of the sets a sample belongs to (0 to 4)."""
    return hashlib.sha256(sample.text.encode()).digest()[0] % 5


def _is_body(text: str) -> bool:
    """Say whether an author is an organisation; the sets do not tell."""
    bare = text.strip(" .,:;()[]")
    if re.search(r"\b[A-Z]{1,3}\.?(?:[,;]| and )", bare):
        return False  # "Smith L, Jones K; the Study Group"
    if is_organisation(bare):
        return True
    person = re.search(r"\b[A-Z]\b|[A-Z]\.|,|\bet al\b|\b[A-Z]{2}$", bare)
    return not person and (bool(re.search(r"\b(?:of|for)\b", bare)) or " " not in bare)


def _sample(sequence: ET.Element, name: str) -> Sample:
    builder = Builder()
    accessed = False
    for number, element in enumerate(sequence):
        text = " ".join((element.text or "").split())
        if not text:
            continue
        label = _LABELS.get(element.tag, "note")
        if label == "date" and accessed:
            label = "accessed"
        low = text.lower()
        if label == "author" and _is_body(text):
            label = "body"
        accessed = label == "note" and any(
            w in low for w in ("accessed", "retrieved", "cited", "viewed")
        )
        if accessed and any(c.isdigit() for c in text):
            label = "accessed"
        if number:
            builder.add(" ")
        builder.add(text, label)
    return builder.build(name)
