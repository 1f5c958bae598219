"""Workspaces with many briefs, each of them small, and in a plain dress so that they are made in minutes.

What a build looks at when nothing has changed is as many files with any template.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.desk import ROOT

_BRIEF = (ROOT / "briefs" / "basra-water.yaml").read_text(encoding="utf-8")
_SAID = "Two pumping stations stopped."
_PAGE = '<!doctype html><html lang="{{ %s.lang }}" dir="{{ %s.dir }}"><title>{{ %s.title_text }}</title>'
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def plant(folder: Path, briefs: int) -> None:
    """Make a folder a workspace with so many briefs, numbered from 0; what is there already stays."""
    for part in ("briefs", "templates"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    _put(folder / "briefgen.toml", "")
    _put(folder / ".gitignore", ".briefgen/\n")
    for name, value in (("brief.html", "page"), ("pair.html", "pair")):
        _put(folder / "templates" / name, _PAGE.replace("%s", value))
    for number in range(briefs):
        path = folder / "briefs" / f"{identifier(number)}.yaml"
        if not path.exists():
            path.write_text(_BRIEF, encoding="utf-8")


def identifier(number: int) -> str:
    """The id of a brief."""
    return f"water-{number:05}"


def change(folder: Path, number: int, said: str) -> None:
    """Let a brief say something else."""
    path = folder / "briefs" / f"{identifier(number)}.yaml"
    path.write_text(_BRIEF.replace(_SAID, said), encoding="utf-8")


def commit(folder: Path) -> None:
    """Have git hold all of a workspace, its outputs too, as it is now."""
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--allow-empty", "-mall")):
        subprocess.run((*GIT, *command), cwd=folder, check=True)


def _put(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text, encoding="utf-8")
