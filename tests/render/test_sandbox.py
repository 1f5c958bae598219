"""The sandbox of a render: what each layer refuses alone, and what a hostile document gets past none."""

from __future__ import annotations

import http.server
import importlib
import io
import json
import platform
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pypdf
import pytest
from tests.cases import ROOT

from briefgen.render import fonts, kernel, sandbox, server, syscalls
from briefgen.render.layer import Layer
from briefgen.render.pdf import Engine, Job, Rendered
from briefgen.world import DiskWorld

Patched = Callable[..., Engine]
FONTS = fonts.contents(lambda name: DiskWorld(ROOT, fonts.font_mounts()).read(name))
NEEDED = {"read code", "keep a file", "ask for a limit", "start a thread"}
# What each layer refuses alone, the second from which ABI on.
BY_SECCOMP = {
    "truncate a file",
    "unlink a file",
    "move a file",
    "link a file",
    "change a mode",
    "make a folder",
    "make a folder in its own",
    "connect",
    "connect to a file",
    "make a socket",
    "make a pair of sockets",
    "run a program",
    "fork",
    "trace",
    "signal",
    "open a ring",
    "set a limit",
    "stop the clock",
}
BY_LANDLOCK: Mapping[str, int] = {
    "read a file": 1,
    "list a folder": 1,
    "write a file": 1,
    "write over a file": 1,
    "unlink a file": 1,
    "move a file": 1,
    "link a file": 1,
    "make a folder": 1,
    "make a folder in its own": 1,
    "run a program": 1,
    "trace": 1,
    "truncate a file": 3,
    "connect": 4,
    "signal": 6,
}
EPERM, SIGSYS, SIGABRT = 1, -31, -6
NO_LANDLOCK = "\nlandlock._CREATE_RULESET = 9999"
NO_SECCOMP = "\nsyscalls._ARCHITECTURES = {}"
OFF = NO_LANDLOCK + NO_SECCOMP
# The fetcher of WeasyPrint, which loads whatever it is asked for.
OPEN = """
class Open(engine.Handed):
    def fetch(self, url, headers=None):
        known = url in self.resources
        return super().fetch(url) if known else engine.URLFetcher.fetch(self, url, headers)
engine.Handed = Open
"""


def abi() -> int:
    """What the kernel has of Landlock; 0 for nothing."""
    try:
        return kernel.call(444, None, 0, 1)
    except OSError:
        return 0


ABI = abi()
needs_landlock = pytest.mark.skipif(ABI == 0, reason="the kernel has no Landlock")


@pytest.fixture(scope="module")
def deeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ...]]:
    """The command that tries all deeds; the layers are still to be said."""
    folder = tmp_path_factory.mktemp("deeds")
    with socket.socket() as listener, socket.socket(socket.AF_UNIX) as named:
        listener.bind(("127.0.0.1", 0))
        named.bind(str(folder / "socket"))
        listener.listen()
        named.listen()
        yield (str(folder), str(listener.getsockname()[1]), str(folder / "socket"))


def refused(deeds: tuple[str, ...], layers: str) -> dict[str, int]:
    """What came of each deed that was not done, under these layers."""
    command = [sys.executable, str(Path(__file__).parent / "deeds.py"), layers, *deeds]
    outcomes: dict[str, int] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    assert len(outcomes) == 28
    assert outcomes.pop("abort") == SIGABRT
    if platform.machine() != "x86_64":
        del outcomes["other numbers"]
    return {name: outcome for name, outcome in outcomes.items() if outcome}


def test_without_a_layer_all_of_it_can_be_done(deeds: tuple[str, ...]) -> None:
    # An administrator may have closed rings for everybody.
    assert refused(deeds, "none").keys() <= {"other numbers", "open a ring"}


def test_seccomp_alone_refuses_programs_processes_connections_and_limits(deeds: tuple[str, ...]) -> None:
    outcomes = refused(deeds, "seccomp")
    assert outcomes.pop("other numbers", SIGSYS) == SIGSYS
    assert outcomes == dict.fromkeys(BY_SECCOMP, EPERM)


@needs_landlock
@pytest.mark.parametrize("version", range(1, 7))
def test_landlock_alone_refuses_files_and_programs_and_what_its_abi_knows(
    deeds: tuple[str, ...], version: int
) -> None:
    if version > ABI:
        pytest.skip(f"the kernel has ABI {ABI}")
    known = {name for name, since in BY_LANDLOCK.items() if since <= version}
    assert refused(deeds, f"landlock:{version}").keys() - {"other numbers", "open a ring"} == known


@needs_landlock
def test_both_together_refuse_what_either_does_and_leave_what_a_render_needs(deeds: tuple[str, ...]) -> None:
    outcomes = refused(deeds, "landlock,seccomp")
    assert outcomes.keys() - {"other numbers"} == BY_SECCOMP | BY_LANDLOCK.keys()
    assert not outcomes.keys() & NEEDED


@pytest.mark.parametrize(
    ("place", "header"),
    [(0, "/usr/include/x86_64-linux-gnu/asm/unistd_64.h"), (1, "/usr/include/asm-generic/unistd.h")],
)
def test_the_numbers_of_calls_are_those_of_the_kernel(place: int, header: str) -> None:
    if not Path(header).exists():
        pytest.skip("the kernel's headers are not installed")
    lines = re.findall(r"^#define __NR(?:3264)?_(\w+)\s+(\d+)", Path(header).read_text(), re.MULTILINE)
    known = {name: int(number) for name, number in lines}
    named = {**syscalls.REFUSED, **syscalls.WEIGHED}
    assert {name: numbers[place] for name, numbers in named.items()} == {
        name: known.get(name) for name in named
    }


