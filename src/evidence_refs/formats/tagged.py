"""Records of tagged lines, `TAG - value`: the ground of RIS, PubMed's format, EndNote's and Web of Science's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evidence_refs.formats.values import prose

_BETWEEN_KEYWORDS = re.compile(r"[;\n]")


@dataclass(slots=True)
class Tagged:
    """One record: for each tag its values in their order, the line on which it begins, and if it ends."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    ended: bool = False

    def first(self, *tags: str) -> str:
        """Give the first value of the first of these tags that has one; empty where none has."""
        for tag in tags:
            for text in self.values.get(tag, ()):
                if text:
                    return text
        return ""

    def all(self, *tags: str) -> list[str]:
        """Give all values of these tags, those of the first tag first."""
        return [text for tag in tags for text in self.values.get(tag, ()) if text]

    def keywords(self, *tags: str) -> tuple[str, ...]:
        """Give the keywords of these tags: each a value, a line of one, or what stands between `;`."""
        texts = self.all(*tags)
        return tuple(word for text in texts for word in _BETWEEN_KEYWORDS.split(text))

    def rest(self, used: Iterable[str]) -> dict[str, str]:
        """Give what stands under other tags than these, many values of one joined by `; `."""
        left = self.values.keys() - set(used)
        return {tag: joined(self.all(tag)) for tag in self.values if tag in left}


def joined(texts: Iterable[str]) -> str:
    """Give many values as one."""
    return "; ".join(map(prose, texts))


def records(
    lines: Iterable[str],
    tag: re.Pattern[str],
    *,
    begins: Callable[[str], bool],
    ends: str | None = None,
    start: int = 1,
) -> Iterator[Tagged]:
    """Cut lines into records.

    `tag` matches a line that has one, in groups 1 and 2 the tag and its value; other lines go on
    with the value above. `begins` says which tags begin a record, `ends` which ends it. A tag in
    small letters is the same tag.
    """
    record: Tagged | None = None
    texts, more = [""], list[str]()
    for number, line in enumerate(lines, start):
        found = tag.match(line)
        if found is None:
            more.append(line)
            continue
        if more:
            _go_on(texts, more)
            more = []
        name = found[1].upper()
        if record and (name == ends or begins(name)):
            record.ended = name == ends
            yield record
            record = None
        if name == ends:
            texts = [""]  # what follows belongs to no record
            continue
        record = record or Tagged(number)
        texts = record.values.setdefault(name, [])
        texts.append(found[2].strip())
    if record:
        _go_on(texts, more)
        yield record


def _go_on(texts: list[str], lines: Iterable[str]) -> None:
    texts[-1] = "\n".join((texts[-1], *map(str.strip, lines))).strip()


Table = Mapping[str, tuple[str, ...]]
"""For each field, the tags that hold it; the first choice first."""


def table(tags: Mapping[str, str]) -> Table:
    """Give a table of tags that are kept apart by blanks."""
    return {name: tuple(words.split()) for name, words in tags.items()}


def say(record: Tagged, tags: Table) -> tuple[dict[str, str], dict[str, str]]:
    """Give what the tags of a table say: the first value that each field has, and its tag."""
    said: dict[str, str] = {}
    called: dict[str, str] = {}
    for name, choices in tags.items():
        for tag in choices:
            if tag in record.values and (text := record.first(tag)):
                said[name], called[name] = text, tag
                break
    return said, called
