"""The benchmark still measures all that it is there to measure; how fast anything is, is not asserted."""

from __future__ import annotations

import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from benchmarks.measure import Line, Spread, cost, in_turns
from benchmarks.table import BEGIN, END, Aim, Row, write
from tests.cases import ROOT

PERFORMANCE = ROOT / "docs" / "performance.md"
ROWS = 29


def cells(text: str) -> list[list[str]]:
    """The rows of a table in Markdown, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_measurement_gives_a_number() -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    rows = cells(ran.stdout)
    assert len(rows) == ROWS
    for what, median, *_ in rows:
        # Only what is fetched from elsewhere may be missing.
        assert any(letter.isdigit() for letter in median) or "Typst" in what or "RenderCV" in what, what


def test_the_processor_time_of_children_counts(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    # The one that works is a child of a child that does not wait for it.
    left_alone = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {busy!r}])"
    spent = cost((sys.executable, "-c", left_alone), tmp_path)
    assert spent.cpu > 0.3


def test_the_memory_of_who_measures_does_not_count(tmp_path: Path) -> None:
    ballast = b"x" * 200_000_000
    assert cost((sys.executable, "-c", "pass"), tmp_path).peak < 50
    assert len(ballast) == 200_000_000


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        cost((sys.executable, "-c", "import sys; sys.exit('no such thing')"), tmp_path)


def test_turns_alternate_and_keep_their_places() -> None:
    numbers = count()
    found = in_turns(3, lambda: ("a", next(numbers)), lambda: ("b", next(numbers)))
    assert found == [(("a", 0), ("b", 1)), (("a", 3), ("b", 2)), (("a", 4), ("b", 5))]


def test_a_point_off_the_line_is_seen() -> None:
    assert Line.through([(1, 3), (2, 5), (3, 7)]) == Line(2, 1, 0)
    assert Line.through([(1, 1), (2, 4), (3, 9)]).off > 0.1


def test_a_row_says_whether_its_aim_holds() -> None:
    assert "| yes |" in str(Row("a", Spread.of([4, 5, 6]), "×", Aim("≤", 5)))
    assert "| no |" in str(Row("a", Spread.of([4, 6, 7]), "×", Aim("≤", 5)))
    assert "| no |" in str(Row("a", Spread.of([1.8]), "×", Aim("≥", 1.9)))


def test_the_table_is_put_between_the_marks(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write(page, "new")
    write(page, "new")
    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\nnew\n{END}\nafter\n"
    page.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="measured: begin"):
        write(page, "new")


def test_the_page_has_a_row_for_every_measurement() -> None:
    page = PERFORMANCE.read_text(encoding="utf-8")
    _, begin, rest = page.partition(BEGIN)
    measured, end, _ = rest.partition(END)
    assert begin
    assert end
    assert len(cells(measured)) == ROWS
