"""Where the files of one catalogue stand. Loads nothing, so that who measures stays small."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PEERS_MOST = 10_000
"""The largest catalogue that papis and cobib run on: beyond it, they take minutes for some tasks."""


@dataclass(frozen=True, slots=True)
class Files:
    """The folder of one catalogue, and what is in it."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        """Ours."""
        return self.folder / "data" / "references.yaml"

    @property
    def bib(self) -> Path:
        """The same records as BibTeX."""
        return self.folder / "references.bib"

    @property
    def cobib(self) -> Path:
        """The same records as cobib's database."""
        return self.folder / "literature.yaml"

    @property
    def papis(self) -> Path:
        """The same records as a library of papis: a folder for each."""
        return self.folder / "papis"

    @property
    def whole(self) -> Path:
        """A file that is there when all others are written."""
        return self.folder / "whole"
