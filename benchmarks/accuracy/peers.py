"""Runs other programs on the documents: each prints the references that it finds, a line each.

A line is a JSON string, the text of the reference; or a JSON object with `text` and the fields that
the program tells: `titles`, `authors` (strings, or objects with `family` or `literal`), `years`,
`urls` and `dois`, lists all. A field that is not there or null is looked for in the text.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.references import Reference, of_peer
from evidence_refs.reading import read

ANYSTYLE = Path(__file__).resolve().parent.parent / "peers" / "anystyle_references.rb"
_AS_THEY_ARE = (".pdf", ".txt")
_SECONDS = 600
_LINK = re.compile(r"\[([^\]\n]*)\]\(([^)\s]*)\)")
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program: the words of its command, to which the path of a document is added."""

    name: str
    command: tuple[str, ...]


def peer(told: str) -> Peer:
    """Give the peer that `NAME=COMMAND` names.

    Raises:
        ValueError: there is no name or no command.
    """
    name, _, command = told.partition("=")
    words = tuple(shlex.split(command))
    if not (name and words):
        raise ValueError("give NAME=COMMAND")
    return Peer(name, words)


def anystyle(checkout: Path) -> Peer | None:
    """Give AnyStyle, whose source stands in a folder; or None, and say why, where it cannot run.

    The folder is a checkout of `inukshuk/anystyle`, or one that holds it and, where they are no
    installed gems, `wapiti-ruby`, `namae`, `bibtex-ruby`, `latex-decode` and `anystyle-data`.
    """
    places = [place for place in (checkout / "lib", *checkout.glob("*/lib")) if place.is_dir()]
    folders = tuple(word for place in places for word in ("-I", str(place.resolve())))
    ruby = shutil.which("ruby")
    if ruby is None:
        why = "no ruby"
    elif not any((place / "anystyle.rb").is_file() for place in places):
        why = f"no lib/anystyle.rb in {checkout}"
    else:
        tried = subprocess.run(
            (ruby, *folders, "-ranystyle", "-e", ""),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if tried.returncode == 0:
            return Peer("AnyStyle", (ruby, *folders, str(ANYSTYLE)))
        why = next(iter(tried.stderr.splitlines()), "it does not start")[-200:]
    print(f"skipped: AnyStyle: {why}", file=sys.stderr)
    return None


def references(peer: Peer, document: Path) -> tuple[Reference, ...]:
    """Give what a peer finds; nothing where it fails, which it says.

    A PDF or text is given as it is. Of another file the peer gets the text that we read, without
    our marks, since it could not read the file itself.

    Raises:
        OSError: the peer's program cannot be started.
    """
    with tempfile.TemporaryDirectory() as folder:
        given = document
        if document.suffix.lower() not in _AS_THEY_ARE:
            given = Path(folder, f"{document.stem}.txt")
            given.write_text(plain(read(document).text), encoding="utf-8", newline="\n")
        try:
            ran = subprocess.run(
                (*peer.command, str(given.resolve())),
                capture_output=True,
                encoding="utf-8",
                check=True,
                timeout=_SECONDS,
            )
            return tuple(of_peer(json.loads(line)) for line in ran.stdout.splitlines() if line)
        except (subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
            print(f"{peer.name}: {document.name}: {_reason(error)}", file=sys.stderr)
            return ()


def plain(text: str) -> str:
    """Give a text without marks for headings, links and italics; a link's target follows its words."""
    text = _LINK.sub(r"\1 \2", _HEADING.sub("", text)).translate(_SUPERSCRIPTS)
    return re.sub(r"\*([^*\n]+)\*", r"\1", text)


def start(peers: Sequence[Peer | None]) -> list[Peer]:
    """Give those of the peers that can be started; of the others a line says so."""
    started = []
    for each in peers:
        if each is not None and shutil.which(each.command[0]) is None:
            print(f"skipped: {each.name}: no program {each.command[0]}", file=sys.stderr)
        elif each is not None:
            started.append(each)
    return started


def _reason(error: Exception) -> str:
    told = getattr(error, "stderr", None) or str(error)
    lines = (told if isinstance(told, str) else str(error)).strip().splitlines()
    return f"failed, found nothing: {lines[-1][:200] if lines else type(error).__name__}"
