"""What a PDF says about itself: PDF/UA-1 beside PDF/A-3a, which WeasyPrint writes only one of."""

from __future__ import annotations

from typing import Any

VARIANT = "pdf/a-3a"
_END = b"</rdf:RDF>"
# ISO 14289-1, 5, declares itself in a schema that PDF/A does not know, so ISO 19005-3, 6.6.2.3,
# asks for a description of that schema.
_ACCESSIBLE = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def declare(metadata: Any, creator: str) -> None:
    """Let the metadata of a WeasyPrint document name PDF/UA-1 as well, and the program that made it."""
    written = metadata.generate_rdf_metadata
    metadata.generator = creator
    metadata.generate_rdf_metadata = lambda *about: accessible(written(*about))


def accessible(rdf: bytes) -> bytes:
    """The RDF of an XMP packet with PDF/UA-1 declared in it."""
    inside, end, after = rdf.rpartition(_END)
    return inside + _ACCESSIBLE + end + after
