"""BibLaTeX: its own entry types and fields, as Biber reads them without complaint.

Source of the format: biblatex manual, sections 2.1 (entry types), 2.2 (fields), 2.3.8 (dates, which
are EDTF). Text is Unicode, in names too.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.formats.bibtex import entry_writing, kinds, places
from evidence_refs.formats.bibtex.binding import bound
from evidence_refs.formats.bibtex.draft import Dialect, Draft
from evidence_refs.formats.bibtex.values import Encoder
from evidence_refs.model import Reference

PLACES = places.BIBLATEX


def entry(reference: Reference, *, ascii: bool = False, protect_titles: bool = False) -> str:
    """Give a reference as an entry by itself.

    With `ascii`, letters and signs beyond ASCII become LaTeX commands, where base LaTeX has them.
    With `protect_titles`, styles leave every title as it is printed.
    """
    encoder = Encoder(ascii, protect_titles, by_letters=True)
    return entry_writing.entry(reference, _DIALECT, encoder)


def bind(entries: Sequence[tuple[str, str]]) -> str:
    """Give the text of a .bib file (UTF-8) of entries, each with its key, in their order."""
    return "\n".join(bound(entries))


def _date(draft: Draft) -> None:
    """The date as EDTF; styles print `n.d.` themselves where there is none."""
    reference = draft.reference
    draft.fields["date"] = reference.date or ""
    if reference.undated:
        draft.put_aside("undated", "yes")
    if reference.date_text:
        written = draft.encoder.text(reference.date_text)
        (draft.put_aside if reference.date else draft.say)("date_text", written)


_DIALECT = Dialect(
    kinds.BIBLATEX,
    kinds.OF_TYPE_IN_BIBLATEX,
    _date,
    words_in="addendum",
    aside_in="annotation",
    language="langid",
    renamed={"address": "location"},
)
