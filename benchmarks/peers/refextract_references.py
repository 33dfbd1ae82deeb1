"""Prints the references that refextract finds in a PDF or text file, one JSON object a line.

Runs in an environment of its own, not in ours: refextract is licensed under the GPL.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from refextract import extract_references_from_file  # type: ignore[import-not-found]

# refextract cuts a printed reference where it takes it for several works; put together again by
# its text, it can be compared with a label of the whole.
found: dict[str, dict[str, list[str]]] = {}
each: dict[str, Any]
for each in extract_references_from_file(sys.argv[1]):
    text = " ".join(each.get("raw_ref", ()))
    fields = found.setdefault(text, {"years": [], "urls": [], "dois": []})
    fields["years"] += each.get("year", ())
    fields["urls"] += each.get("url", ())
    fields["dois"] += [doi.removeprefix("doi:") for doi in each.get("doi", ())]
for text, fields in found.items():
    # It tells no titles but those in quotation marks, and authors as one string: both are
    # looked for in the text.
    print(json.dumps({"text": text, **fields}))
