"""Pulling from a real repository: forward only, and nothing of a repository is run."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
from tests.deliver.desks import BRIEF, desk

from briefgen.delivering.pull import Pulled, pull

PLAIN = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/nonexistent",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": "desk@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def git(folder: Path, *arguments: str) -> str:
    ran = subprocess.run(
        ["git", "-C", str(folder), *arguments], env=PLAIN, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


def commit(folder: Path, name: str, text: str) -> str:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    git(folder, "add", name)
    git(folder, "commit", "--quiet", "--message", name)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def writer(tmp_path: Path) -> Path:
    """The clone of whoever writes; `desk` beside it is the one that runs."""
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "-b", "main", str(tmp_path / "origin")], env=PLAIN, check=True
    )
    subprocess.run(
        ["git", "clone", "--quiet", str(tmp_path / "origin"), str(tmp_path / "writer")],
        env=PLAIN,
        check=True,
        capture_output=True,
    )
    writer = tmp_path / "writer"
    git(writer, "checkout", "--quiet", "-B", "main")
    commit(writer, "one", "1")
    git(writer, "push", "--quiet", "-u", "origin", "main")
    subprocess.run(
        ["git", "clone", "--quiet", str(tmp_path / "origin"), str(tmp_path / "desk")], env=PLAIN, check=True
    )
    return writer


def test_the_newest_commit_is_taken(writer: Path) -> None:
    own = writer.parent / "desk"
    before = git(own, "rev-parse", "HEAD")
    assert pull(own, PLAIN) == Pulled(before, before)
    after = commit(writer, "two", "2")
    git(writer, "push", "--quiet")
    assert pull(own, PLAIN) == Pulled(before, after)
    assert (own / "two").read_text() == "2"


def test_no_hook_and_no_monitor_runs(writer: Path) -> None:
    own = writer.parent / "desk"
    canary = writer.parent / "canary"
    for hook in ("post-merge", "post-checkout", "pre-merge-commit", "reference-transaction"):
        script = own / ".git" / "hooks" / hook
        script.write_text(f"#!/bin/sh\ntouch {canary}\n")
        script.chmod(0o755)
    script = writer.parent / "monitor"
    script.write_text(f"#!/bin/sh\ntouch {canary}\n")
    script.chmod(0o755)
    commit(writer, "two", "2")
    git(writer, "push", "--quiet")
    git(own, "config", "core.fsmonitor", str(script))
    assert pull(own, PLAIN).reason is None
    assert (own / "two").exists()
    assert not canary.exists()
    # The same hooks do run for whoever pulls by hand: the test would see them.
    git(own, "reset", "--quiet", "--hard", "HEAD~1")
    assert canary.exists()


def test_a_branch_that_has_diverged_stays_as_it_is(writer: Path) -> None:
    own = writer.parent / "desk"
    mine = commit(own, "mine", "m")
    commit(writer, "two", "2")
    git(writer, "push", "--quiet")
    assert pull(own, PLAIN).reason == "Not possible to fast-forward, aborting."
    assert git(own, "rev-parse", "HEAD") == mine
    assert git(own, "status", "--porcelain") == ""


def test_a_change_that_is_not_committed_is_never_lost(writer: Path) -> None:
    own = writer.parent / "desk"
    (own / "one").write_text("by hand")
    commit(writer, "one", "11")
    git(writer, "push", "--quiet")
    assert pull(own, PLAIN).reason is not None
    assert (own / "one").read_text() == "by hand"


def test_an_address_is_told_without_its_user(writer: Path) -> None:
    script = writer.parent / "git"
    said = "fatal: unable to access 'https://desk:sesame@example.org/x': no"
    script.write_text(f'#!/bin/sh\necho "{said}" >&2\necho "hint: try again" >&2\nexit 1\n')
    script.chmod(0o755)
    path = f"{writer.parent}:/usr/bin:/bin"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path)
        reason = pull(writer.parent / "desk", {**PLAIN, "PATH": path}).reason
    assert reason == "unable to access 'https://…@example.org/x': no"


def test_git_gets_no_secret_and_asks_nobody(writer: Path) -> None:
    own = writer.parent / "desk"
    script = writer.parent / "git"
    script.write_text(f"#!/bin/sh\nenv > {writer.parent}/seen\n")
    script.chmod(0o755)
    path = os.environ["PATH"]  # noqa: TID251 - the place of the stand-in is put before it
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{writer.parent}:{path}")
        pull(own, {**PLAIN, "PATH": f"{writer.parent}:{path}", "BRIEFGEN_SMTP_PASSWORD": "sesame"})
    seen = (writer.parent / "seen").read_text()
    assert "sesame" not in seen
    assert "GIT_TERMINAL_PROMPT=0" in seen


def test_git_and_its_children_end_with_the_time(writer: Path) -> None:
    script = writer.parent / "git"
    script.write_text(f"#!/bin/sh\n(sleep 1; touch {writer.parent}/late) &\nwait\n")
    script.chmod(0o755)
    path = f"{writer.parent}:/usr/bin:/bin"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path)
        found = pull(writer.parent / "desk", {**PLAIN, "PATH": path}, seconds=0.2)
    assert found.reason == "git did not end within 0.2 seconds"
    time.sleep(1.2)
    assert not (writer.parent / "late").exists()


def test_a_folder_without_a_repository_is_a_reason(tmp_path: Path) -> None:
    reason = pull(tmp_path, {**PLAIN, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}).reason
    assert reason is not None
    assert "not a git repository" in reason


def test_a_run_builds_what_it_has_pulled_and_what_is_here_if_it_cannot(
    writer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    own = desk(tmp_path / "desk", '[delivery.folder]\npath = "../published"\n')
    commit(writer, "briefs/water.yaml", BRIEF)
    git(writer, "push", "--quiet")
    assert not own.run(is_pulling=True).problems
    assert [event.name for event in own.events] == ["pulled", "built", "delivered"]
    assert (tmp_path / "published/water/water.en.pdf").exists()
    git(own.root, "remote", "set-url", "origin", str(tmp_path / "gone"))
    own.write("briefs/water.yaml", BRIEF.replace("Two", "Three"))
    [problem] = own.run(is_pulling=True).problems
    assert problem.startswith("nothing was pulled: ")
    assert [event.name for event in own.events] == ["not-pulled", "built", "delivered"]
