"""Hypothesis strategies: any text, any name, any reference that the model lets through."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st
from pydantic import ValidationError

from evidence_refs.model import FORMS, WORK_FIELDS, WORK_TYPES, Access, Reference

# Text made mostly of what formats take for marks of their own.
_SIGNS = "\\{}%&$#_~^<>|\"'`@=+-*[]();:,.!?/ \t1aAéÉßæŁẽ–—“’£≥λ中🙂\u00a0\u200b\x07"
_RUNS = (
    "; ",
    " | ",
    " > ",
    "--",
    "``",
    "''",
    "!`",
    "\\url{",
    "&amp;",
    "](",
    "null",
    "and",
    " and ",
)
_MARKS = st.sampled_from([*_SIGNS, *_RUNS, "others", "e\u0301"])
texts = st.one_of(
    st.lists(_MARKS, min_size=1, max_size=12).map("".join),
    st.text(min_size=1, max_size=20),
)
lines = texts.filter(
    lambda text: text.strip() and not set(text) & set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
)
proses = st.lists(texts, min_size=1, max_size=3).map("\n\n".join).filter(str.strip)
dates = st.from_regex(
    r"2023-01-20|2022(-11|-21)?|2019[?~%]|201X|19XX|-0044|2019-(XX|05-XX)|Y170002"
    r"|2019/2021|2019-05/2019-08|2019/\.\.|/2019",
    fullmatch=True,
)
keys = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{0,8}", fullmatch=True)
people = st.fixed_dictionaries({"family": lines}, optional={"given": lines, "suffix": lines})
names = st.one_of(people, st.fixed_dictionaries({"literal": lines}))
_name_lists = st.lists(names, min_size=1, max_size=3)
_line_lists = st.lists(lines, min_size=1, max_size=3)
_ranges = st.tuples(st.integers(), st.integers())

_OF_FIELD: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(WORK_TYPES),
    "authors": _name_lists, "editors": _name_lists, "source": _line_lists,
    "authors_truncated": st.booleans(), "undated": st.booleans(),
    "date": dates, "date_updated": dates, "accessed": dates,
    "abstract": proses, "note": proses, "access": st.sampled_from(get_args(Access)),
}  # fmt: skip
works = st.fixed_dictionaries(
    {}, optional={name: _OF_FIELD.get(name, lines) for name in WORK_FIELDS}
)
_places = st.fixed_dictionaries(
    {"document": lines, "form": st.sampled_from(FORMS)},
    optional={
        "footnote": lines, "locator": lines, "back_reference": st.booleans(), "text": proses,
        "section": _line_lists, "lines": _ranges, "pages": _ranges,
    },
)  # fmt: skip
_alternates = st.fixed_dictionaries(
    {"value": st.one_of(lines, proses, _name_lists, _line_lists), "from": lines}
)
_kept = st.fixed_dictionaries(
    {"key": keys},
    optional={
        "aliases": st.lists(keys, max_size=2), "tags": _line_lists, "added": dates,
        "reviewed": dates, "extra": st.dictionaries(lines, proses, max_size=2),
        "alternates": st.dictionaries(lines, st.lists(_alternates, max_size=2), max_size=2),
        "origin": st.lists(st.fixed_dictionaries({"file": lines}, optional={"id": lines}), max_size=2),
        "cited_in": st.lists(_places, max_size=3),
    },
)  # fmt: skip
_emptied = st.lists(
    st.sampled_from([name for name in WORK_FIELDS if name not in ("authors_truncated", "undated")]),
    max_size=2,
)


def _is_valid(values: dict[str, Any]) -> bool:
    try:
        Reference(**values)
    except ValidationError:
        return False
    return True


references = (
    st.builds(
        lambda work, kept, emptied: work | kept | dict.fromkeys(emptied), works, _kept, _emptied
    )
    .filter(_is_valid)
    .map(lambda values: Reference(**values))
)
"""Any reference, also with fields that a person set to null."""

_word = st.from_regex(r"[A-Z][a-zé]{2,9}", fullmatch=True)
_phrase = st.lists(_word, min_size=1, max_size=4).map(" ".join)
_number = st.integers(1, 999).map(str)
_person = st.fixed_dictionaries(
    {"family": _word, "given": st.sampled_from(["J.", "Anna", "A. B."])}
)
_body = _word.map(lambda word: {"literal": f"{word} Council, Wales & England"})
_printed = {
    "authors": st.lists(_person | _body, min_size=1, max_size=3),
    "editors": st.lists(_person | _body, min_size=1, max_size=2),
    "source": st.lists(_phrase, min_size=1, max_size=2, unique=True),
    "journal": _phrase, "volume": _number, "issue": _number, "edition": _phrase, "series": _phrase,
    "pages": st.sampled_from(["12-19", "e049296", "5", "S12-S19"]),
    "date": st.sampled_from(["2021", "2021-03", "2021-03-04", "2021-22"]), "language": st.just("en"),
    "abstract": st.lists(_phrase, min_size=1, max_size=3).map("\n\n".join),
    "url": _number.map("https://example.org/{}?a=1&b=2".format),
    "doi": _number.map("10.1000/{}".format), "pmid": _number, "pmcid": _number.map("PMC{}".format),
    "isbn": st.just("978-3-16-148410-0"), "issn": st.just("1234-5679"),
    "accessed": st.just("2022-01-05"), "note": _phrase,
}  # fmt: skip
_types = st.sampled_from(
    ["article-journal", "report", "book", "chapter", "paper-conference", "thesis"]
)


def _as_printed(key: str, kind: str, values: dict[str, Any]) -> Reference:
    if not (kind == "article-journal" or ("journal" in values and kind != "report")):
        values = {name: value for name, value in values.items() if name != "issue"}
    truncated = "authors" in values and len(values["authors"]) == 3
    return Reference(**{"key": key, "type": kind, "authors_truncated": truncated, **values})


printed = st.builds(
    _as_printed, keys, _types, st.fixed_dictionaries({"title": _phrase}, optional=_printed)
)
"""A reference as print has it: what RIS and CSL-JSON hold of it must read back equal."""
