"""`python -m benchmarks`: measure everything, and print it as a table in Markdown."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import cold, edit, growth, history, idle, memory, peers
from benchmarks.desk import CACHE, Desk
from benchmarks.machine import about
from benchmarks.sizes import FULL, TINY
from benchmarks.table import Row, table, write

_MEASUREMENTS = (
    idle.nothing_changed,
    idle.one_changed,
    edit.html_after_edit,
    cold.first_report,
    cold.batch,
    idle.one_checked,
    history.of_editions,
    memory.after_renders,
    memory.of_a_child,
    growth.with_pages,
    growth.with_briefs,
    peers.on_the_same_pages,
    peers.rendercv,
)


def main() -> None:
    """Measure, print, and write the table into a page if one is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--write", metavar="PAGE", type=Path, help="put the table between the marks of a page"
    )
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that all of it still runs")
    chosen = parser.parse_args()
    sizes = TINY if chosen.quick else FULL
    rows: list[Row] = []
    began = time.monotonic()
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        desk = Desk(sizes, Path(folder))
        for measure in _MEASUREMENTS:
            for row in measure(desk):
                sys.stderr.write(f"{time.monotonic() - began:5.0f} s {row}\n")
                rows.append(row)
    measured = table(about(sizes), rows)
    if chosen.write:
        write(chosen.write, measured)
    sys.stdout.write(measured)


if __name__ == "__main__":
    main()
