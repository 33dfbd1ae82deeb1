from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.change import apply, unchanged
from evidence_refs.catalogue.records.claims import SETTLED
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.together import Together, together
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.parse import parse_item
from evidence_refs.catalogue.text.render import reference_fields, render_reference
from evidence_refs.catalogue.text.respell import respell
from evidence_refs.errors import UsageError
from evidence_refs.model import FLAGS, WORK_FIELDS, Catalogue, CitedIn, Reference
from tests.catalogue.strategies import references


def reference(key: str, cited: int = 1, **values: Any) -> Reference:
    places = [CitedIn(document=f"b-{key}", form="link", lines=(n, n)) for n in range(1, cited + 1)]
    return Reference.model_validate({"key": key, "cited_in": places, **values})


A = reference("a", title="Homes", date="2019", url="https://mind.org.uk/homes", tags=["x"])
B = reference(
    "b", cited=2, title="Housing", date="2019-03", authors=[{"family": "Osei"}],
    authors_truncated=True, url=None, reviewed="2026-01-01",
)  # fmt: skip


def why(made: Together) -> dict[str, tuple[str, str]]:
    return {row.field: (row.of, row.why) for row in made.rows}


def test_each_field_that_differs_says_what_is_kept_and_why() -> None:
    made = together([A, B])
    assert made.record.key == "a"
    assert why(made) == {
        "title": ("b", "most citations give it"),
        "authors": ("b", "only b has it"),
        "authors_truncated": ("b", "goes with `authors`"),
        "date": ("b", "says the most"),
        "url": ("", "b keeps it empty"),
        "tags": ("a", "all are kept"),
        "reviewed": ("", "not all were: only b"),
        "cited_in": ("", "all are kept"),
    }
    assert next(row.values for row in made.rows if row.field == "date") == ("2019", "2019-03")
    assert [row.field for row in together([A, A.model_copy(update={"key": "c"})]).rows] == []


@pytest.mark.parametrize(
    ("one", "other", "field", "reason"),
    [
        ({"title": "Homes"}, {"title": "HOMES."}, "title", "they say the same"),
        ({"title": "Homes"}, {"title": "Houses"}, "title", "comes first"),
        ({"title": "The plan for care"}, {"title": "The plan care"}, "title", "has words that the other lost"),
        ({"url_text": "mind.org/a…"}, {"url": "https://mind.org/a"}, "url_text", "`url` is whole"),
        ({"undated": True}, {"date": "2019"}, "undated", "there is a date"),
        ({"date": "2022-08-19"}, {"date": "2020", "date_updated": "2022-08-19"}, "date", "the other is the day of an update"),
        ({"added": "2026-01-02"}, {"added": "2026-01-01"}, "added", "the first day"),
    ],
)  # fmt: skip
def test_reasons(one: dict[str, Any], other: dict[str, Any], field: str, reason: str) -> None:
    assert why(together([reference("a", **one), reference("b", **other)]))[field][1] == reason


def test_also_what_says_the_same_or_less_stays() -> None:
    one = reference("a", type="report", source=["Department for Transport"])
    other = reference("b", type="webpage", source=["DfT"])
    record = together([one, other]).record
    assert (record.type, record.source) == ("report", one.source)
    held = {f: [(o.value, o.from_) for o in others] for f, others in record.alternates.items()}
    assert held == {"type": [("webpage", "b")], "source": [(("DfT",), "b")]}


def test_a_field_is_taken_from_the_record_that_a_person_names() -> None:
    made = together([A, B], {"title": "a", "date": "a", "url": "a"})
    record = made.record
    assert (record.title, record.date, record.url) == ("Homes", "2019", A.url)
    assert [other.value for other in record.alternates["title"]] == ["Housing"]
    assert [other.value for other in record.alternates["date"]] == ["2019-03"]
    assert "url" not in record.alternates
    assert why(made)["title"] == ("a", "taken from a")
    assert "url" in together([A, B], {"url": "b"}).record.kept_empty
    names = reference("c", authors=[{"family": "Li"}])
    taken = together([B, names], {"authors": "c"}).record
    assert not taken.authors_truncated


