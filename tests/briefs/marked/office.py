"""LibreOffice opens a file, and gives it in another format."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(file: Path, to: str, folder: Path) -> Path:
    """Give a file in the format of a filter, `docx:MS Word 2007 XML`; a test is left out without LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    profile = (folder / "profile").resolve().as_uri()
    out = folder / "out"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", to,
         "--outdir", str(out), str(file)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return out / f"{file.stem}.{to.partition(':')[0]}"
