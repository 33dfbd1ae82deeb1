"""The catalogue's schema, and the only one: works, references, citations, documents.

Field names follow CSL where CSL has one (https://docs.citationstyles.org/); dates are EDTF.
Every scalar is text, so that `010`, `NO` and `10.1000` stay what was printed.
Objects are frozen; change one with `model_copy(update={…})`, or rebuild it with `Work.of`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from evidence_refs.edtf import is_edtf

VERSION: Literal[1] = 1

WorkType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
"""The types of CSL 1.0.2."""

Form = Literal["entry", "footnote", "link", "mention"]
Access = Literal["abstract-only", "login-required", "subscription"]

WORK_TYPES: tuple[str, ...] = get_args(WorkType)
FORMS: tuple[str, ...] = get_args(Form)


# These run for each value of a catalogue: ten thousand records have some two hundred thousand.
_line_end = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]").search


# What Python makes of bytes on a command line that are not UTF-8.
_surrogate = re.compile("[\ud800-\udfff]").search


def _one_line(text: str) -> str:
    if text.isprintable() and text and not text.isspace():
        return text
    _not_empty(text)
    if _line_end(text):
        raise ValueError("must stand on one line")
    return text


def _not_empty(text: str) -> str:
    if not text or text.isspace():
        raise ValueError("must not be empty")
    if not (text.isascii() or text.isprintable()) and _surrogate(text):
        raise ValueError("holds bytes that are not UTF-8")
    return text


def _date(text: str) -> str:
    if not is_edtf(text):
        raise ValueError("is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (EDTF)")
    return text


# YAML tools that guess types read `date: 2022` as a number: the JSON Schema lets them.
_SCALAR: dict[str, Any] = {"type": ["string", "integer"]}
Line = Annotated[str, AfterValidator(_one_line), WithJsonSchema(_SCALAR)]
"""Text on one line, not empty."""
Prose = Annotated[str, AfterValidator(_not_empty), WithJsonSchema(_SCALAR)]
"""Text of one or more paragraphs, kept apart by a blank line."""
EdtfDate = Annotated[str, AfterValidator(_date), WithJsonSchema(_SCALAR)]
"""An EDTF date of level 0 or 1."""
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_:.+/-]*$")]
"""A citation key: ASCII, without blanks, safe in BibTeX, pandoc and a URL fragment."""


def _none_is_empty(value: Any) -> Any:
    return () if value is None else value


def _number(value: Any) -> Any:
    return 1 if value == "1" else value  # the file gives text, as for every scalar


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Person(_Frozen):
    """A person: `{family, given}`; particles belong to the family name."""

    family: Line = Field(description="family name, with its particles (van der Berg)")
    given: Line | None = Field(None, description="given names or initials, as printed")
    suffix: Line | None = Field(None, description="Jr, III")


class Organisation(_Frozen):
    """An organisation in an author's place: `{literal}`."""

    literal: Line = Field(description="the organisation's name, as printed")


Name = Person | Organisation
Names = Annotated[tuple[Name, ...], BeforeValidator(_none_is_empty)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_none_is_empty)]


