"""The other labelled pieces -> fields: container, volume, pages, publisher, edition, numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from evidence_refs.extraction.citation import Evidence
from evidence_refs.extraction.fields.container import of_medium
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.journals import is_magazine, is_newspaper
from evidence_refs.extraction.fields.organisations import split_organisations
from evidence_refs.extraction.learned.people import read_people
from evidence_refs.extraction.learned.segments import Segment, main_segment

_IN = re.compile(r"^(?:in|dans)\b:?\s+", re.IGNORECASE)
_VOLUME = re.compile(
    r"(?:vol(?:ume)?s?\b\.?\s*)?(?P<volume>[A-Za-z]?\d+|[IVXLC]+\b)", re.IGNORECASE
)
_ISSUE = re.compile(
    r"\(\s*(?P<one>[^()]{1,20})\)|(?:no|nos|issue|iss|nr|n°)\b\.?\s*(?P<two>[\w-]+)|[:.,/]\s*(?P<three>\d+)",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"(?P<pages>[A-Za-z]{0,3}\d[\w.]*(?:\s?[-–—]\s?[A-Za-z]{0,3}\d\w*)?|[ivxlc]+[-–][ivxlc]+)"
)
_EDITION = re.compile(
    r"(?P<edition>\d{1,2}(?:st|nd|rd|th)|\w+)\s+(?:edn|ed|edition)\b", re.IGNORECASE
)
_MAX_VOLUME = 40
_LOCATOR = re.compile(r"^(?:pp?|pages?|paras?|paragraphs?|s|ss|ch|chapters?|col)\b", re.IGNORECASE)
_PUBLISHER_OF_BOOKS = re.compile(
    r"\b(?:Press|Publishers?|Verlag|Books|Routledge|Penguin|Wiley|Springer|Palgrave|S(?:age|AGE)|Polity|OUP|CUP|Pearson|Bloomsbury|Faber)\b"
)
_NAMES_OF_PRESS = re.compile(
    r"\b(?:Guardian|Times|Herald|Gazette|Telegraph|Independent|Mail|Mirror|Standard|Post|Echo|News|Observer)\b"
)


def read_parts(
    text: str, segments: Sequence[Segment], title: Segment | None
) -> tuple[dict[str, Any], list[Evidence]]:
    """Give the fields of all pieces but title, authors and date, and what they were read from."""
    fields: dict[str, Any] = {}
    evidence: list[Evidence] = []
    for label, read in _READERS.items():
        segment = main_segment(segments, label)
        if segment is None:
            continue
        if new := read(text[segment.start : segment.end].strip(" ,.;:")):
            fields |= {k: v for k, v in new.items() if k not in fields}
            evidence += [
                Evidence(name, "model", segment.start, segment.end, segment.chance) for name in new
            ]
    volumes = [s for s in segments if s.label == "volume"]
    if "volume" in fields and volumes[-1].end - volumes[0].start <= _MAX_VOLUME:
        fields |= _volume(text[volumes[0].start : volumes[-1].end + 1])
    _settle(fields, text, segments)
    return fields, evidence


def _container(text: str) -> dict[str, Any]:
    bare = _IN.sub("", text).strip(" ,.:;()")
    if not bare or not re.search(r"\w", bare):
        return {}
    quoted = bare.strip("“”\"‘'")
    return {"journal": quoted if len(quoted) < len(bare) - 1 else bare}


def _volume(text: str) -> dict[str, Any]:
    match = _VOLUME.search(text)
    if not match:
        return {}
    issue = _ISSUE.search(text, match.end())
    number = (issue["one"] or issue["two"] or issue["three"]) if issue else None
    return {"volume": match["volume"]} | (
        {"issue": re.sub(r"^(?:no|issue)\b\.?\s*", "", number, flags=re.I).strip()}
        if number
        else {}
    )


def _issue(text: str) -> dict[str, Any]:
    return {"issue": text.strip("()")}


def _pages(text: str) -> dict[str, Any]:
    match = _PAGES.search(text)
    if not match:
        return {}
    pages = re.sub(r"\s*[–—-]\s*", "-", match["pages"].strip("."))
    return {"pages": pages} | ({"locator": text} if _LOCATOR.match(text) else {})


def _edition(text: str) -> dict[str, Any]:
    match = _EDITION.search(text)
    return {"edition": match["edition"]} if match else {}


def _publisher(text: str) -> dict[str, Any]:
    text = re.sub(r"^(?:by|published by)\s+", "", text, flags=re.IGNORECASE).strip(" ()[]")
    return {"source": split_organisations(" ".join(text.split()))} if text else {}


def _editor(text: str) -> dict[str, Any]:
    text = re.sub(
        r"^(?:in\b:?\s*)?(?:(?:edited by|eds?|editors?|hrsg|dir)\b\.?\s*)*",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"[\s,(\[]*\b(?:eds?|editors?|hrsg|dirs?)\b\.?[)\]]*$", "", text, flags=re.IGNORECASE
    )
    return {"editors": read_people(text).names} if re.search(r"\w{2}", text) else {}


def _genre(text: str) -> dict[str, Any]:
    if re.search(r"thesis|dissertation", text, re.IGNORECASE):
        return {"type": "thesis"}
    if re.search(r"paper presentation|poster|conference|presented at", text, re.IGNORECASE):
        return {"type": "paper-conference"}
    if re.search(r"\btweet|twitter", text, re.IGNORECASE):
        return {"type": "post"}
    if re.search(r"\bblog", text, re.IGNORECASE):
        return {"type": "post-weblog"}
    return {"number": text.strip("()[] ")} if re.search(r"\d", text) else {}


def _series(text: str) -> dict[str, Any]:
    match = re.fullmatch(
        r"(?P<series>.*?)[\s,]*(?:no\.?|number)?\s*(?P<number>\d[\w/-]*)", text, re.IGNORECASE
    )
    if match and match["series"]:
        return {"series": match["series"].strip(" ,"), "number": match["number"]}
    return {"series": text}


def _medium(text: str) -> dict[str, Any]:
    return of_medium(text.casefold().strip("[]()"))


def _accessed(text: str) -> dict[str, Any]:
    words = re.search(r"\d", text)
    for at in [m.start() for m in re.finditer(r"\b\w", text)] if words else []:
        reading = read_date(text, at)
        if reading and reading.date:
            return {"accessed": reading.date}
    return {}


_READERS = {
    "medium": _medium, "genre": _genre, "series": _series, "container": _container,
    "volume": _volume, "issue": _issue, "pages": _pages, "edition": _edition,
    "publisher": _publisher, "editor": _editor, "accessed": _accessed,
}  # fmt: skip


def _settle(fields: dict[str, Any], text: str, segments: Sequence[Segment]) -> None:
    """Give the type that the parts tell."""
    journal = fields.get("journal")
    if "type" in fields:
        return
    if journal and (
        fields.get("editors") or (not fields.get("volume") and _within(text, segments))
    ):
        fields["type"] = "chapter"
    elif journal and is_magazine(journal):
        fields["type"] = "article-magazine"
    elif journal and (
        is_newspaper(journal) or (_NAMES_OF_PRESS.search(journal) and not fields.get("volume"))
    ):
        fields["type"] = "article-newspaper"
    elif journal and "blog" in journal.casefold():
        fields["type"] = "post-weblog"
    elif journal or fields.get("issue"):
        fields["type"] = "article-journal"
    elif fields.get("edition") or fields.get("editors") or _by_publisher(fields):
        fields["type"] = "book"


def _by_publisher(fields: dict[str, Any]) -> bool:
    """Say whether a house that prints books published it."""
    return any(_PUBLISHER_OF_BOOKS.search(name) for name in fields.get("source") or ())


def _within(text: str, segments: Sequence[Segment]) -> bool:
    container = main_segment(segments, "container")
    return bool(
        container and re.search(r"\bin:?\s*[“‘*\"]?$", text[: container.start], re.IGNORECASE)
    ) or bool(container and _IN.match(text[container.start :]))
