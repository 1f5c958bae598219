"""In which columns the boxes of a graph stand, so that it fits on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.view.layout import GAP, Layout, Link, Size, layout

PAGE = Size(170, 200)
"""The room for a graph: the text width of a page, and most of its height."""
_MOST = 5
_NARROWEST = 21
_WIDEST = 36
# The engine rounds to points.
_SLACK = 0.15
# What counts against a column: a neighbour in it, one further away, one on the wrong side, and boxes
# that already stand in it.
_SAME, _WRONG_SIDE, _FULL = 6.0, 0.3, 5.0

Boxes = Callable[[float], Sequence[Size]]
"""The boxes of a graph at a given width: text that has less room across takes more lines."""


def fitted(boxes: Boxes, links: Sequence[Link]) -> Layout:
    """The graph within the width of the page, and within its height or as near to it as can be.

    Columns in which every line runs forward are tried first, the widest boxes before the narrower
    ones; then columns that are as full as each other.
    """
    widths = _widths(max(link.label.width for link in links))
    plans = ((boxes(width), None) for width in widths.values())
    tallest = []
    for sizes, columns in (*plans, *_balanced(boxes, links, widths)):
        found = layout(sizes, links, columns)
        if found.width <= PAGE.width:
            if found.height <= PAGE.height:
                return found
            tallest.append(found)
    return min(tallest, key=lambda found: found.height)


def _widths(label: float) -> Mapping[int, float]:
    """How wide boxes may be in so many columns, by their count, with labels of a width between them."""
    counts = range(2, _MOST + 1)
    widths = {count: (PAGE.width - (count - 1) * (label + 2 * GAP)) / count - _SLACK for count in counts}
    return {count: min(width, _WIDEST) for count, width in widths.items() if width >= _NARROWEST}


def _balanced(
    boxes: Boxes, links: Sequence[Link], widths: Mapping[int, float]
) -> Iterator[tuple[Sequence[Size], Sequence[int]]]:
    for count in sorted(widths, reverse=True):
        columns = balanced(boxes(widths[count]), links, count)
        used = max(2, max(columns) + 1)
        yield boxes(widths.get(used, widths[count])), columns


def balanced(boxes: Sequence[Size], links: Sequence[Link], count: int) -> tuple[int, ...]:
    """A column for each box, near the boxes that it is joined to, and none much fuller than the rest."""
    neighbours: list[dict[int, int]] = [{} for _ in boxes]
    for link in links:
        neighbours[link.start].setdefault(link.end, 1)
        neighbours[link.end].setdefault(link.start, -1)
    column: dict[int, int] = {}
    heights = [0.0] * count
    while len(column) < len(boxes):
        box = max(
            (box for box in range(len(boxes)) if box not in column),
            key=lambda box: (len(neighbours[box].keys() & column), len(neighbours[box]), -box),
        )
        near = {column[other]: side for other, side in neighbours[box].items() if other in column}
        best = min(range(count), key=lambda place: _cost(place, near, heights))
        column[box] = best
        heights[best] += boxes[box].height + GAP
    used = sorted(set(column.values()))
    return tuple(used.index(column[box]) for box in range(len(boxes)))


def _cost(place: int, near: Mapping[int, int], heights: Sequence[float]) -> float:
    """What speaks against a column, given the columns of neighbours and on which side they should be."""
    if not near:
        return abs(place - (len(heights) - 1) / 2) / 2 + _FULL * (heights[place] / PAGE.height) ** 2
    cost = _FULL * (heights[place] / PAGE.height) ** 2
    for other, side in near.items():
        step = other - place
        cost += abs(step) - 1 if step else _SAME
        cost += _WRONG_SIDE if step * side < 0 else 0
    return cost
