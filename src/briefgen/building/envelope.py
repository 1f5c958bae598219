"""What a PDF carries with it: the brief and its data, the register of its sources, the manifest."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.building.manifest import Manifest
from briefgen.building.register import register
from briefgen.git.mount import told_apart
from briefgen.model.brief import Brief
from briefgen.render.enclosure import Enclosure
from briefgen.workspace import beside

BRIEF, SOURCES, MANIFEST = "brief.yaml", "sources.json", "manifest.json"
_TYPES = {
    "csv": "text/csv",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "lock": "application/json",
    "png": "image/png",
    "po": "text/x-gettext-translation",
    "yaml": "application/yaml",
}


def enclosures(
    name: str, brief: Brief, inputs: Mapping[str, bytes], manifest: Manifest
) -> tuple[Enclosure, ...]:
    """What the PDF of the brief in a file encloses; `inputs` are the files that it was made from."""
    given = (_input(enclosed_name(name, file) or file, content) for file, content in inputs.items())
    return (
        *given,
        Enclosure(
            SOURCES,
            register(brief),
            "application/vnd.citationstyles.csl+json",
            "Data",
            "The sources of the report, as CSL-JSON",
        ),
        Enclosure(
            MANIFEST,
            manifest.as_json(),
            "application/json",
            "Supplement",
            "What the report was made with, and the SHA-256 of each part",
        ),
    )


def _input(name: str, content: bytes) -> Enclosure:
    media_type = _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
    if name == BRIEF:
        return Enclosure(name, content, media_type, "Source", "The brief that the report was made from")
    if name.endswith(".lock"):
        words = "Which quotes were found in which archived texts"
        return Enclosure(name, content, media_type, "Supplement", words)
    if name.endswith(".po"):
        words = "What was translated from which wording"
        return Enclosure(name, content, media_type, "Supplement", words)
    if name.endswith(".yaml"):
        return Enclosure(name, content, media_type, "Supplement", "The edition that the report comes after")
    return Enclosure(name, content, media_type, "Data", "Shown in the report")


def enclosed_name(brief: str, file: str) -> str | None:
    """The name under which a file of a brief is enclosed; none if it is not one of the brief's own.

    The brief itself is `brief.yaml`, what lies beside it keeps its name below the brief's folder. An older
    edition that came out of git is in the folder `before`.
    """
    if file == brief:
        return BRIEF
    older = told_apart(file)
    if older is not None:
        return f"before/{older[2]}"
    start = beside(brief, "")
    return file.removeprefix(start) if file.startswith(start) and file != start else None
