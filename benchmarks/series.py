"""A series with a long history: a workspace whose brief, and another one, are committed again and again."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.forest import GIT

NAME, FORMER = "briefs/road.yaml", "briefs/lake-road.yaml"
_OTHER = "briefs/other.yaml"
_EVENTS, _EDITIONS = 100, 20
_BRIEF = """\
title: The lake road
edition: {edition}
status: {status}
desk: Lake Desk
bottom_line: Text {number}.
outlooks:
  - id: reopening
    question: Does the lake road reopen?
    deadline: 2099-03-31
    scenarios:
      - {{id: sc-open, title: It reopens, probability: {share}}}
      - {{id: sc-shut, title: It stays shut, probability: {rest}}}
events:
"""


def write(folder: Path, commits: int) -> None:
    """Make a folder a workspace with so many commits, every second one to the brief, in twenty editions.

    In the middle of its history the file of the brief gets another name.
    """
    subprocess.run((*GIT, "init", "--quiet", "--initial-branch=main"), cwd=folder, check=True)
    (folder / "briefgen.toml").touch()
    stream = b"\n".join(_commits(commits))
    subprocess.run((*GIT, "fast-import", "--quiet"), cwd=folder, input=stream, check=True)
    subprocess.run((*GIT, "reset", "--quiet", "--hard"), cwd=folder, check=True)


def without_git(folder: Path, commits: int, then: int) -> None:
    """Make a folder a workspace with the brief as it is, and as it was so many commits ago, as two files."""
    (folder / "briefs").mkdir()
    (folder / "briefgen.toml").touch()
    for name, number in ((FORMER, commits - 1 - then), (NAME, commits - 1)):
        (folder / name).write_text(text(number - number % 2, commits), encoding="utf-8")


def text(number: int, commits: int) -> str:
    """The brief as it is in a commit, counted from 0."""
    each = max(1, commits // _EDITIONS)
    edition, at = divmod(number, each)
    share = 50 + edition % 40
    # An edition is final at its end; each change of it is one to its text.
    status = "final" if at >= each - 2 else "draft"
    known = {"edition": edition + 1, "status": status, "number": number, "share": share, "rest": 100 - share}
    events = "".join(f"  - {{id: e{one}, text: Event {one} of {_EVENTS}.}}\n" for one in range(_EVENTS))
    return _BRIEF.format(**known) + events


def _commits(commits: int) -> Iterator[bytes]:
    """The history as `git fast-import` reads it."""
    for number in range(commits):
        name = FORMER if number < commits // 2 else NAME
        moved = f"R {FORMER} {NAME}\n" if number == commits // 2 else ""
        content = text(number, commits).encode() if number % 2 == 0 else f"title: Other {number}\n".encode()
        head = f"commit refs/heads/main\ncommitter D <d@example.org> {1_700_000_000 + number * 600} +0000\n"
        file = name if number % 2 == 0 else _OTHER
        yield f"{head}data 1\nx\n{moved}M 100644 inline {file}\ndata {len(content)}\n".encode() + content
