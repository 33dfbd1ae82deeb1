"""Loads a RIS file with rispy, and prints how many records it has."""

from __future__ import annotations

import sys
from pathlib import Path

import rispy  # type: ignore[import-not-found]

with Path(sys.argv[1]).open(encoding="utf-8") as file:
    print(len(rispy.load(file)))
