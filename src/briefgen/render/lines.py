"""Lines from right to left, which the PDF engine lays out twice where once is enough.

WeasyPrint sets a line, asks where one of this size may stand beside floats, and sets it again if that
is another place. From right to left it compares what were places of left ends until 2020 and are places
of right ends since: they are never the same, and the second line comes out as the first did. What stands
in a box inside such a line is laid out four times.
"""

from __future__ import annotations

import inspect
from types import ModuleType

_AS_LEFT_ENDS = """(position_x + line.width, position_y) == (
                original_position_x + original_width, original_position_y)"""
_AS_THEY_ARE = "(position_x, position_y) == (original_position_x, original_position_y)"


def extend(inline: ModuleType) -> None:
    """Let `weasyprint.layout.inline` compare the places as they are; one that does already is left alone.

    The comparison stands in the midst of a long function that has no place to hook in.
    """
    source = inspect.getsource(inline.get_next_linebox)
    if source.count(_AS_LEFT_ENDS) == 1:
        corrected = compile(source.replace(_AS_LEFT_ENDS, _AS_THEY_ARE), str(inline.__file__), "exec")
        exec(corrected, vars(inline))  # noqa: S102  # the engine's own text
