"""Prints the references that refextract finds in a text file, one JSON string a line.

Runs in an environment of its own, not in ours: refextract is licensed under the GPL.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from refextract import extract_references_from_string  # type: ignore[import-not-found]

text = Path(sys.argv[1]).read_text(encoding="utf-8")
found = extract_references_from_string(text, is_only_references=False)
for raw in dict.fromkeys(
    reference["raw_ref"][0] for reference in found if reference.get("raw_ref")
):
    print(json.dumps(raw))
