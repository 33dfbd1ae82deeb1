"""The comparison with peers: it must neither favour us nor count what a peer did not read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.accuracy.cases import Case, unprepared
from benchmarks.accuracy.outcomes import right_values
from benchmarks.accuracy.peers import Peer, anystyle, peer, plain, references
from benchmarks.accuracy.references import Reference, compare_loosely, of_peer

LABEL = {
    "form": "entry",
    "title": "Housing and health: a review",
    "authors": [{"literal": "Public Health Wales"}, {"family": "Price", "given": "Ann"}],
    "date": "2019-04",
    "url": "https://www.example.org/housing",
    "text": "Public Health Wales, Price A. Housing and health: a review. 2019. https://www.example.org/housing",
}
TOLD = {
    "text": LABEL["text"],
    "titles": ["Housing and health: a review"],
    "authors": [{"literal": "Public Health Wales"}, {"family": "Price", "given": "A."}],
    "years": ["2019"],
    "urls": ["http://example.org/housing/"],
}


def outcome_of(*told: str | dict[str, Any], label: dict[str, Any] = LABEL) -> dict[str, bool]:
    case = Case("x", Path("x.txt"), (label,), frozenset({"entry"}))
    (item,) = compare_loosely(case, [of_peer(each) for each in told])
    names = ("found", "title", "authors", "year", "address", "all_right")
    return {name: getattr(item, name) for name in names}


def test_fields_that_a_peer_tells_are_compared() -> None:
    assert all(outcome_of(TOLD).values())


@pytest.mark.parametrize(
    ("field", "wrong", "column"),
    [
        ("titles", ["Housing"], "title"),
        # An organisation that was taken for a person is wrong, and so is a family that is missing.
        (
            "authors",
            [{"family": "Wales", "given": "Public Health"}, {"family": "Price"}],
            "authors",
        ),
        ("authors", [{"literal": "Public Health Wales"}], "authors"),
        ("years", [], "year"),
        ("years", ["2020"], "year"),
        ("urls", [], "address"),
        ("urls", ["https://example.org/hous"], "address"),
    ],
)
def test_a_wrong_field_is_wrong_though_its_words_stand_in_the_text(
    field: str, wrong: list[Any], column: str
) -> None:
    outcome = outcome_of({**TOLD, field: wrong})
    assert [name for name, right in outcome.items() if not right] == [column, "all_right"]


def test_fields_that_a_peer_does_not_tell_are_looked_for_in_the_text() -> None:
    assert all(outcome_of(str(LABEL["text"])).values())
    outcome = outcome_of("Housing and health: a review. Cardiff, 2011")
    assert [name for name, right in outcome.items() if right] == ["found", "title"]


def test_an_address_that_a_line_broke_is_in_the_text() -> None:
    text = str(LABEL["text"]).replace("example.org/hou", "example.org/ hou")
    assert outcome_of(text)["address"]


def test_of_two_references_to_a_work_the_one_that_says_more_is_compared() -> None:
    bare = {"text": LABEL["title"], "titles": [LABEL["title"]], "years": [], "urls": []}
    assert all(outcome_of(bare, TOLD).values())


def test_another_reference_is_not_the_item() -> None:
    outcome = outcome_of("Brown B. Trams of the north. 1987")
    assert not any(outcome.values())


def test_right_values_are_the_labels_and_its_alternatives() -> None:
    name, other = [{"literal": "A"}], [{"literal": "B"}]
    # Without alternatives, to read no authors is not right.
    assert list(right_values("authors", {"authors": name})) == [name]
    assert list(right_values("authors", {"authors": name, "authors_alt": other})) == [name, other]
    nested = {"authors": name, "authors_alt": [other, []]}
    assert list(right_values("authors", nested)) == [name, other, []]
    assert list(right_values("doi", {"doi": "10.1/a", "doi_alt": "10.1/b"})) == ["10.1/a", "10.1/b"]


def test_back_references_and_hard_labels_do_not_count() -> None:
    labels = ({**LABEL, "back_reference": True}, {**LABEL, "hard": True})
    case = Case("x", Path("x.txt"), labels, frozenset({"entry"}))
    assert compare_loosely(case, []) == ()


def test_a_peer_gets_a_text_as_it_is(tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("# One ¹\n", encoding="utf-8")
    assert references(_echo(), document) == (Reference("# One ¹\n"),)


def test_a_peer_gets_the_words_of_a_web_page(tmp_path: Path) -> None:
    document = tmp_path / "a.html"
    document.write_text(
        "<h1>References</h1><p>See <a href='https://example.org/a'>A <i>long</i> report</a>.</p>",
        encoding="utf-8",
    )
    (read,) = references(_echo(), document)
    assert read.text == "References\n\nSee A long report https://example.org/a.\n"


def test_a_peer_that_fails_finds_nothing_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "a.txt"
    document.write_text("One", encoding="utf-8")
    failing = Peer("bad", (sys.executable, "-c", "raise SystemExit('no kettle')"))
    talking = Peer("chatty", (sys.executable, "-c", "print('hello')"))
    assert references(failing, document) == references(talking, document) == ()
    first, second = capsys.readouterr().err.splitlines()
    assert first == "bad: a.txt: failed, found nothing: no kettle"
    assert second.startswith("chatty: a.txt: failed, found nothing: ")


def test_anystyle_without_a_checkout_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert anystyle(tmp_path) is None
    assert capsys.readouterr().err.startswith("skipped: AnyStyle: no ")


def test_a_peer_needs_a_name_and_a_command() -> None:
    assert peer("a='x y' z") == Peer("a", ("x y", "z"))
    for told in ("x", "=x", "x="):
        with pytest.raises(ValueError, match="NAME=COMMAND"):
            peer(told)


def test_marks_are_taken_off() -> None:
    assert plain("## *A* [b](https://c.org)¹²\n") == "A b https://c.org12\n"


def test_only_the_labelled_pages_are_compared(tmp_path: Path) -> None:
    for name in ("alcohol-need-2023.pdf", "covid-inquiry-m1.pdf", "leveson-j2.html"):
        (tmp_path / name).touch()
    pages = {case.name: case.pages for case in unprepared([tmp_path])}
    assert pages["alcohol-need-2023"] == ((19, 19),)
    assert pages["covid-inquiry-m1"] == ((27, 30), (34, 40))
    assert pages["leveson-j2"] == ()


def _echo() -> Peer:
    """Give a peer that takes the whole file for one reference."""
    program = (
        "import json, pathlib, sys;"
        "print(json.dumps(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')))"
    )
    return Peer("echo", (sys.executable, "-c", program))
