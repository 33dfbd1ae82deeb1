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


def _reference(work: dict[str, Any], kept: dict[str, Any], emptied: list[str]) -> Reference | None:
    try:
        return Reference(**work | kept | dict.fromkeys(emptied))
    except ValidationError:
        return None


references = st.builds(_reference, works, _kept, _emptied).filter(lambda each: each is not None)
"""Any reference, also with fields that a person set to null."""
