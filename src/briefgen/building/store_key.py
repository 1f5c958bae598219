"""The key of a result: a digest of all that decides its bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from briefgen.version import VERSION


def target_key(target: str, inputs: Mapping[str, str | None], recipe: Mapping[str, Any]) -> str:
    """The key of a target: 64 hexadecimal digits, the same on every machine.

    `target` is what is made, as `basra-water.en.pdf`; `inputs` are the SHA-256 of all that was read by
    name, none for what was absent; `recipe` is what else decides the bytes, as plain JSON values: the
    code, the settings, typefaces, and the versions of all libraries that a PDF comes out of.
    Raises TypeError or ValueError if something in it is no plain value.
    """
    made_of = {"briefgen": VERSION, "target": target, "inputs": dict(inputs), "recipe": dict(recipe)}
    text = json.dumps(made_of, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
