from evidence_refs.model import REFERENCE_FIELDS, WORK_TYPES
from evidence_refs.terms import FIELDS, TYPES


def test_completion_offers_what_the_model_has() -> None:
    assert TYPES == WORK_TYPES
    assert FIELDS == REFERENCE_FIELDS
