r"""What a paper cites by its LaTeX source, and that of the files which it takes in.

Every command that ends in `cite`, or has it in its name (`\citep`, `\Textcite`, `\autocites`), cites the keys
in its first argument in braces, behind any in brackets; those for several (`\cites`) go on, and those of
a volume (`\volcite`) have it in the second. Comments and verbatim text are passed over; conditionals are
not followed, and macros not expanded.
Sources: https://ctan.org/pkg/natbib, https://ctan.org/pkg/biblatex, https://ctan.org/pkg/apacite
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from evidence_refs.formats.papers.cited import Cited, Found, Part, beside, keys, text_of
from evidence_refs.problems import Problem, Where

_VERBATIM = "verbatim|Verbatim|lstlisting|minted|comment|filecontents"
_MARK = re.compile(
    r"(?P<passed>%[^\n]*"
    rf"|\\begin\s*\{{(?P<kind>(?:{_VERBATIM})\*?)\}}.*?(?:\\end\s*\{{(?P=kind)\}}|\Z)"
    r"|\\(?:verb|lstinline)\*?(?P<sign>[^\sA-Za-z*\[{])[^\n]{0,1000}?(?P=sign))"
    r"|(?P<end>\\end\s*\{document\}|\\endinput(?![A-Za-z]))"
    r"|\\(?P<name>[A-Za-z]+)\*?"
    r"|\\.",
    re.DOTALL,
)
_CITES = re.compile(r"[A-Za-z]*[Cc]ite[A-Za-z]*")
_CITE_NOTHING = frozenset(
    """citetext citestyle setcitestyle citereset newcites bibcite citesetup mkcitation
    DeclareCiteCommand DeclareMultiCiteCommand DeclareAutoCiteCommand AtEveryCite AtEveryCitekey
    AtNextCite AtNextCitekey AtEveryMultiCite AtNextMultiCite""".split()
)
_INPUTS = frozenset(("input", "include", "subfile", "subfileinclude"))
_IMPORTS = frozenset(("import", "subimport", "includefrom", "subincludefrom", "inputfrom"))
_BARE = re.compile(r"[ \t]*([^\s{}\\%]+)")
_GAP = re.compile(r"(?:\s|%[^\n]*(?:\n|$))*")
_CLOSES = {"{": "}", "[": "]", "(": ")", "<": ">"}
_SIGN = re.compile(r"\\.|[{}\[\]()<>]", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_LONGEST = 10_000
"""How many characters an argument may have, so that a bracket that is never closed costs little."""


def read(path: Path) -> Iterator[Cited | Problem]:
    """Give what a paper cites by its source, in the order of the print; a file not there is a problem.

    Raises:
        UnreadableError: `path`, or a file that it takes in, cannot be read.
    """
    read = {path.resolve()}
    open_files = [(path, _found(text_of(path), str(path)))]
    while open_files:
        file, found = open_files[-1]
        each = next(found, None)
        if each is None:
            open_files.pop()
        elif isinstance(each, Cited):
            yield each
        else:
            # LaTeX runs in the folder of the first; `subfiles` and `import` count from their own.
            part = beside(each, [path.parent, file.parent])
            if isinstance(part, Problem):
                yield part
            elif part.resolve() not in read:
                read.add(part.resolve())
                open_files.append((part, _found(text_of(part), str(part))))


def _found(text: str, file: str) -> Iterator[Found]:
    line, before = 1, 0
    for mark in _MARK.finditer(text):
        if mark["end"]:
            return
        if not mark["name"]:
            continue
        line += text.count("\n", before, mark.start())
        before = mark.start()
        yield from _of_command(mark["name"], text, mark.end(), Where(file, line))


def _of_command(name: str, text: str, at: int, where: Where) -> Iterator[Found]:
    """Give what a command cites or takes in; its arguments begin at `at`."""
    if name in _INPUTS or name in _IMPORTS:
        words = _arguments(text, at)
        if name == "input" and not words:
            bare = _BARE.match(text, at)
            words = [bare[1]] if bare else []
        if words:
            yield Part(_files("".join(words[: 1 + (name in _IMPORTS)]).strip()), where)
    elif _CITES.fullmatch(name) and name not in _CITE_NOTHING:
        groups = _arguments(text, at)
        if "volcite" in name.lower():
            groups = groups[1::2]
        for group in groups if name.endswith(("cites", "citetexts")) else groups[:1]:
            yield from keys(group, where)


def _files(name: str) -> tuple[str, ...]:
    name = name.strip('"')
    return (name,) if name.lower().endswith(".tex") else (f"{name}.tex", name)


def _arguments(text: str, at: int) -> list[str]:
    """Give the arguments in braces that follow, one behind the other, past any in brackets."""
    found: list[str] = []
    while True:
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        end = _closing(text, at) if text[at : at + 1] in _CLOSES else -1
        if end < 0:
            return found
        if text[at] == "{":
            found.append(_COMMENT.sub("", text[at + 1 : end]))
        at = end + 1


def _closing(text: str, start: int) -> int:
    """Give where the group that begins at `start` ends; -1 where it does not, or too far on."""
    opens, closes = text[start], _CLOSES[text[start]]
    depth = braces = 0
    for found in _SIGN.finditer(text, start, start + _LONGEST):
        sign = found[0]
        if not braces and sign in (opens, closes):
            depth += 1 if sign == opens else -1
            if not depth:
                return found.start()
        elif sign in "{}":  # brackets within braces part nothing
            braces += 1 if sign == "{" else -1
            if braces < 0:
                return -1
    return -1
