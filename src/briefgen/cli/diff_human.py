"""A difference for a terminal: words marked by colour, or as git's word diff marks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import click

from briefgen.cli.diff_values import Piece, Said
from briefgen.cli.diff_words import Entry, Line, told
from briefgen.cli.visible import visible
from briefgen.comparing.change import Change
from briefgen.comparing.words import Run
from briefgen.localize.language import language

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Unicode TR 9: a whole text in its own direction, and marked words in theirs.
_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
# Of what stayed, so much is shown on each side of a change.
_AROUND = 48


def human(changes: Iterable[Change], own: str, *, coloured: bool) -> Iterator[str]:
    """The lines of a difference; `own` is the brief's own language."""
    for title, entries in told(changes, own):
        yield ""
        yield click.style(title, bold=True) if coloured else title
        for entry in entries:
            yield from _entry(entry, coloured=coloured)


def _entry(entry: Entry, *, coloured: bool) -> Iterator[str]:
    if entry.title:
        yield f"  {_pieces(entry.title, coloured=coloured)}"
    margin = "    " if entry.title else "  "
    yield from (f"{margin}{_line(line, coloured=coloured)}" for line in entry.lines)


def _line(line: Line, *, coloured: bool) -> str:
    return f"{visible(line.label)}: {_pieces(line.pieces, coloured=coloured)}"


def _pieces(pieces: Iterable[Piece], *, coloured: bool) -> str:
    return "".join(
        visible(piece) if isinstance(piece, str) else _said(piece, coloured=coloured) for piece in pieces
    )


def _said(said: Said, *, coloured: bool) -> str:
    is_rtl = said.language is not None and language(said.language).direction == "rtl"
    mixed = is_rtl or any(_RTL.search(run.text) for run in said.runs)
    runs = tuple(shortened(said.runs))
    words = "".join(_run(run, coloured=coloured, mixed=mixed) for run in (apart(runs) if coloured else runs))
    return f"{_RLI if is_rtl else _LRI}{words}{_PDI}" if mixed else words


def _run(run: Run, *, coloured: bool, mixed: bool) -> str:
    words = shown(run.text)
    if run.mark == "kept":
        return words
    if mixed:
        words = f"{_FSI}{words}{_PDI}"
    if coloured:
        is_gone = run.mark == "removed"
        return click.style(words, fg="red" if is_gone else "green", strikethrough=is_gone)
    return f"[-{words}-]" if run.mark == "removed" else f"{{+{words}+}}"


def shown(text: str) -> str:
    """A text on one line, without what a terminal would act on; joiners shape letters and stay."""
    flat = re.sub(r"\s*\n\s*", " ", text)
    parts = re.split("([\u200c\u200d])", flat)
    return "".join(part if part in {"\u200c", "\u200d"} else visible(part) for part in parts)


def apart(runs: tuple[Run, ...]) -> Iterator[Run]:
    """The runs with a space between what went and what came, whose letters Arabic would join."""
    for before, run in zip((None, *runs), runs, strict=False):
        if before is not None and (before.mark, run.mark) == ("removed", "added"):
            yield Run("kept", " ")
        yield run


def shortened(runs: tuple[Run, ...]) -> Iterator[Run]:
    """The runs; of a long stretch that stayed beside a change, only what is next to it."""
    for place, run in enumerate(runs):
        if run.mark != "kept" or len(runs) == 1 or len(run.text) < 3 * _AROUND:
            yield run
            continue
        before = f"{run.text[:_AROUND].rpartition(' ')[0]} " if place else ""
        after = f" {run.text[-_AROUND:].partition(' ')[2]}" if place < len(runs) - 1 else ""
        yield Run("kept", f"{before}…{after}")
