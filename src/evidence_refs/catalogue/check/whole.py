"""The bytes of a catalogue -> the catalogue, or what breaks it; the whole file, or one of its blocks."""

from __future__ import annotations

from evidence_refs.catalogue.check import rules
from evidence_refs.catalogue.check.finding import by_place
from evidence_refs.catalogue.text import parse as yaml_file
from evidence_refs.catalogue.text.conflicts import first_conflict
from evidence_refs.catalogue.text.lines import decode
from evidence_refs.catalogue.text.marks import Marks
from evidence_refs.errors import InvalidCatalogueError, UnreadableError
from evidence_refs.model import Catalogue, Reference
from evidence_refs.problems import Problem, Where


def whole(raw: bytes, file: str) -> Catalogue:
    """Give the catalogue that a file holds.

    Raises:
        UnreadableError: it cannot be decoded or parsed.
        InvalidCatalogueError: it breaks the catalogue's rules; names the first problem.
    """
    if line := first_conflict(raw):
        raise InvalidCatalogueError(
            "a merge is not finished: both sides stand here",
            where=Where(file, line),
            hint="keep the lines of one side, or what is right of both; take the lines of signs out",
        )
    parsed, marks = parsed_whole(raw, file)
    catalogue, problems = validated(parsed, marks)
    if catalogue is not None:
        problems = [*problems, *rules.errors(catalogue, marks)]
    if catalogue is None or problems:
        raise _invalid(problems)
    return catalogue


def parsed_whole(raw: bytes, file: str) -> tuple[yaml_file.Parsed, Marks]:
    """Parse a file, and give what finds the places of its values.

    Raises:
        UnreadableError: it cannot be decoded or parsed.
    """
    parsed = yaml_file.parse(decode(raw, file), file)
    return parsed, Marks(file, parsed.text)


def validated(parsed: yaml_file.Parsed, marks: Marks) -> tuple[Catalogue | None, list[Problem]]:
    """Give the catalogue, if the schema allows the data, and what the schema says against it."""
    from pydantic import ValidationError

    problems = list(yaml_file.duplicate_problems(parsed, marks))
    try:
        return Catalogue.model_validate(parsed.data), problems
    except ValidationError as error:
        from evidence_refs.catalogue.check.schema_problems import schema_problems

        return None, [*problems, *schema_problems(error, parsed.data, marks)]


def record(block: bytes) -> Reference | None:
    """Give the record that a block of `references` holds; None where anything is wrong with it."""
    from pydantic import ValidationError

    try:
        return Reference.model_validate(yaml_file.parse_item(decode(block, "")))
    except (UnreadableError, ValidationError):
        return None


def rest(raw: bytes) -> Catalogue | None:
    """Give the catalogue of all blocks but the records; None where anything is wrong with it.

    It has no references, so what is wrong between them and the rest shows only in the whole.
    """
    from pydantic import ValidationError

    try:
        parsed = yaml_file.parse(decode(raw, ""), "")
        catalogue = Catalogue.model_validate(parsed.data)
    except (UnreadableError, ValidationError):
        return None
    wrong = parsed.duplicates or catalogue.references or rules.errors(catalogue)
    return None if wrong else catalogue


def _invalid(problems: list[Problem]) -> InvalidCatalogueError:
    first, *others = sorted(problems, key=by_place)
    more = f" (and {len(others)} more)" if others else ""
    return InvalidCatalogueError(
        first.message + more,
        where=first.where,
        hint=first.hint or "run `evidence-refs validate` to see every problem",
    )
