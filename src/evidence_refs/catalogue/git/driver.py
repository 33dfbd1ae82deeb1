"""What git calls to merge a catalogue: files -> the merged one. A merge always comes to an end.

Source of the interface: https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from evidence_refs.catalogue.git.conflicts import Conflict
from evidence_refs.catalogue.git.merge import merge
from evidence_refs.catalogue.git.three_way import Three
from evidence_refs.errors import EvidenceRefsError

_MOST_CONFLICTS = 127
"""More `git merge-file` does not count; a higher code is a failure."""


@dataclass(frozen=True, slots=True)
class Driven:
    """The merged file; whether nothing is left to decide, and what is.

    `by_lines` says why the file was merged as any text is, None where it was merged by records.
    """

    raw: bytes
    is_clean: bool
    conflicts: tuple[Conflict, ...] = ()
    by_lines: str | None = None


def drive(files: Three[Path], size: int) -> Driven:
    """Merge a catalogue, record by record or, where that cannot be, line by line.

    Args:
        files: the version that both sides began with, and that of each side.
        size: how many signs the marks of a conflict have.

    Raises:
        OSError: a file cannot be read.
    """
    base, ours, theirs = raw = files.map(Path.read_bytes)
    try:
        merged = merge(base, ours, theirs, size)
    except EvidenceRefsError as error:
        reason = f"{error.where} {error.message}".strip()
    except Exception as error:  # our own fault must not leave a person with half a merge
        reason = f"unexpected {type(error).__name__}: {error}"
    else:
        return Driven(merged.raw, not merged.conflicts, merged.conflicts)
    try:
        return _by_lines(files, size, reason)
    except OSError:  # no git
        return Driven(_both(raw, size), is_clean=False, by_lines=reason)


def _by_lines(files: Three[Path], size: int, reason: str) -> Driven:
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
    words = ["git", "merge-file", "-p", "-q", f"--marker-size={size}", *labels, "--"]
    done = subprocess.run(
        [*words, files.ours, files.base, files.theirs],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if not 0 <= done.returncode <= _MOST_CONFLICTS:  # no text: ours stays, as git leaves it
        return Driven(files.ours.read_bytes(), is_clean=False, by_lines=reason)
    return Driven(done.stdout, is_clean=done.returncode == 0, by_lines=reason)


def _both(raw: Three[bytes], size: int) -> bytes:
    """Give both sides whole, between marks."""
    ours, theirs = (side if side.endswith(b"\n") else side + b"\n" for side in raw[1:])
    marks = [signs * size for signs in (b"<", b"=", b">")]
    return b"%s ours\n%s%s\n%s%s theirs\n" % (marks[0], ours, marks[1], theirs, marks[2])
