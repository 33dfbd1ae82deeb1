"""What is observed of two works: named levels, each with its words; `weights` says what each counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from rapidfuzz import fuzz

from evidence_refs.edtf import year_of
from evidence_refs.matching import persons, serial
from evidence_refs.matching.addresses import address, address_names_title
from evidence_refs.matching.issuers import is_acronym, names_of, owns_site, same_issuer
from evidence_refs.matching.keys import host_of, slug_of
from evidence_refs.matching.pair import Pair, Signal
from evidence_refs.matching.profile import Profile
from evidence_refs.matching.relations import Relation, difference
from evidence_refs.matching.titles import Title, is_distinctive, is_named

LAW = frozenset(("legislation", "bill", "regulation", "legal_case", "treaty"))
# What a work is called where the print does not tell.
_ANY_TYPE = frozenset(("", "document", "report", "webpage"))
SHORTENED = "same title, one without its subtitle"
_LONG = 7
"""A title of so many telling words is hardly given twice."""
_MANY = 4
"""So many telling words make two works of a document one, in whatever order they stand."""
_SAME, _ALIKE, _UNLIKE = 90, 70, 50
_PIECE = slice(40, 140)
_TELLING = 100
"""An abstract of so many signs tells one work from another."""
_TITLES: dict[Relation, str] = {
    "same": "same title",
    "nearly": "same title but for spelling",
    "turned": "the same words in another order",
    "subtitle": SHORTENED,
    "tail": "one gives the subtitle alone",
    "within": "one title is within the other",
}


def _title(pair: Pair) -> Iterator[Signal]:
    a, b, how, title = pair.a, pair.b, pair.relation, pair.title
    if title is None or how == "absent":
        return
    yield Signal(f"title:{how}{_length(how, title)}", _title_words(pair))
    same_document = bool(a.documents & b.documents)
    if a.is_bare and b.is_bare and same_document and how in ("same", "nearly"):
        yield Signal("echo", "the same words and no more, in the same document")
    elif (a.is_bare or b.is_bare) and not (a.is_site or b.is_site):
        named = all(is_named(t) for work in (a, b) if work.is_bare for t in work.titles)
        yield from _bare(how, title, same_document, named=named)
    if same_document and how in ("misprint", "turned"):
        long = how == "turned" and len(title.content) >= _MANY
        yield Signal("beside:long" if long else "beside", "cited in the same document")


def _length(how: Relation, title: Title) -> str:
    """Give the level's end for a title that tells less, or more, than others do."""
    if how in ("same", "nearly") and not is_distinctive(title):
        return "-short"
    return "-long" if how == "same" and len(title.content) >= _LONG else ""


def _title_words(pair: Pair) -> str:
    if pair.relation in _TITLES or pair.one is None or pair.other is None:
        return _TITLES.get(pair.relation, "titles differ")
    gone, come = sorted(difference(pair.one, pair.other))
    if not 1 <= max(len(gone), len(come)) <= 3:
        return "titles differ"
    words = f"{' '.join(gone) or '–'} / {' '.join(come) or '–'}"
    if pair.relation == "numbers":
        return f"a number, year or part in the titles differs: {words}"
    count = "one word" if max(len(gone), len(come)) == 1 else "some words"
    return f"titles differ by {count}: {words}"


def _bare(how: Relation, title: Title, same_document: bool, *, named: bool) -> Iterator[Signal]:
    """A title with nothing else: what else it could mean is looked at in `groups`."""
    if how == "same" and same_document and title.length > 1:
        yield Signal("bare:beside", "one gives the title alone, in the same document")
    elif how == "same" and named and is_distinctive(title):
        yield Signal("bare:title", "one gives the title alone")
    elif how == "subtitle" and (named or same_document) and title.length >= 5 - 2 * same_document:
        yield Signal("bare:head", "one gives the main title alone")


def identifiers(pair: Pair) -> Iterator[Signal]:
    """Yield that they share a DOI, PubMed or arXiv number, or have two."""
    a, b = pair.a, pair.b
    shared = a.identifiers & b.identifiers
    if shared and not shared <= pair.setting.shared:
        yield Signal("identifier:same", f"same {min(shared).partition(':')[0].upper()}")
        return
    for kind in ("doi", "pmid", "arxiv"):
        one, other = (any(i.startswith(f"{kind}:") for i in x.identifiers - shared) for x in (a, b))
        if one and other:
            yield Signal("identifier:different", f"different {kind.upper()}s")
            return


