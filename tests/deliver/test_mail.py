"""Mails against a real server, which misbehaves as servers do."""

from __future__ import annotations

import contextlib
import email.utils
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from tests.deliver.issues import NOW, PDF, issue, now
from tests.deliver.servers import Post, free_port, mail_server
from tests.view.test_changes import loaded

from briefgen.delivering.issue import Edition, Issue
from briefgen.delivering.letter import letter
from briefgen.delivering.mail import Mail, Server
from briefgen.delivering.outgoing import summary
from briefgen.delivering.secret import Secret

SENDER = "مكتب الخليج <desk@example.org>"


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Somebody whom this machine trusts."""
    ca = trustme.CA()
    ca.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return ca


def certified(ca: trustme.CA, host: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(host).configure_cert(context)
    return context


def mail(port: int, **changes: object) -> Mail:
    server = replace(Server("localhost", port, "none", seconds=2), **changes)  # type: ignore[arg-type]
    return Mail(server, SENDER, {"en": ("a@example.org", "b@example.org"), "en+ar": ("c@example.org",)}, now)


def test_each_recipient_of_an_edition_gets_a_mail_of_their_own() -> None:
    assert mail(1).lots(("en", "ar", "en+ar")) == (
        ("a@example.org", ("en",)),
        ("b@example.org", ("en",)),
        ("c@example.org", ("en+ar",)),
    )


def test_a_mail_holds_the_bottom_line_in_both_languages_and_the_pdf() -> None:
    post = Post()
    with mail_server(post) as port:
        assert mail(port).deliver(issue()) is None
    [(recipient, message)] = post.taken
    assert recipient == "reader@example.org"
    assert message["Subject"] == "[TLP:AMBER] Water in Basra · المياه في البصرة"
    assert message["From"] == SENDER
    assert message["To"] == "reader@example.org"
    assert message["Content-Language"] == "en, ar"
    assert message["Auto-Submitted"] == "auto-generated"
    assert email.utils.parsedate_to_datetime(message["Date"]) == NOW
    assert message["Message-ID"] == f"<{issue().key('mail')}@example.org>"
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r", "") == (
        "TLP:AMBER\n\nWater in Basra\n\nBottom line\nTwo stations stopped.\n\n"
        "المياه في البصرة\n\nالخلاصة\nتوقفت محطتان.\n"
    )
    page = html.get_content()
    assert '<html lang="en" dir="ltr">' in page
    assert '<div lang="ar" dir="rtl" style="text-align: right">' in page
    assert page.count("TLP:AMBER") == 2, "the label stands before each of the texts that it marks"
    assert "<p>Two <em>stations</em> stopped.</p>" in page
    [attached] = message.iter_attachments()
    assert attached.get_filename() == "water.en+ar.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


def test_a_title_cannot_add_a_header_or_an_element() -> None:
    post = Post()
    with mail_server(post) as port:
        bad = issue(title="Water\r\nBcc: spy@example.org\n\n<script>x</script>", edition="en")
        assert mail(port).deliver(bad) is None
    [(_, message)] = post.taken
    assert message["Bcc"] is None
    assert message["Subject"] == "[TLP:AMBER] Water Bcc: spy@example.org <script>x</script>"
    html = message.get_body(("html",))
    assert html is not None
    assert "<script" not in html.get_content()


def test_a_right_to_left_edition_is_one_from_its_root() -> None:
    post = Post()
    with mail_server(post) as port:
        assert mail(port).deliver(issue(edition="ar")) is None
    html = post.taken[0][1].get_body(("html",))
    assert html is not None
    assert '<html lang="ar" dir="rtl">' in html.get_content()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_verified_server_gets_the_password_and_the_mail(authority: trustme.CA, security: str) -> None:
    post = Post(password=b"open sesame")
    context = certified(authority)
    served = {"starttls": context} if security == "starttls" else {"tls": context}
    with mail_server(post, **served) as port:
        right = mail(port, security=security, user="desk", password=Secret("open sesame"))
        assert right.deliver(issue()) is None
        wrong = mail(port, security=security, user="desk", password=Secret("sesame"))
        reason = wrong.deliver(issue())
    assert len(post.taken) == 1
    assert reason is not None
    assert reason.startswith("the server refuses: 535")
    assert "sesame" not in reason


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("fault", ["name", "authority"])
def test_a_server_that_cannot_be_verified_gets_nothing(
    authority: trustme.CA, security: str, fault: str
) -> None:
    post = Post()
    context = certified(authority, "mail.example.org") if fault == "name" else certified(trustme.CA())
    served = {"starttls": context} if security == "starttls" else {"tls": context}
    with mail_server(post, **served) as port:
        reason = mail(port, security=security).deliver(issue())
    assert post.taken == []
    assert reason is not None
    assert reason.startswith("the server cannot be verified: ")


def test_a_server_without_starttls_gets_nothing(authority: trustme.CA) -> None:
    del authority
    post = Post()
    with mail_server(post) as port:
        reason = mail(port, security="starttls", user="u", password=Secret("p")).deliver(issue())
    assert post.taken == []
    assert reason == "the mail was not taken: STARTTLS extension not supported by server."


def test_greylisting_is_told_in_the_server_s_words_and_the_next_attempt_is_taken() -> None:
    post = Post(refusing={"reader@example.org": "451 4.7.1 greylisted, come back"})
    with mail_server(post) as port:
        assert (
            mail(port).deliver(issue()) == "the server refuses the recipient: 451 4.7.1 greylisted, come back"
        )
        post.refusing.clear()
        assert mail(port).deliver(issue()) is None
    assert len(post.taken) == 1


def test_a_refused_mail_is_a_reason() -> None:
    post = Post(answers=["552 too large"])
    with mail_server(post) as port:
        assert mail(port).deliver(issue()) == "the server refuses: 552 too large"
    assert post.taken == []


def test_a_server_that_takes_a_mail_and_dies_gets_the_same_one_again() -> None:
    post = Post(answers=["drop"])
    with mail_server(post) as port:
        assert mail(port).deliver(issue()) is not None
        assert mail(port).deliver(issue()) is None
    first, second = (message["Message-ID"] for _, message in post.taken)
    assert first == second


def test_nobody_there_is_a_reason() -> None:
    reason = mail(free_port()).deliver(issue())
    assert reason == "no connection to the server: connection refused"


@contextlib.contextmanager
def silent(*, closing: bool) -> Iterator[int]:
    """A server that never says a word, or closes its half at once."""
    with socket.create_server(("localhost", 0)) as listening:
        accepted: list[socket.socket] = []

        def accept() -> None:
            connection, _ = listening.accept()
            accepted.append(connection)
            if closing:
                connection.shutdown(socket.SHUT_WR)

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            thread.join()
            for connection in accepted:
                connection.close()


def test_a_server_that_says_nothing_is_given_up() -> None:
    with silent(closing=False) as port:
        assert mail(port, seconds=0.3).deliver(issue()) == "the server does not answer"


def test_a_half_closed_connection_is_a_reason() -> None:
    with silent(closing=True) as port:
        assert mail(port).deliver(issue()) == "the mail was not taken: Connection unexpectedly closed"


def test_a_mail_tells_what_changed_since_the_edition_before() -> None:
    both = loaded()
    summaries = tuple(summary(both, tag) for tag in ("en", "ar"))
    edition = Edition("en+ar", summaries, {})
    sent = letter(
        Issue("water", None, (edition,), "reader@example.org", "0" * 64), edition, SENDER, "key", NOW
    )
    plain, html = (sent.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[union-attr]
    plain = plain.replace("\u00a0", " ")
    assert "What changed since edition 1\n4 items were added · 9 items have changed · 1 item was" in plain
    assert "Key judgements\nChanged: ¶ 3\nReworded: The cut is {+very +}likely to last.\n" in plain
    assert "Likelihood raised: likely → very likely\n" in plain
    assert "رُفعت درجة الاحتمال: مرجّح ← مرجّح جداً\n" in plain
    assert "<ins>very </ins>likely to last." in html
    # A link to an item leads nowhere in a mail.
    assert "href" not in html
    assert "<" not in plain
