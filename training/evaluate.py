"""How many references are read right: title, authors, year and address, each and all four.

Two sets, neither trained on: one in five of AnyStyle's references, and the references in twelve styles
of `tests/extraction/learned/cases` (every second one of each file is frozen: never tuned on).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence_refs.extraction.fields.dates import find_dates
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.urls import clean_url
from evidence_refs.extraction.finders.works import STYLES
from evidence_refs.extraction.judge import read_best
from evidence_refs.extraction.learned.people import read_bodies, read_people
from evidence_refs.extraction.learned.reading import read_learned
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Name, Organisation
from evidence_refs.source import Mark, Slice
from training.anystyle import is_held_out, read_anystyle
from training.sample import Sample


def by_rules(piece: Slice) -> StyleReading | None:
    """Read a reference with the first style that does not refuse it."""
    for read in STYLES.values():
        reading = read(piece)
        if reading and any(reading.fields.get(name) for name in ("title", "url", "doi")):
            return reading
    return None


Read = Callable[[Slice], StyleReading | None]
FIELDS = ("title", "authors", "year", "address")
CASES = Path("tests/extraction/learned/cases")
_CASE = re.compile(
    r"^== (?P<name>.*)\n(?P<text>.*)\n--\n(?P<want>(?:(?!== ).*(?:\n|\Z))*)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Case:
    """A reference and what it says; `frozen` ones are only measured."""

    name: str
    piece: Slice
    want: dict[str, tuple[str, ...]]
    frozen: bool = False


def read_cases(folder: Path = CASES) -> list[Case]:
    """Read the references in twelve styles."""
    cases: list[Case] = []
    for path in sorted(folder.glob("*.txt")):
        for number, match in enumerate(_CASE.finditer(path.read_text(encoding="utf-8"))):
            want: dict[str, tuple[str, ...]] = dict.fromkeys(FIELDS, ())
            for line in match["want"].strip().splitlines():
                key, _, value = line.partition(": ")
                if key == "title":
                    want["title"] = (fold(value),)
                elif key == "authors":
                    want["authors"] = tuple(
                        fold(_name(n)) for n in value.split(" + ") if n != "et al"
                    )
                elif key == "year":
                    want["year"] = () if value == "nd" else (value,)
                else:
                    want["address"] = (*want["address"], fold_address(value))
            cases.append(
                Case(
                    f"{path.stem}: {match['name']}", slice_of(match["text"]), want, number % 2 == 1
                )
            )
    return cases


def slice_of(text: str) -> Slice:
    """Give text with `*italics*` as the extraction sees it."""
    parts, marks, at = [], [], 0
    for number, part in enumerate(text.split("*")):
        if number % 2:
            marks.append(Mark("emphasis", at, at + len(part)))
        parts.append(part)
        at += len(part)
    return Slice("".join(parts), tuple(marks))


def held_out_cases(folder: Path) -> list[Case]:
    """Give AnyStyle's references that are never trained on; authors are compared by family name."""
    return [_case_of(s) for s in read_anystyle(folder / "anystyle") if is_held_out(s)]


def _case_of(sample: Sample) -> Case:
    title = clean_title(sample.part("title").strip(" ,")) or ""
    people = sample.part("author")
    names = read_people(people).names if fold(people) else read_bodies(sample.part("body")).names
    printed = re.sub(r"(\d\d?[/.]\d\d?[/.])(\d\d)$", r"\g<1>20\2", sample.part("date"))
    dates = find_dates(printed) or find_dates(re.sub(r"(?<=\d)[a-z]\b", "", sample.part("date")))
    url = clean_url(sample.part("url").split()[-1]) if sample.part("url") else None
    dois = " ".join(sample.text[s:e] for s, e, label in sample.spans if label == "doi")
    doi = re.search(r"10\.\d{4,9}/\S+", dois)
    want = {
        "title": (fold(title),) if fold(title) else (),
        "authors": tuple(name for n in names if (name := fold(_one_name(n)))),
        "year": ((dates[0].date or "")[:4],) if dates else (),
        "address": tuple(
            fold_address(a) for a in (url, doi[0].rstrip(".,;") if doi else None) if a
        ),
    }
    return Case("held out", sample.piece, want)


def _one_name(name: Name) -> str:
    return name.literal if isinstance(name, Organisation) else name.family


def fold(text: str) -> str:
    """Give letters and digits alone, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def fold_address(text: str) -> str:
    """Give an address without what does not tell it apart."""
    text = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", text.strip().casefold())
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", text).rstrip("/.,")


def _name(text: str) -> str:
    return text.strip().strip("{}")


def got_of(reading: StyleReading | None, families: bool) -> dict[str, tuple[str, ...]]:
    """Give what a reading says, to compare."""
    fields: dict[str, Any] = reading.fields if reading else {}
    names = [
        n.literal if isinstance(n, Organisation) else n.family + ("" if families else n.given or "")
        for n in fields.get("authors") or ()
    ]
    return {
        "title": (fold(fields["title"]),) if fields.get("title") else (),
        "authors": tuple(fold(n) for n in names),
        "year": (fields["date"][:4],) if fields.get("date") else (),
        "address": tuple(fold_address(fields[k]) for k in ("url", "doi") if fields.get(k)),
    }


def right_of(case: Case, reading: StyleReading | None) -> dict[str, bool]:
    """Say for each field whether it is right."""
    got = got_of(reading, families=case.name == "held out")
    right = {name: got[name] == case.want[name] for name in ("title", "authors", "year")}
    # A DOI is printed as an address of doi.org, or as both.
    right["address"] = set(got["address"]) == set(case.want["address"])
    return right


@dataclass(frozen=True, slots=True)
class Score:
    """Shares that are right: each field, and all of them."""

    count: int
    fields: dict[str, float]
    all_right: float

    def __str__(self) -> str:
        shares = " ".join(f"{name} {share:.3f}" for name, share in self.fields.items())
        return f"{self.count:4} {shares} all {self.all_right:.3f}"


def score(cases: Sequence[Case], read: Read) -> Score:
    """Measure a reader."""
    rights = [right_of(case, read(case.piece)) for case in cases]
    n = max(len(rights), 1)
    fields = {name: sum(r[name] for r in rights) / n for name in FIELDS}
    return Score(len(rights), fields, sum(all(r.values()) for r in rights) / n)


def readers() -> dict[str, Read]:
    """Give the readers that are compared: rules alone, model alone, both."""

    def both(piece: Slice) -> StyleReading | None:
        return read_best(piece, by_rules(piece))

    return {"rules": by_rules, "model": read_learned, "both": both}


def table(sets: Mapping[str, Sequence[Case]], readers: Mapping[str, Read]) -> Iterable[str]:
    """Give a line for each set and reader."""
    for name, cases in sets.items():
        for reader, read in readers.items():
            yield f"{name:18} {reader:6} {score(cases, read)}"
