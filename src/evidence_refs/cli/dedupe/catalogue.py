"""`dedupe` on the catalogue: shown, merged, planned, reviewed, with labels in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.dedupe.labels import give_labels, give_text, labels_of, text_of
from evidence_refs.cli.output import refuse_overwriting
from evidence_refs.cli.session import editing, load, locate, session
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.change import Change
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.cli.dedupe.options import Asked
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.deduplication.labels import Label
    from evidence_refs.deduplication.remaining import Answer
    from evidence_refs.matching.groups import Groups
    from evidence_refs.model import Reference


def tidy(context: typer.Context, asked: Asked) -> int:
    """Do what was asked for with the catalogue, and give the exit code."""
    screen = session(context).screen
    catalogue = locate(session(context).catalogue)
    refuse_overwriting(asked.written, (*asked.read, str(catalogue)))
    code = 0
    if asked.apply_plan:
        _carry_out(context, asked.apply_plan)
    elif asked.review or asked.shows or asked.plan or asked.apply or asked.check:
        code = _search(context, asked)
    if asked.export_labels:
        give_labels(screen, asked.export_labels, _decided(load(context)))
    return code


def _search(context: typer.Context, asked: Asked) -> int:
    from evidence_refs.catalogue.records import dedupe
    from evidence_refs.deduplication.labels import apart, same

    screen = session(context).screen
    stored = load(context)
    labels = _in_force(screen, stored, asked.labels)
    groups = dedupe.find(
        stored.catalogue, same=same(labels), distinct=apart(labels), versions=asked.versions
    )
    if asked.review:
        _review(context, stored, groups, apart(labels))
        return 0
    _show(screen, stored, groups, asked)
    if asked.apply:
        change = _merging(stored, [group.members for group in groups.sure], apart(labels))
        _save(stored, change, f"merged {count(len(groups.sure), 'group', 'groups')}")
    done = "merged" if asked.apply else "to merge with --apply"
    sure = count(len(groups.sure), "group", "groups")
    screen.note(f"{sure} {done}, {count(len(groups.possible), 'possible pair', 'possible pairs')}")
    return 1 if asked.check and groups.sure else 0


def _show(screen: Screen, stored: Stored, groups: Groups, asked: Asked) -> None:
    from evidence_refs.cli.dedupe.shown import show_json, show_table
    from evidence_refs.deduplication import plan

    works = {record.key: record for record in stored.catalogue.references}
    if asked.json:
        show_json(screen, groups, len(works))
    elif asked.shows:
        show_table(screen, groups, works)
    if asked.plan:
        give_text(screen, asked.plan, plan.write(groups, works), "a plan")


def _carry_out(context: typer.Context, file: str) -> None:
    """Do what a plan says, in one step that can be undone; all of it, or nothing."""
    from evidence_refs.deduplication import plan, plan_reading
    from evidence_refs.deduplication.changed import refuse_apart, refuse_changed

    decisions = plan_reading.read(text_of(file), file)
    merges, apart = plan.merges(decisions), plan.pairs_apart(decisions)
    said = f"merged {count(len(merges), 'group', 'groups')} by the plan {Path(file).name}"
    with editing(context) as stored:

        def find(name: str) -> tuple[str, Reference] | None:
            if name not in stored.names:
                return None
            record = stored.reference(name)
            return record.key, record

        refuse_changed(decisions, find, file)
        refuse_apart(decisions, stored.decided.keeps_apart, file)
        _save(stored, _merging(stored, merges, apart), said)
    later = sum(decision.verdict == "later" for decision in decisions)
    told = count(len(apart), "pair", "pairs")
    session(context).screen.note(f"{said}, {told} apart, {later} left for later")


def _merging(
    stored: Stored, groups: Iterable[tuple[str, ...]], apart: Iterable[tuple[str, str]]
) -> Change:
    from evidence_refs.catalogue.records.dedupe import merging

    return merging(
        groups, apart, record=stored.reference, blocks=stored.blocks, decided=stored.decided
    )


def _save(stored: Stored, change: Change, said: str) -> None:
    from evidence_refs.catalogue.keeping.store import save

    save(stored, change, said)


def _in_force(screen: Screen, stored: Stored, file: str) -> list[Label]:
    """Give the labels of a file, by the keys that the records have now.

    Raises:
        UnreadableError: they contradict each other, or what the catalogue calls distinct.
    """
    from evidence_refs.deduplication.labels import Label, refuse_contradictions

    found = labels_of(file)
    known = [label for label in found if stored.names.issuperset(label.pair)]
    if len(known) < len(found):
        labels = count(len(found) - len(known), "label names", "labels name")
        screen.note(f"{file}: {labels} what is not in the catalogue")
    now = [
        replace(label, a=stored.reference(label.a).key, b=stored.reference(label.b).key)
        for label in known
    ]
    now = [label for label in now if label.a != label.b]
    distinct = [Label(a, b, "apart") for a, b in stored.decided.distinct]
    refuse_contradictions([*now, *distinct], file)
    return now


def _decided(stored: Stored) -> list[Label]:
    """Give what a person decided: keys and their aliases are one work, distinct pairs are not."""
    from evidence_refs.deduplication.labels import Label

    records = stored.catalogue.references
    same = [Label(record.key, alias, "same") for record in records for alias in record.aliases]
    return [*same, *(Label(a, b, "apart") for a, b in stored.decided.distinct)]


def _review(
    context: typer.Context, stored: Stored, groups: Groups, apart: list[tuple[str, str]]
) -> None:
    from evidence_refs.cli.dedupe.review import review

    screen = session(context).screen
    if groups.sure:
        sure = count(len(groups.sure), "sure group is", "sure groups are")
        screen.note(f"{sure} not asked about: --apply merges them")
    desk = _Desk(locate(session(context).catalogue))
    review(screen, groups.possible, desk, distinct=(*stored.decided.distinct, *apart))


@dataclass
class _Desk:
    """Keeps each decision in the catalogue, as a step of its own that can be undone."""

    path: Path
    steps: list[int] = field(default_factory=list)

    def work(self, name: str) -> Reference | None:
        """Give the record as it stands in the file now."""
        from evidence_refs.catalogue.keeping.store import load

        stored = load(self.path)
        try:
            found = stored.reference(name) if name in stored.names else None
        finally:
            stored.index.close()
        return found if found and found.key == name else None

    def keep(self, answer: Answer) -> None:
        """Merge two records, or note that they are two."""
        from evidence_refs.catalogue.keeping import store

        one, other = answer.pair
        if answer.verdict == "later":
            return
        with store.editing(self.path) as stored:
            if answer.verdict == "merge":
                _save(stored, _merging(stored, [(one, other)], ()), f"merged {other} into {one}")
            else:
                said = f"noted that {one} and {other} are two works"
                _save(stored, _merging(stored, (), [(one, other)]), said)
        self.steps.append(self._last_step())

    def take_back(self, answer: Answer) -> None:
        """Undo the last step, if it is still ours."""
        from evidence_refs.catalogue.keeping.undo import go, way

        if answer.verdict == "later":
            return
        back = way(self.path, 1, back=True)
        if back.steps[0].number != self.steps[-1]:
            raise UsageError(
                "the catalogue was changed since by another command",
                hint="`evidence-refs undo --list` shows all steps",
            )
        go(back)
        self.steps.pop()

    def _last_step(self) -> int:
        from evidence_refs.catalogue.keeping import contents, history

        steps = history.read(self.path, contents.read(self.path)).to_undo
        return steps[0].number if steps else 0
