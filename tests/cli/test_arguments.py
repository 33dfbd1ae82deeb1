from __future__ import annotations

import pytest

from evidence_refs.cli.options.arguments import hoist
from evidence_refs.errors import UsageError


@pytest.mark.parametrize(
    ("line", "ours", "rest"),
    [
        ("list", "", "list"),
        ("-c a.yaml list", "-c a.yaml", "list"),
        ("list -c a.yaml --json", "-c a.yaml", "list --json"),
        ("list --catalogue=a.yaml -q", "--catalogue=a.yaml -q", "list"),
        ("export csv --color never --debug", "--color never --debug", "export csv"),
        ("search -- -c --quiet", "", "search -- -c --quiet"),
        ("-q search -- --debug", "-q", "search -- --debug"),
        ("list --version", "--version", "list"),
        ("list --catalogues", "", "list --catalogues"),
        ("list -ca.yaml --json", "-ca.yaml", "list --json"),
        ("extract -", "", "extract -"),
    ],
)
def test_hoist(line: str, ours: str, rest: str) -> None:
    assert hoist(line.split()) == (ours.split(), rest.split())


def test_a_value_that_is_missing_is_said() -> None:
    with pytest.raises(UsageError, match="'-c' requires an argument"):
        hoist(["list", "-c"])
