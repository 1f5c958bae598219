"""One web page fetched: the only place of briefgen that opens a connection.

Nothing but the given address is asked for, and where it redirects to. Each name is looked up once, all of
its addresses have to be public, and the connection goes to one that was checked: a name that means another
machine a moment later changes nothing. No cookies, no credentials, and no proxy, since behind one nobody
knows which machine answers. Follows RFC 9110 (HTTP), RFC 6890 (special-purpose addresses) and the OWASP
notes on server-side request forgery.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import NoReturn
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from briefgen.version import VERSION

LARGEST = 10 << 20
"""Bytes of a page, as sent and unpacked."""
_SECONDS = 30.0
_MOST_HOPS = 5
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGENT = f"briefgen/{VERSION} (archives a single page for its reader)"
# RFC 6052 and RFC 8215: IPv4 addresses behind a translator. What else embeds one (6to4, Teredo) is refused.
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_GLOBAL = ipaddress.IPv6Network("2000::/3")
_EMBEDDING = tuple(ipaddress.IPv6Network(net) for net in ("2001::/32", "2002::/16"))
_SAFE = "%/:=&?~+!$,;'@()*[]"
_BROKEN = "the connection broke off before all of it had come"

Allowed = Callable[[str, int], bool]
"""Whether a connection to an IP address and a port may be opened."""


class NotFetchedError(Exception):
    """A page that could not or must not be fetched; the message says why, as a part of a sentence."""


@dataclass(frozen=True)
class Fetched:
    """The bytes of a page, the address that sent them, and the encoding that its header names."""

    content: bytes
    address: str
    encoding: str | None


def is_public(address: str, port: int) -> bool:
    """Whether an IP address is one of the open internet, and the port one of the web."""
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _TRANSLATED:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip not in _GLOBAL or any(ip in net for net in _EMBEDDING):
            return False
    return port in _PORTS.values() and ip.is_global and not ip.is_multicast and not ip.is_reserved


def fetch(
    address: str, allowed: Allowed = is_public, seconds: float = _SECONDS, largest: int = LARGEST
) -> Fetched:
    """The page at an `http` or `https` address, after at most five redirections.

    `allowed` decides on each machine and port before it is spoken to; `seconds` is the time for all of it
    but looking up names, `largest` the most bytes. Raises NotFetchedError.
    """
    clock = _Clock(seconds)
    try:
        for _ in range(_MOST_HOPS + 1):
            answer = _asked(_parts(address), clock, allowed, largest)
            if not isinstance(answer, str):
                return Fetched(answer.content, address, answer.encoding)
            # Some servers do not escape a space.
            address = urljoin(address, answer.strip().replace(" ", "%20"))
    except (OSError, HTTPException, ValueError) as reason:
        if clock.is_over or isinstance(reason, TimeoutError):
            raise NotFetchedError(f"it took longer than {seconds:g} seconds") from None
        raise NotFetchedError(_why(reason)) from None
    finally:
        clock.stop()
    raise NotFetchedError(f"it redirects more than {_MOST_HOPS} times")


class _Clock:
    """Shuts the open connection when the time is over, however slowly its bytes come."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self.seconds = seconds
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, connection: socket.socket) -> None:
        """End this connection when the time is over."""
        self._socket = connection
        if self.is_over:
            self._ring()

    def stop(self) -> None:
        """Nothing is left to be ended."""
        self._socket = None
        self._timer.cancel()

    def _ring(self) -> None:
        self.is_over = True
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                # It has ended by itself meanwhile.
                return


