"""What a format has no field for, told in its note in sentences that are read back into the fields.

A writer reads what it has written with the reader of its format. What does not come back as it was
is told in the note: in the words of its place (`Archived at …`), or, where these would not be heard,
as `Date as catalogued: 2019/2021`. So a value that a format has no form for is never lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, NamedTuple

from pydantic import ValidationError

from evidence_refs.formats.entry import Entry
from evidence_refs.formats.keys import is_name
from evidence_refs.formats.places import Places
from evidence_refs.formats.values import line, prose, protected
from evidence_refs.model import WORK_FIELDS, Organisation, Person, Reference, Work

CATALOGUED = " as catalogued: "
"""What stands between a field's name and its value where that is the last word."""

_AS_CATALOGUED = re.compile(f"([A-Z][a-z ]{{1,20}}){CATALOGUED}(.+)")
_EXTRA = re.compile(r"(.+?): (.+)")
# What one line of text cannot say: paragraphs, and what would be taken for a list or an object.
_NEEDS_JSON = re.compile(r'["\[{]|(?:null|true)\Z|.*[\n\ufffe\uffff]', re.DOTALL)
# What a file would lose, or take for an entity of its own.
_UNSAFE = re.compile("[&\ufffe\uffff]")


Draft = Sequence[tuple[str, str]]
"""A record as it is written: the names of a format, and what stands under them."""


class Told(NamedTuple):
    """What a sentence tells of a field; `is_last` where no other value stands against it."""

    name: str
    value: Any
    is_last: bool = False


def tidied(value: Any) -> Any:
    """Give a value of the model as any reader would give it: no unseen signs, no runs of blanks.

    Text of which nothing is left is None, or absent from its list.
    """
    if isinstance(value, str):
        once = prose(protected(value))
        return (once if once.isascii() else prose(protected(once))) or None
    if isinstance(value, tuple):
        return tuple(filter(None, map(tidied, value)))
    if isinstance(value, Mapping):
        items = ((tidied(name), tidied(text)) for name, text in value.items())
        return {name: text for name, text in items if name and text}
    if isinstance(value, Organisation):
        literal = tidied(value.literal)
        return Organisation(literal=literal) if literal else None
    return _person(value) if isinstance(value, Person) else value


def _person(name: Person) -> Person | None:
    family, given, suffix = map(tidied, (name.family, name.given, name.suffix))
    if not family:
        family, given = given, None
    return Person(family=family, given=given, suffix=suffix) if family else None


class Sentences:
    """The sentences of one format, told and heard by its table of places."""

    def __init__(self, places: Places) -> None:
        self._compared = tuple(name for name in places if name != "key")
        self._words = {name: place.words for name, place in places.items() if place.words}
        self._begins = {words.removesuffix("{}"): name for name, words in self._words.items()}
        self._pattern = re.compile(f"({'|'.join(map(re.escape, self._begins))})(.+)")
        self._labels = {_label(name): name for name in self._compared}

    def told(self, reference: Reference, written: Entry) -> list[str]:
        """Give the sentences for what of `reference` is not in `written`, the entry read back."""
        found: list[str] = []
        if not is_name(written.id):  # an id that looks like a number of a database is no key
            found.append(self._words["key"].format(reference.key))
        for name in self._compared:
            wanted = tidied(getattr(reference, name))
            got = getattr(written.work if name in WORK_FIELDS else written, name)
            if (wanted or None) != (got or None):
                found.extend(self._sentences(name, wanted, got))
        return found

    def completed(
        self, reference: Reference, drafts: Iterable[Draft], read: Callable[[Draft], Entry]
    ) -> tuple[Draft, list[str]]:
        """Give the first draft of a record that needs no last words, and what its notes must tell.

        Where each does, that which needs the fewest. `read` gives the entry that is read of a draft.
        """
        found: list[tuple[int, Draft, list[str]]] = []
        for draft in drafts:
            told = self.told(reference, read(draft))
            found.append((sum(CATALOGUED in each for each in told), draft, told))
            if not found[-1][0]:
                break
        return min(found, key=itemgetter(0))[1:]

    def _sentences(self, name: str, wanted: Any, got: Any) -> Iterator[str]:
        # A field that is not empty has heard another value, and needs the last word.
        parts = [] if got else [wanted]
        if name == "extra":
            parts = _extra_parts(wanted, got)
        sentences = [self._in_words(name, part) for part in parts]
        if sentences and all(sentences):
            yield from sentences
        else:
            yield f"{_label(name)}{CATALOGUED}{_text(wanted)}"

    def _in_words(self, name: str, value: Any) -> str:
        """Give the sentence of a field; empty where it has none that would be heard as this value."""
        if name not in self._words:
            return ""
        if name == "extra":
            ((key, text),) = value.items()
            part = f"{key}: {_text(text)}"
        else:
            part = ", ".join(value) if name == "aliases" else _text(value)
        sentence = self._words[name].format(part)
        return sentence if self._hear(protected(sentence)) == Told(name, value) else ""

    def heard(self, notes: Iterable[str]) -> tuple[list[str], list[Told]]:
        """Part notes into what is left of them, and what their sentences tell, one a line."""
        left: list[str] = []
        told: list[Told] = []
        for note in notes:
            lines = [(each, self._hear(each.strip())) for each in note.split("\n")]
            told.extend(found for _, found in lines if found)
            left.append("\n".join(each for each, found in lines if not found).strip())
        return list(filter(None, left)), told

    def _hear(self, sentence: str) -> Told | None:
        found = self._pattern.fullmatch(sentence)
        if found:
            name = self._begins[found[1]]
            value = _of_words(name, found[2])
            return Told(name, value) if value else None
        found = _AS_CATALOGUED.fullmatch(sentence)
        if not found or found[1] not in self._labels:
            return None
        name = self._labels[found[1]]
        try:
            return Told(name, _valid(name, _parsed(found[2])), is_last=True)
        except ValidationError:
            return None


