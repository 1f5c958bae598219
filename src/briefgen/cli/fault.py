"""A fault of briefgen itself: one sentence, and a file ready to be pasted into a report."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback

from briefgen.version import VERSION


def report(fault: Exception) -> str:
    """Write the report file; the sentence that tells where it is."""
    trace = "".join(traceback.format_exception(fault))
    text = (
        "### briefgen stopped on a fault of its own\n\n"
        f"- briefgen {VERSION}, Python {platform.python_version()}, {platform.platform()}\n"
        f"- command: `{' '.join(sys.argv[1:])}`\n\n```\n{trace}```\n"
    )
    with tempfile.NamedTemporaryFile(
        "w", prefix="briefgen-", suffix=".md", delete=False, encoding="utf-8"
    ) as file:
        file.write(text)
    return f"briefgen stopped on a fault of its own: {fault}\nplease report it with the file {file.name}"
