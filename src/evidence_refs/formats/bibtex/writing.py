r"""BibTeX: what classic `bibtex`, Biber, LaTeX and reference managers read without complaint.

docs/bibtex.md says which field goes where. The fields of an entry type are those that both the
standard styles (Patashnik, BibTeXing, 1988) and Biber's data model (biblatex manual, 2.1 and 2.2)
know for it; what a type has no field for is told in its `note`, so that nothing is lost.

Entries are put together here and not by bibtexparser's writer, which escapes nothing and would
need each value wrapped in its own model only to be joined again.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.formats.bibtex import dates, entry_writing, kinds, places
from evidence_refs.formats.bibtex.binding import bound
from evidence_refs.formats.bibtex.draft import Dialect, Draft
from evidence_refs.formats.bibtex.values import Encoder
from evidence_refs.formats.dates import interval, spoken
from evidence_refs.model import Reference

PLACES = places.BIBTEX

# `howpublished` prints the address with \url. A document without the url package gets this one,
# which takes an address as it stands; with the package, it does nothing.
PREAMBLE = (
    r'@preamble{"\providecommand{\url}{\begingroup'
    r" \catcode`\%=12 \catcode`\#=12 \catcode`\&=12 \catcode`\_=12 \catcode`\~=12 \catcode`\$=12"
    r' \plainurl} \providecommand{\plainurl}[1]{\texttt{#1}\endgroup}"}'
)


def entry(reference: Reference, *, ascii: bool = False, protect_titles: bool = False) -> str:
    """Give a reference as an entry by itself.

    With `ascii`, letters and signs beyond ASCII become LaTeX commands, where base LaTeX has them.
    With `protect_titles`, styles leave every title as it is printed.
    """
    return entry_writing.entry(reference, _DIALECT, Encoder(ascii, protect_titles))


def bind(entries: Sequence[tuple[str, str]]) -> str:
    """Give the text of a .bib file (UTF-8) of entries, each with its key, in their order."""
    blocks = bound(entries)
    if any("\n  url = {" in text for text in blocks):
        blocks.insert(0, PREAMBLE + "\n")
    return "\n".join(blocks)


def _date(draft: Draft) -> None:
    """Year, month and day. The month is one of BibTeX's macros, a season is text."""
    reference, encoder = draft.reference, draft.encoder
    date, text = reference.date, reference.date_text
    if date:
        draft.fields |= dates.fields(date)
        ends = interval(date)
        if ends and any(end and end.month for end in ends):
            draft.say("date", encoder.text(spoken(date)))
        if not dates.says_all(date) or text == draft.fields["year"]:
            draft.put_aside("date", encoder.text(date))
    else:
        draft.fields["year"] = "n.d." if reference.undated else encoder.text(text or "")
    if text:
        draft.put_aside("date_text", encoder.text(text))
    if reference.undated and date:
        draft.put_aside("undated", "yes")


_DIALECT = Dialect(
    kinds.BIBTEX,
    kinds.OF_TYPE_IN_BIBTEX,
    _date,
    words_in="note",
    aside_in="annote",
    classic=True,
)
