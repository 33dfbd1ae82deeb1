"""`dedupe --input`: search results, shown, planned, reviewed, and written as one record a work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.cli.dedupe.input import Files
from evidence_refs.cli.dedupe.labels import give_labels, give_text, labels_of, text_of
from evidence_refs.cli.output import refuse_overwriting, write_whole
from evidence_refs.cli.terminal.rows import count

if TYPE_CHECKING:
    from evidence_refs.cli.dedupe.options import Asked
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.deduplication.labels import Label
    from evidence_refs.matching.groups import Groups

Members = Sequence[Sequence[str]]


def clean(screen: Screen, asked: Asked) -> int:
    """Do what was asked for with files of records, and give the exit code."""
    refuse_output(asked)
    files = Files(screen, asked.input)
    if asked.apply_plan:
        _carry_out(screen, files, asked)
        return files.code
    labels = labels_of(asked.labels, may_lack=asked.review)
    groups = _found(files, labels, asked)
    if not files.sources and files.code:
        return files.code  # nothing was read, which is said already
    tell_unknown(screen, files.sources.keys(), labels, asked.labels)
    if asked.review:
        labels = _review(screen, files, groups, labels, asked.labels)
    else:
        _give(screen, files, groups, asked)
    if asked.export_labels:
        give_labels(screen, asked.export_labels, labels)
    sure = [group.members for group in groups.sure]
    return max(files.code, 1 if asked.check and sure else 0)


def _found(files: Files, labels: Sequence[Label], asked: Asked) -> Groups:
    from evidence_refs.deduplication.labels import apart, same
    from evidence_refs.matching.groups import group

    return group(
        ((record.name, record.entry.work) for record in files.noted()),
        same=same(labels),
        distinct=apart(labels),
        versions=asked.versions,
    )


def _give(screen: Screen, files: Files, groups: Groups, asked: Asked) -> None:
    """Print what was found, and write the files that were asked for."""
    from evidence_refs.cli.dedupe.shown import show_json, show_table
    from evidence_refs.deduplication import plan

    sure = [group.members for group in groups.sure]
    named = {name for group in (*groups.sure, *groups.possible) for name in group.members}
    if asked.json:
        show_json(screen, groups, len(files.sources))
    elif asked.shows:
        works = {name: each.entry.work for name, each in files.members(named).items()}
        show_table(screen, groups, works)
    if asked.plan:
        works = {name: each.entry.work for name, each in files.members(named).items()}
        give_text(screen, asked.plan, plan.write(groups, works), "a plan")
    if asked.output:
        write_works(files, sure, asked.output)
    if asked.output or asked.account:
        give_account(screen, files, sure, len(groups.possible), asked)
    else:
        found = count(len(groups.sure), "group", "groups")
        pairs = count(len(groups.possible), "possible pair", "possible pairs")
        records = count(len(files.sources), "record", "records")
        screen.note(f"{records}: {found} to merge with --output, {pairs}")


def _carry_out(screen: Screen, files: Files, asked: Asked) -> None:
    """Write the records as a plan has them."""
    from evidence_refs.deduplication import plan, plan_reading
    from evidence_refs.deduplication.changed import refuse_changed
    from evidence_refs.deduplication.labels import Label

    decisions = plan_reading.read(text_of(asked.apply_plan), asked.apply_plan)
    named = {name for decision in decisions for name in decision.names}
    works = {each.name: each.entry.work for each in files.noted() if each.name in named}
    refuse_changed(
        decisions,
        lambda name: (name, works[name]) if name in works else None,
        asked.apply_plan,
    )
    merges = plan.merges(decisions)
    write_works(files, merges, asked.output)
    later = sum(decision.verdict == "later" for decision in decisions)
    give_account(screen, files, merges, later, asked)
    if asked.export_labels:
        same = [Label(names[0], other, "same") for names in merges for other in names[1:]]
        apart = [Label(a, b, "apart") for a, b in plan.pairs_apart(decisions)]
        give_labels(screen, asked.export_labels, [*same, *apart])


def write_works(files: Files, groups: Members, output: str, left_out: Collection[str] = ()) -> None:
    """Write one record for each work, without those of some names.

    Raises:
        ConflictError: an input is no longer what it was.
        UnreadableError: the output cannot be written.
    """
    from evidence_refs.cli.dedupe.tables import Cells, same_columns
    from evidence_refs.deduplication.merging import kept
    from evidence_refs.deduplication.same_table import write
    from evidence_refs.deduplication.written import writer_of

    members = files.members({name for group in groups for name in group})
    records = (each for each in files.records() if each.name not in left_out)
    works = kept(records, groups, members)
    columns = same_columns(files.paths) if output.lower().endswith(".csv") else None
    if columns:
        heads = {group[0] for group in groups}
        later = (record for name, record in members.items() if name not in heads)
        pieces = write(works, columns, Cells.of(later))
    else:
        pieces = writer_of(output)(works)
    whole = BytesIO()
    for piece in pieces:
        whole.write(piece.encode("utf-8"))
    write_whole(Path(output), whole.getvalue())


def give_account(
    screen: Screen, files: Files, groups: Members, possible: int, asked: Asked
) -> None:
    """Say what came from where and what became of it, and write it where that was asked for."""
    from evidence_refs.deduplication.account import account, lines, table

    made = account(files.sources, groups, possible, files.empty)
    for each in lines(made):
        if asked.account == "-":
            screen.line(each)
        else:
            screen.note(each)
    if asked.output:
        screen.note(f"wrote {count(made.left, 'record', 'records')} to {asked.output}")
    if asked.account and asked.account != "-":
        give_text(screen, asked.account, table(made), "the account")


def refuse_output(asked: Asked) -> None:
    """Refuse an output of no known format, and one in the place of a file that is read.

    Raises:
        UsageError: it is one of these.
    """
    from evidence_refs.deduplication.written import writer_of

    if asked.output:
        writer_of(asked.output)
    refuse_overwriting(asked.written, asked.read)


def tell_unknown(screen: Screen, names: Set[str], labels: Iterable[Label], file: str) -> None:
    """Say how many labels of a file are of other names than these."""
    unknown = [label for label in labels if not names >= set(label.pair)]
    if unknown:
        number = count(len(unknown), "label names a record", "labels name records")
        screen.note(f"{file}: {number} not in the input: line {unknown[0].line} is the first")


def _review(
    screen: Screen, files: Files, groups: Groups, labels: list[Label], file: str
) -> list[Label]:
    """Ask about the possible pairs, and give the labels that are in force afterwards."""
    from evidence_refs.cli.dedupe.desk import Desk
    from evidence_refs.cli.dedupe.review import review
    from evidence_refs.deduplication.labels import apart

    members = files.members({name for group in groups.possible for name in group.members})
    works = {name: record.entry.work for name, record in members.items()}
    desk = Desk.of(Path(file), works)
    review(screen, groups.possible, desk, distinct=apart(labels))
    return [*labels, *desk.labels]
