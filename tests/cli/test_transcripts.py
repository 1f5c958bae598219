"""Commands as a person types them, with what they print and how they end.

Each `## heading` of a Markdown file here is a case with a workspace of its own: a copy of
`workspace/`. A fenced block named by a file's name (```` ```yaml briefs/two.yaml ````) writes that
file first. A `console` block holds lines `$ command`, then the output (of both streams), then
`=> code` where the command does not end with 0. `…` in a line of output stands for anything.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.cases import ROOT

FOLDER = Path(__file__).parent
_BLOCK = re.compile(r"^```(\w+) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One command, what it prints, and its exit code."""

    command: str
    output: tuple[str, ...]
    code: int


@dataclass(frozen=True)
class Transcript:
    """One case: files that are written first, then commands."""

    title: str
    files: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]


def _transcripts() -> list[Transcript]:
    found = []
    for file in sorted(FOLDER.glob("*.md")):
        for part in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = part.partition("\n")
            blocks = _BLOCK.findall(body)
            files = tuple((name, text) for kind, name, text in blocks if kind != "console")
            steps = tuple(step for kind, _, text in blocks if kind == "console" for step in _steps(text))
            found.append(Transcript(f"{file.stem}: {title}", files, steps))
    return found


def _steps(text: str) -> list[Step]:
    steps: list[Step] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            steps.append(Step(line[2:], (), 0))
        elif match := re.fullmatch(r"=> (\d+)", line):
            steps[-1] = Step(steps[-1].command, steps[-1].output, int(match[1]))
        else:
            steps[-1] = Step(steps[-1].command, (*steps[-1].output, line), steps[-1].code)
    return steps


TRANSCRIPTS = _transcripts()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the command `briefgen`, and fonts that have been packed once for all cases."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "bin").mkdir()
    command = folder / "bin" / "briefgen"
    command.write_text(f"#!{sys.executable}\nfrom briefgen.cli.app import main\n\nmain()\n")
    command.chmod(0o755)
    (folder / "bin" / "python").symlink_to(sys.executable)
    packed = ROOT / ".briefgen" / "fonts"
    if packed.is_dir():
        shutil.copytree(packed, folder / "fonts")
    else:
        (folder / "fonts").mkdir()
    return folder


def test_all_transcripts_are_collected() -> None:
    assert len(TRANSCRIPTS) == 78
    assert len({transcript.title for transcript in TRANSCRIPTS}) == len(TRANSCRIPTS)
    assert all(transcript.steps for transcript in TRANSCRIPTS)


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda one: one.title)
def test_commands_print_and_end_as_in_the_transcript(
    transcript: Transcript, desk: Path, tmp_path: Path
) -> None:
    # A space in the folder's name, as many a desk has.
    folder = tmp_path / "my desk"
    shutil.copytree(FOLDER / "workspace", folder)
    (folder / ".briefgen").mkdir()
    (folder / ".briefgen" / "fonts").symlink_to(desk / "fonts")
    for name, text in transcript.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for step in transcript.steps:
        ran = subprocess.run(
            ["sh", "-c", step.command],
            cwd=folder,
            env=_environment(desk),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        # The folder's name is another one each time.
        output = ran.stdout.decode().replace(str(folder), "DESK")
        assert _alike(output.splitlines(), step.output), f"$ {step.command}\n{output}=> {ran.returncode}"
        assert ran.returncode == step.code, f"$ {step.command}\n{output}"


def _environment(desk: Path) -> dict[str, str]:
    own = os.environ  # noqa: TID251 - another program needs an environment
    kept = {name: own[name] for name in ("HOME", "TMPDIR", "VIRTUAL_ENV") if name in own}
    paths = f"{desk / 'bin'}:/usr/bin:/bin"
    return {**kept, "PATH": paths, "PYTHONPATH": str(ROOT / "src"), "LANG": "C.UTF-8", "COLUMNS": "80"}


def _alike(output: list[str], expected: tuple[str, ...]) -> bool:
    if len(output) != len(expected):
        return False
    patterns = [".*".join(re.escape(part) for part in line.split("…")) for line in expected]
    return all(re.fullmatch(pattern, line) for pattern, line in zip(patterns, output, strict=True))
