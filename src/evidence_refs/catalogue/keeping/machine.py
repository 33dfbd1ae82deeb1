"""Which machine this is, who works on it, and whether a process of it has ended."""

from __future__ import annotations

import os


def host() -> str:
    """Give the name of this machine."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def user() -> str:
    """Give the name of who runs this program."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name in the environment, nor in the system
        return "somebody"


def has_ended(process: int, machine: str) -> bool:
    """Say whether a process has surely ended; what cannot be known has not.

    That is so of a process of another machine, and on Windows, where the signal that asks on other
    systems would end the process.
    """
    if os.name == "nt" or machine != host() or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):  # somebody else's; no number of a process
        return False
    return False
