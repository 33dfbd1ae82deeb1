"""How styles print a work: patterns with places for its parts.

In a pattern `{name}` is a part, `<label:words>` are words with a label, `*` begins and ends italics,
`[[…]]` is left out at times, and all else is printed as it stands.
Sources: Cite Them Right (Harvard), NLM and ICMJE (Vancouver), APA 6 and 7, MLA 9, Chicago 17, OSCOLA 4,
and the notes and lists that public bodies print.
"""

from __future__ import annotations

from training.grey import GREY
from training.literature import LITERATURE
from training.official import OFFICIAL

PATTERNS: dict[str, tuple[str, ...]] = GREY | LITERATURE | OFFICIAL
"""For each kind of work, the patterns in which it is printed."""

WEIGHTS: dict[str, int] = {
    "report": 40, "web": 12, "journal": 18, "book": 9, "chapter": 6, "thesis": 3, "conference": 3,
    "press": 7, "blog": 3, "video": 3, "law": 4, "parliament": 5, "standard": 1, "data": 4,
    "guideline": 4, "inquiry": 3,
}  # fmt: skip
"""How often each kind is drawn."""
