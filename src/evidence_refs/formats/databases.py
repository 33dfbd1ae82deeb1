"""Databases by what files call them: where an accession number is that of PubMed."""

from __future__ import annotations

import re

_PUBMED = re.compile(r"(?<![a-z])(?:pubmed|medline|nlm)(?![a-z])(?! central)", re.IGNORECASE)


def is_pubmed(name: str) -> bool:
    """Whether a database has PubMed's numbers: `PubMed`, `Ovid MEDLINE(R) ALL <1946 to May 02, 2023>`."""
    return bool(_PUBMED.search(name))
