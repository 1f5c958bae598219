"""Where every command begins: a build with nothing to do ends here, before anything else is loaded."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run a command and leave with its exit code."""
    if sys.argv[1:2] == ["build"]:
        code = _again(sys.argv[1:])
        if code is not None:
            sys.exit(code)
    # It loads all that commands are made with.
    from briefgen.cli.app import main as run  # noqa: PLC0415

    run()


def _again(arguments: list[str]) -> int | None:
    """Say what the build before said, and its exit code; none if this one has to look for itself."""
    from briefgen.building import memo  # noqa: PLC0415 - no other command needs it

    try:
        said = memo.recalled(arguments)
        if said is None:
            return None
        for stream, text in zip((sys.stderr, sys.stdout, sys.stderr), said.texts, strict=True):
            stream.write(text)
            stream.flush()
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        os._exit(130)
    except BrokenPipeError:
        # Whoever read the output has enough of it, as `head` does.
        sys.stderr.close()
        return 0
    return said.code
