from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import READERS, records
from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem
from tests.formats.reading import one, read, said

HEAD = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/p.dtd">
"""
AUTHORS = """<AuthorList CompleteYN="Y">
<Author ValidYN="Y"><LastName>Smith</LastName><ForeName>John B</ForeName><Initials>JB</Initials><Suffix>Jr</Suffix>
<Identifier Source="ORCID">0000-0001</Identifier><AffiliationInfo><Affiliation>Leeds.</Affiliation></AffiliationInfo></Author>
<Author><LastName>Doe</LastName><Initials>A</Initials></Author>
<Author><CollectiveName>The Study Group</CollectiveName></Author></AuthorList>"""
ARTICLE = f"""<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">31234567</PMID>
<DateRevised><Year>2019</Year><Month>2</Month><Day>01</Day></DateRevised>
<Article PubModel="Print"><Journal><ISSN IssnType="Electronic">1759-8486</ISSN><JournalIssue CitedMedium="Internet">
<Volume>10</Volume><Issue>4</Issue><PubDate><Year>2018</Year><Month>Apr</Month><Day>2</Day></PubDate></JournalIssue>
<Title>Journal of titles</Title><ISOAbbreviation>J. Title</ISOAbbreviation></Journal>
<ArticleTitle>A title in <i>italics</i>, of CO<sub>2</sub> &amp; more.</ArticleTitle>
<Pagination><StartPage>335</StartPage><EndPage>339</EndPage><MedlinePgn>335-9</MedlinePgn></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1000/x.1</ELocationID>
<Abstract><AbstractText Label="AIMS">To see <b>more</b>.</AbstractText>
<AbstractText Label="RESULTS">Seen.</AbstractText></Abstract>{AUTHORS}
<Language>eng</Language><PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType>
<PublicationType>Published Erratum</PublicationType></PublicationTypeList></Article>
<MedlineJournalInfo><Country>England</Country><MedlineTA>J Title</MedlineTA><ISSNLinking>1759-8478</ISSNLinking></MedlineJournalInfo>
<CommentsCorrectionsList><CommentsCorrections RefType="ErratumFor"><RefSource>J Title. 2017</RefSource>
<PMID>3</PMID></CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="N">Aged</DescriptorName>
<QualifierName MajorTopicYN="Y">surgery</QualifierName></MeshHeading>
<MeshHeading><DescriptorName MajorTopicYN="Y">Humans</DescriptorName></MeshHeading></MeshHeadingList>
<KeywordList><Keyword>walking</Keyword></KeywordList></MedlineCitation>
<PubmedData><History><PubMedPubDate PubStatus="received"><Year>2018</Year><Month>1</Month><Day>5</Day></PubMedPubDate></History>
<ArticleIdList><ArticleId IdType="pubmed">31234567</ArticleId><ArticleId IdType="pmc">PMC76543</ArticleId>
<ArticleId IdType="doi">10.1000/x.1</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>Roe C. Other. 2001.</Citation><ArticleIdList>
<ArticleId IdType="doi">10.1000/other</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>"""
BOOK = """<PubmedBookArticle><BookDocument><PMID>1</PMID>
<Book><Publisher><PublisherName>Harbour Press</PublisherName><PublisherLocation>Leith</PublisherLocation></Publisher>
<BookTitle>Ports</BookTitle><PubDate><Year>2010</Year></PubDate><AuthorList Type="editors"><Author><LastName>Roe</LastName>
<ForeName>Cara</ForeName></Author></AuthorList><Isbn>9783161484100</Isbn></Book>{}<Language>eng</Language>
<AuthorList Type="authors" CompleteYN="N"><Author><LastName>Doe</LastName><ForeName>Ann</ForeName></Author></AuthorList>
<PublicationType>Review</PublicationType></BookDocument></PubmedBookArticle>"""
NBIB = """PMID- 31234567
OWN - NLM
STAT- MEDLINE
LR  - 20190201
IS  - 1759-8486 (Electronic)
IS  - 1759-8478 (Linking)
VI  - 10
IP  - 4
DP  - 2018 Apr 2
TI  - A title in italics, of CO2 & more.
PG  - 335-9
LID - 10.1000/x.1 [doi]
AB  - AIMS: To see more.

      RESULTS: Seen.
