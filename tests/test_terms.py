from typing import get_args

from evidence_refs.catalogue.intake.accepting import ACCEPTABLE as ACCEPTED
from evidence_refs.cli.add.options import OPTIONS
from evidence_refs.model import REFERENCE_FIELDS, WORK_FIELDS, WORK_TYPES, Form
from evidence_refs.terms import ACCEPTABLE, FIELDS, FORMS, TYPES


def test_completion_offers_what_the_model_has() -> None:
    assert TYPES == WORK_TYPES
    assert FIELDS == REFERENCE_FIELDS
    assert get_args(Form) == FORMS
    assert ACCEPTABLE == ACCEPTED


def test_add_has_an_option_for_each_field_of_a_work() -> None:
    assert OPTIONS.keys() == {*WORK_FIELDS, "tags"}
