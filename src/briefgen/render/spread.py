"""Facing pages: a spread of two pages, laid out as one so that both break at the same items, and cut.

The stylesheets give such a page the name `spread` and twice the width; each of its rows has a
cell on the left half and one on the right. What is cut are the boxes that the PDF engine made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

NAME = "spread"
_SIDED = {"cell", "gutter"}


def cut(pages: Iterable[Any], make: Callable[[Any], Any]) -> Iterator[Any]:
    """Each page as it is, and each spread as its left and its right page; `make` makes a page of a box."""
    for page in pages:
        box = page._page_box  # noqa: SLF001
        if box.page_type.name != NAME:
            yield page
            continue
        half = box.margin_width() / 2
        yield make(_side(box, half, left=True))
        right = _side(box, half, left=False)
        for child in right.children:
            child.translate(dx=-half)
            _move_grounds(child, -half)
        yield make(right)


def _side(page: Any, half: float, *, left: bool) -> Any:
    children = [_kept(child, half, left=left) for child in page.children if _belongs(child, half, left=left)]
    side = page.copy_with_children(children)
    side.width -= half
    return side


def _kept(box: Any, half: float, *, left: bool) -> Any:
    """A box without the cells of the other side; what lies inside a cell stays as it is."""
    if _is_sided(box) or not getattr(box, "children", None) or type(box).__name__ == "MarginBox":
        return box
    children = [_kept(child, half, left=left) for child in box.children if _belongs(child, half, left=left)]
    return box.copy_with_children(children)


def _belongs(box: Any, half: float, *, left: bool) -> bool:
    sided = _is_sided(box) or type(box).__name__ == "MarginBox"
    return not sided or (box.position_x + box.margin_width() / 2 < half) is left


def _is_sided(box: Any) -> bool:
    return box.element is not None and bool(_SIDED & set(box.element.get("class", "").split()))


def _move_grounds(box: Any, dx: float) -> None:
    """Move backgrounds after their boxes: they keep the places at which they were laid out."""
    waiting = [box]
    while waiting:
        outer = waiting.pop()
        inner = getattr(outer, "_box", outer)
        if ground := getattr(inner, "background", None):
            inner.background = ground._replace(layers=[_moved(layer, dx) for layer in ground.layers])
        waiting.extend(getattr(inner, "children", ()))


def _moved(layer: Any, dx: float) -> Any:
    x, *more = layer.painting_area
    clips = [(left + dx, *rest) for left, *rest in layer.clipped_boxes]
    area = layer.positioning_area
    if not isinstance(area, str):
        area = (area[0] + dx, *area[1:])
    return layer._replace(painting_area=(x + dx, *more), clipped_boxes=clips, positioning_area=area)
