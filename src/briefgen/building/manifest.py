"""The manifest of a PDF: of what, with what, and by what it was made, each by its SHA-256."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from briefgen.building.plan import Target
from briefgen.settings import Settings
from briefgen.version import VERSION

# Where things lie, which editions are built and how strict the desk is says nothing about any one of them.
_OF_NO_REPORT = ("briefs", "out", "languages", "archive", "places", "severities", "delivery", "store")
TEMPLATES = "templates"


@dataclass(frozen=True)
class Manifest:
    """What decides the bytes of a PDF; `inputs` and `theme` are SHA-256 by the names of files.

    Under `TEMPLATES` stands the page that the templates have made, in HTML.
    """

    brief: str
    """The name of the brief's file in its workspace."""
    edition: str
    inputs: Mapping[str, str]
    theme: Mapping[str, str]
    settings: Mapping[str, Any]
    engine: Mapping[str, str]
    briefgen: str = VERSION

    def as_json(self) -> bytes:
        """The bytes that a PDF encloses."""
        return f"{json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def manifest(
    name: str,
    target: Target,
    inputs: Mapping[str, bytes],
    theme: Mapping[str, bytes],
    settings: Settings,
    engine: Mapping[str, str],
) -> Manifest:
    """The manifest of one target of the brief in a file, from the bytes that it was made of."""
    # A template of the same words is the same template, packaged or the workspace's own.
    dress = {file.removeprefix("@theme/"): content for file, content in theme.items()}
    return Manifest(name, target.edition, _digests(inputs), _digests(dress), decisive(settings), engine)


def decisive(settings: Settings) -> dict[str, Any]:
    """The settings that decide the bytes of a PDF, by field, as plain values."""
    return {key: value for key, value in asdict(settings).items() if key not in _OF_NO_REPORT}


def _digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def read(content: bytes) -> Manifest | None:
    """The manifest in bytes that a PDF encloses; none if they are no manifest."""
    try:
        known = json.loads(content)
        fields = {name: known[name] for name in Manifest.__dataclass_fields__}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    texts = (fields["brief"], fields["edition"], fields["briefgen"])
    tables = (fields["inputs"], fields["theme"], fields["engine"])
    if not all(isinstance(text, str) for text in texts) or not isinstance(fields["settings"], dict):
        return None
    if not all(_is_plain(table) for table in tables):
        return None
    return Manifest(**fields)


def _is_plain(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(value, str) for value in table.values())
