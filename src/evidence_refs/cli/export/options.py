"""The options of `export`: declared once, checked against the format, given as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from evidence_refs.briefs import OUTPUTS
from evidence_refs.briefs.asked import GROUPS
from evidence_refs.briefs.house.parts import listed
from evidence_refs.briefs.lists import STYLES, refuse_unknown
from evidence_refs.cli import complete
from evidence_refs.cli.options.declared import gathered, option
from evidence_refs.errors import UsageError
from evidence_refs.formats import WRITERS
from evidence_refs.site import NAME as SITE

_LATEX = ("bibtex", "biblatex")
_SETTINGS = {"ascii": _LATEX, "protect_titles": _LATEX, "bom": ("csv",)}
"""The settings of writers that a person chooses, and the formats that have them."""
_LISTS = tuple(OUTPUTS)
_FOR = {
    **_SETTINGS,
    "style": _LISTS,
    "group": _LISTS,
    "flat": _LISTS,
    "fragment": ("html",),
    "reference_doc": ("docx",),
    "title": (SITE,),
}

FORMATS: tuple[str, ...] = (*WRITERS, *OUTPUTS, SITE)
"""What `export` writes: formats of records, lists for people, and a page that they search."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: the option of the same name, empty where it was not given."""

    format: str
    output: str
    check: str = ""
    aux: tuple[str, ...] = ()
    tex: tuple[str, ...] = ()
    markdown: tuple[str, ...] = ()
    key_format: str = ""
    fields: str = ""
    exclude_fields: str = ""
    ascii: bool = False
    protect_titles: bool = False
    bom: bool = False
    style: str = "labelled"
    group: str = ""
    flat: bool = False
    fragment: bool = False
    reference_doc: str = ""
    title: str = ""

    @property
    def papers(self) -> tuple[str, ...]:
        """The files of the papers whose references are wanted."""
        return (*self.aux, *self.tex, *self.markdown)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that are read, beside the catalogue."""
        style = () if self.style in STYLES else (self.style,)
        return (*self.papers, self.reference_doc, *style)

    @property
    def settings(self) -> dict[str, object]:
        """The settings of the format's writer that were asked for; a table has the columns of its fields."""
        found: dict[str, object] = {name: True for name in _SETTINGS if getattr(self, name)}
        if self.format == "csv" and (self.fields or self.exclude_fields):
            from evidence_refs.catalogue.records.narrowed import with_their_own

            found["fields"] = with_their_own(self.kept())
        return found

    def kept(self) -> tuple[str, ...]:
        """Give the fields that are written, in the order of the model.

        The key is always one of them; so is the type, without which few formats can say what an
        entry is, unless it was excluded.

        Raises:
            UsageError: there is no such field, or the key is excluded.
        """
        from evidence_refs.terms import FIELDS

        wanted = {"key", "type", *_named(self.fields, "--fields")} if self.fields else {*FIELDS}
        left_out = _named(self.exclude_fields, "--exclude-fields")
        if "key" in left_out:
            raise UsageError("--exclude-fields: every entry has its key", hint="leave key out")
        return tuple(name for name in FIELDS if name in wanted and name not in left_out)


_text = partial(option, str | None)
_many = partial(option, list[str] | None)
_flag = partial(option, bool)

_OPTIONS: dict[str, object] = {
    "check": _text("--check", "FILE", "Write nothing; exit code 1 if FILE is out of date."),
    "aux": _many("--aux", "FILE", "Only what a paper cites by its .aux. Repeatable."),
    "tex": _many("--tex", "FILE", "Only what a paper cites by its LaTeX source. Repeatable."),
    "markdown": _many(
        "--markdown", "FILE", "Only what a paper cites in pandoc's Markdown. Repeatable."
    ),
    "key_format": _text(
        "--key-format", "TEMPLATE", "Keys made anew: of {author}, {year}, {title}, {key}."
    ),
    "fields": _text(
        "--fields", "A,B", "Only these fields (and key, type).", autocompletion=complete.fields
    ),
    "exclude_fields": _text(
        "--exclude-fields", "A,B", "Without these fields.", autocompletion=complete.fields
    ),
    "ascii": _flag("--ascii", None, "bibtex, biblatex: LaTeX commands for letters beyond ASCII."),
    "protect_titles": _flag(
        "--protect-titles", None, "bibtex, biblatex: titles in braces, as they are."
    ),
    "bom": _flag("--bom", None, "csv: begin with a mark by which Excel knows UTF-8."),
    "style": _text(
        "--style",
        "STYLE",
        "A list's: labelled, linked, footnote, harvard, …, a .csl file, or a template.",
        autocompletion=complete.list_styles,
    ),
    "group": _text(
        "--group",
        "BY",
        f"A list's headings: {', '.join(GROUPS)}.",
        autocompletion=complete.groups,
    ),
    "flat": _flag("--flat", None, "A list without headings: --group none."),
    "fragment": _flag("--fragment", None, "html: a part for another page, not a whole one."),
    "reference_doc": _text("--reference-doc", "FILE", "docx: a document whose styles it takes."),
    "title": _text("--title", "TEXT", "site: the title of the page."),
}


def with_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give `command`, which takes `given`, with an option for each of these in its place."""
    return gathered(command, "given", _OPTIONS)


def asked(format: str, output: str, given: dict[str, Any]) -> Asked:
    """Give what was asked for.

    Raises:
        UsageError: there is no such format, it has no use for an option, or two exclude each other.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format {format}", hint=f"formats: {', '.join(FORMATS)}")
    lists = {name: tuple(each) for name, each in given.items() if isinstance(each, list)}
    wanted = Asked(format, output, **{**given, **lists})
    for name, formats in _FOR.items():
        if given.get(name) and format not in formats:
            message = f"--{name.replace('_', '-')} is for {listed(formats)}"
            raise UsageError(message, hint=f"leave it out for {format}")
    if wanted.check and wanted.output != "-":
        raise UsageError("--check writes nothing", hint="leave --output out")
    if wanted.key_format:
        _refuse_key_format(wanted)
    if format in OUTPUTS:
        _refuse_list(wanted)
    wanted.kept()
    return wanted


def _refuse_key_format(wanted: Asked) -> None:
    from evidence_refs.catalogue.records.key_format import check

    if wanted.papers:
        hint = "leave --key-format out: a paper finds its references by the keys that it cites"
        raise UsageError("--key-format goes with no paper", hint=hint)
    if wanted.format in OUTPUTS:
        hint = f"leave it out for {wanted.format}"
        raise UsageError("--key-format is for formats with keys", hint=hint)
    check(wanted.key_format)


def _refuse_list(wanted: Asked) -> None:
    refuse_unknown(wanted.style)
    if wanted.group and wanted.group not in GROUPS:
        raise UsageError(f"--group cannot be {wanted.group}", hint=f"by {', '.join(GROUPS)}")
    if wanted.group and wanted.flat:
        raise UsageError("--flat and --group exclude each other", hint="--flat is --group none")


def _named(fields: str, option: str) -> list[str]:
    from evidence_refs.catalogue.index.filters import known_field

    return [known_field(name.strip(), option) for name in fields.split(",") if name.strip()]
