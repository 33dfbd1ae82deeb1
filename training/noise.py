"""Errors of print: missing stops, doubled blanks, lower case, hyphens of line ends, stray digits."""

from __future__ import annotations

from random import Random

from evidence_refs.source import Mark
from training.sample import Sample

_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}


def disturb(sample: Sample, random: Random) -> Sample:
    """Give the sample with errors of print, or as it is."""
    roll = random.random()
    if roll < 0.12:
        sample = _replace(sample, _QUOTES)
    elif roll < 0.18:
        sample = _replace(sample, {"“": "‘", "”": "’"})
    roll = random.random()
    if roll < 0.05:
        sample = Sample(sample.text.lower(), sample.spans, sample.marks, sample.origin)
    elif roll < 0.08:
        sample = _edit(sample, random, "upper-title")
    if random.random() < 0.04:
        sample = _break_address(sample, random)
    if random.random() < 0.07:
        sample = _edit(sample, random, "stop")
    if random.random() < 0.05:
        sample = _edit(sample, random, "double")
    if random.random() < 0.05:
        sample = _edit(sample, random, "hyphen")
    if random.random() < 0.1 and sample.text[-1] == ".":
        sample = _cut(sample, len(sample.text) - 1, 1, "")
    return sample


def _break_address(sample: Sample, random: Random) -> Sample:
    """An address that a line's end has broken: a blank after one of its hyphens or strokes."""
    found = [
        at + 1
        for start, end, label in sample.spans
        if label == "url"
        for at in range(start + 12, end - 3)
        if sample.text[at] in "-/"
    ]
    return _cut(sample, random.choice(found), 0, " ") if found else sample


def _replace(sample: Sample, signs: dict[str, str]) -> Sample:
    text = "".join(signs.get(c, c) for c in sample.text)
    return Sample(text, sample.spans, sample.marks, sample.origin)


def _edit(sample: Sample, random: Random, how: str) -> Sample:
    text = sample.text
    if how == "upper-title":
        spans = [s for s in sample.spans if s[2] == "title"]
        if not spans:
            return sample
        start, end, _ = spans[0]
        text = text[:start] + text[start:end].upper() + text[end:]
        # A letter whose capital is two ("ß") would move what follows.
        return (
            Sample(text, sample.spans, sample.marks, sample.origin)
            if len(text) == len(sample.text)
            else sample
        )
    urls = [(s, e) for s, e, label in sample.spans if label in ("url", "doi", "date", "accessed")]

    def free(at: int) -> bool:
        return not any(s <= at < e for s, e in urls)

    if how == "stop":
        at = [
            i for i in range(1, len(text) - 1) if text[i : i + 2] in (". ", ", ", ": ") and free(i)
        ]
        return _cut(sample, random.choice(at), 1, "") if at else sample
    if how == "double":
        at = [i for i, c in enumerate(text) if c == " " and free(i)]
        return _cut(sample, random.choice(at), 1, "  ") if at else sample
    at = [
        i for i in range(3, len(text) - 3)
        if text[i - 2 : i + 2].isalpha() and text[i - 2 : i + 2].islower() and free(i)
    ]  # fmt: skip
    return _cut(sample, random.choice(at), 0, random.choice(("-", "- "))) if at else sample


def _cut(sample: Sample, at: int, length: int, new: str) -> Sample:
    """Put `new` in the place of `length` characters, and move spans and marks with it."""
    move = len(new) - length
    text = sample.text[:at] + new + sample.text[at + length :]

    def shifted(place: int) -> int:
        return place + move if place > at else place

    spans = tuple((shifted(s), shifted(e), label) for s, e, label in sample.spans)
    marks = tuple(Mark(m.kind, shifted(m.start), shifted(m.end), m.target) for m in sample.marks)
    return Sample(text, tuple(s for s in spans if s[1] > s[0]), marks, sample.origin)
