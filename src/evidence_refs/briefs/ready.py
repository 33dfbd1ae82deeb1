"""What a template wrote, put into the output that it wrote for."""

from __future__ import annotations

from evidence_refs.briefs.blocks import Ready, Table
from evidence_refs.errors import UsageError


def text_of(ready: Ready | Table, output: str) -> str:
    """Give what a template wrote for an output.

    Raises:
        UsageError: it wrote for another one.
    """
    assert isinstance(ready, Ready), "a table stands in Word alone"
    if ready.output != output:
        raise UsageError(
            f"the template writes {ready.output}, and this is {output}",
            hint="a template is named for what it writes: NAME.md.j2, NAME.html.j2",
        )
    return ready.text
