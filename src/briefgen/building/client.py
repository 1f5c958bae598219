"""A Dask client as an executor; loaded only where an address names one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import Any

from distributed import Client

# What it tells in passing of workers and schedulers that are lost, a build deals with.
logging.getLogger("distributed.client").setLevel(logging.CRITICAL)


class ClusterExecutor(Executor):
    """The executor of a client; each of its futures ends, however its task does.

    Those of Dask's own executor do not: a result that is lost with its worker before it is fetched
    is made anew, and if that fails, whoever waits for the first is never told.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        # A client that has reached its scheduler has one.
        self._loop: asyncio.AbstractEventLoop = client.loop.asyncio_loop  # type: ignore[union-attr]
        self._under_way: set[Future[Any]] = set()

    def submit(self, work: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        """See `Executor.submit`; BrokenExecutor once the scheduler has gone.

        The future raises what the task does, or what Dask says of a task that it has lost.
        """
        if self._client.status not in {"running", "connecting"}:
            raise BrokenExecutor("the scheduler has gone")
        future = asyncio.run_coroutine_threadsafe(self._outcome(work, given, named), self._loop)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    async def _outcome(self, work: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """The result of a task; the scheduler forgets it as soon as nobody waits for it any more.

        It is sent from the thread of the client: from another one, a task that goes out while the
        client has lost its scheduler may be forgotten by it.
        """
        # Two builds that ask for the same do not hang on each other.
        task = self._client.submit(work, *given, pure=False, **named)
        try:
            return await task
        finally:
            task.release()  # type: ignore[no-untyped-call]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Take back all tasks."""
        for future in tuple(self._under_way):
            future.cancel()
