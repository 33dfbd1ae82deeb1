"""A web page to marked text: what it says, without what leads around its site."""

from __future__ import annotations

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Problem, Where
from evidence_refs.reading.text import Text


def read(data: bytes, name: str) -> Text:
    """Give the text of a web page. `name` is what messages call it.

    Raises:
        UnreadableError: it is nested too deep, has far more elements than a document has, or no
            text.
    """
    # lxml takes a tenth of a second to load.
    from evidence_refs.reading.html.encoding import decode
    from evidence_refs.reading.html.page import parse
    from evidence_refs.reading.html.walk import paragraphs_of

    page = decode(data)
    text = "\n\n".join(paragraphs_of(parse(page, name)))
    if not text.strip():
        raise UnreadableError(
            "has no text in it",
            where=Where(name),
            hint="if its text comes by script, open it in a browser, and save what it shows",
        )
    problems = list[Problem]()
    if "\ufffd" in text:
        message = "some characters could not be read; they are shown as \ufffd"
        problems.append(Problem("undecodable", message, Where(name), "warning"))
    return Text(text + "\n", paragraphs=True, problems=tuple(problems))
