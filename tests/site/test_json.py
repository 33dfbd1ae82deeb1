from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.site.json import line

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_a_line_reads_back_and_ends_no_element(value: Any) -> None:
    text = line(value)
    assert json.loads(text) == value
    assert not {"<", "\n", "\u2028", "\u2029"} & set(text)
