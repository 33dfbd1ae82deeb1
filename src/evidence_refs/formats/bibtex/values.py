"""Values as BibTeX wants them: names, lists of organisations, titles, pages, paragraphs.

The rules are those of Patashnik, BibTeXing (1988), and Markey, Tame the BeaST (2009).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence_refs.formats.bibtex.latex import as_it_is, escape, plain
from evidence_refs.model import Name, Organisation, Person


@dataclass(frozen=True, slots=True)
class Encoder:
    """How text is written: in Unicode, or with `ascii` in LaTeX's commands wherever it has one."""

    ascii: bool = False

    def text(self, text: str) -> str:
        """Text on one line."""
        return escape(text, letters=not self.ascii, signs=not self.ascii)

    def name(self, text: str) -> str:
        r"""A part of a name: accents always as `{\'e}`.

        BibTeX counts bytes, so the initial of a plain `é` would be half a letter. Every command is
        in braces, since readers part names at a bare one.
        """
        escaped = escape(text, letters=False, signs=not self.ascii)
        if "\\" not in escaped:
            return escaped
        return re.sub(r"\\[&%$#_]", r"{\g<0>}", escaped)

    def title(self, title: str) -> str:
        """A title, in which each word whose capitals must stay is in braces.

        Styles write titles in lower case, and cannot tell England from Evidence: every capital
        that is printed after the first letter is kept.
        """
        if title[1:] == title[1:].lower() and as_it_is(title):
            return title
        words = plain(title).split(" ")
        return " ".join(self._word(word, first=not at) for at, word in enumerate(words))

    def _word(self, word: str, *, first: bool) -> str:
        if word.islower() and word.isalpha():
            return self.text(word)
        match = re.fullmatch(r"(\W*)(.*?)(\W*)", word)
        if match is None or not match[2]:
            return self.text(word)
        before, core, after = match.groups()
        if not any(char.isupper() or char.istitle() for char in core[first and not before :]):
            return self.text(word)
        return f"{self.text(before)}{{{self.text(core)}}}{self.text(after)}"

    def paragraphs(self, text: str) -> str:
        """Prose; its paragraphs are kept apart by a blank line.

        An `@` at the start of a line looks like a new entry to lenient parsers: it is braced.
        """
        paragraphs = (self.text(each) for each in re.split(r"\n\s*\n", text))
        return "\n\n".join(re.sub("^@", "{@}", each) for each in paragraphs if each)

    def pages(self, pages: str) -> str:
        """A range `12-19` as `12--19`; an article number as it is."""
        return "--".join(map(self.text, re.split(r"(?<=\w) ?[-‐‑‒–—−]+ ?(?=\w)", plain(pages))))

    def names(self, names: Sequence[Name], *, truncated: bool = False) -> str:
        """Names joined by `and`; `and others` where the print leaves some out."""
        written = [name for name in map(self._one, names) if name]
        return " and ".join([*written, "others"] if truncated and written else written)

    def _one(self, name: Name) -> str:
        if isinstance(name, Organisation):
            literal = self.name(name.literal)
            return f"{{{literal}}}" if literal else ""
        return self._person(name)

    def _person(self, person: Person) -> str:
        family, given, suffix = map(
            self._words, (person.family, person.given or "", person.suffix or "")
        )
        if not family:
            family, given = given, []
        if suffix:
            return ", ".join((" ".join(family), " ".join(suffix), " ".join(given) or "{}"))
        if given:
            return f"{' '.join(family)}, {' '.join(given)}"
        # Alone, `Lloyd George` would be read as given and family; blanks in braces part nothing.
        return (" " if _begins_with_particle(person.family) else "{ }").join(family)

    def _words(self, part: str) -> list[str]:
        if part.isascii() and part.isalpha():
            return [self._name_word(part)]
        words = plain(part.replace("\u00a0", " ")).split(" ")
        return [self._name_word(word) for word in words if word]

    def _name_word(self, word: str) -> str:
        written = self.name(word)
        return f"{{{written}}}" if "," in word or word.lower() in ("and", "others") else written

    def organisations(self, names: Iterable[str]) -> str:
        """Organisations joined by `and`; one whose own name has an `and` is in braces."""
        written = (self.text(name) for name in names)
        return " and ".join(
            f"{{{name}}}" if re.search(r"\band\b", name, re.IGNORECASE) else name
            for name in written
            if name
        )


def _begins_with_particle(family: str) -> bool:
    """Whether BibTeX itself finds where a family alone begins: `van der Berg`."""
    initials = [word[0] for word in family.split()]
    capitals = [initial.isupper() for initial in initials]
    # Readers differ about the case of a letter that is a command.
    plain_letters = all(initial.isascii() and initial.isalpha() for initial in initials)
    return plain_letters and capitals == sorted(capitals) and not capitals[0] and capitals[-1]
