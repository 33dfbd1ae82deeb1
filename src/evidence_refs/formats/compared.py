"""What differs between two texts of one format: how many entries, and which is the first."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from itertools import filterfalse, pairwise

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """`number` entries differ, of which `first` is the first; of 0 entries, whether their order does.

    Where only what stands around the entries differs, it counts as one, and `first` is a line of it.
    """

    number: int
    first: str = ""
    moved: bool = False


# By the suffix of the format: where an entry begins, and what in it is its name.
_ENTRIES = {
    ".bib": (r"^@", r"@\w+\{([^,\s]+),"),
    ".ris": (r"^TY  - ", r"(?m)^ID  - (.+)$"),
    ".json": (r"^  \{|^\]", r'(?m)^    "(?:id|key)": "([^"]+)"'),
    ".csv": (r'^"(?=[A-Za-z0-9])', r'"([^"]+)"'),
    ".xml": (r"^<record>|^</records>", r"<label>([^<]+)</label>"),
    ".html": (r"^<li|^</[ou]l>", r'id="ref-([^"]+)"'),
    ".md": (r"^\[?\*\*", r"\*\*((?:\\.|[^\\])+?)\*\*"),
}
_LINES = (r"^", r"(.+)")


def difference(old: str, new: str, suffix: str) -> Difference:
    """Give what differs between two texts of the format with this suffix, which are not equal."""
    begins, name = (re.compile(each, re.MULTILINE) for each in _ENTRIES.get(suffix, _LINES))
    before, after = (_parted(text, begins) for text in (old, new))
    come, gone = Counter(after) - Counter(before), Counter(before) - Counter(after)
    if not come and not gone:
        return Difference(0, moved=before != after)
    found = [name.search(each) for each in (*after, *before) if each in come or each in gone]
    names = [each[1] for each in found if each]
    if not names:
        around = next(iter(come + gone)).strip().partition("\n")[0]
        return Difference(1, (_line_of_one(old, new) or around)[:_SHOWN])
    entries = [sum(map(bool, map(name.search, each.elements()))) for each in (come, gone)]
    return Difference(max(entries), names[0][:_SHOWN])


def _line_of_one(old: str, new: str) -> str:
    """Give the first line that only the new text has, or else only the old one."""
    before, after = old.split("\n"), new.split("\n")
    only = [
        *filterfalse({*before}.__contains__, after),
        *filterfalse({*after}.__contains__, before),
    ]
    return next(filter(str.strip, only), "")


def have_the_same_parts(old: bytes, new: bytes) -> bool:
    """Say whether two zips hold the same, however their packers packed it: those of machines differ."""
    try:
        with zipfile.ZipFile(io.BytesIO(old)) as one, zipfile.ZipFile(io.BytesIO(new)) as other:
            sizes = [
                [(each.filename, each.file_size) for each in zip.infolist()] for zip in (one, other)
            ]
            return sizes[0] == sizes[1] and all(
                one.read(name) == other.read(name) for name in other.namelist()
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return False


def _parted(text: str, begins: re.Pattern[str]) -> list[str]:
    """Give the entries of a text, and what stands before the first; a comma between two is of none."""
    at = [0, *(found.start() for found in begins.finditer(text)), len(text)]
    parts = (text[start:end].strip(",\n\r") for start, end in pairwise(at))
    return [part for part in parts if part]
