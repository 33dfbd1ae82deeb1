"""Can this identifier be? Shapes and check digits of DOI, ISBN, ISSN, PMID, PMCID and URL.

Sources: https://www.doi.org/doi-handbook/HTML/, https://www.isbn-international.org (ISO 2108),
https://www.issn.org (ISO 3297), RFC 3986.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID = re.compile(r"[1-9]\d{0,8}")
_PMCID = re.compile(r"PMC[1-9]\d{0,8}(?:\.\d+)?")
_HOST = re.compile(
    r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+\.?|localhost|\d+(?:\.\d+){3}|[0-9a-f:]+"
)
_SCHEMES = frozenset({"http", "https", "ftp"})
_NO_SIGN = re.compile(r"[\s<>\"\x00-\x1f\x7f]")

_BEFORE = re.compile(
    r"""(?:https?://)?(?: (?:dx\.)?doi\.org/ | pubmed\.ncbi\.nlm\.nih\.gov/
      | (?:www\.)?ncbi\.nlm\.nih\.gov/(?:pubmed|pmc/articles)/ | pmc\.ncbi\.nlm\.nih\.gov/articles/ )
      | (?:doi|pmid|pmcid|e?issn|isbn(?:-?1[03])?)\b\s*:?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
"""What is printed before an identifier, and is no part of it."""
_DASHES = re.compile("[\u2010-\u2015\u2212]")  # printed for the hyphen of ISBN and ISSN


class Fault(NamedTuple):
    """Why an identifier cannot be, how to mend it, and what it is without doubt."""

    reason: str
    hint: str
    right: str | None = None


def fault(field: str, text: str) -> Fault | None:
    """Say why the text of an identifier's field cannot be; None where it can.

    `field` is `doi`, `pmid`, `pmcid`, `isbn`, `issn` or `url`.
    """
    can_be, why = _FIELDS[field]
    if can_be(text):
        return None
    right = next((each for each in _tries(field, text) if can_be(each)), None)
    if right:
        return Fault(_why_other(text, right), f"write {right}", right)
    return why(text)


def _why_other(text: str, right: str) -> str:
    same = re.sub(r"[\W_]", "", text) == re.sub(r"[\W_]", "", right)
    return "it is written in another way" if same else "more than the identifier stands there"


def _tries(field: str, text: str) -> list[str]:
    """Give what a text may hold beside a label, an address, brackets or printed dashes."""
    bare = text.strip(" \t\u00a0<>")
    if field == "url":
        return [bare]
    if field in ("isbn", "issn"):
        bare = _DASHES.sub("-", bare)
    bare = _BEFORE.sub("", bare, count=1)
    tries = [bare, bare.rstrip("/"), unquote(bare)]
    if field == "issn":
        digits = re.sub(r"[\W_]", "", bare)
        tries.append(f"{digits[:4]}-{digits[4:]}")
    return [*tries, bare.upper(), f"PMC{bare}"] if field == "pmcid" else tries


def is_doi(text: str) -> bool:
    """Say whether `text` is a DOI, without https://doi.org/."""
    return bool(_DOI.fullmatch(text))


def is_pmid(text: str) -> bool:
    """Say whether `text` is a number of PubMed."""
    return bool(_PMID.fullmatch(text))


def is_pmcid(text: str) -> bool:
    """Say whether `text` is a number of PubMed Central, with its PMC."""
    return bool(_PMCID.fullmatch(text))


