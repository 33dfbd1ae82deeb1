"""The text of a plan -> its decisions, each with its line; what is wrong with it is said with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from evidence_refs.catalogue.text.marks import compose
from evidence_refs.deduplication.plan import VERDICTS, VERSION, Decision, Member
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

_LISTS = ("groups", "possible")
_Node = Any  # of YAML: its value is text, a list of nodes, or of pairs of them


def read(text: str, file: str) -> tuple[Decision, ...]:
    """Read a plan.

    Args:
        text: the plan.
        file: its name, for messages.

    Raises:
        UnreadableError: it is no YAML, no plan, has a verdict that is none, or contradicts itself.
    """
    return _Reader(file).plan(text)


class _Reader:
    def __init__(self, file: str) -> None:
        self._file = file

    def plan(self, text: str) -> tuple[Decision, ...]:
        try:
            root = compose(text)
        except RecursionError:
            raise UnreadableError("is nested too deep", where=Where(self._file)) from None
        except yaml.MarkedYAMLError as error:
            mark: Any = error.problem_mark or error.context_mark
            where = Where(self._file, mark.line + 1 if mark else None)
            raise UnreadableError(f"is not valid YAML: {error.problem}", where=where) from None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, int(error.position)) + 1
            message = f"holds a character that YAML cannot: U+{ord(text[error.position]):04X}"
            raise UnreadableError(message, where=Where(self._file, line)) from None
        fields = self._fields(root, "a plan")
        version = fields.get("version")
        if version is None or version.value != VERSION:
            self._refuse(version or root, f"is no plan of version {VERSION}", _AGAIN)
        for name, value in fields.items():
            if name not in ("version", *_LISTS):
                hint = f"decisions stand under {' or '.join(_LISTS)}"
                self._refuse(value, f"`{name}` is no part of a plan", hint)
        decisions = tuple(
            self._decision(node)
            for name in _LISTS
            if name in fields
            for node in self._items(fields[name], name)
        )
        self._refuse_contradictions(decisions)
        return decisions

    def _decision(self, node: _Node) -> Decision:
        fields = self._fields(node, "a decision")
        verdict = self._text(node, fields, "verdict")
        found = next((each for each in VERDICTS if each == verdict), None)
        if found is None:
            hint = f"verdicts: {', '.join(VERDICTS)}"
            self._refuse(fields["verdict"], f"verdict cannot be `{verdict}`", hint)
        if "members" not in fields:
            self._refuse(node, "a decision without `members`", _AGAIN)
        members = tuple(map(self._member, self._items(fields["members"], "members")))
        if len(members) < 2 and found != "later":
            hint = "take the decision out, or write `later`"
            self._refuse(node, f"to {found} takes two members or more", hint)
        return Decision(found, members, _line(node))

    def _member(self, node: _Node) -> Member:
        fields = self._fields(node, "a member")
        name = self._text(node, fields, "record")
        return Member(name, self._text(node, fields, "fingerprint"), _line(node))

    def _refuse_contradictions(self, decisions: tuple[Decision, ...]) -> None:
        """Refuse a record in two merges, or twice in one, and two that are merged and apart."""
        merged: dict[str, Decision] = {}
        for decision in decisions:
            if decision.verdict == "merge":
                for member in decision.members:
                    if member.name in merged:
                        other = merged[member.name].line
                        message = f"`{member.name}` is merged twice: see line {other}"
                        self._refuse_at(member.line, message, "make one merge of the two")
                    merged[member.name] = decision
        for decision in decisions:
            if decision.verdict == "apart":
                of: dict[int, Member] = {}
                for member in decision.members:
                    line = merged[member.name].line if member.name in merged else -member.line
                    if line in of:
                        pair = f"`{of[line].name}` and `{member.name}`"
                        message = f"{pair} are apart here, and merged by line {line}"
                        self._refuse_at(decision.line, message, "change one of the two verdicts")
                    of[line] = member

    def _fields(self, node: _Node, what: str) -> dict[str, _Node]:
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, f"is not {what}", _AGAIN)
        fields: dict[str, _Node] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self._refuse(name, "has a list or a map in the place of a field's name")
            if name.value in fields:
                self._refuse(name, f"`{name.value}` stands twice", "keep one of the two")
            fields[name.value] = value
        return fields

    def _items(self, node: _Node, name: str) -> Iterator[_Node]:
        if not isinstance(node, yaml.SequenceNode):
            self._refuse(node, f"`{name}` is no list", _AGAIN)
        yield from node.value

    def _text(self, node: _Node, fields: dict[str, _Node], name: str) -> str:
        value = fields.get(name)
        if not isinstance(value, yaml.ScalarNode) or not value.value:
            self._refuse(value or node, f"lacks `{name}`", _AGAIN)
        text: str = value.value
        return text

    def _refuse(self, node: _Node, message: str, hint: str | None = None) -> NoReturn:
        self._refuse_at(_line(node) if node else 1, message, hint)

    def _refuse_at(self, line: int, message: str, hint: str | None = None) -> NoReturn:
        raise UnreadableError(message, where=Where(self._file, line), hint=hint)


_AGAIN = "`evidence-refs dedupe --plan FILE` writes one"


def _line(node: _Node) -> int:
    number: int = node.start_mark.line + 1
    return number
