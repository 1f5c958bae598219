"""One page fetched from a server on this machine, to which the tests open a door."""

from __future__ import annotations

import gzip
import http.server
import socket
import socketserver
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.sourcing.fetch import Fetched, NotFetchedError, fetch, is_public

PAGE = "<html><p>Two pumping stations stopped: توقفت محطتان.</p></html>".encode()
Answer = tuple[int, bytes, dict[str, str]]
ANSWERS: dict[str, Answer] = {
    "page": (200, PAGE, {"Content-Type": "text/html; charset=utf-8", "Set-Cookie": "a=b"}),
    "circle": (302, b"", {"Location": "/circle"}),
    "spaced": (302, b"", {"Location": "/two stations"}),
    "large": (200, b"x" * 200_001, {}),
    "short": (200, b"half of it", {"Content-Length": "2000"}),
    "gzip": (200, gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
    "bomb": (200, gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"}),
    "cut": (200, gzip.compress(PAGE)[:-12], {"Content-Encoding": "gzip"}),
    "odd": (200, PAGE, {"Content-Encoding": "br"}),
    "none": (404, b"no", {}),
}
# What is sent first, what again and again, and how many seconds lie between.
STREAMS = {
    "endless": (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000, 0.0),
    "slow": (b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05),
    "slow-head": (b"HTTP/1.1 200 OK\r\nX-Long: ", b"x", 0.05),
}


class _Site(http.server.BaseHTTPRequestHandler):
    """Answers by the path; notes what it was asked."""

    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers.items())))
        name = self.path.partition("?")[0].strip("/")
        if name.startswith("to/"):
            self._send(302, b"", {"Location": self.path[4:]})
        elif name.startswith("hop/"):
            self._send(301, b"", {"Location": f"/hop/{int(name[4:]) - 1}" if name != "hop/1" else "/page"})
        elif name in STREAMS:
            self._stream(*STREAMS[name])
        else:
            self._send(*ANSWERS.get(name, ANSWERS["page"]))

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, head: bytes, piece: bytes, pause: float) -> None:
        try:
            self.wfile.write(head)
            for _ in range(10_000):
                self.wfile.write(piece)
                time.sleep(pause)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        del format, args


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address


