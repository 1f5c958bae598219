"""The pages of codes about delivery."""

from __future__ import annotations

from collections.abc import Mapping

DELIVERY_PAGES: Mapping[str, str] = {
    "DL01": """A channel in `[delivery]` lacks a setting, or would send reports in the clear.

Mail needs a server, an address that it is from, and who gets which edition. It goes unencrypted only
to a server on the same machine.

Bad:   `[delivery.mail]` with `server` and nothing else
Good:  `server = "mail.example.org"`, `from = "desk@example.org"`, `to = {"en+ar" = ["reader@example.org"]}`
""",
}
