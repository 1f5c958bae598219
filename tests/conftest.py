"""What all tests share: the way to the readers beside them, and the flag that accepts goldens."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
if str(ROOT) not in sys.path:
    # So that a test may import the readers beside it: `from tests.cases import …`.
    sys.path.insert(0, str(ROOT))

from tests.built import all_outputs  # noqa: E402 - found by the line above


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`, which writes what was made over what was expected."""
    parser.addoption(
        "--accept", action="store_true", help="write goldens anew; read the diff before committing"
    )


def pytest_configure(config: pytest.Config) -> None:
    """A golden that changes itself in CI would hide what it is there to show."""
    if config.getoption("--accept") and os.environ.get("CI"):  # noqa: TID251 - what CI sets
        raise pytest.UsageError("--accept is refused where CI is set: accept goldens at a desk")
    # A shell that runs the tests in the background has them ignore interrupts, and all that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Once the tests know where the archived texts are, nothing that they start writes there."""
    os.environ.pop("BRIEFGEN_ARCHIVE", None)  # noqa: TID251 - what a desk sets


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be written anew."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all outputs of all briefs (`water/water.en.pdf`); its parent is their workspace.

    They are built once in a run, also where several processes share its tests.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    return all_outputs(shared / "built")
