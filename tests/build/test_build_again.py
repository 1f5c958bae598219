"""Building again: what has not changed is not made a second time, and everything else is, for a reason.

The stories are documents in `stories/`, whose form the first of them tells.
"""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from tests.cases import ROOT

import briefgen
from briefgen.building.plan import Format
from briefgen.render.fonts import font_mounts
from briefgen.render.server import Server
from briefgen.world import DiskWorld

FOLDER = Path(__file__).parent / "stories"
WORKSPACE = ROOT / "tests" / "cli" / "workspace"
_LINE = re.compile(r"^    (.*)$", re.MULTILINE)
_DOES_NOTHING = "nothing changed"


@dataclass(frozen=True)
class Story:
    """A title, and edits with what the build after each of them says."""

    title: str
    format: Format
    edits: tuple[tuple[str, tuple[str, ...]], ...]


def _stories() -> list[Story]:
    found = []
    for file in sorted(FOLDER.glob("*.md")):
        for part in re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            edits: list[tuple[str, tuple[str, ...]]] = []
            for line in _LINE.findall(part):
                if line.startswith("$ "):
                    edits.append((line[2:], ()))
                else:
                    edits[-1] = (edits[-1][0], (*edits[-1][1], line))
            title = f"{file.stem}: {part.partition(chr(10))[0]}"
            found.append(Story(title, "pdf" if file.stem == "pdfs" else "html", tuple(edits)))
    return found


STORIES = _stories()
STARTED: list[str] = []
"""Grows with each start of the PDF engine."""


def test_all_stories_are_collected() -> None:
    assert Counter(story.format for story in STORIES) == {"html": 13, "pdf": 11}
    assert all(story.edits for story in STORIES)


def told(format_: Format = "html") -> tuple[str, ...]:
    """What a build says of the outputs that are not simply fresh, and whether the PDF engine was started."""
    before = len(STARTED)
    built = briefgen.build(formats=[format_])
    assert built.diagnostics == ()
    started = ("the engine was started",) if len(STARTED) > before else ()
    assert {output.name for output in built.outputs} == {one.name for one in built.states if one.is_built}
    said = tuple(
        f"{'built' if one.is_built else 'fresh'} {one.name.removeprefix('out/')}: {one.reason}"
        for one in built.states
        if one.reason != _DOES_NOTHING
    )
    return (*started, *said)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine, which notes that it was started."""

    def begun(fonts: Mapping[str, bytes], styles: Sequence[str]) -> Server:
        STARTED.append("")
        return Server(fonts, styles)

    monkeypatch.setattr("briefgen.render.pdf.Server", begun)


@pytest.fixture(scope="session")
def theme(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Where the stories find what is packaged, and pictures."""
    pictures = tmp_path_factory.mktemp("pictures")
    for name, colour in (("one", "#8c1d2f"), ("other", "#1d643f")):
        Image.new("RGB", (60, 30), colour).save(pictures / f"{name}.png")
    fonts = str(font_mounts()["@fonts-serif"])
    return {"PATH": "/usr/bin:/bin", "THEME": str(ROOT), "PICTURES": str(pictures), "FONTS": fonts}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace, built, with faces that were packed before; it is the current folder."""
    monkeypatch.delenv("BRIEFGEN_ARCHIVE", raising=False)
    shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    if (ROOT / ".briefgen" / "fonts").is_dir():
        shutil.copytree(ROOT / ".briefgen" / "fonts", tmp_path / ".briefgen" / "fonts")
    monkeypatch.chdir(tmp_path)
    # By the clock of the disk each file is too young to be known from outside, and no stamp would count.
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    monkeypatch.setattr(DiskWorld, "now", lambda _: later)
    assert all(line.endswith(": never built") for line in told())
    return tmp_path


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("story", STORIES, ids=lambda one: one.title)
def test_a_build_does_what_changed_and_says_why(story: Story, desk: Path, theme: Mapping[str, str]) -> None:
    if story.format == "pdf":
        (desk / "briefs" / "one.yaml").unlink()
        assert told("pdf") == ("the engine was started", "built two/two.en.pdf: never built")
    assert told(story.format) == ()
    for command, expected in story.edits:
        subprocess.run(["sh", "-ec", command], cwd=desk, env=theme, check=True)
        assert told(story.format) == expected, command


def test_nothing_to_do_loads_neither_templates_nor_model_nor_engine(desk: Path) -> None:
    program = (
        "import sys, briefgen\n"
        "built = briefgen.build(formats=['html'])\n"
        "assert len(built.states) == 4 and not built.outputs, built\n"
        "loaded = {'jinja2', 'pydantic', 'weasyprint', 'yaml', 'babel', 'PIL'} & sys.modules.keys()\n"
        "assert not loaded, loaded"
    )
    # The first of another process learns how what is installed looks from there.
    for _ in range(2):
        ran = subprocess.run([sys.executable, "-c", program], cwd=desk, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
