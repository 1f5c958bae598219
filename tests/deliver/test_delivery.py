"""What `[delivery]` may say."""

from __future__ import annotations

import pytest

from briefgen.delivery import Delivery, mailbox, webhook
from briefgen.settings import read_settings

MAIL = """\
[delivery.mail]
server = "mail.example.org"
from = "Desk <d@example.org>"
to = {"en+ar" = ["r@example.org"]}
"""
CHANNELS = """\
port = 25
security = "tls"
user = "desk"
[delivery]
folder.path = "../www"
webhook.url = "https://x.org/y"
"""


def found(text: str) -> list[str]:
    read = read_settings(text.encode())
    return [f"{one.span.line if one.span else 0} {one.code} {one.message}" for one in read.diagnostics]


def test_all_channels_are_read() -> None:
    settings = read_settings((MAIL + CHANNELS).encode()).value
    assert settings is not None
    assert settings.delivery == Delivery(
        "mail.example.org",
        25,
        "tls",
        "desk",
        "Desk <d@example.org>",
        {"en+ar": ("r@example.org",)},
        "../www",
        "https://x.org/y",
    )


def test_mail_needs_a_server_a_sender_and_readers() -> None:
    assert found('[delivery.mail]\nserver = "x.org"\n') == [
        "2 DL01 `delivery.mail` has no `from`",
        "2 DL01 `delivery.mail` has no `to`",
    ]
    assert found('[delivery.mail]\nuser = "u"\n') == [
        f"2 DL01 `delivery.mail` has no `{key}`" for key in ("server", "from", "to")
    ]


@pytest.mark.parametrize(
    ("server", "is_fine"),
    [("mail.example.org", False), ("localhost", True), ("127.0.0.1", True), ("::1", True)],
)
def test_mail_goes_in_the_clear_only_to_this_machine(server: str, *, is_fine: bool) -> None:
    text = MAIL.replace("mail.example.org", server) + 'security = "none"\n'
    message = f"5 DL01 mail would go to `{server}` for everybody on the way to read"
    assert found(text) == ([] if is_fine else [message])


def test_a_password_is_no_setting() -> None:
    [message] = found(f'{MAIL}password = "sesame"\n')
    assert message == "5 WS02 the setting `delivery.mail.password` is not known"


@pytest.mark.parametrize(
    "text", ["a@b.org", "Desk <a@b.org>", "مكتب <a@b.org>", "<a@b.org>", "a.b+c@x-y.b.org"]
)
def test_an_address_may_have_a_name(text: str) -> None:
    assert mailbox(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@",
        "@b",
        "a@b c",
        "a@b.org, c@d.org",
        "a@b.org\nBcc: c@d.org",
        "Desk\nX <a@b.org>",
        "Desk a@b.org",
        "Desk <a@b.org",
        "a@b@c",
        "a@.",
        'x" <a@b>',
        7,
    ],
)
def test_what_is_no_single_address_is_refused(text: object) -> None:
    assert mailbox(text) is None


@pytest.mark.parametrize(
    "url", ["https://example.org/x?y", "http://localhost:8080/", "http://127.0.0.1/", "http://[::1]:1/"]
)
def test_a_webhook_is_encrypted_or_near(url: str) -> None:
    assert webhook(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://u:p@example.org/",
        "https://",
        "ftp://x.org",
        "https://x.org/#a",
        "https://x.org:99999/",
        "https://x.org/\r\nX: y",
        "https://x .org/",
        "http://localhost.example.org/",
        7,
    ],
)
def test_any_other_webhook_is_refused(url: object) -> None:
    assert webhook(url) is None
