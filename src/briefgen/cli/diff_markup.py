"""The parts of a difference as markup, for a page of its own and for Markdown, which takes it too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from briefgen.cli.diff_human import apart, shortened
from briefgen.cli.diff_values import Piece, Said
from briefgen.cli.diff_words import Entry, Line
from briefgen.comparing.words import Run
from briefgen.localize.language import language, run_direction

Guard = Callable[[str], str]
"""What is done to each text before it is escaped."""

_TAGS = {"kept": Markup("{}"), "removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>")}
# Each text is isolated by its element, which a loose isolate or mark inside could only break.
_CONTROLS = re.compile("[\u061c\u200e\u200f\u2066-\u2069\ufeff]")


def entry(one: Entry, guard: Guard, *, whole: bool) -> Markup:
    """An item with its lines, on one line of markup; `whole` shows all of what stayed."""
    lines = Markup("").join(_line(line, guard, whole=whole) for line in one.lines)
    listed = Markup("<ul>{}</ul>").format(lines) if one.lines else Markup("")
    title = _pieces(one.title, guard, whole=False)
    return Markup("<li><b>{}</b>{}</li>").format(title, listed) if one.title else lines


def _line(line: Line, guard: Guard, *, whole: bool) -> Markup:
    label = escape(guard(flat(line.label)))
    return Markup("<li>{}: {}</li>").format(label, _pieces(line.pieces, guard, whole=whole))


def _pieces(pieces: Iterable[Piece], guard: Guard, *, whole: bool) -> Markup:
    return Markup("").join(
        escape(guard(flat(piece))) if isinstance(piece, str) else _said(piece, guard, whole=whole)
        for piece in pieces
    )


def _said(said: Said, guard: Guard, *, whole: bool) -> Markup:
    """Words of the brief in an element with their language and direction."""
    runs = said.runs if whole else tuple(shortened(said.runs))
    words = Markup("").join(_run(run, guard) for run in apart(runs))
    if said.language is None:
        direction = run_direction("".join(run.text for run in said.runs)) or "ltr"
        return Markup('<span dir="{}">{}</span>').format(direction, words)
    direction = language(said.language).direction
    return Markup('<span lang="{}" dir="{}">{}</span>').format(said.language, direction, words)


def _run(run: Run, guard: Guard) -> Markup:
    return _TAGS[run.mark].format(escape(guard(flat(run.text))))


def flat(text: str) -> str:
    """A text on one line; where it is nothing but invisible characters, these by their numbers."""
    line = re.sub(r"\s*[\r\n]\s*", " ", text)
    return _CONTROLS.sub("", line) or " ".join(f"U+{ord(character):04X}" for character in line)
