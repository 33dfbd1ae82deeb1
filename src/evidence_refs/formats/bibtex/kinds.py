"""Entry types: which one a work has, and which fields that one knows.

Those of BibTeX are Patashnik's (BibTeXing, 1988, section 3.1), those of BibLaTeX of its manual (2.1)
and of Biber's data model (`blx-dm.def`). What a type has no field for is told in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from evidence_refs.formats.types import csl_type
from evidence_refs.model import Reference

ENTRY_TYPE = "ENTRYTYPE"
"""Under this name `extra` has the entry type that a file gave, where no CSL type says all of it."""
NO_TYPE = "none"
"""The `entrysubtype` of a work that has no type."""
_OF_ARTICLES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
SUBTYPES = {words: csl for csl, words in _OF_ARTICLES.items()}
"""What BibLaTeX's styles know of articles, and the CSL type of each."""
_READ_AS = {"letter": "personal communication", "conference": "inproceedings"}


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry type: its name, its fields for what contains the work and for who issued it.

    `fields` are those of the optional fields that it knows; `type` is what its field of that name
    says where a work has none.
    """

    name: str
    container: str = ""
    issuer: str = ""
    fields: frozenset[str] = frozenset()
    type: str = ""


def _kinds(*rows: tuple[str, str, str, str]) -> dict[str, Kind]:
    return {row[0]: Kind(row[0], row[1], row[2], frozenset(row[3].split())) for row in rows}


BIBTEX = _kinds(
    ("article", "journal", "", "volume number series pages editor issn"),
    ("techreport", "", "institution", "number pages address"),
    ("book", "", "publisher", "volume number series edition pages editor isbn address"),
    ("incollection", "booktitle", "publisher", "volume number series edition pages editor isbn address chapter"),
    ("inproceedings", "booktitle", "publisher", "volume number series pages editor isbn address"),
    ("proceedings", "", "publisher", "volume number series pages editor isbn address"),
    ("phdthesis", "", "school", "address"),
    ("mastersthesis", "", "school", "address"),
    ("manual", "", "organization", "edition address"),
    ("booklet", "", "", "howpublished pages editor address"),
    ("misc", "", "", "howpublished editor address"),
)  # fmt: skip
BIBTEX["techreport"] = replace(BIBTEX["techreport"], type="Report")

_PART = "volume number series edition pages editor isbn address chapter"
_MISC = "howpublished editor address"
BIBLATEX = _kinds(
    ("article", "journaltitle", "", "volume number series pages editor issn"),
    ("review", "journaltitle", "", "volume number series pages editor issn"),
    ("periodical", "", "", "volume number series editor issn"),
    ("book", "", "publisher", _PART), ("mvbook", "", "publisher", _PART),
    ("collection", "", "publisher", _PART),
    ("reference", "", "publisher", _PART),
    ("proceedings", "", "publisher", "volume number series pages editor isbn address"),
    ("incollection", "booktitle", "publisher", _PART),
    ("inreference", "booktitle", "publisher", _PART),
    ("inproceedings", "booktitle", "publisher", "volume number series pages editor isbn address chapter"),
    ("report", "", "institution", "number pages address"),
    *((name, "", "institution", "pages address") for name in ("thesis", "mastersthesis")),
    ("manual", "", "organization", "number series edition pages editor isbn address"),
    ("booklet", "", "", "howpublished pages editor address"),
    ("dataset", "", "publisher", "number series edition editor address"),
    ("online", "", "organization", "editor"),
    ("patent", "", "", "number address"), ("unpublished", "", "", "howpublished address"),
    # Those that BibLaTeX's own styles set as they do `misc`.
    *(
        (name, "", "organization", _MISC)
        for name in """misc software artwork audio commentary image jurisdiction legal legislation
        letter movie music performance standard video""".split()
    ),
)  # fmt: skip
BIBLATEX["report"] = replace(BIBLATEX["report"], type="Report")
BIBLATEX["thesis"] = replace(BIBLATEX["thesis"], type="Thesis")

_ARTICLES = dict.fromkeys(
    (
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "review",
        "review-book",
    ),
    "article",
)
OF_TYPE_IN_BIBTEX: Mapping[str, str] = _ARTICLES | {
    "report": "techreport", "book": "book", "classic": "book", "collection": "book",
    "chapter": "incollection", "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection", "paper-conference": "inproceedings",
    "thesis": "phdthesis", "pamphlet": "booklet",
}  # fmt: skip
OF_TYPE_IN_BIBLATEX: Mapping[str, str] = _ARTICLES | {
    "review": "review", "review-book": "review", "periodical": "periodical",
    "report": "report", "book": "book", "classic": "book", "collection": "collection",
    "chapter": "incollection", "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "paper-conference": "inproceedings", "thesis": "thesis",
    "pamphlet": "booklet", "webpage": "online", "post": "online", "post-weblog": "online",
    "dataset": "dataset", "software": "software", "legislation": "legislation", "bill": "legislation",
    "regulation": "legal", "treaty": "legal", "legal_case": "jurisdiction", "hearing": "jurisdiction",
    "standard": "standard", "patent": "patent", "motion_picture": "movie", "broadcast": "video",
    "song": "audio", "musical_score": "music", "performance": "performance", "figure": "image",
    "graphic": "image", "map": "image", "personal_communication": "letter",
    "manuscript": "unpublished",
}  # fmt: skip


def kind_of(reference: Reference, kinds: Mapping[str, Kind], of_type: Mapping[str, str]) -> Kind:
    """Give the entry type of a work: the one that its file gave, if it says as much, or that of its type."""
    given = reference.extra.get(ENTRY_TYPE, "")
    if given in kinds and csl_of(given) == reference.type:
        return kinds[given]
    kind = kinds[of_type.get(reference.type or "", "misc")]
    if kind.name in ("collection", "periodical") and (reference.authors or not reference.editors):
        kind = kinds["book" if kind.name == "collection" else "misc"]
    # An article or chapter must be in something, a report have a title, a page an address.
    lacks = (
        (kind.container and not reference.journal)
        or (kind.type and not reference.title)
        or (kind.name == "online" and not (reference.url or reference.doi))
    )
    return kinds["misc"] if lacks else kind


def chosen_for(csl: str | None) -> set[str]:
    """Give the entry types that a work of a type has in each dialect; none for no type."""
    return {of[csl] for of in (OF_TYPE_IN_BIBTEX, OF_TYPE_IN_BIBLATEX) if csl and csl in of}


def subtype(reference: Reference, kind: Kind) -> str:
    """Give the `entrysubtype` that says of which type a work is; empty where its entry type does."""
    if csl_of(kind.name) == reference.type:
        return ""
    return _OF_ARTICLES.get(reference.type or "", reference.type or NO_TYPE)


def words_of(kind: str) -> str:
    """Give the words for an entry type by which `formats.types` knows it."""
    return _READ_AS.get(kind, kind)


def csl_of(kind: str) -> str | None:
    """Give the CSL type as which an entry type is read."""
    return csl_type(words_of(kind)).csl
