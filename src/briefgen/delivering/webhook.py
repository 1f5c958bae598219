"""Reports announced to another program: a signed JSON body by POST, as Standard Webhooks 1.0 has it.

`webhook-id` stays the same at each attempt, so that a receiver knows what it has seen. Nothing redirects
the request: the body is meant for one address.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import hashlib
import hmac
import http.client
import json
import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from briefgen.delivering.issue import Edition, Issue, Passage
from briefgen.delivering.secret import NoSecret, Secret, secret
from briefgen.delivery import Delivery
from briefgen.version import VERSION

SECRET = "BRIEFGEN_WEBHOOK_SECRET"  # noqa: S105  # the name of a variable
_PREFIX = "whsec_"
_SHORTEST = 24
_SECONDS = 15.0
_PAUSES = (1.0, 2.0, 4.0)
"""Seconds between attempts; after the last one, the next run tries again."""
_LATER = frozenset({408, 425, 429})


def opened(
    delivery: Delivery, environment: Mapping[str, str], now: Callable[[], datetime.datetime]
) -> Webhook | str | None:
    """The address that the settings name, or why it cannot be used."""
    if delivery.webhook is None:
        return None
    found = secret(environment, SECRET)
    if isinstance(found, NoSecret):
        return found.reason
    key = _key(found)
    if key is None:
        return f"`{SECRET}` has to be `{_PREFIX}` and {_SHORTEST} bytes or more in Base64"
    return Webhook(delivery.webhook, key, now)


def _key(found: Secret) -> Secret | None:
    """The secret, if it is one of Standard Webhooks."""
    try:
        content = base64.b64decode(found.words.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if len(content) >= _SHORTEST else None


@dataclass(frozen=True)
class Webhook:
    """An address that is told of each edition."""

    url: str
    secret: Secret
    now: Callable[[], datetime.datetime]
    pause: Callable[[float], None] = time.sleep
    seconds: float = _SECONDS
    """How long one answer may take."""

    def lots(self, editions: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """See `Channel.lots`; what follows a `?` may be a secret, and names nothing."""
        parts = urlsplit(self.url)
        return tuple((f"{parts.scheme}://{parts.netloc}{parts.path}", (edition,)) for edition in editions)

    def deliver(self, issue: Issue) -> str | None:
        """See `Channel.deliver`."""
        key, body = issue.key("webhook"), _body(issue, issue.editions[0])
        reason: str | None = None
        for pause in (*_PAUSES, None):
            reason, is_worth_another = self._post(key, body)
            if reason is None or not is_worth_another or pause is None:
                break
            self.pause(pause)
        return reason

    def _post(self, key: str, body: bytes) -> tuple[str | None, bool]:
        """Why an attempt failed, if it did, and whether another one a moment later may not."""
        parts = urlsplit(self.url)
        host = str(parts.hostname)
        connection = (
            http.client.HTTPSConnection(
                host, parts.port, timeout=self.seconds, context=ssl.create_default_context()
            )
            if parts.scheme == "https"
            else http.client.HTTPConnection(host, parts.port, timeout=self.seconds)
        )
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("POST", path, body, self._headers(key, body))
            status = connection.getresponse().status
        except ssl.SSLCertVerificationError as reason:
            return f"the receiver cannot be verified: {reason.verify_message}", False
        except TimeoutError:
            return "the receiver does not answer", True
        except (OSError, http.client.HTTPException) as reason:
            return f"no answer from the receiver: {_said(reason)}", True
        finally:
            connection.close()
        if 200 <= status < 300:
            return None, False
        return f"the receiver answers {status}", status >= 500 or status in _LATER

    def _headers(self, key: str, body: bytes) -> dict[str, str]:
        sent = str(int(self.now().timestamp()))
        return {
            "Content-Type": "application/json",
            "User-Agent": f"briefgen/{VERSION}",
            "webhook-id": key,
            "webhook-timestamp": sent,
            "webhook-signature": _signature(self.secret, f"{key}.{sent}.".encode() + body),
        }


def _signature(secret: Secret, content: bytes) -> str:
    key = base64.b64decode(secret.words.removeprefix(_PREFIX))
    return f"v1,{base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()}"


def _said(reason: Exception) -> str:
    words = reason.strerror if isinstance(reason, OSError) else None
    return (words or str(reason) or type(reason).__name__).lower()


def _told(passages: Iterable[Passage]) -> list[dict[str, str]]:
    return [{"label": passage.label.striptags(), "text": passage.plain} for passage in passages]


def _body(issue: Issue, edition: Edition) -> bytes:
    """What the receiver is told; the reports themselves stay where they are published."""
    told: dict[str, Any] = {
        "type": "report.built",
        "data": {
            "brief": issue.brief,
            "edition": edition.name,
            "marking": issue.marking,
            "summaries": [
                {
                    "language": summary.language,
                    "direction": summary.direction,
                    "title": summary.title,
                    "passages": _told(summary.passages),
                    "changes": _told(summary.changes),
                }
                for summary in edition.summaries
            ],
            "files": [
                {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                for name, content in sorted(edition.files.items())
            ],
        },
    }
    return json.dumps(told, ensure_ascii=False).encode()
