"""TBX (ISO 30042:2019, dialect TBX-Basic), the format in which desks exchange their terms.

Both styles are read, with data categories as attributes (DCA) or as tags (DCT), and the edition of
2008, which Weblate writes. Of each concept its id, its terms with their status, and its definitions
are taken; grammar, sources and history stay where they came from. Written is the style DCA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.exchange import markup
from briefgen.exchange.markup import Element, Markup
from briefgen.model.annex import Term
from briefgen.model.identifier import ID
from briefgen.model.node import Path
from briefgen.model.text import Text
from briefgen.reading.document import Document
from briefgen.reading.glossary import Glossary
from briefgen.reading.validate import conforming
from briefgen.span import Span

_CODE = "GL01"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_STATUS = ("administrativeStatus", "normativeAuthorization")
_FORBIDDEN = frozenset({"deprecatedTerm", "supersededTerm", "forbidden", "obsolete"})
# A document type that declares nothing, as files of 2008 begin with; without it no entity is known.
_BARE_TYPE = re.compile(rb"<!DOCTYPE\s[^\[\]<>]*>")
# Line breaks with an indentation are the file's, not the text's.
_OUTER = re.compile(r"\A\s*\n\s*|\s*\n\s*\Z")
_INNER = re.compile(r"[ \t]*\n[ \t]+")


def read(name: str, content: bytes) -> Checked[tuple[Term, ...]]:
    """The terms in a file of TBX, or all that keeps it from being one.

    Terms are preferred, admitted, or forbidden (deprecated, superseded) by their
    `administrativeStatus` or `normativeAuthorization`; without either, the first of a language is
    preferred and the others are admitted. The file is never read from elsewhere: a document
    type that declares anything is refused.
    """
    xml = markup.read(name, _BARE_TYPE.sub(_blank, content, count=1), _CODE)
    if xml.value is None:
        return Checked(None, xml.diagnostics)
    root = xml.value.root
    if root.local not in {"tbx", "martif"}:
        message = f"this is `{root.local}`, not TBX"
        return Checked(None, (error(_CODE, xml.value.span(root), message, "its root is `tbx` or `martif`"),))
    return _terms(xml.value)


def write(terms: Iterable[Term], own: str) -> bytes:
    """Terms as a file of TBX-Basic in the style DCA; `own` is the language of plain texts.

    The same terms are the same bytes, and reading them gives the same terms.
    """
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<tbx type="TBX-Basic" style="dca" xml:lang={quoteattr(own)} xmlns="urn:iso:std:iso:30042:ed-2">',
        " <tbxHeader><fileDesc><sourceDesc><p>The glossary of a desk</p></sourceDesc></fileDesc></tbxHeader>",
        " <text><body>",
        *(line for number, term in enumerate(terms, 1) for line in _concept(term, number, own)),
        " </body></text>",
        "</tbx>",
        "",
    )
    return "\n".join(lines).encode()


def _concept(term: Term, number: int, own: str) -> Iterator[str]:
    preferred, definitions = _by_language(term.term, own), _by_language(term.definition, own)
    worded = tuple(dict.fromkeys((*preferred, *term.admitted, *term.forbidden)))
    # An id that the term does not have is one that no term can have, so that it is not taken for one.
    yield f'  <conceptEntry id="{term.id or f"_{number}"}">'
    for tag, words in definitions.items():
        if tag not in worded:
            yield f'   <descrip type="definition" xml:lang="{tag}">{escape(words)}</descrip>'
    for tag in worded:
        yield f'   <langSec xml:lang="{tag}">'
        if tag in definitions:
            yield f'    <descrip type="definition">{escape(definitions[tag])}</descrip>'
        if tag in preferred:
            yield from _term(preferred[tag], "preferredTerm")
        for status, others in (("admittedTerm", term.admitted), ("deprecatedTerm", term.forbidden)):
            for other in others.get(tag, ()):
                yield from _term(other, status)
        yield "   </langSec>"
    yield "  </conceptEntry>"


def _term(words: str, status: str) -> Iterator[str]:
    note = f'<termNote type="administrativeStatus">{status}-admn-sts</termNote>'
    yield f"    <termSec><term>{escape(words)}</term>{note}</termSec>"


def _by_language(text: Text | None, own: str) -> Mapping[str, str]:
    root = text.root if text is not None else {}
    return {own: root} if isinstance(root, str) else root


def _blank(match: re.Match[bytes]) -> bytes:
    """As many lines and characters, so that places stay right."""
    return re.sub(rb"[^\n]", b" ", match[0])


@dataclass
class _Concept:
    """A concept as plain data, with the place of each part."""

    data: dict[str, Any]
    places: dict[Path, Span] = field(default_factory=dict)

    def add(self, key: str, tag: str, value: Any, place: Span) -> None:
        """A value under a key and a language; a list there grows, and words there go on."""
        self.places.setdefault((key, tag), place)
        known = self.data.setdefault(key, {})
        if isinstance(value, list):
            known.setdefault(tag, []).extend(value)
        else:
            known[tag] = f"{known[tag]} {value}" if tag in known else value


def _terms(xml: Markup) -> Checked[tuple[Term, ...]]:
    concepts = [_read_concept(xml, entry) for kind in _CONCEPTS for entry in xml.root.below(kind)]
    found = tuple(_without_term(concepts))
    if found:
        return Checked(None, found)
    places = {
        ("terms", index, *path): place
        for index, concept in enumerate(concepts)
        for path, place in concept.places.items()
    }
    places[()] = xml.span(xml.root)
    document = Document(xml.file, {"terms": [concept.data for concept in concepts]}, places, places)
    glossary = conforming(document, Glossary)
    return Checked(glossary.value.terms if glossary.value else None, glossary.diagnostics)


def _without_term(concepts: Iterable[_Concept]) -> Iterator[Diagnostic]:
    for concept in concepts:
        if "term" not in concept.data:
            hint = "give it a term with the status `preferredTerm-admn-sts`"
            yield error(_CODE, concept.places[()], "a concept has no term that may be used", hint)


def _read_concept(xml: Markup, entry: Element) -> _Concept:
    own = xml.root.attributes.get(_LANG, "en")
    concept = _Concept({}, {(): xml.span(entry)})
    identifier = entry.attributes.get("id", "")
    if re.fullmatch(ID, identifier):
        concept.data["id"] = identifier
    sections = [section for kind in _LANGUAGES for section in entry.below(kind)]
    inner = {id(one) for section in sections for one in _definitions(section)}
    for definition in _definitions(entry):
        if id(definition) not in inner:
            tag = _tag(definition.attributes.get(_LANG, own))
            concept.add("definition", tag, _said(definition), xml.span(definition))
    for section in sections:
        tag = _tag(section.attributes.get(_LANG, own))
        for definition in _definitions(section):
            concept.add("definition", tag, _said(definition), xml.span(definition))
        for key, words, term in _ranked(section):
            value = words if key == "term" else [words]
            concept.add(key, tag, value, xml.span(term))
    if "term" not in concept.data and "admitted" in concept.data:
        # A concept of admitted terms alone prefers the first of each language.
        admitted = concept.data["admitted"]
        concept.data["term"] = {tag: words[0] for tag, words in admitted.items()}
        concept.data["admitted"] = {tag: words[1:] for tag, words in admitted.items() if len(words) > 1}
    return concept


def _definitions(around: Element) -> list[Element]:
    tagged = [one for one in around.below("definition") if _said(one).strip()]
    typed = (one for one in around.below("descrip") if one.attributes.get("type") == "definition")
    return [*tagged, *(one for one in typed if _said(one))]


def _ranked(section: Element) -> Iterator[tuple[str, str, Element]]:
    """The terms of a language, each with the field that it belongs to."""
    terms = [
        (_status(entry), term)
        for kind in _TERMS
        for entry in section.below(kind)
        if (term := next(entry.below("term"), None)) is not None and _said(term).strip()
    ]
    ranks = ("preferredTerm", "standardizedTerm", "", "legalTerm", "regulatedTerm")
    usable = [(ranks.index(status), place) for place, (status, _) in enumerate(terms) if status in ranks]
    first = terms[min(usable)[1]][1] if usable else None
    for status, term in terms:
        key = "forbidden" if status in _FORBIDDEN else "term" if term is first else "admitted"
        yield key, _said(term), term


def _status(entry: Element) -> str:
    """The status of a term without its ending; empty if it has none."""
    for kind in _STATUS:
        noted = (note for note in entry.below("termNote") if note.attributes.get("type") == kind)
        for note in (*entry.below(kind), *noted):
            return note.text.strip().removesuffix("-admn-sts")
    notes = (note for note in entry.below("note") if note.attributes.get("from") == "translator")
    return "forbidden" if any(note.text.strip().lower() == "forbidden" for note in notes) else ""


def _said(element: Element) -> str:
    return _INNER.sub(" ", _OUTER.sub("", element.text))


def _tag(written: str) -> str:
    """A language tag in the letters that tags are written in: `ar-IQ` for `AR_iq`."""
    first, *others = written.replace("_", "-").split("-")
    return "-".join((first.lower(), *(one.title() if len(one) == 4 else one.upper() for one in others)))
