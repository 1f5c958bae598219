"""Repositories of git for tests, written as a desk writes them."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.diagnostic import Checked
from briefgen.history.edition_at import brief_of, past_at
from briefgen.loading.loaded import Loaded
from briefgen.loading.opening import workspace_at
from briefgen.span import Span
from briefgen.workspace import Workspace

NAME, EMAIL = "Gulf Desk", "desk@example.org"
BRIEF = """\
title: Water
edition: {edition}
status: {status}
as_of: 2026-03-0{edition}
bottom_line: {text}
"""


def brief(edition: int, status: str = "draft", text: str = "Two stations stopped.") -> str:
    """A brief of a few lines."""
    return BRIEF.format(edition=edition, status=status, text=text)


def edition_at(workspace: Workspace, name: str, revision: str, place: Span | None = None) -> Checked[Loaded]:
    """The brief of a file as it was in a revision, or why it cannot be had."""
    return past_at(workspace, revision, place).then(lambda past: brief_of(past, name, place))


@dataclass
class Repository:
    """A folder with a repository; `clock` is the second of the next commit, a day after the one before."""

    root: Path
    clock: int = 1_772_366_400
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        """The workspace of the folder."""
        found = workspace_at(self.root).value
        assert found is not None
        return found

    def git(self, *arguments: str) -> str:
        """What git prints; nothing of this machine's configuration is heard."""
        own = {
            "PATH": os.environ["PATH"],  # noqa: TID251 - another program needs a path
            "HOME": "/nonexistent",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
            **{f"GIT_{who}_NAME": NAME for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": EMAIL for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": f"{self.clock} +0300" for who in ("AUTHOR", "COMMITTER")},
            **self.variables,
        }
        ran = subprocess.run(
            ["git", "-C", str(self.root), *arguments], env=own, capture_output=True, check=True
        )
        return ran.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, name: str, content: str | bytes) -> None:
        """A file, not yet committed."""
        place = self.root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self) -> str:
        """Commit all that lies in the folder; the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "a commit")
        self.clock += 86_400
        return self.git("rev-parse", "HEAD")

    def save(self, name: str, content: str | bytes) -> str:
        """Commit one file; the id."""
        self.write(name, content)
        return self.commit()


def repository(root: Path, top: Path | None = None) -> Repository:
    """A new one at a folder, or with its top above it."""
    (top or root).mkdir(parents=True, exist_ok=True)
    root.mkdir(parents=True, exist_ok=True)
    made = Repository(top or root)
    made.git("init", "--quiet", "--initial-branch=main")
    (root / "briefgen.toml").touch()
    (root / ".gitignore").write_text("out/\n.briefgen/\n")
    return Repository(root)