def applied(entry: Entry, told: Iterable[Told]) -> Entry:
    """Give an entry with what sentences tell: of most fields what it lacks, else the last word."""
    work: dict[str, Any] = {name: getattr(entry.work, name) for name in entry.work.model_fields_set}
    beside: dict[str, Any] = {
        "aliases": entry.aliases, "tags": entry.tags, "extra": dict(entry.extra),
    }  # fmt: skip
    more: dict[str, str] = {}
    for name, value, is_last in told:
        if name == "key":
            entry = replace(entry, id=value, cited=True)
            continue
        fields = work if name in WORK_FIELDS else beside
        if name == "extra" and not is_last:
            more |= value
        elif is_last or not fields.get(name):
            fields[name] = value
    beside["extra"] = _with(beside["extra"], more)
    return replace(entry, work=Work.of(**work), **beside)


def _extra_parts(wanted: Mapping[str, str], got: Mapping[str, str]) -> list[Any]:
    """Give what must be told so that `_with` makes of `got` what is wanted; nothing where it cannot."""
    missing = {text for name, text in wanted.items() if got.get(name) != text}
    told = {name: text for name, text in wanted.items() if text in missing}
    return [{name: text} for name, text in told.items()] if _with(got, told) == wanted else []


def _with(extra: Mapping[str, str], told: Mapping[str, str]) -> dict[str, str]:
    """Give `extra` with what is told; a tag of the format under which the same stands goes."""
    texts = set(told.values())
    return {name: text for name, text in extra.items() if text not in texts} | dict(told)


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _text(value: Any) -> str:
    """Give a value on one line: as it is where `_parsed` gives it back, else as JSON."""
    if isinstance(value, str) and not _NEEDS_JSON.match(value):
        return value
    if isinstance(value, tuple):
        value = [
            each if isinstance(each, str) else each.model_dump(exclude_none=True) for each in value
        ]
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _parsed(text: str) -> Any:
    if text[0] in '"[{' or text in ("null", "true"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            pass
    return line(text)


def _of_words(name: str, text: str) -> Any:
    """Give the value of a field told in words; None where these words tell something else."""
    value: Any = text.split(", ") if name == "aliases" else _parsed(text)
    if name == "extra":
        found = _EXTRA.fullmatch(text)
        value = {line(found[1]): _parsed(found[2])} if found else None
    if name == "archive_url" and "://" not in text:
        return None
    try:
        return _valid(name, value) if value else None
    except ValidationError:
        return None


def _valid(name: str, value: Any) -> Any:
    return tidied(getattr(Reference(**{"key": "k", name: value}), name))