def _responsibility(pair: Pair) -> Iterator[Signal]:
    """Authors or issuers: either makes two works of a title one, and either can part them."""
    a, b = pair.a, pair.b
    if a.persons and b.persons:
        how = min(
            (persons.compare(one, other) for one, other in product(a.persons, b.persons)),
            key=persons.LIKENESSES.index,
        )
        yield Signal(f"authors:{how}", _AUTHORS[how])
    elif {a.type, b.type} <= LAW and pair.relation == "same":
        yield Signal("law", "a law, known by its title")
    elif a.containers and b.containers:
        return  # which of them issued it, their containers say
    elif a.issuers and b.issuers and same_issuer(a.issuers, b.issuers):
        yield Signal("issuer:same", "same issuer")
    elif _site(a, b) or _site(b, a):
        yield Signal("issuer:site", "the address of one is on the site of the other's issuer")
    elif a.issuers and b.issuers:
        yield Signal("issuer:different", "different issuers")
    elif _site_in_title(a, b) or _site_in_title(b, a):
        yield Signal(
            "issuer:in-title", "the title of one begins with the owner of the other's site"
        )
    elif a.urls and b.urls and {host_of(u) for u in a.urls} & {host_of(u) for u in b.urls}:
        yield Signal("issuer:same-site", "on the same site")


_AUTHORS: dict[persons.Likeness, str] = {
    "same": "same authors",
    "first": "same first author",
    "some": "some authors are the same",
    "different": "different authors",
}


def _site(issuer: Profile, page: Profile) -> bool:
    return bool(issuer.issuers) and any(owns_site(issuer.issuers, host_of(u)) for u in page.urls)


def _site_in_title(titled: Profile, page: Profile) -> bool:
    """Say whether a title is printed with the owner's acronym before it (`NHS Long Term Plan`)."""
    leads = {title.folded.partition(" ")[0] for title in titled.titles if not titled.issuers}
    names = [names_of(word) for word in sorted(leads) if is_acronym(word)]
    return any(owns_site(name, host_of(url)) for name, url in product(names, page.urls))


def dates(pair: Pair) -> Iterator[Signal]:
    """Yield how their dates stand to each other."""
    pairs = list(product(pair.a.dates, pair.b.dates))
    if not pairs:
        return
    if any(min(len(x), len(y)) >= 7 and (x.startswith(y) or y.startswith(x)) for x, y in pairs):
        yield Signal("date:month", "same month")
        return
    years = [(year_of(x), year_of(y)) for x, y in pairs]
    apart = min((abs(x - y) for x, y in years if x is not None and y is not None), default=0)
    if apart == 0:
        same = any(min(len(x), len(y)) == 4 for x, y in pairs if x[:4] == y[:4])
        yield (
            Signal("date:year", "same year") if same else Signal("date:months", "different months")
        )
    elif apart == 1:
        yield Signal("date:adjacent", "years differ by one")
    else:
        yield Signal("date:years", "different years")


def place(pair: Pair) -> Iterator[Signal]:
    """Where they stand in a serial or book."""
    a, b = pair.a, pair.b
    if a.containers and b.containers:
        how = min(
            (
                serial.same_container(one, other)
                for one, other in product(a.containers, b.containers)
            ),
            key=serial.LIKENESSES.index,
        )
        if how != "same" and _are_one(pair):
            how = "same"
        yield Signal(f"container:{how}", _CONTAINERS[how])
    for name in ("volume", "issue"):
        one, other = getattr(a, name), getattr(b, name)
        if one and other and one.isdigit() == other.isdigit():
            how = "same" if one == other else "differs"
            yield Signal(f"{name}:{how}", f"same {name}" if one == other else f"different {name}s")
    if a.pages and b.pages:
        yield _pages(a.pages, b.pages)


