"""What every house prints of a work: its name, its address, who issued it, its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Paragraph, Run
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.called import called
from evidence_refs.formats.dates import spoken
from evidence_refs.formats.seen import seen

if TYPE_CHECKING:
    from evidence_refs.model import Access, Name, Reference

ACCESS: dict[Access, str] = {
    "abstract-only": "(Abstract only)", "login-required": "(login required)", "subscription": "(£)",
}  # fmt: skip
"""What it takes to read a work, as briefs print it."""

_DOI = "https://doi.org/"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def words(value: str | None) -> str:
    """Give a value as it is seen, on one line; empty where nothing is."""
    return seen(value or "").strip()


def title(
    reference: Reference, *, bold: bool = False, italic: bool = False, linked: bool = True
) -> Run:
    """Give the name of a work, which leads to it where it is `linked` and has an address."""
    language = reference.language if words(reference.title) and reference.language else ""
    language = language if _LANGUAGE.fullmatch(language) else ""
    link = (target(reference) or "") if linked else ""
    return Run(called(reference), bold=bold, italic=italic, link=link, cite=True, language=language)


def target(reference: Reference) -> str | None:
    """Give the address of a work, or that of its DOI, if it is one of the web."""
    return link_target(reference.url) or link_target(
        _DOI + reference.doi if reference.doi else None
    )


def unlinked(reference: Reference) -> str:
    """Give the addresses of a work that no link can lead to; empty where one does."""
    if target(reference):
        return ""
    return "; ".join(filter(None, map(words, (reference.url, reference.url_text))))


def date(reference: Reference) -> str:
    """Give the date in words: `20 January 2023 (updated May 2023)`, `n.d.`; empty where there is none."""
    if not reference.date:
        return "n.d." if reference.undated else words(reference.date_text)
    updated = f" (updated {spoken(reference.date_updated)})" if reference.date_updated else ""
    return words(spoken(reference.date) + updated)


def full_name(name: Name) -> str:
    """Give a name as it is said: `Jan van der Berg`, `NHS England`."""
    from evidence_refs.model import Person

    if not isinstance(name, Person):
        return words(name.literal)
    return words(" ".join(part for part in (name.given, name.family, name.suffix) if part))


def inverted(name: Name) -> str:
    """Give a name as a list has it, the family's first: `van der Berg, Jan`, `NHS England`."""
    from evidence_refs.model import Person

    if not isinstance(name, Person):
        return words(name.literal)
    return words(", ".join(part for part in (name.family, name.given, name.suffix) if part))


def listed(names: Sequence[str], truncated: bool = False) -> str:
    """Give names as a sentence has them: `A, B and C`, `A et al.`."""
    if truncated:
        return f"{', '.join(names)} et al."
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def container(reference: Reference, *, italic: bool = True) -> tuple[Run, ...]:
    """Give the journal or book that a work stands in, `BMJ, 379(2), pp. 12-19`, as far as known."""
    journal = words(reference.journal)
    if not journal:
        return ()
    issue = f"({reference.issue})" if reference.issue else ""
    rest = (words(f"{reference.volume or ''}{issue}"), _pages(words(reference.pages)))
    behind = "".join(f", {part}" for part in rest if part)
    return (Run(journal, italic=italic), *([Run(behind)] if behind else []))


def _pages(pages: str) -> str:
    """Give pages as such; an article number is none."""
    if not pages[:1].isdecimal():
        return pages
    return f"p. {pages}" if pages.isdecimal() else f"pp. {pages}"


def parted(text: str | None) -> list[str]:
    """Give the paragraphs of a text, which blank lines keep apart, each on one line."""
    return [shown for part in re.split(r"\n\s*\n", text or "") if (shown := words(part))]


def paragraphs(text: str | None, key: str) -> Iterator[Paragraph]:
    """Give the paragraphs of a text as those of a reference."""
    for part in parted(text):
        yield Paragraph((Run(part),), key)
