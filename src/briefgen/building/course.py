"""How far a build is: what is being made now, and how much is left."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from briefgen.building.plan import Target


@dataclass(frozen=True)
class Course:
    """The state of a build at one moment."""

    running: tuple[Target, ...]
    """What is being made, the longest under way first."""
    done: int
    total: int

    @property
    def left(self) -> int:
        """How many targets are not done, those that are being made among them."""
        return self.total - self.done


Progress = Callable[[Course], None]


class Watch:
    """Tells how far a build of so many targets is, whenever one begins or ends; one call at a time."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = total
        self._progress = progress
        self._running: list[Target] = []
        self._done = 0
        self._lock = threading.Lock()

    @contextmanager
    def making(self, target: Target) -> Iterator[None]:
        """The time in which a thread makes a target."""
        with self._lock:
            self._running.append(target)
            self._tell()
        try:
            yield
        finally:
            with self._lock:
                self._running.remove(target)
                self._done += 1
                self._tell()

    def end(self) -> None:
        """Tell nothing any more, though threads may still be at something that nobody waits for."""
        with self._lock:
            self._progress = None

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(Course(tuple(self._running), self._done, self._total))