FAU - Smith, John B Jr
AU  - Smith JB Jr
FAU - Doe, A
AU  - Doe A
AUID- ORCID: 0000-0001
AD  - Leeds.
CN  - The Study Group
LA  - eng
PT  - Journal Article
PT  - Published Erratum
PL  - England
TA  - J Title
JT  - Journal of titles
MH  - Aged/*surgery
MH  - *Humans
OT  - walking
PHST- 2018/01/05 00:00 [received]
PMC - PMC76543
AID - 10.1000/x.1 [doi]
"""


def wrapped(records: str) -> str:
    return f"{HEAD}<PubmedArticleSet>{records}</PubmedArticleSet>"


def test_an_article_is_the_record_that_its_tagged_text_gives() -> None:
    found, same = one("pubmed-xml", wrapped(ARTICLE)), one("nbib", NBIB)
    assert (found.work, found.tags, found.database) == (same.work, same.tags, same.database)
    assert found.id == same.id == "31234567"
    ours = {"CR": "Roe C. Other. 2001.", "ErratumFor": "J Title. 2017 PMID: 3"}
    assert found.extra == {**same.extra, **ours}


def test_what_an_article_says() -> None:
    found = one("pubmed-xml", wrapped(ARTICLE))
    assert said(found) == {
        "type": "article-journal", "title": "A title in italics, of CO2 & more",
        "authors": "Smith|John B|Jr; Doe|A; {The Study Group}", "journal": "Journal of titles",
        "volume": "10", "issue": "4", "pages": "335-9", "date": "2018-04-02", "language": "en",
        "abstract": "AIMS: To see more.\n\nRESULTS: Seen.", "doi": "10.1000/x.1",
        "pmid": "31234567", "pmcid": "PMC76543", "issn": "1759-8486",
    }  # fmt: skip
    assert found.tags == ("walking", "Aged/surgery", "Humans")


@pytest.mark.parametrize(
    ("title", "type", "of"),
    [
        ("<ArticleTitle>Quays</ArticleTitle>", "chapter", {"title": "Quays", "journal": "Ports"}),
        ("", "book", {"title": "Ports"}),
    ],
)
def test_a_book_and_a_part_of_one(title: str, type: str, of: dict[str, str]) -> None:
    found = one("pubmed-xml", wrapped(BOOK.format(title)))
    assert said(found) == of | {
        "type": type, "authors": "Doe|Ann", "authors_truncated": True, "editors": "Roe|Cara",
        "source": ("Harbour Press",), "date": "2010", "language": "en", "isbn": "9783161484100",
        "pmid": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ("<MedlineDate>2018 Nov-Dec</MedlineDate>", "2018-11/2018-12"),
        ("<Year>2018</Year><Season>Spring</Season>", "2018-21"),
        ("<Year>2018</Year>", "2018"),
    ],
)
def test_dates(date: str, edtf: str) -> None:
    text = f"<PubmedArticle><PMID>1</PMID><PubDate>{date}</PubDate></PubmedArticle>"
    assert one("pubmed-xml", wrapped(text)).work.date == edtf


def test_an_article_alone_and_what_no_tag_has() -> None:
    found = one(
        "pubmed-xml", "<PubmedArticle><PMID>1</PMID><New><Deep>words</Deep></New></PubmedArticle>"
    )
    assert (found.work.pmid, found.extra) == ("1", {"Deep": "words"})


def test_a_file_that_is_cut_short_and_a_record_without_fields() -> None:
    cut, problem = read("pubmed-xml", wrapped(ARTICLE + ARTICLE)[:-700])
    assert isinstance(cut, Entry) and isinstance(problem, Problem)
    assert problem.code == "broken-xml"
    empty, _ = read("pubmed-xml", wrapped("<PubmedArticle><PubmedData/></PubmedArticle>" + ARTICLE))
    assert isinstance(empty, Problem) and empty.code == "empty-record"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<PubmedArticleSet></PubmedArticleSet>", "no <PubmedArticle> of PubMed"),
        ("<other><PubmedArticle/></other>", "none of PubMed"),
        ('<!DOCTYPE x [<!ENTITY a "aa">]><PubmedArticleSet>&a;</PubmedArticleSet>', "declares entities"),
        ("<PubmedArticleSet><PubmedArticle>", "not well-formed"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        read("pubmed-xml", text)


@pytest.mark.parametrize("head", [HEAD, "", HEAD.replace("\n", " "), HEAD.splitlines()[1]])
@pytest.mark.parametrize("name", ["pubmed.xml", "results.txt", "efetch.fcgi"])
def test_its_kind_is_told_by_its_content(head: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(wrapped(ARTICLE).replace(HEAD, head), encoding="utf-8")
    file = records.opened(path, records.How())
    assert file.kind == "pubmed-xml"
    assert [each.id for each in file.records if isinstance(each, Entry)] == ["31234567"]


def test_an_external_document_type_is_not_fetched_and_its_entities_stay_out() -> None:
    text = wrapped(
        "<PubmedArticle><PMID>1</PMID><ArticleTitle>A&nbsp;b</ArticleTitle></PubmedArticle>"
    )
    assert one("pubmed-xml", text).work.pmid == "1"


@settings(max_examples=60)
@given(st.data())
def test_no_damage_ends_the_reading_otherwise_than_by_saying_so(data: st.DataObject) -> None:
    text = wrapped(ARTICLE + BOOK.format(""))
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(["", "<", "</Article>", "&x;", "\x00\x1b", "]]>", "<PMID/>"]))
    lines = [text[:at] + piece + text[at + data.draw(st.integers(0, 40)) :]]
    try:
        found = list(READERS["pubmed-xml"].read(lines, file="in"))
    except UnreadableError:
        return
    assert found
