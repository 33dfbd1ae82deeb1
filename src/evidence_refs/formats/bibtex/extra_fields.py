"""What an import brought and no field of the catalogue holds: out again under its own name.

Where that is no name of a field, is taken, or would be read as another thing, it stands aside in
words that are read back: `annote = {{{Accession Number}: 123}}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from evidence_refs.formats.bibtex import arxiv
from evidence_refs.formats.bibtex.field_names import READ, unescaped, verbatim
from evidence_refs.formats.bibtex.kinds import ENTRY_TYPE
from evidence_refs.formats.bibtex.published_at import address
from evidence_refs.formats.sentences import tidied

if TYPE_CHECKING:
    from evidence_refs.formats.bibtex.draft import Dialect, Draft

_NAME = re.compile(r"[a-z][a-z0-9_-]*")
# Where the first stands, the reader leaves the second under its own name.
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "shortjournal": ("journal", "journaltitle", "booktitle"), "eid": ("pages",),
    "booktitle": ("journal", "journaltitle"), "maintitle": ("booktitle", "journal", "journaltitle"),
    "eventtitle": ("booktitle", "journal", "journaltitle"),
    "issue": ("number",), "lastchecked": ("urldate",),
    "lastaccessed": ("urldate",), "lastvisited": ("urldate",),
}  # fmt: skip
_OF_SOME = frozenset(("address", "chapter"))
"""Names that Biber warns of in entries of other types than those that have them."""
_ALWAYS = frozenset(("type", "key", "howpublished"))


def place(draft: Draft, dialect: Dialect) -> dict[str, str]:
    """Give the fields that `extra` becomes; the rest is put aside in the draft."""
    own: dict[str, str] = {}
    fields = draft.fields
    already = fields | {"journal": fields.get("journal") or fields.get("journaltitle", "")}
    # A number that a reader would take for the address of a work which has none.
    hidden = {"eprint"} if arxiv.address(draft.reference.extra, already) else set()
    for name, text in draft.reference.extra.items():
        called = dialect.renamed.get(name, name)
        if (name == ENTRY_TYPE and text == draft.kind.name) or name in draft.taken:
            continue
        written = _written(draft, name, text)
        known = name not in hidden and (name not in _OF_SOME or name in draft.kind.fields)
        if written and known and _NAME.fullmatch(name) and _is_free(name, called, fields | own):
            own[called] = written
        elif text := draft.encoder.paragraphs(text):
            called = draft.encoder.text(tidied(draft.encoder.spelled(name)) or "extra")
            draft.aside.append(f"{{{called}}}: {text}")
    return own


def _written(draft: Draft, name: str, text: str) -> str:
    """Give the value of a field; empty where that could not be read as it was."""
    if not verbatim(name):
        written = draft.encoder.paragraphs(text)
        # Bare, it would be read as the address of the work.
        is_address = name == "howpublished" and address(written)[0]
        return f"{{{written}}}" if is_address else written
    return text if not set(text) & set("{}\n") and unescaped(text) == text else ""


def _is_free(name: str, called: str, fields: Mapping[str, str]) -> bool:
    if fields.get(called) or fields.get(name):
        return False
    if name in _ALWAYS or name not in READ:
        return True
    return any(fields.get(other) for other in _BESIDE.get(name, ()))
