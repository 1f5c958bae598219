"""The newest commit of the workspace's branch, by git; nothing of a repository is run for it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 300.0
# No hooks, no monitor, no other transport, nothing stashed, no housekeeping that outlives the command.
_HARDENED = (
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "protocol.ext.allow=never"),
    *("-c", "merge.autoStash=false"),
    *("-c", "submodule.recurse=false"),
    *("-c", "maintenance.auto=false"),
    *("-c", "gc.auto=0"),
)
_PULL = ("pull", "--ff-only", "--no-rebase", "--no-recurse-submodules", "--quiet")
_USER = re.compile(r"(\w+://)[^/\s@]+@")


@dataclass(frozen=True)
class Pulled:
    """What came of it: the commits before and after, or why it could not be done."""

    before: str = ""
    after: str = ""
    reason: str | None = None


def pull(root: Path, environment: Mapping[str, str], seconds: float = _SECONDS) -> Pulled:
    """Move the branch of the repository around a folder forward; a branch that has diverged stays."""
    # Passwords of channels are none of git's business.
    kept = {name: value for name, value in environment.items() if not name.startswith("BRIEFGEN_")}
    quiet = {**kept, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    said: list[str] = []
    for command in (("rev-parse", "HEAD"), _PULL, ("rev-parse", "HEAD")):
        code, out, err = _git(root, command, quiet, seconds)
        if code:
            return Pulled(reason=_reason(err))
        said.append(out.strip())
    return Pulled(said[0], said[2])


def _git(
    root: Path, command: tuple[str, ...], environment: Mapping[str, str], seconds: float
) -> tuple[int, str, str]:
    """The exit code and what was printed; git and all that it started end with the time."""
    try:
        process = subprocess.Popen(  # noqa: S603  # its arguments are all here
            ["git", "-C", str(root), *_HARDENED, *command],  # noqa: S607  # the git that the desk itself uses
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment),
            start_new_session=True,
        )
    except FileNotFoundError:
        return 127, "", "there is no git here"
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        return 124, "", f"git did not end within {seconds:g} seconds"
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    return process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def _reason(errors: str) -> str:
    """The last thing that git said, without advice, and without the user of an address."""
    lines = [line for line in errors.splitlines() if line.strip() and not line.startswith("hint:")]
    said = lines[-1] if lines else "git gave no reason"
    return _USER.sub(r"\1…@", re.sub(r"^(fatal|error): ", "", said))
