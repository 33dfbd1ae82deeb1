"""Which identifiers of records are keys: what a paper can cite, and what is a number of a database."""

from __future__ import annotations

import re

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*")
# `12345`, `2019-4711`; `WOS:000341`, `rayyan-123456789`, `2-s2.0-85`; a DOI, an address, a hash.
_OF_A_DATABASE = re.compile(
    r"[^A-Za-z]*|[A-Z]+:\d+|[A-Za-z]*[-_:]?\d{7,}|\d-s2\.0-.*|10\.\d.*|.*://.*|[0-9a-f-]{32,}",
    re.DOTALL,
)


def is_key(text: str) -> bool:
    """Say whether a record can have a text as its key or alias."""
    return bool(_KEY.fullmatch(text))


def is_name(id: str) -> bool:
    """Say whether an id of a format whose records no paper cites is a name all the same: `smith2020`."""
    return not any(map(str.isspace, id)) and not _OF_A_DATABASE.fullmatch(id)
