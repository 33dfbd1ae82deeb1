"""Law: `Care Act 2014, s 9`, `… Regulations 2014, SI 2014/1878`, `R (X) v Y [2005] UKHL 66 [12]`.

Source: the Oxford Standard for the Citation of Legal Authorities (OSCOLA), 4th edition.
"""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.source import Slice

_PINPOINT = (
    r"(?P<locator>(?i:ss?|section|sections|part|pt|sch|schedule|regs?|regulations?|arts?|articles?|paras?|paragraphs?|ch|cl|r)"
    r"\.?\s?(?!(?:19|20)\d\d\b)[\dA-Z][\w(). -]{0,60}?)"
)
_INSTRUMENT = re.compile(
    r"(?P<title>[A-Z](?:[^.;?!“]|(?<=\(No)\.){3,220}?\b(?:Act|Regulations|Order|Rules|Measure|Bill)(?: \([\w ]+\))?"
    r"(?: (?:19|20)\d\d)(?: \([A-Z]\w+(?: [A-Z]\w+)?\))?)[\s,.(]*(?:(?:SI|S\.I\.|SSI|WSI)\s?(?P<number>\d{4}/\d{1,4})|c\.? ?\d{1,3})?"
    rf"[\s,.)]*{_PINPOINT}?[\s.]*"
)
_TREATY = re.compile(
    r"(?P<title>(?:European |United Nations |International |Universal )?(?:Convention|Covenant|Declaration|Treaty|Charter)\b"
    rf"[^.;?!“()]{{5,160}}?)(?:\s\([^()]{{3,90}}\))*[\s,]+{_PINPOINT}[\s.]*"
)
_REPORT = (
    r"[\[(](?:1[89]|20)\d\d[\])]\s(?:\d{1,3}\s)?[A-Z][A-Za-z.]{0,9}(?:\s[A-Z][A-Za-z.]{0,9}){0,3}\s\d{1,6}"
    r"(?:\s\([A-Z][\w ]{1,12}\))?"
)
_CASE = re.compile(
    r"(?P<title>(?:[A-Z][^;?!]{0,160}? v\.? [A-Z][^;?!]{0,120}?|(?:Re|In re) [A-Z][^;?!]{0,80}?)),?\s+"
    rf"(?P<report>{_REPORT})(?:,\s{_REPORT})*[\s,]*(?P<locator>\[\d{{1,4}}\](?:[–-]\[\d{{1,4}}\])?|\d{{1,4}}(?:[–-]\d{{1,4}})?|(?:at )?(?:pages?|pp?\.?|para(?:graph)?s?) ?\d[\d–-]*|at \d{{1,4}}[A-H]?)?"
    r"(?:,?\s+per (?:[A-Z][\w’]+ ){1,4}?(?:J|LJ|MR|CJ|LCJ|P|JSC)\b(?: at (?:\d{1,4}[A-H]?|\[\d+\]))?)?[\s.]*"
)
_REPORTED = re.compile(
    rf"{_REPORT}(?:,?\s+(?:at )?(?:paras? ?)?(?:\[\d{{1,4}}\]|\d{{1,4}}[A-H]?\b))?"
    r"(?:\s\((?:the )?[“‘\"'][\w ]{3,60}[”’\"']\))?"
)
_VERSUS = re.compile(r" v\.? (?=[A-Z])")
_CASE_BEGINS = re.compile(r"(?:\b(?:see(?: also)?|in|cf|following)\b\.?|[.;(:“])\s*(?=[A-Z])")
_LONGEST_CASE = 200
_EU_CASE = re.compile(
    r"(?:(?:CJEU|ECJ|Court of Justice of the European Union),? )?(?:[Jj]udge?ment(?: of the Court)?(?: in| of \d{1,2} \w+ (?:19|20)\d\d,?)? )?"
    r"(?:(?:Case )?(?P<first>[CT][-‑–]\d{1,3}/\d{2,4})[, ]+)?(?P<title>[A-Z][^,;:“”]{2,90}?),?(?: |$)"
    r"(?:\(?(?:Case )?(?P<number>[CT][-‑–]\d{1,3}/\d{2,4})\)?)?"
    rf"(?:[,;]? (?:EU|ECLI:EU):[CT]:\d{{4}}:\d+)?[\s,]*{_PINPOINT}?(?:\s[–-]\s.*)?[\s.]*"
)
_EU_NUMBER = (
    r"[CT][-‑–]\d{1,3}(?:/\d\d)?(?: P)?(?:(?:, | and | to )(?:[CT][-‑–])?\d{1,3}(?:/\d\d)?(?: P)?)*"
)
_EU_CITED = re.compile(
    rf"(?P<case>(?:(?:[Jj]oined )?[Cc]ases? )?(?P<number>{_EU_NUMBER}),? ?"
    r"(?P<title>[A-Z][^;()“”]{2,120}? v\.? [A-Z][^,;()“”]{2,60}?|[A-Z][^,;()“”]{2,60}?(?: and Others)?)"
    r"(?P<locator>,? paragraphs? \d[\d, to&and–-]*\d|,? paragraphs? \d+)?)"
    r"(?=;|,? E(?:U|CLI): ?|, (?:paragraph|not|quoting)|\.(?: [A-Z]|$)|,? and (?:also )?(?:cases? |[CT][-‑–])|$)"
)
_HANSARD = re.compile(
    r"(?P<title>(?:HC|HL) Deb(?:ate)?\s(?P<date>\d{1,2} \w+ (?:19|20)\d\d))(?:,?\s(?:\(.{1,40}?\)|vol(?:ume)?\.? \d{1,4}))*"
    r"[\s,]*(?P<locator>cols?\.? ?[\dWSGC –-]{1,20}|c{1,2}\s?[\d–-]+)?[\s.]*"
)
_PINPOINT_FIRST = re.compile(
    r"(?P<place>(?:ss?|sections?|paras?|paragraphs?|sch(?:edule)?|arts?|articles?|regs?|regulations?|part)\.?\s?\d[\w()., -]{0,30}?"
    r"(?: (?:of|to) (?:sch(?:edule)?|part) \d+\w*)?)\s+(?:of|to) (?:the )?(?=[A-Z])",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"\s\((?:the )?[“‘\"'][\w ]{3,60}[”’\"']\)[.\s]*$")
