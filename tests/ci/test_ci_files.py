"""What runs on GitHub and GitLab: valid, safe for a stranger's change, and run here as far as a shell can."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cases import ROOT
from tests.deliver.test_pull import PLAIN

from briefgen.workspace import environment

ACTION, COMMENT, GITLAB = (ROOT / name for name in ("action.yml", "ci/comment/action.yml", "ci/gitlab.yml"))
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
BRIEF = "title: One station\nevents:\n  - {id: cut, text: It stopped., sources: [s1]}\n"
SOURCES = "sources:\n  - {id: s1, publisher: Directorate, title: Notice 14}\n"


def _workflows() -> dict[str, str]:
    return dict(re.findall(r"^```yaml (\.github\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _steps(action: Path) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = yaml.safe_load(action.read_text("utf-8"))["runs"]["steps"]
    return steps


def _uses() -> list[str]:
    texts = [ACTION.read_text("utf-8"), COMMENT.read_text("utf-8"), *_workflows().values()]
    return [used for text in texts for used in re.findall(r"^\s*-? ?uses: (\S+)", text, re.MULTILINE)]


@pytest.mark.parametrize(
    ("schema", "file"),
    [("github-actions", ACTION), ("github-actions", COMMENT), ("gitlab-ci", GITLAB)],
    ids=["action", "comment", "gitlab"],
)
def test_a_file_is_one_for_its_schema(schema: str, file: Path) -> None:
    command = (_tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", str(file))
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("name", sorted(_workflows()))
def test_a_workflow_of_the_page_is_one_for_actionlint(tmp_path: Path, name: str) -> None:
    file = tmp_path / Path(name).name
    file.write_text(_workflows()[name], "utf-8")
    lint = subprocess.run([_tool("actionlint"), str(file)], capture_output=True, text=True, check=False)
    assert (lint.stdout, lint.returncode) == ("", 0)


def test_the_workflows_are_safe_for_a_stranger() -> None:
    assert len(_workflows()) == 2
    first, second = (yaml.safe_load(text) for _, text in sorted(_workflows().items(), reverse=True))
    # PyYAML reads `on` as true.
    assert set(first[True]) == {"pull_request", "push"}
    assert first["permissions"] == {"contents": "read"}
    assert set(second[True]) == {"workflow_run"}
    assert second["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert second[True]["workflow_run"]["workflows"] == [first["name"]]
    whole = "".join((*_workflows().values(), ACTION.read_text("utf-8"), COMMENT.read_text("utf-8")))
    assert "pull_request_target" not in whole
    assert "secrets." not in whole
    assert "checkout" not in _workflows()[".github/workflows/briefs-comment.yml"] + COMMENT.read_text("utf-8")
    assert first["jobs"]["briefs"]["steps"][0]["with"]["persist-credentials"] is False


def test_the_page_says_what_to_put_in_place_of_each_word() -> None:
    told, files = re.split(r"^\*\*Step 1\.\*\*", PAGE, maxsplit=1, flags=re.MULTILINE)
    words = set(
        re.findall(r"\b[A-Z]{4,}\b", "".join(re.findall(r"^```.*?^```$", files, re.MULTILINE | re.DOTALL)))
    )
    assert {"OWNER", "COMMIT"} <= words <= {"OWNER", "COMMIT", "GITHUB_TOKEN"}
    assert all(f"`{word}` is" in told for word in ("OWNER", "COMMIT"))


def test_every_action_is_named_by_its_commit() -> None:
    named = {used.partition("@")[0]: used.partition("@")[2] for used in _uses()}
    ours = {name for name in named if name.startswith("OWNER/briefgen")}
    assert ours == {"OWNER/briefgen", "OWNER/briefgen/ci/comment"}
    assert all(re.fullmatch("[0-9a-f]{40}", commit) for name, commit in named.items() if name not in ours)
    assert len(named) == len({*_uses()}) == 6


@pytest.mark.parametrize("action", [ACTION, COMMENT], ids=["action", "comment"])
def test_no_expression_stands_in_a_script(action: Path) -> None:
    scripts = [step["run"] for step in _steps(action) if "run" in step]
    assert scripts
    assert not any("${{" in script for script in scripts)


class Runner:
    """A machine as GitHub gives it: a checkout with a history, and folders of its own."""

    def __init__(self, folder: Path, below: str = ".") -> None:
        self.folder, self.root = folder, folder / "checkout"
        self.workspace = self.root / below
        (self.workspace / "briefs").mkdir(parents=True)
        (self.workspace / "briefgen.toml").touch()
        self.temp = folder / "temp"
        (self.temp / "briefgen" / "bin").mkdir(parents=True)
        (self.temp / "briefgen" / "bin" / "briefgen").symlink_to(_tool("briefgen"))
        self.summary = folder / "summary.md"
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        command = ("git", *arguments)
        ran = subprocess.run(command, cwd=self.root, env=PLAIN, capture_output=True, text=True, check=True)
        return ran.stdout.strip()

    def commit(self, text: str) -> str:
        (self.workspace / "briefs" / "one.yaml").write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "brief")
        return self.git("rev-parse", "HEAD")

    def step(self, action: Path, name: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a step by its name as GitHub does; `more` are its variables."""
        step = next(step for step in _steps(action) if step.get("name") == name)
        assert step["shell"] == "bash"
        assert set(step["env"]) == set(more)
        variables = {
            **{key: value for key, value in PLAIN.items() if key != "PATH"},
            "PATH": f"{self.folder / 'fake'}:{environment()['PATH']}",
            "LC_ALL": "C.UTF-8",
            "GITHUB_WORKSPACE": str(self.root),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
            **more,
        }
        command = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"])
        return subprocess.run(
            command, cwd=self.root, env=variables, capture_output=True, text=True, check=False
        )


