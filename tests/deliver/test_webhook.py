"""Webhooks against a real receiver, verified by a library that is not ours, with faults."""

from __future__ import annotations

import base64
import datetime
import json
import ssl
from dataclasses import replace
from pathlib import Path

import pytest
import standardwebhooks
import trustme
from tests.deliver.issues import PDF, issue
from tests.deliver.servers import Received, free_port, receiver

from briefgen.delivering.secret import Secret
from briefgen.delivering.webhook import Webhook, opened
from briefgen.delivery import Delivery

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes, ok").decode()


def webhook(port: int, scheme: str = "http", path: str = "/reports") -> Webhook:
    return Webhook(
        f"{scheme}://localhost:{port}{path}",
        Secret(SECRET),
        lambda: datetime.datetime.now(datetime.UTC),
        pause=lambda _: None,
        seconds=0.5,
    )


def test_a_receiver_can_verify_what_it_is_told() -> None:
    received = Received()
    with receiver(received) as port:
        assert webhook(port, path="/reports?team=gulf").deliver(issue()) is None
    [(headers, body, path)] = received.requests
    assert path == "/reports?team=gulf"
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == issue().key("webhook")
    told = standardwebhooks.Webhook(SECRET).verify(body, headers)
    assert told == json.loads(body)
    assert told["type"] == "report.built"
    data = told["data"]
    assert (data["brief"], data["edition"], data["marking"]) == ("water", "en+ar", "TLP:AMBER")
    assert [one["direction"] for one in data["summaries"]] == ["ltr", "rtl"]
    assert data["summaries"][0]["passages"] == [{"label": "Bottom line", "text": "Two stations stopped."}]
    assert [(one["name"], one["size"]) for one in data["files"]] == [
        ("water/water.en+ar.html", 3),
        ("water/water.en+ar.pdf", len(PDF)),
    ]


def test_a_changed_body_does_not_verify() -> None:
    received = Received()
    with receiver(received) as port:
        webhook(port).deliver(issue())
    [(headers, body, _)] = received.requests
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        standardwebhooks.Webhook(SECRET).verify(body.replace(b"water", b"wader"), headers)


def test_a_server_fault_is_tried_again_with_the_same_id() -> None:
    received = Received(answers=[500, 503])
    pauses: list[float] = []
    with receiver(received) as port:
        assert replace(webhook(port), pause=pauses.append).deliver(issue()) is None
    assert len(received.requests) == 3
    assert len({headers["webhook-id"] for headers, *_ in received.requests}) == 1
    assert pauses == [1.0, 2.0]


def test_a_receiver_that_stays_broken_is_given_up() -> None:
    received = Received(answers=[500] * 10)
    with receiver(received) as port:
        assert webhook(port).deliver(issue()) == "the receiver answers 500"
    assert len(received.requests) == 4


@pytest.mark.parametrize("status", [400, 401, 410])
def test_a_refusal_is_not_repeated_at_once(status: int) -> None:
    received = Received(answers=[status])
    with receiver(received) as port:
        assert webhook(port).deliver(issue()) == f"the receiver answers {status}"
    assert len(received.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nothing_follows_a_redirection(status: int) -> None:
    received = Received(answers=[status])
    with receiver(received) as port:
        assert webhook(port).deliver(issue()) == f"the receiver answers {status}"
    assert [path for *_, path in received.requests] == ["/reports"]


def test_a_receiver_that_hangs_once_is_tried_again() -> None:
    received = Received(answers=["hang"])
    with receiver(received) as port:
        assert webhook(port).deliver(issue()) is None
    assert len(received.requests) == 2


def test_a_receiver_that_closes_without_an_answer_is_tried_again() -> None:
    received = Received(answers=["close"] * 10)
    with receiver(received) as port:
        reason = webhook(port).deliver(issue())
    assert reason is not None
    assert reason.startswith("no answer from the receiver: ")
    assert len(received.requests) == 4


def test_nobody_there_is_a_reason() -> None:
    assert webhook(free_port()).deliver(issue()) == "no answer from the receiver: connection refused"


def test_only_a_verified_receiver_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ca, stranger = trustme.CA(), trustme.CA()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    for authority, host, fine in (
        (ca, "localhost", True),
        (ca, "example.org", False),
        (stranger, "localhost", False),
    ):
        received = Received()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(context)
        with receiver(received, context) as port:
            reason = webhook(port, "https").deliver(issue())
        assert (reason is None) is fine, reason
        assert len(received.requests) == int(fine)
        assert fine or str(reason).startswith("the receiver cannot be verified: ")


def test_what_names_the_address_holds_no_query() -> None:
    url = webhook(1, path="/reports?token=secret")
    assert url.lots(("en", "ar")) == (
        ("http://localhost:1/reports", ("en",)),
        ("http://localhost:1/reports", ("ar",)),
    )


@pytest.mark.parametrize("words", ["", "short", "whsec_c2hvcnQ=", "whsec_***", "пароль"])
def test_a_secret_that_is_none_is_not_used_and_not_shown(words: str) -> None:
    delivery = Delivery(webhook="https://example.org/")
    reason = opened(delivery, {"BRIEFGEN_WEBHOOK_SECRET": words}, webhook(1).now)
    assert isinstance(reason, str)
    assert not words or words not in reason
