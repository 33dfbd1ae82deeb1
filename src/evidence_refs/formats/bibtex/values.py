"""Values as BibTeX wants them: names, lists of organisations, titles, pages, paragraphs.

The rules are those of Patashnik, BibTeXing (1988), and Markey, Tame the BeaST (2009).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from evidence_refs.formats.bibtex import names as reading
from evidence_refs.formats.bibtex.latex import as_it_is, escape, plain
from evidence_refs.formats.bodies import is_body
from evidence_refs.model import Name, Organisation, Person

_PARTS = re.compile("[,;]")
_ENDS = re.compile(r"[\s{}\\^]")
# Parts of a name that need no command, and that no reader takes for a suffix. A shortcut.
_is_sure = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*|[A-Z]\.(?: ?[A-Z]\.)*").fullmatch
_IN_ASCII = str.maketrans({"\u00ad": "", "‐": "-", "‑": "-"})
_AND = re.compile(r"\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Encoder:
    """How text is written: in Unicode, or with `ascii` in LaTeX's commands wherever it has one.

    `whole_titles` protects each title as a whole, and not word by word. `by_letters` says that names
    are read by a program that knows Unicode: classic BibTeX counts bytes.
    """

    ascii: bool = False
    whole_titles: bool = False
    by_letters: bool = False

    def spelled(self, value: Any) -> Any:
        """A text or names in the signs that come back: ASCII has one hyphen, and none that is not seen."""
        if not self.ascii:
            return value
        if isinstance(value, str):
            return value.translate(_IN_ASCII)
        if isinstance(value, tuple):
            return tuple(map(self.spelled, value))
        if isinstance(value, Person | Organisation):
            return value.model_copy(update={name: self.spelled(text) for name, text in value})
        return value

    def text(self, text: str) -> str:
        """Text on one line."""
        return escape(text, letters=not self.ascii, signs=not self.ascii)

    def name(self, text: str) -> str:
        r"""A part of a name: accents as `{\'e}`, unless it is read `by_letters`.

        BibTeX counts bytes, so the initial of a plain `é` would be half a letter. Every command is
        in braces, since readers part names at a bare one.
        """
        letters = self.by_letters and not self.ascii
        escaped = escape(text, letters=letters, signs=not self.ascii)
        if "\\" not in escaped:
            return escaped
        return re.sub(r"\\[&%$#_]", r"{\g<0>}", escaped)

    def title(self, title: str) -> str:
        """A title, in which each word whose capitals must stay is in braces.

        With `whole_titles`, one pair of braces keeps them all. Styles write titles in lower case, and cannot tell England from Evidence: every capital
        that is printed after the first letter is kept.
        """
        if self.whole_titles:
            written = self.text(title)
            return f"{{{written}}}" if written else ""
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

    def keywords(self, tags: Sequence[str]) -> str:
        """Keywords parted by commas, in braces those that have what parts them.

        Braces around all of a value say nothing: so one alone has empty ones before it.
        """
        texts = map(self.text, tags)
        written = [f"{{{text}}}" if _PARTS.search(text) else text for text in texts]
        alone = len(written) == 1 and written[0].startswith("{")
        return ("{}" if alone else "") + ", ".join(written)

    def verbatim(self, text: str) -> str:
        """What stands as it is, such as a DOI: only what could end it is percent-encoded."""
        return _ENDS.sub(lambda match: quote(match[0]), text.strip())

    def pages(self, pages: str) -> str:
        """A range `12-19` as `12--19`; an article number as it is."""
        return "--".join(map(self.text, re.split(r"(?<=\w) ?[-‐‑‒–—−]+ ?(?=\w)", plain(pages))))

    def names(
        self, names: Sequence[Name], *, truncated: bool = False, stand_in: bool = False
    ) -> str:
        """Names joined by `and`; `and others` where the print leaves some out.

        One that only stands in for a name that is not printed has a pair of braces more.
        """
        written = [name for name in map(self._one, names) if name]
        if stand_in:
            written = [f"{{{name}}}" for name in written]
        return " and ".join([*written, "others"] if truncated and written else written)

    def _one(self, name: Name) -> str:
        if isinstance(name, Organisation):
            literal = self.name(name.literal)
            return f"{{{literal}}}" if literal else ""
        return _person(self, name)

    def organisations(self, names: Iterable[str]) -> str:
        """Organisations joined by `and`; in braces each of several, and one with an `and` of its own."""
        written = list(filter(None, map(self.text, names)))
        if len(written) == 1 and not _AND.search(written[0]):
            return written[0]
        return " and ".join(f"{{{name}}}" for name in written)

    def in_groups(self, names: Iterable[str]) -> str:
        """Organisations in a text of other things: each has two pairs of braces, which tell it."""
        written = (
            f"{{{name}}}" if name.startswith("\\") else name for name in map(self.text, names)
        )
        return " and ".join(f"{{{{{name}}}}}" for name in written if name)


@lru_cache(maxsize=8192)
def _person(encoder: Encoder, person: Person) -> str:
    """A person in the plainest form that is read as this one."""
    if person.given and not person.suffix and _is_sure(person.family) and _is_sure(person.given):
        return f"{person.family}, {person.given}"
    texts = [
        plain((part or "").replace("\u00a0", " "))
        for part in (person.family, person.given, person.suffix)
    ]
    if not texts[0]:
        texts[:2] = texts[1], ""
    if not texts[0]:
        return ""
    family, given, suffix = (_words(encoder, text) for text in texts)
    written = _in_order(family, given, suffix)
    if given or suffix:
        whole = _in_order(
            *([f"{{{' '.join(part)}}}"] if part else [] for part in (family, given, suffix))
        )
        forms = [written, whole]
    else:
        # Alone, `Lloyd George` would be read as given and family; blanks in braces part nothing.
        by_itself = _begins_with_particle(texts[0])
        whole = f"{{{' '.join(family)}}}, {{}}"
        forms = [written if by_itself else "{ }".join(family), whole]
        if is_body(texts[0]):  # else an `and` beside it might be taken for its own
            forms = [whole]
    return next((form for form in forms if _is_read_as(form, texts)), forms[0])


def _in_order(family: list[str], given: list[str], suffix: list[str]) -> str:
    parts = [family, *([suffix, given or ["{}"]] if suffix else [given] if given else [])]
    return ", ".join(map(" ".join, parts))


def _is_read_as(written: str, texts: list[str]) -> bool:
    found = reading.people(written)
    if len(found.names) != 1 or found.truncated:
        return False
    read = found.names[0]
    return isinstance(read, Person) and [read.family, read.given or "", read.suffix or ""] == texts


def _words(encoder: Encoder, part: str) -> list[str]:
    if part.isascii() and part.isalpha():
        return [_name_word(encoder, part)]
    return [_name_word(encoder, word) for word in part.split(" ") if word]


def _name_word(encoder: Encoder, word: str) -> str:
    written = encoder.name(word)
    return f"{{{written}}}" if "," in word or word.lower() in ("and", "others") else written


def _begins_with_particle(family: str) -> bool:
    """Whether BibTeX itself finds where a family alone begins: `van der Berg`."""
    initials = [word[0] for word in family.split()]
    capitals = [initial.isupper() for initial in initials]
    # Readers differ about the case of a letter that is a command.
    plain_letters = all(initial.isascii() and initial.isalpha() for initial in initials)
    return plain_letters and capitals == sorted(capitals) and not capitals[0] and capitals[-1]
