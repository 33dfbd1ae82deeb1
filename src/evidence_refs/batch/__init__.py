"""Many files to documents with their citations: in the order of the files, in several processes.

A file that cannot be read, ends the process that reads it (as a library in C may, on a damaged
PDF) or takes too long is an error of that file, and the others go on. Results come in the order of
the files, whichever was ready first, so that the number of processes changes no byte of what is made
of them. Few small files are read in this process: two more would take longer to start than they save.
A PDF never is, so that one line can say what became of it.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from evidence_refs.batch.processes import NoProcesses, in_processes
from evidence_refs.errors import EvidenceRefsError, UnreadableError
from evidence_refs.problems import Where
from evidence_refs.reading.sources import STDIN, Source

# The other processes load what reads and extracts while this one does.
if TYPE_CHECKING:
    from evidence_refs.extraction.account import Account
    from evidence_refs.extraction.result import Extraction
    from evidence_refs.source import Document

TIME_LIMIT = 600.0
"""Seconds that one file may take. A PDF of 170 pages takes four, one of 10,000 some 240."""
PROCESSES = 2
"""How many processes are started where nothing is said, and the machine has as many cores."""

# Below this a process that starts (0.2 s, and 0.35 s for its imports) saves no time: 1 MB takes 2 s.
_WORTH_IT = 1_500_000
# Read by a library in C, which a damaged file may end or hang: it must not be this process.
_DANGEROUS = ".pdf"


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, what was found in it, and the account of that."""

    source: Source
    document: Document
    extraction: Extraction
    account: Account


Outcome = Read | EvidenceRefsError
"""What came of one file."""


def read_all(
    sources: Sequence[Source],
    id: str | None = None,
    *,
    processes: int | None = None,
    limit: float = TIME_LIMIT,
    sure: float | None = None,
) -> Generator[Outcome]:
    """Read files and find their citations; give what came of each, in the order of `sources`.

    Where processes cannot be started, the files are read in this one. A script that calls this with
    many files must keep its own start behind `if __name__ == "__main__":`, as `multiprocessing` says.

    Args:
        sources: the files.
        id: the id of the document, for a single file; else the stem of its name.
        processes: how many read at once; None decides by the number and the size of the files.
        limit: seconds that one file may take; only another process can be ended when they are over.
        sure: the confidence above which a citation is sure, in the account; None is the usual one.
    """
    job = partial(read_one, id=id, sure=sure)
    wanted = choose_processes(sources) if processes is None else processes
    if not wanted or any(map(_is_open_here, sources)):
        yield from map(job, sources)
        return
    yield from run(job, sources, processes=wanted, limit=limit)


def run(
    job: Callable[[Source], Outcome], sources: Sequence[Source], *, processes: int, limit: float
) -> Generator[Outcome]:
    """Do `job` on each of `sources` in processes of their own; give the outcomes in their order.

    `job` is a function of a module, as `pickle` needs it.
    """
    done = 0
    try:
        with closing(in_processes(job, sources, count=processes, limit=limit)) as results:
            for source, (outcome, why) in zip(sources, results, strict=True):
                yield outcome if outcome is not None else _ended(source, why, limit)
                done += 1
    except NoProcesses:
        yield from map(job, sources[done:])


def read_one(source: Source, id: str | None = None, sure: float | None = None) -> Outcome:
    """Read a file and find its citations. Whatever goes wrong is given, not raised."""
    from evidence_refs.extraction.account import account
    from evidence_refs.extraction.citation import SURE
    from evidence_refs.extraction.pipeline import extract
    from evidence_refs.reading import read

    try:
        document = read(source, id)
        extraction = extract(document)
        told = account(document, extraction, sure=SURE if sure is None else sure)
        return Read(source, document, extraction, told)
    except EvidenceRefsError as error:
        return error
    except MemoryError:
        return UnreadableError(
            "takes more memory than there is",
            where=Where(source.name),
            hint="split it, or extract the text that holds the references",
        )
    except Exception as error:  # a fault of ours in one file must not cost the others
        said = " ".join(str(error).split())
        fault = UnreadableError(
            f"unexpected {type(error).__name__}: {said}",
            where=Where(source.name),
            hint="this is a fault of the program; --debug shows where it happened",
        )
        fault.add_note(traceback.format_exc().rstrip())
        return fault


def choose_processes(sources: Sequence[Source], cores: int | None = None) -> int:
    """Give the number of processes that reading these files is worth; 0 is none but this one."""
    most = min(PROCESSES, cores or os.cpu_count() or 1, len(sources))
    if any(PurePath(source.name).suffix.lower() == _DANGEROUS for source in sources):
        return most
    small = sum(map(_size, {source.path for source in sources})) < _WORTH_IT
    return 0 if small or len(sources) < 2 else most


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


def _is_open_here(source: Source) -> bool:
    """Say whether it is no file on disk but stdin or a pipe, which only this process has open."""
    try:
        path = Path(source.path)
        return source.path == STDIN or (path.exists() and not path.is_file())
    except (OSError, ValueError):
        return False


def _ended(source: Source, why: str, limit: float) -> UnreadableError:
    where = Where(source.name)
    if why == "time":
        return UnreadableError(
            f"took longer than {limit:g} seconds, and was left",
            where=where,
            hint="--timeout SECONDS gives it more; or save its text, and extract that",
        )
    return UnreadableError(
        "reading it ended the process",
        where=where,
        hint="the file is damaged; open and save it anew, or save its text, and extract that",
    )