def _are_one(pair: Pair) -> bool:
    """Say whether two containers are one in spite of their names."""
    a, b = pair.a, pair.b
    if a.issn and a.issn == b.issn:
        return True
    known = pair.setting.containers
    return bool(known) and any(
        frozenset((one.folded, other.folded)) in known
        for one, other in product(a.containers, b.containers)
    )


_CONTAINERS = {
    "same": "same journal or book",
    "akin": "names of journals alike",
    "longer": "one journal's name has a word more",
    "differs": "different journals or books",
}


def _pages(a: serial.Pages, b: serial.Pages) -> Signal:
    if a.first == b.first:
        if a.last == b.last != "":
            return Signal("pages:range", "same pages")
        whole = not a.last or not b.last
        return (
            Signal("pages:same", "same page") if whole else Signal("pages:first", "same first page")
        )
    if serial.same_but_letters(a, b):
        return Signal("pages:first", "same first page but for its letter")
    if serial.ahead_of_print(a, b):
        return Signal("pages:otherwise", "one counts its pages from 1, and has as many")
    if serial.overlap(a, b):
        return Signal("pages:inside", "the pages of one are within those of the other")
    if serial.is_article_number(a) != serial.is_article_number(b):
        return Signal("pages:otherwise", "one gives an article number, one pages")
    return Signal("pages:differs", "different pages")


def numbers(pair: Pair) -> Iterator[Signal]:
    """Yield that ISBNs are the same, or numbers or editions differ."""
    a, b = pair.a, pair.b
    if a.isbn and a.isbn == b.isbn:
        yield Signal("isbn:same", "same ISBN")
    if not a.identifiers.isdisjoint(b.identifiers):
        return
    for name in ("number", "edition"):
        one, other = getattr(a, name), getattr(b, name)
        if one and other and one != other and not (one.startswith(other) or other.startswith(one)):
            yield Signal(f"{name}:differs", f"different {name}s")


def abstract(pair: Pair) -> Iterator[Signal]:
    """Yield how far one abstract is the other, as far as the shorter goes."""
    one, other = pair.a.abstract, pair.b.abstract
    least = min(len(one), len(other))
    if least < _TELLING:
        return
    ratio = fuzz.ratio(one[:least], other[:least])
    if _UNLIKE <= ratio < _SAME and least >= _PIECE.stop:
        # One begins with a heading, or a sentence more, than the other.
        ratio = max(ratio, fuzz.partial_ratio(one[_PIECE], other, score_cutoff=_ALIKE))
    if ratio >= _SAME:
        yield Signal("abstract:same", "same abstract")
    elif ratio >= _ALIKE:
        yield Signal("abstract:alike", "abstracts are alike")
    else:
        yield Signal("abstract:differs", "different abstracts")


def _kinds(pair: Pair) -> Iterator[Signal]:
    types = {pair.a.type, pair.b.type}
    if "personal_communication" in types:
        yield Signal("kind:conversation", "a conversation is no published work")
    elif "bill" in types and "legislation" in types:
        yield Signal("kind:law", "a bill and an Act")
    elif len(types & LAW) == 1 and len(types) == 2 and _is_about_law(pair, types):
        yield Signal("kind:law", "a law and a work about it")
    elif len(types & {"review", "review-book"}) == 1 and len(types) == 2:
        yield Signal("kind:differs", "a review and what it may be about")
    a, b = pair.a, pair.b
    if a.urls and b.urls and ("summary" in _slugs(a)) != ("summary" in _slugs(b)):
        yield Signal("kind:summary", "a summary and the whole")


def _is_about_law(pair: Pair, types: set[str]) -> bool:
    """A law has no subtitle, and no other type than one that the print does not tell."""
    told = pair.relation in ("subtitle", "tail") or types.isdisjoint(_ANY_TYPE)
    return told and not pair.shares_address


def _slugs(work: Profile) -> set[str]:
    return {word for url in work.urls for word in slug_of(url).split()}


SIGNALS: tuple[Callable[[Pair], Iterator[Signal]], ...] = (
    _title, address_names_title, identifiers, address, _responsibility, dates, place, numbers,
    abstract, _kinds,
)  # fmt: skip


def observe(pair: Pair) -> tuple[Signal, ...]:
    """Give all that is observed of two works; the order of the two does not matter."""
    return tuple(signal for look in SIGNALS for signal in look(pair))
