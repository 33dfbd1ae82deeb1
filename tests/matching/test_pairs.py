from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence_refs.matching.decision import decide
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import Organisation, Person, Work


def _pairs(name: str) -> list[dict[str, Any]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    pairs: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)
    return pairs


PAIRS = _pairs("pairs.yaml")
HARD_PAIRS = _pairs("hard_pairs.yaml")


def _name(text: str) -> Person:
    family, _, given = text.partition(", ")
    return Person(family=family, given=given or None)


def work(fields: dict[str, Any]) -> Work:
    values = dict(fields)
    for field in ("source", "authors"):
        listed = values.get(field, [])
        values[field] = [listed] if isinstance(listed, str) else listed
    return Work.of(**{**values, "authors": [_name(text) for text in values["authors"]]})


@pytest.mark.parametrize(
    "pair", PAIRS + HARD_PAIRS, ids=[pair["why"] for pair in PAIRS + HARD_PAIRS]
)
def test_pair(pair: dict[str, Any]) -> None:
    one, other = profile_of("a", work(pair["a"])), profile_of("b", work(pair["b"]))
    decision = decide(one, other)
    wanted = ("possible", "apart") if pair["verdict"] == "not-merge" else (pair["verdict"],)
    assert decision.verdict in wanted, decision
    assert decide(other, one).verdict == decision.verdict
    assert decide(other, one).score == decision.score


@pytest.mark.parametrize(
    ("pairs", "least"), [(PAIRS, 60), (HARD_PAIRS, 110)], ids=["plain", "hard"]
)
def test_pairs_are_of_both_kinds(pairs: list[dict[str, Any]], least: int) -> None:
    verdicts = [pair["verdict"] for pair in pairs]
    assert len(pairs) >= least
    assert verdicts.count("merge") >= least // 2 - 5
    assert sum(verdict in ("apart", "not-merge") for verdict in verdicts) >= least // 2 - 5
    assert len({pair["why"] for pair in pairs}) == len(pairs)


def test_an_issuer_in_the_authors_place_is_the_issuer() -> None:
    listed = Work(title="Ageing in rural places", authors=(Organisation(literal="Age UK"),))
    printed = Work(title="Ageing in rural places", source=("Age UK",))
    assert decide(profile_of("a", listed), profile_of("b", printed)).verdict == "merge"
