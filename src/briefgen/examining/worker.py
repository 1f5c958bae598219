"""A process that examines briefs for another one: a name comes in, what was found goes out.

Run as `python -m briefgen.examining.worker ROOT`, with frames on standard input and output. It ends
when its input does, and so when the process that started it dies.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from briefgen.examining.examine import Examiner
from briefgen.loading.opening import workspace_at
from briefgen.render import wire


def main() -> None:
    """Answer until nobody asks any more."""
    workspace = workspace_at(Path(sys.argv[1])).value
    if workspace is None:
        sys.exit("the settings are not what they were")
    examiner = Examiner(workspace)
    while request := wire.read(sys.stdin.buffer):
        wire.write(sys.stdout.buffer, {"found": _found(examiner, request.header["name"])})


def _found(examiner: Examiner, name: str) -> Mapping[str, object] | None:
    try:
        _, record = examiner.examine(name)
    except Exception:  # noqa: BLE001 - whoever asked examines the brief itself then, and meets the same
        return None
    return record or None


if __name__ == "__main__":
    main()
