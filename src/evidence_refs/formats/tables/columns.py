"""The columns of tables that databases and reference managers export, and the fields they fill.

A header is folded: letters and digits in lower case. Of several columns for one field, the first that
has something in a row fills it, and the others go to `extra`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from evidence_refs.formats.types import fold

COLUMNS: dict[str, str] = {
    "id": """id key citationkey citekey bibtexkey recordid recordnumber refid referenceid
        covidence covidencenumber uniqueid""",
    "type": """entrytype type itemtype documenttype referencetype publicationtype pubtype worktype
        publicationtypes doctype ty dt""",
    "title": """title articletitle documenttitle ti t1 primarytitle titles itemtitle papertitle
        worktitle studytitle recordtitle referencetitle displayname""",
    "authors": """authorfullnames authorsfullnames authors author authornames authoraf au creator
        creators authorlist authorsname a1 primaryauthors contributors""",
    "editors": "editors editor secondaryauthor secondaryauthors bookeditors bookeditor ed",
    "journal": """journal journaltitle sourcetitle journalbook publicationtitle containertitle
        journalname journalfull fulljournalname secondarytitle publicationname jo jf journalsource
        sourcename fulljournal publication venue periodical so t2 jt""",
    "booktitle": "booktitle book proceedingstitle conferencename conferencetitle conference",
    "short_journal": """journalabbreviation abbreviatedsourcetitle journaliso journalisoabbreviation
        isoabbreviation alternatejournal journalabbrev abbreviatedjournal isosourceabbreviation ja
        j2 ta""",
    "volume": "volume vol journalvolume vl vi",
    "issue": "issue issuenumber journalissue no issueno is ip",
    "issue_or_number": "number",
    "number": "reportnumber seriesnumber",
    "pages": "pages page pagerange pagination pg pagenumbers pp",
    "first_page": "pagestart startpage firstpage beginningpage sp spage bp startingpage",
    "last_page": "pageend endpage lastpage endingpage ep epage",
    "article_number": "artno articlenumber elocationid articleno articleid",
    "edition": "edition",
    "series": "series bookseriestitle seriestitle collectiontitle",
    "year": """year publicationyear publishedyear pubyear py yr publicationyears yearpublished
        yearofpublication""",
    "month": "month publishedmonth publicationmonth",
    "day": "day",
    "date": """date dateofpublication publicationdate publisheddate datepublished issued pubdate
        dateofissue y1 da""",
    "accessed": "accessdate accessed urldate dateaccessed lastaccessed",
    "doi": "doi doilink digitalobjectidentifier articledoi doinumber di do",
    "pmid": "pmid pubmedid medlinepmid pubmed pubmednumber pm",
    "pmcid": "pmcid pubmedcentralid pmc",
    "isbn": "isbn isbns isbnissn issnisbn",
    "issn": "issn issns printissn eissn sn",
    "url": "url urls link articleurl ur weblink linkurl fulltexturl embaselink",
    "abstract": "abstract abstractnote ab n2 abstracts summary abstracttext description",
    "publisher": "publisher publishername pb",
    "institution": "institution school organization organisation",
    "language": "language languageoforiginaldocument la languages originallanguage",
    "note": "note extra notes",
    "citation": "citation",
    "tags": """tags keywords keyword kw authorkeywords authorskeywords keywordsauthor indexkeywords
        keywordsplus meshterms mesh meshheadings subjectheadings subjects descriptors manualtags
        automatictags""",
    "database": """database searchset citesource db nameofdatabase databasename sourcedatabase
        databaseprovider searchsource dataprovider databaseinfo dp""",
}  # fmt: skip

# Field tags of Web of Science: some of them mean other things elsewhere (ID, its own keywords).
WEB_OF_SCIENCE: dict[str, str] = {
    "type": "dt pt", "title": "ti", "authors": "af au ca gp", "editors": "be ed", "journal": "so",
    "short_journal": "j9 ji", "booktitle": "ct", "volume": "vl", "issue": "is", "first_page": "bp",
    "last_page": "ep", "article_number": "ar", "year": "py", "month": "pd", "doi": "di", "pmid": "pm",
    "isbn": "bn", "issn": "sn ei", "abstract": "ab", "publisher": "pu", "language": "la",
    "series": "se", "tags": "de id",
}  # fmt: skip

FILLED = frozenset(COLUMNS)
"""What a column may fill: what a person may map it to."""

_CALLED = {"source": "publisher", "key": "id", "keywords": "tags"}
"""Fields of the model by the names that they have here."""

_SOURCE = "source"
_FEW = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns fill a field, the first choice first; and the names of all."""

    header: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]
    called: Mapping[str, str]
    rest: tuple[int, ...]


def layout_of(
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    wanted: Mapping[str, str] = MappingProxyType({}),
) -> Layout:
    """Give the layout of a table of its header and some of its rows.

    `wanted` are columns that a person says what they fill: one of `FILLED`.
    """
    said = {at: wanted[name] for at, name in enumerate(header) if name in wanted}
    folded = ["" if at in said else fold(name) for at, name in enumerate(header)]
    table = (
        WEB_OF_SCIENCE
        if {"ti", "so", "py"} <= set(folded) or {"pt", "au"} <= set(folded)
        else COLUMNS
    )
    fields: dict[str, tuple[int, ...]] = {}
    for name, known in table.items():
        words = known.split()
        found = sorted((words.index(word), at) for at, word in enumerate(folded) if word in words)
        if found:
            fields[name] = tuple(at for _, at in found)
    _place_source(folded, sample, fields)
    for at, name in said.items():
        fields[name] = (at, *fields.get(name, ()))
    _place_id(sample, fields)
    used = {at for columns in fields.values() for at in columns}
    return Layout(
        tuple(header),
        fields,
        {name: header[columns[0]] for name, columns in fields.items()},
        tuple(at for at in range(len(header)) if at not in used and header[at].strip()),
    )


def filled_by(name: str) -> str | None:
    """Give what a column fills that a person calls so, by our name or the model's; None if nothing."""
    name = name.strip().lower().replace("-", "_")
    name = _CALLED.get(name, name)
    return name if name in FILLED else None


def known_columns(header: Sequence[str]) -> int:
    """Say how many of these headers are known."""
    return sum(fold(name) in _KNOWN for name in header)


_KNOWN = {
    word
    for table in (COLUMNS, WEB_OF_SCIENCE)
    for words in table.values()
    for word in words.split()
} | {_SOURCE}


def _place_source(
    folded: Sequence[str], sample: Sequence[Sequence[str]], fields: dict[str, tuple[int, ...]]
) -> None:
    """A column `source` names the database where another is the journal, or where it says little."""
    if _SOURCE not in folded:
        return
    at = folded.index(_SOURCE)
    said = {row[at].strip().lower() for row in sample if at < len(row)} - {""}
    few = len(sample) > 2 * _FEW and len(said) <= _FEW
    name = "database" if "journal" in fields or few else "journal"
    fields[name] = (*fields.get(name, ()), at)


def _place_id(sample: Sequence[Sequence[str]], fields: dict[str, tuple[int, ...]]) -> None:
    """A PubMed number stands in for an id where every record has its own."""
    if "id" in fields or "pmid" not in fields:
        return
    at = fields["pmid"][0]
    numbers = [row[at].strip() for row in sample if at < len(row)]
    if numbers and all(numbers) and len(set(numbers)) == len(numbers):
        fields["id"] = (at,)
