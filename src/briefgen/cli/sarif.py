"""Diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from briefgen.checking.registry import RULES
from briefgen.cli.explain import pages
from briefgen.cli.visible import visible
from briefgen.diagnostic import Diagnostic
from briefgen.span import Span
from briefgen.version import VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "briefgen/v1"


def log(diagnostics: Iterable[Diagnostic]) -> str:
    """A log of one run as JSON, the same text for the same diagnostics.

    Files are named from the folder of the workspace; whoever reads the log knows where that is. Columns
    are in code points, the end exclusive. Of the rules, it has those that are broken.
    """
    found = tuple(diagnostics)
    codes = sorted({one.code for one in found})
    run = {
        "tool": {
            "driver": {
                "name": "briefgen",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": list(_rules(codes, found)),
            }
        },
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the workspace."}}},
        "columnKind": "unicodeCodePoints",
        # As YAML counts lines.
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": list(_results(codes, found)),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rules(codes: Iterable[str], found: Iterable[Diagnostic]) -> Iterator[dict[str, Any]]:
    known = pages()
    # What no rule stands behind is as grave as it is here.
    levels = {one.code: str(one.severity) for one in found} | {one.code: str(one.severity) for one in RULES}
    for code in codes:
        page = known[code].strip()
        explained = re.split(r"^Bad:", page, maxsplit=1, flags=re.MULTILINE)[0]
        yield {
            "id": code,
            "shortDescription": {"text": page.partition("\n")[0]},
            "fullDescription": {"text": " ".join(explained.split())},
            "help": {"text": page, "markdown": _markdown(page)},
            "defaultConfiguration": {"level": levels[code]},
        }


def _markdown(page: str) -> str:
    """A page whose examples are a list, so that they keep to lines of their own."""
    return re.sub(r"^(Bad|Good):\s*", r"- **\1:** ", page, flags=re.MULTILINE)


def _results(codes: list[str], found: Iterable[Diagnostic]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for one in found:
        mark = _mark(one)
        seen[mark] += 1
        yield {
            "ruleId": one.code,
            "ruleIndex": codes.index(one.code),
            "level": str(one.severity),
            "message": {"text": _message(one)},
            **({"locations": [{"physicalLocation": _location(one.span)}]} if one.span else {}),
            "partialFingerprints": {_FINGERPRINT: f"{mark}:{seen[mark]}"},
        }


def _message(diagnostic: Diagnostic) -> str:
    """The message with the ways out, so that none of it is taken for a placeholder or a link (3.11.5, 6)."""
    said = "\n".join((visible(diagnostic.message), *(f"hint: {visible(hint)}" for hint in diagnostic.hints)))
    plain = said.replace("{", "{{").replace("}", "}}")
    return re.sub(r"\[(?=[^\]]*\]\()", r"\\[", plain)


def _location(span: Span) -> Mapping[str, Any]:
    return {
        "artifactLocation": {
            "uri": quote(span.file.name.encode("utf-8", "surrogateescape")),
            "uriBaseId": _ROOT,
        },
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }


def _mark(diagnostic: Diagnostic) -> str:
    """What tells a result from others and stays when lines are put in before it."""
    span = diagnostic.span
    place = (span.file.name, span.excerpt.strip()) if span else ()
    words = "\n".join((diagnostic.code, diagnostic.message, *place))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
