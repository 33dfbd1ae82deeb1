"""Find a reference by its key, or by a former one."""

from __future__ import annotations

from collections.abc import Iterable

from evidence_refs.errors import UsageError
from evidence_refs.model import Reference


class Index:
    """References by key and alias. A key goes before an alias of the same name."""

    def __init__(self, references: Iterable[Reference]) -> None:
        references = tuple(references)
        self._found = {alias: each for each in references for alias in each.aliases}
        self._found.update((each.key, each) for each in references)

    def __contains__(self, key: object) -> bool:
        return key in self._found

    def get(self, key: str) -> Reference | None:
        """Give the reference, None where there is none."""
        return self._found.get(key)

    def __getitem__(self, key: str) -> Reference:
        """Give the reference.

        Raises:
            UsageError: there is none; the hint names the nearest keys.
        """
        found = self._found.get(key)
        if found is None:
            near = self.near(key)
            hint = f"did you mean {', '.join(f'`{each}`' for each in near)}?" if near else None
            raise UsageError(
                f"there is no reference `{key}`",
                hint=hint or "see `evidence-refs list` for the keys",
            )
        return found

    def near(self, key: str, limit: int = 3) -> list[str]:
        """Give the keys that are spelt like `key`, the nearest first."""
        from rapidfuzz import fuzz, process

        lower = {each: each.lower() for each in self._found}
        found = process.extract(key.lower(), lower, scorer=fuzz.ratio, limit=limit, score_cutoff=60)
        return [each for _, _, each in found]
