"""The parts of an arrow as SVG path data, in the unit of its points."""

from __future__ import annotations

from math import hypot

from briefgen.view.layout import Curve, Point

_LENGTH, _HALF = 2.1, 0.8
# How far the strokes of a denied line stand before its label, and half their length.
_STROKES = (0.8, 1.6)
_STROKE = 1.15


def path(curve: Curve) -> str:
    """A curve as the data of an SVG path."""
    first, *rest = [f"{x:g} {y:g}" for x, y in curve]
    return f"M{first}C{' '.join(rest)}"


def pointed(curve: Curve) -> tuple[Curve, str]:
    """The curve, shortened by the length of its head, and the head."""
    tip, back = curve[-1], _back(curve)
    foot = _moved(tip, back, _LENGTH)
    side = (-back[1], back[0])
    corners = (tip, _moved(foot, side, _HALF), _moved(foot, side, -_HALF))
    return (*curve[:-1], foot), "M{}Z".format("L".join(f"{x:g} {y:g}" for x, y in corners))


def strokes(curve: Curve) -> str:
    """Two strokes across a curve, shortly before its end."""
    back = _back(curve)
    slant = _towards((0, 0), (back[0] - 2 * back[1], back[1] + 2 * back[0]))
    ends = []
    for distance in _STROKES:
        foot = _moved(curve[-1], back, distance)
        one, two = _moved(foot, slant, _STROKE), _moved(foot, slant, -_STROKE)
        ends.append(f"M{one[0]:g} {one[1]:g}L{two[0]:g} {two[1]:g}")
    return "".join(ends)


def _back(curve: Curve) -> Point:
    """The direction in which a curve comes from, seen from its end."""
    end = curve[-1]
    return _towards(end, next((point for point in reversed(curve[:-1]) if point != end), end))


def _towards(start: Point, end: Point) -> Point:
    """The direction from one point to another, one millimetre long."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down) or 1
    return across / length, down / length


def _moved(point: Point, direction: Point, by: float) -> Point:
    return round(point[0] + direction[0] * by, 2), round(point[1] + direction[1] * by, 2)
