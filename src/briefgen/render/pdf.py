"""From HTML to PDF: the client of the engine, which runs in processes of its own."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import TracebackType
from typing import Self

from briefgen.render import wire
from briefgen.render.enclosure import Enclosure
from briefgen.render.forks import OUT_OF_MEMORY
from briefgen.render.layer import Layer
from briefgen.render.limits import PATIENCE
from briefgen.render.problem import TOO_LARGE, Problem
from briefgen.render.quality import Quality
from briefgen.render.server import Server

_MEMORY = 2 << 30
# The engine ends a render itself when its time is over; this is for an engine that stands still.
_GRACE = 30
_ATTEMPTS = 2


@dataclass(frozen=True)
class Job:
    """What one PDF is made from: all of it text and bytes, nothing is fetched from elsewhere.

    `resources` are images and the like by the address that the HTML gives them
    (`briefgen:figure/1.png`). `repair_text` is the repair of `tounicode`. `enclosures` are the
    files that the PDF will hold.
    """

    html: str
    stylesheets: tuple[str, ...] = ()
    resources: Mapping[str, bytes] = field(default_factory=dict)
    repair_text: bool = True
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True)
class Rendered:
    """A PDF and its number of pages; no content and no pages where a problem stopped it."""

    content: bytes | None
    pages: int
    problems: tuple[Problem, ...]
    engine: Mapping[str, str] = field(default_factory=dict)
    """The versions of what rendered it, by name; empty where nothing came back."""
    quality: Quality | None = None
    """How its pages are filled; none where there are no pages."""
    sandbox: tuple[Layer, ...] = ()
    """What the kernel could do to hold the process that rendered it; empty where nothing came back."""


class Engine:
    """The engine with its fonts: started at the first job, gone when the context is left.

    `fonts` are the files of `fonts.FACES` by name (see `fonts.contents`), `styles` the stylesheets that
    most jobs will have, which are read once for all of them. Several threads may render at once, as
    many as there are cores; others wait. `memory` is what one render may take, in bytes of address space.
    With `require_sandbox`, nothing is rendered where a layer of the sandbox is missing.
    """

    def __init__(
        self,
        fonts: Mapping[str, bytes],
        styles: Sequence[str] = (),
        *,
        memory: int = _MEMORY,
        require_sandbox: bool = False,
    ) -> None:
        self._fonts, self._styles = dict(fonts), tuple(styles)
        self._bounds = {"memory": memory, "require_sandbox": require_sandbox}
        self._lock = threading.Lock()
        self._cores = threading.Semaphore(os.cpu_count() or 1)
        self._server: Server | None = None
        self._over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._over = True
            if self._server is not None:
                if kind is not None:
                    # Nobody waits any more for what is being rendered.
                    self._server.kill()
                self._server.stop()
                self._server = None

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """The engine and the libraries that its bytes depend on, with their versions; asked of it once."""
        return self.render(Job("<title>versions</title>")).engine

    def start(self) -> None:
        """Start the engine without waiting for it, so that it is ready when the first job comes."""
        self._running()

    def render(self, job: Job, *, seconds: int = 60) -> Rendered:
        """Render one job in so many seconds of processor time; whatever goes wrong is a problem."""
        fault = Problem("unavailable", "the PDF engine has been stopped")
        for _ in range(_ATTEMPTS):
            with self._cores:
                server = self._running()
                if server is None:
                    break
                result = _attempt(server, job, seconds, self._bounds)
            if result is not None:
                return result
            fault = self._discard(server)
        return _failed(fault)

    def _running(self) -> Server | None:
        """The server; none once the context was left."""
        with self._lock:
            if self._server is None and not self._over:
                self._server = Server(self._fonts, self._styles)
            return self._server

    def _discard(self, server: Server) -> Problem:
        """Clear away a server that has died, so that the next job gets a new one; say why."""
        with self._lock:
            fault = server.fault()
            if self._server is server:
                self._server = None
                server.stop()
            return fault


def _attempt(server: Server, job: Job, seconds: int, bounds: Mapping[str, int]) -> Rendered | None:
    """The outcome of one job; none if the server died, which is nothing that the job could do."""
    ours, theirs = socket.socketpair()
    verdict, verdict_end = os.pipe()
    with ours, os.fdopen(verdict, "rb") as ending:
        ours.settimeout(PATIENCE * seconds + _GRACE)
        try:
            with theirs, os.fdopen(verdict_end, "wb"):
                server.hand_over(theirs.fileno(), verdict_end)
            answer = _exchange(ours, job, {**bounds, "seconds": seconds})
        except TimeoutError:
            server.kill()
            return _failed(_too_long(seconds))
        except OSError:
            answer = None
        if answer is not None:
            return _rendered(answer)
        code = ending.read()
        return _failed(_cause(int(code), seconds)) if code else None


def _exchange(connection: socket.socket, job: Job, bounds: Mapping[str, int]) -> wire.Frame | None:
    header = {
        "stylesheets": len(job.stylesheets),
        "resources": list(job.resources),
        "repair_text": job.repair_text,
        "enclosures": [
            (one.name, one.media_type, one.relationship, one.description) for one in job.enclosures
        ],
        **bounds,
    }
    texts = (job.html, *job.stylesheets)
    enclosed = (one.content for one in job.enclosures)
    parts = (*(text.encode() for text in texts), *job.resources.values(), *enclosed)
    with connection.makefile("rwb") as stream:
        wire.write(stream, header, parts)
        return wire.read(stream)


def _rendered(answer: wire.Frame) -> Rendered:
    header = answer.header
    problems = tuple(Problem(kind, message) for kind, message in header["problems"])
    content = answer.parts[0] if answer.parts else None
    quality = Quality.from_json(header["quality"]) if header["quality"] else None
    sandbox = tuple(Layer(*layer) for layer in header["sandbox"])
    return Rendered(content, header["pages"], problems, header["engine"], quality, sandbox)


def _failed(problem: Problem) -> Rendered:
    return Rendered(None, 0, (problem,))


def _too_long(seconds: int) -> Problem:
    return Problem("timeout", f"the PDF was not ready after {seconds} seconds of work")


def _cause(code: int, seconds: int) -> Problem:
    """The problem behind the exit code of a child that gave no answer."""
    if -code in {signal.SIGALRM, signal.SIGXCPU}:
        return _too_long(seconds)
    if code == OUT_OF_MEMORY:
        return TOO_LARGE
    how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
    return Problem("crash", f"the PDF engine was ended {how}")
