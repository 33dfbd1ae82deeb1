"""What forbids that two works are merged, whatever else speaks for it: for each law its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz import fuzz

from evidence_refs.matching.pair import Pair
from evidence_refs.matching.rubrics import companion_words, is_rubric
from evidence_refs.matching.titles import Title
from evidence_refs.matching.versions import Levels

ELSEWHERE = "two journals or books, and no page agrees"
UNTITLED = "one has no title"
"""It forbids a merge, and does not keep two works out of one group that others hold together."""
_DAMAGED = "a spreadsheet's error stands for a title"
_OTHER_DATE = "the title recurs, the date differs"
_OTHER_PLACE = "the title recurs, the place differs"
_NO_PLACE = "the title recurs, and neither people nor year agree"
CONCLUSIVE = frozenset((_OTHER_DATE, _OTHER_PLACE, _NO_PLACE))
"""With these there is nothing left for a person to judge."""
_SERIAL = ("volume", "issue", "pages")
_ANY_PLACE = frozenset(
    ("container", "volume", "pages", "identifier", "abstract", "issuer", "address")
)
_PLACE = frozenset(("volume", "issue", "pages", "identifier", "abstract"))
_SHORT = 1
_CLOSE = 85
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
    if pair.relation == "alike":
        return None if _ANY_PLACE & levels.keys() else "a like title, and no more is known"
    if pair.relation not in ("akin", "numbers", "differs"):
        return None
    place = same_place(levels) and levels["pages"] == "range" and _same_issue(pair)
    known = levels.get("authors") == "same"
    number = levels.get("identifier") == "same" and levels.get("pages") != "differs"
    text = levels.get("abstract") == "same"
    proofs = place + known + number + text
    if pair.relation == "akin" or (number and _is_close(pair)):
        journal = known and text and levels.get("container") in ("same", "akin")
        saved = journal or (proofs > 1 and (place or number))
    else:
        saved = place and known and (proofs > 2 or pair.relation == "differs")
    return None if saved and levels.get("abstract") != "differs" else "another title"


def _is_close(pair: Pair) -> bool:
    """Say whether titles are those of one work, signs and numbers lost or spelt out."""
    if pair.one is None or pair.other is None:
        return False
    return fuzz.ratio(pair.one.folded, pair.other.folded) >= _CLOSE


def _same_issue(pair: Pair) -> bool:
    """Say whether both give the same issue, or none does."""
    return pair.a.issue == pair.b.issue


def _untitled(pair: Pair, levels: Levels) -> str | None:
    """What has no title is known by a number, an address, an abstract, or its pages."""
    if pair.a.is_damaged or pair.b.is_damaged:
        return None if levels.get("identifier") == "same" else _DAMAGED
    spelt = "address-title" in levels or levels.get("address") in ("same", "garbled")
    if pair.relation != "absent" or spelt:
        return None
    place = _is_one_range(levels) or (same_place(levels) and _is_of_the_same(pair, levels))
    apart = levels.get("pages") in ("differs", "inside")
    known = "same" in (levels.get("identifier"), levels.get("abstract"))
    return None if place or (known and not apart) else UNTITLED


def _is_one_range(levels: Levels) -> bool:
    """Say whether all pages agree, and three more of people, journal, volume and year, or all known."""
    if levels.get("pages") != "range" or "differs" in (
        levels.get("container"),
        levels.get("issue"),
    ):
        return False
    agree = (
        levels.get("authors") in ("same", "first"),
        levels.get("container") in ("same", "akin"),
        levels.get("volume") == "same",
        levels.get("date") in ("year", "month"),
    )
    return sum(agree) > 2 or (agree[0] and sum(agree) > 1)


def _is_of_the_same(pair: Pair, levels: Levels) -> bool:
    """Say whether the same people began on one page; of a supplement it may have several abstracts."""
    pages = [work.pages for work in (pair.a, pair.b) if work.pages and not work.is_supplement]
    plain = len(pages) > 1 and all(p.first.isdigit() for p in pages) and any(p.last for p in pages)
    same = levels.get("authors") == "same" and levels.get("volume") == "same"
    return plain and same and _same_issue(pair) and levels.get("date") in ("year", "month")


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
    names = (*_SERIAL, "container", "abstract")
    if any(levels.get(name) in ("differs", "longer", "inside") for name in names):
        return "two numbers"
    known = levels.get("authors") in ("same", "first") and pair.relation in ALMOST
    place = levels.get("pages") == "range" or (
        same_place(levels) and "volume" in levels and levels["pages"] != "first"
    )
    if pair.title is not None and (is_rubric(pair.title) or pair.setting.recurs(pair.title)):
        return "two numbers"
    dated = levels.get("date") not in ("adjacent", "years", "months")
    whole = place and dated and (levels.get("container") or levels.get("abstract")) is not None
    return None if whole and known else "two numbers"


def _authors(pair: Pair, levels: Levels) -> str | None:
    if levels.get("authors") != "different":
        return None
    beside = "same" in (levels.get("identifier"), levels.get("abstract"))
    place = levels.get("pages") == "range"
    if levels.get("container") == "differs" and levels.get("identifier") != "same":
        return "other authors"
    saved = (beside or place) if pair.relation in _EQUAL else (beside and place)
    return None if saved else "other authors"


def _place(pair: Pair, levels: Levels) -> str | None:
    """Two places in a serial are two works; of one place a print may have a number wrong."""
    differ = [name for name in _SERIAL if levels.get(name) == "differs"]
    same_year = levels.get("date") in ("year", "month")
    if levels.get("pages") == "otherwise" and not same_year:
        differ.append("pages")
    if not differ:
        return None
    pages = levels.get("pages") in (*_BEGINS, "inside")
    journal = levels.get("container") in ("same", "akin")
    text = levels.get("abstract") == "same" and journal and _is_equal(pair)
    if levels.get("identifier") == "same":
        elsewhere = len(differ) > 1 and (
            levels.get("container") == "differs" or not _is_equal(pair)
        )
        forbidden = len(differ) == len(_SERIAL) or elsewhere
    elif len(differ) > 1 or levels.get("container") == "differs":
        forbidden = True
    elif "pages" in differ:
        issue = levels.get("volume") == "same" == levels.get("issue") and _is_equal(pair)
        forbidden = not (issue or (text and (levels.get("volume") == "same" or same_year)))
    else:
        forbidden = not (pages or text)
    return "two places in print" if forbidden else None


def _is_equal(pair: Pair) -> bool:
    return pair.relation in (*_EQUAL, "absent")


def _elsewhere(pair: Pair, levels: Levels) -> str | None:
    """Two journals are two works, where no page agrees; two meetings print one abstract."""
    if levels.get("container") != "differs":
        return None
    agree = "same" in (levels.get("identifier"), levels.get("isbn"), levels.get("address"))
    agree = agree or levels.get("volume") == "same" == levels.get("issue")
    return None if agree or levels.get("pages") in (*_BEGINS, "inside") else ELSEWHERE


def _numbers(pair: Pair, levels: Levels) -> str | None:
    found = [name for name in ("number", "edition") if levels.get(name) == "differs"]
    return f"two {found[0]}s" if found else None


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
    return "two years of a journal or book"


def _recurring(pair: Pair, levels: Levels) -> str | None:
    """Under a title that recurs (`Annual report`, `Editorial`), another date or place is another work."""
    if not pair.recurs or pair.shares_address or pair.title is None:
        return None
    how, equal = levels.get("date"), pair.relation in ("same", "nearly")
    sure = pair.setting.recurs(pair.title) or is_rubric(pair.title)
    place = same_place(levels) and _same_volume(levels)
    if is_rubric(pair.title):  # editorials begin on one page, issue by issue
        place = place and levels["pages"] != "first" and how not in ("years", "adjacent")
    if place or levels.get("abstract") == "same":
        return None
    if how in ("years", "adjacent") or (how == "months" and equal):
        return _OTHER_DATE if equal and sure else "two dates of what may recur"
    if "differs" in (levels.get("issue"), levels.get("pages")):
        return _OTHER_PLACE if equal and sure else "two places of what may recur"
    if levels.get("container") == "differs" and levels.get("pages") != "range":
        # Journals of two names may be told yet (`setting`), but not by the names of their columns.
        return _OTHER_PLACE if is_rubric(pair.title) else "the title recurs, the journal differs"
    several = pair.setting.recurs(pair.title) or _needs_place(pair.title, levels)
    whole = levels.get("issue") == "same" == levels.get("volume") and "container" in levels
    if not several or whole:
        return None
    agree = levels.get("authors") == "same" and how in ("year", "month")
    return "the title recurs, and no place agrees" if agree or not sure else _NO_PLACE


def _needs_place(title: Title, levels: Levels) -> bool:
    """Say whether a title is too little to know a work by without its place in a journal."""
    if is_rubric(title):
        return True
    if "container" not in levels:
        return "volume" in levels
    return len(title.content) <= _SHORT and _PLACE.isdisjoint(levels)


def _same_volume(levels: Levels) -> bool:
    """Say whether more than a first page agrees."""
    known = levels.get("volume") == "same" or levels.get("pages") == "range"
    return known and levels.get("issue") != "differs"


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
        return "two years and addresses"
    return None


def _kinds(pair: Pair, levels: Levels) -> str | None:
    if "kind" in levels:
        return "two kinds of works"
    a, b = pair.a, pair.b
    types = {a.type, b.type} - {""}
    if len(types) > 1 and "thesis" in types and levels.get("identifier") != "same":
        return "a thesis and what was made of it"
    contained = bool(a.containers) != bool(b.containers)
    if contained and types == {"report", "article-journal"}:
        return "a report and an article"
    # A chapter may have the title of its book.
    return "a book and a part of it" if contained and levels.get("isbn") == "same" else None


LAWS: tuple[Callable[[Pair, Levels], str | None], ...] = (
    _title, _untitled, _companion, _identifier, _authors, _place, _elsewhere, _numbers, _years, _recurring, _addresses, _kinds,
)  # fmt: skip


def vetoes(pair: Pair, levels: Levels) -> Iterator[str]:
    """Yield, of all that forbids a merge, the words."""
    for law in LAWS:
        if words := law(pair, levels):
            yield words
