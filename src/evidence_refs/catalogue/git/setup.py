"""git told to merge a catalogue by records: a line in .gitattributes, and a driver in its settings.

The line is committed, and so every clone has it. The settings are each clone's own: git takes no
command from a repository. Without them git merges by lines.
Source of both: https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from evidence_refs.catalogue.git.attributes import DRIVER, beside, with_line
from evidence_refs.errors import UsageError
from evidence_refs.problems import Where

ATTRIBUTES = ".gitattributes"


@dataclass(frozen=True, slots=True)
class Repository:
    """The work tree that a catalogue is in: its top folder, and the catalogue's path from there."""

    top: Path
    path: str


def repository(catalogue: Path) -> Repository:
    """Find the work tree of a catalogue, which need not exist yet.

    Raises:
        UsageError: git is not installed, or there is no work tree.
    """
    target = catalogue.resolve()
    folder = next(each for each in target.parents if each.is_dir())
    up, _, prefix = _git(folder, "rev-parse", "--show-cdup", "--show-prefix").partition("\n")
    below = target.relative_to(folder).as_posix()
    return Repository(Path(os.path.normpath(folder / up)), prefix.rstrip("\n") + below)


def driver() -> str:
    """Give the command that git runs by its shell to merge; `%O` and so on git fills in.

    It names this very Python by its path: programs with windows that run git know no PATH of ours.
    `-P` keeps the modules of whatever repository is merged out of it. Should this Python be gone
    one day, git merges by lines: a driver that fails would leave our side as if it were merged.
    """
    ours = Path(sys.executable).as_posix().replace("%", "%%")
    program = f"{shlex.quote(ours)} -P -m evidence_refs"
    test = f"{shlex.quote(ours)} -P -c 'import evidence_refs' 2>/dev/null"
    if getattr(sys, "frozen", False):  # one file with its own Python
        program, test = shlex.quote(ours), f"test -x {shlex.quote(ours)}"
    return (
        f"if {test}; then {program} git-merge %O %A %B --marker-size=%L --path=%P; "
        "else echo 'evidence-refs has moved, run init --git again; merging by lines' >&2; "
        "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi"
    )


def configure(found: Repository) -> None:
    """Set the driver in the clone's own settings, for all of its work trees.

    Raises:
        UsageError: git refuses.
    """
    for name, value in (("name", "a catalogue, record by record"), ("driver", driver())):
        _git(found.top, "config", "--local", f"merge.{DRIVER}.{name}", value)


def is_attributed(found: Repository) -> bool:
    """Say whether git would merge the catalogue with the driver, by all of its attributes.

    Raises:
        UsageError: git refuses.
    """
    said = _git(found.top, "check-attr", "-z", "merge", "--", found.path)
    return said.split("\0")[2] == DRIVER


def exclude(found: Repository) -> None:
    """Let git overlook what a save makes beside the catalogue, a lock first of all, in this clone.

    Raises:
        UsageError: git refuses.
        OSError: its list cannot be written.
    """
    file = found.top / _git(found.top, "rev-parse", "--git-path", "info/exclude").rstrip("\n")
    before = file.read_bytes() if file.exists() else b""
    line = beside(found.path)
    if line not in before.decode("utf-8", "surrogateescape").splitlines():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(with_line(before, line))


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *words],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            env={**os.environ, "LC_ALL": "C"},
            check=False,
        )
    except OSError as error:
        raise UsageError(
            "git is not installed, or not on the PATH", hint="install it: https://git-scm.com"
        ) from error
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["git failed"]
        message = said[0].removeprefix("fatal: ")
        hint = "run `git init` first" if "not a git repository" in message else None
        raise UsageError(f"git says: {message}", where=Where(str(folder)), hint=hint)
    return done.stdout
