"""What a hostile workspace gets out of a build: watched from outside, call by call."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cases import ROOT

from briefgen.building.build import build
from briefgen.cli.app import briefgen
from briefgen.render import fonts, server
from briefgen.render.pdf import Engine, Job
from briefgen.world import DiskWorld

FONTS = fonts.contents(lambda name: DiskWorld(ROOT, fonts.font_mounts()).read(name))

PLAIN = """
title: Two stations
events:
  - {id: cut, text: Two stations stopped., sources: [s1]}
sources:
  - {id: s1, publisher: Directorate, title: Notice 14}
"""
# What a reader, a browser, a template engine, a shell or a PDF engine might take for more than words.
NAUGHTY = (
    "<script>alert(1)</script>",
    "<link rel=attachment href=file://{secret}>",
    "<img src='http://127.0.0.1:9/a.png' onerror=alert(1)>",
    "<style>* {{ background: url(http://127.0.0.1:9/), url(file://{secret}) }}</style>",
    "</title><object data='file://{secret}'></object>",
    "![a](file://{secret})",
    "{{{{ ''.__class__.__mro__ }}}} {{% include '{secret}' %}}",
    "$(touch {secret}.touched) `touch {secret}.touched`; touch {secret}.touched",
    "%s%n%x %(name)s ../../../../etc/passwd",
    "\\\\x1b]0;title\\\\x07 ::set-output name=a::b",
    "<svg><image href='http://127.0.0.1:9/'/></svg><!-- ]]> -->",
    "\u0627\u0644\u0633\u0644\u0637\u0629 text \u0627\u0644\u0633\u0644\u0637\u0629",
)
CHANNELS = """
<link rel="attachment" href="file://{secret}"><link rel="stylesheet" href="http://127.0.0.1:9/a.css">
<style>@import "file://{secret}";
@font-face {{ font-family: f; src: local("DejaVu Sans"), url("file://{secret}") }}
i {{ font-family: f; background: url(http://localhost:9/); content: url(//127.0.0.1:9/a) }}</style>
<i>a</i><img src="file://{secret}" alt="">
<object data="http://127.0.0.1:9/"></object><embed src="/etc/passwd">
"""
# Briefs that are made to take all there is, or to reach for what is not theirs; what each is refused with.
BOMBS = {
    "deep": ("a: " + "[\n " * 100_000, "YM01"),
    "braces": ("{a: " * 100_000, "YM01"),
    "large": ("title: a\n" + "#" * (5 << 20), "YM01"),
    "many": ("title: a\nauthors: [" + "a," * 300_000 + "]\n", "YM01"),
    "alias": ("a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(40)), "YM05"),
    "merge": ("a:\n  <<: {<<: {<<: {b: c}}}\n", "YM05"),
    "python": (PLAIN + "kind: !!python/object/apply:os.system [id]\n", "YM05"),
    "long": (PLAIN.replace("Two stations\n", "a" * 500_000 + "\n"), "MD02"),
    "number": (PLAIN + "edition: " + "9" * 10_000 + "\n", "MD02"),
    "hidden": (PLAIN.replace("Two stations\n", "Two \u202egnp.stations\n"), "MD06"),
}
_FIGURE = "figures:\n  - {{id: f, title: A, description: A, image: {}}}\n"
_CHART = "figures:\n  - {{id: f, title: A, data: {{file: {}, form: lines}}}}\n"
_SOURCE = "title: Notice 14}"
REACHING = {
    "climbing": (PLAIN + _FIGURE.format("../../secret.txt"), "MD05"),
    "absolute": (PLAIN + _FIGURE.format("/etc/passwd"), "MD05"),
    "remote": (PLAIN + _FIGURE.format("'http://127.0.0.1:9/a.png'"), "MD05"),
    "table": (PLAIN + _CHART.format("../../secret.txt"), "MD05"),
    "script": (PLAIN.replace(_SOURCE, "title: A, url: 'javascript:alert(1)'}"), "MD05"),
    "local": (PLAIN.replace(_SOURCE, "title: A, url: 'file:///etc/passwd'}"), "MD05"),
    "linked": (PLAIN + _FIGURE.format("secret.png"), "WS09"),
    "piped": (PLAIN + _FIGURE.format("pipe.png"), "WS09"),
}
# Both layers; and each alone, the other taken away: what a render is handed, and what the kernel lets it.
NO_KERNEL = "\nlandlock._CREATE_RULESET = 9999\nsyscalls._ARCHITECTURES = {}"
NO_FETCHER = """
class Open(engine.Handed):
    def fetch(self, url, headers=None):
        known = url in self.resources
        return super().fetch(url) if known else engine.URLFetcher.fetch(self, url, headers)
engine.Handed = Open
"""
_RUN = """
import sys
from briefgen.cli import app
from briefgen.render import server
server._COMMAND = (sys.executable, "-P", "-c", sys.argv.pop(1))
app.main()
"""
# Linux counts the memory of the process that one was forked from as its own, so that something small has to
# start what is weighed. What has been waited for counts too.
_WEIGHED = """
import json, os, sys
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    json.dump([used.ru_utime + used.ru_stime, used.ru_maxrss], file)
sys.exit(os.waitstatus_to_exitcode(status))
"""
_LARGEST = 300 << 20
_SECONDS = 240
CALLS = "socket,connect,bind,sendto,execve,execveat,open,openat,openat2,creat,fork,vfork,clone,clone3"
_ENGINE = re.compile(r'"-m", "briefgen\.render\.engine"|"-c", "import sys\\nsys\.dont_write')
_FORKED = re.compile(r"(?:clone|fork|vfork)\((?!.*CLONE_THREAD).* = (\d+)$")
_OPENED = re.compile(r'open(?:at2?)?\((?:[^"]*, )?"([^"]*)", ([A-Z_|]+)?.* = \d+$')
_THREAD = re.compile(r"clone3?\(.*CLONE_THREAD.* = (?:(\d+)|.*parent_tid=\[(\d+)\].*)$")


@dataclass(frozen=True)
class Watched:
    """What a build did: its exit code, what it said, and the calls of each of its processes by number."""

    code: int
    said: str
    seconds: float
    """Of processor time, of all processes."""
    largest: int
    """Bytes in memory of the largest of them."""
    calls: dict[int, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """The calls of one name that were not refused, of all processes."""
        return [call for call in self._all(name) if not re.search(r" = -1 E\w+ ", call)]

    def refused(self, name: str) -> list[str]:
        """Those that were."""
        return [call for call in self._all(name) if re.search(r" = -1 E(PERM|ACCES) ", call)]

    def _all(self, name: str) -> list[str]:
        return [call for calls in self.calls.values() for call in calls if call.startswith(f"{name}(")]

    def renders(self) -> Iterator[int]:
        """The processes that rendered something, and their threads."""
        engines = [one for one, calls in self.calls.items() if any(_ENGINE.search(c) for c in calls)]
        waiting = [child for one in engines for child in self._children(one, _FORKED)]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(self._children(one, _THREAD))

    def opened(self, process: int) -> Iterator[tuple[Path, str]]:
        """The files that a process has opened, each with the flags."""
        for call in self.calls[process]:
            if match := _OPENED.match(call):
                yield Path(match[1]), match[2] or ""

    def _children(self, process: int, pattern: re.Pattern[str]) -> list[int]:
        found = [match for call in self.calls[process] if (match := pattern.match(call))]
        return [int(next(filter(None, match.groups()))) for match in found]


with Engine(FONTS) as _engine:
    LAYERS = _engine.render(Job("<title>a</title>")).sandbox


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a plain brief, beside a file that is nobody's business."""
    (tmp_path / "secret.txt").write_text("the words that must not get out")
    (tmp_path / "temporary").mkdir()
    folder = tmp_path / "desk"
    (folder / "briefs").mkdir(parents=True)
    (folder / "briefgen.toml").touch()
    (folder / "briefs" / "plain.yaml").write_text(PLAIN)
    return folder


def watched(workspace: Path, change: str = "") -> Watched:
    """Build under strace, in an environment that has nothing of this one, with a change to the engine."""
    assert shutil.which("strace") is not None, "strace is not installed"
    around = workspace.parent
    calls = around / "calls"
    calls.mkdir()
    strace = ["strace", "-qq", "-ff", "-s", "300", "-e", f"trace={CALLS}", "-o", str(calls / "of")]
    engine = (
        "import sys\nsys.dont_write_bytecode = True\n"
        "from briefgen.render import engine, landlock, syscalls\n"
        f"{change}\nengine.main(int(sys.argv[1]), sys.argv[2])"
    )
    command = ["-P", "-c", _RUN, engine] if change else ["-m", "briefgen"]
    used = around / "used.json"
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _WEIGHED, str(used), *strace, sys.executable, *command, "build"],
        cwd=workspace,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TMPDIR": str(around / "temporary"),
            "LANG": "C.UTF-8",
            "HOME": str(around),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    seconds, size = json.loads(used.read_text())
    of = {int(file.suffix[1:]): file.read_text("utf-8", "replace").splitlines() for file in calls.iterdir()}
    return Watched(ran.returncode, ran.stdout.decode(), seconds, size << 10, of)


def harmless(watched: Watched, workspace: Path) -> None:
    """Check that a build has asked for nothing that is none of its business."""
    around = workspace.parent
    assert [call for call in watched.all("socket") if "AF_UNIX" not in call] == []
    assert watched.all("connect") == watched.all("bind") == watched.all("execveat") == []
    programs = {call.split('"')[1] for call in watched.all("execve")}
    assert programs == {sys.executable}
    mine = [workspace / "out", workspace / ".briefgen", around / "temporary", Path("/dev/null")]
    for process in watched.calls:
        for file, flags in watched.opened(process):
            assert file.name != "secret.txt"
            writes = {"O_WRONLY", "O_RDWR", "O_CREAT"} & set(flags.split("|"))
            place = workspace / file
            # What is opened by a link is what it leads to.
            assert not place.is_relative_to(workspace) or place.resolve().is_relative_to(workspace), place
            assert not writes or any(place.is_relative_to(own) for own in mine), place
    assert watched.largest < _LARGEST
    assert watched.seconds < _SECONDS
    assert not list(around.glob("*.touched"))
    for file in (workspace / "out").rglob("*"):
        assert file.is_dir() or b"must not get out" not in file.read_bytes()


def confined(watched: Watched, workspace: Path) -> int:
    """Check that renders have opened nothing but code and fonts; give their number."""
    code = [Path(sys.prefix), Path(sys.base_prefix), ROOT / "src" / "briefgen"]
    places = [*code, workspace.parent / "temporary", Path("/proc/self")]
    number = 0
    for process in watched.renders():
        number += 1
        for file, _ in watched.opened(process):
            assert any(file.is_relative_to(place) for place in places), file
    return number


def naughty(secret: Path) -> str:
    """A brief whose every text is something else."""
    texts = [text.format(secret=secret) for text in NAUGHTY]
    quoted = ["'" + text.replace("'", "''") + "'" for text in texts]
    events = [f"  - {{id: e{number}, text: {text}, sources: [s1]}}" for number, text in enumerate(quoted)]
    lines = [f"title: {quoted[0]}", f"bottom_line: {quoted[6]}", "events:", *events, "sources:"]
    return "\n".join([*lines, f"  - {{id: s1, publisher: {quoted[1]}, title: {quoted[3]}}}", ""])


def bomb() -> bytes:
    """A picture of a hundred thousand million pixels in a few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", 1_000_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def test_hostile_briefs_reach_nothing_and_harm_no_other(workspace: Path) -> None:
    briefs = workspace / "briefs"
    (briefs / "naughty.yaml").write_text(naughty(workspace.parent / "secret.txt"))
    picture = "figures:\n  - {id: f, title: A, description: A, image: bomb.png}\n"
    (briefs / "bomb.yaml").write_text(PLAIN + picture)
    (briefs / "bomb.images").mkdir()
    (briefs / "bomb.images" / "bomb.png").write_bytes(bomb())
    for name, (text, _) in {**BOMBS, **REACHING}.items():
        (briefs / f"{name}.yaml").write_text(text)
    for name in ("linked", "piped"):
        (briefs / f"{name}.images").mkdir()
    (briefs / "linked.images/secret.png").symlink_to(workspace.parent / "secret.txt")
    os.mkfifo(briefs / "piped.images/pipe.png")
    (briefs / "passwords.yaml").symlink_to("/etc/passwd")
    ran = watched(workspace)
    harmless(ran, workspace)
    assert confined(ran, workspace) >= 2
    assert ran.code == 1
    wrong = set(re.findall(r"^error\[(\w+)\].*\n +--> ([^:]+)", ran.said, re.MULTILINE))
    refused = {name: code for name, (_, code) in {**BOMBS, **REACHING}.items()}
    refused.update(bomb="FG06", passwords="WS09")
    assert wrong == {(code, f"briefs/{name}.yaml") for name, code in refused.items()}
    assert {file.stem for file in (workspace / "out").rglob("*.pdf")} == {"naughty.en", "plain.en"}


@pytest.mark.parametrize(
    "change", ["", NO_KERNEL, NO_FETCHER], ids=["both layers", "what is handed over", "the kernel"]
)
def test_hostile_templates_reach_nothing_by_either_layer_alone(workspace: Path, change: str) -> None:
    missing = [layer for layer in LAYERS if not layer.holds]
    if change == NO_FETCHER and missing:
        pytest.skip("; ".join(f"{layer.name}: {layer.state}" for layer in missing))
    parts = workspace / "templates" / "parts"
    parts.mkdir(parents=True)
    packaged = (ROOT / "templates" / "parts" / "running.html").read_text()
    (parts / "running.html").write_text(packaged + CHANNELS.format(secret=workspace.parent / "secret.txt"))
    ran = watched(workspace, change)
    harmless(ran, workspace)
    assert confined(ran, workspace) >= 1
    # It did try where nothing but the kernel was in its way.
    is_open = change == NO_FETCHER
    assert bool(ran.refused("socket")) is is_open
    assert any("secret.txt" in call for call in ran.refused("openat")) is is_open
    assert ran.code == 1
    assert ("error[PD01]" if is_open else "error[PD03]") in ran.said
    assert not list(workspace.rglob("out/**/*.pdf"))


DYING = """
import os, sys
from briefgen.render import engine
usual = engine.render
def render(job, fonts, sheets):
    if "Hostile" in job.html:
        os.abort()
    return usual(job, fonts, sheets)
engine.render = render
engine.main(int(sys.argv[1]), sys.argv[2])
"""


def test_a_render_that_dies_takes_only_its_own_brief_with_it(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_COMMAND", (sys.executable, "-P", "-c", DYING))
    hostile = workspace / "briefs" / "a-hostile.yaml"
    hostile.write_text(PLAIN.replace("Two stations\n", "Hostile stations\n"))
    built = build(workspace / "briefs", formats=("pdf",))
    assert [output.name for output in built.outputs] == ["out/plain/plain.en.pdf"]
    (found,) = built.diagnostics
    assert found.span is not None
    assert (found.code, found.span.file.name) == ("PD01", "briefs/a-hostile.yaml")
    assert found.message == "the PDF engine was ended by SIGABRT"


def test_a_build_that_requires_the_sandbox_says_what_is_missing(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = "from briefgen.render import engine, syscalls\nsyscalls._ARCHITECTURES = {}\n"
    code = f"import sys\n{without}engine.main(int(sys.argv[1]), sys.argv[2])"
    monkeypatch.setattr(server, "_COMMAND", (sys.executable, "-P", "-c", code))
    arguments = ["build", str(workspace / "briefs"), "--format", "pdf"]
    required = CliRunner().invoke(briefgen, [*arguments, "--require-sandbox"], standalone_mode=False)
    assert required.return_value == 1
    assert "error[PD08]: the kernel does not hold the PDF engine by seccomp: " in required.output
    assert not list(workspace.rglob("*.pdf"))
    assert CliRunner().invoke(briefgen, arguments, standalone_mode=False).return_value == 0
    held = layers_of(workspace / "out" / "plain", "plain.en.pdf")
    assert held is not None
    assert "seccomp" not in held


def test_a_manifest_says_which_layers_held_what_set_a_pdf(workspace: Path) -> None:
    build(workspace / "briefs")
    with Engine(FONTS) as engine:
        held = [layer.name for layer in engine.render(Job("<title>a</title>")).sandbox if layer.holds]
    assert layers_of(workspace / "out" / "plain", "plain.en.pdf") == held
    assert layers_of(workspace / "out" / "plain", "plain.en.html") is None


def layers_of(folder: Path, name: str) -> list[str] | None:
    """What the manifest in a folder says of one output."""
    entry = json.loads((folder / "manifest.json").read_text())["outputs"][name]
    found: list[str] | None = entry.get("sandbox")
    return found
