"""What looks wrong in the texts of a record: broken signs, left-over markup, labels, blanks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from evidence_refs.catalogue.check.finding import Finding, Loc, Respell
from evidence_refs.markup import ENTITY, TAG, without_entities, without_markup
from evidence_refs.model import Person, Reference

ONE_LINE = (
    "title", "source", "journal", "volume", "issue", "edition", "pages", "number", "series",
    "date_text", "tags",
)  # fmt: skip
"""Fields whose texts a person types or pastes on one line."""
PROSE = ("abstract", "note")
NAMES = ("authors", "editors")

# The signs that Windows-1252 shows for the bytes 0x80 to 0x9f; and without those that follow a
# capital letter in good text.
_SHOWN = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_RARE = re.sub("[…‘’“”–—]", "", _SHOWN)
_MOJIBAKE = re.compile(
    rf"â(?:€|\u0080)[\u0080-\u00bf{_SHOWN}]?|Ã[\u0080-\u00bf{_RARE}]|Â[\u0080-\u00bf]"
    rf"|ï¬[\u0080-\u0086{_RARE}]|ï»¿|[\u0080-\u009f\ufffd]"
)
_LINK = re.compile(
    r"\[[^\[\]]+\]\((?:https?://|mailto:|/|#)[^()\s]*\)|<a\s[^<>]*\bhref\b[^<>]*>", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t]{2,}|\t|^\s|\s$")
_LABELS = {
    "pages": re.compile(r"(?:pp?|pages?)(?:\.\s*|\s+)(?=\w*\d)|pp?(?=\d)", re.IGNORECASE),
    "volume": re.compile(r"vol(?:ume)?(?:\.\s*|\s+)(?=\w*\d)", re.IGNORECASE),
    "issue": re.compile(r"(?:no|nr|iss(?:ue)?|number)(?:\.\s*|\s+)(?=\w*\d)", re.IGNORECASE),
    "title": re.compile(r"title:\s*", re.IGNORECASE),
    "abstract": re.compile(r"abstract:\s*", re.IGNORECASE),
}
_DASH = re.compile(r"(?<=\d)\s*(?:[\u2010-\u2015\u2212]|--)\s*(?=\w*\d)")


class _Text(NamedTuple):
    field: str
    loc: Loc
    text: str


def doubts(reference: Reference, here: Loc) -> Iterator[Finding]:
    """Give what looks wrong in the texts of the record at `here`."""
    for each in _texts(reference, here):
        for doubt in (_mojibake, _markup):
            yield from doubt(each, reference.key)
        if each.field not in PROSE:
            yield from _spacing(each, reference.key)
        if each.field in ("title", "source", "journal", "series", *NAMES):
            yield from _end_mark(each, reference.key)
        yield from _label(each, reference.key)
    yield from _capitals(reference, here)
    yield from _dash(reference, here)
    if reference.url:
        yield from _markup(_Text("url", (*here, "url"), reference.url), reference.key)


def _texts(reference: Reference, here: Loc) -> Iterator[_Text]:
    for field in (*ONE_LINE, *PROSE):
        value = getattr(reference, field)
        if isinstance(value, str):
            yield _Text(field, (*here, field), value)
        for nth, each in enumerate(value if isinstance(value, tuple) else ()):
            yield _Text(field, (*here, field, nth), each)
    for field in NAMES:
        for nth, name in enumerate(getattr(reference, field)):
            for part in type(name).model_fields:
                if text := getattr(name, part):
                    yield _Text(field, (*here, field, nth, part), text)


def _mojibake(each: _Text, key: str) -> Iterator[Finding]:
    if match := _MOJIBAKE.search(each.text):
        around = each.text[max(0, match.start() - 10) : match.end() + 10]
        yield Finding(
            "mojibake",
            each.loc,
            f"`{each.field}` holds wrongly decoded signs: …{around}…",
            "compare it with the print",
            key,
            mend=_respelling(
                each, decoded, lambda text: text.strip() and not _MOJIBAKE.search(text)
            ),
        )


def decoded(text: str) -> str:
    """Undo what reading UTF-8 as Windows-1252 did to a text, where that can be undone."""
    for _ in range(3):  # it may have happened more than once
        again = _MOJIBAKE.sub(_decoded, text)
        if again == text:
            break
        text = again
    return text


def _decoded(match: re.Match[str]) -> str:
    try:
        raw = [sign.encode("cp1252" if sign in _SHOWN else "latin-1") for sign in match[0]]
        # A byte alone is of Windows-1252 that was read as Latin-1.
        text = b"".join(raw).decode("utf-8" if len(raw) > 1 else "cp1252")
        return re.sub("[\u200b\ufeff]", "", text)
    except UnicodeError:
        return match[0]


def _markup(each: _Text, key: str) -> Iterator[Finding]:
    is_url = each.field == "url"
    spell = without_entities if is_url else without_markup
    is_certain = spell(each.text) != each.text
    match = is_certain and (ENTITY.search(each.text) or (not is_url and TAG.search(each.text)))
    # A link is never taken out: its address may stand nowhere else.
    if match := match or (not is_url and _LINK.search(each.text)):
        yield Finding(
            "markup-left",
            each.loc,
            f"`{each.field}` holds signs of another format: {match[0].strip()}",
            "write the text as it reads",
            key,
            mend=_respelling(each, spell) if is_certain else None,
        )


def _spacing(each: _Text, key: str) -> Iterator[Finding]:
    if match := _BLANKS.search(each.text):
        inside = match.start() and match.end() < len(each.text)
        yield Finding(
            "spacing",
            each.loc,
            f"`{each.field}` holds several blanks in a row, or a tab"
            if inside
            else f"`{each.field}` begins or ends with a blank",
            "leave single blanks, between words",
            key,
            mend=_respelling(each, _spaced),
        )


def _spaced(text: str) -> str:
    return re.sub(r"[ \t]+", " ", text).strip()


def _end_mark(each: _Text, key: str) -> Iterator[Finding]:
    if each.text.rstrip()[-1:] in ",;:" or each.text.lstrip()[:1] in ",;":
        certain = not each.text.rstrip().endswith(":")  # what came after a colon may be lost
        yield Finding(
            "end-mark",
            each.loc,
            f"`{each.field}` begins or ends with a comma or colon that parted it from other fields",
            "take it out" if certain else "take it out, or write what comes after it in the print",
            key,
            mend=_respelling(each, lambda text: text.strip(" ,;")) if certain else None,
        )


def _label(each: _Text, key: str) -> Iterator[Finding]:
    label = _LABELS.get(each.field)
    match = label.match(each.text) if label else None
    if match:
        rest = each.text[match.end() :]
        yield Finding(
            "label-left",
            each.loc,
            f"`{each.field}` begins with its label: {match[0].strip()}",
            f"write {rest}" if len(rest) <= 60 else "take the label out",
            key,
            mend=_respelling(each, partial(_without_first, match.end())),
        )


def _without_first(number: int, text: str) -> str:
    return text[number:]


def _capitals(reference: Reference, here: Loc) -> Iterator[Finding]:
    title = reference.title or ""
    letters = [sign for sign in title if sign.isalpha()]
    if len(letters) > 12 and " " in title and all(sign.isupper() for sign in letters):
        message, hint = "`title` is all in capitals", "write it as a sentence"
        yield Finding("capitals", (*here, "title"), message, hint, reference.key)
    for field in NAMES:
        for nth, name in enumerate(getattr(reference, field)):
            if isinstance(name, Person) and name.given and _is_shouted(name.family):
                message = f"the name `{name.family}` is all in capitals"
                hint = f"write {name.family.title()}"
                yield Finding("capitals", (*here, field, nth), message, hint, reference.key)


def _is_shouted(family: str) -> bool:
    return len(family) > 3 and family.isupper() and family.isalpha()


def _dash(reference: Reference, here: Loc) -> Iterator[Finding]:
    pages = reference.pages
    if pages and _DASH.search(pages):
        yield Finding(
            "dash-in-pages",
            (*here, "pages"),
            f"`pages` is `{pages}`, with a dash for the hyphen",
            f"write {_DASH.sub('-', pages)}",
            reference.key,
            mend=Respell((*here, "pages"), lambda text: _DASH.sub("-", text)),
        )


def _respelling(
    each: _Text, spell: Callable[[str], str], is_good: Callable[[str], object] = str.strip
) -> Respell | None:
    """Give the mend, where it leaves a text, and a good one."""
    return Respell(each.loc, spell) if is_good(spell(each.text)) else None
