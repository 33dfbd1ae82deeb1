r"""What a paper cites, as LaTeX itself wrote it into its `.aux` files.

BibTeX's are `\citation{a,b}`; those of biblatex `\abx@aux@cite{0}{a}`, in which the number is that of
the section, and was not there in older versions, and `\abx@aux@nociteall`. A file of `\include` is
`\@input{part.aux}`. What is `\bibdata` or `\bibcite` cites nothing.
Sources: the LaTeX kernel (ltbibl.dtx, ltfiles.dtx); biblatex.sty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from evidence_refs.formats.papers.cited import (
    EVERYTHING,
    Cited,
    Found,
    Part,
    beside,
    keys,
    text_of,
)
from evidence_refs.problems import Problem, Where

_LINE = re.compile(
    r"\\citation\{(?P<bibtex>[^{}]*)\}"
    r"|\\abx@aux@cite(?:\{\d+\})?\{(?P<biblatex>[^{}]*)\}"
    r"|(?P<all>\\abx@aux@nociteall)"
    r"|\\@input\{(?P<part>[^{}]*)\}"
)


def read(path: Path) -> Iterator[Cited | Problem]:
    """Give what a paper cites by its `.aux` file and those that this takes in, in their order.

    A file that is not there is a problem.

    Raises:
        UnreadableError: `path`, or a file that it takes in, cannot be read.
    """
    waiting, read = [path], set[Path]()
    while waiting:
        file = waiting.pop(0)
        if file.resolve() in read:
            continue
        read.add(file.resolve())
        for each in _found(text_of(file), str(file)):
            if isinstance(each, Cited):
                yield each
                continue
            # LaTeX names them from the folder in which it runs: that of the first.
            part = beside(each, [path.parent])
            if isinstance(part, Path):
                waiting.append(part)
            else:
                yield part


def _found(text: str, file: str) -> Iterator[Found]:
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line)
        if found is None:
            continue
        where = Where(file, number)
        if found["part"]:
            yield Part((found["part"],), where)
        elif found["all"]:
            yield Cited(EVERYTHING, where)
        else:
            yield from keys(found["bibtex"] or found["biblatex"] or "", where)
