"""DOI, PubMed numbers, ISBN and ISSN as printed in running text."""

from __future__ import annotations

import re
from urllib.parse import unquote

_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:?\s*|\b)(?P<doi>10\.\d{4,9}/[^\s\"<>\[\]{}|\\^`]+)", re.I
)
_PMCID = re.compile(r"\bPMC\s?(?P<id>\d{4,9})\b")
_PMID = re.compile(
    r"\bPMID:?\s*(?P<id>\d{4,9})\b|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/(?P<url>\d{4,9})"
)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*(?P<id>(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx])\b")
_ISSN = re.compile(r"\bISSN:?\s*(?P<id>\d{4}-?\d{3}[\dXx])\b")


def find_identifiers(text: str) -> dict[str, str]:
    """Give those of `doi`, `pmid`, `pmcid`, `isbn`, `issn` that `text` prints, the first of each."""
    found: dict[str, str] = {}
    if doi := _DOI.search(text):
        found["doi"] = _trim(doi["doi"])
    if pmid := _PMID.search(text):
        found["pmid"] = pmid["id"] or pmid["url"]
    for name, pattern in (("pmcid", _PMCID), ("isbn", _ISBN), ("issn", _ISSN)):
        if match := pattern.search(text):
            found[name] = f"PMC{match['id']}" if name == "pmcid" else match["id"].strip()
    return found


def _trim(doi: str) -> str:
    doi = re.split(r"[?#]|&(?=\w+=)", unquote(doi))[0].rstrip(".,;:'’")
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(".,;:")
    return doi
