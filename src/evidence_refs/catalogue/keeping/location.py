"""Where the catalogue is. Apart from `store`, so that completion need not load the model."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from evidence_refs.errors import UnreadableError

DEFAULT = Path("data/references.yaml")
"""Where a catalogue is looked for, in a folder and its parents."""

ENVIRONMENT = "EVIDENCE_REFS_CATALOGUE"


def locate(option: Path | None, environment: Mapping[str, str], folder: Path) -> Path:
    """Give the path of the catalogue: the option, the environment's, or the nearest default.

    Raises:
        UnreadableError: neither is given, and no folder from `folder` upwards has one.
    """
    if option is not None:
        return option
    if named := environment.get(ENVIRONMENT):
        return Path(named)
    for each in (folder, *folder.parents):
        if (each / DEFAULT).is_file():
            return each / DEFAULT
    raise UnreadableError(
        f"no catalogue found: {DEFAULT.as_posix()} is neither here nor in a folder above",
        hint="make one with `evidence-refs init`, or name one with --catalogue",
    )
