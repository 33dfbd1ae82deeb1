"""What stands on arXiv alone, whose number is its address."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NUMBER = re.compile(r"(?:arxiv:)?((?:[a-z.-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)", re.IGNORECASE)
_NOT_ONLY_THERE = frozenset(("url", "doi", "journal", "booktitle"))


def address(fields: Mapping[str, str], said: Mapping[str, object]) -> str:
    """Give the address of a work by the fields of its entry; empty where it `said` that it is elsewhere too."""
    archive = fields.get("eprinttype") or fields.get("archiveprefix", "")
    number = _NUMBER.fullmatch(fields.get("eprint", ""))
    if archive.lower() != "arxiv" or not number or any(map(said.get, _NOT_ONLY_THERE)):
        return ""
    return f"https://arxiv.org/abs/{number[1]}"
