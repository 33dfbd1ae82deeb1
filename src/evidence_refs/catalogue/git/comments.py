"""Comments and blank lines of three versions put together: they are a person's words, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import methodcaller

from evidence_refs.catalogue.git.fields import Clash, Outcome, merge_field
from evidence_refs.catalogue.git.record import Field, Layout
from evidence_refs.catalogue.git.three_way import Three, lines_of, merge_lists
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.respell import lead_of, tail_of


def comments_around(outcomes: Mapping[str, Outcome], versions: Three[Layout]) -> list[str]:
    """Give the comments and blank lines above the record, and below the lines of each field.

    Each comment that a side wrote is there once; none is that a side took out, if it can be helped.
    """
    left = Counter(merge_lists(versions.map(lambda version: version.comments)))
    for outcome in outcomes.values():
        left -= _shown(outcome.lines)
    named, *others = outcomes.items()
    above = versions.map(lambda version: version.above)
    texts = [_merge_loose(versions.map(lambda version: version.lead)) + _lines(named[1].comments)]
    for name, outcome in others:
        loose = _merge_loose(above.map(methodcaller("get", name, "")))
        texts.append(loose + _lines(outcome.comments, "  "))
    texts.append(_merge_loose(versions.map(lambda version: version.tail)))
    lead, *below = (_kept(text, left) for text in texts)
    return [lead + _lines(left.elements()), *below]


def merge_block(versions: Three[Field]) -> list[str | Clash]:
    """Merge lines that say one thing, with comments above and below; no lines where it is absent."""
    texts = versions.map(lambda each: each.text)
    leads = texts.map(lead_of)
    tails = texts.map(lambda text: tail_of(text[len(lead_of(text)) :]))
    bodies = [
        Field(text.removeprefix(lead).removesuffix(tail), each.value)
        for text, lead, tail, each in zip(texts, leads, tails, versions, strict=True)
    ]
    outcome = merge_field("", Three(*bodies))
    return [_merge_loose(leads) + _lines(outcome.comments), outcome.lines, _merge_loose(tails)]


def _merge_loose(texts: Three[str]) -> str:
    """Merge comments and blank lines; no comment that either side wrote is lost."""
    if texts.is_settled:
        return texts.newer
    return "".join(merge_lists(texts.map(lines_of)))


def _lines(comments: Iterable[str], indent: str = "") -> str:
    return "".join(f"{indent}{comment}\n" for comment in comments)


def _shown(lines: str | Clash) -> Counter[str]:
    if isinstance(lines, str):
        return Counter(comments_in(lines))
    return Counter(comments_in(lines.ours)) | Counter(comments_in(lines.theirs))


def _kept(text: str, left: Counter[str]) -> str:
    """Give the lines without comments that are not left to be written."""
    kept = []
    for line in lines_of(text):
        comment = line.strip()
        if not comment or left[comment]:
            kept.append(line)
            left[comment] -= bool(comment)
    return "".join(kept)
