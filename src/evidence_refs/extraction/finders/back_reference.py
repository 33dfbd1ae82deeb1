"""Notes and items that refer back: `Ibid., p. 4`, `Hale R, op. cit.`, `see n 12` -> their work.

Also the short notes of Chicago (`Hale, “Housing First,” 12.`), `Hale (n 12) 34` of OSCOLA, and
`Hale 2018, p. 4` where a work by Hale of that year was cited in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found
from evidence_refs.model import Person
from evidence_refs.source import Slice

_MAX = 240  # a longer note says something of its own
_IBID = re.compile(
    r"\W*(?:see\s+)?(?:ibid(?:em)?|idem|id|loc\.?\s?cit)\b\.?(?=\W|$)", re.IGNORECASE
)
_PLACE_IBID = re.compile(
    r"(?P<place>(?:pp?|paras?|paragraphs?|lines?|cols?|ch)\.?\s?\d.{0,70}?)[,\s]+ibid\b",
    re.IGNORECASE,
)
_PLACE_WORDS = frozenset(
    "p pp para paras paragraph paragraphs line lines col cols ch and to et seq".split()
)
_BARE = re.compile(r"[\s,.:]*(?P<number>\d{1,4})\s*\.?")
_OP_CIT = re.compile(
    r"(?P<who>.{0,120}?)[,.\s(]*\b(?:op\.?\s?cite?|loc\.?\s?cit|supra|(?:as|cited|noted) above)\b\.?"
    r"(?:[\s,(]*(?:note|fn|n\.?)\s*(?P<number>\d{1,4})\)?)?",
    re.IGNORECASE,
)
_OP_CIT_FIRST = re.compile(
    r"op\.?\s?cite?\b\.?[\s,:]+(?P<who>[A-Z][^()]{1,80}?)(?:\s*\((?P<year>(?:19|20)\d\d)[a-z]?\))?"
    r"(?=[\s,.;:]*(?:$|(?:pp?|pages?|para\w*|ch\w*|section)\b))",
    re.IGNORECASE,
)
_NOTE_WORD = r"(?:foot|end)?(?:notes?|nn?\.?)|fn\.?|refs?\.?|reference"
_SEE_NOTE = re.compile(
    rf"(?P<who>.{{0,100}}?)[,.\s]*[(\[]?\b(?:see|as (?:in|at|per|for)|cited (?:in|at)|as|in)?\s*(?:{_NOTE_WORD})\s*"
    r"(?P<number>\d{1,4})(?:,?\s+above)?[)\]]?",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\((?:(?:19|20)\d\d|no date|n\.d|undated)|\w.*[;.]\s*see also\s*$", re.IGNORECASE
)
_LOCATOR = re.compile(
    r"[,.;:\s(]*(?P<locator>(?:pp?\.?|pages?|paras?\.?|paragraphs?|chapters?|ch\.?|sections?|ss?\.?|reg\.?|art\.?|col\.?|at)"
    r"\s*\[?\d[\w.–-]*\]?(?:\s*(?:,|and|&|to)\s*\d[\w.–-]*)*|\[\d{1,4}\](?:[–-]\[\d{1,4}\])?|\d{1,4}(?:[–-]\d{1,4})?(?=[\s.)]*$))",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]*(?P<tail>(?:(?:pp?|pages?|paras?|paragraphs?|ch|QQ?q?)\.?\s*)?(?:\d{1,4}(?:\.\d{1,3})?(?:[–-]\d{1,4})?(?:,\s*\d{1,4}(?:[–-]\d{1,4})?)*|\[\d{1,4}\]))\s*\.?\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:pp?|pages?|paras?|paragraphs?|ch|QQ?q?)\b|\[", re.IGNORECASE)
_YEAR = re.compile(r"[,\s(]*(?P<year>(?:19|20)\d\d)(?P<letter>[a-z]?)\)?")
_MONTH_LAST = re.compile(
    r",?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_CALLED = re.compile(
    r"\((?:(?:hereinafter|hereafter),? ?)?(?:referred to as |called )?(?:the )?"
    r"[“\"‘](?:the )?(?P<name>[^“”\"’()]{3,60})[”\"’]\)",
    re.IGNORECASE,
)
_MOST_TEXT = 1000
_SEE = re.compile(
    r"(?:(?:please )?see(?: also)?(?: in (?:this|that|particular|general)(?: (?:respect|regard|sense))?)?(?: also)?|also|cf\.?)\s*:?,?\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BackReference:
    """What a note points back to, and the locator printed with it."""

    target: Found
    locator: str | None


class Earlier:
    """The citations so far, to be found again by number, author, or as the last one."""

    def __init__(self, listed: Iterable[Found] = (), *, ibid_numbers: bool = False) -> None:
        """`listed` are the items of reference lists, to which short notes may point ahead.

        `ibid_numbers` says that `Ibid 12` means note 12, as some write, and not page 12.
        """
        self.last: Found | None = None
        self.ibid_numbers = ibid_numbers
        self._all: list[Found] = []
        self._numbers: dict[str, Found] = {}
        self._authors: defaultdict[str, list[Found]] = defaultdict(list)
        for found in listed:
            self._add_authors(found)

    def add(self, found: Found) -> None:
        """Take note of a citation; one that follows counts before the earlier ones."""
        self.last = found
        if not found.back_reference and found.work.title:
            self._all.append(found)
        if found.footnote:
            self._numbers[found.footnote] = found
        self._add_authors(found)

    def forget_last(self) -> None:
        """Take note that the last note cited nothing that was read: `Ibid.` after it means that."""
        self.last = None

    def titled(self, title: str) -> Found | None:
        """Give the last work that has this title, or one that begins with these words."""
        words = fold(title).split()
        if len(words) < 2 and len("".join(words)) < 7:
            return None
        for found in reversed(self._all[-600:]):
            known = fold(found.work.title or "").split()
            if known[: len(words)] == words or (len(known) > 2 and words[-len(known) :] == known):
                return found
            if words in _short_forms(found.text):
                return found
        return None

    def named(self, words: str, year: str) -> Found | None:
        """Give the last work of a year that has this title, or that this body issued."""
        wanted = fold(words)
        for found in reversed(self._all[-600:]):
            known = fold(found.work.title or "")
            named = (known.startswith(wanted) and " " in wanted) or wanted in map(
                fold, found.work.source
            )
            if named and (found.work.date or "").startswith(year):
                return found
        return None

    def numbered(self, number: str) -> Found | None:
        """Give the work of the last note with this number."""
        return self._numbers.get(number)

    def by_author(self, who: str, year: str | None = None, title: str = "") -> Found | None:
        """Give the last work whose first author is named in `who`, of that year and short title."""
        words = fold(who).split()
        if not words:
            return None
        wanted = fold(title).split()
        for known in dict.fromkeys((words[0], words[-1])):
            for found in reversed(self._authors.get(known, ())[-60:]):
                if (
                    _is_by(found, words)
                    and (year is None or (found.work.date or "").startswith(year))
                    and (not wanted or _is_short_for(wanted, found))
                ):
                    return found
        return None

    def only_by(self, who: str) -> Found | None:
        """Give the work of a body, where it is the only one known."""
        words = fold(who).split()
        known = self._authors.get(words[0], ()) if words else ()
        works = {found.work.title: found for found in known if _first_author(found) == words}
        return next(iter(works.values())) if len(works) == 1 and len(words) > 1 else None

    def _add_authors(self, found: Found) -> None:
        if not found.back_reference:
            for family in _first_author(found)[:1]:
                self._authors[family].append(found)


def read_back_reference(note: Slice, earlier: Earlier) -> BackReference | None:
    """Resolve a note, or one of its parts, that refers back; None where it refers to nothing known."""
    text = note.text.strip()
    if len(text) > _MAX:
        return None
    if place := _place_of_ibid(text):
        return BackReference(earlier.last, place) if earlier.last else None
    if ibid := _IBID.match(text):
        number = _BARE.fullmatch(text[ibid.end() :])
        if number and earlier.ibid_numbers and (target := earlier.numbered(number["number"])):
            return BackReference(target, None)
        return _with_locator(earlier.last, text[ibid.end() :])
    return _by_pointer(text, earlier) or _by_short_note(text, earlier)


def _place_of_ibid(text: str) -> str | None:
    """Give the place that stands before `ibid` (`p. 85, para 188, ibid`), where nothing else does."""
    match = _PLACE_IBID.match(text)
    words = re.findall(r"[^\W\d]+", match["place"]) if match else []
    if match is None or not all(w.casefold() in _PLACE_WORDS or w[0].isupper() for w in words):
        return None
    return match["place"].strip(" ,")


def ibid_means_number(notes: Iterable[tuple[str, str]]) -> bool:
    """Say whether all of the `Ibid 12` among notes (number, text) point to a lower number.

    One alone may be a page; of several pages, one would be higher than its note.
    """
    pairs = [
        (int(number), int(bare["number"]))
        for number, text in notes
        if number.isdigit()
        and (ibid := _IBID.match(text.strip()))
        and (bare := _BARE.fullmatch(text.strip()[ibid.end() :]))
    ]
    return len(pairs) >= 2 and all(0 < meant < own for own, meant in pairs)


def refers_back(text: str) -> bool:
    """Say whether a note says in so many words that it refers back, whether or not it can be resolved."""
    return bool(
        _IBID.match(text)
        or _PLACE_IBID.match(text)
        or re.match(r".{0,120}?\b(?:op|loc)\.?\s?cit\b", text)
    )


def _by_pointer(text: str, earlier: Earlier) -> BackReference | None:
    if first := _OP_CIT_FIRST.match(text):
        who = re.sub(r",?\s+et al\.?$", "", first["who"])
        target = earlier.by_author(who, first["year"]) or earlier.by_author(who)
        return _with_locator(target, text[first.end() :])
    op_cit = _OP_CIT.match(text)
    see = None if op_cit else _SEE_NOTE.match(text)
    match = op_cit or see
    if see and _OWN_WORK.search(see["who"]):
        return None  # a work of its own stands before "see also n 8"
    if not match or (see and len(text) > see.end() + 40):
        return None
    target = earlier.numbered(match["number"]) if match["number"] else None
    who = _SEE.sub("", match["who"])
    # Notes that are numbered anew in each chapter: the author says which is meant.
    if who.strip(" ,.") and (target is None or not _is_by(target, fold(who).split())):
        year = _YEAR.search(who)
        named = earlier.by_author(
            who[: year.start()] if year else who, year["year"] if year else None
        ) or earlier.by_author(who)
        target = named or target or (earlier.titled(who) if op_cit else None)
    return _with_locator(target, text[match.end() :])


def _by_short_note(text: str, earlier: Earlier) -> BackReference | None:
    """`Hale, “Housing First,” 12`; `Hale and Reed 2018, p. 4`: an author, and little else."""
    text = _SEE.sub("", text, count=1)
    if len(text) > 140 or "http" in text or ";" in text:
        return None
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail else text
    locator = tail["tail"] if tail else None
    if tail and _YEAR.fullmatch(f" {tail['tail']}"):
        body, locator = text.rstrip(" ."), None
    if named := re.fullmatch(r"(?P<who>[^.]{2,80}?),\s*ibid\.?", body.strip(" ."), re.IGNORECASE):
        target = earlier.by_author(named["who"]) or earlier.last
        return BackReference(target, locator) if target else None
    dated = re.fullmatch(
        r"(?P<who>[^\d(]{2,80}?)[,\s(]+(?P<year>(?:19|20)\d\d)[a-z]?\)?[,:.\s]*", body
    )
    if dated:
        target = earlier.by_author(dated["who"], dated["year"])
        if target and _no_more(dated["who"], target):
            return BackReference(target, locator)
        target = earlier.named(_MONTH_LAST.sub("", dated["who"]), dated["year"])
        return BackReference(target, locator) if target else None
    who, comma, title = body.partition(",")
    title = title.strip(" ,.“”‘’\"'*")
    if locator and not title and _PLACE.match(locator):
        target = earlier.titled(who) or earlier.only_by(who)
        return BackReference(target, locator) if target else None
    if not comma or len(title) < 4 or re.search(r"\b(?:19|20)\d\d\b", title):
        return None
    target = earlier.by_author(who, title=title)
    if target and not locator and fold(title) == fold(target.work.title or ""):
        return None  # it is printed in full once more
    return BackReference(target, locator) if target else None


def _no_more(who: str, target: Found) -> bool:
    """Say whether nothing but names of a work's authors is printed before a year."""
    known = {
        word
        for name in (*target.work.authors, *target.work.editors)
        for word in fold(
            f"{name.family} {name.given or ''}" if isinstance(name, Person) else name.literal
        ).split()
    }
    return set(fold(re.sub(r"\bet\.? al\b|\b(?:and|others|eds?)\b|&", " ", who)).split()) <= known


