"""The pages of codes about builds whose reports are made by workers."""

from __future__ import annotations

from collections.abc import Mapping

EXECUTOR_PAGES: Mapping[str, str] = {
    "EX01": """A worker has another briefgen than the machine that builds, or other libraries.

What it made could differ from what is made here, so it makes nothing. Compared are the versions of
briefgen, Python and the libraries, the files that came with briefgen, and for a PDF its engine.

Bad:   an image of last month for the workers, `pip install --upgrade` on one host of two
Good:  one image or one lock file for all of them, and workers that were started after it
""",
    "EX02": """No worker has given a report back.

A worker that is lost is replaced, and its reports are tried again, one at a time. A report that is
lost again and again most likely ends its workers itself; the others are built all the same.

Bad:   workers with 200 MB of memory, a scheduler that was stopped in mid-build
Good:  1 GB for each thread of a worker; the log of the worker, where it says why it ended
""",
    "EX03": """The scheduler at the address of `--executor` cannot be reached.

Bad:   the port of the dashboard, `dask://` where the scheduler wants TLS, no certificate
Good:  the address that `dask scheduler` prints, as `dask://host:8786` or `tls://host:8786`
""",
}
