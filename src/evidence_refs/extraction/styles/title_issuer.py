"""`Title, Organisation (date)`, `[Title](…) Organisation`, `Title June 2011`."""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.container import take_locator
from evidence_refs.extraction.fields.dates import find_dates
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.fields.types import type_of_title, type_of_url
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.issue_line import IssueLine, read_issue_line
from evidence_refs.extraction.styles.reading import StyleReading, marked_title, split_address
from evidence_refs.source import Slice

_COMMA = re.compile(r",\s+")


def read_title_issuer(note: Slice) -> StyleReading | None:
    """Read a note whose title comes first; refuse one in which nothing tells where it ends."""
    address = split_address(note)
    text, locator = take_locator(address.before.text)
    body = address.before.cut(0, len(text))
    link = next((m.target for m in body.marks if m.kind == "link" and m.target), None)
    found = (
        _by_site(body.text)
        or _by_mark(body)
        or _by_bracket(body.text)
        or _by_comma(body.text)
        or _by_stop(body.text)
        or _by_date(body.text)
    )
    if not found:
        return None
    title, issue, confidence = found
    title, _ = take_label(title.strip())
    fields: dict[str, Any] = {"title": clean_title(title)} | address.fields
    if link and "url" not in fields:
        fields["url"] = link
    if issue:
        fields |= date_fields(issue.date, issue.date_text)
        fields |= {"source": split_organisations(issue.issuer), "access": issue.access}
    fields["type"] = type_of_title(fields["title"]) or type_of_url(fields.get("url")) or "document"
    return StyleReading(fields, locator, confidence)


def _by_mark(body: Slice) -> tuple[str, IssueLine | None, float] | None:
    span = marked_title(body)
    if not span or span[1] - span[0] < 6:
        return None
    rest = body.text[span[1] :].strip(" .,;–-")
    if not rest:
        return body.text[span[0] : span[1]], None, 0.85
    issue = read_issue_line(rest)
    if issue is not None:
        return body.text[span[0] : span[1]], issue, 0.95
    if len(rest) <= 70 and rest[0].isupper() and not re.search(r"[.?!:]\s|https?:", rest):
        return body.text[span[0] : span[1]], IssueLine(rest, None, None, None), 0.75
    return None


def _by_site(text: str) -> tuple[str, IssueLine | None, float] | None:
    """`A plan for industry - GOV.UK`: a page's title as a browser shows it."""
    match = re.fullmatch(r"(?P<title>[A-Z].{7,250}?)\s[-–|]\s(?P<site>GOV\.UK)[\s.]*", text)
    if match is None or re.search(r"\((?:19|20)\d\d|[.;]\s", match["title"]):
        return None
    return match["title"], IssueLine(match["site"], None, None, None), 0.9


def _by_bracket(text: str) -> tuple[str, IssueLine | None, float] | None:
    """`Way-finding systems (W3C, 2014)`: who issued it, and when, in brackets at the end."""
    match = re.fullmatch(
        r"(?P<title>[A-Z“‘].{7,250}?)\s\((?P<issue>[A-Z][^()]{1,80}, [^(),]{4,20})\)[.\s]*", text
    )
    issue = read_issue_line(match["issue"]) if match else None
    if match is None or issue is None or issue.date is None or not issue.issuer:
        return None
    return match["title"], issue, 0.86


def _by_comma(text: str) -> tuple[str, IssueLine, float] | None:
    """Divide unmarked words at the comma before which the title ends.

    The issuer is the longest end that is an organisation; one with a date is sure.
    """
    text = text.rstrip(" .")
    if len(text) > 600:
        return None
    best: tuple[str, IssueLine, float] | None = None
    for match in _COMMA.finditer(text):
        title, rest = text[: match.start()], text[match.end() :]
        issue = read_issue_line(rest)
        if issue is None or len(title) < 4 or title.count("(") != title.count(")"):
            continue
        if issue.issuer[:1].islower() and "." not in issue.issuer.split()[0]:
            continue
        named = bool(issue.issuer) and (
            is_organisation(issue.issuer) or len(split_organisations(issue.issuer)) > 1
        )
        if named:
            return title, issue, 0.92
        if (
            issue.date is not None
            and issue.issuer
            and (issue.issuer[0].isupper() or "." in issue.issuer)
        ):
            best = (title, issue, 0.8)
    return best


def _by_stop(text: str) -> tuple[str, IssueLine, float] | None:
    """`Title. Organisation; 2017.`: the title ends at its stop."""
    match = re.match(r"(?P<title>.{8,250}?[^A-Z\s])(?P<stop>[.?!])\s+(?=[A-Z])", text)
    issue = read_issue_line(text[match.end() :].replace(";", ",")) if match else None
    if match is None or issue is None or not is_organisation(issue.issuer):
        return None
    if re.search(r"[a-z]{3}\.\s", issue.issuer):  # a second sentence of the title before it
        return None
    return match["title"] + match["stop"].strip("."), issue, 0.85


def _by_date(text: str) -> tuple[str, IssueLine, float] | None:
    """`A guide to pooled budgets June 2011`: a title, then its date and nothing else."""
    text = text.rstrip(" .")
    dates = find_dates(text)
    if not dates or text[dates[-1].end :].strip(" )]."):
        return None
    date = dates[-1]
    title = text[: date.start].rstrip(" ,(–-")
    # A bare year at the end belongs to a title ("… in 2017"); a month does not.
    if len(title) < 15 or not date.date or len(date.date) < 7 or not title[0].isupper():
        return None
    return title, IssueLine("", date, text[date.start : date.end], None), 0.7
