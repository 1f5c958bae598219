"""The jobs for GitLab, run here as far as a shell can."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from tests.ci.test_ci_files import BRIEF, GITLAB, PAGE, SOURCES, Runner
from tests.deliver.test_pull import PLAIN

from briefgen.workspace import environment


def _gitlab(runner: Runner, name: str, below: str, **more: str) -> subprocess.CompletedProcess[str]:
    job = yaml.safe_load(GITLAB.read_text("utf-8"))[name]
    variables = {
        **PLAIN,
        "PATH": f"{runner.temp / 'briefgen' / 'bin'}:{environment()['PATH']}",
        "CI_PROJECT_DIR": str(runner.root),
        "BRIEFGEN_WORKSPACE": below,
        **more,
    }
    command = ("sh", "-ec", "\n".join(job["script"]))
    return subprocess.run(
        command, cwd=runner.root, env=variables, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("below", [".", "desks/gulf"])
def test_the_jobs_of_gitlab_check_build_and_compare(tmp_path: Path, below: str) -> None:
    runner = Runner(tmp_path, below)
    base = runner.commit(BRIEF + SOURCES)
    runner.commit(BRIEF.replace("It stopped.", "It stopped at noon.") + SOURCES)
    assert _gitlab(runner, "briefgen-check", below).returncode == 0
    assert _gitlab(runner, "briefgen-build", below).returncode == 0
    assert (runner.workspace / "out" / "one" / "one.en.pdf").is_file()
    ran = _gitlab(runner, "briefgen-changes", below, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert ran.returncode == 0, ran.stderr
    assert "at noon" in (runner.root / "briefgen-changes.html").read_text("utf-8")
    runner.commit(BRIEF)
    wrong = _gitlab(runner, "briefgen-check", below)
    assert (wrong.returncode, "ST01" in wrong.stdout) == (1, True)
    entries = json.loads((runner.root / "gl-code-quality-report.json").read_text("utf-8"))
    name = "briefs/one.yaml" if below == "." else f"{below}/briefs/one.yaml"
    assert {"path": name, "lines": {"begin": 3}} in [entry["location"] for entry in entries]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major"}
    assert all(
        set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        for entry in entries
    )


def _installed(folder: Path, source: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """The steps before each job of GitLab, with `pip` and `apt-get` played; what pip was asked."""
    log = folder / "log"
    log.touch()
    for name in ("apt-get", "pip"):
        (folder / name).write_text(f'#!/bin/sh\necho {name} "$@" >> {log}\n')
        (folder / name).chmod(0o755)
    steps = yaml.safe_load(GITLAB.read_text("utf-8"))[".briefgen"]["before_script"]
    variables = {**PLAIN, "PATH": f"{folder}:{environment()['PATH']}", "BRIEFGEN_SOURCE": source}
    command = ("sh", "-ec", "\n".join(steps))
    ran = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    return ran, [line for line in log.read_text().splitlines() if line.startswith("pip")]


def test_gitlab_installs_the_commit_that_the_page_includes(tmp_path: Path) -> None:
    (block,) = re.findall(r"^```yaml \.gitlab-ci\.yml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    page = yaml.safe_load(block)
    source = page["variables"]["BRIEFGEN_SOURCE"]
    ran, asked = _installed(tmp_path, source)
    assert (ran.returncode, asked) == (0, [f"pip install --quiet {source}"])
    place, _, commit = source.removeprefix("git+").rpartition("@")
    assert page["include"] == [{"remote": f"{place}/-/raw/{commit}/ci/gitlab.yml"}]


def test_gitlab_installs_nothing_by_a_bare_name(tmp_path: Path) -> None:
    ran, asked = _installed(tmp_path, "")
    assert (ran.returncode, asked) == (1, [])
    assert "BRIEFGEN_SOURCE" in ran.stdout
