"""PubMed's XML, as its API (EFetch) and its yearly files give it: `<PubmedArticleSet><PubmedArticle>`.

Source of the format: https://dtd.nlm.nih.gov/ncbi/pubmed/ (pubmed_250101.dtd), and for the tags
https://www.nlm.nih.gov/bsd/mms/medlineelements.html: each element is put under the tag that PubMed's text
has for it, and read as that. So an article is one record, whichever of the two it comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from evidence_refs.formats import xml_records
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.pubmed import nbib
from evidence_refs.formats.pubmed.elements import OF_BOOKS, tagged_values
from evidence_refs.formats.tagged import Tagged
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from lxml.etree import _Element

_SET = ("PubmedArticleSet", "PubmedBookArticleSet")
_RECORDS = ("PubmedArticle", "PubmedBookArticle")
_KIND = xml_records.Kind("PubMed", "<PubmedArticleSet>", (*_SET, *_RECORDS), _RECORDS)


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order; `lines` are its text in pieces of any length.

    Where it is no longer XML, a problem says so, and the records before it stand.

    Raises:
        UnreadableError: it is not of PubMed, declares entities, or holds no records.
    """
    number = 0
    for found in xml_records.read(lines, _KIND, file):
        if isinstance(found, Problem):
            yield found
            continue
        number += 1
        record = _tagged(found)
        if record.values.keys() <= {"PT", "OWN", "STAT"}:
            where = Where(file, record.line)
            yield Problem("empty-record", "a record without fields", where, "warning")
        else:
            yield nbib.record(record, number)


def _tagged(element: _Element) -> Tagged:
    found = Tagged(cast("int | None", element.sourceline) or 1)
    for tag, text in tagged_values(element):
        if text:
            found.values.setdefault(tag, []).append(text)
    if element.tag == _RECORDS[1]:
        found.values.setdefault("PT", []).append(OF_BOOKS["TI" in found.values])
    return found
