"""Processes that examine briefs side by side, each one brief at a time."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

from briefgen.render import wire

# `-P`: the folder of the desk must not supply modules.
_COMMAND = (sys.executable, "-P", "-m", "briefgen.examining.worker")
_PATIENCE = 1


@dataclass(frozen=True)
class Answer:
    """What a process said of a brief: a record, or none if it met a fault of briefgen."""

    name: str
    record: Mapping[str, Any] | None
    ended: str = ""
    """How the process ended instead of answering, as `by SIGKILL`."""


def examined(root: Path, names: Sequence[str], size: int) -> Iterator[Answer]:
    """The briefs of the workspace at a folder by name, in the order in which they are done.

    Whatever ends this, an interrupt too, ends its `size` processes.
    """
    waiting = iter(names)
    with contextlib.ExitStack() as crew, selectors.DefaultSelector() as selector:
        for name in islice(waiting, size):
            _hire(crew, root).ask(name, selector)
        while selector.get_map():
            for key, _ in selector.select():
                worker: _Worker = key.data
                answer = worker.answer(selector)
                following = next(waiting, None)
                if following is not None:
                    (_hire(crew, root) if answer.ended else worker).ask(following, selector)
                yield answer


def _hire(crew: contextlib.ExitStack, root: Path) -> _Worker:
    worker = _Worker(root)
    crew.callback(worker.end)
    return worker


class _Worker:
    """One process, and the brief that it is at."""

    def __init__(self, root: Path) -> None:
        self._process = subprocess.Popen(  # noqa: S603  # this very interpreter
            [*_COMMAND, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            # An interrupt at the terminal is for the process that waits, which then ends this one.
            start_new_session=True,
        )
        self._questions = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._brief = ""

    def ask(self, name: str, selector: selectors.BaseSelector) -> None:
        """Hand a brief over; the selector tells when there is an answer."""
        self._brief = name
        selector.register(self._answers, selectors.EVENT_READ, self)
        # A process that has died by now is found out by its answer, which is none.
        with contextlib.suppress(BrokenPipeError):
            wire.write(self._questions, {"name": name})

    def answer(self, selector: selectors.BaseSelector) -> Answer:
        """What it said of the brief that it was handed."""
        selector.unregister(self._answers)
        brief, self._brief = self._brief, ""
        frame = wire.read(self._answers)
        if frame is None:
            return Answer(brief, None, self._ended())
        return Answer(brief, frame.header["found"])

    def end(self) -> None:
        """End the process: at once if nobody waits any more for the brief that it is at."""
        if self._brief:
            # It clears away what it may be writing.
            self._process.send_signal(signal.SIGINT)
        for stream in (self._questions, self._answers):
            # What was still to be said to a process that has died is said to nobody.
            with contextlib.suppress(BrokenPipeError):
                stream.close()
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ended(self) -> str:
        code = self._process.wait()
        return f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"


def _environment() -> dict[str, str]:
    """The environment of this process, and the places that it takes its modules from."""
    inherited = os.environ  # noqa: TID251  # the worker stands in for this very process
    places = os.pathsep.join(str(Path(place).absolute()) for place in sys.path if place)
    return {**inherited, "PYTHONPATH": places}
