from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.formats import name_cells, names
from evidence_refs.formats.values import line
from evidence_refs.model import Organisation

from .reading import short

CELLS = [
    ("Smith, John; Doe, Anna", "Smith|John; Doe|Anna"),
    ("Smith, J;Doe, A;", "Smith|J; Doe|A"),
    ("Smith, J. and Doe, A.", "Smith|J.; Doe|A."),
    ("Smith, J. & Doe, A.", "Smith|J.; Doe|A."),
    ("Smith J., Doe A.B.", "Smith|J.; Doe|A.B."),
    ("Smith J, van der Berg AB", "Smith|J; van der Berg|AB"),
    ("SMITH J, DOE A", "SMITH|J; DOE|A"),
    ("Hirata T.Fukuse T.Ishikawa S. A.", "Hirata|T.; Fukuse|T.; Ishikawa|S. A."),
    ("Locke-Winter C.O'Brien K. B.", "Locke-Winter|C.; O'Brien|K. B."),
    ("Gottfried Vossen and Mathias Weske", "Vossen|Gottfried; Weske|Mathias"),
    ("Smith, J|Doe, A", "Smith|J; Doe|A"),
    ("Smith, J.\nDoe, A.", "Smith|J.; Doe|A."),
    ("Smith, J., Doe, A., and Roe, B.", "Smith|J.; Doe|A.; Roe|B."),
    ("Smith, John, Doe, Anna", "Smith|John; Doe|Anna"),
    ("J Smith, A Doe, B. Roe", "Smith|J; Doe|A; Roe|B."),
    ("Ana Maria Silva, João Sousa", "Silva|Ana Maria; Sousa|João"),
    ("de la Cruz Lopez, Maria Jose", "de la Cruz Lopez|Maria Jose"),
    ("{Barnes and Noble} and Doe, A.", "{Barnes and Noble}; Doe|A."),
    ("Smith, John (57192345); Doe, Anna B. (57200001)", "Smith|John; Doe|Anna B."),
    ("Smith, Jr., John", "Smith|John|Jr."),
    ("Smith, John, Jr.", "Smith|John|Jr."),
    ("Lewis, J. L. Jnr", "Lewis|J. L.|Jnr"),
    ("Romano Jr, Nicholas C", "Romano|Nicholas C|Jr"),
    ("Martin Luther King Jr.", "King|Martin Luther|Jr."),
    ("Ludwig van Beethoven", "van Beethoven|Ludwig"),
    ("World Health Organization; Smith, J.", "{World Health Organization}; Smith|J."),
    ("Department of Health and Social Care", "{Department of Health and Social Care}"),
    ("The ABC Study Group, Smith J", "{The ABC Study Group}; Smith|J"),
    ("UNESCO", "{UNESCO}"),
    ("Madonna", "Madonna"),
    ("이종호; 王小明", "이종호; 王小明"),
    ("  ", ""),
    ("Anonymous", ""),
    ("[No authors listed]", ""),
    ("[No author name available]", ""),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_a_cell_is_read_as_its_database_wrote_it(cell: str, expected: str) -> None:
    found = name_cells.cell(cell)
    assert short(found.names) == expected
    assert not found.truncated


@pytest.mark.parametrize(
    "cell",
    ["Smith J, et al.", "Smith J u.a.", "Smith J; et al", "Smith J and others", "Smith J, …"],
)
def test_et_al_is_no_name(cell: str) -> None:
    found = name_cells.cell(cell)
    assert (short(found.names), found.truncated) == ("Smith|J", True)


def test_et_al_is_no_part_of_a_name_in_a_list_of_single_names() -> None:
    found = names.several(["Smith, J. et al."])
    assert (short(found.names), found.truncated) == ("Smith|J.", True)
    assert not names.several(["Sharma, U. A."]).truncated


def test_a_lone_pair_is_one_person_where_the_table_parts_names_otherwise() -> None:
    assert (
        short(name_cells.cell("Garcia Lopez, Maria Jose", pair=True).names)
        == "Garcia Lopez|Maria Jose"
    )


def test_a_comma_at_the_end_makes_an_organisation() -> None:
    assert short(names.several(["Board of Health,, Wales,"]).names) == "{Board of Health, Wales}"


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_cell_fails_and_none_is_lost(cell: str) -> None:
    found = name_cells.cell(cell)
    if any(char.isalpha() for char in line(cell)) and not found.truncated and len(cell) > 14:
        assert found.names or "no" in cell.lower() or "anon" in cell.lower()


@given(st.lists(st.sampled_from(["Smith, J.", "van Berg, Anna", "O'Neil, C. D."]), min_size=1))
def test_names_joined_by_a_semicolon_are_the_names(many: list[str]) -> None:
    assert name_cells.cell("; ".join(many)) == names.several(many)


@pytest.mark.parametrize("text", ["Age UK", "Age UK; Carers UK", "Diabetes UK; Cancer Research UK"])
def test_a_list_of_bodies_of_one_country(text: str) -> None:
    assert short(name_cells.cell(text).names) == "; ".join(
        f"{{{name}}}" for name in text.split("; ")
    )


@pytest.mark.parametrize(
    ("text", "found"), [("Mishra UK; Das S", "Mishra|UK; Das|S"), ("Mishra, UK", "Mishra|UK")]
)
def test_one_among_others_may_have_such_initials(text: str, found: str) -> None:
    assert short(name_cells.cell(text).names) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Charles Louis Xavier Joseph de la Vallée Poussin",
            "de la Vallée Poussin|Charles Louis Xavier Joseph",
        ),
        ("Maria da Silva Santos", "da Silva Santos|Maria"),
        ("José Ortega y Gasset", "Ortega y Gasset|José"),
        ("Jones, Mary, ORCID 0000-0001-2345-678X", "Jones|Mary"),
    ],
)
def test_where_a_name_begins_and_ends(text: str, found: str) -> None:
    name = names.one(text)
    assert name is not None
    assert short((name,)) == found


def test_an_and_within_a_body_parts_nothing_beside_braces() -> None:
    found = name_cells.cell("{Age UK} and Department of Health and Social Care").names
    assert found == (
        Organisation(literal="Age UK"),
        Organisation(literal="Department of Health and Social Care"),
    )
