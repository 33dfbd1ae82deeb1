"""Lists in content controls: of rich text, and with a tag that begins with `references:`.

The title may begin with it, too, and goes on where the tag ends: Word lets each have 64 characters.
Source: ECMA-376-1, 17.5.2 (w:sdt).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from evidence_refs.briefs.marked.elements import HOLDERS, Event
from evidence_refs.briefs.marked.region import Region
from evidence_refs.briefs.marked.wanted import WORDS
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

BEGINS = "references:"

_NEARLY = re.compile(r"\s*(?P<word>\w+)\s*(?P<colon>:?)\s*(?P<rest>.*)", re.DOTALL)
_LIKE = 0.8
"""How like a word is to the one that begins a tag, from 0 to 1, if it is that one mistyped."""

_PLAIN = frozenset(
    ("text", "comboBox", "dropDownList", "date", "picture", "dataBinding", "docPartList")
)
"""What makes a control one that holds no paragraphs, or has its content from elsewhere."""


@dataclass(slots=True)
class _Control:
    """A control that has begun, and what its properties say."""

    above: str
    tag: str = ""
    title: str = ""
    is_plain: bool = False
    placeholder: tuple[int, int] = (0, 0)
    start: int = 0

    @property
    def asks(self) -> str | None:
        """What it asks for; None where it is no list."""
        said = [each.strip() for each in (self.tag, self.title)]
        asks = [each.removeprefix(BEGINS).strip() for each in said if each.startswith(BEGINS)]
        # Tag and title that are equal ask once.
        return " ".join(dict.fromkeys(asks)) if asks else None


def controls(events: Iterable[Event], file: str) -> list[Region]:
    """Find the lists in content controls.

    Raises:
        UnreadableError: one stands where no paragraphs can, or its tag is mistyped.
    """
    found: list[Region] = []
    above: list[_Control] = []
    for event in events:
        if event.name == "sdt":
            if event.begins:
                above.append(_Control(event.above))
            else:
                above.pop()
        elif event.above == "sdtPr" and above:
            _property(above[-1], event, file)
        elif event.name == "sdtContent" and above and above[-1].asks is not None:
            if event.begins:
                above[-1].start = _start(above[-1], event, file)
            elif event.start == event.stop:
                raise _refusal(above[-1], "is empty", "type a word into it", file)
            else:
                control = above[-1]
                asks = control.asks or ""
                found.append(Region(asks, control.start, event.start, control.placeholder))
    return found


def _property(control: _Control, event: Event, file: str) -> None:
    if event.name == "showingPlcHdr":
        control.placeholder = (
            (event.start, event.stop) if event.begins else (control.placeholder[0], event.stop)
        )
    elif event.begins and event.name == "tag":
        control.tag = _said(event, "tag", file)
    elif event.begins and event.name == "alias":
        control.title = _said(event, "title", file)
    elif event.name in _PLAIN:
        control.is_plain = True


def _said(event: Event, what: str, file: str) -> str:
    """Give a tag or title.

    Raises:
        UnreadableError: it is meant for a list, and does not begin as one.
    """
    said = event.attributes.get("val", "")
    parts = _NEARLY.match(said)
    if parts is None or said.strip().startswith(BEGINS):
        return said
    word, rest = parts["word"].lower(), parts["rest"]
    asks = "=" in rest or (parts["colon"] and (not rest or rest.split()[0] in WORDS))
    if asks and SequenceMatcher(None, word, BEGINS[:-1]).ratio() > _LIKE:
        message = f"the {what} `{said.strip()}` is nearly that of a list"
        hint = f"did you mean `{BEGINS} {rest}`?".replace(" `?", "`?")
        raise UnreadableError(message, where=Where(file), hint=hint)
    return said


def _start(control: _Control, event: Event, file: str) -> int:
    if control.is_plain or control.above not in HOLDERS:
        hint = "put a Rich Text control around whole paragraphs"
        raise _refusal(control, "holds no paragraphs", hint, file)
    return event.stop


def _refusal(control: _Control, what: str, hint: str, file: str) -> UnreadableError:
    message = f"the control `{BEGINS} {control.asks}` {what}"
    return UnreadableError(message, where=Where(file), hint=hint)
