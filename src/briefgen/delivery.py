"""Where reports go once they are built: what `[delivery]` in `briefgen.toml` may say.

No password and no key of a signature is part of it: those come from the environment.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.headerregistry import Address
from typing import Any, Literal
from urllib.parse import urlsplit

Security = Literal["starttls", "tls", "none"]
PORTS: Mapping[str, int] = {"starttls": 587, "tls": 465, "none": 25}
"""RFC 6409 and RFC 8314."""
# Without quoted users and comments, which nobody has.
_SPEC = r"(?P<user>[\w.!#$%&'*+/=?^`{|}~-]+)@(?P<host>[\w-]+(\.[\w-]+)*)"
_MAILBOX = re.compile(rf"(?:(?P<name>[^<>@,;:\"\\]+) (?=<))?(?P<open><)?{_SPEC}(?(open)>)")
_EDITION = re.compile(r"[a-z]{2,3}(-\w+)*(\+[a-z]{2,3}(-\w+)*)?")


@dataclass(frozen=True)
class Delivery:
    """The channels of a desk; one of which nothing is said is not used."""

    server: str | None = None
    """The host that takes mail."""
    port: int | None = None
    """Its port; that of `security` if absent."""
    security: Security = "starttls"
    """How the connection is encrypted; `none` only to a server on this machine."""
    user: str | None = None
    """Who logs in to it; the password comes from the environment."""
    sender: str | None = None
    """From whom mails are, as `Gulf Desk <desk@example.org>`."""
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who gets which edition, by edition."""
    folder: str | None = None
    """The folder that reports are published into, from the workspace or absolute."""
    webhook: str | None = None
    """The address that is told of each report."""


def mailbox(text: object) -> str | None:
    """One address on one line, with or without a name before it (RFC 5322)."""
    return text if isinstance(text, str) and _address(text) is not None else None


def address(text: str) -> Address:
    """The parts of what `mailbox` has found fit."""
    found = _address(text)
    if found is None:
        raise ValueError(f"`{text}` is no address")
    return found


def _address(text: str) -> Address | None:
    # The parser of the standard library fails on some texts that are no addresses.
    match = _MAILBOX.fullmatch(text) if text.isprintable() else None
    if match is None:
        return None
    return Address((match["name"] or "").strip(), match["user"], match["host"])


def recipients(value: Any) -> Mapping[str, tuple[str, ...]] | None:
    """Lists of addresses by edition."""
    if not isinstance(value, dict) or not all(_EDITION.fullmatch(edition) for edition in value):
        return None
    lists = value.values()
    if not all(isinstance(one, list) and all(map(mailbox, one)) for one in lists):
        return None
    return {edition: tuple(dict.fromkeys(one)) for edition, one in value.items()}


def port(value: object) -> int | None:
    """A number of a port."""
    return value if type(value) is int and 0 < value < 65536 else None


def webhook(value: object) -> str | None:
    """An address of the web without a user in it; without encryption only on this machine."""
    if not isinstance(value, str) or not value.isascii() or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
        there = parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    if not there or parts.username is not None or parts.fragment:
        return None
    near = parts.scheme == "http" and is_near(str(parts.hostname))
    return value if near or parts.scheme == "https" else None


def is_near(host: str) -> bool:
    """Whether a host is this very machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def unfinished(delivery: Delivery) -> Iterator[tuple[str, str, str]]:
    """What the channels lack, and what must not be so: the key, a message, and the way out."""
    wanted = {"server": delivery.server, "from": delivery.sender, "to": delivery.recipients}
    given = [key for key, value in wanted.items() if value] + (["user"] if delivery.user else [])
    for key, value in wanted.items():
        if given and not value:
            yield f"delivery.mail.{given[0]}", f"`delivery.mail` has no `{key}`", f"add `{key} = …`"
    if delivery.security == "none" and delivery.server and not is_near(delivery.server):
        message = f"mail would go to `{delivery.server}` for everybody on the way to read"
        yield "delivery.mail.security", message, '`security = "starttls"` encrypts it'
