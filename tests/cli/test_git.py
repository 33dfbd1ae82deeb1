"""git and the program: real repositories, real merges."""

from __future__ import annotations

import os
import shlex
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import yaml

from evidence_refs.catalogue.check.whole import whole
from evidence_refs.catalogue.text.conflicts import first_conflict
from evidence_refs.cli.main import main
from tests.catalogue.git.histories import Librarian, assert_nothing_is_lost, decided

from .conftest import Program

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Path("data/references.yaml")
BASE = """\
version: 1
documents: []
references:
- key: lee2020tea
  title: Green tea
  date: 2020
- key: who2021air
  title: Air quality
  date: 2021
removed: []
distinct: []
"""


def git(*words: str, code: int = 0) -> str:
    """Run git in the folder that the test is in, and give what it says."""
    done = subprocess.run(
        ["git", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout
    return done.stdout


@pytest.fixture
def repository(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give a function that runs the program at the top of a new repository."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = tmp_path / "settings"
    settings.write_text(
        "[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n"
        '[core]\nautocrlf = false\n[advice]\ndetachedHead = false\n[protocol "file"]\nallow = always\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    folder = tmp_path / "our library"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "-q")
    return program


@pytest.fixture
def shared(repository: Program) -> Program:
    """Give the same in a repository with a catalogue that git merges by records."""
    assert repository("init", "--git").code == 0
    commit(BASE)
    return repository


def commit(text: str, path: Path = CATALOGUE) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    git("add", "-A")
    git("commit", "-qm", "work")


def diverge(ours: str, theirs: str, path: Path = CATALOGUE) -> None:
    """Commit one text to `main`, and another to `other`; stay on `main`."""
    git("checkout", "-qb", "other")
    commit(theirs, path)
    git("checkout", "-q", "main")
    commit(ours, path)


OURS = BASE.replace("Green tea\n", "Green tea and the brain\n")
THEIRS = BASE.replace("date: 2020\n", "date: 2020-05\n")
BOTH = OURS.replace("date: 2020\n", "date: 2020-05\n")


def test_init_tells_git(repository: Program) -> None:
    done = repository("init", "--git")

    assert (done.code, done.out) == (0, "")
    assert Path(".gitattributes").read_bytes() == b"data/references.yaml merge=evidence-refs\n"
    assert " git-merge %O %A %B" in git("config", "--local", "merge.evidence-refs.driver")
    assert "in each other clone, run once: evidence-refs init --git" in done.err
    Path("data/.references.yaml.lock").touch()
    shown = git("status", "--porcelain", "--untracked-files=all").splitlines()
    assert set(shown) == {"?? .gitattributes", "?? data/references.yaml"}


def test_init_tells_git_of_a_catalogue_that_is_there(
    repository: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(".gitattributes").write_bytes(b"*.pdf binary\n")
    commit(BASE)
    monkeypatch.chdir("data")
    for _ in range(2):  # the second time nothing is left to do
        assert repository("init", "--git").code == 0
    assert Path("../.gitattributes").read_bytes() == (
        b"*.pdf binary\ndata/references.yaml merge=evidence-refs\n"
    )
    assert Path("references.yaml").read_bytes() == BASE.encode()


def test_init_outside_a_repository_makes_nothing(program: Program) -> None:
    done = program("init", "--git")

    assert done.code == 2
    assert done.err.splitlines()[1] == "hint: run `git init` first"
    assert not Path("data").exists()


def test_init_where_git_is_told_otherwise(repository: Program) -> None:
    Path("data").mkdir()
    Path("data/.gitattributes").write_bytes(b"*.yaml merge=binary\n")
    done = repository("init", "--git")

    assert done.code == 2
    assert "data/references.yaml: another .gitattributes tells git otherwise" in done.err
    assert not Path(".gitattributes").exists()


def test_init_where_a_later_line_told_git_otherwise(repository: Program) -> None:
    lines = "data/references.yaml merge=evidence-refs\n*.yaml merge=binary\n"
    Path(".gitattributes").write_bytes(lines.encode())

    assert repository("init", "--git").code == 0
    assert Path(".gitattributes").read_bytes().decode() == lines + lines.splitlines(True)[0]


def test_a_merge(shared: Program) -> None:
    diverge(OURS, THEIRS)
    git("merge", "-q", "other")

    assert CATALOGUE.read_text(encoding="utf-8") == BOTH
    assert git("status", "--porcelain") == ""


def test_a_conflict_and_how_it_is_mended(shared: Program) -> None:
    diverge(OURS, THEIRS.replace("Green tea\n", "Black tea\n"))
    said = git("merge", "other", code=1)

    assert (
        "error: data/references.yaml:5: lee2020tea: both sides changed `title` [merge-conflict]"
        in said
    )
    assert git("status", "--porcelain") == "UU data/references.yaml\n"
    text = CATALOGUE.read_text(encoding="utf-8")
    assert text == BOTH.replace(
        "  title: Green tea and the brain\n",
        "<<<<<<< ours\n  title: Green tea and the brain\n=======\n  title: Black tea\n>>>>>>> theirs\n",
    )
    done = shared("list")
    assert done.code == 4
    assert done.err.replace(os.sep, "/").startswith(
        "error: data/references.yaml:5: a merge is not finished"
    )
    done = shared("validate")
    assert (done.code, done.out.count("error:")) == (1, 1)
    assert done.out.replace(os.sep, "/").startswith("error: data/references.yaml:5:1: lee2020tea: ")
    assert "[merge-conflict]" in done.out
    CATALOGUE.write_bytes(decided(text.encode(), lambda: 0))
    assert shared("validate").code == 0
    git("commit", "-qam", "merged")


def test_a_rebase_and_a_cherry_pick(shared: Program) -> None:
    diverge(OURS, THEIRS)
    git("checkout", "-q", "other")
    git("rebase", "-q", "main")
    assert CATALOGUE.read_text(encoding="utf-8") == BOTH
    git("checkout", "-qb", "third", "main~1")
    commit(BASE.replace("Air quality", "Air"))
    git("cherry-pick", "other")
    assert CATALOGUE.read_text(encoding="utf-8") == THEIRS.replace("Air quality", "Air")


def test_branches_that_were_merged_into_each_other(shared: Program) -> None:
    diverge(OURS, BASE.replace("Green tea\n", "Black tea\n"))
    git("branch", "ours")
    for branch, other in (("main", "other"), ("other", "ours")):
        git("checkout", "-q", branch)
        git("merge", "-q", other, code=1)
        commit(OURS.replace("Air quality", f"Air {branch}"))
    git("merge", "main", code=1)

    assert CATALOGUE.read_text(encoding="utf-8") == OURS.replace(
        "  title: Air quality\n",
        "<<<<<<< ours\n  title: Air other\n=======\n  title: Air main\n>>>>>>> theirs\n",
    )


def test_a_catalogue_that_both_sides_added(repository: Program) -> None:
    assert repository("init", "--git").code == 0
    git("add", ".gitattributes")
    git("commit", "-qm", "begun")
    new = "- key: a2020\n  title: A\n"
    diverge(BASE, BASE.replace("- key: lee", f"{new}- key: lee"))
    git("merge", "-q", "other")

    assert CATALOGUE.read_text(encoding="utf-8").count("- key:") == 3


def test_any_path_in_a_second_work_tree(
    repository: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path("the [old] library") / "it's références.yaml"
    assert repository("init", "--git", "-c", str(path)).code == 0
    commit(BASE, path)
    git("worktree", "add", "-q", "../second", "-b", "second")
    monkeypatch.chdir("../second")
    assert repository("init", "--git", "-c", str(path)).code == 0
    git("checkout", "-q", "--detach")
    commit(OURS, path)
    git("checkout", "-qb", "other", "second")
    commit(THEIRS, path)
    git("merge", "-q", "HEAD@{2}")

    assert path.read_text(encoding="utf-8") == BOTH
    assert git("status", "--porcelain") == ""


def test_a_submodule(shared: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    whole_project = tmp_path / "project"
    git("init", "-q", str(whole_project))
    monkeypatch.chdir(whole_project)
    git("submodule", "--quiet", "add", str(tmp_path / "our library"), "library")
    monkeypatch.chdir("library")
    assert shared("init", "--git").code == 0
    diverge(OURS, THEIRS)
    git("merge", "-q", "other")

    assert CATALOGUE.read_text(encoding="utf-8") == BOTH
    assert not (whole_project / ".gitattributes").exists()


def test_a_program_that_is_gone_leaves_the_merge_to_git(
    repository: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(sys, "executable", "/gone/it's/python")
        assert repository("init", "--git").code == 0
    commit(BASE)
    diverge(OURS, OURS.replace("brain", "heart"))
    said = git("merge", "other", code=1)

    assert "evidence-refs has moved" in said
    assert first_conflict(CATALOGUE.read_bytes()) == 5


def test_no_module_of_the_repository_is_run(shared: Program) -> None:
    Path("yaml.py").write_text("raise SystemExit('run from the repository')", encoding="utf-8")
    diverge(OURS, THEIRS)
    git("merge", "-q", "other")

    assert CATALOGUE.read_text(encoding="utf-8") == BOTH


def test_git_merge_by_hand(program: Program) -> None:
    for name, text in (("base", ""), ("ours", BASE), ("theirs", THEIRS)):
        Path(name).write_bytes(text.encode())
    done = program("git-merge", "base", "ours", "theirs", "--marker-size", "3", "--path=x.yaml")

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(
        "error: x.yaml:6: lee2020tea: both sides changed `date` [merge-conflict]\n"
        "hint: keep the lines of one side"
    )
    assert Path("ours").read_text(encoding="utf-8").splitlines()[5] == "<<<<<<< ours"
    Path("ours").write_text("1\n", encoding="utf-8")
    done = program("git-merge", "base", "ours", "theirs")
    assert done.code == 1
    assert "warning: ours: merged line by line, not by records: ours is not laid out" in done.err
    assert program("git-merge", "base", "ours", "gone").code == 3


CLIENT = """\
import socket, sys
with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as line:
    line.sendall("\\0".join(sys.argv[2:]).encode() + b"\\n")
    sys.exit(int(line.makefile().readline()))
"""


@pytest.fixture
def driver(repository: Program, tmp_path: Path) -> Iterator[None]:
    """Set a driver that has the program in this process do the work: starting it takes long."""
    top = Path.cwd()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            *files, size, path = self.rfile.readline().decode().rstrip("\n").split("\0")
            words = [str(top / file) for file in files]
            code = main(["git-merge", *words, f"--marker-size={size}", f"--path={path}", "-q"])
            self.wfile.write(f"{code}\n".encode())

    client = tmp_path / "client.py"
    client.write_text(CLIENT, encoding="utf-8")
    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        program = (
            f"{shlex.quote(Path(sys.executable).as_posix())} -I -S {shlex.quote(client.as_posix())}"
        )
        git(
            "config",
            "merge.evidence-refs.driver",
            f"{program} {server.server_address[1]} %O %A %B %L %P",
        )
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield
        server.shutdown()
        thread.join()


@pytest.mark.usefixtures("driver")
def test_fifty_histories_lose_nothing() -> None:
    random = Random(4)
    librarians = [Librarian(Random(seed)) for seed in range(50)]
    paths = [Path(f"library{seed}.yaml") for seed in range(50)]
    Path(".gitattributes").write_bytes(b"*.yaml merge=evidence-refs\n")
    base = [each.begin(each.random.randint(2, 7)) for each in librarians]
    write(paths, base)
    conflicts = 0
    for _ in range(2):
        sides = [
            [
                each.work(raw, each.random.randint(1, 5))
                for each, raw in zip(librarians, base, strict=True)
            ]
            for _ in range(2)
        ]
        git("checkout", "-qB", "other")
        write(paths, sides[1])
        git("checkout", "-q", "main")
        write(paths, sides[0])
        subprocess.run(
            ["git", "merge", "-q", "--no-edit", "other"], capture_output=True, check=False
        )
        merged = [path.read_bytes() for path in paths]
        unmerged = set(git("diff", "--name-only", "--diff-filter=U").split())
        assert unmerged == {
            p.name for p, raw in zip(paths, merged, strict=True) if first_conflict(raw)
        }
        for before, ours, theirs, raw in zip(base, *sides, merged, strict=True):
            assert_nothing_is_lost(before, ours, theirs, raw)
        conflicts += len(unmerged)
        base = [decided(raw, lambda: random.randrange(2)) for raw in merged]
        write(paths, base)
    assert 0 < conflicts < 50
    assert all(whole(raw, "c.yaml").references is not None for raw in base)


def write(paths: list[Path], texts: list[bytes]) -> None:
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text)
    git("add", "-A")
    git("commit", "-qm", "work", "--allow-empty")


def hooks(file: str) -> dict[str, str]:
    """Give the command of each hook that a file defines for our own program."""
    found = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    if isinstance(found, dict):
        found = [hook for repository in found["repos"] for hook in repository["hooks"]]
    return {hook["id"]: hook["entry"] for hook in found if "evidence-refs" in hook["entry"]}


@pytest.mark.parametrize(
    ("file", "hook"),
    [
        (".pre-commit-hooks.yaml", "evidence-refs-validate"),
        (".pre-commit-hooks.yaml", "evidence-refs-fmt-check"),
        (".pre-commit-config.yaml", "validate"),
    ],
)
def test_the_hook_guards_our_own_catalogue(program: Program, file: str, hook: str) -> None:
    _, *words = hooks(file)[hook].split()
    assert program(*words, str(ROOT / "data" / "references.yaml")).code == 0
    broken = BASE.replace("documents: []\n", "")  # in no standard form
    if "validate" in hook:
        broken = BASE.replace("lee2020tea", "who2021air")
    Path("c.yaml").write_bytes(broken.encode())
    assert program(*words, "c.yaml").code == 1
