"""The tests' ground: where the shared documents are, and what must not be left out in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
IN_CI = os.environ.get("CI") == "true"

# In CI the examples are the same in every run: what fails there fails here, too. New ones are
# looked for wherever else the tests run.
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
if IN_CI:
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite goldens; then read the diff")


@pytest.fixture(autouse=True, scope="session")
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Keep the person's cache as it is."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(variable, folder)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Give `golden(path, text)`: the file holds this text; with --accept, it is written."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            assert not IN_CI, "goldens are not rewritten in CI"
            path.write_bytes(text.encode("utf-8"))
        assert path.read_bytes().decode("utf-8") == text, f"stale: {path}; pytest --accept"

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of documents and labels beside the repository."""
    if not SHARED.is_dir():
        pytest.fail(f"{SHARED} is not there: mark this test `shared`")
    return SHARED


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """Give Chromium; tests that use it are marked `program`."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        # CI runs as root, for whom Chromium has no sandbox.
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests that have no case, and `shared` ones where its folder is not (in CI, it must be)."""
    absent = not SHARED.is_dir() and not IN_CI
    left_out = [
        item
        for item in items
        if _has_no_case(item) or (absent and item.get_closest_marker("shared"))
    ]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def _has_no_case(item: pytest.Item) -> bool:
    """Say whether the list of cases that a test runs over is empty: nothing is wrong still."""
    mark = item.get_closest_marker("skip")
    return mark is not None and "empty parameter set" in mark.kwargs.get("reason", "")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, a test marked `shared` or `program` that skips has failed."""
    report = yield
    must_run = item.get_closest_marker("shared") or item.get_closest_marker("program")
    if IN_CI and must_run and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} must run in CI, and skipped: {report.longrepr}"
    return report
