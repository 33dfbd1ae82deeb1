"""What forbids that two works are merged, whatever else speaks for it: for each law its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from evidence_refs.matching.pair import Pair
from evidence_refs.matching.titles import companion_words
from evidence_refs.matching.versions import Levels


ELSEWHERE = "different journals or books, and no more is known"
_OTHER_DATE = "different dates under a title that recurs"
_OTHER_PLACE = "different places under a title that recurs"
CONCLUSIVE = frozenset((_OTHER_DATE, _OTHER_PLACE))
"""With these there is nothing left for a person to judge."""
_SERIAL = ("volume", "issue", "pages")
_BEGINS = ("range", "same", "first")
_EQUAL = ("same", "nearly", "turned")
ALMOST = (*_EQUAL, "misprint", "alike", "subtitle", "tail")


def same_place(levels: Levels) -> bool:
    """Say whether two works begin on one page of one volume, or of one year of a journal."""
    if levels.get("pages") not in _BEGINS or levels.get("container") == "differs":
        return False
    if "volume" in levels:
        return levels["volume"] == "same"
    return levels.get("container") in ("same", "akin") and levels.get("date") in ("year", "month")


def _title(pair: Pair, levels: Levels) -> str | None:
    """Another title is another work, but for a translation, or a word garbled, in one place.

    One page has several short works; the same range of pages hardly has.
    """
    if pair.relation not in ("akin", "numbers", "differs"):
        return None
    known = levels.get("authors") == "same"
    place = same_place(levels) and levels["pages"] == "range" and levels.get("issue") != "differs"
    beside = "same" in (levels.get("identifier"), levels.get("abstract"))
    if pair.relation == "akin":
        saved = (place and (known or beside)) or (known and beside)
    elif pair.relation == "numbers":
        saved = place and known and beside
    else:
        saved = place and known
    return None if saved and levels.get("abstract") != "differs" else "titles differ"


def _untitled(pair: Pair, levels: Levels) -> str | None:
    """What has no title is known by a number or an address alone."""
    if pair.relation != "absent":
        return None
    known = {"identifier", "address", "address-title"}.isdisjoint(levels)
    return "one has no title" if known or levels.get("identifier") == "different" else None


def _companion(pair: Pair, levels: Levels) -> str | None:
    """An erratum, a reply, a protocol has the title of the work that it is about."""
    if pair.one is None or pair.other is None or pair.relation in ("same", "nearly"):
        return None
    words = companion_words(pair.one) ^ companion_words(pair.other)
    return f"one is another kind of work: {min(words)}" if words else None


def _identifier(pair: Pair, levels: Levels) -> str | None:
    """Of two numbers registered for one work, all else is the same."""
    if levels.get("identifier") != "different":
        return None
    differs = any(levels.get(name) == "differs" for name in (*_SERIAL, "container", "abstract"))
    whole = same_place(levels) and levels.get("volume") == "same" and not differs
    known = levels.get("authors") in ("same", "first") and pair.relation in ALMOST
    same_year = levels.get("date") in ("year", "month")
    return None if whole and known and same_year else "different identifiers"


def _authors(pair: Pair, levels: Levels) -> str | None:
    if levels.get("authors") != "different":
        return None
    beside = "same" in (levels.get("identifier"), levels.get("abstract"))
    place = levels.get("pages") == "range"
    if levels.get("container") == "differs" and levels.get("identifier") != "same":
        return "different authors"
    saved = (beside or place) if pair.relation in _EQUAL else (beside and place)
    return None if saved else "different authors"


def _place(pair: Pair, levels: Levels) -> str | None:
    """Two places in a serial are two works."""
    differ = [name for name in _SERIAL if levels.get(name) == "differs"]
    same = [name for name in _SERIAL if levels.get(name) in (*_BEGINS, "inside")]
    if levels.get("identifier") == "same":
        forbidden = len(differ) == len(_SERIAL) or (len(differ) > 1 and pair.relation not in _EQUAL)
    else:
        elsewhere = levels.get("container") == "differs" and not {"volume", "pages"}.isdisjoint(
            differ
        )
        forbidden = len(differ) > 1 or bool(differ and not same) or elsewhere
    return f"different {' and '.join(differ)}" if forbidden else None


def _elsewhere(pair: Pair, levels: Levels) -> str | None:
    """Two journals are two works, where nothing else of a place agrees."""
    if levels.get("container") != "differs":
        return None
    names = (*_SERIAL, "identifier", "abstract", "isbn", "address")
    agree = any(levels.get(name) in (*_BEGINS, "inside") for name in names)
    return None if agree else ELSEWHERE


def _numbers(pair: Pair, levels: Levels) -> str | None:
    found = [name for name in ("number", "edition") if levels.get(name) == "differs"]
    return f"different {found[0]}s" if found else None


def _years(pair: Pair, levels: Levels) -> str | None:
    """Works of serials that share neither their year nor a place in it."""
    if levels.get("date") not in ("years", "adjacent"):
        return None
    if not pair.a.containers and not pair.b.containers:
        return None  # of what stands in no serial, a print may give the date of another printing
    names = ("volume", "issue", "pages", "identifier", "abstract")
    if any(levels.get(name) in (*_BEGINS, "inside") for name in names):
        return None
    if levels["date"] == "adjacent" and levels.get("container") in ("same", "akin"):
        return None
    return "different years"


def _recurring(pair: Pair, levels: Levels) -> str | None:
    """Under a title that recurs (`Annual report`, `Editorial`), another date or place is another work."""
    if not pair.recurs or pair.shares_address or pair.title is None:
        return None
    how, equal = levels.get("date"), pair.relation in ("same", "nearly")
    if how in ("years", "adjacent") or (how == "months" and equal):
        return _OTHER_DATE if equal else "different dates"
    if "differs" in (levels.get("issue"), levels.get("pages")):
        return _OTHER_PLACE if equal else "different places"
    if levels.get("container") == "differs" and levels.get("pages") != "range":
        return "different journals or books under a title that recurs"
    several = pair.setting.recurs(pair.title)
    place = same_place(levels) or levels.get("issue") == "same" == levels.get("volume")
    return "several works have this title" if several and not place else None


def _addresses(pair: Pair, levels: Levels) -> str | None:
    """Two addresses: an edition of another year, or a longer work of the same name."""
    a, b = pair.a, pair.b
    if not a.urls or not b.urls or a.urls & b.urls or levels.get("identifier") == "same":
        return None
    if a.containers and b.containers:
        return None  # databases give each record of an article an address of their own
    if pair.relation in ("subtitle", "tail"):
        return "a longer title at an address of its own"
    if levels.get("date") in ("years", "adjacent") and "container" not in levels:
        return "different years and addresses"
    return None


def _kinds(pair: Pair, levels: Levels) -> str | None:
    if "kind" in levels:
        return "different kinds of works"
    # A chapter may have the title of its book.
    in_book = bool(pair.a.containers) != bool(pair.b.containers)
    return "a book and a part of it" if in_book and levels.get("isbn") == "same" else None


LAWS: tuple[Callable[[Pair, Levels], str | None], ...] = (
    _title, _untitled, _companion, _identifier, _authors, _place, _elsewhere, _numbers, _years, _recurring, _addresses, _kinds,
)  # fmt: skip


def vetoes(pair: Pair, levels: Levels) -> Iterator[str]:
    """Yield, of all that forbids a merge, the words."""
    for law in LAWS:
        if words := law(pair, levels):
            yield words