class Site:
    """A server on the loopback, the door to it, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = type("_ThisSite", (_Site,), {"asked": self.asked})
        self.server = _Server(("127.0.0.1", 0), site)
        self.port = self.server.server_address[1]

    def allowed(self, address: str, port: int) -> bool:
        return (address, port) == ("127.0.0.1", self.port)

    def get(self, path: str, seconds: float = 20) -> Fetched:
        return fetch(f"http://localhost:{self.port}{path}", self.allowed, seconds, 200_000)


@pytest.fixture(scope="module")
def served() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def site(served: Site) -> Site:
    served.asked.clear()
    return served


def test_a_page_is_fetched_with_its_encoding(site: Site) -> None:
    assert site.get("/page") == Fetched(PAGE, f"http://localhost:{site.port}/page", "utf-8")


def test_the_request_names_briefgen_and_carries_nothing_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    site.get("/page")
    site.get("/page")
    for _, headers in site.asked:
        assert headers.pop("User-Agent").startswith("briefgen/")
        assert set(headers) == {"Host", "Accept", "Accept-Encoding", "Connection"}


def test_letters_outside_of_ascii_are_escaped(site: Site) -> None:
    site.get("/خبر/14?q=ماء&x=%20")
    assert site.asked[0][0] == "/%D8%AE%D8%A8%D8%B1/14?q=%D9%85%D8%A7%D8%A1&x=%20"


def test_redirections_are_followed_five_times(site: Site) -> None:
    assert site.get("/hop/5").address.endswith("/page")
    with pytest.raises(NotFetchedError, match="more than 5 times"):
        site.get("/hop/6")
    with pytest.raises(NotFetchedError, match="more than 5 times"):
        site.get("/circle")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("http://10.0.0.1/", "no machine of the open web"),
        ("http://169.254.169.254/latest/meta-data/", "no machine of the open web"),
        ("http://127.0.0.2/", "no machine of the open web"),
        ("http://127.0.0.1:22/", "no machine of the open web"),
        ("http://[::1]/", "no machine of the open web"),
        ("http://2130706433/", "no machine of the open web"),
        ("http://0x7f.1/", "no machine of the open web"),
        ("file:///etc/passwd", "no `https` or `http` address"),
        ("ftp://localhost/", "no `https` or `http` address"),
        ("http://a:b@localhost/", "user name"),
    ],
)
def test_each_hop_is_checked_again(site: Site, target: str, message: str) -> None:
    with pytest.raises(NotFetchedError, match=message):
        site.get(f"/to/{target}")
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/large", "larger than"),
        ("/endless", "larger than"),
        ("/bomb", "larger than"),
        ("/short", "broke off"),
        ("/cut", "broke off"),
        ("/odd", "was not asked for"),
        ("/none", "answered 404"),
    ],
)
def test_what_is_no_page_is_refused(site: Site, path: str, message: str) -> None:
    with pytest.raises(NotFetchedError, match=message):
        site.get(path)


def test_a_space_in_a_redirection_is_escaped(site: Site) -> None:
    assert site.get("/spaced").address.endswith("/two%20stations")


def test_a_packed_page_is_unpacked(site: Site) -> None:
    assert site.get("/gzip").content == PAGE


@pytest.mark.parametrize("path", ["/slow", "/slow-head"])
def test_a_page_that_comes_byte_by_byte_is_given_up(site: Site, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NotFetchedError, match=r"longer than 0\.5 seconds"):
        site.get(path, 0.5)
    assert time.monotonic() - begun < 10


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.3"]])

    def lookup(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        assert host == "rebinding.example"
        stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*stream, (address, port)) for address in next(answers)]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    page = fetch(f"http://rebinding.example:{site.port}/page", site.allowed, 20, 200_000)
    assert page.content == PAGE
    with pytest.raises(NotFetchedError, match=r"127\.0\.0\.2"):
        fetch(f"http://rebinding.example:{site.port}/page", site.allowed, 20, 200_000)


def test_a_name_with_one_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    both = [(*stream, ("127.0.0.1", site.port)), (*stream, ("10.0.0.1", site.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(NotFetchedError, match=r"10\.0\.0\.1"):
        site.get("/page")
    assert site.asked == []


def test_without_a_door_this_machine_is_not_spoken_to(site: Site) -> None:
    with pytest.raises(NotFetchedError, match="no machine of the open web"):
        fetch(f"http://localhost:{site.port}/page")
    assert site.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run([*make, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    site = Site()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        with pytest.raises(NotFetchedError, match="certificate is not valid"):
            fetch(f"https://localhost:{site.port}/page", site.allowed, 20)
    finally:
        site.server.shutdown()
        site.server.server_close()
    assert site.asked == []


# RFC 6890, and what embeds an address of IPv4 in one of IPv6.
PRIVATE = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 169.254.169.254 172.16.0.1 192.168.1.1 192.0.2.1 198.18.0.1 224.0.0.1
239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::7f00:1
64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:808:808:: 2001:0:1::1 2001:db8::1 fc00::1 fd00::1 fe80::1
fe80::1%eth0 fec0::1 ff02::1 100::1
"""


@pytest.mark.parametrize("address", PRIVATE.split())
def test_no_machine_of_a_private_network_is_public(address: str) -> None:
    assert not is_public(address, 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_a_machine_of_the_open_web_is_public_on_the_ports_of_the_web(address: str) -> None:
    assert is_public(address, 443)
    assert is_public(address, 80)
    assert not is_public(address, 8080)
    assert not is_public(address, 22)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "example.org",
        "//example.org/",
        "http://",
        "http://exa mple.org/",
        "http://example.org/\r\nX-Own: 1",
        "http://[::1/",
        "http://a:99999/",
        "https://user@example.org/",
        "javascript:alert(1)",
        "http://exam\\ple.org/",
        f"http://{'a' * 300}/",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(NotFetchedError):
        fetch(address, lambda *_: False, 5)
