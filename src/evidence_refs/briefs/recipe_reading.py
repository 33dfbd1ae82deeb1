"""The file of a recipe -> the recipe, and where each part of it stands.

Source of the format: https://toml.io/en/v1.0.0
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evidence_refs.briefs.marked.markdown import front_matter
from evidence_refs.briefs.recipe import DEEPEST, NAMES, Place, Recipe, Section, braced, walk
from evidence_refs.briefs.recipe_places import line_of, places
from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.problems import Where

_LARGEST = 2**20
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_TWICE = "Cannot overwrite a value"
"""What tomllib says of a name that stands there already."""
_WORDS = {
    "string_type": "must be text", "bool_type": "must be true or false", "int_type": "must be a number",
    "model_type": "must be a table", "tuple_type": "must be a list",
    "greater_than_equal": f"must be from 0 to {DEEPEST}", "less_than_equal": f"must be from 0 to {DEEPEST}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecipeFile:
    """A recipe that was read: with the lines of its parts, and the texts of the files that it names."""

    path: Path
    recipe: Recipe
    lines: Mapping[Place, int]
    introductions: Mapping[str, str]

    def where(self, place: Place) -> Where:
        """Give where a value stands."""
        return Where(str(self.path), line_of(place, self.lines))

    @property
    def reference_document(self) -> Path | None:
        """The Word file that gives a `.docx` its styles."""
        name = self.recipe.reference_document
        return self.beside(name) if name else None

    def style(self, section: Section | None = None) -> str:
        """Give the style of the brief, or of a section: a name, or the path of a file."""
        return self._style((section and section.style) or self.recipe.style)

    @property
    def cites_in(self) -> str:
        """The style of citations in the brief's own text; empty where they stay as they are."""
        return self._style(self.recipe.cite) if self.recipe.cite else ""

    def _style(self, name: str) -> str:
        return str(self.beside(name)) if Path(name).suffix else name

    @property
    def files(self) -> tuple[Path, ...]:
        """All files that were read, or are to be: a style without a suffix is none."""
        styles = {
            self.cites_in,
            *(
                self.style(section)
                for section in (None, *(each for _, each, _ in walk(self.recipe)))
            ),
        }
        named = [*map(self.beside, self.introductions), *map(Path, sorted(styles))]
        return (
            self.path,
            *(each for each in (*named, self.reference_document) if each and each.suffix),
        )

    def beside(self, name: str) -> Path:
        """Give the file that the recipe names, from its own folder."""
        return self.path.parent / name


def read(path: Path, data: bytes | None = None) -> RecipeFile:
    """Read a recipe, and the introductions that it names.

    Args:
        path: its file; the paths in it begin at its folder.
        data: its bytes, where they are not those of the file.

    Raises:
        UnreadableError: one of them cannot be read, or the recipe is no TOML or has something in it
            that no recipe has; with the line.
    """
    text = _text_of(path) if data is None else _decoded(data, path)
    try:
        values = tomllib.loads(text)
    except RecursionError:
        raise UnreadableError("is nested too deep", where=Where(str(path))) from None
    except ValueError as error:  # of tomllib's own kind, but for numbers that are far too long
        raise _no_toml(error, path, text) from None
    lines = places(text)
    try:
        recipe = Recipe.model_validate(values)
    except ValidationError as error:
        raise _no_recipe(error, path, values, lines) from None
    file = RecipeFile(path, recipe, lines, _introductions(path, recipe, lines))
    _refuse_absent(file)
    _refuse_unsaid(file)
    return file


def _refuse_unsaid(file: RecipeFile) -> None:
    """Refuse a `cite_as` that names what the recipe does not say: readers would be shown a gap.

    Raises:
        UnreadableError: it does; with its line.
    """
    recipe = file.recipe
    for name in braced(recipe.cite_as or ""):
        if not getattr(recipe, name):
            raise UnreadableError(
                f"`cite_as` has {{{name}}}, and the recipe no `{name}`",
                where=file.where(("cite_as",)),
                hint=f'write {name} = "…", or leave {{{name}}} out',
            )


def _refuse_absent(file: RecipeFile) -> None:
    """Refuse what names a file that is not there.

    Raises:
        UnreadableError: a style or the reference document is not there; with the line that names it.
    """
    recipe = file.recipe
    named: list[tuple[Place, str | None]] = [
        (("reference_document",), recipe.reference_document),
        (("style",), recipe.style),
        (("cite",), recipe.cite),
        *(((*place, "style"), section.style) for place, section, _ in walk(recipe)),
    ]
    for place, name in named:
        is_file = name and (Path(name).suffix or place[-1] == "reference_document")
        if name and is_file and not file.beside(name).exists():
            hint = "paths begin at the recipe"
            message = f"there is no file {file.beside(name)}"
            raise UnreadableError(message, where=file.where(place), hint=hint)


