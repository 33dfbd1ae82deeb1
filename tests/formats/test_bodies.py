from __future__ import annotations

import pytest

from evidence_refs.formats.bodies import is_body, rejoined

BODIES = """Public Health England|Natural England Evidence|Healthwatch England|Skills for Care
National Institute for Health and Care Excellence|Social Care Wales|Education Scotland|Sport England
Department for Education|Food Standards Agency|Care Quality Commission|The King's Fund
Health and Safety Executive|Cancer Research UK|World Health Organization|Royal College of Nursing""".replace(
    "\n", "|"
).split("|")
PEOPLE = """Jane Smith|Ann Bell|Maria Garcia Lopez|Ludwig van Beethoven|Lynndie England|Kathy Ireland
Tom Price|Amy Justice|John Law|Eileen Power|Mary Church|Rosa Parks|Jim Waters|Zhang Wei|Nguyen Van An
Peter Young|George Best|Robin Cook|Sarah Marsh|Alan Field|Ruth Wood|Anne Hill|Emma Stone|Jack Black
Rita Ora|Grace Kelly|Hope Solo|Faith Evans|Joy Page|May West|Ali Khan|Sven Nilsson|Björn Borg|Léa Petit
Priya Patel|Kwame Mensah|Yuki Tanaka|Olga Petrova|José Silva|Fiona Bruce|Ian Brown|Chris Naylor|Helen Read
Paul Mason|David Baker|Adam Smith|Karen Carpenter|Joan Fisher|Bill Gates|Steve Jobs|Will Self""".replace(
    "\n", "|"
).split("|")


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_told_by_what_it_is_for(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_is_none(name: str) -> None:
    assert not is_body(name)


@pytest.mark.parametrize(
    "name",
    [
        "National Institute for Health and Care Excellence", "Department of Health and Social Care",
        "Food and Drug Administration", "Health and Safety Executive",
        "Centers for Disease Control and Prevention", "Agency for Healthcare Research and Quality",
        "Royal College of Obstetricians and Gynaecologists",
        "Department for Environment, Food and Rural Affairs",
    ],
)  # fmt: skip
def test_a_body_with_an_and_of_its_own_is_one(name: str) -> None:
    assert rejoined(name.split(" and ")) == [name]


@pytest.mark.parametrize(
    "names",
    [
        ["World Health Organization", "Jane Smith"], ["Department of Health", "Jane Smith"],
        ["NHS England", "Public Health England"], ["Department of Health", "Public Health England"],
        ["Department of Health", "Care Quality Commission"], ["Department of Health", "{Social Care}"],
        ["Jane Smith", "Social Care Wales"], ["Smith, J.", "Care, A."],
    ],
)  # fmt: skip
def test_two_names_stay_two(names: list[str]) -> None:
    assert rejoined(names) == names
