"""The job that comments on a merge request, run against a server that answers as GitLab's does."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import yaml
from tests.ci.test_ci_files import GITLAB

from briefgen.workspace import environment

_NOTES = "/api/v4/projects/3/merge_requests/7/notes"
_MARK = "<!-- briefgen -->"
_OTHERS = [
    {"id": 10, "author": {"id": 1}, "body": f"{_MARK}\nsomebody else's"},
    {"id": 11, "author": {"id": 5}, "body": "hello"},
]


class _GitLab(ThreadingHTTPServer):
    """Two notes of others at first; what it was asked to write, and with which token."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.notes = list(_OTHERS)
        self.written: list[tuple[str, str, str]] = []
        self.tokens: set[str | None] = set()


class _Answers(BaseHTTPRequestHandler):
    server: _GitLab

    def do_GET(self) -> None:
        self.server.tokens.add(self.headers["PRIVATE-TOKEN"])
        self._say({"id": 5} if self.path == "/api/v4/user" else self.server.notes)

    def do_POST(self) -> None:
        self.server.tokens.add(self.headers["PRIVATE-TOKEN"])
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.written.append((self.command, self.path, parse_qs(sent)["body"][0]))
        self._say({})

    do_PUT = do_POST  # noqa: N815 - the name is http.server's

    def _say(self, answer: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing on the terminal of the tests."""


@pytest.fixture
def gitlab() -> Iterator[_GitLab]:
    with _GitLab() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _comment(folder: Path, server: _GitLab) -> subprocess.CompletedProcess[str]:
    job = yaml.safe_load(GITLAB.read_text("utf-8"))["briefgen-comment"]
    variables = {
        "PATH": environment()["PATH"],
        "LC_ALL": "C.UTF-8",
        "CI_API_V4_URL": f"http://127.0.0.1:{server.server_port}/api/v4",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "7",
        "BRIEFGEN_COMMENT_TOKEN": "glpat-secret",
    }
    command = ("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]))
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("is_again", [False, True], ids=["first", "again"])
def test_the_comment_is_data_and_is_written_once(tmp_path: Path, gitlab: _GitLab, *, is_again: bool) -> None:
    if is_again:
        gitlab.notes.append({"id": 12, "author": {"id": 5}, "body": f"{_MARK}\nof the last push"})
    changes = b"hello @everyone ![x](http://e/x.png) <IMG src=x> $(touch pwned) \xff\n/close\n \t/merge\n"
    (tmp_path / "briefgen-changes.md").write_bytes(changes + b"a" * 70_000)
    ran = _comment(tmp_path, gitlab)
    assert ran.returncode == 0, ran.stderr
    ((method, path, body),) = gitlab.written
    assert (method, path) == (("PUT", f"{_NOTES}/12") if is_again else ("POST", _NOTES))
    head, close, merge, _ = body.removeprefix(f"{_MARK}\n").splitlines()
    assert head == "hello @\u200beveryone !\\[x](http://e/x.png) &lt;IMG src=x> $(touch pwned) "
    assert (close, merge) == ("\\/close", "\\/merge")
    assert len(body) < 65_536
    assert not (tmp_path / "pwned").exists()
    assert gitlab.tokens == {"glpat-secret"}
    assert "secret" not in ran.stdout + ran.stderr


def test_without_changes_nobody_is_told(tmp_path: Path, gitlab: _GitLab) -> None:
    (tmp_path / "briefgen-changes.md").touch()
    ran = _comment(tmp_path, gitlab)
    assert (ran.returncode, ran.stdout, gitlab.written) == (0, "there is nothing to comment\n", [])


def test_only_a_request_that_is_lent_a_token_is_commented() -> None:
    job = yaml.safe_load(GITLAB.read_text("utf-8"))["briefgen-comment"]
    (rule,) = job["rules"]
    assert rule["if"].endswith("&& $BRIEFGEN_COMMENT_TOKEN")
    # Nothing of the request is there but what the job before it has written down.
    assert (job["variables"], job["needs"]) == ({"GIT_STRATEGY": "none"}, ["briefgen-changes"])
    assert "extends" not in job
