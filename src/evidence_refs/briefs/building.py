"""A recipe and a catalogue's references -> the blocks of a brief."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Block, Contents, Heading, Paragraph, Run
from evidence_refs.briefs.introduction import Introduction, introduced
from evidence_refs.briefs.introduction.clashes import problems as clashes
from evidence_refs.briefs.lists import blocks, left_out, told_of
from evidence_refs.briefs.numbering import Numbering
from evidence_refs.briefs.own_text import LookUp, OwnText, own_text
from evidence_refs.briefs.recipe import DEEPEST, Place, Recipe, Section, walk
from evidence_refs.briefs.recipe_reading import RecipeFile
from evidence_refs.briefs.within import gathered
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats.dates import spoken
from evidence_refs.model import Reference
from evidence_refs.problems import Problem, Where

Select = Callable[[Section], Sequence[Reference]]
"""Gives the references that a section lists, each once, in its order."""

_OPTION = re.compile(r"--([a-z]+(?:-[a-z]+)*)")


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief that was built: its blocks, the keys that each section lists, and what is to be said."""

    blocks: tuple[Block, ...]
    listed: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def entries(self) -> int:
        """How many entries its lists have; a reference in two sections is two."""
        return sum(map(len, self.listed.values()))


def build(
    file: RecipeFile, select: Select, look_up: LookUp, titles: Mapping[str, str], output: str
) -> Brief:
    """Build a brief.

    Args:
        file: its recipe.
        select: gives the references of a section.
        look_up: gives the reference of a key that the brief's own text cites.
        titles: for the id of a document its title, which parts several in one list.
        output: what it is to be written as, one of `briefs.OUTPUTS`.

    Raises:
        UsageError: there is no such style, or a filter or text asks for what there is not; with its line.
        UnreadableError: a style's file cannot be followed, or an introduction does not end.
    """
    recipe = file.recipe
    chosen = _chosen(file, select, titles)
    text = own_text(file, look_up)
    numbering = Numbering(chosen.values(), list(text.works.values()), file.cites_in)
    file = _cited(file, text, numbering, output)
    opening = _introduced(file, recipe.introduction, 2, output)
    made: list[Block] = [*_head(recipe), *opening.blocks]
    listed: dict[Place, tuple[str, ...]] = {}
    problems: list[Problem] = [*_of_recipe(file, output), *text.problems(), *opening.problems]
    for place, section, depth in walk(recipe):
        level = min(depth + 1, DEEPEST)
        own = _introduced(file, section.introduction, min(level + 1, DEEPEST), output)
        made += [Heading(level, (Run(section.title),)), *own.blocks]
        problems += own.problems
        out: list[str] = []
        if section.lists:
            found, asked = chosen[place]
            with _blaming(file, place if section.style else (), "style"):
                written = blocks(found, asked, numbering)
            made += gathered(written, found)
            out = left_out(found, written)
            listed[place] = tuple(each.key for each in found if each.key not in out)
        problems += _of_section(file, place, section, listed.get(place, ()), out)
    return Brief(tuple(made), listed, tuple(problems))


def _chosen(
    file: RecipeFile, select: Select, titles: Mapping[str, str]
) -> dict[Place, tuple[Sequence[Reference], Asked]]:
    """Give for each section that lists references these, and what is asked of their list."""
    found: dict[Place, tuple[Sequence[Reference], Asked]] = {}
    for place, section, depth in walk(file.recipe):
        if section.lists:
            with _blaming(file, place, "key"):
                references = select(section)
            level = min(depth + 1, DEEPEST)
            found[place] = references, _asked(file, section, level, titles)
    return found


