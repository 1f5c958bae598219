"""A mail server and a receiver of webhooks on this machine, which can be told to misbehave."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword


@dataclass
class Post:
    """What a mail server took, and what it says to each recipient and each mail; none is yes."""

    taken: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refusing: dict[str, str] = field(default_factory=dict)
    answers: list[str | None] = field(default_factory=list)
    """What it says of the next mails; `drop` takes the mail and ends the connection without a word."""
    password: bytes | None = None

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd looks for
        self, _server: SMTP, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refusing:
            return self.refusing[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else None
        if answer not in {None, "drop"}:
            return str(answer)
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append((envelope.rcpt_tos[0], message_from_bytes(content, policy=policy.SMTP)))
        if answer == "drop":
            assert server.transport is not None
            server.transport.close()
        return "250 taken"

    def authenticate(self, _server: SMTP, _session: Any, _envelope: Any, _way: str, given: Any) -> AuthResult:
        assert isinstance(given, LoginPassword)
        return AuthResult(success=given.password == self.password, handled=False)


@contextlib.contextmanager
def mail_server(
    post: Post, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[int]:
    """A server that serves until the end; its port."""
    options: dict[str, Any] = {"tls_context": starttls, "require_starttls": True} if starttls else {}
    if post.password is not None:
        options |= {"authenticator": post.authenticate, "auth_required": tls is None}
    controller = Controller(
        post, hostname="localhost", port=free_port(), ssl_context=tls, auth_require_tls=tls is None, **options
    )
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("localhost", 0)) as probe:
        return int(probe.getsockname()[1])


@dataclass
class Received:
    """What a receiver got, and what it answers: a status, `hang` or `close`; 204 once they are used up."""

    requests: list[tuple[dict[str, str], bytes, str]] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


@contextlib.contextmanager
def receiver(received: Received, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """A receiver that serves until the end; its port."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.requests.append(
                ({key.lower(): value for key, value in self.headers.items()}, body, self.path)
            )
            answer = received.answers.pop(0) if received.answers else 204
            if answer == "hang":
                received.released.wait(10)
            elif isinstance(answer, int):
                self.send_response(answer)
                if 300 <= answer < 400:
                    self.send_header("Location", "/elsewhere")
                self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing: what was asked is in `received`."""

    server = ThreadingHTTPServer(("localhost", 0), Answering)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_port
    finally:
        received.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
