"""Headless Chromium, if this machine has it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.measure import Command
from benchmarks.prints import Print

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def browser() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def version() -> str | None:
    """The version of the browser."""
    program = browser()
    if program is None:
        return None
    said = subprocess.run((program, "--version"), check=True, capture_output=True, text=True).stdout
    return said.split()[1]


def print_command(one: Print, folder: Path) -> Command | None:
    """The command that prints one file to PDF, with a profile of its own in a folder."""
    program = browser()
    if program is None:
        return None
    # Root may not use the sandbox, and none of these pages is foreign.
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
    profile = f"--user-data-dir={folder / 'profile'}"
    return (program, *options, profile, f"--print-to-pdf={one.pdf}", one.html.as_uri())
