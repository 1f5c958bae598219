"""Words that nobody is shown: from the environment, or from a file that it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.world import DiskWorld


@dataclass(frozen=True)
class Secret:
    """A secret that no log and no message shows."""

    words: str = field(repr=False)

    def __str__(self) -> str:
        return "…"


@dataclass(frozen=True)
class NoSecret:
    """Why there is none, as a sentence."""

    reason: str


def secret(environment: Mapping[str, str], name: str) -> Secret | NoSecret:
    """What a variable says, or the one line of the file that the same name with `_FILE` leads to."""
    file = f"{name}_FILE"
    if words := environment.get(name):
        return Secret(words)
    if not (place := environment.get(file)):
        return NoSecret(f"neither `{name}` nor `{file}` is set")
    path = Path(place).absolute()
    try:
        content = DiskWorld(path.parent).read(path.name)
        words = (content or b"").decode().strip("\r\n")
    except (OSError, UnicodeDecodeError, ValueError) as reason:
        # The words of a decoding fault hold a part of what was read.
        said = reason.strerror if isinstance(reason, OSError) else "it is not text"
        return NoSecret(f"the file that `{file}` names cannot be read: {said}")
    if not words or "\n" in words:
        return NoSecret(f"the file that `{file}` names does not hold one line")
    return Secret(words)
