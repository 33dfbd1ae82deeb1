"""What a record is called in a line: who made it, and what it is."""

from __future__ import annotations

from evidence_refs.model import Name, Person, Reference


def who(reference: Reference) -> str:
    """Give the authors, shortened as citations are; else the issuers."""
    names = [
        name.family if isinstance(name, Person) else name.literal for name in reference.authors
    ]
    if not names:
        return "; ".join(reference.source)
    if len(names) > 2 or reference.authors_truncated:
        return f"{names[0]} et al."
    return " and ".join(names)


def label(reference: Reference) -> str:
    """Give the title; where there is none, the address or the words that were printed."""
    if reference.title:
        return reference.title
    if address := reference.url or reference.url_text:
        return f"<{address}>"
    return next((f"“{cited.text}”" for cited in reference.cited_in if cited.text), "(no title)")


def spoken(name: Name) -> str:
    """Give a name as it is said: given name first."""
    if isinstance(name, Person):
        return " ".join(filter(None, (name.given, name.family, name.suffix)))
    return name.literal
