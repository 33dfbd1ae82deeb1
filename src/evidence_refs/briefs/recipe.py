"""The recipe of a brief: what stands in it, in which order, and how it looks. The only schema of it.

The filters of a section have the names that they have on the command line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    WithJsonSchema,
)

from evidence_refs.briefs.asked import Group
from evidence_refs.edtf import is_edtf
from evidence_refs.model import Form

ABOUT = ("title", "authors", "source", "date")
"""What `cite_as` may name in braces."""

DEEPEST = 6
"""Levels of headings that an output has."""

_BESIDE = {"title", "introduction", "sort", "descending", "group", "style", "sections"}
"""What a section may have that chooses no references."""

_BRACED = re.compile(r"\{([^{}]*)\}")
_LINE_END = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def _text(value: Any) -> Any:
    """Take a number or a day for its text: `year = 2019`, `date = 2023-01-20`."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.isoformat() if type(value) is date else value


def _one_line(text: str) -> str:
    if not text.strip() or _LINE_END.search(text):
        raise ValueError("must be text on one line")
    return text


def _edtf(text: str) -> str:
    if not is_edtf(text):
        raise ValueError('is not a date; write "2023", "2023-01" or "2023-01-20"')
    return text


def _several(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


def braced(template: str) -> list[str]:
    """Give the names that stand in braces."""
    return _BRACED.findall(template)


def _template(text: str) -> str:
    unknown = next((name for name in braced(text) if name not in ABOUT), None)
    if unknown is not None:
        raise ValueError(f"has {{{unknown}}}; there are {', '.join(f'{{{n}}}' for n in ABOUT)}")
    return text


_Written = Annotated[
    str, BeforeValidator(_text), AfterValidator(_one_line),
    WithJsonSchema({"type": ["string", "integer"]}),
]  # fmt: skip
Line = Annotated[str, AfterValidator(_one_line)]
Lines = Annotated[
    tuple[Line, ...], BeforeValidator(_several),
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]  # fmt: skip
"""One text, or several in brackets."""
Forms = Annotated[
    tuple[Form, ...], BeforeValidator(_several),
    WithJsonSchema({"type": ["string", "array"], "items": {"enum": list(get_args(Form))}}),
]  # fmt: skip
Headings = Annotated[
    Line | tuple[Line, ...],
    WithJsonSchema({"type": ["string", "array"], "items": {"type": "string"}}),
]
"""A text that a heading has in it; or all headings above, from the highest."""


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Section(_Frozen):
    """A heading, what stands below it, and which references are listed there."""

    title: Line = Field(description="the heading")
    introduction: Lines = Field((), description="files of Markdown, printed before the list")
    all: StrictBool = Field(False, description="every reference, where no filter is wanted")
    key: Lines = Field((), description="these references, in this order")
    author: Line | None = Field(None, description="an author has this in the name")
    source: Lines = Field((), description="an issuer has this, or one of these, in its name")
    journal: Line | None = Field(None, description="the journal or book has this in its name")
    type: Lines = Field((), description="of this CSL type, or of one of these")
    year: _Written | None = Field(None, description="of a year, or years: 2018..2022, 2018..")
    document: Line | None = Field(None, description="cited in this document")
    section: Headings | None = Field(
        None, description="cited under a heading with this in it; or in a section, by all headings"
    )
    form: Forms = Field((), description="cited in this form: entry, footnote, link, mention")
    tag: Line | None = Field(None, description="has this tag")
    has: Lines = Field((), description="has these fields")
    missing: Lines = Field((), description="lacks these fields")
    added_since: _Written | None = Field(
        None, alias="added-since", description="added on this day or later"
    )
    sort: Line | None = Field(None, description="in the order of this field")
    descending: StrictBool = Field(False, description="in the reverse order: the newest first")
    group: Group | None = Field(None, description="under headings by section, type or year")
    style: Line | None = Field(None, description="another style than the rest of the brief")
    sections: tuple[Section, ...] = Field((), description="the sections below this one")

    @property
    def path(self) -> tuple[str, ...] | None:
        """All headings of the section of origin, where they were given; () is outside of all."""
        return self.section if isinstance(self.section, tuple) else None

    @property
    def by_place(self) -> bool:
        """Whether it asks for places that cite a reference: such a list is in their order."""
        return bool(self.document or self.section is not None or self.form)

    @property
    def is_ordered(self) -> bool:
        """Whether its list has an order of its own; else that of its style, or of the catalogue."""
        return bool(self.sort or self.key or self.by_place or self.descending)

    @property
    def lists(self) -> bool:
        """Whether references are listed in it, not only below its own sections."""
        values = (getattr(self, name) for name in Section.model_fields if name not in _BESIDE)
        return self.section is not None or any(values)


class Recipe(_Frozen):
    """A brief: what it says of itself, how it looks, and its sections."""

    title: Line = Field(description="the title of the brief")
    authors: Lines = Field((), description="who wrote it")
    source: Lines = Field((), description="who issues it")
    date: Annotated[_Written, AfterValidator(_edtf)] | None = Field(
        None, description="its date: 2023, 2023-01, 2023-01-20"
    )
    cite_as: Annotated[Line, AfterValidator(_template)] | None = Field(
        None, description="how readers cite it; may have {title}, {authors}, {source}, {date} in it"
    )
    contents: int = Field(
        0, ge=0, le=DEEPEST, strict=True, description="levels in the contents list; 0 for none"
    )
    introduction: Lines = Field((), description="files of Markdown, printed before the sections")
    style: Line = Field("labelled", description="a style by name, or a file: .csl, .jinja, .j2")
    cite: Line | None = Field(
        None, description="the style in which citations of your own text, [@key], are written"
    )
    group: Group = Field("none", description="headings in each list: by section, type or year")
    reference_document: Line | None = Field(
        None, description="a Word file whose styles a .docx takes"
    )
    sections: tuple[Section, ...] = Field((), description="the sections, in their order")


NAMES: dict[type[_Frozen], tuple[str, ...]] = {
    kind: tuple(field.alias or name for name, field in kind.model_fields.items())
    for kind in (Recipe, Section)
}
"""What may stand in a recipe and in a section of it, as a file spells it."""

Place = tuple[str | int, ...]
"""The way to a value of a recipe: `("sections", 0, "title")`."""


def walk(recipe: Recipe) -> Iterator[tuple[Place, Section, int]]:
    """Give each section with the way to it and its depth from 1, in the order of the brief."""
    yield from _walk(recipe.sections, (), 1)


def _walk(
    sections: tuple[Section, ...], above: Place, depth: int
) -> Iterator[tuple[Place, Section, int]]:
    for number, section in enumerate(sections):
        here = (*above, "sections", number)
        yield here, section, depth
        yield from _walk(section.sections, here, depth + 1)
