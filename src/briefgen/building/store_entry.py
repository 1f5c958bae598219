"""What the store knows of a result: a record for its key, beside the bytes under their own digest."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from briefgen.version import VERSION

RECORDS, BLOBS = "records", "blobs"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(rf"{RECORDS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}\.json|{BLOBS}/[0-9a-f]{{2}}/[0-9a-f]{{64}}")


@dataclass(frozen=True)
class Entry:
    """That a key stands for bytes: their SHA-256 and number, who made them, and when they were last used."""

    key: str
    digest: str
    size: int
    """Bytes."""
    used: str
    """The day in UTC, as `2026-11-23`."""
    briefgen: str = VERSION

    @property
    def record(self) -> str:
        """The name of the record."""
        return record_name(self.key)

    @property
    def blob(self) -> str:
        """The name of the bytes; results that are the same share them."""
        return f"{BLOBS}/{self.digest[:2]}/{self.digest}"

    def as_json(self) -> bytes:
        """The bytes of the record."""
        return f"{json.dumps(asdict(self), sort_keys=True)}\n".encode()

    def holds(self, content: bytes) -> bool:
        """Whether these are the bytes that were recorded."""
        return len(content) == self.size and hashlib.sha256(content).hexdigest() == self.digest


def entry_of(key: str, content: bytes, day: str) -> Entry:
    """The entry of bytes that were made, or used, on a day."""
    return Entry(key, hashlib.sha256(content).hexdigest(), len(content), day)


def record_name(key: str) -> str:
    """The name of the record of a key."""
    return f"{RECORDS}/{key[:2]}/{key}.json"


def is_of_store(name: str) -> bool:
    """Whether a name is one that the store gives; whatever else lies there is not its own."""
    return _NAME.fullmatch(name) is not None


def read_entry(content: bytes | None, key: str) -> Entry | None:
    """The entry of a key from the bytes of its record; none if they are damaged, or of another key."""
    if content is None:
        return None
    try:
        data = json.loads(content)
        entry = Entry(**data)
    except (ValueError, TypeError, RecursionError):
        return None
    return entry if entry.key == key and _is_fit(entry) else None


def _is_fit(entry: Entry) -> bool:
    texts: tuple[Any, ...] = (entry.digest, entry.used, entry.briefgen)
    if not all(isinstance(text, str) for text in texts) or not isinstance(entry.size, int):
        return False
    return (
        _DIGEST.fullmatch(entry.digest) is not None
        and re.fullmatch(r"\d{4}-\d\d-\d\d", entry.used) is not None
    )
