"""The elements of PubMed's XML, and the tag that its text has for each (`LastName`, `ForeName`: `FAU`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

Values = Iterator[tuple[str, str]]
"""Tags and what stands under them."""

OF_BOOKS = ("Book", "Book Chapter")
"""What a record of a book is; a part of one has a title of its own."""

_TAGS: Mapping[str, str] = {
    "PMID": "PMID", "ArticleTitle": "TI", "VernacularTitle": "TT",
    "MedlineTA": "TA", "Title": "JT", "Volume": "VI", "Issue": "IP",
    "Language": "LA", "PublicationType": "PT", "Country": "PL", "NlmUniqueID": "JID",
    "CitationSubset": "SB", "CoiStatement": "COIS", "PublicationStatus": "PST", "Keyword": "OT",
    "GeneralNote": "GN", "NumberOfReferences": "RF", "SpaceFlightMission": "SFM",
    "BookTitle": "BTI", "CollectionTitle": "CTI", "PublisherName": "PB", "PublisherLocation": "PL",
    "Edition": "EN", "Isbn": "ISBN", "ReportNumber": "RN", "GeneSymbol": "GS",
}  # fmt: skip
"""Elements that hold one text."""
_SAID_AGAIN = "ISOAbbreviation"
"""The journal's short name, which `MedlineTA` has too, without stops."""
_DATES: Mapping[str, str] = {
    "DateCompleted": "DCOM", "DateRevised": "LR", "ArticleDate": "DEP", "ContributionDate": "CTDT",
    "DateCreated": "DA", "BeginningDate": "BeginningDate", "EndingDate": "EndingDate",
}  # fmt: skip
_HISTORY = {"pubmed": "EDAT", "medline": "MHDA", "entrez": "CRDT"}
_NAMED = {"Investigator": "IR", "PersonalNameSubject": "PS"}
_NUMBERS = {"pmc": "PMC", "mid": "MID"}


def tagged_values(record: _Element) -> Values:
    """Give the values of a record by their tags; what PubMed's text has no tag for, by its element's name."""
    citation = record.find("MedlineCitation")
    if citation is not None:
        yield "OWN", citation.get("Owner", "")
        yield "STAT", citation.get("Status", "")
    for child in record:
        yield from _below(child)


def _below(element: _Element) -> Values:
    # What is no element is an entity, which is not read.
    if not isinstance(element.tag, str) or element.tag == _SAID_AGAIN:
        return
    handler = _HANDLERS.get(element.tag)
    if handler:
        yield from handler(element)
    elif element.tag in _TAGS:
        yield _TAGS[element.tag], _text(element)
    elif len(element):
        for child in element:
            yield from _below(child)
    else:
        yield element.tag, _text(element)


def _text(element: _Element | None) -> str:
    """Give all text below an element, that of formulas and italics too, on one line."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _said(element: _Element, name: str) -> str:
    return _text(element.find(name))


def _author(element: _Element, name: str = "AU") -> Values:
    """A person as `Smith, John B Jr`, which is how PubMed's text has it, or a body."""
    family, given = _said(element, "LastName"), _said(element, "ForeName")
    initials, suffix = _said(element, "Initials"), _said(element, "Suffix")
    if family:
        first = " ".join(filter(None, (given or initials, suffix)))
        yield f"F{name}", f"{family}, {first}" if first else family
    yield "CN", _said(element, "CollectiveName")
    for each in element.iterfind("Identifier"):
        yield "AUID", ": ".join(filter(None, (each.get("Source", ""), _text(each))))
    for each in element.iterfind("AffiliationInfo/Affiliation"):
        yield "AD", _text(each)


def _authors(element: _Element) -> Values:
    name = "ED" if element.get("Type") == "editors" else "AU"
    for each in element.iterfind("Author"):
        yield from _author(each, name)
    if element.get("CompleteYN") == "N":
        yield f"F{name}", "et al."


def _issn(element: _Element) -> Values:
    kind = element.get("IssnType", "Linking")
    yield "IS", f"{_text(element)} ({kind})"


