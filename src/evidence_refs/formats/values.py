"""Values of a file of records, made to fit the model: none of them can make a record fail."""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

from evidence_refs.edtf import is_edtf
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.months import month_number
from evidence_refs.markup import without_tags

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_ABSENT = frozenset(("unknown", "nan", "n/a", "na", "none", "null", "n.a.", "-", "--", "?"))
_YEAR = r"(?P<year>\d{4})"
_WORD = r"[^\W\d_]{3,10}"
# `20181112`: a year and a day that can be, so that it is no number.
_RUN_ON_DATE = re.compile(r"(1[5-9]\d\d|20\d\d)(\d\d)(\d\d)")
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?:\.0)?/*",
        rf"{_YEAR}[-/. ](?P<month>0?\d|1[0-2])(?:[-/. ](?P<day>\d{{1,2}}))?/*(?:[T ]\d\d:.*)?",
        rf"{_YEAR}[-/. ]+(?P<month>{_WORD})\.?(?:[-/. ]+(?P<day>\d{{1,2}}))?/*",
        rf"(?P<day>\d{{1,2}})[-/. ]+(?P<month>{_WORD})\.?,?[-/. ]+{_YEAR}",
        rf"(?P<month>{_WORD})\.?[-/. ]+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]+)?{_YEAR}",
    )
)
_LONGEST_DATE = 40
_ISSN = re.compile(r"(?<![\dXx-])\d{4}-?\d{3}[\dXx](?![\dXx-])")
_ISBN = re.compile(r"(?<![\dXx-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\dXx-])")
_DOI_PREFIX = re.compile(
    r"^(?:(?:https?:?/{0,2})?(?:[\w-]+\.)*doi\.org/+|doi[:\s/]+)+", re.IGNORECASE
)
_DOI = re.compile(r"10\.\d{3,9}(?:\.\d+)*/\S+")
_DASHES = re.compile(r"(?<=\w)\s?[-‐‑‒–—−]+\s?(?=\w)")
# What a spreadsheet makes of `2-7` and `1-15`: a day and a month, a month and a year.
_DAY_AND_MONTH = re.compile(r"(\d{1,2})-([A-Z][a-z]{2})|([A-Z][a-z]{2})-(\d{2})")
_INTEGER = re.compile(r"\d+\.0")
_LAST_STOP = re.compile(r"(?<=[^.\s])\.$")
_ABBREVIATIONS = frozenset("al bros cf co corp dr ed eds etc inc jr ltd no pp sr st vol vs".split())


def line(text: str) -> str:
    """Give text on one line, without characters that are not seen; empty where nothing is left."""
    if "&" not in text and text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return plain(entities(text)).strip()


def prose(text: str) -> str:
    """Give paragraphs kept apart by a blank line, each on one line."""
    if "\n" not in text:
        return line(text)
    return "\n\n".join(filter(None, map(line, _PARAGRAPH.split(text))))


def untagged(text: str) -> str:
    """Give text on one line without tags, which reference managers have for italics and the like."""
    return line(without_tags(text, between=" "))


def title(text: str) -> str:
    """Give a title without tags and without its final full stop; one that ends an abbreviation stays."""
    text = untagged(text)
    if not text.endswith(".") or not _LAST_STOP.search(text):
        return text
    word = text[:-1].rpartition(" ")[2].lower()
    return text if "." in word or word in _ABBREVIATIONS else text[:-1]


def abstract(text: str) -> str:
    """Give the paragraphs of an abstract without the tags that its publisher wrote into it."""
    return prose(without_tags(text, between="\n\n"))


def entities(text: str) -> str:
    """Replace the entities of HTML, which databases leave in what they export."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def protected(text: str) -> str:
    """Give text in which `entities` finds nothing but what stands there."""
    return _ENTITY.sub(lambda match: f"&amp;{match[0][1:]}", text) if "&" in text else text


def is_absent(text: str) -> bool:
    """Whether a cell says in a word that it is empty: `NaN`, `N/A`, `UNKNOWN`."""
    return len(text) < 8 and text.lower() in _ABSENT


def present(text: str) -> str:
    """Give text on one line; empty where it says in a word that there is none."""
    if not text:
        return ""
    text = line(text)
    return "" if is_absent(text) else text


def integer(text: str) -> str:
    """Give a number without the `.0` of programs that take it for a measure."""
    return text[:-2] if text.endswith(".0") and _INTEGER.fullmatch(text) else text


def pages(text: str) -> str:
    """Give a range with one hyphen, whatever dash was printed; an article number as it is."""
    return _DASHES.sub("-", text)


def undated(text: str) -> str:
    """Give the range that a spreadsheet took for a date (`02-Jul`, `Jan-15`); else the text itself."""
    found = _DAY_AND_MONTH.fullmatch(text) if "-" in text else None
    month = month_number(found[2] or found[3]) if found else 0
    if found is None or not 1 <= month <= 12:
        return text
    return "-".join(map(str, sorted((int(found[1] or found[4]), month))))


def doi(text: str) -> str:
    """Give a DOI without its address; empty where it is none."""
    if text.startswith("10.") and "%" not in text and " " not in text:
        return text.rstrip(".,;") if "/" in text else ""
    bare = _DOI_PREFIX.sub("", text)
    if "%2f" in bare.lower() or bare != text:
        bare = unquote(bare)
    found = _DOI.search(bare)
    return found[0].rstrip(".,;") if found else ""


def serials(text: str) -> tuple[list[str], list[str]]:
    """Give the ISBNs and the ISSNs of a cell, told apart by how many digits they have."""
    isbns: list[str] = []
    issns: list[str] = []
    for word in text.replace(";", " ").replace(",", " ").split():
        number = word.strip("()[].:")
        digits = number.replace("-", "")
        if len(digits) in (8, 10, 13) and digits[:-1].isdigit() and digits[-1] in "0123456789Xx":
            (issns if len(digits) == 8 else isbns).append(number)
    if not isbns and not issns:  # with blanks in it, or run into a word
        return _ISBN.findall(text), _ISSN.findall(text)
    return isbns, issns


def date(text: str) -> str:
    """Give a printed date as EDTF; empty where it cannot be told."""
    if not text.isascii() and len(text) <= _LONGEST_DATE:  # the wide digits of Japan
        text = unicodedata.normalize("NFKC", text)
    if len(text) == 4 and text.isdigit() and text.isascii():
        return text
    if len(text) > _LONGEST_DATE:
        return ""
    if is_edtf(text):
        return text
    for pattern in _DATES:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            return whole_date(parts["year"], parts.get("month") or "", parts.get("day") or "")
    run_on = _RUN_ON_DATE.fullmatch(text)
    whole = "-".join(run_on.groups()) if run_on else ""
    return whole if is_edtf(whole) else ""


def whole_date(year: str, month: str, day: str) -> str:
    """Give a date of its parts, as far as they can be; empty where the year cannot."""
    number = month_number(month)
    wanted = [year]
    if number:
        wanted.append(f"{number:02d}")
        if number <= 12 and day.isdigit() and int(day):
            wanted.append(f"{int(day):02d}")
    while wanted:
        if is_edtf("-".join(wanted)):
            return "-".join(wanted)
        wanted.pop()
    return ""
