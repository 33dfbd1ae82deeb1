"""What a mark asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.briefs.asked import FILTERS, SEVERAL
from evidence_refs.briefs.marked.wanted import Said, Wanted, wanted
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

HERE = Where("brief.md", 7)
BESIDE = Where("brief.lists.toml", 2)
NAMED = {
    "reports": {
        name: Said((value,), BESIDE)
        for name, value in {"type": "report", "section": "Integrated care", "level": "3"}.items()
    }
}


@pytest.mark.parametrize(
    ("asks", "expected"),
    [
        ("", Wanted()),
        (
            'section="Integrated care" type=report\n year=2019..  sort=date',
            Wanted(
                {
                    "section": "Integrated care",
                    "type": ("report",),
                    "year": "2019..",
                    "sort": "date",
                }
            ),
        ),
        ("source='The King\u2019s Fund'", Wanted({"source": ("The King\u2019s Fund",)})),
        ("source=“The ‘Fund’”", Wanted({"source": ("The ‘Fund’",)})),
        ("key=a,b key=c", Wanted({"key": ("a", "b", "c")})),
        ("source='A, B' source=C", Wanted({"source": ("A, B", "C")})),
        ("type=report,book form=entry", Wanted({"type": ("report", "book"), "form": ("entry",)})),
        ("has=abstract,url", Wanted({"has": ("abstract", "url")})),
        ("added-since=2026-01", Wanted({"added_since": "2026-01"})),
        ("cited style=apa", Wanted(cited=True, style="apa")),
        ("sort=date descending", Wanted({"sort": "date"}, descending=True)),
        ("group=section level=4", Wanted(group="section", level=4)),
        ("list=reports", Wanted(NAMED_FILTERS := {"type": ("report",), "section": "Integrated care"}, level=3)),
        ("list=reports type=book", Wanted({**NAMED_FILTERS, "type": ("book",)}, level=3)),
    ],
)  # fmt: skip
def test_what_is_asked_for(asks: str, expected: Wanted) -> None:
    assert wanted(asks, HERE, NAMED) == expected


@pytest.mark.parametrize(
    ("asks", "message", "hint"),
    [
        ("sectoin=x", "there is no filter or setting `sectoin`", "did you mean `section`?"),
        ("added_since=2020", "there is no filter or setting `added_since`", "`added-since`"),
        ("section=Integrated care", "`care` asks for nothing", 'section="Integrated care"'),
        ("citd", "`citd` asks for nothing", "did you mean `cited`?"),
        ('section="x', '`section="x` cannot be read', "quotation marks"),
        ("group=sections", "lists are not grouped by 'sections'", "did you mean `section`?"),
        ("sort=-date", "sort=-date is not how an order is turned", "sort=date descending"),
        ("descendng", "`descendng` asks for nothing", "did you mean `descending`?"),
        ("level=7", "there is no level '7' of headings", "1 to 6"),
        ("level=x", "there is no level 'x' of headings", "1 to 6"),
        ("section=a section=b", "section stands twice", "leave one out"),
        ("list=reports list=reports", "list stands twice", "leave one out"),
        ("cited cited", "cited stands twice", "leave one out"),
        ("key=,", "key has no value", "leave it out"),
        ('type=" "', "type has no value", "leave it out"),
        ("list=report", "there is no list `report`", "did you mean `reports`?"),
    ],
)
def test_what_cannot_be(asks: str, message: str, hint: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        wanted(asks, HERE, NAMED)
    assert raised.value.message == message
    assert hint in str(raised.value.hint)
    assert raised.value.where == HERE


@pytest.mark.parametrize(
    ("asks", "line"),
    [
        ("group=x", 7),
        ("\n  section=a\n  group=x", 9),
        ("type=a\r\ngroup=x\r\nlevel=9", 8),
        ("type=a\n\n???", 9),
    ],
)
def test_a_mark_of_several_lines_has_the_line_of_what_is_wrong(asks: str, line: int) -> None:
    with pytest.raises(UnreadableError) as raised:
        wanted(asks, HERE)
    assert raised.value.where == Where("brief.md", line)


_values = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@given(
    st.dictionaries(
        st.sampled_from([each for each in FILTERS if each not in SEVERAL]),
        _values.filter(lambda value: '"' not in value and not value.startswith("-")),
    )
)
def test_any_value_stands_in_quotation_marks(values: dict[str, str]) -> None:
    asks = " ".join(f'{name}="{value}"' for name, value in values.items())
    found = wanted(asks, HERE).filters
    assert found == {name.replace("-", "_"): value for name, value in values.items()}


@given(st.text())
def test_any_text_is_read_or_refused_with_its_place(asks: str) -> None:
    try:
        wanted(asks, HERE)
    except UnreadableError as error:
        assert error.where.file == HERE.file
        assert (error.where.line or 0) >= (HERE.line or 0)
        assert error.hint