_SHORT_FORM = re.compile(r"\s\((?:the )?[“‘\"']?[A-Z][\w ]{1,40}[”’\"']?\)\.?$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def read_law(note: Slice) -> StyleReading | None:
    """Read a whole note that cites an Act, an instrument, a treaty, a case or a debate; refuse others."""
    address = split_address(note)
    text = _DEFINED.sub("", address.before.text.strip())
    first = _PINPOINT_FIRST.match(text)
    if first:
        text = _SHORT_FORM.sub("", text[first.end() :])
    fields: dict[str, Any]
    if law := _INSTRUMENT.fullmatch(text) or _TREATY.fullmatch(text):
        fields = {"title": clean_title(law["title"]), "type": "legislation"}
        if re.search(r"\bBill \d{4}$", law["title"]):
            fields["type"] = "bill"
        if law.re is _INSTRUMENT and law["number"]:
            fields["number"] = f"SI {law['number']}"
        place = law["locator"] or (first and first["place"])
        return StyleReading(fields | address.fields, _tidy(place), 0.95)
    if case := _CASE.fullmatch(text):
        year = _YEAR.search(case["report"])
        fields = {
            "title": clean_title(case["title"]),
            "type": "legal_case",
            "date": year[0] if year else None,
            "date_text": year[0] if year else None,
            "number": case["report"].strip(),
        }
        return StyleReading(fields | address.fields, _tidy(case["locator"]), 0.95)
    if (eu := _EU_CASE.fullmatch(text)) and (number := eu["number"] or eu["first"]):
        fields = {"title": clean_title(eu["title"]), "type": "legal_case", "number": number}
        return StyleReading(fields | address.fields, _tidy(eu["locator"]), 0.9)
    if (cited := _EU_CITED.fullmatch(text.rstrip(" ."))) and "/" in cited["number"]:
        fields = {
            "title": clean_title(cited["title"]),
            "type": "legal_case",
            "number": cited["number"],
        }
        return StyleReading(fields | address.fields, _tidy(cited["locator"]), 0.9)
    if debate := _HANSARD.fullmatch(text):
        date = read_date(debate["date"])
        fields = {"title": debate["title"], "type": "document", "date_text": debate["date"]}
        fields["date"] = date.date if date else None
        return StyleReading(fields | address.fields, _tidy(debate["locator"]), 0.85)
    return None


def find_cases(note: Slice) -> list[Slice]:
    """Give the cases that a note's sentences name with their reports, each with its place in it.

    `That is well settled: see Hale v Reed [1999] QB 124 at 138G. The court …` has one.
    """
    cited = (case for case in _EU_CITED.finditer(note.text) if "/" in case["number"])
    found = [note.cut(*case.span("case")) for case in cited]
    if found:
        return found
    start = 0
    for report in _REPORTED.finditer(note.text):
        head = note.text[start : report.start()]
        parties = list(_VERSUS.finditer(head))
        first = list(_CASE_BEGINS.finditer(head, 0, parties[-1].start())) if parties else []
        if first and len(head) - first[-1].end() < _LONGEST_CASE:
            found.append(note.cut(start + first[-1].end(), report.end()))
        start = report.end()
    return found


def _tidy(locator: str | None) -> str | None:
    return locator.strip(" .,").removeprefix("at ") if locator else None
