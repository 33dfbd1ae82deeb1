from __future__ import annotations

from evidence_refs.catalogue.records.decided import Decided

DECIDED = Decided(("x", "y"), (("a", "b"), ("b", "c")))


def test_keys_go_out_once_and_come_back() -> None:
    assert DECIDED.out(["y", "z"]).removed == ("x", "y", "z")
    assert DECIDED.back(["x", "nobody"]).removed == ("y",)


def test_pairs_follow_names_and_never_name_one_key_twice() -> None:
    assert DECIDED.called({"a": "d"}).distinct == (("d", "b"), ("b", "c"))
    assert DECIDED.called({"a": "b"}).distinct == (("b", "c"),)
    assert DECIDED.called({"a": "c"}).distinct == (("c", "b"), ("b", "c"))
    assert DECIDED.without_pairs_of(["a"]).distinct == (("b", "c"),)


def test_a_pair_is_noted_once_whatever_its_order() -> None:
    assert DECIDED.apart("b", ["a", "d"]).distinct == (*DECIDED.distinct, ("b", "d"))
    assert DECIDED.keeps_apart(["c", "b", "x"]) == ("b", "c")
    assert DECIDED.keeps_apart(["a", "c"]) is None


def test_only_what_is_other_is_changed() -> None:
    assert DECIDED.since(DECIDED) == {"removed": None, "distinct": None}
    assert DECIDED.back(["x"]).since(DECIDED) == {"removed": ("y",), "distinct": None}
