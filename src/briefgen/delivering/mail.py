"""Reports by mail over SMTP (RFC 5321), encrypted by STARTTLS or from the start, the server verified."""

from __future__ import annotations

import contextlib
import datetime
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.delivering.issue import Issue
from briefgen.delivering.letter import letter
from briefgen.delivering.secret import NoSecret, Secret, secret
from briefgen.delivery import PORTS, Delivery, Security, address

PASSWORD = "BRIEFGEN_SMTP_PASSWORD"  # noqa: S105  # the name of a variable
_SECONDS = 30.0


def opened(
    delivery: Delivery, environment: Mapping[str, str], now: Callable[[], datetime.datetime]
) -> Mail | str | None:
    """The server that the settings name, or why it cannot be used."""
    if delivery.server is None or delivery.sender is None:
        return None
    password = secret(environment, PASSWORD) if delivery.user else None
    if isinstance(password, NoSecret):
        return password.reason
    server = Server(
        delivery.server,
        delivery.port or PORTS[delivery.security],
        delivery.security,
        delivery.user,
        password,
    )
    return Mail(server, delivery.sender, delivery.recipients, now)


@dataclass(frozen=True)
class Server:
    """Who takes mail, and how one gets in."""

    host: str
    port: int
    security: Security = "starttls"
    user: str | None = None
    password: Secret | None = None
    seconds: float = _SECONDS
    """How long one answer may take."""


@dataclass(frozen=True)
class Mail:
    """One mail for each recipient and edition, so that nobody learns of others, and one refusal is one."""

    server: Server
    sender: str
    recipients: Mapping[str, tuple[str, ...]]
    """Who gets which edition, by edition."""
    now: Callable[[], datetime.datetime]

    def lots(self, editions: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """See `Channel.lots`."""
        return tuple(
            (recipient, (edition,)) for edition in editions for recipient in self.recipients.get(edition, ())
        )

    def deliver(self, issue: Issue) -> str | None:
        """See `Channel.deliver`.

        A server that was cut off after the last line and before its answer may have taken the mail: it is
        sent again then, under the same Message-ID (RFC 5321, 4.5.3.2.6, accepts that for the same reason).
        """
        try:
            message = letter(issue, issue.editions[0], self.sender, issue.key("mail"), self.now())
            with _connected(self.server, address(self.sender).domain) as server:
                server.send_message(
                    message, address(self.sender).addr_spec, [address(issue.address).addr_spec]
                )
        except (smtplib.SMTPException, OSError, ValueError) as reason:
            return _said(reason)
        return None


@contextlib.contextmanager
def _connected(server: Server, name: str) -> Iterator[smtplib.SMTP]:
    """A connection that one may send over; `name` is what the client calls itself."""
    context = ssl.create_default_context()
    client: smtplib.SMTP
    if server.security == "tls":
        client = smtplib.SMTP_SSL(server.host, server.port, name, timeout=server.seconds, context=context)
    else:
        client = smtplib.SMTP(server.host, server.port, name, timeout=server.seconds)
    try:
        if server.security == "starttls":
            client.starttls(context=context)
        if server.user and server.password:
            client.login(server.user, server.password.words)
        yield client
        # The mail is taken: how the server says goodbye changes nothing.
        with contextlib.suppress(smtplib.SMTPException, OSError):
            client.quit()
    finally:
        client.close()


def _said(reason: Exception) -> str:
    """Why a mail was not taken, in one line."""
    if isinstance(reason, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(reason.recipients.values()))
        return f"the server refuses the recipient: {code} {_text(words)}"
    if isinstance(reason, smtplib.SMTPResponseException):
        return f"the server refuses: {reason.smtp_code} {_text(reason.smtp_error)}"
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"the server cannot be verified: {reason.verify_message}"
    if isinstance(reason, TimeoutError) or isinstance(reason.__context__, TimeoutError):
        return "the server does not answer"
    if isinstance(reason, OSError) and not isinstance(reason, smtplib.SMTPException):
        return f"no connection to the server: {(reason.strerror or str(reason)).lower()}"
    return f"the mail was not taken: {_text(str(reason))}"


def _text(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())
