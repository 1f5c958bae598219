"""A YAML file in the one layout, or as it is where that could change what it says."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from briefgen.diagnostic import Checked, Diagnostic, Severity
from briefgen.formatting.grow import grow
from briefgen.formatting.order import in_order
from briefgen.formatting.tree import ADDRESS, LayoutError, owned
from briefgen.formatting.write import written
from briefgen.model.node import Path
from briefgen.reading.comments import comments
from briefgen.reading.document import Document, parse
from briefgen.span import File, Span

LEFT = "FM01"
# YAML 1.1 ends lines at these, 1.2 does not.
_BREAKS = "\x85\u2028\u2029"


def formatted(file: File, model: type[BaseModel] | None = None) -> Checked[File]:
    """The file in the one layout; keys in the order of `model`, or of the file if there is none.

    None with the usual diagnostics if it cannot be read. A layout that cannot be kept comes back as it
    is, with a note: so does whatever would not read back as the same data with the same comments at the
    same items.
    """
    parsed = parse(file)
    if parsed.value is None or parsed.diagnostics:
        return Checked(None, parsed.diagnostics)
    try:
        text = _laid_out(parsed.value, model)
    except LayoutError as reason:
        return Checked(file, (_left(file, str(reason), reason.line),))
    if text is None:
        return Checked(file, (_left(file, "what would not read back as the same", 1),))
    return Checked(File(file.name, text))


def _laid_out(document: Document, model: type[BaseModel] | None) -> str | None:
    """The text in the one layout; none if it does not read back as the same."""
    text = document.file.text
    end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    plain = File(document.file.name, text.replace("\r\n", "\n").replace("\r", "\n"))
    for number, line in enumerate(plain.lines, 1):
        if set(line) & set(_BREAKS):
            raise LayoutError("a line break that is one in YAML 1.1 alone", number)
    tree = grow(plain)
    made = written(in_order(tree, model) if model else tree)
    again = parse(File(plain.name, made))
    if again.value is None or _data(again.value.data) != _data(document.data):
        return None
    if _addressed(again.value) != _addressed(document):
        return None
    try:
        back = grow(again.value.file)
    except LayoutError:
        return None
    if owned(back) != owned(tree) or written(in_order(back, model) if model else back) != made:
        return None
    return made.replace("\n", end)


def _data(data: Any) -> str:
    """The data whatever the order of its keys; `1`, `1.0` and `true` are not the same."""
    return json.dumps(data, sort_keys=True)


def _addressed(document: Document) -> list[tuple[str, list[Path]]]:
    """The comments that speak to briefgen, with all that begins on the line that each is about."""
    told = [one for one in comments(document.file) if ADDRESS.match(one.text)]
    lines = {one.about for one in told}
    there: dict[int, list[Path]] = {}
    for path, span in (*document.values.items(), *document.keys.items()) if told else ():
        if span.line in lines:
            there.setdefault(span.line, []).append(path)
    return sorted((one.text.rstrip(), sorted(there.get(one.about or 0, ()), key=repr)) for one in told)


def _left(file: File, what: str, line: int) -> Diagnostic:
    place = Span(file, line, 1, line, max(2, len(file.line(line)) + 1))
    message = f"the file was left as it is, for {what}"
    return Diagnostic(LEFT, Severity.NOTE, place, message, ("write it in a simpler way",))