@pytest.mark.parametrize(("below", "prefix"), [(".", ""), ("desks/a|b & c", "desks/a|b & c/")])
def test_the_steps_check_build_and_compare(tmp_path: Path, below: str, prefix: str) -> None:
    runner = Runner(tmp_path, below)
    base = runner.commit(BRIEF + SOURCES)
    runner.commit(BRIEF.replace("It stopped.", "It stopped at noon.") + SOURCES)
    checked = runner.step(ACTION, "Check", WORKSPACE=below)
    assert checked.returncode == 0, checked.stderr
    built = runner.step(ACTION, "Build", WORKSPACE=below, OUT="out")
    assert built.returncode == 0, built.stderr
    assert (runner.workspace / "out" / "one" / "one.en.pdf").read_bytes()[:5] == b"%PDF-"
    compared = runner.step(ACTION, "Say what changed", WORKSPACE=below, BASE=base)
    assert compared.returncode == 0, compared.stderr
    assert "at noon" in (runner.temp / "briefgen-changes" / "changes.md").read_text("utf-8")
    assert "at noon" in runner.summary.read_text("utf-8")
    # An error is an annotation on its line, and ends the step.
    runner.commit(BRIEF)
    wrong = runner.step(ACTION, "Check", WORKSPACE=below)
    assert wrong.returncode == 1
    assert f"::error file={prefix}briefs/one.yaml,line=3," in wrong.stdout


@pytest.mark.parametrize("base", ["main", "--output=x", "$(touch x)", "0" * 39])
def test_a_base_that_is_no_commit_is_refused(tmp_path: Path, base: str) -> None:
    runner = Runner(tmp_path)
    runner.commit(BRIEF + SOURCES)
    assert runner.step(ACTION, "Say what changed", WORKSPACE=".", BASE=base).returncode == 1
    assert not (runner.root / "x").exists()


