"""The options of `dedupe`: declared once, checked against each other, given as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from evidence_refs.cli.options.declared import gathered, option
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.matching.versions import Versions


class Wanted(StrEnum):
    """What becomes of two versions of one work."""

    merge = "merge"
    possible = "possible"
    apart = "apart"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: the option of the same name, empty where it was not given."""

    input: tuple[str, ...] = ()
    with_catalogue: bool = False
    output: str = ""
    account: str = ""
    plan: str = ""
    apply_plan: str = ""
    labels: str = ""
    export_labels: str = ""
    preprints: Wanted | None = None
    updates: Wanted | None = None
    conference: Wanted | None = None
    review: bool = False
    apply: bool = False
    check: bool = False
    json: bool = False

    @property
    def versions(self) -> Versions:
        """What is wanted of versions; what was not said is as ever."""
        from evidence_refs.matching.versions import Versions

        given = {name: getattr(self, name) for name in _VERSIONS}
        return Versions(**{name: wanted.value for name, wanted in given.items() if wanted})

    @property
    def shows(self) -> bool:
        """Whether what was found is the result, and not a file that was asked for."""
        return not any(self.written.values())

    @property
    def written(self) -> dict[str, str]:
        """The files that are to be written, by their options."""
        return {_option(name): getattr(self, name) for name in _WRITTEN}

    @property
    def read(self) -> tuple[str, ...]:
        """The files that are read, beside the catalogue."""
        return (*self.input, self.labels, self.apply_plan)


_text = partial(option, str | None)
_flag = partial(option, bool)
_version = partial(option, Wanted | None)
_VERSIONS = ("preprints", "updates", "conference")

_OPTIONS: dict[str, object] = {
    "input": option(
        list[str] | None,
        "--input",
        "FILE",
        "Search results in the place of the catalogue: .csv, .bib, .ris, .nbib or .json (CSL). "
        "Repeatable.",
    ),
    "with_catalogue": _flag(
        "--with-catalogue", None, "With --input: find what the catalogue has already, too."
    ),
    "output": _text(
        "--output", "FILE", "With --input: write one record a work, as .csv, .bib, .ris or .json."
    ),
    "account": _text(
        "--account", "FILE", "With --input: write what came from where, as CSV; - is text."
    ),
    "apply": _flag("--apply", None, "Merge the sure groups of the catalogue."),
    "review": _flag("--review", None, "Ask about the possible pairs, one after the other."),
    "plan": _text("--plan", "FILE", "Write what would be done as YAML, to be read and edited."),
    "apply_plan": _text("--apply-plan", "FILE", "Do what an edited plan says."),
    "labels": _text(
        "--labels", "FILE", "Pairs that are known (CSV: a,b,verdict; same or apart) hold."
    ),
    "export_labels": _text("--export-labels", "FILE", "Write the pairs that a person decided."),
    "preprints": _version("--preprints", None, "A preprint and its article (default: possible)."),
    "updates": _version(
        "--updates", None, "An update of a living review and an earlier one (default: merge)."
    ),
    "conference": _version(
        "--conference", None, "A conference paper and its article (default: possible)."
    ),
    "check": _flag("--check", None, "Exit code 1 where there are sure groups."),
    "json": _flag("--json", None, "A JSON object of groups."),
}


def with_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give `command`, which takes `given`, with an option for each of these in its place."""
    return gathered(command, "given", _OPTIONS)


def asked(given: dict[str, Any]) -> Asked:
    """Give what was asked for.

    Raises:
        UsageError: it cannot be had together.
    """
    wanted = Asked(**{**given, "input": tuple(given.get("input", ()))})
    _refuse_two_doings(wanted)
    _refuse_beside(wanted)
    _refuse_input(wanted)
    return wanted


_WRITTEN = ("output", "account", "plan", "export_labels")

_DOINGS = ("review", "plan", "apply_plan", "apply", "check", "output")
"""Of these one may be, save that a plan is carried out on files into an output."""

_NOT_BESIDE = {
    "review": ("json", "account"),
    "apply_plan": ("json", "labels", *_VERSIONS),
    "with_catalogue": ("review", "plan", "apply_plan", "export_labels"),
}
"""For an option, those that would say or decide nothing beside it."""


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _refuse_two_doings(wanted: Asked) -> None:
    doings = [name for name in _DOINGS if getattr(wanted, name)]
    if len(doings) > 1 and doings != ["apply_plan", "output"]:
        one, other = map(_option, doings[:2])
        raise UsageError(f"{one} and {other} exclude each other", hint="do one after the other")


def _refuse_beside(wanted: Asked) -> None:
    for name, others in _NOT_BESIDE.items():
        for other in others:
            if getattr(wanted, name) and getattr(wanted, other):
                message = f"{_option(name)} and {_option(other)} exclude each other"
                raise UsageError(message, hint=f"leave {_option(other)} out")
    if wanted.account == "-" and wanted.json:
        hint = "--account FILE writes it as CSV"
        raise UsageError("--json and --account - both print the result", hint=hint)


def _refuse_input(wanted: Asked) -> None:
    if not wanted.input:
        for name in ("output", "account", "with_catalogue"):
            if getattr(wanted, name):
                message = f"{_option(name)} is for search results"
                raise UsageError(message, hint="name their files with --input")
        return
    double = next((each for each in wanted.input if wanted.input.count(each) > 1), None)
    if double:
        raise UsageError(f"--input names {double} twice", hint="leave one out")
    if "-" in wanted.input:
        hint = "write the records into a file first"
        raise UsageError("--input cannot be -: the records are read more than once", hint=hint)
    if wanted.apply:
        hint = "--output FILE writes the deduplicated records"
        raise UsageError("--apply is for the catalogue", hint=hint)
    if wanted.apply_plan and not wanted.output:
        hint = "--output FILE is where the records go"
        raise UsageError("--apply-plan --input needs --output", hint=hint)
    if wanted.review and not wanted.labels:
        hint = "--labels FILE is where the decisions are kept"
        raise UsageError("--review --input needs --labels", hint=hint)