def _short_forms(text: str) -> list[list[str]]:
    """Give the words by which a citation says that its work will be called: `(“the Act judgment”)`."""
    return [fold(match["name"]).split() for match in _CALLED.finditer(text[:_MOST_TEXT])]


def _first_author(found: Found) -> list[str]:
    """Give the words of the first author's family name or of the organisation, folded."""
    for name in (*found.work.authors, *found.work.editors)[:1]:
        return fold(name.family if isinstance(name, Person) else name.literal).split()
    if found.work.type in ("legislation", "legal_case", "bill") and found.work.title:
        return fold(found.work.title).split()
    return []


def _is_by(found: Found, words: list[str]) -> bool:
    known = _first_author(found)
    first = (*found.work.authors, *found.work.editors)[:1]
    if words[: len(known)] == known or (known[: len(words)] == words and len(words) > 1):
        return True
    # `J Hale (n 3)`: a given name or initials may stand before the family name.
    return any(isinstance(name, Person) for name in first) and words[-len(known) :] == known


def _is_short_for(wanted: list[str], found: Found) -> bool:
    """Say whether the words stand in this order in the title, or in a number as `Opinion 3/2018`."""
    words = iter(fold(found.work.title or "").split())
    if all(word in words for word in wanted):
        return True
    return any(map(str.isdigit, "".join(wanted))) and " ".join(wanted) in fold(found.text)


def _with_locator(target: Found | None, rest: str) -> BackReference | None:
    if target is None:
        return None
    match = _LOCATOR.match(rest)
    return BackReference(target, match["locator"].strip(" .") if match else None)
