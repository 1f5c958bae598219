"""The newest commit of the workspace's branch, by git; nothing of a repository is run for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.git import git
from briefgen.git.repository import reason_of

_PULL = ("pull", "--ff-only", "--no-rebase", "--no-recurse-submodules", "--quiet")


@dataclass(frozen=True)
class Pulled:
    """What came of it: the commits before and after, or why it could not be done."""

    before: str = ""
    after: str = ""
    reason: str | None = None


def pull(root: Path, environment: Mapping[str, str], seconds: float = git.SECONDS) -> Pulled:
    """Move the branch of the repository around a folder forward; a branch that has diverged stays."""
    known = git.surroundings(environment, is_offline=False)
    said: list[str] = []
    for command in (("rev-parse", "HEAD"), _PULL, ("rev-parse", "HEAD")):
        answer = git.run(root, command, known, seconds)
        if answer.code:
            return Pulled(reason=reason_of(answer.err))
        said.append(answer.text.strip())
    return Pulled(said[0], said[2])
