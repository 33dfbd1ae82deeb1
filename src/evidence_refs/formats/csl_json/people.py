"""Names as CSL-JSON has them: `{"family", "given", "suffix", "non-dropping-particle"}`, `{"literal"}`."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_refs.formats import name_cells, names
from evidence_refs.formats import values as value
from evidence_refs.formats.names import People
from evidence_refs.model import Name, Organisation

_FAMILY = ("dropping-particle", "non-dropping-particle", "family")
_LITERAL = ("literal", "name")  # the second is Crossref's
_TAKEN = frozenset((*_FAMILY, "given", "suffix", *_LITERAL))
# How a processor sets a name, and where it stands in the list: nothing of who it is.
_OF_SETTING = frozenset(("comma-suffix", "static-ordering", "parse-names", "sequence"))
_ET_AL = frozenset(("others", "et al", "et al."))  # `others` is pandoc's


def read(found: object) -> People:
    """Give the names of a variable; what is none is left out (`is_whole`)."""
    if not isinstance(found, list):
        return name_cells.cell(found) if isinstance(found, str) else names.NOBODY
    listed = [name for name in map(_name, found) if name]
    last = listed[-1] if listed else None
    if isinstance(last, Organisation) and last.literal.lower() in _ET_AL:
        return People(tuple(listed[:-1]), truncated=len(listed) > 1)
    return People(tuple(listed))


def is_whole(found: object) -> bool:
    """Whether `read` takes all of a variable: an ORCID or a birth date it does not."""
    if not isinstance(found, list):
        return isinstance(found, str)
    return all(_is_taken(each) for each in found)


def write(people: Iterable[Name]) -> list[dict[str, str]]:
    """Give names as a variable."""
    return [_written(name) for name in people]


def _is_taken(found: object) -> bool:
    if not isinstance(found, dict):
        return isinstance(found, str)
    return (
        all(
            isinstance(each, str) and name in _TAKEN
            for name, each in found.items()
            if each and name not in _OF_SETTING
        )
        and sum(bool(found.get(name)) for name in (*_LITERAL, "family")) < 2
    )


def _name(found: object) -> Name | None:
    if isinstance(found, str):
        return names.one(found)
    if not isinstance(found, dict):
        return None
    said = {key: value.line(each) for key, each in found.items() if isinstance(each, str)}
    literal = said.get("literal") or ("" if said.get("family") else said.get("name", ""))
    if literal:
        return Organisation(literal=literal)
    parts = [said.get(key, "") for key in _FAMILY]
    family = "".join(part if part.endswith("'") else f"{part} " for part in parts if part)
    return names.person(family, said.get("given", ""), said.get("suffix", ""))


def _written(name: Name) -> dict[str, str]:
    if isinstance(name, Organisation):
        return {"literal": name.literal}
    particles, family = _parted(name.family)
    parts = {
        "family": family,
        "given": name.given,
        "suffix": name.suffix,
        "non-dropping-particle": particles,
    }
    return {key: text for key, text in parts.items() if text}


def _parted(family: str) -> tuple[str, str]:
    """Give the particles of a family name, without which a style may sort it, and the rest."""
    words = family.split(" ")
    at = next((at for at, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[:at]), " ".join(words[at:])
