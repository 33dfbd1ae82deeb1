"""The chosen reading of a reference, completed from the other one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.fields.journals import is_journal
from evidence_refs.extraction.fields.names import NamesReading
from evidence_refs.extraction.learned.shape import defects
from evidence_refs.extraction.names_of_two import are_better, begin_title, names_of
from evidence_refs.extraction.settling.issuers import settle_issuers
from evidence_refs.extraction.settling.title_lost import is_phrase
from evidence_refs.extraction.styles.author_year import add_sources
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Organisation

_TO_ADDRESS = re.compile(r"\s(?:available )?(?:from|at|via|URL)$")
_LOOSE = ("accessed", "doi", "pmid", "pmcid", "isbn", "issn", "url", "edition")
_CONTAINER = ("journal", "volume", "issue", "pages")
_DATED = ("date", "date_text", "undated", "date_updated")


def completed(chosen: StyleReading, other: StyleReading, text: str) -> StyleReading:
    """Give the chosen reading with what the other has and it lacks."""
    fields = dict(chosen.fields)
    if title := fields.get("title"):
        fields["title"] = _TO_ADDRESS.sub("", title)
    if other.by == "address" and not other.fields.get("title") and _is_sentence(fields):
        fields["title"] = None
    letter = "letter" in defects(fields.get("title"), text)  # who wrote it is in its title
    sure = probability(other, "authors") > 0.85
    titled = is_phrase(names_of(other)) or begin_title(title, names_of(other))
    if not letter and not titled and are_better(names_of(other), names_of(chosen), text, sure=sure):
        for role in ("authors", "editors", "authors_truncated"):
            fields.pop(role, None)
            if other.fields.get(role):
                fields[role] = other.fields[role]
        known = {name.literal for name in names_of(chosen) if isinstance(name, Organisation)}
        fields["source"] = tuple(s for s in fields.get("source") or () if s not in known)
        add_sources(fields, NamesReading(fields.get("authors") or ()))
    missing = [*_LOOSE]
    if not fields.get("date") and not fields.get("undated"):
        missing += _DATED
    if fields.get("journal") and fields.get("journal") == other.fields.get("journal"):
        missing += ["volume", "issue", "pages"]
    elif _has_container(other, fields):
        missing += _CONTAINER
        fields.pop("source", None)
        fields["type"] = other.fields["type"]
    fields |= {n: other.fields[n] for n in missing if other.fields.get(n) and not fields.get(n)}
    if fields.get("volume") == fields.get("issue") and not chosen.fields.get("volume"):
        fields.pop("volume", None)
    settle_issuers(fields, text)
    evidence = tuple(
        e
        for e in (*chosen.evidence, *other.evidence)
        if e.field == "reference" or (fields.get(e.field) and e.field not in chosen.fields)
        or e in chosen.evidence
    )  # fmt: skip
    locator = chosen.locator or other.locator
    if fields.get("pages") or fields.get("journal"):
        locator = chosen.locator
    return StyleReading(fields, locator, chosen.confidence, by=chosen.by, evidence=evidence)


def probability(model: StyleReading, field: str) -> float:
    """Give how sure the model is of a field, 0 to 1; 0 of a rule's."""
    return next((e.probability or 0.0 for e in model.evidence if e.field == field), 0.0)


def _is_sentence(fields: Mapping[str, Any]) -> bool:
    """Say whether a title without author, date and container is prose before an address."""
    told = ("authors", "editors", "date", "journal", "source")
    return len(str(fields.get("title")).split()) > 12 and not any(map(fields.get, told))


def _has_container(other: StyleReading, fields: Mapping[str, Any]) -> bool:
    """Say whether the other reading surely has a journal or book, where this one has none."""
    return (
        bool(other.fields.get("journal"))
        and (
            is_journal(other.fields["journal"])
            or any(other.fields.get(name) for name in ("volume", "issue", "pages"))
        )
        and not any(fields.get(name) for name in ("journal", "series", "number"))
        and other.fields.get("title") == fields.get("title")
        and all(probability(other, n) >= 0.5 for n in _CONTAINER if other.fields.get(n))
    )