def test_code_is_packages_and_not_the_folders_where_they_lie_with_other_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "aside"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "aside", importlib.import_module("aside"))
    places = sandbox.code()
    assert package in places
    assert not any((tmp_path / "secret.txt").is_relative_to(place) for place in places)
    assert any(Path(pypdf.__file__).is_relative_to(place) for place in places)


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> Patched:
    """Engines that run with a change: `patched(change)`."""

    def changed(change: str, *, require_sandbox: bool = False) -> Engine:
        code = (
            "import sys\nfrom briefgen.render import engine, landlock, syscalls\n"
            f"{change}\nengine.main(int(sys.argv[1]), sys.argv[2])"
        )
        monkeypatch.setattr(server, "_COMMAND", (sys.executable, "-P", "-c", code))
        return Engine(FONTS, require_sandbox=require_sandbox)

    return changed


def document(head: str, body: str = "<p>text <b>نص</b>") -> Job:
    return Job(f'<html lang="en"><head><title>Brief</title>{head}</head><body>{body}</body></html>')


def held(result: Rendered) -> dict[str, bool]:
    return {layer.name: layer.holds for layer in result.sandbox}


@needs_landlock
def test_a_render_is_held_by_both_layers_and_says_so() -> None:
    with Engine(FONTS, require_sandbox=True) as engine:
        result = engine.render(document(""))
    assert result.problems == ()
    assert result.sandbox == (
        Layer("Landlock", holds=True, state=f"ABI {ABI}"),
        Layer("seccomp", holds=True, state=result.sandbox[1].state),
    )


def test_a_kernel_without_the_layers_renders_the_same_bytes_and_says_so(patched: Patched) -> None:
    job = document('<style>p { font-family: "IBM Plex Serif"; hyphens: auto }</style>')
    with Engine(FONTS) as engine:
        usual = engine.render(job)
    with patched(OFF) as engine:
        free = engine.render(job)
    assert held(free) == {"Landlock": False, "seccomp": False}
    assert free.sandbox[0].state == "function not implemented"
    assert free.content is not None
    assert free.content == usual.content


def test_a_sandbox_that_is_required_and_missing_is_a_problem(patched: Patched) -> None:
    with patched(OFF, require_sandbox=True) as engine:
        result = engine.render(document(""))
    assert result.content is None
    machine = platform.machine()
    assert [(problem.kind, problem.message) for problem in result.problems] == [
        ("unconfined", "the kernel does not hold the PDF engine by Landlock: `function not implemented`"),
        (
            "unconfined",
            f"the kernel does not hold the PDF engine by seccomp: `no list of calls for {machine}`",
        ),
    ]


def test_fonts_that_a_child_configures_itself_give_the_same_bytes(patched: Patched) -> None:
    with Engine(FONTS) as engine:
        usual = engine.render(document(""))
    with patched("engine._has_threads = lambda: True") as engine:
        assert engine.render(document("")) == usual


@pytest.fixture
def visited() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on the loopback interface, and what was asked of it."""
    asked: list[str] = []

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as listener:
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listener.server_port}", asked
        listener.shutdown()
        thread.join()


def channels(address: str) -> Job:
    """A document that loads something in each way that WeasyPrint knows."""
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg'><image href='{address}/svg'/></svg>"
    style = (
        f"@import '{address}/import'; @font-face {{ font-family: f; src: url({address}/font) }}"
        f"body {{ font-family: f; background: url({address}/background);"
        f" border-image: url({address}/border) 1 }}"
        f"li {{ list-style: url({address}/list) }} b::before {{ content: url({address}/content) }}"
        f"@page {{ background: url({address}/page) }}"
    )
    head = (
        f'<link rel="stylesheet" href="{address}/link"><link rel="attachment" href="{address}/attachment">'
        f"<style>{style}</style>"
    )
    body = (
        f'<img src="{address}/img" alt=""><object data="{address}/object"></object>'
        f'<embed src="{address}/embed"><ul><li>a</ul><b>b</b>{drawing}'
    )
    return document(head, body)


@pytest.mark.parametrize(
    "without",
    [
        pytest.param("", id="both"),
        pytest.param(NO_LANDLOCK, id="seccomp"),
        pytest.param(
            NO_SECCOMP,
            id="Landlock",
            marks=pytest.mark.skipif(ABI < 4, reason="the kernel's Landlock knows no network"),
        ),
    ],
)
def test_a_hostile_document_fetches_nothing_also_with_an_open_fetcher(
    patched: Patched, visited: tuple[str, list[str]], without: str
) -> None:
    address, asked = visited
    with patched(OPEN + without) as engine:
        engine.render(channels(address))
    assert asked == []
    with patched(OPEN + OFF) as engine:
        engine.render(channels(address))
    assert len(set(asked)) >= 12, "without a sandbox, the document does fetch"


@needs_landlock
@pytest.mark.parametrize("without", [pytest.param("", id="both"), pytest.param(NO_SECCOMP, id="Landlock")])
def test_a_hostile_document_attaches_nothing_also_with_an_open_fetcher(
    patched: Patched, without: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the words that must not get out")
    job = document(f'<link rel="attachment" href="{secret.as_uri()}">')
    with patched(OPEN + without) as engine:
        result = engine.render(job)
    assert enclosed(result) == {}
    with patched(OPEN + OFF) as engine:
        assert list(enclosed(engine.render(job)).values()) == [[secret.read_bytes()]]


def enclosed(result: Rendered) -> dict[str, list[bytes]]:
    if result.content is None:
        return {}
    return {
        name: list(files) for name, files in pypdf.PdfReader(io.BytesIO(result.content)).attachments.items()
    }
