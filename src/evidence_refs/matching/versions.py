"""Versions of a work that some keep as one record and others as two: what is wanted of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Wanted = Literal["merge", "possible", "apart"]


@dataclass(frozen=True, slots=True)
class Versions:
    """What becomes of two versions of one work.

    `preprints`: a preprint and the published article. `updates`: an update of a living review
    (Cochrane) and an earlier one. `conference`: a paper or abstract of a conference and the article
    in a journal.
    """

    preprints: Wanted = "possible"
    updates: Wanted = "possible"
    conference: Wanted = "possible"


DEFAULT = Versions()
