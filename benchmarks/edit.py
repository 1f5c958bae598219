"""HTML of a pair after an edit, in a process that stays.

Run as `python -m benchmarks.edit BRIEF EDITS`, it prints what edits took, in milliseconds of processor time.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import briefgen
from benchmarks.desk import ROOT, Desk, workspace
from benchmarks.measure import Spread
from benchmarks.table import Aim, Row
from briefgen.building.dressing import dressed
from briefgen.building.steps import page
from briefgen.loading.load import loaded_at
from briefgen.loading.loaded import check
from briefgen.render.html import html

_EDITION = ("en", "ar")
_ANNEX = re.compile(r"^  - id: (annex-matrix)\n(?:    .*\n)+", re.MULTILINE)
_SENTENCE = re.compile(r"\ben: \"[^\"\n]*(?=\")|\ben: [^\"'>|{},\[\]\n]+(?=[,}])")
_WARM = 3
_T = TypeVar("_T")


def html_after_edit(desk: Desk) -> Iterator[Row]:
    """HTML of the pair as `briefgen.render_html` gives it, from the file on disk: read, checked, composed."""
    with desk.fresh() as folder:
        root = workspace(folder, desk.report)
        brief = root / "briefs" / desk.sizes.report
        lines = grow(brief, desk.sizes.lines)
        command = (sys.executable, "-m", "benchmarks.edit", brief, str(desk.sizes.edits))
        spent = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    whole: list[float] = spent.pop("whole")
    high = statistics.quantiles(whole, n=20, method="inclusive")[-1]
    parts = ", ".join(f"{part} {statistics.median(taken):.0f}" for part, taken in spent.items())
    note = f"median of {len(whole)} edits {statistics.median(whole):.0f} ms; of it {parts}"
    what = f"HTML of the pair after an edit of a brief of {lines:,} lines, in a warm process, CPU at p95"
    yield Row(what, Spread(high, min(whole), max(whole)), "ms", Aim("≤", 60), note)
    for part, taken in spent.items():
        yield Row(f"{part} alone, in that process, CPU", Spread.of(taken), "ms")


def grow(brief: Path, least: int) -> int:
    """Add copies of an annex to a brief until it has so many lines; how many it has then."""
    text = brief.read_text(encoding="utf-8")
    annex, copies = _ANNEX.search(text), 0
    while annex and text.count("\n") < least:
        copies += 1
        text += annex[0].replace(annex[1], f"{annex[1]}-{copies}", 1)
    brief.write_text(text, encoding="utf-8")
    return text.count("\n")


def edits(brief: Path, times: int) -> dict[str, list[float]]:
    """What so many edits took, one sentence after the other; and the last of them once more in parts."""
    text = brief.read_text(encoding="utf-8")
    places = [match.end() for match in _SENTENCE.finditer(text)]
    whole = []
    for number in range(-_WARM, times):
        place = places[number * len(places) // times % len(places)]
        brief.write_text(f"{text[:place]} again{text[place:]}", encoding="utf-8")
        made, taken = _timed(lambda: briefgen.render_html(brief, "+".join(_EDITION)))
        if made.value is None:
            sys.exit(f"an edit is refused: {made.diagnostics[0].message}")
        whole.append(taken)
    return {"whole": whole[_WARM:], **_parts(brief)}


def _parts(brief: Path) -> dict[str, list[float]]:
    """What the steps take that `render_html` is made of."""
    spent: dict[str, list[float]] = {"reading": [], "checking": [], "composing": [], "writing": []}
    for _ in range(_WARM):
        loaded, reading = _timed(lambda: loaded_at(brief).value)
        if loaded is None:
            sys.exit("the brief cannot be read")
        workspace, known = loaded
        theme = dressed(workspace).value
        if theme is None:
            sys.exit("the theme cannot be used")
        _, checking = _timed(lambda: check(workspace.world, known))  # noqa: B023 - called at once
        pair, composing = _timed(lambda: page(known, _EDITION, theme.brand))  # noqa: B023
        _, writing = _timed(lambda: html(pair, theme))  # noqa: B023
        for part, taken in zip(spent.values(), (reading, checking, composing, writing), strict=True):
            part.append(taken)
    return spent


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    began = time.process_time()
    return work(), 1000 * (time.process_time() - began)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(edits(Path(sys.argv[1]), int(sys.argv[2]))))
