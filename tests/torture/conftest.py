from __future__ import annotations

from tests.cli.conftest import library as library
from tests.cli.conftest import program as program
