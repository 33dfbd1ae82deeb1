"""The account at the end of `extract`: what was found, what was left, what is unsure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from evidence_refs.cli.terminal.rows import count

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.extraction.account import Account
    from evidence_refs.extraction.citation import Citation
    from evidence_refs.model import Form
    from evidence_refs.problems import Problem

PLURALS: dict[Form, str] = {
    "entry": "entries",
    "footnote": "footnotes",
    "link": "links",
    "mention": "mentions",
}

MANY = 20
"""Of more documents than this, what is unsure is counted, and not listed: --review shows it."""

_SHOWN = 80


def tell(screen: Screen, accounts: Sequence[tuple[str, Account]]) -> None:
    """Say where something is wrong, was left or is unsure. Each account has the name of its file."""
    told = [
        replace(problem, where=replace(problem.where, file=name))
        for name, account in accounts
        for problem in (*account.problems, *account.left)
    ]
    for problem in _hints_once(told):
        screen.problem(problem)
    if len(accounts) > MANY:
        return
    for name, account in accounts:
        for each in account.unsure:
            cited = each.citation
            words = " ".join((cited.text or cited.work.title or "").split())[:_SHOWN]
            screen.note(
                f"unsure: {name}:{cited.lines[0]}: {cited.confidence:.2f}, "
                f"{', '.join(each.fields)}: {words}"
            )


def total(accounts: Sequence[tuple[str, Account]]) -> str:
    """Give one line for all documents together."""
    forms: Counter[Form] = Counter()
    for _, account in accounts:
        forms.update(account.forms)
    parts = [citations(forms), *remarks([account for _, account in accounts])]
    return f"{count(len(accounts), 'document', 'documents')}: {', '.join(parts)}"


def citations(forms: Counter[Form] | dict[Form, int]) -> str:
    """Give the number of citations, and of each form of them."""
    counts = ", ".join(
        count(forms[form], form, plural) for form, plural in PLURALS.items() if forms.get(form)
    )
    number = count(sum(forms.values()), "citation", "citations")
    return number + (f" ({counts})" if counts else "")


def remarks(accounts: Sequence[Account]) -> list[str]:
    """Give how much is unsure, was left, and is wrong; nothing of what is not there."""
    unsure, left, wrong = (
        sum(len(getattr(each, name)) for each in accounts)
        for name in ("unsure", "left", "problems")
    )
    return [
        *([f"{unsure} unsure"] if unsure else []),
        *([f"{left} left"] if left else []),
        *([count(wrong, "problem", "problems")] if wrong else []),
    ]


def without(account: Account, settled: Callable[[Citation], bool]) -> Account:
    """Give an account in which nothing is unsure that a person settled."""
    kept = tuple(each for each in account.unsure if not settled(each.citation))
    return replace(account, unsure=kept)


def _hints_once(problems: Sequence[Problem]) -> list[Problem]:
    """Give problems of which one hint stands below the last that it is of, not below each."""
    return [
        replace(one, hint=None) if following and one.hint == following.hint else one
        for one, following in zip_longest(problems, problems[1:])
    ]
