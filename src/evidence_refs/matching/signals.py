"""What speaks for and against two works being one: named scores, each with its reason in words.

The scores were set by hand on the pairs of `tests/matching/pairs.yaml`; a merge needs 0.8
(`decision.py`), which no signal but an identifier or an address reaches alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from evidence_refs.edtf import year_of
from evidence_refs.matching.addresses import address, address_names_title
from evidence_refs.matching.issuers import is_acronym, names_of, owns_site, same_issuer
from evidence_refs.matching.keys import host_of, slug_of
from evidence_refs.matching.pair import Pair, Signal, pair_of
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.titles import Relation, Title, is_distinctive, is_named, recurs

_LAW = frozenset(("legislation", "bill", "regulation", "legal_case", "treaty"))
# What a work is called where the print does not tell.
_ANY_TYPE = frozenset(("", "document", "report", "webpage"))
SHORTENED = "same title, one without its subtitle"
_MANY = 4
"""So many telling words make two works of a document one, in whatever order they stand."""
_TITLE_SCORES: dict[Relation, tuple[float, str, bool]] = {
    "same": (0.6, "same title", False),
    "nearly": (0.5, "same title but for spelling", False),
    "misprint": (0.4, "titles differ in one word", False),
    "turned": (0.4, "the same words in another order", False),
    "subtitle": (0.45, SHORTENED, False),
    "tail": (0.4, "one gives the subtitle alone", False),
    "within": (0.15, "one title is within the other", False),
    "akin": (0.2, "titles are alike but for a word", True),
    "numbers": (-0.3, "a number, year or part in the titles differs", True),
    "differs": (-0.3, "titles differ", True),
}


def _title(pair: Pair) -> Iterator[Signal]:
    a, b, how, title = pair.a, pair.b, pair.relation, pair.title
    if title is None or how == "absent":
        return
    score, reason, against = _TITLE_SCORES[how]
    short = not is_distinctive(title)
    if short and how in ("same", "nearly"):
        score -= 0.1
    yield Signal("title", score, reason, against)
    same_document = bool(a.documents & b.documents)
    if a.is_bare and b.is_bare and same_document and how in ("same", "nearly"):
        yield Signal("echo", 0.4, "the same words and no more, in the same document")
    elif (a.is_bare or b.is_bare) and not (a.is_site or b.is_site):
        named = all(is_named(t) for work in (a, b) if work.is_bare for t in work.titles)
        yield from _bare(how, title, same_document, named=named)
    if same_document and how in ("misprint", "turned"):
        long = how == "turned" and len(title.content) >= _MANY
        yield Signal("beside", 0.2 if long else 0.05, "cited in the same document")


def _bare(how: Relation, title: Title, same_document: bool, *, named: bool) -> Iterator[Signal]:
    """A title with nothing else: what else it could mean is looked at in `groups`."""
    if how == "same" and same_document and title.length > 1:
        yield Signal("bare", 0.3, "one gives the title alone, in the same document")
    elif how == "same" and named and is_distinctive(title):
        yield Signal("bare", 0.2, "one gives the title alone")
    elif how == "subtitle" and (named or same_document) and title.length >= 5 - 2 * same_document:
        yield Signal("bare", 0.35, "one gives the main title alone")


def _identifiers(pair: Pair) -> Iterator[Signal]:
    a, b = pair.a, pair.b
    shared = a.identifiers & b.identifiers
    if shared:
        yield Signal("identifier", 0.9, f"same {min(shared).partition(':')[0].upper()}")
        return
    for kind in ("doi", "pmid"):
        one, other = ({i for i in x.identifiers if i.startswith(f"{kind}:")} for x in (a, b))
        if one and other:
            yield Signal("identifier", -1.0, f"different {kind.upper()}s", against=True)
            return


def _responsibility(pair: Pair) -> Iterator[Signal]:
    """Authors or issuers: either makes two works of a title one, and either can part them."""
    a, b = pair.a, pair.b
    persons = _persons(a, b)
    if persons is True:
        yield Signal("authors", 0.35, "same authors")
        return
    if persons is False:
        yield Signal("authors", -0.25, "different authors", against=True)
        return
    if {a.type, b.type} <= _LAW and pair.relation == "same":
        yield Signal("law", 0.35, "a law, known by its title")
    elif a.issuers and b.issuers and same_issuer(a.issuers, b.issuers):
        yield Signal("issuer", 0.35, "same issuer")
    elif _site(a, b) or _site(b, a):
        yield Signal("issuer", 0.35, "the address of one is on the site of the other's issuer")
    elif a.issuers and b.issuers:
        yield Signal("issuer", -0.25, "different issuers")
    elif _site_in_title(a, b) or _site_in_title(b, a):
        yield Signal("issuer", 0.2, "the title of one begins with the owner of the other's site")
    elif {host_of(url) for url in a.urls} & {host_of(url) for url in b.urls}:
        yield Signal("issuer", 0.2, "on the same site")


def _site(issuer: Profile, page: Profile) -> bool:
    return bool(issuer.issuers) and any(owns_site(issuer.issuers, host_of(u)) for u in page.urls)


def _site_in_title(titled: Profile, page: Profile) -> bool:
    """Say whether a title is printed with the owner's acronym before it (`NHS Long Term Plan`)."""
    leads = {title.folded.partition(" ")[0] for title in titled.titles if not titled.issuers}
    names = [names_of(word) for word in sorted(leads) if is_acronym(word)]
    return any(owns_site(name, host_of(url)) for name, url in product(names, page.urls))


