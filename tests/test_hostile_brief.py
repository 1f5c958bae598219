"""What a hostile workspace gets out of a build: watched from outside, call by call."""

from __future__ import annotations

import json
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
CALLS = "socket,connect,bind,sendto,execve,execveat,open,openat,openat2,creat,fork,vfork,clone,clone3"
_FORKED = re.compile(r"(?:clone|fork|vfork)\((?!.*CLONE_THREAD).* = (\d+)$")
_OPENED = re.compile(r'open(?:at2?)?\((?:[^"]*, )?"([^"]*)", ([A-Z_|]+)?.* = \d+$')
_THREAD = re.compile(r"clone3?\(.*CLONE_THREAD.* = (?:(\d+)|.*parent_tid=\[(\d+)\].*)$")


@dataclass(frozen=True)
class Watched:
    """What a build did: its exit code, what it said, and the calls of each of its processes by number."""

    code: int
    said: str
    calls: dict[int, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        """The calls of one name, of all processes."""
        return [call for calls in self.calls.values() for call in calls if call.startswith(f"{name}(")]

    def renders(self) -> Iterator[int]:
        """The processes that rendered something, and their threads."""
        engines = [one for one, calls in self.calls.items() if any("render.engine" in c for c in calls)]
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


def watched(workspace: Path) -> Watched:
    """Build under strace, in an environment that has nothing of this one."""
    assert shutil.which("strace") is not None, "strace is not installed"
    around = workspace.parent
    calls = around / "calls"
    calls.mkdir()
    strace = ["strace", "-qq", "-ff", "-s", "300", "-e", f"trace={CALLS}", "-o", str(calls / "of")]
    ran = subprocess.run(
        [*strace, sys.executable, "-m", "briefgen", "build"],
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
    of = {int(file.suffix[1:]): file.read_text("utf-8", "replace").splitlines() for file in calls.iterdir()}
    return Watched(ran.returncode, ran.stdout.decode(), of)


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
            assert not writes or any(place.is_relative_to(own) for own in mine), place
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
    (briefs / "deep.yaml").write_text("a: " + "[\n " * 100_000)
    ran = watched(workspace)
    harmless(ran, workspace)
    assert confined(ran, workspace) >= 2
    assert ran.code == 1
    wrong = set(re.findall(r"^error\[(\w+)\].*\n +--> ([^:]+)", ran.said, re.MULTILINE))
    assert wrong == {("FG06", "briefs/bomb.yaml"), ("YM01", "briefs/deep.yaml")}
    assert {file.stem for file in (workspace / "out").rglob("*.pdf")} == {"naughty.en", "plain.en"}


def test_hostile_templates_reach_nothing(workspace: Path) -> None:
    parts = workspace / "templates" / "parts"
    parts.mkdir(parents=True)
    packaged = (ROOT / "templates" / "parts" / "running.html").read_text()
    (parts / "running.html").write_text(packaged + CHANNELS.format(secret=workspace.parent / "secret.txt"))
    ran = watched(workspace)
    harmless(ran, workspace)
    assert confined(ran, workspace) >= 1
    assert ran.code == 1
    assert "error[PD03]" in ran.said
    assert not list(workspace.rglob("out/**/*.pdf"))


DYING = """
import os, sys
from briefgen.render import engine
usual = engine.render
def render(job, fonts):
    if "Hostile" in job.html:
        os.abort()
    return usual(job, fonts)
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
