import pytest

from evidence_refs.catalogue.records.claims import (
    Claim,
    Value,
    is_fuller,
    same_value,
    settle,
    without_echo,
)
from evidence_refs.model import Organisation, Person, Work


@pytest.mark.parametrize(
    ("field", "full", "less"),
    [
        ("date", "2022-11-03", "2022-11"),
        ("date", "2022-11", "2021"),
        ("title", "Homes that heal: a guide", "Homes that heal"),
        ("title", "Care explained: making sense of it", "Care explained making sense of it"),
        ("authors", (Person(family="A"), Person(family="B")), (Person(family="A"),)),
        ("authors", (Person(family="A", given="Ann"),), (Person(family="A", given="A."),)),
        ("source", ("Age UK", "Mind"), ("Age UK",)),
        ("source", ("Mind", "Local Government Association (LGA)"), ("Mind", "LGA")),
        ("source", ("The King's Fund",), ("King's Fund",)),
        ("type", "article-journal", "report"),
        ("type", "report", "document"),
        ("abstract", "One two three", "One two"),
        ("abstract", "A budget of £114 billion", r"A budget of \pounds 114 billion"),
        ("url", "https://example.org/a", "https://example.org/a#part"),
        ("pages", "12-19", "12"),
    ],
)
def test_fuller(field: str, full: object, less: object) -> None:
    assert is_fuller(field, full, less)
    assert not is_fuller(field, less, full)
    assert not is_fuller(field, full, full)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("title", "The King’s  “Fund”", "the kings Fund."),
        ("title", "Boards – guidance", "Boards - Guidance"),
        ("url", "http://www.example.org/a/", "https://example.org/a"),
        ("doi", "10.1000/AB", "10.1000/ab"),
        ("source", ("The King’s Fund",), ("The Kings Fund",)),
        ("authors", (Organisation(literal="Age UK"),), (Organisation(literal="AGE UK"),)),
        ("title", "Place-based care, face-to-face", "Placebased care, face-toface"),
        ("source", ("The King's Fund", "Mind"), ("King's Fund", "Mind")),
        ("source", ("Local Government Association (LGA)",), ("Local Government Association",)),
        ("source", ("Department of Health and Social Care",), ("DHSC",)),
        (
            "authors",
            (Person(family="Osei"), Organisation(literal="The Health Foundation")),
            (Person(family="Osei"), Organisation(literal="Health Foundation")),
        ),
    ],
)
def test_trifles(field: str, one: object, other: object) -> None:
    assert same_value(field, one, other)


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("title", "Homes that heal", "Homes that healed"),
        ("url", "https://example.org/a", "https://example.org/a#b"),
        ("source", ("Age UK",), ("Age UK", "Mind")),
        ("source", ("NHS",), ("NHS England",)),
        ("source", ("UK Health Security Agency",), ("Public Health England",)),
        ("authors", (Person(family="Fund"),), (Organisation(literal="The Fund"),)),
        ("pages", "12-19", "1219"),
        ("url_text", "/place-based", "/placebased"),
        ("date", "2022", "2022-01"),
    ],
)
def test_more_than_trifles(field: str, one: object, other: object) -> None:
    assert not same_value(field, one, other)


def test_votes_decide_between_equally_full_values_then_the_first() -> None:
    claims = [
        Claim("Care at home", "a:1", (1,)),
        Claim("Home care", "b:1", (2,)),
        Claim("Home care", "c:1", (3,)),
    ]
    kept, alternates = settle("title", claims)
    assert kept is not None
    assert (kept.value, kept.from_) == ("Home care", "b:1")
    assert [(a.value, a.from_) for a in alternates] == [("Care at home", "a:1")]
    kept, _ = settle("title", claims[:2])
    assert kept is claims[0]


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("The NHS an anchor", "The NHS as an anchor"),
        (
            "First days of Care Systems: a storm",
            "The first days of integrated care systems: a storm",
        ),
        ("How council can help", "How councils can help"),
    ],
)
def test_of_titles_with_as_many_votes_one_that_lost_nothing_is_kept(less: str, more: str) -> None:
    for titles in ((less, more), (more, less)):
        kept, alternates = settle("title", [Claim(t, t, (n,)) for n, t in enumerate(titles)])
        assert kept is not None
        assert (kept.value, [a.value for a in alternates]) == (more, [less])
    kept, _ = settle("title", [Claim(less, "a", (1,), weight=2), Claim(more, "b", (2,))])
    assert kept is not None
    assert kept.value == less


def test_what_was_decided_against_only_votes() -> None:
    kept, alternates = settle("date", [Claim("2022-11-03", "a:1", firm=False), Claim("2022", "b")])
    assert kept is not None
    assert kept.value == "2022"
    assert [a.value for a in alternates] == ["2022-11-03"]


@pytest.mark.parametrize(
    ("field", "less", "full"),
    [
        ("title", "Placebased care", "Place-based care"),
        ("source", ("LGA",), ("Local Government Association (LGA)",)),
        ("authors", (Organisation(literal="Fund"),), (Organisation(literal="The Fund"),)),
    ],
)
def test_of_prints_that_contradict_nothing_the_fuller_is_the_value(
    field: str, less: Value, full: Value
) -> None:
    kept, alternates = settle(field, [Claim(less, "a", (1,), weight=2), Claim(full, "b", (2,))])
    assert kept is not None
    assert (kept.value, alternates) == (full, ())


def test_a_value_is_one_alternate_however_often_it_stands() -> None:
    values = ["2019-03", "2019", "2019", "2018", "2019"]
    _, alternates = settle("date", [Claim(v, f"a:{n}", (n,)) for n, v in enumerate(values)])
    assert [(a.value, a.from_) for a in alternates] == [("2019", "a:1"), ("2018", "a:3")]


def test_a_type_that_tells_little_is_no_alternate() -> None:
    kept, alternates = settle("type", [Claim("thesis", "a:1"), Claim("report", "b:1")])
    assert kept is not None
    assert (kept.value, alternates) == ("thesis", ())


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("3rd November 2022", {"date": "2022-11-03"}),
        ("Nov ,2022", {"date": "2022-11"}),
        ("June 2021 (updated December 2022)", {"date": "2021-06", "date_updated": "2022-12"}),
        ("Update 19th August 2022", {"date": "2022-08-19"}),
        ("n.d.", {"undated": True}),
    ],
)
def test_a_date_that_says_all_needs_no_words(text: str, fields: dict[str, object]) -> None:
    work = Work.of(date_text=text, **fields)
    assert without_echo(work) == Work.of(**fields)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Spring 2020", {"date": "2020-21"}),
        ("about 2010", {"date": "2010"}),
        ("31 February 2020", {}),
        ("3 November 2022", {"date": "2022-11"}),
        ("in press", {"undated": True, "date": "2020"}),
    ],
)
def test_a_date_that_says_less_keeps_its_words(text: str, fields: dict[str, object]) -> None:
    work = Work.of(date_text=text, **fields)
    assert without_echo(work) == work
