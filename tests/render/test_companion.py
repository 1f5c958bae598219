"""Processes that are asked once: what they inherit, how they end, what is said where no answer comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.render import companion
from briefgen.render.companion import EndedError

ECHO = """\
from briefgen.render import companion
companion.answer(lambda asked: ({"got": asked.header}, asked.parts), 5, 1 << 30)
"""
LIBRARIES = """\
import os
from briefgen.render import companion
companion.answer(lambda asked: (dict(os.environ), ()), 5, 1 << 30)
"""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which companions take modules too."""
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_a_companion_answers_what_it_is_asked(modules: Path) -> None:
    (modules / "echoing.py").write_text(ECHO)
    answer = companion.ask("echoing", {"a": ["ق", 1]}, [b"\0" * 5_000_000, b""])
    assert answer.header == {"got": {"a": ["ق", 1]}}
    assert answer.parts == (b"\0" * 5_000_000, b"")


def test_a_companion_finds_libraries_as_its_parent_does_and_learns_no_secret(
    modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (modules / "listing.py").write_text(LIBRARIES)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/python/lib")
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", "secret")
    got = companion.ask("listing", {}, []).header
    assert got["LD_LIBRARY_PATH"] == "/opt/python/lib"
    assert "secret" not in got.values()


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("raise SystemExit('no library')", "has ended: no library"),
        ("1 / 0", "has ended: ZeroDivisionError: division by zero"),
        ("import os; os.abort()", "has ended: exit code -6"),
        ("while True: pass", "takes too much time or memory"),
    ],
    ids=["ends", "fails", "dies", "loops"],
)
def test_of_a_companion_without_an_answer_is_said_how_it_ended(modules: Path, deed: str, words: str) -> None:
    work = f"from briefgen.render import companion\ndef work(asked):\n    {deed}\n"
    (modules / "failing.py").write_text(f"{work}companion.answer(work, 1, 1 << 30)\n")
    with pytest.raises(EndedError, match=f"^{words}$"):
        companion.ask("failing", {}, [])


def test_of_a_companion_that_cannot_be_started_is_said_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(EndedError, match="cannot be started: No such file"):
        companion.ask("briefgen.render.cut", {}, [])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere its limit of time ends it")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_companion_ends_with_the_one_that_asks(modules: Path, number: signal.Signals) -> None:
    born = modules / "born"
    (modules / "sleeping.py").write_text(
        "import os, pathlib, time\nfrom briefgen.render import companion\n"
        "def work(asked):\n"
        f"    pathlib.Path({str(born)!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "companion.answer(work, 50, 1 << 30)\n"
    )
    program = "from briefgen.render import companion; companion.ask('sleeping', {}, [])"
    paths = os.pathsep.join(place for place in sys.path if place)
    with subprocess.Popen([sys.executable, "-c", program], env={"PYTHONPATH": paths}) as asking:
        while not (born.exists() and born.read_text()):
            assert asking.poll() is None
            time.sleep(0.02)
        asking.send_signal(number)
    child = Path(f"/proc/{born.read_text()}/stat")
    while child.exists() and child.read_text().rpartition(")")[2].split()[0] != "Z":
        time.sleep(0.02)
