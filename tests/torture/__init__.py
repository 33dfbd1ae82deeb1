"""What a catalogue must survive. Short in `make test`, long where EVIDENCE_REFS_TORTURE is `full`."""

from __future__ import annotations

import os

FULL = os.environ.get("EVIDENCE_REFS_TORTURE") == "full"
