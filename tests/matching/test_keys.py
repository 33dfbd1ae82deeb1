import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.matching.keys import (
    doi_key,
    fold,
    fold_title,
    is_home_page,
    isbn_key,
    pubmed_keys,
    segments,
    slug_of,
    url_key,
)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("The King’s Fund & “friends”", "the kings fund and friends"),
        ("Person-\u2010centred — care", "person centred care"),
        ("Organizing, organized; organisation", "organising organised organisation"),
        ("size and prize", "size and prize"),
        ("ﬁnal Café", "final cafe"),
        ("", ""),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("The NHS as an anchor", "nhs as an anchor"),
        ("Virtual wards (VWs) explained", "virtual wards explained"),
        ("(ICSs)", "icss"),
        ("The", "the"),
    ],
)
def test_fold_title(printed: str, folded: str) -> None:
    assert fold_title(printed) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Homes that heal: a guide", ("Homes that heal", "a guide")),
        ("Boards – guidance", ("Boards", "guidance")),
        ("Devolve to evolve? The future", ("Devolve to evolve?", "The future")),
        ("Place-based care", ("Place-based care",)),
        ("Care at 3:20", ("Care at 3:20",)),
    ],
)
def test_segments(title: str, parts: tuple[str, ...]) -> None:
    assert segments(title) == parts


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a/Report",
        "https://www.example.org/a/report/",
        "www.example.org/a/report",
        "https://example.org/a/report#part-2",
        "https://example.org:443/a/report?utm_source=x&fbclid=1",
        "https://web.archive.org/web/20200101000000/http://www.example.org/a/report",
        "https://example.org/a/report/index.html",
    ],
)
def test_one_address(other: str) -> None:
    assert url_key(other) == url_key("https://example.org/a/report")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org/a/b", "https://example.org/a/c"),
        ("https://bit.ly/aBc", "https://bit.ly/abc"),
        ("https://health.example.org/a", "https://example.org/a"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@pytest.mark.parametrize(
    "text", ["", "not an address", "http://[", "mailto:a@b.org", "/a/b", "ftp://a.org/b"]
)
def test_no_address(text: str) -> None:
    assert url_key(text) == ""


@given(st.text())
def test_any_text_may_be_an_address(text: str) -> None:
    assert isinstance(url_key(text), str)


def test_home_page() -> None:
    assert is_home_page(url_key("https://www.example.org/"))
    assert not is_home_page(url_key("https://www.example.org/a"))
    assert not is_home_page(url_key("https://www.example.org/?p=7"))


def test_slug() -> None:
    assert slug_of(url_key("https://a.org/b/Care-at%20home.pdf?x=1")) == "care at home"
    assert slug_of(url_key("https://a.org/")) == ""


@pytest.mark.parametrize(
    "text",
    [
        "10.1000/AB.7",
        "doi:10.1000/ab.7",
        "https://doi.org/10.1000/ab.7.",
        "http://dx.doi.org/10.1000%2Fab.7",
    ],
)
def test_one_doi(text: str) -> None:
    assert doi_key(text) == "10.1000/ab.7"


def test_identifiers() -> None:
    assert doi_key(None) == doi_key("11.1000/x") == ""
    assert pubmed_keys("https://pubmed.ncbi.nlm.nih.gov/123/") == ("123", "")
    assert pubmed_keys("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/") == ("", "pmc77")
    assert isbn_key("0-306-40615-2") == isbn_key("ISBN 978-0-306-40615-7") == "9780306406157"
    assert isbn_key("12345") == ""
