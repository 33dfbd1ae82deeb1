"""Lists in content controls: of rich text, and with a tag that begins with `references:`.

The title may begin with it, too, and goes on where the tag ends: Word lets each have 64 characters.
Source: ECMA-376-1, 17.5.2 (w:sdt).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidence_refs.briefs.marked.elements import HOLDERS, Event
from evidence_refs.briefs.marked.region import Region
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

BEGINS = "references:"

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
        UnreadableError: one stands where no paragraphs can.
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
            _property(above[-1], event)
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


def _property(control: _Control, event: Event) -> None:
    if event.name == "showingPlcHdr":
        control.placeholder = (
            (event.start, event.stop) if event.begins else (control.placeholder[0], event.stop)
        )
    elif event.begins and event.name == "tag":
        control.tag = event.attributes.get("val", "")
    elif event.begins and event.name == "alias":
        control.title = event.attributes.get("val", "")
    elif event.name in _PLAIN:
        control.is_plain = True


def _start(control: _Control, event: Event, file: str) -> int:
    if control.is_plain or control.above not in HOLDERS:
        hint = "put a Rich Text control around whole paragraphs"
        raise _refusal(control, "holds no paragraphs", hint, file)
    return event.stop


def _refusal(control: _Control, what: str, hint: str, file: str) -> UnreadableError:
    message = f"the control `{BEGINS} {control.asks}` {what}"
    return UnreadableError(message, where=Where(file), hint=hint)
