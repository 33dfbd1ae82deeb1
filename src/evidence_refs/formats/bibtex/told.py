"""What our writers tell in words, read back: `{PMCID: PMC1}` in a note, `{date: 2019~}` aside.

Values that are told so need no tidying: they stand as the catalogue had them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, get_args

from evidence_refs.edtf import is_edtf
from evidence_refs.formats.bibtex.groups import apart, named
from evidence_refs.formats.bibtex.latex_reading import unicode_text
from evidence_refs.formats.bibtex.names import bodies, people
from evidence_refs.formats.bibtex.places import BIBLATEX, BIBTEX, WORDS
from evidence_refs.formats.values import date, line, prose
from evidence_refs.model import FLAGS, WORK_FIELDS, Access

_WITH_MORE = frozenset(("addendum", "howpublished"))
STANDS_IN: dict[str, frozenset[str]] = {
    name: frozenset((*BIBTEX[name].name.split(), *BIBLATEX[name].name.split())) - _WITH_MORE
    for name in ("title", "abstract", "journal", "series", "source", "volume", "issue", "number",
                 "edition", "pages", "date", "doi", "url", "pmid", "isbn", "issn", "language", "note")
}  # fmt: skip
"""For each field that may stand aside, the fields that tell it less well: they are left out."""
_TOLD = frozenset(WORK_FIELDS) - {"type"}
_ACCESS = frozenset(get_args(Access))
_PROSE = frozenset(("abstract", "note"))
_DATES = frozenset(("date", "date_updated", "accessed"))
_BY_LENGTH = sorted(WORDS.items(), key=lambda item: -len(item[1]))
_WITH_WORDS = ("note", "addendum", "howpublished")


@dataclass(slots=True)
class Told:
    """What words tell: values of fields of the model, and what is in `extra`.

    `values` count before what a field of the entry says, `words` where there is no such field.
    """

    values: dict[str, Any] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)


def take(raw: dict[str, str]) -> Told:
    """Take the words of ours out of the fields of an entry, which have LaTeX as it stands."""
    told = Told()
    if "annote" in raw:
        raw["annote"] = apart(raw["annote"], lambda group: _aside(group, told))
    for name in _WITH_WORDS:
        if name in raw:
            raw[name] = apart(raw[name], lambda group: _words(group, told))
    return told


def _aside(group: str, told: Told) -> bool:
    other = named(group)
    if other:
        name, text = (prose(unicode_text(each)) for each in other)
        if name and text:
            before = told.extra.get(name)
            told.extra[name] = f"{before}\n\n{text}" if before else text
        return bool(name)
    name, colon, text = group.partition(": ")
    return bool(colon) and name in _TOLD and _is_value(name, text, told.values)


def _words(group: str, told: Told) -> bool:
    for name, words in _BY_LENGTH:
        if group.startswith(words):
            text = group[len(words) :]
            if name in _DATES:
                return name in told.values or _is_value(name, date(text), told.words)
            return _is_value(name, text, told.words)
    return False


def _is_value(name: str, text: str, values: dict[str, Any]) -> bool:
    """Put a value under its name, unless the model cannot have it; the first counts.

    One of signs that are not seen is none, and nothing is left of its words.
    """
    value: Any
    if name in ("authors", "editors"):
        value = people(text).names
    elif name == "source":
        value = tuple(filter(None, map(line, bodies(text))))
    elif name in FLAGS:
        value = text == "yes"
    else:
        value = (prose if name in _PROSE else line)(unicode_text(text))
        of_model = is_edtf(value) if name in _DATES else name != "access" or value in _ACCESS
        if not of_model:
            return False
    if value:
        values.setdefault(name, value)
    return True
