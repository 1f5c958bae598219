"""XLIFF 2.1 and 1.2 (OASIS), the formats that translation programs share.

One `file` a brief, one `unit` (in 1.2 a `trans-unit`) a text. The wording that a translation was
made from travels with it, so that one that comes back late is known for what it is. States follow
the standards: `initial` is missing or stale, `translated` unreviewed, `final` fresh; in 1.2 a fresh
one is `approved`. Markup of a text travels as it is written, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.exchange import markup
from briefgen.exchange.markup import Element, Markup
from briefgen.exchange.parcel import Parcel
from briefgen.model.memory import Unit, standing
from briefgen.model.mention import PATTERN

Version = Literal["2.1", "1.2"]
_NAMESPACES = {"urn:oasis:names:tc:xliff:document:2.0": "2.1", "urn:oasis:names:tc:xliff:document:1.2": "1.2"}
_STATES_2 = {"missing": "initial", "stale": "initial", "unreviewed": "translated", "fresh": "final"}
_STATES_1 = {"stale": "needs-adaptation", "unreviewed": "needs-review-translation", "fresh": "final"}
_ACCEPTED = frozenset({"final", "reviewed", "signed-off"})
# What the standards let stand in a text for something that has no character of its own there.
_CODES = frozenset({"ph", "x", "bx", "ex", "sc", "ec", "bpt", "ept", "it", "cp"})
_KEPT = "@names, [[ids]] and the marks of Markdown stay as they are"


def write(parcel: Parcel, version: Version) -> bytes:
    """A parcel as a file of XLIFF; the same parcel is the same bytes."""
    lines = _version_2(parcel) if version == "2.1" else _version_1(parcel)
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', *lines, "")).encode("utf-8", "replace")


def _version_2(parcel: Parcel) -> Iterator[str]:
    yield (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"'
        f" srcLang={quoteattr(parcel.source)} trgLang={quoteattr(parcel.target)}>"
    )
    yield f' <file id={quoteattr(parcel.brief)} original={quoteattr(parcel.brief)} xml:space="preserve">'
    for unit in parcel.units:
        worth = standing(unit)
        stale = ' subState="briefgen:stale"' if worth == "stale" else ""
        yield f"  <unit id={quoteattr(_identifier(unit.key))} name={quoteattr(unit.key)}>"
        yield "   <notes>"
        yield from (
            f"    <note category={quoteattr(of)}>{escape(words)}</note>" for of, words in _notes(unit)
        )
        yield "   </notes>"
        yield f'   <segment state="{_STATES_2[worth]}"{stale}>'
        yield f"    <source>{escape(unit.source)}</source>"
        if unit.target:
            yield f"    <target>{escape(unit.target)}</target>"
        yield from ("   </segment>", "  </unit>")
    yield from (" </file>", "</xliff>")


def _version_1(parcel: Parcel) -> Iterator[str]:
    yield '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
    languages = f"source-language={quoteattr(parcel.source)} target-language={quoteattr(parcel.target)}"
    yield f' <file original={quoteattr(parcel.brief)} datatype="plaintext" {languages}>'
    yield "  <body>"
    for unit in parcel.units:
        worth = standing(unit)
        approved = "yes" if worth == "fresh" else "no"
        names = f"id={quoteattr(_identifier(unit.key))} resname={quoteattr(unit.key)}"
        yield f'   <trans-unit {names} approved="{approved}" xml:space="preserve">'
        yield f"    <source>{escape(unit.source)}</source>"
        if unit.target:
            yield f'    <target state="{_STATES_1[worth]}">{escape(unit.target)}</target>'
        for kind, words in _notes(unit):
            yield f"    <note from={quoteattr(kind)}>{escape(words)}</note>"
        yield "   </trans-unit>"
    yield from ("  </body>", " </file>", "</xliff>")


def _identifier(key: str) -> str:
    """A key as an NMTOKEN: `#r4-01/text` is `_r4-01.text`, which no other key becomes."""
    return re.sub(r"[^\w.-]", "_", key.replace("/", "."))


def _notes(unit: Unit) -> Iterator[tuple[str, str]]:
    yield from (("location", note) for note in unit.notes)
    if unit.previous is not None:
        yield "previous", unit.previous
    if PATTERN.search(unit.source):
        yield "markup", _KEPT
    if unit.comment:
        yield "translator", unit.comment


def read(name: str, content: bytes) -> Checked[Parcel]:
    """The parcel in a file of XLIFF 1.2, 2.0 or 2.1, whichever program wrote it."""
    xml = markup.read(name, content, "XL01")
    if xml.value is None:
        return Checked(None, xml.diagnostics)
    root = xml.value.root
    version = _NAMESPACES.get(root.namespace)
    if root.local != "xliff" or version is None:
        hint = "export it again with `briefgen translate export`"
        wrong = f"this is `{root.local}`, not XLIFF 1.2, 2.0 or 2.1"
        return Checked(None, (error("XL01", xml.value.span(root), wrong, hint),))
    files = [*root.each("file")]
    if len(files) != 1:
        wrong = f"the file holds {len(files)} briefs, and one is taken at a time"
        return Checked(None, (error("XL01", xml.value.span(root), wrong),))
    return _read_2(xml.value, files[0]) if version == "2.1" else _read_1(xml.value, files[0])


def _read_2(xml: Markup, file: Element) -> Checked[Parcel]:
    found: list[Diagnostic] = [*_doubled(xml, file, "unit", "name")]
    units = []
    for unit in file.below("unit"):
        segments = [*unit.each("segment")]
        sources = [segment.first("source") for segment in segments]
        targets = [segment.first("target") for segment in segments]
        found.extend(_coded(xml, unit, (*sources, *targets)))
        # A program may cut a text into segments; what stands between them is in `ignorable`.
        cut = [part for part in unit.children if part.local in {"segment", "ignorable"}]
        is_whole = all(target is not None for target in targets)
        accepted = is_whole and all(part.attributes.get("state") in _ACCEPTED for part in segments)
        target = "".join(_said(part, "target") for part in cut) if is_whole else ""
        source = "".join(_said(part, "source") for part in cut)
        is_stale = any(part.attributes.get("subState") == "briefgen:stale" for part in segments)
        notes = [*unit.below("note")]
        previous = _note(notes, "category", "previous")
        if is_stale and previous and not accepted:
            source = previous
        comment = _note(notes, "category", "translator")
        key = unit.attributes.get("name", "")
        units.append(Unit(key, source, target, accepted=accepted, comment=comment))
    languages = [xml.root.attributes.get(name, "") for name in ("srcLang", "trgLang")]
    brief = file.attributes.get("original", "")
    return Checked(None if found else Parcel(brief, languages[0], languages[1], tuple(units)), tuple(found))


def _read_1(xml: Markup, file: Element) -> Checked[Parcel]:
    found: list[Diagnostic] = [*_doubled(xml, file, "trans-unit", "resname")]
    units = []
    for unit in file.below("trans-unit"):
        source, target = unit.first("source"), unit.first("target")
        found.extend(_coded(xml, unit, (source, target)))
        state = target.attributes.get("state", "") if target else ""
        accepted = target is not None and (unit.attributes.get("approved") == "yes" or state in _ACCEPTED)
        notes = [*unit.each("note")]
        words = source.text if source else ""
        if state == "needs-adaptation" and not accepted:
            words = _note(notes, "from", "previous") or words
        comment = _note(notes, "from", "translator")
        key = unit.attributes.get("resname", "")
        units.append(Unit(key, words, target.text if target else "", accepted=accepted, comment=comment))
    languages = [file.attributes.get(f"{which}-language", "") for which in ("source", "target")]
    brief = file.attributes.get("original", "")
    return Checked(None if found else Parcel(brief, languages[0], languages[1], tuple(units)), tuple(found))


def _said(part: Element, which: str) -> str:
    """The words of a segment; between segments those of the source stand for both."""
    element = part.first(which) or part.first("source")
    return element.text if element else ""


def _note(notes: list[Element], attribute: str, kind: str) -> str:
    return "\n".join(note.text for note in notes if note.attributes.get(attribute) == kind)


def _doubled(xml: Markup, file: Element, kind: str, attribute: str) -> Iterator[Diagnostic]:
    """Texts that stand in a file again: one of their translations would be lost unseen."""
    lines: dict[str, int] = {}
    for unit in file.below(kind):
        key = unit.attributes.get(attribute, "")
        if key in lines:
            hint = f"it stands on line {lines[key]} already; keep one of them"
            yield error("XL01", xml.span(unit), f"the text `{key}` stands here twice", hint)
        lines.setdefault(key, unit.line)


def _coded(xml: Markup, unit: Element, texts: tuple[Element | None, ...]) -> Iterator[Diagnostic]:
    """Codes for markup: we never write any, and cannot know what one stands for."""
    for text in texts:
        code = next((one for kind in _CODES for one in text.below(kind)), None) if text else None
        if code is not None:
            key = unit.attributes.get("name") or unit.attributes.get("resname", "")
            hint = "write the marks of Markdown as characters"
            yield error("XL02", xml.span(code), f"`{code.local}` stands in the text of `{key}`", hint)
            return
