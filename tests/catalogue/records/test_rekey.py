from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.records.rekey import rekey

KEYS = {"old2019": "new2019", "old:b": "b"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\cite{old2019}", r"\cite{new2019}"),
        (r"\cite{a, old2019,old:b}", r"\cite{a, new2019,b}"),
        (r"\parencite*[see][p.~3]{old2019}", r"\parencite*[see][p.~3]{new2019}"),
        (r"\cites(see)()[3]{old2019}[4]{old:b}", r"\cites(see)()[3]{new2019}[4]{b}"),
        ("\\nocite{\n  old2019,\n}", "\\nocite{\n  new2019,\n}"),
        (r"\Textcite{old2019}", r"\Textcite{new2019}"),
        ("[@old2019]", "[@new2019]"),
        ("[see @old2019, p. 3; -@old:b]", "[see @new2019, p. 3; -@b]"),
        ("[@{old2019}, p. 3]", "[@{new2019}, p. 3]"),
        ("[so says @old2019.]", "[so says @new2019.]"),
    ],
)
def test_citations_have_the_keys_of_today(text: str, wanted: str) -> None:
    rekeyed = rekey(text, KEYS)
    assert rekeyed.text == wanted
    assert rekeyed.changed
    assert not rekeyed.left
    assert rekey(wanted, KEYS).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        r"\cite{old2019a, xold2019, old2019.b}",
        "[@old2019a; mail@old2019.org]",
        r"\input{chapters/old2019.tex}",
        "cited in 2019",
    ],
)
def test_other_words_are_none(text: str) -> None:
    rekeyed = rekey(text, KEYS)
    assert (rekeyed.text, rekeyed.changed) == (text, ())


@pytest.mark.parametrize("text", ["@old2019 says", "(see old2019.)", r"\label{old2019}", "`old:b`"])
def test_what_is_no_citation_is_told_and_left(text: str) -> None:
    rekeyed = rekey(f"one\n{text}\n", KEYS)
    assert rekeyed.text == f"one\n{text}\n"
    assert [(each.line, each.new) for each in rekeyed.left] == [(2, KEYS[rekeyed.left[0].old])]


@given(
    st.lists(
        st.sampled_from(
            [*KEYS, "\\cite{", "}", "[@", "]", "; ", ",", "\n", "a", "é", " ", "{", "["]
        )
    ).map("".join)
)
def test_nothing_but_whole_keys_changes(text: str) -> None:
    capitals = {old: old.upper() for old in KEYS}
    rekeyed = rekey(text, capitals)
    for old, new in capitals.items():
        assert rekeyed.text.count(new) == sum(each.old == old for each in rekeyed.changed)
    assert rekeyed.text.lower() == text
    assert rekey(rekeyed.text, capitals).changed == ()
