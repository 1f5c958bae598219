"""What a build remembers, kept from the garbage collector: there is much of it, and all of it is needed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[Callable[[], None]]:
    """Look for no garbage in what is only being read in: of a thousand briefs, a fifth of the time.

    What comes of it ends that before the context does. From then on garbage is looked for in what is new
    alone: to go through what a thousand briefs have left to know takes longer than to make one of them.
    """
    is_usual, is_frozen = gc.isenabled(), gc.get_freeze_count() > 0
    # To freeze starts the counts anew by which garbage that is old is looked for: in a process that builds
    # again and again they never get there.
    gc.collect()
    gc.disable()

    def again() -> None:
        # What somebody else has frozen is theirs to thaw, and would be thawed with ours.
        if not is_frozen:
            gc.freeze()
        if is_usual:
            gc.enable()

    try:
        yield again
    finally:
        if not is_frozen:
            gc.unfreeze()
        if is_usual:
            gc.enable()
