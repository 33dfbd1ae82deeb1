"""Labels and plans: read from files, and written whole."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.deduplication.labels import Label


def text_of(path: str) -> str:
    """Give the text of a file; `-` is stdin.

    Raises:
        UnreadableError: it is missing, cannot be read, or is not UTF-8.
    """
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        where = Where(path)
        raise UnreadableError("is not UTF-8", where=where, hint="save it as UTF-8") from None
    except OSError as error:
        raise unopened(error, path) from None


def labels_of(path: str, *, may_lack: bool = False) -> list[Label]:
    """Give the labels of a file; none where there is no option, or no file yet and there may be none.

    Raises:
        UnreadableError: it cannot be read, is no file of labels, or contradicts itself.
    """
    from evidence_refs.deduplication import labels

    if not path or (may_lack and not Path(path).exists()):
        return []
    found = labels.read(text_of(path), path)
    labels.refuse_contradictions(found, path)
    return found


def give_text(screen: Screen, path: str, text: str, what: str) -> None:
    """Write a text to a file, whole or not at all, and say so; `-` is stdout.

    Raises:
        UnreadableError: the file cannot be written.
    """
    from evidence_refs.cli.output import write_whole

    if path == "-":
        screen.text(text)
        return
    write_whole(Path(path), text.encode("utf-8"))
    screen.note(f"wrote {what} to {path}")


def give_labels(screen: Screen, path: str, found: Sequence[Label]) -> None:
    """Write labels, as `give_text`."""
    from evidence_refs.deduplication import labels

    give_text(screen, path, labels.write(found), count(len(found), "label", "labels"))
