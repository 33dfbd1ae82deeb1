"""Lists of references as briefs print them: in a style, grouped, as Markdown, HTML or Word.

A list is made of blocks (`lists`, `blocks`); each output is one module with `write(blocks, …settings)`, and
one line here. A module is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.briefs.blocks import Block


@dataclass(frozen=True, slots=True)
class Output:
    """What a list is written as: its module, the suffix of its files, and what it is for.

    `is_text` says that it may be shown on a terminal, or pasted.
    """

    module: str
    suffix: str
    description: str
    is_text: bool = True

    def write(self, blocks: Sequence[Block], **settings: object) -> bytes:
        """Give blocks as the bytes of one file; `settings` are those of the module's `write`."""
        written: str | bytes = import_module(self.module).write(blocks, **settings)
        return written if isinstance(written, bytes) else written.encode("utf-8")


OUTPUTS: dict[str, Output] = {
    "markdown": Output(f"{__name__}.markdown", ".md", "a list in Markdown"),
    "html": Output(f"{__name__}.html", ".html", "a list as a page, or as a part of one"),
    "docx": Output(f"{__name__}.docx", ".docx", "a list in a document of Word", is_text=False),
}
