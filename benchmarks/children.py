"""Runs `briefgen` and weighs the processes that it starts; run as a file, `children.py REPORT ARGUMENT…`.

Into the file REPORT go the seconds of processor time of all children. Where nothing is built, these are the
commands of git that briefgen needs.
"""

from __future__ import annotations

import atexit
import resource
import sys
from functools import partial
from pathlib import Path


def main(report: Path, arguments: list[str]) -> None:
    """Run a command of briefgen, and report when all else has ended."""
    # What is registered first comes last: by then the process that gives objects has ended, and is counted.
    atexit.register(partial(_report, report))
    sys.argv = ["briefgen", *arguments]
    from briefgen.cli.entry import main as briefgen  # noqa: PLC0415 - what it registers has to come later

    briefgen()


def _report(report: Path) -> None:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    report.write_text(str(used.ru_utime + used.ru_stime), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
