"""PDFs in the store of results: what is put there, and what of it a build takes.

Whoever can write to a store can put anything there. So a stored PDF is taken only if it is whole, says
that it is of this very job, encloses what the job encloses, and comes with measures that can be read.
"""

from __future__ import annotations

import hashlib
import io
import json
import platform
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from pydantic import TypeAdapter

from briefgen.building.plan import Target
from briefgen.building.steps import Made, Prepared
from briefgen.building.store import Store
from briefgen.building.store_key import target_key
from briefgen.examining.examined import DAMAGED
from briefgen.render import wire
from briefgen.render.layer import LAYERS
from briefgen.render.quality import Quality

# What else comes of reading what somebody has made up: numbers without end, and lists in lists.
_MADE_UP = (*DAMAGED, OverflowError, RecursionError)
_BEGIN = b"%PDF-"
_STREAM = b"stream\n"


@dataclass(frozen=True)
class StoredPdfs:
    """The PDFs of a build in a store; several threads may ask at once.

    `made_by` is what decides their bytes and is no part of a job: the code, and the libraries.
    With `require_sandbox`, none is taken that was made where a layer of the sandbox was missing.
    """

    store: Store
    made_by: Mapping[str, str]
    require_sandbox: bool = False
    kept: list[str] = field(default_factory=list)
    """The keys of what was put there."""

    def take(self, target: Target, prepared: Prepared) -> Made | None:
        """What was made of a job before; none if there is none, or none that is right."""
        content = self.store.get(self._key(target, prepared))
        made = None if content is None else _unpacked(content, prepared)
        if made is None or (self.require_sandbox and not {*LAYERS} <= {*made.sandbox}):
            return None
        return made

    def keep(self, target: Target, prepared: Prepared, made: Made) -> None:
        """Put what was made of a job there, over whatever is there."""
        if made.job != prepared.digest:
            # It was made with other versions than those of the key.
            return
        key = self._key(target, prepared)
        self.store.put(key, _packed(made))
        self.kept.append(key)

    def _key(self, target: Target, prepared: Prepared) -> str:
        # Another processor may round the places of letters in another way.
        machine = f"{sys.platform} {platform.machine()}"
        recipe = {**self.made_by, "machine": machine, "engine": dict(prepared.versions)}
        return target_key(target.file, {"job": prepared.digest}, recipe)


def _packed(made: Made) -> bytes:
    header = {
        "job": made.job,
        "quality": made.quality.as_json() if made.quality else None,
        "sandbox": made.sandbox,
    }
    stream = io.BytesIO()
    wire.write(stream, header, (made.content,))
    return stream.getvalue()


def _unpacked(content: bytes, prepared: Prepared) -> Made | None:
    try:
        frame = wire.read(io.BytesIO(content))
        if frame is None or frame.header["job"] != prepared.digest:
            return None
        (pdf,) = frame.parts
        quality = _qualities().validate_json(json.dumps(frame.header["quality"]), strict=True)
        layers = tuple(name for name in LAYERS if name in frame.header["sandbox"])
    except _MADE_UP:
        return None
    if not _encloses(pdf, prepared):
        return None
    return Made(pdf, prepared.reads, quality, prepared.digest, layers)


@cache
def _qualities() -> TypeAdapter[Quality]:
    return TypeAdapter(Quality)


def _encloses(pdf: bytes, prepared: Prepared) -> bool:
    """Whether a PDF holds the brief and all else that it is to enclose."""
    return pdf.startswith(_BEGIN) and all(_holds(pdf, one.content) for one in prepared.job.enclosures)


def _holds(pdf: bytes, content: bytes) -> bool:
    """Whether a PDF encloses a file, found by its checksum (ISO 32000-2, 7.11.4) and then unpacked."""
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest().encode()
    behind = pdf.partition(b"<" + checksum + b">")[2]
    packed = behind.partition(_STREAM)[2]
    try:
        # Not a byte more than it takes to know: a stream may unpack to any size.
        return zlib.decompressobj().decompress(packed, len(content) + 1) == content
    except zlib.error:
        return False
