"""A record written anew: under another key, what a person decided stays theirs."""

from __future__ import annotations

from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.edit import edited, is_set
from evidence_refs.catalogue.records.rewrite import rewrite
from evidence_refs.catalogue.text.render import reference_fields
from evidence_refs.model import CitedIn, Reference

RECORD = edited(
    Reference(
        key="old", title="Homes", date="2019", cited_in=(CitedIn(document="b", form="link"),)
    ),
    "date",
    "2019-05",
)


def written(record: Reference) -> str:
    return "-" + "".join(reference_fields(record).values())[1:]


def test_what_a_person_set_stays_theirs_under_another_key() -> None:
    after = RECORD.model_copy(update={"key": "new"})
    change = rewrite(RECORD, after, written(after) + "# ours\n", Decided())
    (record,) = change.put
    assert (record.key, record.aliases, change.renamed) == ("new", ("old",), {"new": "old"})
    assert is_set(record, "date")
    assert change.text == {"new": written(record) + "# ours\n"}


def test_lines_that_name_no_old_key_are_kept() -> None:
    before = Reference(key="old", title="Homes")
    after = Reference(key="new", aliases=("old",), title="Homes")
    text = "- key: new # so\n  title: 'Homes'\n  aliases:\n  - old\n"
    assert rewrite(before, after, text, Decided()).text == {"new": text}


def test_under_the_same_key_nothing_else_is_changed() -> None:
    after = RECORD.model_copy(update={"title": "Homes that heal"})
    change = rewrite(RECORD, after, "- key: old # mine\n", Decided())
    assert (change.put, change.text) == ((after,), {"old": "- key: old # mine\n"})
    assert not change.renamed
