"""A file's bytes replaced in one step: whoever looks sees the old ones or the new ones, whole.

The new bytes go into a file beside, onto the disk, and then take the old one's name. This is what
POSIX promises of `rename`, and Windows of `MoveFileEx`. What fails before that step changes nothing.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from evidence_refs.catalogue.keeping.machine import has_ended, host
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

_PATIENCE = 2.0 if os.name == "nt" else 0.0
"""Seconds in which a file that another program has open may be let go: Windows replaces no such file,
and virus scanners and folders kept in step with a cloud open each new one for a moment."""

_LEFT_BEHIND = 24 * 3600.0
"""Seconds after which a file beside is no longer being written, whatever is known of its writer."""

_ACCESS_LIST = "system.posix_acl_access"
"""Where Linux keeps who else may read and write a file."""

_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)

_AGAIN = "make room, then run the command again"
_REFUSALS = {
    errno.ENOSPC: ("the disk is full", _AGAIN),
    errno.EDQUOT: ("your part of the disk is full", _AGAIN),
    errno.EFBIG: ("a file of this size is not allowed there", None),
    errno.EROFS: ("the disk is read-only", "choose another place"),
    errno.EACCES: ("no permission to write in its folder", "ask who owns the folder"),
    errno.EPERM: ("no permission to write in its folder", "ask who owns the folder"),
    errno.ETXTBSY: ("another program has it open", "close it there, then run the command again"),
    errno.EBUSY: ("it is mounted as a single file", "mount its folder"),
    errno.ENOENT: ("its folder is not there", "make the folder first"),
    errno.ENOTDIR: ("its folder is not there", "make the folder first"),
}


def replace(
    path: Path,
    raw: bytes,
    *,
    mode_of: Path | None = None,
    check: Callable[[], None] | None = None,
) -> None:
    """Give the file at `path` other bytes, or make it; in one step, and so that they last.

    A link is written through. The file keeps its mode, its access list, and its owner and group where
    the system lets us give them. Another name of the same file (a hard link) keeps the old bytes:
    it may be a backup's.

    Args:
        path: the file.
        raw: its bytes from now on.
        mode_of: the file whose mode and owner it gets; else its own, or what a new file has.
        check: called right before the step; what it raises stops it.

    Raises:
        UnreadableError: it cannot be written; the old bytes are there still.
    """
    try:
        target = through(path)
        if not _writable(target):
            raise UnreadableError(
                "is read-only; nothing was changed",
                where=Where(str(path)),
                hint="allow writing to it first, then run the command again",
            )
        with _beside(target, raw, mode_of or target) as beside:
            if check:
                check()
            _move(beside, target)
    except OSError as error:
        raise refusal(path, error) from error
    _sync_folder(target.parent)
    _sweep(target)


def keep_beside(path: Path, raw: bytes) -> Path:
    """Keep bytes that could not be saved at `path` in a new file beside it, and give its path.

    It is `references.yaml.unsaved-1`, or the next number that is free.

    Raises:
        UnreadableError: it cannot be written.
    """
    target = through(path)
    for number in count(1):
        beside = target.with_name(f"{target.name}.unsaved-{number}")
        try:
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        except OSError as error:
            raise refusal(beside, error) from error
        try:
            replace(beside, raw, mode_of=target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        return beside
    raise AssertionError("numbers do not end")


def through(path: Path) -> Path:
    """Give the file that a link leads to, else the path as it is."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def like(path: Path, state: os.stat_result, mode: int) -> None:
    """Give a file the owner and group of another, and a mode, as far as the system lets us.

    Where the group stays another, it may do no more than everybody.
    """
    if not hasattr(os, "chown"):
        return
    with suppress(OSError):
        os.chown(path, -1, state.st_gid)
    with suppress(OSError):
        os.chown(path, state.st_uid, -1)
    if path.stat().st_gid != state.st_gid:
        mode = mode & ~0o070 | (mode & 0o007) << 3
    with suppress(OSError):  # a disk without modes
        path.chmod(mode)


def refusal(path: Path, error: OSError) -> UnreadableError:
    """Give the one line for what the system refused before anything was changed."""
    message, hint = _REFUSALS.get(error.errno or 0, (error.strerror or str(error), None))
    return UnreadableError(
        f"cannot be written: {message}; nothing was changed", where=Where(str(path)), hint=hint
    )


@contextmanager
def _beside(target: Path, raw: bytes, model: Path) -> Iterator[Path]:
    """Give a new file with the bytes, on the disk, and with the rights of `model`.

    It is named after the process, and goes if the block fails.
    """
    name = f"{_stem(target)}{os.getpid()}-{_word(host())}-{os.urandom(4).hex()}.new"
    beside = target.with_name(name)
    state = model.stat() if model.exists() else None
    # A new file has the mode that its folder and the umask give. One that takes the place of another
    # is nobody else's until it has that one's.
    handle = os.open(beside, _NEW, 0o600 if state else 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            if state:
                like(beside, state, stat.S_IMODE(state.st_mode))
                _copy_access_list(model, beside)
            file.write(raw)
            file.flush()
            _sync(file.fileno())
        yield beside
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _move(beside: Path, target: Path) -> None:
    """Take the step; on Windows, when whoever has the file open lets it go."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            beside.replace(target)
            return
        except PermissionError:
            if not _PATIENCE:
                raise
            if time.monotonic() > until:
                raise OSError(errno.ETXTBSY, os.strerror(errno.ETXTBSY)) from None
        time.sleep(0.02)


def _writable(path: Path) -> bool:
    """Say whether the file itself may be written: its folder alone would let us replace it."""
    by_whom = os.access in os.supports_effective_ids
    return not path.exists() or os.access(path, os.W_OK, effective_ids=by_whom)


def _copy_access_list(model: Path, path: Path) -> None:
    if sys.platform == "linux":
        with suppress(OSError):  # most files have none, and some file systems know none
            os.setxattr(path, _ACCESS_LIST, os.getxattr(model, _ACCESS_LIST))


def _sync(handle: int) -> None:
    """Have the disk itself hold what was written. macOS's fsync leaves it in the disk's memory."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise  # those three say that this file system cannot be asked


def _sync_folder(folder: Path) -> None:
    """Have the disk hold the new name too. The file stands there already: a failure changes nothing."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sweep(target: Path) -> None:
    """Take away what writers left beside the file that were killed before the step."""
    left = re.compile(rf"{re.escape(_stem(target))}([0-9]+)-([\w-]*)-[0-9a-f]{{8}}\.new")
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if name := left.fullmatch(entry.name):
                machine = host() if name[2] == _word(host()) else ""
                with suppress(OSError):
                    age = time.time() - entry.stat(follow_symlinks=False).st_mtime
                    if age > _LEFT_BEHIND or has_ended(int(name[1]), machine):
                        Path(entry).unlink()


def _stem(target: Path) -> str:
    """Give what the names of files beside begin with; short, since a name has 255 bytes."""
    return f".{target.name[:40]}."


def _word(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", text)[:20]
