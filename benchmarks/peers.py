"""Other programs on comparable work: one edition of the first brief, or a sample of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import fetch, typeset
from benchmarks.browser import print_command
from benchmarks.cold import raw
from benchmarks.desk import Desk, start_of_python
from benchmarks.measure import Command, Cost, Spread, cost, in_turns, ratios
from benchmarks.prints import Print, pages, prints
from benchmarks.table import Row, amount, number

_EDITION = "en+ar"


def on_the_same_pages(desk: Desk) -> Iterator[Row]:
    """The pair of the first brief as other programs make it, beside the raw command on its print HTML."""
    with desk.fresh() as folder:
        (one,) = prints(desk.report, folder, (_EDITION,))
        raw([one])
        count = pages(one.pdf)
        for who, command in (
            ("headless Chromium, the same HTML", print_command(one, folder)),
            ("Typst, the same texts one after the other", _typst(one)),
        ):
            what = f"pair of the first brief as PDF, {who}: CPU over raw `weasyprint`"
            if command is None:
                yield Row(what, None, note="neither on this machine nor to be fetched")
                continue
            costs, made = _beside(desk, command, one)
            yield Row(
                what, ratios(costs), "×", note=f"{_medians(costs)}; pages: {made}, `weasyprint`'s {count}"
            )


def rendercv(desk: Desk) -> Iterator[Row]:
    """RenderCV on the sample that it writes itself."""
    what = "RenderCV, its own sample: CPU over start of Python"
    package = fetch.package("rendercv[full]")
    if package is None:
        yield Row(what, None, note="the package cannot be fetched")
        return
    command = _python(package, "import runpy; runpy.run_module('rendercv', run_name='__main__')")
    with desk.fresh() as folder:
        subprocess.run((*command, "new", "Jane Doe"), cwd=folder, check=True, capture_output=True)
        _leave_icons_out(folder / "classic")
        render = partial(cost, (*command, "render", "Jane_Doe_CV.yaml"), folder)
        render()
        costs = in_turns(desk.sizes.long, render, start_of_python)
        (pdf,) = folder.glob("rendercv_output/*.pdf")
        note = f"{_medians(costs)}; pages: {pages(pdf)}; its icons left out"
    yield Row(what, ratios(costs), "×", note=note)


def _beside(desk: Desk, command: Command, one: Print) -> tuple[list[tuple[Cost, ...]], int]:
    """A command in turns with the raw one on the same file, and how many pages it makes."""
    made = 0

    def counted() -> Cost:
        nonlocal made
        spent = cost(command, one.html.parent)
        made = pages(one.pdf)
        return spent

    return in_turns(desk.sizes.long, counted, lambda: raw([one])), made


def _typst(one: Print) -> Command | None:
    """The command that makes a PDF of the texts of a file with Typst."""
    package = fetch.package("typst")
    if package is None:
        return None
    document, fonts = typeset.document(one.html), one.html.parent
    return (*_python(package, typeset.PROGRAM), document, one.pdf, fonts)


def _python(package: Path, program: str) -> tuple[str | Path, ...]:
    """A program of Python that finds a package that was fetched before all others."""
    path = f"import sys; sys.path.insert(0, {str(package)!r}); "
    return (sys.executable, "-P", "-c", path + program)


def _leave_icons_out(theme: Path) -> None:
    """Let a theme of RenderCV do without the icons that Typst would fetch from elsewhere."""
    preamble = theme / "Preamble.j2.typ"
    lines = preamble.read_text(encoding="utf-8").splitlines(keepends=True)
    own = ["#let fa-icon(..any) = []\n" if "fontawesome" in line else line for line in lines]
    preamble.write_text("".join(own), encoding="utf-8")


def _medians(costs: list[tuple[Cost, ...]]) -> str:
    own = [one[0] for one in costs]
    cpu, wall = (
        amount(Spread.of(one.cpu for one in own).median),
        amount(Spread.of(one.wall for one in own).median),
    )
    return f"CPU {cpu}, wall {wall}, largest process {number(Spread.of(one.peak for one in own).median)} MB"
