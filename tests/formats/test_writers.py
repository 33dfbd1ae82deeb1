from __future__ import annotations

import subprocess
import sys

import pytest

from evidence_refs.formats import WRITERS

from .examples import REFERENCES


@pytest.mark.parametrize("name", WRITERS)
def test_each_writes_text_that_ends_in_a_newline_and_is_the_same_each_time(name: str) -> None:
    writer = WRITERS[name]
    text = writer.write(REFERENCES)
    assert text.endswith("\n")
    assert text == writer.write(REFERENCES)
    assert writer.suffix.startswith(".")
    assert writer.description


def test_settings_reach_the_format() -> None:
    assert WRITERS["csv"].write([], bom=True).startswith("\ufeff")


def test_listing_the_formats_loads_nothing_heavy() -> None:
    code = (
        "import sys, evidence_refs.formats;"
        "print(sorted({'pydantic', 'bibtexparser', 'rich', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
