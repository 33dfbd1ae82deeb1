"""PubMed's XML, as its API (EFetch) and its yearly files give it: `<PubmedArticleSet><PubmedArticle>`.

Source of the format: https://dtd.nlm.nih.gov/ncbi/pubmed/ (pubmed_250101.dtd), and for the tags
https://www.nlm.nih.gov/bsd/mms/medlineelements.html: each element is put under the tag that PubMed's text
has for it, and read as that. So an article is one record, whichever of the two it comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from evidence_refs.formats import xml_records
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.pubmed import nbib
from evidence_refs.formats.pubmed.elements import OF_BOOKS, tagged_values
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

_SET = ("PubmedArticleSet", "PubmedBookArticleSet")
_RECORDS = ("PubmedArticle", "PubmedBookArticle")
_BARE = frozenset(("PT", "OWN", "STAT"))
_KIND = xml_records.Kind("PubMed", "<PubmedArticleSet>", (*_SET, *_RECORDS), _RECORDS)


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order; `lines` are its text in pieces of any length.

    Where it is no longer XML, a problem says so, and the records before it stand.

    Raises:
        UnreadableError: it is not of PubMed, declares entities, or holds no records.
    """
    return xml_records.read(lines, _KIND, file, values=_values, bare=_BARE, record=nbib.record)


def _values(element: _Element) -> xml_records.Values:
    values: xml_records.Values = {}
    for tag, text in tagged_values(element):
        if text:
            values.setdefault(tag, []).append(text)
    if element.tag == _RECORDS[1]:
        values.setdefault("PT", []).append(OF_BOOKS["TI" in values])
    return values
