"""Where results may be stored: what the setting `cache.store` takes."""

from __future__ import annotations

import re

STORE = ".briefgen/store"
"""The folder of a workspace that says nothing else."""
_SECRET = re.compile(r"://[^@]*:[^@]*@")


def store(value: object) -> str | None:
    """A folder, or an address as fsspec takes it; none of what is neither, or has a password in it."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        return None
    # No shell reads the settings: a tilde would become a folder of that name.
    return None if value.startswith("~") or _SECRET.search(value) else value


def is_address(place: str) -> bool:
    """Whether a store lies at an address, and not in a folder."""
    return "://" in place
