"""Lines that git reads: of .gitattributes, which names the driver, and of what it overlooks.

Sources: https://git-scm.com/docs/gitattributes, https://git-scm.com/docs/gitignore#_pattern_format
"""

from __future__ import annotations

import re

DRIVER = "evidence-refs"
"""What git calls the driver."""

# What means something in a pattern, and what divides it from the attributes.
_SPECIAL = re.compile(r"([\\*?\[])")
_ODD = re.compile(r"[\s\"\x00-\x1f]")


def attribute(path: str) -> str:
    """Give the line by which the file at `path`, and no other, is merged with the driver."""
    # A pattern without a slash is for files of that name in any folder; `!` and `#` begin others.
    pattern = _pattern(path if "/" in path and path[0] not in "!#" else f"/{path}")
    if _ODD.search(pattern):
        quoted = pattern.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        pattern = f'"{quoted}"'
    return f"{pattern} merge={DRIVER}"


def beside(path: str) -> str:
    """Give the line for what a save makes beside the catalogue at `path`, a lock first of all."""
    folder, _, name = f"/{path}".rpartition("/")
    return _pattern(f"{folder}/.{name}.") + "*"


def with_line(raw: bytes, line: str) -> bytes:
    """Give the bytes of a file with a line at its end; of lines for one file, the last counts."""
    added = line.encode("utf-8", "surrogateescape")
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    return (raw if not raw or raw.endswith(b"\n") else raw + end) + added + end


def _pattern(path: str) -> str:
    return _SPECIAL.sub(r"\\\1", path)
