"""Loads a RIS file with rispy, and prints how many records it has, and the seconds that took."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import rispy  # type: ignore[import-not-found]

cpu, clock = time.process_time(), time.perf_counter()
with Path(sys.argv[1]).open(encoding="utf-8") as file:
    count = len(rispy.load(file))
print(count, time.process_time() - cpu, time.perf_counter() - clock)
