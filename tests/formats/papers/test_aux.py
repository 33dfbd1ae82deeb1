from __future__ import annotations

from pathlib import Path

from evidence_refs.formats.papers import aux
from evidence_refs.formats.papers.cited import Cited
from evidence_refs.problems import Problem

NATBIB = r"""\relax
\citation{a,b}
\citation{*}
\@input{part/one.aux}
\@input{gone.aux}
\bibstyle{plainnat}
\bibdata{references}
\bibcite{z}{{1}{2020}{{Smith}}{{}}}
"""
BIBLATEX = r"""\relax
\abx@aux@refcontext{nty/global//global/global}
\abx@aux@cite{0}{a}
\abx@aux@segm{0}{0}{a}
\abx@aux@cite{b}
\abx@aux@nociteall
"""


def test_those_of_bibtex(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "paper.aux").write_text(NATBIB, encoding="utf-8")
    part = tmp_path / "part" / "one.aux"
    part.write_text("\\citation{c}\n\\@input{paper.aux}\n", encoding="utf-8")
    found = list(aux.read(tmp_path / "paper.aux"))
    cited = [each for each in found if isinstance(each, Cited)]
    assert [each.key for each in cited] == ["a", "b", "*", "c"]
    assert (cited[3].where.file, cited[3].where.line) == (str(part), 1)
    (problem,) = (each for each in found if isinstance(each, Problem))
    assert (problem.code, problem.where.line) == ("no-such-file", 5)


def test_those_of_biblatex(tmp_path: Path) -> None:
    (tmp_path / "paper.aux").write_text(BIBLATEX, encoding="utf-8")
    found = aux.read(tmp_path / "paper.aux")
    assert [each.key for each in found if isinstance(each, Cited)] == ["a", "b", "*"]
