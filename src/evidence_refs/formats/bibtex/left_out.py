"""What stands in a .bib file and is no record: said once for all of a kind, and not line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from evidence_refs.formats.bibtex.entries import Block, key_of
from evidence_refs.formats.bibtex.writing import PREAMBLE
from evidence_refs.problems import Problem, Where

_WORDS = {
    "jabref": ("jabref-left-out", "groups and settings of JabRef"),
    "comment": ("comment-left-out", "@comment"),
    "preamble": ("preamble-left-out", "@preamble"),
    "xdata": ("xdata-left-out", "@xdata from which nothing inherits"),
    "set": ("set-left-out", "@set, whose entries are read by themselves"),
    "control": ("control-left-out", "@control, settings of a style"),
}


@dataclass(slots=True)
class LeftOut:
    """Blocks that are no records: of each kind their lines, of `xdata` with its key."""

    _lines: dict[str, list[int]] = field(default_factory=dict)
    _xdata: dict[str, int] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Note a block."""
        if block.kind == "xdata":
            self._xdata[key_of(block)] = block.line
        elif block.kind != "preamble" or block.body.strip() not in PREAMBLE:
            jabref = block.kind == "comment" and block.body.lstrip().startswith("jabref")
            self._lines.setdefault("jabref" if jabref else block.kind, []).append(block.line)

    def problems(self, used: Collection[str], file: str | None) -> Iterator[Problem]:
        """Give a problem for each kind; `used` are the keys from which others inherit."""
        unused = [line for key, line in self._xdata.items() if key not in used]
        for kind, lines in (*self._lines.items(), ("xdata", unused)):
            if lines:
                code, words = _WORDS[kind]
                times = f" ({len(lines)} of them)" if len(lines) > 1 else ""
                yield Problem(code, f"left out: {words}{times}", Where(file, lines[0]), "warning")