@pytest.mark.parametrize(
    ("field", "key", "says"),
    [
        ("authors", "a", "`a` has no `authors`"),
        ("tags", "a", "`tags` cannot be taken"),
        ("date_text", "a", "`date_text` cannot be taken"),
    ],
)
def test_what_cannot_be_taken_is_refused(field: str, key: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        together([A, B], {field: key})
    assert refused.value.hint


def test_the_others_go_and_their_comments_stay() -> None:
    made = together([A, B])
    decided = Decided((), (("a", "b"), ("b", "c")))
    blocks = [f"# on a\n{render_reference(A)}", f"# on b\n{render_reference(B)}  # at the end\n"]
    change = made.change([A, B], blocks, decided)
    assert change.gone == ("b",)
    assert change.distinct == (("a", "c"),)
    assert change.text["a"].startswith("# on b\n# at the end\n# on a\n- key: a\n  aliases: [b]\n")
    plain = made.change([A, B], [render_reference(A), render_reference(B)], Decided())
    assert plain.text == {}
    after = apply(change, Catalogue(references=(A, B, Reference(key="c"))))
    assert [each.key for each in after.references] == ["a", "c"]


def test_comments_at_the_ends_of_lines_stay_though_their_values_go() -> None:
    one = reference("a", authors=[{"family": "Li"}, {"family": "Ray"}])
    blocks = [
        "- key: a\n  authors:\n  - {family: Li}  # first\n  - {family: Ray}  # second\n",
        render_reference(B)
        .replace("date: 2019-03", "date: 2019-03  # from the cover")
        .replace("{family: Osei}", "{family: Osei}  # ask Ben"),
    ]
    text = together([one, B], {"authors": "b"}).change([one, B], blocks, Decided()).text["a"]
    above, _, record = text.partition("- key: a\n")
    kept = sorted([*above.splitlines(), *comments_in(record)])
    assert kept == ["# ask Ben", "# first", "# from the cover", "# second"]


some = st.lists(references(), min_size=2, max_size=3, unique_by=lambda r: r.key)


@settings(max_examples=60, deadline=None)
@given(some, st.data())
def test_every_value_of_every_record_is_somewhere_in_the_result(
    records: list[Reference], data: st.DataObject
) -> None:
    offers = [(f, r.key) for r in records for f in SETTLED if getattr(r, f)]
    take = dict(data.draw(st.lists(st.sampled_from(offers), max_size=2))) if offers else {}
    record = together(records, take).record
    for each in records:
        assert each.key in (record.key, *record.aliases)
        assert {*each.aliases, *each.tags} <= {record.key, *record.aliases, *record.tags}
        assert set(each.cited_in) <= set(record.cited_in)
        assert set(each.origin) <= set(record.origin)
        assert all(text in record.extra[name] for name, text in each.extra.items())
        for field in set(WORK_FIELDS) - FLAGS:
            if value := getattr(each, field):
                assert value in _told(record, field)
            for other in each.alternates.get(field, ()):
                assert other.value in _told(record, field)
    for field, key in take.items():
        giver = next(each for each in records if each.key == key)
        assert getattr(record, field) == getattr(giver, field)


def _told(record: Reference, field: str) -> list[Any]:
    held = (other.value for other in record.alternates.get(field, ()))
    return [value for value in (getattr(record, field), *held) if value]


@settings(max_examples=60, deadline=None)
@given(some, st.randoms(use_true_random=False))
def test_every_comment_of_every_record_is_in_the_result(
    records: list[Reference], random: Random
) -> None:
    blocks = [_commented(render_reference(each), random) for each in records]
    made = together(records)
    text = made.change(records, blocks, Decided()).text.get(records[0].key)
    after = text or respell(blocks[0], reference_fields(records[0]), reference_fields(made.record))
    assert Counter(chain(*map(comments_in, blocks))) == Counter(comments_in(after))
    assert unchanged(Reference.model_validate(parse_item(after)), made.record)


def _commented(block: str, random: Random) -> str:
    """Put comments above and at the end of some lines of a record."""
    lines = block.splitlines(keepends=True)
    for at, line in enumerate(lines):
        found = re.match(r"(?:- |  )(?:\w+: (?![\"'>|])|authors:$|- \{.*\}$)[^\"'{]*$", line)
        if found and random.random() < 0.5:
            lines[at] = f"{line.rstrip()}  # end {random.randrange(9)}\n"
        if re.match(r"(?:- |  )\w+:", line) and random.random() < 0.2:
            lines[at] = f"{'  ' if at else ''}# above {random.randrange(9)}\n{lines[at]}"
    return "".join(lines)
