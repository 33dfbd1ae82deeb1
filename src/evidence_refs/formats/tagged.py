"""Records of tagged lines, `TAG - value`: the ground of RIS, PubMed's format, EndNote's and Web of Science's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from evidence_refs.formats.absent import is_no_abstract
from evidence_refs.formats.values import prose
from evidence_refs.problems import Problem, Where

_BETWEEN_KEYWORDS = re.compile(r"[;\n]")
# A line that is only a number counts records, and says nothing.
_WORD = re.compile(r"[^\W\d_]")
# The star of a heading, or of one of its qualifiers, that an article is mainly about.
_STAR = re.compile(r"(?:^|(?<=/))\s*\*(?=\w)")


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
        return headings(word for text in texts for word in _BETWEEN_KEYWORDS.split(text))

    def later(self, tags: Iterable[str]) -> dict[str, str]:
        """Give the second and later values of tags of which a field holds the first, joined by `; `."""
        found = {tag: dict.fromkeys(self.all(tag)) for tag in tags}
        return {tag: joined(list(texts)[1:]) for tag, texts in found.items() if len(texts) > 1}

    def rest(self, used: Iterable[str]) -> dict[str, str]:
        """Give what stands under other tags than these, many values of one joined by `; `, each once."""
        left = self.values.keys() - set(used)
        return {tag: joined(dict.fromkeys(self.all(tag))) for tag in self.values if tag in left}


def headings(words: Iterable[str]) -> tuple[str, ...]:
    """Give headings without their stars: `*Housing/*economics` is `Housing/economics`."""
    return tuple(_STAR.sub("", word) if "*" in word else word for word in words)


def joined(texts: Iterable[str]) -> str:
    """Give many values as one."""
    return "; ".join(map(prose, texts))


@dataclass(slots=True)
class Outside:
    """The lines of a file that stand in no record: how many, and the first."""

    count: int = 0
    line: int = 0

    def add(self, line: int, count: int = 1) -> None:
        """Count lines, of which this is the first."""
        self.line = self.line or (line if count else 0)
        self.count += count

    def problems(self, file: str | None) -> list[Problem]:
        """Give the problem that there are such lines, if there are."""
        if not self.count:
            return []
        lines = "one line stands" if self.count == 1 else f"{self.count} lines stand"
        message = f"{lines} outside of all records, left out"
        return [Problem("outside-records", message, Where(file, self.line), "warning")]


def records(
    lines: Iterable[str],
    tag: re.Pattern[str],
    *,
    begins: Callable[[str], bool],
    ends: str | None = None,
    outside: Outside | None = None,
) -> Iterator[Tagged]:
    """Cut lines into records.

    `tag` matches a line that has one, in groups 1 and 2 the tag and its value; other lines go on
    with the value above. `begins` says which tags begin a record, `ends` which ends it. A tag in
    small letters is the same tag. `outside` counts the lines without a tag before, between and behind.
    """
    record: Tagged | None = None
    texts, more = [""], list[str]()
    for number, line in enumerate(lines, 1):
        found = tag.match(line)
        if found is None:
            if record:
                more.append(line)
            elif outside and _WORD.search(line):
                outside.add(number)
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
    for tag in tags.get("abstract", ()):
        if tag in record.values:  # another tag may hold a real one
            texts = [text for text in record.values[tag] if not is_no_abstract(text)]
            record.values[tag] = texts
    for name, choices in tags.items():
        for tag in choices:
            if tag in record.values and (text := record.first(tag)):
                said[name], called[name] = text, tag
                break
    return said, called
