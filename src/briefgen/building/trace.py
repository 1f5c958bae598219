"""What an output was made of, as it is remembered from one build to the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Reads = Mapping[str, str | None]
"""Files by their SHA-256, none if absent; a folder, with a slash at its end, by that of the names in it."""


class Trace(NamedTuple):
    """One output: its SHA-256, and the keys of the sets of what it was made of.

    `job` stands for all that the PDF engine got, or for the HTML itself: where it is the same again,
    so is the output. A tuple, since a build begins with as many as there are outputs.
    """

    brief: str
    """The files of its brief."""
    theme: str
    """The files of the theme."""
    recipe: str
    """All that is no file of the workspace, by what it is called."""
    job: str
    sha256: str
    quality: Mapping[str, Any] | None = None
    """How the pages of a PDF are filled."""
    sandbox: Sequence[str] = ()
    """The layers that held the process that set a PDF."""

    def as_json(self) -> list[object]:
        """The same as plain values."""
        return [self.brief, self.theme, self.recipe, self.job, self.sha256, self.quality, [*self.sandbox]]


@dataclass(frozen=True)
class Sets:
    """What was read, each set of it once however many outputs share it, by a key made of it."""

    known: dict[str, Reads] = field(default_factory=dict)

    def key(self, reads: Reads) -> str:
        """The key of a set, which is kept from now on."""
        key = hashlib.sha256(json.dumps(dict(reads), sort_keys=True).encode()).hexdigest()[:24]
        self.known[key] = reads
        return key