def _published(element: _Element) -> Values:
    """`2018 Nov-Dec`, as it is printed; or year, month or season, and day."""
    parts = (_said(element, name) for name in ("Year", "Month", "Season", "Day"))
    yield "DP", _said(element, "MedlineDate") or " ".join(filter(None, parts))


def _day(element: _Element) -> Values:
    year, month, day = (_said(element, name) for name in ("Year", "Month", "Day"))
    yield _DATES[str(element.tag)], f"{year}{month:0>2}{day:0>2}" if month and day else year


def _history(element: _Element) -> Values:
    year, month, day = (_said(element, name) for name in ("Year", "Month", "Day"))
    hour, minute = _said(element, "Hour") or "0", _said(element, "Minute") or "0"
    status = element.get("PubStatus", "")
    when = f"{year}/{month:0>2}/{day:0>2} {hour:0>2}:{minute:0>2}"
    tag = _HISTORY.get(status)
    yield (tag, when) if tag else ("PHST", f"{when} [{status}]")


def _pagination(element: _Element) -> Values:
    first, last = _said(element, "StartPage"), _said(element, "EndPage")
    yield "PG", _said(element, "MedlinePgn") or "-".join(filter(None, (first, last)))


def _abstract(element: _Element) -> Values:
    """Each labelled part is a paragraph."""
    said = [(each.get("Label", ""), _text(each)) for each in element.iterfind("AbstractText")]
    parts = [": ".join(filter(None, part)) for part in said]
    yield "OAB" if element.tag == "OtherAbstract" else "AB", "\n\n".join(filter(None, parts))
    yield "CI", _said(element, "CopyrightInformation")


def _location(element: _Element) -> Values:
    yield "LID", f"{_text(element)} [{element.get('EIdType', '')}]"


def _number(element: _Element) -> Values:
    kind, text = element.get("IdType", ""), _text(element)
    if kind in _NUMBERS:
        yield _NUMBERS[kind], text
    elif kind != "pubmed":
        yield "AID", f"{text} [{kind}]"


def _heading(element: _Element) -> Values:
    """`Aged/*surgery`: a heading, and what of it the article is about."""
    words = [f"{'*' * (each.get('MajorTopicYN') == 'Y')}{_text(each)}" for each in element]
    yield "MH", "/".join(filter(None, words))


def _substance(element: _Element) -> Values:
    number, name = _said(element, "RegistryNumber"), _said(element, "NameOfSubstance")
    yield "RN", f"{number} ({name})" if number else name


def _grant(element: _Element) -> Values:
    parts = (_said(element, name) for name in ("GrantID", "Acronym", "Agency", "Country"))
    yield "GR", "/".join(filter(None, parts))


def _comment(element: _Element) -> Values:
    """What this article is about, corrects or is corrected by."""
    number = _said(element, "PMID")
    source = _said(element, "RefSource") + (f" PMID: {number}" if number else "")
    yield element.get("RefType", str(element.tag)), source


def _named(element: _Element) -> Values:
    """Who took part, or whom an article is about."""
    yield from _author(element, _NAMED[str(element.tag)])


def _data(element: _Element) -> Values:
    """`ClinicalTrials.gov/NCT01234567`: data of the work, or its register."""
    for each in element.iterfind("AccessionNumberList/AccessionNumber"):
        yield "SI", f"{_said(element, 'DataBankName')}/{_text(each)}"


def _cited(element: _Element) -> Values:
    for each in element.iter("Citation"):
        yield "CR", _text(each)


_HANDLERS: Mapping[str, Callable[[_Element], Values]] = {
    "AuthorList": _authors, **dict.fromkeys(_NAMED, _named), "ISSN": _issn, "ISSNLinking": _issn,
    "PubDate": _published, "Pagination": _pagination, "Abstract": _abstract,
    "OtherAbstract": _abstract, "DataBank": _data, "ELocationID": _location, "ArticleId": _number, "MeshHeading": _heading,
    "Chemical": _substance, "Grant": _grant, "CommentsCorrections": _comment,
    "PubMedPubDate": _history, "ReferenceList": _cited, **dict.fromkeys(_DATES, _day),
}  # fmt: skip
"""Elements whose tag depends on what they hold."""
