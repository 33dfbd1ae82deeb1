"""The field that a style sets in the margin (`second-field-align`), apart from the rest of its entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidence_refs.styles.punctuation import Run
from evidence_refs.styles.rich import Rich, plain, with_role


def parted(rich: Rich, runs: Sequence[Run]) -> tuple[str, tuple[Run, ...]]:
    """Give what stands in the margin, and the rest; nothing and all runs where there is no such field.

    Args:
        rich: an entry.
        runs: the same, as it is set.
    """
    margin = next((plain(span).strip() for span in with_role(rich, "margin")), "")
    if not margin or not "".join(run.text for run in runs).startswith(margin):
        return "", tuple(runs)
    rest: list[Run] = []
    left = len(margin)
    for run in runs:
        text = run.text[left:]
        left = max(left - len(run.text), 0)
        if not rest:
            text = text.lstrip()
        if text:
            rest.append(replace(run, text=text))
    return margin, tuple(rest)
