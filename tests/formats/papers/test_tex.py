from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.formats.papers import tex
from evidence_refs.formats.papers.cited import Cited
from evidence_refs.problems import Problem


def keys(path: Path) -> list[str]:
    return [each.key for each in tex.read(path) if isinstance(each, Cited)]


def cited(folder: Path, text: str) -> list[str]:
    path = folder / "paper.tex"
    path.write_bytes(text.encode())
    return keys(path)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\cite{a}", "a"),
        (r"\citep[see][p.~3]{a, b}", "a b"),
        (r"\Textcite*{a}\footcite{b} \nocite{*}", "a b *"),
        (r"\autocites(see)(cf.)[p. 3]{a}[4]{b}{c} and {not}", "a b c"),
        (r"\cite{a}{not}", "a"),
        (r"\volcite{2}[5]{a} \pvolcites{1}{b}{2}[3]{c}", "a b c"),
        (r"\citep[see {[]} here][]{a}", "a"),
        (r"\parencite[see also \cite{b}][]{a}", "a b"),
        ("\\cite\n  [p. 3] % why\n  {a,% first\n   b}", "a b"),
        (r"\citetext{see \citealp{a}}", "a"),
        (r"\citestyle{authoryear} \newcites{prim}{Primary}", ""),
        (r"\newcommand{\mine}[1]{\cite{#1}} \minecite{a}", "a"),
        (r"100\% \cite{a} % \cite{no}", "a"),
        ("\\\\% \\cite{no}\n\\cite{a}", "a"),
        (r"\begin{verbatim}\cite{no}\end{verbatim}\cite{a}", "a"),
        (r"\begin{lstlisting} \cite{no}", ""),
        (r"\verb|\cite{no}| \lstinline!\cite{no}! \cite{a}", "a"),
        (r"\end{document} \cite{no}", ""),
        ("\\endinput\n\\cite{no}", ""),
        (r"\cite{a", ""),
        (r"\cite[a}b]{c}", ""),
        (r"\cite <see> [p. 3] {a}", "a"),
    ],
)
def test_what_cites(text: str, wanted: str, tmp_path: Path) -> None:
    assert cited(tmp_path, text) == wanted.split()


def test_files_that_are_taken_in_are_read_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.tex").write_text("\\cite{b} \\input{parts/two}", encoding="utf-8")
    (tmp_path / "parts" / "two.tex").write_text("\\cite{c}\\input{paper}", encoding="utf-8")
    (tmp_path / "parts" / "three.tex").write_text("\\cite{e}\\subfile{four}", encoding="utf-8")
    (tmp_path / "parts" / "four.tex").write_text("\\cite{f}", encoding="utf-8")
    text = "\\cite{a}\\include{parts/one} \\input parts/one.tex \\cite{d}\\import{parts/}{three}"
    assert cited(tmp_path, text) == ["a", "b", "c", "d", "e", "f"]


def test_a_file_that_is_not_there_is_a_problem_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "paper.tex"
    path.write_text("\\cite{a}\n\n\\input{gone} \\input{nul\0l}\\cite{b}", encoding="utf-8")
    first, problem, other, last = tex.read(path)
    assert isinstance(problem, Problem)
    assert (problem.where.line, problem.severity) == (3, "warning")
    assert "gone.tex" in problem.message
    assert isinstance(other, Problem)
    assert [each.where.line for each in (first, last)] == [1, 3]


def test_a_paper_that_cannot_be_read_is_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "gone.tex"):
        with pytest.raises(UnreadableError):
            list(tex.read(path))


def test_marks_and_ends_of_lines_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "paper.tex"
    path.write_bytes("\ufeff\\cite{a} % \\cite{no}\r\n\\cite{b}\r\n".encode())
    assert [(each.key, each.where.line) for each in tex.read(path) if isinstance(each, Cited)] == [
        ("a", 1),
        ("b", 2),
    ]


_pieces = st.sampled_from(
    ["\\cite", "\\citep", "\\cites", "{", "}", "[", "]", "(", ")", "a", ",", "%", "\n", "\\", "\\verb",
     "|", "\\begin{verbatim}", "\\end{verbatim}", " ", "<", "#1"]
)  # fmt: skip


@given(st.lists(_pieces, max_size=25).map("".join))
def test_any_text_is_read_and_gives_keys_alone(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.tex"
    path.write_bytes(text.encode())
    for key in keys(path):
        assert key and not set(key) & set("\\{}#, \n")
