"""The day of a visit is no date of the work."""

from __future__ import annotations

import pytest

from evidence_refs.extraction.settling.visit import settle_visit


@pytest.mark.parametrize(
    ("text", "read", "date"),
    [
        ("Hale R. Smoke. 2014 [cited 2016 8.04.2016]; Available from: https://e.org", "8.04.2016", "2014"),
        ("ASH. Smoke. Dec 2015 [cited 2016 18.03.2016]; Available from: https://e.org", "18.03.2016", "2015-12"),
        ("Arun. Allotments [18/02/26]. Available from: https://e.org", "18/02/26", None),
        ("UNAIDS. Strategy. Got 09/07/2016 from https://e.org", "09/07/2016", None),
        ("Assembly. Policy. No. 49/97. Retrieved 13.10.2015 from the website: https://e.org", "13.10.2015", None),
        ("Hale. “The Plan.” Dale Blog, 2 Aug. 2006, Web. 29 Sept. 2016", "29 Sept. 2016", "2006-08-02"),
        ("Legion: homes (accessed online February 14th 2011)", "February 14th 2011", None),
    ],
)  # fmt: skip
def test_the_date_stands_before_the_visit(text: str, read: str, date: str | None) -> None:
    assert settle_visit({"date": "2016", "date_text": read}, text).get("date") == date


@pytest.mark.parametrize(
    "text",
    [
        "Hale R. Smoke. 8.04.2016 [cited 2016 9.04.2016].",
        "Hale R (8.04.2016) Smoke.",
        "Hale R. Smoke.",
    ],
)
def test_a_date_of_its_own_stays(text: str) -> None:
    fields = {"date": "2016-04-08", "date_text": "8.04.2016"}
    if "8.04.2016" in text:
        assert settle_visit(fields, text) == fields
    assert settle_visit({}, text) == {}