def is_isbn(text: str) -> bool:
    """Say whether `text` is an ISBN of 10 or 13 digits with the right check digit."""
    digits = re.sub(r"[ \-–]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return digits[9] == _check_digit_of_10(digits)
    return bool(re.fullmatch(r"97[89]\d{10}", digits)) and digits[12] == _check_digit_of_13(digits)


def is_issn(text: str) -> bool:
    """Say whether `text` is an ISSN with the right check digit."""
    if not re.fullmatch(r"\d{4}[-–]?\d{3}[\dXx]", text):
        return False
    digits = re.sub(r"[-–]", "", text).upper()
    return digits[7] == _check_digit_of_issn(digits)


def is_url(text: str) -> bool:
    """Say whether `text` is an absolute address on the web: scheme, host, no blanks."""
    if _NO_SIGN.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme.lower() in _SCHEMES and bool(host and _HOST.fullmatch(host))


def _why_no_url(text: str) -> Fault:
    if re.search(r"\s", text):
        return Fault("it holds a blank", "compare it with the print, and close the gap")
    if "@" in text and not re.search(r"[:/]", text.removeprefix("mailto:")):
        return Fault("it is an e-mail address", "keep it in `note`")
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]|$)", text):
        hint = f"write https://{text} if that leads there, or keep it in `url_text`"
        return Fault("it lacks its https://", hint)
    scheme = re.match(r"([A-Za-z][\w+.-]*):", text)
    if scheme and scheme[1].lower() not in _SCHEMES:
        return Fault(f"`{scheme[1]}:` is no address of the web", "keep it in `url_text`")
    if sign := _NO_SIGN.search(text):
        code = quote(sign[0], errors="replace")
        return Fault(
            f"no address holds such a sign as {code}",
            f"write {code} for it, or compare it with the print",
        )
    return Fault("it names no host", "write a whole address, or keep it in `url_text`")


def _why_no_doi(text: str) -> Fault:
    if re.search(r"\s", text):
        return Fault("it holds a blank", "compare it with the print, and close the gap")
    return Fault("it is not 10., a number, / and a name", "write it as 10.1234/abc")


def _why_no_pmid(text: str) -> Fault:
    if re.fullmatch(r"PMC\d+", text, re.IGNORECASE):
        return Fault("it is a number of PubMed Central", "move it to `pmcid`")
    return Fault("it is not a number of up to nine digits", "write the number alone")


def _why_no_pmcid(_: str) -> Fault:
    return Fault("it is not PMC and a number", "write it as PMC1234567")


def _why_no_isbn(text: str) -> Fault:
    digits = re.sub(r"[\W_]", "", text).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        return _wrong_digit(digits, _check_digit_of_10(digits))
    if re.fullmatch(r"97[89]\d{10}", digits):
        return _wrong_digit(digits, _check_digit_of_13(digits))
    if re.fullmatch(r"\d{13}", digits):
        return Fault("one of 13 digits begins with 978 or 979", _COMPARE)
    return Fault(f"it has {_number_of(digits)}, an ISBN has 10 or 13", _COMPARE)


def _why_no_issn(text: str) -> Fault:
    digits = re.sub(r"[\W_]", "", text).upper()
    if re.fullmatch(r"\d{7}[\dX]", digits):
        return _wrong_digit(digits, _check_digit_of_issn(digits))
    return Fault(f"it has {_number_of(digits)}, an ISSN has 8", _COMPARE)


def _number_of(digits: str) -> str:
    return "1 digit" if len(digits) == 1 else f"{len(digits)} digits"


_COMPARE = "compare it with the print, digit by digit"


def _wrong_digit(digits: str, right: str) -> Fault:
    return Fault(
        f"its last digit is {digits[-1]}, and by the others it should be {right}", _COMPARE
    )


def _check_digit_of_10(digits: str) -> str:
    return _digit_of_11(sum(int(sign) * (10 - n) for n, sign in enumerate(digits[:9])))


def _check_digit_of_issn(digits: str) -> str:
    return _digit_of_11(sum(int(sign) * (8 - n) for n, sign in enumerate(digits[:7])))


def _digit_of_11(total: int) -> str:
    return "0123456789X"[-total % 11]


def _check_digit_of_13(digits: str) -> str:
    return str(-sum(int(sign) * (3 if n % 2 else 1) for n, sign in enumerate(digits[:12])) % 10)


_FIELDS: Mapping[str, tuple[Callable[[str], bool], Callable[[str], Fault]]] = {
    "url": (is_url, _why_no_url),
    "doi": (is_doi, _why_no_doi),
    "pmid": (is_pmid, _why_no_pmid),
    "pmcid": (is_pmcid, _why_no_pmcid),
    "isbn": (is_isbn, _why_no_isbn),
    "issn": (is_issn, _why_no_issn),
}
