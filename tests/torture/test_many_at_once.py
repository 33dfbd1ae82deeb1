"""Many processes change, or read, one catalogue: nothing is lost, and nobody sees half a file."""

from __future__ import annotations

from pathlib import Path

from evidence_refs.catalogue.keeping import store
from evidence_refs.catalogue.text.fingerprint import fingerprint
from tests.cli.conftest import Program
from tests.torture import FULL, workers
from tests.torture.catalogues import catalogue, left_over

MANY = 20 if FULL else 4


def test_all_that_many_processes_add_is_there(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    store.create(path)
    keys = [[f"p{one}r{number}" for number in range(5)] for one in range(MANY)]

    started = [workers.start(workers.ADD, path, *each) for each in keys]
    for process in started:
        _, said = process.communicate()
        assert (process.returncode, said) == (0, "")

    assert store.load(path).names == {key for each in keys for key in each}
    assert left_over(path) == set()


def test_of_many_documents_at_once_each_is_in_the_catalogue_or_beside_it(program: Program) -> None:
    program("init")
    path = Path("data/references.yaml")
    documents = [f"brief-{number}" for number in range(MANY)]
    for number, document in enumerate(documents):
        text = f"Brief {number}\n\nReports\n\nThe state of borough {number}\nSource: Borough {number}\n"
        text += "Publication date: 2019\nAbstract: What it says.\n"
        Path(f"{document}.txt").write_text(text, encoding="utf-8")

    started = [workers.start_program("extract", f"{document}.txt") for document in documents]
    refused = set()
    for process, document in zip(started, documents, strict=True):
        _, said = process.communicate()
        assert process.returncode in (0, 5), said
        if process.returncode == 5:
            refused.add(document)

    taken = {each.id for each in store.load(path).catalogue.documents}
    assert taken == set(documents) - refused
    kept = [store.load(each).catalogue for each in path.parent.glob("references.yaml.unsaved-*")]
    assert len(kept) == len(refused)
    assert refused <= {each.id for one in kept for each in one.documents}
    assert left_over(path) == set()


def test_who_reads_while_another_writes_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "references.yaml"
    states = [catalogue(40), catalogue(30, title="Another")]
    prints = {fingerprint(each) for each in states}
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file, raw in zip(files, states, strict=True):
        file.write_bytes(raw)
    path.write_bytes(states[0])
    seen = set()
    with workers.saving(workers.SAVE_BYTES, path, *files):
        for _ in range(20_000 if FULL else 2_000):
            raw = path.read_bytes()
            assert raw in states
            seen.add(raw)
        for _ in range(200 if FULL else 10):
            assert store.load(path).state in prints
    assert len(seen) == 2
