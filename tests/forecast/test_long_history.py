"""Every edition is found in a history of ten thousand commits; what that costs, the benchmarks say."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.forecast.test_ledger import NAME, brief
from tests.history.repositories import Repository, repository

from briefgen.cli.forecasts_read import ledger

COMMITS, EACH = 10_000, 500


def test_all_editions_are_found_in_ten_thousand_commits(tmp_path: Path) -> None:
    made = repository(tmp_path / "desk")
    _long_history(made)
    made.git("reset", "--quiet", "--hard")
    found = ledger(made.workspace, [NAME]).value
    assert found is not None
    numbers = [one.printing.edition for one in found.questions[0].vectors]
    shares = found.questions[0].trajectory("sc-open")
    assert numbers == list(range(1, 21))
    assert shares == tuple(range(50, 70))


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
