"""One line of a terminal that says how far a build is, and changes as it goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from briefgen.building.course import Course, Progress

_CLEAR = "\r\x1b[K"
_USUAL = 80


@contextmanager
def shown() -> Iterator[Progress | None]:
    """What shows progress on standard error, and clears the line in the end; none if it is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield lambda course: click.echo(f"{_CLEAR}{line(course, _width())}", nl=False, err=True)
    finally:
        click.echo(_CLEAR, nl=False, err=True)


def line(course: Course, width: int) -> str:
    """`3 of 12 done, 9 left: water.en.pdf, water.ar.pdf`, cut to fit into so many columns."""
    counts = f"{course.done} of {course.total} done, {course.left} left"
    names = [target.name for target in course.running]
    for named in range(len(names), 0, -1):
        others = f" and {len(names) - named} more" if named < len(names) else ""
        text = f"{counts}: {', '.join(names[:named])}{others}"
        if len(text) < width:
            return text
    return counts[: width - 1]


def _width() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL
    except OSError:
        return _USUAL
