"""Files inside a PDF: what a report was made from travels with it (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pydyf

# How a file stands to the report (ISO 32000-2, 7.11.3): what it was made from, data behind what it
# shows, the same in another form, what explains it.
Relationship = Literal["Source", "Data", "Alternative", "Supplement"]


@dataclass(frozen=True)
class Enclosure:
    """One file to put into a PDF; its name may have folders, with forward slashes."""

    name: str
    content: bytes
    media_type: str
    relationship: Relationship
    description: str


def enclose(pdf: Any, enclosures: Iterable[Enclosure]) -> None:
    """Put files into a `pydyf.PDF`; they bear the date of the report, or none if it has none."""
    names = pydyf.Array()
    for one in sorted(enclosures, key=lambda one: one.name.encode()):
        described = _described(pdf, one, _written(pdf, one))
        names.extend([pydyf.String(one.name), described])
        pdf.catalog.setdefault("AF", pydyf.Array()).append(described)
    if names:
        files = pydyf.Dictionary({"Names": names})
        pdf.add_object(files)
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = files.reference


def _written(pdf: Any, one: Enclosure) -> bytes:
    """The reference of the stream with the bytes of a file."""
    checksum = hashlib.md5(one.content, usedforsecurity=False).hexdigest()
    about = pydyf.Dictionary({"Size": len(one.content), "CheckSum": f"<{checksum}>"})
    if "CreationDate" in pdf.info:
        about["ModDate"] = pdf.info["CreationDate"]
    extra = {"Type": "/EmbeddedFile", "Subtype": pydyf.name(one.media_type), "Params": about}
    stream = pydyf.Stream([one.content], pydyf.Dictionary(extra), compress=True)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


def _described(pdf: Any, one: Enclosure, stream: bytes) -> bytes:
    """The reference of the specification of a file."""
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(one.name),
            "UF": pydyf.String(one.name),
            "Desc": pydyf.String(one.description),
            "AFRelationship": f"/{one.relationship}",
            "EF": pydyf.Dictionary({"F": stream, "UF": stream}),
        }
    )
    pdf.add_object(specification)
    reference: bytes = specification.reference
    return reference
