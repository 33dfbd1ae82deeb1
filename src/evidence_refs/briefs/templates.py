"""A person's own template (Jinja2) as a style: it writes a whole list, for one output.

It runs in a sandbox: what it prints is escaped for the output that its name says, it opens no file, changes
nothing that it is given, and ends. Source of the language: https://jinja.palletsprojects.com/templates/
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence_refs.briefs.blocks import Ready
from evidence_refs.errors import UnreadableError, UsageError, unopened
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from jinja2 import Environment

    from evidence_refs.briefs.asked import Asked
    from evidence_refs.briefs.sections import Section

_SUFFIXES = (".j2", ".jinja", ".jinja2")
_OUTPUTS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
_LONGEST = 50_000_000
"""How many characters a template may write."""


def is_template(style: str) -> bool:
    """Say whether a style is a template, by its name."""
    return Path(style).suffix.lower() in _SUFFIXES


def output_of(style: str) -> str:
    """Give the output that a template writes, `markdown` or `html`, by what its name ends in.

    Raises:
        UsageError: it does not say.
    """
    found = _OUTPUTS.get(Path(Path(style).stem).suffix.lower())
    if found is None:
        raise UsageError(
            f"{style}: its name does not say what it writes",
            hint="name it NAME.md.j2 for Markdown, NAME.html.j2 for HTML",
        )
    return found


def ready(sections: Sequence[Section], asked: Asked) -> Ready:
    """Give what a template writes of the sections of a list.

    Raises:
        UsageError: its name does not say what it writes.
        UnreadableError: it cannot be read or followed; with its line.
    """
    from evidence_refs.briefs.sandbox import environment
    from evidence_refs.briefs.template_values import values

    output = output_of(asked.style)
    made = environment(output)
    return Ready(output, _written(made, asked.style, values(sections, asked)))


def _written(environment: Environment, file: str, values: Mapping[str, Any]) -> str:
    from jinja2 import Template, TemplateError, TemplateSyntaxError

    source = _source(file)
    try:
        code = environment.compile(source, file, file)
        template = Template.from_code(environment, code, environment.make_globals(None))
        return _bounded(template, values)
    except TemplateSyntaxError as error:
        raise UnreadableError(_line(error.message), where=Where(file, error.lineno)) from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply", where=Where(file)) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        where = Where(file, _line_of(error, file))
        raise UnreadableError(_line(str(error)), where=where, hint=_HINT) from error


_HINT = "docs/styles.md tells what a template is given"


def _bounded(template: Any, values: Mapping[str, Any]) -> str:
    parts: list[str] = []
    left = _LONGEST
    for part in template.generate(values):
        left -= len(part)
        if left < 0:
            raise ValueError(f"the template writes more than {_LONGEST} characters")
        parts.append(part)
    return "".join(parts)


def _source(file: str) -> str:
    try:
        return Path(file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("is not UTF-8", where=Where(file)) from error
    except FileNotFoundError as error:
        raise UsageError(f"there is no template {file}") from error
    except OSError as error:
        raise unopened(error, file) from error


def _line_of(error: BaseException, file: str) -> int | None:
    """Give the line of the template that was carried out when it failed, as Jinja2 tells it."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == file
    ]
    return lines[-1] if lines else None


def _line(message: str | None) -> str:
    return " ".join((message or "cannot be followed").split())
