"""What a citation in a text says of one of its works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cite:
    """One work of a citation, as `[see @key, p. 3, for more]` of pandoc has it.

    `label` is what the locator counts, in the words of CSL (`page`, `chapter`, `paragraph`);
    `without_author` is `[-@key]`.
    """

    key: str
    prefix: str = ""
    locator: str = ""
    label: str = "page"
    suffix: str = ""
    without_author: bool = False