def _cited(file: RecipeFile, text: OwnText, numbering: Numbering, output: str) -> RecipeFile:
    """Give the recipe with the citations of its texts written, if it says in which style.

    Raises:
        UsageError: there is no such style, a key is missing, or notes are asked for where there are none.
        UnreadableError: the style's file cannot be followed; with its line.
    """
    if not file.cites_in:
        return file
    with _blaming(file, (), "cite"):
        numbered = numbering.of(file.cites_in)
        if numbered.style.is_for_notes and output != "markdown":
            hint = "write the brief as Markdown, or take a style that cites in the text"
            raise UsageError(f"`cite`: notes are not written in {output}", hint=hint)
    return text.written(file, numbered)


def _head(recipe: Recipe) -> Iterator[Block]:
    """What a brief begins with: its title, who issued it and when, how to cite it, its contents."""
    about = {
        "title": recipe.title,
        "authors": _joined(recipe.authors),
        "source": _joined(recipe.source),
        "date": spoken(recipe.date) if recipe.date else "",
    }
    yield Heading(1, (Run(recipe.title),))
    line = ", ".join(filter(None, (about["authors"], about["source"], about["date"])))
    if line:
        yield Paragraph((Run(line),))
    if recipe.cite_as:
        words = re.sub(r"\{(\w+)\}", lambda name: about[name[1]], recipe.cite_as)
        yield Paragraph((Run(f"Please cite as: {words}"),))
    if recipe.contents:
        yield Contents(min(recipe.contents + 1, DEEPEST))


def _introduced(file: RecipeFile, names: Sequence[str], level: int, output: str) -> Introduction:
    found = [
        introduced(file.introductions[name], level, output, str(file.beside(name)))
        for name in names
    ]
    return Introduction(
        tuple(block for each in found for block in each.blocks),
        tuple(problem for each in found for problem in each.problems),
    )


def _of_recipe(file: RecipeFile, output: str) -> Iterator[Problem]:
    """Give what is to be said of the recipe as a whole."""
    if not file.recipe.sections:
        said, hint = (
            "the recipe has no sections",
            "write [[sections]], and below it a title and a filter",
        )
        yield Problem("no-sections", said, file.where(("title",)), "warning", hint=hint)
    if output == "markdown":
        yield from clashes(
            {str(file.beside(name)): text for name, text in file.introductions.items()}
        )


def _asked(file: RecipeFile, section: Section, level: int, titles: Mapping[str, str]) -> Asked:
    return Asked(
        style=file.style(section),
        group=section.group or file.recipe.group,
        document=section.document,
        section=" > ".join(section.path or ()) or str(section.section or ""),
        level=min(level + 1, DEEPEST),
        titles=titles,
        by_style=not section.is_ordered,
    )


@contextmanager
def _blaming(file: RecipeFile, holder: Place, name: str) -> Iterator[None]:
    """Within a `with`, say what cannot be with its line, and in the words of a recipe.

    Args:
        file: the recipe.
        holder: the way to what holds the value that is to blame.
        name: the name of the value, where the message has no option in it.
    """
    try:
        yield
    except (UsageError, UnreadableError) as error:
        if error.where.file:
            raise
        option = _OPTION.search(error.message)
        where = file.where((*holder, option[1] if option else name))
        message = _OPTION.sub(r"`\1`", error.message)
        raise type(error)(message, where=where, hint=error.hint) from None


def _of_section(
    file: RecipeFile, place: Place, section: Section, listed: Sequence[str], out: Sequence[str]
) -> Iterator[Problem]:
    """Give what is to be said of a section: what its style left out, or that nothing stands in it."""
    if out:
        yield Problem("left-out", told_of(file.style(section), out), file.where(place), "warning")
    elif not (listed or section.introduction or section.sections):
        yield _empty(file.where(place), section)


def _empty(where: Where, section: Section) -> Problem:
    said = f"nothing stands in the section `{section.title}`"
    hint = (
        "no reference passes its filters" if section.lists else "give it a filter, or `all = true`"
    )
    return Problem("empty-section", said, where, "warning", hint=hint)


def _joined(names: Sequence[str]) -> str:
    """Give names in one line: `a, b and c`."""
    *others, last = names or ("",)
    return f"{', '.join(others)} and {last}" if others else last
