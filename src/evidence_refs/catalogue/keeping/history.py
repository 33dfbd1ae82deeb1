"""The history of a catalogue: a folder beside its file, from which changes can be undone.

`.references.yaml.history/` holds `steps.jsonl`, an event a line, and for each step its patch, in
`NUMBER.json`. git does not see it: a `.gitignore` in it says so. It may be deleted at any time;
what is lost is that earlier changes can be undone.

A patch is written first, then the list in one step, then the catalogue's file is replaced. A
program that is killed between any two leaves a history that is read rightly (`timeline`). Nothing
here is forced to the disk: a power cut may cost the history, never the catalogue.
"""

from __future__ import annotations

import hashlib
import json
import stat
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from evidence_refs.catalogue.keeping.machine import host, user
from evidence_refs.catalogue.keeping.replace import through
from evidence_refs.catalogue.keeping.timeline import Move, Step, Timeline, extended, timeline
from evidence_refs.catalogue.text import patch
from evidence_refs.catalogue.text.patch import Patch
from evidence_refs.errors import Remark, UnreadableError
from evidence_refs.problems import Where

_FORMAT = {"history": 1}
_STEPS = "steps.jsonl"
_BAD = (ValueError, TypeError, KeyError, RecursionError)  # what JSON that is none of ours ends in


def folder(path: Path) -> Path:
    """Give the folder of a catalogue's history; that of a link is beside the file it leads to."""
    target = through(path)
    return target.with_name(f".{target.name}.history")


def digest(raw: bytes) -> str:
    """Give the digest by which a state of the file is known."""
    return hashlib.sha256(raw).hexdigest()


def read(path: Path, raw: bytes) -> Timeline:
    """Give the steps of a catalogue whose file holds `raw`.

    Raises:
        UnreadableError: the history is damaged, or cannot be read.
    """
    with _readable(path):
        events = _events(folder(path))
    return timeline(events, digest(raw))


def patch_of(path: Path, step: Step) -> Patch:
    """Give the patch of a step.

    Raises:
        UnreadableError: it is damaged, or cannot be read.
    """
    with _readable(path):
        return patch.of_data(_loads((folder(path) / f"{step.number}.json").read_bytes()))


def record(path: Path, before: bytes, after: bytes, said: str) -> None:
    """Write down a step that is about to be done, under the catalogue's lock.

    Never raises: a history that cannot be written is remarked on, one that is damaged set aside.
    """
    with _remarked(path):
        made = patch.between(before, after)
        events = _mended(path)
        number = 1 + max((each.number for each in events if isinstance(each, Step)), default=0)
        digests = digest(before), digest(after)
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        _make(folder(path), stat.S_IMODE(path.stat().st_mode))
        with (folder(path) / f"{number}.json").open("wb") as file:
            file.writelines(_lines(made))
            size = file.tell()
        step = Step(number, when, f"{user()}@{host()}", _printable(said), *digests, size)
        _write(folder(path), extended(timeline(events, digests[0]), step, digests[0]))


def move(path: Path, before: bytes, after: bytes, at: int) -> None:
    """Write down that the file is about to go back or forth, to where step `at` is the last done.

    Never raises, as `record`.
    """
    with _remarked(path):
        found = digest(before)
        now = timeline(_mended(path), found)
        _write(folder(path), extended(now, Move(at, found, digest(after)), found))


def _events(place: Path) -> list[Step | Move]:
    try:
        head, *lines = (place / _STEPS).read_bytes().splitlines()
    except FileNotFoundError:
        return []
    if _loads(head) != _FORMAT:
        raise ValueError("is of another format")
    return [_event(_loads(line)) for line in lines]


def _event(data: Any) -> Step | Move:
    kind: type[Step] | type[Move] = Step if "said" in data else Move
    event = kind(**data)
    for each in fields(kind):
        if type(getattr(event, each.name)).__name__ != each.type:
            raise TypeError(f"`{each.name}` is no {each.type}")
    return event


def _mended(path: Path) -> list[Step | Move]:
    """Give the events; where they cannot be understood, set the folder aside, and give none."""
    place = folder(path)
    try:
        return _events(place)
    except (*_BAD, NotADirectoryError):
        aside = _free(place.with_name(f"{place.name}.damaged"))
        place.rename(aside)
        why = f"the history was damaged, and is set aside as {aside.name}"
        remark = f"{path}: {why}: earlier changes cannot be undone"
        warnings.warn(remark, Remark, stacklevel=2)
        return []


def _free(path: Path) -> Path:
    number = 1
    while path.exists():
        number += 1
        path = path.with_suffix(f".damaged{number}")
    return path


def _make(place: Path, mode: int) -> None:
    """Make the folder, if need be, for those who may read and write the catalogue."""
    if not place.is_dir():
        place.mkdir()
        place.chmod(0o700 | mode | (mode & 0o444) >> 2)
    ignore = place / ".gitignore"
    if not ignore.exists():
        ignore.write_bytes(b"*\n")


def _write(place: Path, events: Sequence[Step | Move]) -> None:
    """Write the list in one step; then the patches that it does not name can go."""
    lines = [_dumps(_FORMAT), *(_dumps(asdict(event)) for event in events)]
    fresh = place / f"{_STEPS}.new"
    fresh.write_bytes(b"".join(line + b"\n" for line in lines))
    fresh.replace(place / _STEPS)
    named = {f"{event.number}.json" for event in events if isinstance(event, Step)}
    for each in place.glob("*.json"):
        if each.stem.isdecimal() and each.name not in named:
            with suppress(OSError):  # Windows keeps what another program has open
                each.unlink()


def _lines(made: Patch) -> Iterator[bytes]:
    """Give what the file of a patch holds, block by block: an import of many records is large."""
    if made.whole is not None:
        yield _dumps(patch.to_data(made))
        return
    yield b'{"blocks": ['
    for number, edit in enumerate(made.edits):
        yield (b",\n" if number else b"\n") + _dumps(patch.edit_data(edit))
    yield b"]}"


def _dumps(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogateescape")


def _loads(raw: bytes) -> Any:
    return json.loads(raw.decode("utf-8", "surrogateescape"))


def _printable(said: str) -> str:
    """Give text that can be written as UTF-8: names of files may hold what cannot."""
    return said.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _remarked(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        remark = f"{path}: this change cannot be undone: {folder(path).name}: {why}"
        warnings.warn(remark, Remark, stacklevel=2)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    where = Where(str(folder(path)))
    try:
        yield
    except _BAD as error:
        raise UnreadableError(
            "the history is damaged", where=where, hint="delete it: only undoing is lost"
        ) from error
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), where=where) from error