def _persons(a: Profile, b: Profile) -> bool | None:
    """Say whether authors are the same; None where one work names none."""
    if not a.persons or not b.persons:
        return None
    return any(_same_persons(one, other) for one, other in product(a.persons, b.persons))


def _same_persons(one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...]) -> bool:
    """The first is the same, or most of the shorter list is in the longer."""
    shared = sum(any(_same_person(x, y) for y in other) for x in one)
    return _same_person(one[0], other[0]) or 2 * shared > min(len(one), len(other))


def _same_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1])


def _dates(pair: Pair) -> Iterator[Signal]:
    a, b = pair.a, pair.b
    if not a.dates or not b.dates:
        return
    pairs = list(product(a.dates, b.dates))
    if any(min(len(x), len(y)) >= 7 and (x.startswith(y) or y.startswith(x)) for x, y in pairs):
        yield Signal("date", 0.25, "same month")
        return
    recurring = pair.title is not None and recurs(pair.title)
    apart = recurring and not pair.shares_address
    if any(year_of(x) == year_of(y) for x, y in pairs):
        if any(min(len(x), len(y)) == 4 for x, y in pairs):
            yield Signal("date", 0.2, "same year")
        elif apart and pair.relation in ("same", "nearly"):
            yield Signal("date", -0.05, "different months under a title that recurs", against=True)
        else:
            yield Signal("date", -0.05, "different months")
        return
    if apart:
        yield Signal("date", -0.2, "different years under a title that recurs", against=True)
    elif a.urls and b.urls and not a.urls & b.urls:
        yield Signal("date", -0.1, "different years and addresses", against=True)
    else:
        yield Signal("date", -0.05, "different years")


def _numbers(pair: Pair) -> Iterator[Signal]:
    a, b = pair.a, pair.b
    if (
        a.journal
        and b.journal
        and a.volume
        and a.volume == b.volume
        and a.pages
        and a.pages == b.pages
    ):
        yield Signal("pages", 0.3, "same volume and pages")
    if a.isbn and a.isbn == b.isbn:
        yield Signal("isbn", 0.3, "same ISBN")
    if a.identifiers & b.identifiers:
        return
    for name in ("volume", "pages", "number", "edition"):
        one, other = getattr(a, name), getattr(b, name)
        if one and other and one != other and not (one.startswith(other) or other.startswith(one)):
            yield Signal(name, -0.2, f"different {name}", against=True)


def _kinds(pair: Pair) -> Iterator[Signal]:
    a, b = pair.a, pair.b
    if pair.relation in ("subtitle", "tail") and a.urls and b.urls and not a.urls & b.urls:
        yield Signal("kind", -0.1, "a longer title at an address of its own", against=True)
    types = {a.type, b.type}
    if "personal_communication" in types:
        yield Signal("kind", -2.0, "a conversation is no published work", against=True)
    elif "bill" in types and "legislation" in types:
        yield Signal("kind", -0.3, "a bill and an Act", against=True)
    elif len(types & _LAW) == 1 and len(types) == 2 and _is_about_law(pair, types):
        yield Signal("kind", -0.3, "a law and a work about it", against=True)
    elif len(types & {"review", "review-book"}) == 1 and len(types) == 2:
        yield Signal("kind", -0.2, "a review and what it may be about", against=True)
    if ("summary" in _slugs(a)) != ("summary" in _slugs(b)) and a.urls and b.urls:
        yield Signal("kind", -0.6, "a summary and the whole", against=True)


def _is_about_law(pair: Pair, types: set[str]) -> bool:
    """A law has no subtitle, and no other type than one that the print does not tell."""
    told = pair.relation in ("subtitle", "tail") or types.isdisjoint(_ANY_TYPE)
    return told and not pair.shares_address


def _slugs(work: Profile) -> set[str]:
    return {word for url in work.urls for word in slug_of(url).split()}


SIGNALS: tuple[Callable[[Pair], Iterator[Signal]], ...] = (
    _title, address_names_title, _identifiers, address, _responsibility, _dates, _numbers, _kinds,
)  # fmt: skip


def signals(a: Profile, b: Profile) -> tuple[Signal, ...]:
    """Give all that is observed of two works; the order of the two does not matter."""
    pair = pair_of(a, b)
    if pair.is_hopeless:
        return tuple(_title(pair))
    return tuple(signal for observe in SIGNALS for signal in observe(pair))
