"""The hooks of `.pre-commit-hooks.yaml`, run by the real pre-commit out of a copy of this checkout."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from tests.cases import ROOT
from tests.deliver.test_pull import PLAIN

from briefgen.workspace import environment

_PACKAGE = "pre-commit==4.7.0"
_FOLDER = ROOT / ".briefgen" / "pre-commit"
PAGE = (ROOT / "docs" / "git.md").read_text("utf-8")
CONFIG = next(
    block
    for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    if "hooks:" in block
)
BRIEF = "title: {en: A, ar: أ}\nlanguages: [en, ar]\nbottom_line: {en: It stopped., ar: توقفت.}\n"


def _pre_commit() -> Path:
    """The folder with pre-commit and what it needs, fetched at first use."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with (_FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = _FOLDER / _PACKAGE
        if not folder.is_dir():
            making = folder.with_suffix(".making")
            shutil.rmtree(making, ignore_errors=True)
            install = (sys.executable, "-m", "pip", "install", "-q", "--target", str(making), _PACKAGE)
            subprocess.run(install, check=True, capture_output=True)
            making.rename(folder)
    return folder


def run(folder: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    variables = {**PLAIN, "PATH": environment()["PATH"], "LC_ALL": "C.UTF-8", **more}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


def repository(folder: Path) -> str:
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "all")):
        ran = run(folder, "git", *command)
        assert ran.returncode == 0, ran.stderr
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """This checkout as pre-commit clones it."""
    folder = tmp_path_factory.mktemp("hooks") / "briefgen"
    leavings = shutil.ignore_patterns(
        ".*", "__pycache__", "out", "dist", "tests", "docs", "briefs", "*.egg-info"
    )
    shutil.copytree(ROOT, folder, ignore=leavings)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", folder)
    return folder, repository(folder)


class Desk:
    def __init__(self, folder: Path, cache: Path, hooks: tuple[Path, str], below: str = "") -> None:
        self.folder, self.cache, self.workspace = folder, cache, folder / below
        (self.workspace / "briefs").mkdir(parents=True)
        (self.workspace / "briefgen.toml").touch()
        (folder / ".gitignore").write_text(".briefgen/\n")
        config = CONFIG.replace("ADDRESS", str(hooks[0])).replace("COMMIT", hooks[1])
        if below:
            config = re.sub(
                "(id: briefgen-(?:check|translate-status))", rf"\1\n        args: [{below}]", config
            )
        (folder / ".pre-commit-config.yaml").write_text(config)
        repository(folder)

    def commit(self, text: str) -> subprocess.CompletedProcess[str]:
        """What the hooks say of a commit of the brief."""
        (self.workspace / "briefs" / "one.yaml").write_text(text, "utf-8")
        run(self.folder, "git", "add", "-A")
        tools = _pre_commit()
        # An environment of its own with briefgen installed in it; what briefgen rests on is lent to it.
        return run(
            self.folder,
            sys.executable,
            "-m",
            "pre_commit",
            "run",
            PRE_COMMIT_HOME=str(self.cache),
            PYTHONPATH=os.pathsep.join((str(tools), sysconfig.get_path("purelib"))),
            PIP_NO_INDEX="1",
            PIP_NO_DEPS="1",
            PIP_NO_BUILD_ISOLATION="false",
            PIP_DISABLE_PIP_VERSION_CHECK="1",
        )


@pytest.fixture
def desk(tmp_path: Path, hooks: tuple[Path, str]) -> Desk:
    (tmp_path / "desk").mkdir()
    return Desk(tmp_path / "desk", hooks[0].parent / "cache", hooks)


def results(ran: subprocess.CompletedProcess[str]) -> dict[str, str]:
    lines = [line.split(".", 1) for line in ran.stdout.splitlines() if line.startswith("briefgen ")]
    return {name: re.split(r"[.)]", rest)[-1] for name, rest in lines}


def test_a_brief_that_is_in_order_passes(desk: Desk) -> None:
    ran = desk.commit(BRIEF)
    assert results(ran) == {
        "briefgen fmt": "Passed",
        "briefgen check": "Passed",
        "briefgen translate status": "Passed",
    }, ran.stdout + ran.stderr
    assert "one    ar" in ran.stdout


def test_a_workspace_below_the_root_is_named(tmp_path: Path, hooks: tuple[Path, str]) -> None:
    (tmp_path / "desk").mkdir()
    desk = Desk(tmp_path / "desk", hooks[0].parent / "cache", hooks, "desks/gulf")
    ran = desk.commit(BRIEF)
    assert set(results(ran).values()) == {"Passed"}, ran.stdout + ran.stderr
    assert "one    ar" in ran.stdout
    assert results(desk.commit(BRIEF.replace("title", "titel")))["briefgen check"] == "Failed"


def test_a_brief_in_disorder_is_laid_out_and_stops_the_commit(desk: Desk) -> None:
    ran = desk.commit("languages:   [en, ar]\n" + BRIEF.replace("languages: [en, ar]\n", ""))
    assert results(ran)["briefgen fmt"] == "Failed"
    assert ran.returncode == 1
    assert (desk.folder / "briefs" / "one.yaml").read_text("utf-8") == BRIEF


def test_a_wrong_brief_stops_the_commit(desk: Desk) -> None:
    ran = desk.commit(BRIEF.replace("title", "titel"))
    assert results(ran)["briefgen check"] == "Failed"
    assert "MD01" in ran.stdout
    assert ran.returncode == 1


def test_what_concerns_no_brief_runs_no_hook(desk: Desk) -> None:
    (desk.folder / "README.md").write_text("A desk.\n")
    run(desk.folder, "git", "rm", "-q", "--cached", "--ignore-unmatch", "briefs/one.yaml")
    ran = desk.commit(BRIEF)
    run(desk.folder, "git", "commit", "-q", "-m", "brief")
    (desk.folder / "README.md").write_text("A desk of two.\n")
    ran = desk.commit(BRIEF)
    assert set(results(ran).values()) == {"Skipped"}, ran.stdout
