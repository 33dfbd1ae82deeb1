from __future__ import annotations

import pytest

from evidence_refs.catalogue.records.alike import alike
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.new import Entered, additions, completed, new_record
from evidence_refs.catalogue.records.typed import value_of
from evidence_refs.catalogue.text.render import render_reference
from evidence_refs.errors import UsageError
from evidence_refs.model import Reference

TODAY = "2026-11-24"
CARE = {"title": "Care at home", "authors": value_of("authors", "Osei, A."), "date": "2020-03"}


def test_a_record_has_a_key_and_a_day() -> None:
    record = new_record({**CARE, "note": None, "tags": ("home",)}, {"osei2020care"}, today=TODAY)
    assert (record.key, record.added, record.tags) == ("osei2020carea", TODAY, ("home",))
    assert not record.kept_empty
    assert new_record(CARE, (), today=TODAY, key="care").key == "care"


def test_a_printed_date_that_says_nothing_more_is_left_out() -> None:
    said = new_record({**CARE, "date_text": "March 2020"}, (), today=TODAY)
    assert said.date_text is None
    more = new_record({**CARE, "date_text": "Spring, March 2020"}, (), today=TODAY)
    assert more.date_text == "Spring, March 2020"


@pytest.mark.parametrize("values", [{}, {"date": "2020"}, {"title": "", "source": ("Mind",)}])
def test_what_nobody_could_look_up_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="no title") as refused:
        new_record(values, (), today=TODAY)
    assert refused.value.hint
    assert new_record({**values, "url": "https://mind.org.uk/a"}, (), today=TODAY).key


def test_a_key_that_is_taken_or_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError, match="`care` is the key or an alias"):
        new_record(CARE, {"care"}, today=TODAY, key="care")
    with pytest.raises(UsageError, match="`key` cannot be `a b`"):
        new_record(CARE, (), today=TODAY, key="a b")


def test_what_was_typed_takes_the_place_of_what_was_read() -> None:
    read = {"title": "Care", "date": "2020", "date_text": "c2020", "authors_truncated": True}
    assert completed(read, {"date": "2021"}) == {
        "title": "Care", "date": "2021", "authors_truncated": True,
    }  # fmt: skip
    assert "authors_truncated" not in completed(read, {"authors": ()})


def test_additions_have_keys_of_their_own_and_end_what_was_decided() -> None:
    record = new_record(CARE, (), today=TODAY)
    text = "# mine\n" + render_reference(record).replace("Care at home", "'Care at home'")
    change = additions(
        [Entered(record, ("other",), text), Entered(record)],
        {"osei2020care"},
        Decided(("osei2020carea", "x")),
    )
    assert [each.key for each in change.put] == ["osei2020carea", "osei2020careb"]
    assert change.text == {"osei2020carea": text.replace("2020care", "2020carea")}
    assert change.removed == ("x",)
    assert change.distinct == (("osei2020carea", "other"),)
    assert not additions([], (), Decided())


def test_what_is_there_already_is_found_the_likeliest_first() -> None:
    record = new_record(CARE, (), today=TODAY)
    same = Reference(key="same", **CARE)
    perhaps = Reference(key="perhaps", title="Care at home: a guide", date="2020-03")
    other = Reference(key="other", title="Roads and bridges", date="2020-03")
    found = alike(record, [other, perhaps, same])
    assert found[0].reference is same
    assert found[0].sure
    assert other not in [each.reference for each in found]
