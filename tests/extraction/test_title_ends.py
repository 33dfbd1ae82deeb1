"""What a title took with it goes into its own field, and what is the title's stays."""

from __future__ import annotations

import pytest

from evidence_refs.extraction.title_ends import trim_title


def test_people_before_et_al_are_authors() -> None:
    trimmed = trim_title({"title": "Hale, R., Reed, S., et al Walking to school: a review"})
    assert trimmed["title"] == "Walking to school: a review"
    assert [name.family for name in trimmed["authors"]] == ["Hale", "Reed"]
    assert trimmed["authors_truncated"]


@pytest.mark.parametrize(
    ("title", "rest", "issuer"),
    [
        ("Rough sleeping in towns, London, Home Office", "Rough sleeping in towns", "Home Office"),
        ("Rough sleeping in towns, Nuffield Trust", "Rough sleeping in towns", "Nuffield Trust"),
    ],
)
def test_a_body_at_the_end_is_the_issuer(title: str, rest: str, issuer: str) -> None:
    assert trim_title({"title": title}) == {"title": rest, "source": (issuer,)}


def test_an_issuer_that_is_known_stays_first_and_once() -> None:
    fields = {"title": "Rough sleeping in towns, Nuffield Trust", "source": ("Nuffield Trust",)}
    assert trim_title(fields)["source"] == ("Nuffield Trust",)
    fields["source"] = ("Crisis",)
    assert trim_title(fields)["source"] == ("Crisis", "Nuffield Trust")


@pytest.mark.parametrize(
    "title",
    [
        "Age, sex, place and health",
        "Schools, colleges and how they work with the NHS",
        "A guide for schools, colleges and local authorities",
        "Streets et alia",
    ],
)
def test_words_that_are_the_titles_stay(title: str) -> None:
    assert trim_title({"title": title}) == {"title": title}


def test_authors_that_are_known_stay() -> None:
    fields = {"title": "Hale R et al Walking to school", "authors": ("Reed",)}
    assert trim_title(fields)["authors"] == ("Reed",)
    assert trim_title(fields)["title"] == "Walking to school"
