"""A document's text, and slices of it that know where they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Document:
    """A document as text. Lines end in LF and count from 1.

    `id` is its name in the catalogue, `file` the name of the file without its folder, `sha256` that
    of the file's bytes.
    """

    id: str
    file: str
    text: str
    sha256: str = ""
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", tuple(starts))

    def line_of(self, offset: int) -> int:
        """Give the number of the line that holds the character at `offset`."""
        return bisect_right(self._starts, offset)
