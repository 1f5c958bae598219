"""The pages of codes about the store of results."""

from __future__ import annotations

from collections.abc import Mapping

STORE_PAGES: Mapping[str, str] = {
    "RS01": """The store of results cannot be used, so the build makes everything itself.

A store spares work; no report depends on it. What fails once is not tried again in the same build.
At an address, the account needs to read, to list and to write (for S3 `GetObject`, `ListBucket` and
`PutObject`; `DeleteObject` for `briefgen cache --prune`). Accounts and endpoints are taken from where
fsspec takes them, as `AWS_PROFILE` and `AWS_ENDPOINT_URL`.

Bad:   `store = "s3://bukcet/results"`, no network, no credentials
Good:  `store = "s3://bucket/results"` in `[cache]`, and an account that may read it
""",
    "RS02": """The store of results cannot be written, so other builds will make these reports again.

Who may read a store and not write it, as a build of somebody else's change, takes from it what is
there; it is told so only where it has made something that is not there.

Bad:   a full disk, a folder of another user, a bucket that there is not
Good:  room and permission
""",
}
