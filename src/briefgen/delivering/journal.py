"""What happens in a run, told as it happens: for a person as a sentence, for a program as fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class Event:
    """One thing that happened."""

    name: str
    """`delivered` and the like; it stays the same from version to version."""
    level: Level
    words: str
    """The sentence, without a full stop."""
    fields: Mapping[str, str] = field(default_factory=dict)


Tell = Callable[[Event], None]
