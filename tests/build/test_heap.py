"""What a build remembers is kept from the garbage collector, which is as it was when the build is done."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from briefgen.building.heap import uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.enable()


def state() -> tuple[bool, bool]:
    return gc.isenabled(), gc.get_freeze_count() > 0


@pytest.mark.parametrize("is_usual", [True, False])
def test_garbage_is_looked_for_in_what_is_new_alone(*, is_usual: bool) -> None:
    if not is_usual:
        gc.disable()
    with uncollected() as making:
        assert state() == (False, False)
        making()
        assert state() == (is_usual, True)
    assert state() == (is_usual, False)


def test_what_somebody_else_has_frozen_stays_so() -> None:
    gc.freeze()
    with uncollected() as making:
        making()
        assert state() == (True, True)
    assert state() == (True, True)


class Ring:
    """What only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def test_what_a_build_has_left_is_freed_before_the_next() -> None:
    with uncollected() as making:
        left = weakref.ref(Ring())
        making()
    assert left() is not None
    with uncollected():
        assert left() is None
