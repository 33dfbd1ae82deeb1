"""pydantic's errors -> findings, each with the way to the value in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evidence_refs.catalogue.check import schema_words
from evidence_refs.catalogue.check.finding import Finding, Loc, Placing, placed
from evidence_refs.problems import Problem

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


def schema_problems(
    error: ValidationError, data: Mapping[str, Any], marks: Placing
) -> list[Problem]:
    """Give a problem for each error of the schema, sorted by place.

    Args:
        error: what pydantic raised for `data`.
        data: the catalogue as it was parsed.
        marks: of the file that it was parsed from.
    """
    return placed(schema_findings(error, data), marks)


def schema_findings(error: ValidationError, data: Mapping[str, Any]) -> list[Finding]:
    """Give a finding for each error of the schema that pydantic raised for `data`."""
    faults = [_Fault.of(each, data) for each in error.errors(include_url=False)]
    return [_finding(fault, data) for fault in _one_reading(faults)]


@dataclass(frozen=True, slots=True)
class _Fault:
    """An error at a path in the data; `member` is the member of a union that it was tried for."""

    path: Loc
    union: Loc
    member: str
    details: ErrorDetails

    @classmethod
    def of(cls, details: ErrorDetails, data: object) -> _Fault:
        path: list[str | int] = []
        union, member = None, ""
        loc = details["loc"]
        for number, step in enumerate(loc):
            inside = _step(data, step)
            if inside is not None:
                path.append(step)
                data = inside[0]
            elif details["type"] == "missing" and number == len(loc) - 1:
                path.append(step)
            elif union is None:
                union, member = tuple(path), str(step)
        return cls(tuple(path), tuple(path) if union is None else union, member, details)


def _step(data: object, step: str | int) -> tuple[Any] | None:
    """Give what is at `step`, in a tuple of one since it may be None."""
    if isinstance(data, dict) and step in data:
        return (data[step],)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return (data[step],)
    return None


def _one_reading(faults: Sequence[_Fault]) -> Iterator[_Fault]:
    """Of a value that fits no member of a union, keep the faults of the one that fits best."""
    unions: dict[Loc, dict[str, list[_Fault]]] = {}
    for fault in faults:
        if fault.member:
            unions.setdefault(fault.union, {}).setdefault(fault.member, []).append(fault)
        else:
            yield fault
    for members in unions.values():
        yield from min(members.values(), key=len)


def _finding(fault: _Fault, data: Mapping[str, Any]) -> Finding:
    around: Any = data
    for step in fault.path[:-1]:
        around = around[step]
    said = schema_words.said(fault.details, fault.path, around)
    return Finding(
        said.code, fault.path, said.message, said.hint, _key(fault.path, data), mend=said.mend
    )


def _key(path: Loc, data: Mapping[str, Any]) -> str | None:
    if len(path) < 2 or path[0] != "references":
        return None
    record = data["references"][path[1]]
    key = record.get("key") if isinstance(record, dict) else None
    return key if isinstance(key, str) else None
