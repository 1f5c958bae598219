"""What a claim rests on, and where its text is kept."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from briefgen.model.claim import Lines
from briefgen.model.identifier import Id
from briefgen.model.marking import Marking
from briefgen.model.node import Many, Node
from briefgen.model.text import LanguageTag, Line, Text
from briefgen.model.when import When

Reliability = Literal["A", "B", "C", "D", "E", "F"]


def _web_address(address: str) -> str:
    """The address as written, if a reader may safely follow it."""
    rest = address.partition("://")[2]
    host = rest.partition("/")[0]
    if not address.startswith(("https://", "http://")) or not host or "@" in host or "\\" in rest:
        raise PydanticCustomError("web_address", "`{address}` is not a web address", {"address": address})
    return address


WebAddress = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f]+$"), AfterValidator(_web_address)]
"""An `https` or `http` address without a user name; kept letter by letter."""


class SourceLanguage(Node):
    """In which language a source was written and read."""

    original: LanguageTag
    """The language it was written in."""
    read_in: LanguageTag | None = None
    """The language it was read in, if that is another one."""
    translation: Literal["none", "human", "machine"] = "none"
    """Who translated what was read."""


ArchiveFile = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Original(Node):
    """The capture as it came, such as an HTML page, where the archived text was taken out of it."""

    file: ArchiveFile
    """The file's name in the archive folder."""
    sha256: Sha256
    """The SHA-256 of the file's bytes, in hexadecimal."""


class Archive(Node):
    """The archived text of a source: it lies outside the repository and is known by its hash."""

    file: ArchiveFile
    """The file's name in the archive folder."""
    sha256: Sha256
    """The SHA-256 of the file's bytes, in hexadecimal."""
    original: Original | None = None
    """The capture that the text was taken out of, if it is another file."""
    exclude: Many[Lines] = ()
    """Line ranges that are not the source: navigation, another article."""
    captured_at: Line | None = None
    """When it was captured, in UTC."""
    by: Line | None = None
    """Who captured it."""
    method: Line | None = None
    """With what it was captured."""
    url: WebAddress | None = None
    """The address that it was captured from."""


class Source(Node):
    """Where a claim comes from, how good it is, and where its text is kept."""

    id: Id
    """A short name, unique in the brief and stable over editions."""
    publisher: Text
    """Who published it."""
    title: Text
    """The title as published; titles are not translated."""
    url: WebAddress | None = None
    """Where it was published."""
    author: Text | None = None
    """Who signed it."""
    published: When | None = None
    """When it was published."""
    accessed: When | None = None
    """When it was read."""
    language: SourceLanguage | None = None
    """In which languages it was written and read."""
    type: (
        Literal["news", "analysis", "statement", "broadcast", "social_media", "document", "other"] | None
    ) = None
    """What sort of source it is."""
    reliability: Reliability | None = None
    """Admiralty reliability, A to F; F means that it cannot be judged, not that it is bad."""
    descriptor: Text | None = None
    """What affects quality or reliability: access, record, bias, completeness (ICD 206)."""
    independence_group: Annotated[str, Field(min_length=1)] | None = None
    """Sources of one group rest on one text and count once."""
    archive: Archive | None = None
    """The archived text that quotes are proved against."""
    tlp: Marking | None = None
    """The TLP 2.0 label that it came with."""
