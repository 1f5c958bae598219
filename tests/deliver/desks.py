"""A small workspace with channels, and runs over it."""

from __future__ import annotations

import atexit
import functools
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cases import ROOT

from briefgen.delivering.journal import Event
from briefgen.delivering.run import Outcome, run

BRIEF = """\
title: Water
status: final
tlp: GREEN
bottom_line: Two stations stopped.
"""


@dataclass
class Desk:
    """A workspace on disk, and what its runs told."""

    root: Path
    events: list[Event] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        """A file of the workspace."""
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def run(self, **options: Any) -> Outcome:
        """One run; `events` are those of it alone."""
        self.events.clear()
        return run(self.root, self.events.append, **options)

    @property
    def told(self) -> list[str]:
        """What the last run told, in words."""
        return [event.words for event in self.events]

    @property
    def health(self) -> dict[str, Any]:
        """What a monitor reads."""
        return dict(json.loads((self.root / ".briefgen/health.json").read_text("utf-8")))


def desk(root: Path, settings: str, **briefs: str) -> Desk:
    """A workspace with these settings and briefs, and fonts that are packed already."""
    made = Desk(root)
    made.write("briefgen.toml", settings)
    for name, text in briefs.items():
        made.write(f"briefs/{name}.yaml", text)
    packed = ROOT / ".briefgen" / "fonts"
    if packed.is_dir():
        shutil.copytree(packed, root / ".briefgen" / "fonts")
    return made


@functools.cache
def _built() -> Path:
    """A workspace with the brief, built once for all tests that are about what comes after."""
    folder = Path(tempfile.mkdtemp(prefix="briefgen-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    one = desk(folder / "w", "", water=BRIEF)
    one.run()
    (one.root / ".briefgen/health.json").unlink()
    return one.root


def built_desk(root: Path, settings: str) -> Desk:
    """A workspace with these settings whose one brief, `water`, is built already."""
    shutil.copytree(_built(), root)
    made = Desk(root)
    made.write("briefgen.toml", settings)
    return made


def mail_settings(port: int, *recipients: str) -> str:
    """Settings that send the English edition by a server on this machine."""
    listed = ", ".join(f'"{one}"' for one in recipients)
    return (
        f'[delivery.mail]\nserver = "localhost"\nport = {port}\nsecurity = "none"\n'
        f'from = "Gulf Desk <desk@example.org>"\nto = {{en = [{listed}]}}\n'
    )


def command(*arguments: str) -> list[str]:
    """The command line of briefgen."""
    return [sys.executable, "-m", "briefgen", *arguments]


def surroundings(**more: str) -> dict[str, str]:
    """The environment of a command."""
    own = os.environ  # noqa: TID251 - another program needs an environment
    return {**own, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8", **more}
