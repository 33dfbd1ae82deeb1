"""`crossref` and `xdata`: what an entry takes over from others that it names.

The rules are those of BibTeX, where what is missing comes from the parent (Patashnik, BibTeXing, 1988,
section 2), and of Biber, where the title of a book becomes the `booktitle` of its chapter (biblatex
manual, 2.4.1 and appendix B). What identifies or describes the parent alone is not taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evidence_refs.formats.bibtex.entries import Block, Fields, fields
from evidence_refs.formats.bibtex.shelf import Shelf
from evidence_refs.formats.values import line
from evidence_refs.problems import Problem, Where

_DEEPEST = 8
_MOST_KEPT = 256
_NEVER = frozenset(
    """crossref xref ids entryset entrysubtype execute label options presort related relatedoptions
    relatedstring relatedtype shorthand shorthandintro sortkey key keywords abstract annote annotation
    note doi eprint eprinttype eprintclass archiveprefix primaryclass pmid pmcid file pages pagetotal
    timestamp owner groups""".split()
)
_DATES = frozenset(("date", "year", "month", "day"))
_IN_A_BOOK = frozenset(
    """inbook incollection inproceedings conference inreference bookinbook suppbook
    suppcollection""".split()
)
_ARTICLES = frozenset(("article", "suppperiodical", "review"))
_TITLES = frozenset(("title", "subtitle", "titleaddon"))
_OTHER_TITLES = frozenset(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"))


class Heirs:
    """Gives entries of a shelf what they inherit."""

    def __init__(self, shelf: Shelf, file: str | None) -> None:
        self._shelf, self._file = shelf, file
        self._strings: dict[str, str] | None = None
        self._whole: dict[str, tuple[str, dict[str, str]]] = {}
        self.used: set[str] = set()
        """Keys of the entries from which something came."""

    def inherit(self, found: Fields, block: Block) -> Iterator[Problem]:
        """Put into an entry what it inherits; problems say what could not be found."""
        called = f"@{block.kind}{{{line(found.key)[:60]}"
        for code, said in self._fill(found.values, block.kind, (found.key,)):
            yield Problem(code, f"{called}: {said}", Where(self._file, block.line), "warning")

    def _fill(
        self, values: dict[str, str], kind: str, path: tuple[str, ...]
    ) -> list[tuple[str, str]]:
        """Fill in what is missing; give the code and the words of what went wrong."""
        wrong: list[tuple[str, str]] = []
        links = [(key, True) for key in values.get("xdata", "").split(",")]
        for name, as_it_is in (*links, (values.get("crossref", ""), False)):
            key = name.strip()
            if not key:
                continue
            called = line(key)[:60]
            if key in path:
                wrong.append(("crossref-cycle", f"it inherits from itself, by way of {called}"))
            elif len(path) > _DEEPEST:
                wrong.append(
                    ("crossref-deep", f"what it inherits is too many entries away: {called}")
                )
            elif parent := self._parent(key, path, wrong):
                _take(values, kind, *parent, as_it_is=as_it_is)
            else:
                wrong.append(("crossref-missing", f"there is no entry {called} to inherit from"))
        return wrong

    def _parent(
        self, key: str, path: tuple[str, ...], wrong: list[tuple[str, str]]
    ) -> tuple[str, dict[str, str]] | None:
        """Give the kind and the fields of an entry, with what it inherits itself."""
        self.used.add(key)
        if key in self._whole:
            return self._whole[key]
        block = self._shelf.find(key)
        if block is None:
            return None
        if self._strings is None:
            self._strings = self._shelf.strings()
        found = block.kind, fields(block, self._strings).values
        in_it = self._fill(found[1], block.kind, (*path, key))
        wrong += in_it
        if not in_it:  # else it is only whole as seen from here
            if len(self._whole) >= _MOST_KEPT:
                self._whole.clear()
            self._whole[key] = found
        return found


def _take(
    values: dict[str, str], kind: str, of: str, parent: Mapping[str, str], *, as_it_is: bool
) -> None:
    """Take over what is missing, under the name that it has in an entry of this kind."""
    dated = not _DATES.isdisjoint(values)
    renamed: dict[str, str] = {}
    for name, text in parent.items():
        if name in _NEVER or (dated and name in _DATES):
            continue
        target = name if as_it_is else _name_in(kind, name, of)
        (values if target == name else renamed).setdefault(target, text)
    for target, text in renamed.items():  # a `booktitle` of the parent comes before its title
        if target:
            values.setdefault(target, text)


def _name_in(kind: str, name: str, of: str) -> str:
    """Give the name that a parent's field has in its child; empty where it is the parent's alone."""
    if name not in _TITLES and name not in _OTHER_TITLES:
        return name
    if of.startswith("mv") and not kind.startswith("mv"):
        prefix = "main"
    elif kind in _IN_A_BOOK:
        prefix = "book"
    elif of == "periodical" and kind in _ARTICLES:
        prefix = "journal"
    else:
        return name
    return f"{prefix}{name}" if name in _TITLES else ""
