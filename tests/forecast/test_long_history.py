"""A history of ten thousand commits costs little more than the git commands that it needs."""

from __future__ import annotations

import gc
import resource
import subprocess
from pathlib import Path

from tests.forecast.test_ledger import NAME, brief
from tests.history.repositories import Repository, repository

from briefgen.cli.forecasts_read import ledger

COMMITS, EACH = 10_000, 500


def test_ten_thousand_commits_cost_less_than_twice_what_git_does(tmp_path: Path) -> None:
    made = repository(tmp_path / "desk")
    _long_history(made)
    made.git("reset", "--quiet", "--hard")
    # What is loaded once, and warms the caches of the disk.
    ledger(made.workspace, ["briefs/other.yaml"])
    gc.collect()
    before, before_git = _seconds()
    found = ledger(made.workspace, [NAME]).value
    assert found is not None
    numbers = [one.printing.edition for one in found.questions[0].vectors]
    shares = found.questions[0].trajectory("sc-open")
    # The process that gives objects ends, and is counted, once nobody holds it.
    del found
    gc.collect()
    after, after_git = _seconds()
    assert numbers == list(range(1, 21))
    assert shares == tuple(range(50, 70))
    own, gits = after - before, after_git - before_git
    assert own + gits < 2 * gits, f"{own:.2f} s of its own, {gits:.2f} s of git"


def _seconds() -> tuple[float, float]:
    """The processor time of this process, and of those that it has ended."""
    own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


def _long_history(made: Repository) -> None:
    """So many commits, each second one to the brief; its editions are final at their ends."""
    events = "".join(f"  - {{id: e{one}, text: Event {one}.}}\n" for one in range(100))
    parts = []
    for number in range(COMMITS):
        edition, at = divmod(number, EACH)
        status = "final" if at > EACH - 20 else "draft"
        text = f"{brief(edition + 1, 50 + edition, status)}bottom_line: Text {number}\nevents:\n{events}"
        name, content = ("briefs/other.yaml", b"title: Other\n") if number % 2 else (NAME, text.encode())
        head = f"commit refs/heads/main\ncommitter D <d@example.org> {1_700_000_000 + number} +0000\n"
        parts.append(f"{head}data 1\nx\nM 100644 inline {name}\ndata {len(content)}\n".encode() + content)
    command = ["git", "-C", str(made.root), "fast-import", "--quiet"]
    subprocess.run(command, input=b"\n".join(parts), check=True)
