"""Hypothesis strategies for catalogues: any value that the model allows."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from evidence_refs.model import (
    FORMS,
    WORK_TYPES,
    Alternate,
    Catalogue,
    CitedIn,
    DocumentRecord,
    Organisation,
    Origin,
    Person,
    Reference,
)

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Words that YAML readers guess at, signs that mean something to it, and text that has been broken.
_TRICKY = [
    "010", "0", "7", "-1", "1e5", "12:30", "10.1000", "0x1F", "0o17", "1_000", ".5", ".inf", ".nan",
    "NO", "yes", "Y", "on", "null", "Null", "~", "true", "2022-05", "2022-11-03", "2022-02-30",
    "0000-01-01", "12345678901234567890", "- a", "? a", "a: b", "a:", ":a", "a #b", "#a", "[a", "{a}", "a, b", "a]",
    "&a", "*a", "!a", "|", ">", "'a'", '"a"', "%a", "@a", "`a", "=", "<<", "---", "...", "--- a", " a", "a ",
    "a  b", "\ta", "a\tb", "\\", "C:\\new", "e\u0301", "\u00a0a", "\u202ea", "\ufeffa", "\x00", "\x1b[31m", "\x7f", "😀",
    "Who? What. (See p. 3.) Then", "https://example.org/a?b=c#d", "key", "- key: x",
]  # fmt: skip

_characters = st.characters(exclude_categories=["Cs"], exclude_characters=_LINE_ENDS)
lines = st.one_of(st.sampled_from(_TRICKY), st.text(_characters, min_size=1, max_size=30)).filter(
    lambda text: text.strip() != ""
)
_words = st.lists(
    st.sampled_from(["care", "The", "NHS.", "a", "#", "-", "won’t", "e.g.", ")", "x" * 40])
)
sentences = _words.map(" ".join)
proses = st.one_of(
    lines,
    st.lists(st.one_of(sentences, lines), max_size=6).map("\n".join),
    st.lists(st.one_of(sentences), max_size=40).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
).filter(lambda text: text.strip() != "")
dates = st.sampled_from(
    ["2022", "2022-11", "2022-11-03", "0900", "2020/2022", "2019?", "202X", "Y12345"]
)
keys = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{0,12}", fullmatch=True)
people = st.builds(Person, family=lines, given=st.none() | lines, suffix=st.none() | lines)
names = people | st.builds(Organisation, literal=lines)


def tuples(items: st.SearchStrategy, size: int = 3) -> st.SearchStrategy:
    return st.lists(items, max_size=size).map(tuple)


_pairs = st.tuples(st.integers(1, 9999), st.integers(1, 9999))
citations = st.builds(
    CitedIn,
    document=lines, form=st.sampled_from(FORMS), footnote=st.none() | lines,
    locator=st.none() | lines, back_reference=st.booleans(), section=tuples(lines),
    lines=st.none() | _pairs, pages=st.none() | _pairs, text=st.none() | proses,
)  # fmt: skip
alternates = st.builds(
    lambda value, place: Alternate(**{"value": value, "from": place}),
    st.one_of(lines, proses, tuples(names), tuples(lines)),
    lines,
)
origins = st.builds(Origin, file=lines, id=st.none() | lines, day=st.none() | dates)
_FIELDS = {
    "aliases": tuples(keys), "type": st.sampled_from(WORK_TYPES), "title": lines,
    "authors": tuples(names), "authors_truncated": st.booleans(), "editors": tuples(names),
    "source": tuples(lines), "journal": lines, "volume": lines, "issue": lines, "edition": lines,
    "pages": lines, "number": lines, "series": lines, "date": dates, "date_text": lines,
    "date_updated": dates, "undated": st.booleans(), "language": lines, "abstract": proses,
    "url": lines, "url_text": lines, "archive_url": lines, "doi": lines, "pmid": lines,
    "pmcid": lines, "isbn": lines, "issn": lines, "accessed": dates,
    "access": st.sampled_from(["abstract-only", "subscription"]), "note": proses,
    "extra": st.dictionaries(lines, proses, max_size=3),
    "alternates": st.dictionaries(lines, tuples(alternates), max_size=2),
    "tags": tuples(lines), "added": dates, "reviewed": dates, "origin": tuples(origins, 2),
    "cited_in": tuples(citations),
}  # fmt: skip
_NULLABLE = ("title", "journal", "date", "abstract", "url", "authors", "source")


@st.composite
def references(draw: st.DrawFn) -> Reference:
    chosen = draw(st.lists(st.sampled_from(sorted(_FIELDS)), unique=True, max_size=12))
    values = {name: draw(_FIELDS[name]) for name in chosen}
    for name in draw(st.lists(st.sampled_from(_NULLABLE), unique=True, max_size=2)):
        values[name] = None
    return Reference(key=draw(keys), **values)


documents = st.builds(
    DocumentRecord,
    id=lines, title=st.none() | lines, source=tuples(lines), date=st.none() | dates,
    url=st.none() | lines, file=lines, sha256=st.from_regex("[0-9a-f]{64}", fullmatch=True),
)  # fmt: skip
catalogues = st.builds(
    Catalogue,
    documents=st.lists(documents, max_size=2, unique_by=lambda d: d.id).map(tuple),
    references=st.lists(references(), max_size=4, unique_by=lambda r: r.key).map(tuple),
    removed=tuples(keys),
    distinct=tuples(st.tuples(keys, keys)),
)


@st.composite
def commented(draw: st.DrawFn, text: str) -> str:
    """Give the text of a catalogue in standard form with comments and blank lines in it, anywhere."""
    lines = []
    for line in text.splitlines():
        may_follow = re.match(r"(?:  |- |\w)", line) and not line.startswith("   ")
        if may_follow and draw(st.integers(0, 5)) == 0:
            lines += draw(
                st.lists(st.sampled_from(["", "# a", "  # b: c", "#- key: x", " "]), max_size=3)
            )
        if may_follow and not line.endswith("\\") and draw(st.integers(0, 5)) == 0:
            line += draw(st.sampled_from(["  # why", " #", " # - key: y"]))
        lines.append(line)
    return "\n".join(lines) + draw(st.sampled_from(["\n", "", "\n# end\n", "\n\n"]))
