"""A target as bytes: all that it is made from on the way out, all that came of it on the way back.

Both are frames of `wire`: plain JSON values and files, nothing that could name a type or run code.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from briefgen.building.plan import Target
from briefgen.building.steps import Made
from briefgen.diagnostic import Checked, Diagnostic
from briefgen.examining.examined import restored, written
from briefgen.examining.snapshot import Reads, digest
from briefgen.render import wire
from briefgen.render.quality import Quality


@dataclass(frozen=True)
class House:
    """What all targets of a build share: the settings, and the workspace's own theme files, by name.

    It can be large and is always the same, so a task names it by `digest` and a worker keeps it.
    """

    content: bytes

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Self:
        """The house with these files."""
        return cls(_frame({"files": list(files)}, *files.values()))

    @property
    def digest(self) -> str:
        """The SHA-256 by which a task names it."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def files(self) -> dict[str, bytes]:
        """The files by name."""
        frame = _read(self.content)
        return dict(zip(frame.header["files"], frame.parts, strict=True))


@dataclass(frozen=True)
class Task:
    """What a worker makes one target from."""

    name: str
    """The name of the brief's file."""
    target: Target
    files: Mapping[str, bytes]
    """The files of the brief, itself among them, by name."""
    house: str
    """The digest of its `House`."""
    installation: Mapping[str, str]
    """What the worker has to have as well; see `installation`."""
    engine: Mapping[str, str]
    """The versions of the PDF engine that it has to have; none for what is no PDF."""
    require_sandbox: bool = False
    """Whether a PDF is made only in a process that every layer of the sandbox holds."""
    carried: House | None = None
    """The house itself, for a worker that does not know it."""
    attempt: int = 1
    """Counted, since an executor may hold two equal tasks for one."""

    def as_bytes(self) -> bytes:
        """The task as it is sent."""
        header = {
            "name": self.name,
            "target": (self.target.brief, self.target.languages, self.target.format),
            "files": list(self.files),
            "house": self.house,
            "installation": dict(self.installation),
            "engine": dict(self.engine),
            "require_sandbox": self.require_sandbox,
            "attempt": self.attempt,
        }
        carried = (self.carried.content,) if self.carried else ()
        return _frame(header, *self.files.values(), *carried)

    @classmethod
    def from_bytes(cls, content: bytes) -> Self:
        """Back from bytes; one of `examined.DAMAGED` if they are no task."""
        frame = _read(content)
        header, names = frame.header, frame.header["files"]
        brief, languages, format_ = header["target"]
        return cls(
            header["name"],
            Target(brief, tuple(languages), format_),
            dict(zip(names, frame.parts, strict=False)),
            header["house"],
            header["installation"],
            header["engine"],
            header["require_sandbox"],
            House(frame.parts[len(names)]) if len(frame.parts) > len(names) else None,
            header["attempt"],
        )


@dataclass(frozen=True)
class Answer:
    """What a worker gives back: what came of a task, or why it did not begin."""

    result: Checked[Made] | None = None
    needs_house: bool = False
    """Whether the task has to be sent again, with its house."""
    installation: Mapping[str, str] = field(default_factory=dict)
    """What the worker has, where that is not what the task asks for."""
    fault: str = ""
    """The traceback of a fault of briefgen."""

    def as_bytes(self, files: Mapping[str, bytes]) -> bytes:
        """The answer as it is sent; texts in `files`, which both sides have, are left out."""
        made = self.result.value if self.result else None
        found = self.result.diagnostics if self.result else ()
        header = {
            "has_result": self.result is not None,
            "needs_house": self.needs_house,
            "installation": dict(self.installation),
            "fault": self.fault,
            "found": written(found, files.get),
            # Where a worker keeps the typefaces that it has cut is its own matter.
            "reads": {name: known for name, known in made.reads.items() if not name.startswith(".briefgen/")}
            if made
            else {},
            "quality": made.quality.as_json() if made and made.quality else None,
            "job": made.job if made else "",
            "sandbox": made.sandbox if made else (),
        }
        return _frame(header, *((made.content,) if made else ()))

    @classmethod
    def from_bytes(cls, content: bytes, files: Mapping[str, bytes]) -> Self:
        """Back from bytes; one of `examined.DAMAGED` if they are no answer."""
        frame = _read(content)
        header = frame.header
        found = _restored(header["found"], files)
        quality = Quality.from_json(header["quality"]) if header["quality"] else None
        layers = tuple(header["sandbox"])
        made = Made(frame.parts[0], header["reads"], quality, header["job"], layers) if frame.parts else None
        result = Checked(made, found) if header["has_result"] else None
        return cls(result, header["needs_house"], header["installation"], header["fault"])


def _restored(found: Mapping[str, Any], files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    return restored(found, Reads({name: digest(content) for name, content in files.items()}), files.get)


def _frame(header: Mapping[str, object], *parts: bytes) -> bytes:
    stream = io.BytesIO()
    wire.write(stream, header, parts)
    return stream.getvalue()


def _read(content: bytes) -> wire.Frame:
    frame = wire.read(io.BytesIO(content))
    if frame is None:
        raise ValueError("the frame is not whole")
    return frame
