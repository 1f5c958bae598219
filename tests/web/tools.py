"""What the tests of the pages run with: Node.js packages in a folder of their own, a browser, a server."""

from __future__ import annotations

import fcntl
import functools
import hashlib
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.cases import ROOT

HERE = Path(__file__).parent
CACHE = ROOT / ".briefgen" / "web"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def installed() -> Path:
    """The folder with the packages of `package.json` and our programs beside them, made at first use."""
    listed = (HERE / "package.json").read_bytes()
    folder = CACHE / hashlib.sha256(listed).hexdigest()[:16]
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            making = folder.with_suffix(".making")
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            (making / "package.json").write_bytes(listed)
            command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
            subprocess.run(command, cwd=making, check=True, capture_output=True)
            making.rename(folder)
        for program in HERE.glob("*.*js*"):
            shutil.copy(program, folder)
    return folder


def browser() -> str:
    """The browser of this machine; `./dev pytest` installs one where there is none."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    assert found, f"none of {', '.join(_BROWSERS)} is here; `./dev pytest` installs one"
    return found


def said(program: str, *arguments: str | Path) -> list[str]:
    """What one of our programs finds: the list that it prints as JSON."""
    command = ["node", program, browser(), *map(str, arguments)]
    ran = subprocess.run(command, cwd=installed(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    findings: list[str] = json.loads(ran.stdout)
    return findings


def run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """A tool of the packages, run in their folder."""
    return subprocess.run(command, cwd=installed(), capture_output=True, text=True, check=False)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server of this machine for a folder; its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Say nothing: what is asked for is no news."""
