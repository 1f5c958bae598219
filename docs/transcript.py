#!/usr/bin/env python3
"""Runs the pages that show a terminal, and writes what the terminal says now.

In a block of `console` every line that begins with `$ ` is a command, and the lines below it are what
it prints. A block of YAML or TOML whose opening line names a file (`yaml briefs/cut/brief.yaml`) is
written to that file first. A page is run from its top to its end, in a folder of its own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PAGES = (
    "first-brief.md",
    "command-line.md",
    "branding.md",
    "checking.md",
    "translating.md",
    "sources.md",
    "unattended.md",
    "editions.md",
    "forecasts.md",
    "git.md",
)

_BLOCK = re.compile(r"^```(console|(?:yaml|toml) \S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENTRY = "import sys; sys.argv[0] = 'briefgen'; from briefgen.cli.app import main; main()"
# What may differ from one machine, day or release of a font to the next.
_LOOSE = ((re.compile(r"[\d,.]+ kB"), "? kB"),)


@dataclass(frozen=True)
class Terminal:
    """A folder to work in, and the environment that its commands see."""

    folder: Path
    environment: dict[str, str]

    def run(self, command: str) -> str:
        """What a command prints to either stream, without white space at the ends of lines."""
        done = subprocess.run(  # noqa: S603 - runs what this repository's own pages say
            ["/bin/sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().splitlines())


def terminal(folder: Path) -> Terminal:
    """A terminal in a folder, with this checkout's `briefgen` first on the path."""
    tools = folder / "bin"
    tools.mkdir()
    command = tools / "briefgen"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -c "{_ENTRY}" "$@"\n')
    command.chmod(0o755)
    desk = folder / "desk"
    desk.mkdir()
    # Nothing of this machine's own, so that a page shows the same everywhere.
    path = f"{tools}{os.pathsep}{os.defpath}"
    settings = {"COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    return Terminal(desk, {"PATH": path, "PYTHONPATH": str(ROOT / "src"), **settings})


def replayed(page: str, terminal: Terminal) -> str:
    """The page with each output as it is now; one that is the same but for a size stays as written."""
    return _BLOCK.sub(lambda block: _replayed_block(block, terminal), page)


def _replayed_block(block: re.Match[str], terminal: Terminal) -> str:
    kind, content = block[1], block[2]
    if kind == "console":
        entries = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", content, re.MULTILINE)
        shown = "".join(_entry(command, said, terminal) for command, said in entries)
        return f"```{kind}\n{shown}```"
    file = terminal.folder / kind.partition(" ")[2]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    return block[0]


def _entry(command: str, written: str, terminal: Terminal) -> str:
    said = terminal.run(command)
    return f"$ {command}\n{written if loosely(written) == loosely(said) else said}"


def loosely(text: str) -> str:
    """The text without what may differ from one run to the next."""
    for pattern, replacement in _LOOSE:
        text = pattern.sub(replacement, text)
    return text


def commands(page: str) -> int:
    """How many commands a page shows."""
    return sum(len(re.findall(r"^\$ ", block[2], re.MULTILINE)) for block in _BLOCK.finditer(page))


def main() -> None:
    """Bring all pages up to date."""
    for name in PAGES:
        file = DOCS / name
        with tempfile.TemporaryDirectory() as folder:
            page = replayed(file.read_text(encoding="utf-8"), terminal(Path(folder)))
        file.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
