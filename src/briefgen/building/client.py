"""A Dask client as an executor; loaded only where an address names one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

from distributed import Client

# What it tells in passing of workers and schedulers that are lost, a build deals with.
logging.getLogger("distributed.client").setLevel(logging.CRITICAL)


class ClusterExecutor(Executor):
    """The executor of a client; it takes no task that nobody would ever come to."""

    def __init__(self, client: Client) -> None:
        self._client = client
        # Two builds that ask for the same do not hang on each other.
        self._tasks = client.get_executor(pure=False)  # type: ignore[no-untyped-call]

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """See `Executor.submit`; BrokenExecutor once the scheduler has gone."""
        if self._client.status not in {"running", "connecting"}:
            raise BrokenExecutor("the scheduler has gone")
        future: Future[Any] = self._tasks.submit(work, *given, **named)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Take back all tasks, as far as there is somebody who would."""
        if self._client.status == "running":
            self._tasks.shutdown(wait=False)