def test_briefgen_is_installed_from_the_commit_of_the_action(tmp_path: Path) -> None:
    """With `pip` and the system's packages played by programs that note how they are called."""
    runner = Runner(tmp_path)
    shutil.rmtree(runner.temp / "briefgen")
    fake = tmp_path / "fake"
    fake.mkdir()
    log = tmp_path / "log"
    (fake / "sudo").write_text(f'#!/bin/sh\necho sudo "$@" >> {log}\n')
    (fake / "dpkg-query").write_text("#!/bin/sh\nexit 1\n")
    pip = f'#!/bin/sh\\necho pip "$@" >> {log}\\n'
    (fake / "python").write_text(
        f"#!/bin/sh\nmkdir -p $3/bin; printf '{pip}' > $3/bin/pip; chmod +x $3/bin/pip\n"
    )
    for program in fake.iterdir():
        program.chmod(0o755)
    ran = runner.step(ACTION, "Install briefgen", ACTION="/the action", PYTHON=str(fake / "python"))
    assert ran.returncode == 0, ran.stderr
    update, install, pip = log.read_text().splitlines()
    assert update == "sudo apt-get update -qq"
    dev = (ROOT / "dev").read_text("utf-8")
    libraries = re.search(r"libraries=\((.*)\)", dev)
    assert libraries is not None
    assert install.endswith(libraries[1])
    assert pip == "pip install --quiet --disable-pip-version-check /the action"


GH = """\
#!/bin/sh
printf '%s\\n' "$*" >> "$LOG"
case "$*" in
  *--method\\ GET*) echo 7 ;;
  *--paginate*) cat "$COMMENTS" ;;
esac
"""
EVENT = {
    "GH_TOKEN": "t",
    "REPOSITORY": "desk/briefs",
    "HEAD_SHA": "a" * 40,
    "HEAD_BRANCH": "x$(touch pwned)",
    "HEAD_OWNER": "stranger",
}


@pytest.mark.parametrize(
    ("existing", "call"),
    [
        ("", "--method POST repos/desk/briefs/issues/7/comments"),
        ("12\n13\n", "--method PATCH repos/desk/briefs/issues/comments/12"),
    ],
    ids=["first", "again"],
)
def test_a_comment_is_data(tmp_path: Path, existing: str, call: str) -> None:
    runner = Runner(tmp_path)
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "gh").write_text(
        GH.replace("$LOG", str(tmp_path / "log")).replace("$COMMENTS", str(tmp_path / "ids"))
    )
    (fake / "gh").chmod(0o755)
    (tmp_path / "ids").write_text(existing)
    changes = runner.temp / "briefgen-changes" / "changes.md"
    changes.parent.mkdir()
    changes.write_bytes(
        b"hello @everyone ![x](http://e/x.png) <IMG src=x> $(touch pwned) \xff\n" + b"a" * 70_000
    )
    ran = runner.step(COMMENT, "Comment", **EVENT)
    assert ran.returncode == 0, ran.stderr
    calls = (tmp_path / "log").read_text().splitlines()
    assert call in calls[-1]
    assert "head=stranger:x$(touch pwned)" in calls[0]
    body = (runner.temp / "briefgen-comment.md").read_text("utf-8")
    assert body.startswith(
        "<!-- briefgen -->\nhello @\u200beveryone !\\[x](http://e/x.png) &lt;IMG src=x> $(touch"
    )
    assert len(body) < 65_536
    assert not (runner.root / "pwned").exists()


@pytest.mark.parametrize("kind", ["missing", "empty", "link"])
def test_without_changes_nobody_is_told(tmp_path: Path, kind: str) -> None:
    runner = Runner(tmp_path)
    changes = runner.temp / "briefgen-changes" / "changes.md"
    changes.parent.mkdir()
    if kind == "empty":
        changes.touch()
    if kind == "link":
        changes.symlink_to("/etc/hostname")
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / "gh").write_text("#!/bin/sh\nexit 9\n")
    (fake / "gh").chmod(0o755)
    ran = runner.step(COMMENT, "Comment", **EVENT)
    assert (ran.returncode, ran.stdout) == (0, "there is nothing to comment\n")
