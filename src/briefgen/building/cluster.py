"""Executors by address: a Dask cluster, as `dask://host:8786` or, over TLS, `tls://host:8786`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefgen.diagnostic import Diagnostic, error

if TYPE_CHECKING:
    # A build with nothing to do loads nothing that makes reports.
    from concurrent.futures import Executor

_ADDRESS = re.compile(r"(?P<scheme>dask|tls)://(?P<place>[^/\s]+:[0-9]{1,5})/?")
_SECONDS = 10


class AddressError(ValueError):
    """An address that leads to no executor; the message is a sentence for the caller."""


class UnreachableError(Exception):
    """That a scheduler cannot be reached, as a diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@contextmanager
def executor_at(address: str) -> Iterator[Executor]:
    """The executor at an address, as long as the context lasts.

    Certificates and all else that Dask can be told come from its own settings. Raises AddressError
    if this is no address, or Dask is not installed, and UnreachableError if the scheduler cannot be reached.
    """
    parts = _ADDRESS.fullmatch(address)
    if parts is None:
        raise AddressError(f"`{address}` is no executor; one is `dask://host:8786` or `tls://host:8786`")
    try:
        # Most builds run on one machine, and need not wait for this.
        from distributed import Client, Security  # noqa: PLC0415

        from briefgen.building.client import ClusterExecutor  # noqa: PLC0415
    except ModuleNotFoundError:
        raise AddressError("Dask is not installed; `pip install 'briefgen[dask]'` does") from None
    scheme = "tcp" if parts["scheme"] == "dask" else "tls"
    try:
        # Looked for first: a client that finds out by itself is a long time closing.
        if scheme == "tls" and not Security().get_connection_args("client").get("ssl_context"):  # type: ignore[no-untyped-call]
            raise ValueError("the settings of Dask name no certificate for a client")  # noqa: TRY301
        client = Client(f"{scheme}://{parts['place']}", timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TypeError, ValueError) as reason:
        raise UnreachableError(_unreachable(address, reason)) from None
    with client:
        executor = ClusterExecutor(client)
        try:
            yield executor
        finally:
            executor.shutdown()


def _unreachable(address: str, reason: Exception) -> Diagnostic:
    message = f"the scheduler at `{address}` cannot be reached: `{' '.join(str(reason).split())}`"
    hint = "look whether it runs, and whether name, port and certificates are right"
    return error("EX03", None, message, hint)
