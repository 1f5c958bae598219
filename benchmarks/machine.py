"""The machine and the programs of a run."""

from __future__ import annotations

import os
import platform
import subprocess
import sysconfig
from importlib.metadata import version
from pathlib import Path

from benchmarks import browser, fetch
from benchmarks.sizes import Sizes
from briefgen.version import VERSION


def about(sizes: Sizes) -> str:
    """What was measured on and with, as a paragraph."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    cores = len(os.sched_getaffinity(0))
    programs = {
        "briefgen": VERSION,
        "WeasyPrint": version("weasyprint"),
        "git": _said("git", "--version").removeprefix("git version "),
        "Chromium": browser.version(),
        "Typst (its Python package)": fetch.version("typst"),
        "RenderCV": fetch.version("rendercv"),
    }
    known = ", ".join(f"{name} {number}" for name, number in programs.items() if number)
    return (
        f"{cores} cores ({_processor()}), {memory:.0f} GB of memory, {platform.system()} {platform.release()}"
        f"; {platform.python_implementation()} {platform.python_version()}, {_build()}; {known}. "
        f"Rounds: {sizes.short} where one takes less than a second, else {sizes.long}."
    )


def _build() -> str:
    """How Python was built, which is worth a fifth of its speed."""
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    return (
        "built with profile-guided optimisation" if "--enable-optimizations" in options else "a plain build"
    )


def _processor() -> str:
    """The name of the processor, where Linux tells it."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