def _introductions(path: Path, recipe: Recipe, lines: Mapping[Place, int]) -> dict[str, str]:
    named: dict[str, Place] = dict.fromkeys(recipe.introduction, ("introduction",))
    for place, section, _ in walk(recipe):
        named |= dict.fromkeys(section.introduction, (*place, "introduction"))
    return {
        name: _bare(_text_of(path.parent / name, Where(str(path), line_of(place, lines))))
        for name, place in named.items()
    }


def _bare(text: str) -> str:
    """Give a text with empty lines for its front matter, which says something of its file and is no part of a brief."""
    end = front_matter(text)
    return "\n" * text.count("\n", 0, end) + text[end:]


def _text_of(path: Path, where: Where | None = None) -> str:
    """Give the text of a file, its lines ending in LF.

    Args:
        path: the file.
        where: what names it, if that is to be blamed where it cannot be read.

    Raises:
        UnreadableError: it cannot be read, is too large for a text of people, or is not UTF-8.
    """
    name = f"{path} " if where else ""
    where = where or Where(str(path))
    try:
        if path.is_dir():
            raise UnreadableError(f"{name}is a folder", where=where)
        if path.stat().st_size > _LARGEST:
            raise UnreadableError(f"{name}is larger than {_LARGEST >> 20} MiB", where=where)
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        found = unopened(error, str(path))
        if name:
            found = UnreadableError(f"{path}: {found.message}", where=where, hint=found.hint)
        raise found from error
    return _decoded(raw, path, where if name else None)


def _decoded(raw: bytes, path: Path, where: Where | None = None) -> str:
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        name = f"{path} " if where else ""
        where = where or Where(str(path), line)
        hint = "save it as UTF-8"
        raise UnreadableError(f"{name}is not UTF-8", where=where, hint=hint) from None


def _no_toml(error: ValueError, path: Path, text: str) -> UnreadableError:
    said = str(error)
    at = _AT.search(said)
    line = int(at[1]) if at and at[1] else text.rstrip("\n").count("\n") + 1 if at else None
    column = int(at[2]) if at and at[2] else None
    reason = _AT.sub("", said)
    hint = 'texts stand in straight quotation marks ("), lists in brackets: https://toml.io'
    if reason == _TWICE:
        reason, hint = "a name stands twice", "leave one of the two out"
    return UnreadableError(
        f"is not valid TOML: {reason[:1].lower()}{reason[1:]}",
        where=Where(str(path), line, column),
        hint=hint,
    )


def _no_recipe(
    error: ValidationError, path: Path, values: Any, lines: Mapping[Place, int]
) -> UnreadableError:
    """Give the first thing that is wrong in the file; what is missing may only be misspelt there."""
    found = [(_place(each["loc"], values), each) for each in error.errors(include_url=False)]
    place, first = min(
        found, key=lambda pair: (pair[1]["type"] == "missing", line_of(pair[0], lines) or 0)
    )
    message, hint = _said(place, first)
    message = " ".join(message.split())  # a name in quotation marks may hold anything
    return UnreadableError(message, where=Where(str(path), line_of(place, lines)), hint=hint)


def _place(loc: Iterable[str | int], value: Any) -> Place:
    """Give the way to a value as far as the file has it: pydantic adds names of its own."""
    place: Place = ()
    for part in loc:
        try:
            value = value[part]
        except (LookupError, TypeError):
            break
        place = (*place, part)
    return place


def _said(place: Place, error: Any) -> tuple[str, str | None]:
    """Give what is wrong, and how to mend it."""
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    in_section = any(isinstance(part, int) for part in place) and "sections" in place
    what, known = ("section", NAMES[Section]) if in_section else ("recipe", NAMES[Recipe])
    match error["type"]:
        case "extra_forbidden":
            return f"a {what} has no `{name}`", _meant(name, known)
        case "missing":
            absent = error["loc"][-1]
            return f"the {what} has no `{absent}`", f'write {absent} = "…"'
        case "literal_error":
            return f"`{name}` cannot be `{error['input']}`", f"one of: {error['ctx']['expected']}"
        case "value_error":
            return f"`{name}` {error['ctx']['error']}", None
        case kind:
            message = error["msg"]
            return f"`{name}` {_WORDS.get(kind) or message[:1].lower() + message[1:]}", None


def _meant(name: str, known: Iterable[str]) -> str:
    """Give the name that was probably meant, or where a name would be right."""
    if name in NAMES[Section]:
        return "it is of a section: write it below [[sections]]"
    near = get_close_matches(name, known, n=1)
    return f"did you mean `{near[0]}`?" if near else f"there are: {', '.join(known)}"
