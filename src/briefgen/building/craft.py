"""The craft of a report's pages: what the engine measured of a PDF, told as diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from briefgen.building.plan import Target
from briefgen.diagnostic import Diagnostic, Severity, error
from briefgen.render.quality import Fault, Finding, Quality
from briefgen.span import File, start_of

_HINT = "look at the page; `briefgen explain {code}` says what helps"
_SHOWN = 3
_TOLD: dict[Fault, tuple[str, Severity, str]] = {
    # What is too large for the rest of a page leaves it empty, and no wording of the brief helps that.
    "half-empty": ("PG02", Severity.NOTE, "less than half of the page is filled"),
    "overfull": ("PG03", Severity.WARNING, "text runs over the edge of the page"),
    "lonely": ("PG04", Severity.WARNING, "a line of a paragraph stands alone"),
    "stranded": ("PG05", Severity.WARNING, "a heading stands alone at the foot of the page"),
}


def told(quality: Quality, kind: str, target: Target, file: File) -> tuple[Diagnostic, ...]:
    """The faults of a PDF's pages, each kind once, with its places; of one that is too long, only that.

    `kind` is the brief's, as `flash`.
    """
    if kind == "flash" and (long := _too_long(quality, target, file)):
        return (long,)
    grouped: dict[Fault, list[Finding]] = {}
    for finding in quality.findings:
        grouped.setdefault(finding.fault, []).append(finding)
    return tuple(_one_kind(fault, found, target, file) for fault, found in grouped.items())


def remembered(
    digest: Callable[[str], str | None],
    outputs: Mapping[str, Any],
    kind: str,
    targets: Iterable[Target],
    file: File,
) -> tuple[Diagnostic, ...]:
    """The faults of a brief's PDFs as the last build measured them, of those that it would make again.

    `digest` gives the SHA-256 of a file as it is now; `outputs` is what the brief's manifest says.
    """
    found: list[Diagnostic] = []
    for target in targets:
        entry = outputs.get(target.name)
        if not isinstance(entry, dict) or "quality" not in entry:
            continue
        faults = told(Quality.from_json(entry["quality"]), kind, target, file)
        if faults and all(digest(name) == known for name, known in entry["inputs"].items()):
            found.extend(faults)
    return tuple(found)


def _one_kind(fault: Fault, found: list[Finding], target: Target, file: File) -> Diagnostic:
    code, severity, what = _TOLD[fault]
    places = [_place(finding) for finding in found[:_SHOWN]]
    more = len(found) - _SHOWN
    listed = "; ".join(places) + (f"; and {more} more" if more > 0 else "")
    message = f"{what} in `{target.file}`: {listed}"
    return Diagnostic(code, severity, start_of(file), message, (_HINT.format(code=code),))


def _place(finding: Finding) -> str:
    if finding.fault == "half-empty":
        return f"page {finding.page} ({finding.words}%)"
    return f"page {finding.page}, `{finding.words}`"


def _too_long(quality: Quality, target: Target, file: File) -> Diagnostic | None:
    """That a flash report has more than a page for each of its languages, and what to cut."""
    room = len(target.languages)
    if quality.pages <= room:
        return None
    over = sum(quality.lines[room:])
    allowed = "one" if room == 1 else "one for each language"
    message = f"the flash report takes {quality.pages} pages in `{target.file}`, and has {allowed}"
    longest = _listed(f"`{anchor}` has {lines}" for anchor, lines in quality.longest[:_SHOWN])
    return error("PG01", start_of(file), message, f"cut about {over} lines: {longest}")


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts)