class Work(_Frozen):
    """What the print says of a work. A field that it does not give is absent."""

    type: WorkType | None = Field(None, description="CSL type")
    title: Line | None = Field(None, description="as printed, subtitle included, on one line")
    authors: Names = Field((), description="people and organisations printed in an author's place")
    authors_truncated: bool = Field(False, description="the print says et al. or and others")
    editors: Names = Field((), description="people and organisations printed as editors")
    source: Lines = Field((), description="the organisations that issued the work, as printed")
    journal: Line | None = Field(None, description="journal, magazine or book that contains it")
    volume: Line | None = Field(None, description="volume of the journal or book")
    issue: Line | None = Field(None, description="issue of the journal")
    edition: Line | None = Field(None, description="edition, as printed")
    pages: Line | None = Field(None, description="page range (12-19) or article number (e049296)")
    number: Line | None = Field(None, description="number of a report or paper (Cm 9999, HC 123)")
    series: Line | None = Field(None, description="name of the series")
    date: EdtfDate | None = Field(None, description="date of issue, EDTF, as precise as printed")
    date_text: Line | None = Field(None, description="the date as printed")
    date_updated: EdtfDate | None = Field(None, description="a date printed as that of an update")
    undated: bool = Field(False, description="the print says n.d. or undated")
    language: Line | None = Field(None, description="BCP 47 code of the work's language")
    abstract: Prose | None = Field(None, description="all text that describes the work")
    url: Line | None = Field(
        None, description="absolute address, repaired where the print broke it"
    )
    url_text: Line | None = Field(None, description="an address that is cut off or relative")
    archive_url: Line | None = Field(None, description="address of an archived copy")
    doi: Line | None = Field(None, description="DOI without https://doi.org/")
    pmid: Line | None = Field(None, description="PubMed number")
    pmcid: Line | None = Field(None, description="PubMed Central number (PMC1234567)")
    isbn: Line | None = Field(None, description="ISBN")
    issn: Line | None = Field(None, description="ISSN")
    accessed: EdtfDate | None = Field(None, description="date of access, EDTF; never the date")
    access: Access | None = Field(None, description="absent where the print says nothing")
    note: Prose | None = Field(None, description="a bare pointer that a reader needs")

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Build from values, leaving out those that are empty (None, "", (), False).

        A field that was given as empty counts as "a person wants it empty"; this never gives one.

        Raises:
            pydantic.ValidationError: a value breaks the model.
        """
        return cls(**{name: value for name, value in values.items() if value})

    @property
    def kept_empty(self) -> frozenset[str]:
        """The fields that are there and empty: a person set them to null, so nothing fills them."""
        return frozenset(name for name in self.model_fields_set if not getattr(self, name))


WORK_FIELDS: tuple[str, ...] = tuple(Work.model_fields)


class CitedIn(_Frozen):
    """One place in a document that points to the work."""

    document: Line = Field(description="id of the document")
    form: Form = Field(description="entry, footnote, link or mention")
    footnote: Line | None = Field(None, description="number of the note or list item")
    locator: Line | None = Field(None, description="place in the work, printed with it (p.8)")
    back_reference: bool = Field(False, description="Ibid., op. cit., see n 12")
    section: Lines = Field((), description="the headings above, from the highest")
    lines: tuple[int, int] | None = Field(None, description="first and last line in its text")
    pages: tuple[int, int] | None = Field(None, description="first and last page of a PDF")
    text: Prose | None = Field(None, description="the printed words, where the title is not all")

    @property
    def place(self) -> str:
        """Where it stands, as `alternates` name it: `document:line`, or the document alone."""
        return f"{self.document}:{self.lines[0]}" if self.lines else self.document


class Alternate(_Frozen):
    """A value that contradicts or is less full than the one that was kept."""

    value: Line | Prose | tuple[Name, ...] | tuple[Line, ...] = Field(description="the value")
    from_: Line = Field(alias="from", description="where it stands: document:line, or a key")


class Origin(_Frozen):
    """Where an imported record came from."""

    file: Line = Field(description="name of the file")
    id: Line | None = Field(None, description="the record's identifier there")
    day: EdtfDate | None = Field(None, description="day of the import")


class Reference(Work):
    """The catalogue's record of a work, with each place that cites it."""

    key: Key = Field(description="citation key; never changed once given")
    aliases: Annotated[tuple[Key, ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="former keys, and keys of records merged into this one"
    )
    extra: Annotated[dict[str, Prose], BeforeValidator(lambda value: value or {})] = Field(
        default_factory=dict, description="what an import brought and no field holds"
    )
    alternates: Annotated[
        dict[str, tuple[Alternate, ...]], BeforeValidator(lambda value: value or {})
    ] = Field(default_factory=dict, description="for a field: its other values, and their places")
    tags: Lines = Field((), description="the librarian's own words for it")
    added: EdtfDate | None = Field(None, description="day on which it came into the catalogue")
    reviewed: EdtfDate | None = Field(None, description="day on which a person checked it")
    origin: Annotated[tuple[Origin, ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="the files that it was imported from"
    )
    cited_in: Annotated[tuple[CitedIn, ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="every place that cites it"
    )

    def record(self) -> dict[str, Any]:
        """Give plain lists and dicts of text, as the file holds them; fields in the model's order.

        Absent fields are left out; one that a person wants empty is there, as null or false.
        """
        values = self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        values |= {name: False if name in FLAGS else None for name in self.kept_empty}
        return {name: values[name] for name in REFERENCE_FIELDS if name in values}


FLAGS: frozenset[str] = frozenset(
    name for name, field in Reference.model_fields.items() if field.annotation is bool
)
"""The fields that are true or false."""

REFERENCE_FIELDS: tuple[str, ...] = (
    "key", "aliases", *WORK_FIELDS, "extra", "alternates", "tags", "added", "reviewed", "origin",
    "cited_in",
)  # fmt: skip
"""The fields in the order in which a record writes them."""


class DocumentRecord(_Frozen):
    """A document that was extracted."""

    id: Line = Field(description="stem of the file name, or what --document said")
    title: Line | None = Field(None, description="the document's own title")
    source: Lines = Field((), description="the organisations that issued it")
    date: EdtfDate | None = Field(None, description="its date, EDTF")
    url: Line | None = Field(None, description="its address")
    file: Line = Field(description="name of the file, without its folder")
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] = Field(
        description="of the file's bytes"
    )


class Catalogue(_Frozen):
    """Documents, references, and what a person decided about them."""

    version: Annotated[Literal[1], BeforeValidator(_number)] = Field(
        VERSION, description="version of this format"
    )
    documents: Annotated[tuple[DocumentRecord, ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="documents that were extracted, sorted by id"
    )
    references: Annotated[tuple[Reference, ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="records, sorted by key"
    )
    removed: Annotated[tuple[Key, ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="keys of references that a person took out"
    )
    distinct: Annotated[tuple[tuple[Key, Key], ...], BeforeValidator(_none_is_empty)] = Field(
        (), description="pairs of keys that a person said are not the same work"
    )
