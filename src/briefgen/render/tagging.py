"""What the tags of WeasyPrint lack: languages, the scope of header cells, and what is no text at all.

A PDF that is read aloud is read by its structure tree (ISO 32000-1, 14.7 and 14.8). WeasyPrint
builds the tree, with the language of the whole document only.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pydyf

_PAGINATION = {"Type": "/Pagination"}
# No heading is in a heading: where one seems to be, the inner one is a box that layout needed.
_ONCE = frozenset({"/P", *(f"/H{level}" for level in range(1, 7))})


def extend(tags: ModuleType) -> None:
    """Let `weasyprint.pdf.tags` note on each element what its box knows.

    The finished tree does not lead back to the boxes, and there is no place to hook in while it
    is built but the function that calls itself for each box.
    """
    build = tags._build_box_tree  # noqa: SLF001  # see above

    def noting(box: Any, *rest: Any) -> Iterator[Any]:
        for element in build(box, *rest):
            _note(box, element)
            yield element

    tags._build_box_tree = noting  # type: ignore[attr-defined]  # noqa: SLF001


def _note(box: Any, element: Any) -> None:
    language = box.style["lang"]
    if language and "Lang" not in element:
        element["Lang"] = pydyf.String(language)
    if box.is_leader:
        # Dots that lead to a page number are for the eye.
        element["K"] = pydyf.Array(kid for kid in element["K"] if isinstance(kid, bytes))
    if element["S"] == "/TH":
        element["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    link = box.link_annotation
    if link and "Dest" in link:
        # An address within the report is a word of the program; a reader hears what is linked.
        link["Contents"] = pydyf.String(box.element.get("title") or "".join(box.element.itertext()).strip())


def complete(_document: Any, pdf: Any) -> None:
    """A finisher for `write_pdf`: say each language once, index header cells, set running heads apart."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    read = {root.number}
    headers = []
    waiting = [(kid, root, pdf.catalog["Lang"].string) for kid in root["K"]]
    while waiting:
        reference, parent, language = waiting.pop()
        element = _object(pdf, reference)
        if not _is_element(element):
            continue
        read.add(element.number)
        own = element.get("Lang")
        if own is not None and own.string == language:
            del element["Lang"]
        if "ID" in element:
            headers.append((element["ID"], reference))
        spoken = language if own is None else own.string
        waiting.extend((kid, element, spoken) for kid in element["K"] if isinstance(kid, bytes))
        if element["S"] == parent.get("S") == "/Link":
            _unlink(pdf, element)
        if element["S"] in _ONCE and _is_within(pdf, parent, element["S"]):
            element["S"] = "/NonStruct"
    _index(pdf, root, headers)
    _set_apart(pdf, root, read)


def _is_within(pdf: Any, element: Any, kind: str) -> bool:
    """Whether an element is of a kind, or a box without a meaning of its own in one."""
    while element.get("S") == "/NonStruct":
        element = _object(pdf, element["P"])
    return bool(element.get("S") == kind)


def _unlink(pdf: Any, element: Any) -> None:
    """Take the annotation from a box inside a link: the link around it covers it already."""
    element["S"] = "/Span"
    for kid in [kid for kid in element["K"] if isinstance(kid, bytes)]:
        joint = _object(pdf, kid)
        if joint.get("Type") == "/OBJR":
            element["K"].remove(kid)
            _object(pdf, joint["Pg"])["Annots"].remove(joint["Obj"])
            _object(pdf, joint["Obj"]).clear()
            joint.clear()


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _index(pdf: Any, root: Any, headers: list[tuple[Any, bytes]]) -> None:
    """Without the tree of ids nobody finds the header cells that a cell names."""
    if headers:
        names = pydyf.Array()
        for name, reference in sorted(headers, key=lambda header: header[0].string):
            names.extend([name, reference])
        index = pydyf.Dictionary({"Names": names})
        pdf.add_object(index)
        root["IDTree"] = index.reference


def _set_apart(pdf: Any, root: Any, read: set[int]) -> None:
    """Make what no element has an artifact, as what stands in the margins (ISO 14289-1, 7.8)."""
    tree = _object(pdf, root["ParentTree"])
    numbers = dict(zip(tree["Nums"][::2], tree["Nums"][1::2], strict=True))
    for number, reference in enumerate(pdf.page_references):
        elements = numbers[number]
        apart = {mark for mark, kid in enumerate(elements) if not _holds(_object(pdf, kid), mark, read)}
        for mark in apart:
            elements[mark] = "null"
        content = _object(pdf, _object(pdf, reference)["Contents"]).stream
        for place, item in enumerate(content):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in apart:
                content[place - 1 : place + 1] = ["/Artifact", pydyf.Dictionary(_PAGINATION)]
    linked = {annotation["StructParent"] for annotation in pdf.objects if _is_linked(annotation)}
    pages = range(len(pdf.page_references))
    tree["Nums"] = pydyf.Array(
        part for number in sorted({*pages, *linked}) for part in (number, numbers[number])
    )
    kept = read | {int(numbers[number].split()[0]) for number in linked}
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and _is_element(item) and item.number not in kept:
            item.clear()


def _holds(element: Any, mark: int, read: set[int]) -> bool:
    return element.number in read and mark in element["K"]


def _is_linked(item: Any) -> bool:
    return isinstance(item, pydyf.Dictionary) and "StructParent" in item


def _is_element(item: Any) -> bool:
    return bool(item.get("Type") == "/StructElem")
