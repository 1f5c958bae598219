"""The JSON Schema of SARIF 2.1.0 as OASIS publishes it, out of a package that carries it."""

from __future__ import annotations

import fcntl
import json
import subprocess
import tarfile
from typing import Any

from tests.cases import ROOT

_PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
_MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
_FOLDER = ROOT / ".briefgen" / "sarif"


def sarif_schema() -> dict[str, Any]:
    """The schema; the package is fetched at first use."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    schema = _FOLDER / "sarif-2.1.0-rtm.5.json"
    with (_FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not schema.is_file():
            command = ["npm", "pack", "--silent", _PACKAGE]
            packed = subprocess.run(command, cwd=_FOLDER, check=True, capture_output=True, text=True)
            with tarfile.open(_FOLDER / packed.stdout.split()[-1]) as package:
                member = package.extractfile(_MEMBER)
                assert member is not None
                made = schema.with_suffix(".making")
                made.write_bytes(member.read())
                made.rename(schema)
    content: dict[str, Any] = json.loads(schema.read_bytes())
    return content
