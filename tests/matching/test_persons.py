"""Lists of authors as databases print them."""

from __future__ import annotations

import pytest

from evidence_refs.matching.persons import Likeness, Name, compare, name_of


def names(printed: str) -> list[Name]:
    parted = (each.partition(", ") for each in printed.split("; "))
    return [name for family, _, given in parted if (name := name_of(family, given))]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("Okonjo, A; Lindgren, P", "Okonjo, Ada; Lindgren, Per", "same"),
        ("Okonjo, A", "Okonjo, Ada; Lindgren, Per; Wei, L", "same"),
        ("Le Caer, H", "Caer, H", "same"),
        ("García, M", "Garcia, M", "same"),
        ("Sørensen, Ø", "Sorensen, O", "same"),
        ("B?hm, C", "Böhm, C", "same"),
        ("MÃ¼ller, J", "Müller, J", "same"),
        ("Cleveland Jr, J", "Cleveland, J", "same"),
        ("Wang, Xiaoguang", "Xiaoguang, W", "same"),
        ("Najafi, M", "Najaf, M", "same"),
        ("Okonjo, A; Wei, L; Lindgren, P; Ono, K", "Wei, L; Okonjo, A; Ono, K; Lindgren, P", "same"),
        ("Okonjo, A; Wei, L; Lindgren, P", "Okonjo, A; Hale, B; Cole, D", "first"),
        ("Okonjo, A; Wei, L", "Hale, B; Wei, L; Cole, D", "some"),
        ("Okonjo, A", "Okonjo, B", "different"),
        ("Smith, J", "Jones, J", "different"),
    ],
)  # fmt: skip
def test_how_lists_stand_to_each_other(one: str, other: str, wanted: Likeness) -> None:
    assert compare(names(one), names(other)) == wanted
    assert compare(names(other), names(one)) == wanted


@pytest.mark.parametrize("family", ["Anonymous", "[Anon]", "Unknown", "?"])
def test_nobody_is_no_name(family: str) -> None:
    assert name_of(family, "") is None
