"""Questions with few answers, put to the person on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen


def choose(screen: Screen, question: str, letters: str, *, default: str) -> str:
    """Ask until the answer begins with one of some letters; give the letter.

    Enter is the default; the end of the input is the last letter, which should be the one that
    changes nothing.
    """
    while True:
        answer = screen.ask(f"{question} ")
        if answer is None:
            screen.line()
            return letters[-1]
        letter = answer[:1].lower() or default
        if letter in letters:
            return letter
        screen.line(f"{answer!r} is none of these: {', '.join(letters)}")


def confirm(screen: Screen, question: str, *, default: bool) -> bool:
    """Ask a question for yes or no."""
    shown = "[Y/n]" if default else "[y/N]"
    return choose(screen, f"{question} {shown}", "yn", default="y" if default else "n") == "y"
