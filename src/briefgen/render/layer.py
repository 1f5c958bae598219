"""One layer of the sandbox that the kernel puts around a render."""

from __future__ import annotations

from dataclasses import dataclass

LAYERS = ("Landlock", "seccomp")
"""The names of all layers."""


@dataclass(frozen=True)
class Layer:
    """A layer by its name, whether it holds, and in words how far, or why it does not."""

    name: str
    holds: bool
    state: str
