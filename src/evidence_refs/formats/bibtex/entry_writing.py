"""An entry of a .bib file: what BibTeX and BibLaTeX have in common.

A `Dialect` says what is each one's own. A field of the catalogue goes into that of its entry type;
where the type has none, into words in the note; what only the catalogue needs, aside into what styles
do not print. So nothing is lost, and the reader knows all of it again.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidence_refs.formats import languages, notes
from evidence_refs.formats import values as value
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.bibtex import extra_fields, published_at
from evidence_refs.formats.bibtex.draft import Dialect, Draft
from evidence_refs.formats.bibtex.groups import joined
from evidence_refs.formats.bibtex.kinds import kind_of, subtype
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.bibtex.places import BIBTEX, WORDS
from evidence_refs.formats.bibtex.sorting import sort_keys
from evidence_refs.formats.bibtex.surviving import without_word
from evidence_refs.formats.bibtex.values import Encoder
from evidence_refs.formats.dates import spoken
from evidence_refs.formats.sentences import tidied
from evidence_refs.model import Organisation, Reference

_WORDED = BIBTEX.keys() - {"key", "extra"}
_SPELLED = frozenset(("authors", "editors", "pmid"))  # of which nothing unseen can come back


def entry(reference: Reference, dialect: Dialect, encoder: Encoder) -> str:
    """Give the text of a reference's entry."""
    reference = _tidy(reference, encoder)
    draft = Draft(reference, kind_of(reference, dialect.kinds, dialect.of_type), encoder)
    _heads(draft, dialect)
    _optional(draft, dialect)
    _language(draft, dialect)
    dialect.date(draft)
    _identifiers(draft)
    _only_in_words(draft)
    _prose(draft, dialect)
    fields = draft.fields | {"ids": ", ".join(reference.aliases)}
    if not any(fields.values()):  # readers leave out what has no field
        fields["entrysubtype"] = reference.type or ""
    lines = [
        f"  {name} = {value},"
        if name == "month" and value.islower()
        else f"  {name} = {{{value}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join((f"@{draft.kind.name}{{{reference.key},", *lines, "}", ""))


def _tidy(reference: Reference, encoder: Encoder) -> Reference:
    """Give the reference as its entry can say it, so that it is that which is asked to come back."""
    fields = {name: getattr(reference, name) for name in reference.model_fields_set & _WORDED}
    for name in fields.keys() & _SPELLED:
        fields[name] = encoder.spelled(fields[name])
    said = {name: tidied(value) for name, value in fields.items()}
    changed = {name: value for name, value in said.items() if value != getattr(reference, name)}
    return reference.model_copy(update=changed) if changed else reference


def _prose(draft: Draft, dialect: Dialect) -> None:
    """Keywords, notes and abstract, and what stands aside: after all else has been told."""
    reference, encoder, fields = draft.reference, draft.encoder, draft.fields
    note = encoder.paragraphs(reference.note or "")
    is_address = (
        published_at.address(note)[0] and "url" not in fields
    )  # would be read as the work's
    if is_address or not notes.is_only_text(reference.note or ""):
        draft.put_aside("note", note)
    fields["note"] = note
    words_before = note if dialect.words_in == "note" else draft.own(dialect.words_in)
    annote = draft.own("annote")
    fields |= extra_fields.place(draft, dialect)
    fields["keywords"] = encoder.keywords(reference.tags)
    fields[dialect.words_in] = joined(words_before, draft.words)
    fields["abstract"] = encoder.paragraphs(reference.abstract or "")
    if not draft.comes_back("abstract", reference.abstract or ""):
        draft.put_aside("abstract", fields["abstract"])
    fields[dialect.aside_in] = joined(annote, draft.aside)


def _heads(draft: Draft, dialect: Dialect) -> None:
    """Who, what, in what, by whom."""
    reference, encoder, kind, fields = draft.reference, draft.encoder, draft.kind, draft.fields
    authors = encoder.names(reference.authors, truncated=reference.authors_truncated)
    stands_in = not authors and not reference.editors and bool(reference.source)
    if stands_in:
        issuers = [Organisation(literal=name) for name in reference.source]
        authors = encoder.names(issuers, stand_in=True)
    if reference.authors_truncated and (stands_in or not authors):
        draft.put_aside("authors_truncated", "yes")
    fields["author"] = authors
    if dialect.classic and "key" not in reference.extra:
        # The styles sort only books by their editors.
        sorts = authors or (kind.name == "book" and encoder.names(reference.editors))
        fields["key"] = "" if sorts else _sort_key(reference, encoder)
    fields["title"] = encoder.title(reference.title or "")
    if not draft.comes_back("title", reference.title or ""):
        draft.put_aside("title", encoder.text(reference.title or ""))
    fields["entrysubtype"] = subtype(reference, kind)
    _container(draft, dialect)
    _issuer(draft, dialect, stands_in=stands_in)


def _sort_key(reference: Reference, encoder: Encoder) -> str:
    """What sorts and labels a work of nobody: its title, or else its site, or else its own key."""
    return next(filter(None, map(encoder.text, sort_keys(reference, reference.key))))


def _container(draft: Draft, dialect: Dialect) -> None:
    journal = draft.reference.journal
    if not journal:
        return
    written = draft.encoder.text(journal)
    if draft.kind.container:
        draft.fields[draft.kind.container] = written
        if not draft.comes_back("journal", journal):
            draft.put_aside("journal", written)
    elif not (dialect.classic and "howpublished" in draft.kind.fields):
        draft.say("journal", written)


def _issuer(draft: Draft, dialect: Dialect, *, stands_in: bool) -> None:
    reference, encoder, kind = draft.reference, draft.encoder, draft.kind
    issuer = encoder.organisations(reference.source)
    names = [plain(name) for name in reference.source]
    if not all(draft.comes_back("source", name) for name in names) or len(set(names)) < len(names):
        draft.put_aside("source", issuer)
    if kind.issuer:
        draft.fields[kind.issuer] = issuer or _of_authors(draft)
    elif issuer and not stands_in and not (dialect.classic and "howpublished" in kind.fields):
        draft.say("source", issuer)
    if kind.type and "type" not in reference.extra:  # the styles would print "Technical report"
        draft.fields["type"] = kind.type
    if dialect.classic and "howpublished" in kind.fields:
        issuers = () if stands_in else reference.source
        draft.fields["howpublished"] = _how_published(draft, encoder.in_groups(issuers))


def _of_authors(draft: Draft) -> str:
    """The organisations among the authors, which are asked of a report that names no issuer."""
    authors = draft.reference.authors if draft.kind.issuer == "institution" else ()
    bodies = [name for name in authors if isinstance(name, Organisation)]
    return draft.encoder.names(bodies, stand_in=True)


def _how_published(draft: Draft, issuer: str) -> str:
    """What styles print of a work that is in no journal or book, its address too.

    Biblatex reads the field as an argument, in which a bare % would begin a comment.
    """
    reference, encoder = draft.reference, draft.encoder
    url = link_target(reference.url) or ""
    address = encoder.text(url) if "%" in url else rf"\url{{{url}}}" if url else ""
    journal = encoder.text(reference.journal or "")
    words = [WORDS["journal"] + journal] if journal else []
    own = draft.own("howpublished")
    is_address = bool(published_at.address(own)[0])  # would be read as the work's
    if own and (issuer or address or is_address) and not words:
        own = f"{{{own}}}"
    return ", ".join(filter(None, (joined(own, words, ","), issuer, address)))


def _optional(draft: Draft, dialect: Dialect) -> None:
    """The fields that only some entry types have; the others tell them in words."""
    known = _known(draft, dialect)
    for name, place, text, written in _values(draft):
        if place in known:
            draft.fields[place] = written
            if text and not draft.comes_back(name, text):
                draft.put_aside(name, draft.encoder.text(text))
        else:
            draft.say(name, draft.encoder.text(text) if text else written)


def _values(draft: Draft) -> Iterator[tuple[str, str, str, str]]:
    """Give each field that the work has: its name, the place for it, its text, and how that is written."""
    reference, encoder = draft.reference, draft.encoder
    editors = encoder.names(reference.editors)
    if editors:
        yield "editors", "editor", "", editors
    of_issues = "issn" in draft.kind.fields
    for name, place in (
        ("edition", "edition"), ("series", "series"), ("volume", "volume"),
        ("issue", "number" if of_issues else ""), ("number", "" if of_issues else "number"),
        ("pages", "pages"), ("isbn", "isbn"), ("issn", "issn"),
    ):  # fmt: skip
        text = plain(getattr(reference, name) or "")
        if text:
            shown = without_word(text) if name == "edition" else text
            yield name, place, text, encoder.pages(text) if name == "pages" else encoder.text(shown)


def _known(draft: Draft, dialect: Dialect) -> frozenset[str]:
    """The fields that this entry can have without a warning from the standard styles."""
    reference, kind, known = draft.reference, draft.kind, draft.kind.fields
    if not dialect.classic:
        return known
    both = bool(reference.volume) or not reference.series
    if "isbn" in known and both:
        known -= {"number"}
    return known - {"editor"} if kind.name == "book" and reference.authors else known


def _language(draft: Draft, dialect: Dialect) -> None:
    """The language's code; for BibLaTeX, which would print it, what babel calls it."""
    text = plain(draft.reference.language or "")
    known = languages.BABEL.get(text, "") if dialect.language == "langid" else text
    if draft.comes_back("language", text):
        draft.fields[dialect.language] = known
    if text and not draft.fields.get(dialect.language):
        draft.put_aside("language", draft.encoder.text(text))


def _identifiers(draft: Draft) -> None:
    """Addresses and identifiers; `url` and `doi` stand as they are, since readers take them so."""
    reference, encoder, fields = draft.reference, draft.encoder, draft.fields
    if reference.doi:
        fields["doi"] = encoder.verbatim(reference.doi)
    if pmid := encoder.text(reference.pmid or ""):
        fields["eprint"], fields["eprinttype"] = pmid, "pubmed"
    target = link_target(reference.url)
    if target:
        fields["url"] = target
    elif reference.url:
        draft.say("url", encoder.text(reference.url))
    for name in ("doi", "pmid", *(("url",) if target else ())):
        text = getattr(reference, name)
        if text and not draft.comes_back(name, text):
            draft.put_aside(name, encoder.text(text))
    fields["urldate"] = reference.accessed or ""


def _only_in_words(draft: Draft) -> None:
    reference, encoder = draft.reference, draft.encoder
    if reference.date_updated:
        draft.say("date_updated", encoder.text(spoken(reference.date_updated)))
        if value.date(spoken(reference.date_updated)) != reference.date_updated:
            draft.put_aside("date_updated", encoder.text(reference.date_updated))
    for name in ("pmcid", "archive_url", "url_text"):  # as text: a bare % would begin a comment
        text = getattr(reference, name)
        if text:
            draft.say(name, encoder.text(text))
    if reference.access:
        draft.put_aside("access", reference.access)
