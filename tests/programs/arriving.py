"""What arrives in another program of what we wrote: for each record and field, the same or a loss."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from evidence_refs.formats.addresses import link_target
from evidence_refs.model import Organisation, Reference

_IN_JOURNAL = ("article", "article-journal", "article-magazine", "article-newspaper")
_OTHERS = ("", ";others", ";etal.", ";etal")
_latex = LatexNodes2Text()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A record as a program has it.

    `fields` are those that `sent` gives: a person is there by the family name. `everything` is all
    its text.
    """

    fields: Mapping[str, str]
    everything: str


@dataclass(frozen=True, slots=True)
class Loss:
    """A field that did not arrive as it was sent."""

    key: str
    field: str
    sent: str
    arrived: str


def sent(reference: Reference) -> dict[str, str]:
    """Give what must arrive of a work."""
    families = "; ".join(
        each.literal if isinstance(each, Organisation) else each.family
        for each in reference.authors
    )
    # An interval is none of BibTeX's years, whatever a program makes of it.
    year = re.fullmatch(r"(\d{4})(-\d\d)*[?~%]?", reference.date or "")
    values = {
        "title": reference.title, "authors": families, "year": year and year[1],
        "doi": reference.doi, "url": link_target(reference.url), "journal": reference.journal,
        "volume": reference.volume, "pages": reference.pages,
    }  # fmt: skip
    return {name: text for name, text in values.items() if text}


def nothing(reference: Reference, field: str) -> bool:
    """Say that no field is misread."""
    return False


def losses(
    references: Sequence[Reference],
    arrived: Mapping[str, Arrived],
    *,
    unread: str = "",
    misread: Callable[[Reference, str], bool] = nothing,
) -> list[Loss]:
    """Say what did not arrive, of as many records as were sent.

    Titles, authors, years and identifiers must stand in their field, and all fields of an article; what other
    works have no field for may stand in their note. Not asked for is what the program is known to lose: a value with
    one of the signs `unread`, whose command in LaTeX it does not know, and a field that it has `misread`.
    """
    assert sorted(arrived) == sorted(each.key for each in references)
    return [
        Loss(each.key, name, text, arrived[each.key].fields.get(name, ""))
        for each in references
        for name, text in sent(each).items()
        if not set(text) & set(unread) and not misread(each, name)
        if not _is_there(each, name, text, arrived[each.key])
    ]


def _is_there(reference: Reference, name: str, text: str, got: Arrived) -> bool:
    found = got.fields.get(name, "")
    if name == "url":  # escaped or not, it is the same address
        return link_target(found) == text
    if name == "doi":
        return found.casefold() == text.casefold()
    text, found = squeezed(text), squeezed(found)
    if name == "title":
        return is_cased(text, found)
    if name == "authors":
        return found in [
            text + others for others in _OTHERS[: 4 if reference.authors_truncated else 1]
        ]
    in_field = name == "year" or reference.type in _IN_JOURNAL
    return found == text or (not in_field and text in squeezed(got.everything))


def is_cased(text: str, found: str) -> bool:
    """Say whether `found` is `text`, but that a style may have raised letters; none is lowered."""
    return len(text) == len(found) and all(
        a == b or (a.upper() == b and a.islower()) for a, b in zip(text, found, strict=True)
    )


def squeezed(text: str) -> str:
    """Text without what typesetting changes: blanks, line ends, hyphens, the shape of quotes."""
    text = unicodedata.normalize("NFKC", text).replace("\u2026", "...")
    text = re.sub("[‘’'`“”\"]+", '"', text)
    return re.sub(r"[\s\-‐‑–—−\f]|\u00ad", "", text)


def of_csl(item: Mapping[str, Any]) -> Arrived:
    """Give an item of CSL-JSON, as other programs write it."""
    parts = item.get("issued", {}).get("date-parts") or [[""]]
    fields = {
        "title": item.get("title", ""), "authors": people(item.get("author", ())),
        "year": parts[0][0], "doi": item.get("DOI", ""), "url": item.get("URL", ""),
        "journal": item.get("container-title", ""), "volume": item.get("volume", ""),
        "pages": item.get("page", ""),
    }  # fmt: skip
    return Arrived({name: str(text) for name, text in fields.items()}, words(item))


def people(names: Iterable[Mapping[str, str]]) -> str:
    """Give the family names, with their particles, of CSL's names."""
    return "; ".join(each.get("literal") or _family(each) for each in names)


def _family(name: Mapping[str, str]) -> str:
    parts = (name.get(part) for part in ("dropping-particle", "non-dropping-particle", "family"))
    return " ".join(filter(None, parts))


def of_bibtex(fields: Mapping[str, Any], authors: str) -> Arrived:
    """Give an entry of which a program keeps the values as BibTeX has them."""
    text = {name: from_latex(words(value)) for name, value in fields.items()}
    text["journal"] = text.get("journal") or text.get("journaltitle") or text.get("booktitle", "")
    text["year"] = text.get("year") or text.get("date", "")[:4]
    # Identifiers stand as they are, with no command in them.
    as_they_are = {name: words(fields.get(name, "")) for name in ("doi", "url")}
    return Arrived({**text, **as_they_are, "authors": authors}, " ".join(text.values()))


def from_latex(text: str) -> str:
    """Give LaTeX as plain text."""
    found: str = _latex.latex_to_text(text)
    return found


def words(value: Any) -> str:
    """Give all text within lists and maps."""
    if isinstance(value, Mapping):
        return " ".join(map(words, value.values()))
    if isinstance(value, list | tuple):
        return " ".join(map(words, value))
    return "" if value is None else str(value)
