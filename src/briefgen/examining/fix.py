"""Mending, as a program calls it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefgen.examining.mend import Mended, mend
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.opening import AnyPath, briefs_of, workspace_of


def fix(*paths: AnyPath, is_wanted: Callable[[str], bool] = lambda _: True) -> tuple[Mended, ...]:
    """Put right in the files of briefs what is mechanical and safe; comments and layout stay.

    `is_wanted` is asked about the code of each finding. Comes back with those briefs of which something
    was put right or could not be; `check` says what remains.
    """
    chosen = tuple(Path(path) for path in paths)
    opened = workspace_of(chosen)
    desk = opened.then(desk_of).value
    if opened.value is None or desk is None:
        return ()
    world, names = opened.value.world, briefs_of(opened.value, chosen)
    mended = (mend(world, name, desk, is_wanted) for name in names)
    return tuple(one for one in mended if one.counts or one.refused)
