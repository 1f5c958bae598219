"""Diagnostics as a report of code quality, which GitLab shows beside the lines of a merge request."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen.cli.visible import visible
from briefgen.diagnostic import Diagnostic, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(diagnostics: Iterable[Diagnostic]) -> str:
    """A list in GitLab's part of the Code Climate format (GitLab docs, "Code Quality report format").

    Files are named from the folder of the workspace. What stands in no file is told of `briefgen.toml`,
    since each entry needs a place.
    """
    return json.dumps(list(_entries(diagnostics)), ensure_ascii=False, indent=1)


def _entries(diagnostics: Iterable[Diagnostic]) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for one in diagnostics:
        mark = _mark(one)
        seen[mark] += 1
        said = (one.message, *(f"hint: {hint}" for hint in one.hints))
        yield {
            "description": visible("; ".join(said)),
            "check_name": one.code,
            "fingerprint": f"{mark}{seen[mark]}",
            "severity": _SEVERITIES[one.severity],
            "location": {
                "path": one.span.file.name if one.span else "briefgen.toml",
                "lines": {"begin": one.span.line if one.span else 1},
            },
        }


def _mark(diagnostic: Diagnostic) -> str:
    """What tells a finding from others and stays when lines are put in before it."""
    span = diagnostic.span
    place = (span.file.name, span.excerpt.strip()) if span else ()
    words = "\n".join((diagnostic.code, diagnostic.message, *place))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