class _Checked(HTTPConnection):
    """A connection to an address that has been checked, under the name that it was found by."""

    def __init__(self, parts: SplitResult, clock: _Clock, allowed: Allowed) -> None:
        super().__init__(_host(parts), parts.port or _PORTS[parts.scheme], timeout=clock.seconds)
        self.default_port = _PORTS[parts.scheme]
        self._secure, self._clock, self._allowed = parts.scheme == "https", clock, allowed

    def connect(self) -> None:
        """See HTTPConnection; the name is looked up here, once."""
        self.sock = self._opened()
        if self._secure:
            # The clock has to know it before the first byte, or a slow handshake would never end.
            secure = ssl.create_default_context().wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock = secure
            self._clock.watch(secure)
            secure.do_handshake()

    def _opened(self) -> socket.socket:
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        for *_, place in found:
            if not self._allowed(str(place[0]), self.port):
                address = "" if self.host == place[0] else f" is `{place[0]}`"
                raise NotFetchedError(f"`{self.host}`{address}, port {self.port}: no machine of the open web")
        failure: OSError = OSError("the name has no address")
        for family, kind, protocol, _, place in found:
            opened = socket.socket(family, kind, protocol)
            opened.settimeout(self._clock.seconds)
            self._clock.watch(opened)
            try:
                opened.connect(place)
            except OSError as reason:
                opened.close()
                failure = reason
            else:
                return opened
        raise failure


def _parts(address: str) -> SplitResult:
    if re.search(r"[\s\x00-\x1f\x7f]", address):
        raise NotFetchedError("an address has no spaces and no control characters")
    parts = urlsplit(address)
    if parts.scheme not in _PORTS:
        raise NotFetchedError(f"`{address[:200]}` is no `https` or `http` address")
    if "@" in parts.netloc or "\\" in parts.netloc:
        raise NotFetchedError("an address with a user name is not fetched")
    if not parts.hostname:
        raise NotFetchedError(f"`{address[:200]}` names no host")
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if host.isascii() else host.encode("idna").decode("ascii")


@dataclass(frozen=True)
class _Body:
    content: bytes
    encoding: str | None


def _asked(parts: SplitResult, clock: _Clock, allowed: Allowed, largest: int) -> _Body | str:
    """What one address answers: a body, or the address that it redirects to."""
    connection = _Checked(parts, clock, allowed)
    try:
        path = quote(parts.path or "/", safe=_SAFE)
        query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
        connection.request(
            "GET",
            path + query,
            headers={
                "User-Agent": _AGENT,
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
                "Accept-Encoding": "identity",
                "Connection": "close",
            },
        )
        response = connection.getresponse()
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return str(response.headers["Location"])
        if response.status != 200:
            raise NotFetchedError(f"the server answered {response.status} {response.reason[:60]}")
        return _Body(_content(response, clock, largest), _encoding(response.headers))
    finally:
        connection.close()


def _content(response: HTTPResponse, clock: _Clock, largest: int) -> bytes:
    if (response.length or 0) > largest:
        _too_large(largest)
    content = response.read(largest + 1)
    if clock.is_over:
        raise TimeoutError
    if len(content) > largest:
        _too_large(largest)
    if response.length:
        raise NotFetchedError(_BROKEN)
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if coding in {"gzip", "x-gzip"}:
        # Not asked for, and sent all the same by some.
        content = _unpacked(content, largest)
    elif coding != "identity":
        raise NotFetchedError(f"it came as `{coding[:40]}`, which was not asked for")
    return content


def _unpacked(content: bytes, largest: int) -> bytes:
    packed = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        whole = packed.decompress(content, largest + 1)
    except zlib.error:
        raise NotFetchedError("it cannot be unpacked") from None
    if len(whole) > largest:
        _too_large(largest)
    if not packed.eof:
        raise NotFetchedError(_BROKEN)
    return whole


def _too_large(largest: int) -> NoReturn:
    raise NotFetchedError(f"it is larger than {largest / (1 << 20):g} MB")


def _encoding(headers: Message) -> str | None:
    charset = headers.get_content_charset()
    return charset if isinstance(charset, str) else None


def _why(reason: Exception) -> str:
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {reason.verify_message}"
    if isinstance(reason, IncompleteRead):
        return _BROKEN
    if isinstance(reason, socket.gaierror):
        return "its name is not known"
    if isinstance(reason, OSError) and reason.strerror:
        return f"the connection failed: {reason.strerror.lower()}"
    if isinstance(reason, ValueError):
        return f"the address is not one: {reason}"
    return f"the server does not speak HTTP: {str(reason)[:100] or type(reason).__name__}"
