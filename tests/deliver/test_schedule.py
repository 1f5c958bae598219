"""Units for schedulers, read by the programs that they are for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from tests.cases import ROOT

from briefgen.delivering.schedule import Job, cron, github_actions, gitlab_ci, repository, systemd
from briefgen.delivery import Delivery
from briefgen.settings import Settings

FULL = Delivery(server="mail.example.org", user="desk", folder="/srv/reports", webhook="https://example.org/")
PATHS = ["w", "my desk", '50%h "of" it', "$HOME's", "back\\slash", "مكتب"]
# What the machine of a desk gets is what the machine of a schedule gets.
_LIBRARIES = re.search(r"libraries=\((.*)\)", (ROOT / "dev").read_text("utf-8"))[1]  # type: ignore[index]
ANALYZE = shutil.which("systemd-analyze")


def job(root: Path, repository: Path | None = None, delivery: Delivery = FULL) -> Job:
    root.mkdir(parents=True, exist_ok=True)
    return Job(root, sys.executable, Settings(delivery=delivery), repository)


def units(text: str) -> dict[str, str]:
    """The files in what is printed, by their names."""
    parts = re.split(r"^# (\S+\.(?:service|timer))\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")
@pytest.mark.parametrize("name", PATHS)
def test_systemd_takes_the_units(tmp_path: Path, name: str) -> None:
    own = job(tmp_path / name)
    # A program that is not there would be found missing; systemd takes none with a quotation mark in it.
    python = tmp_path / "50%h of it" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    files = units(systemd(replace(own, python=str(python))))
    assert len(files) == 2
    folder = tmp_path / "units"
    folder.mkdir()
    for file, text in files.items():
        (folder / file).write_text(text, "utf-8")
    ran = subprocess.run(
        [
            str(ANALYZE),
            "verify",
            "--man=no",
            "--recursive-errors=no",
            *(str(folder / file) for file in files),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    # What it says of other units of the machine is none of ours.
    ours = [line for line in ran.stderr.splitlines() if "briefgen" in line or str(folder) in line]
    assert (ours, ran.returncode) == ([], 0)


@pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")
def test_systemd_would_say_so_if_it_did_not(tmp_path: Path) -> None:
    own = job(tmp_path / "w")
    [(name, text), _] = units(systemd(own)).items()
    (tmp_path / name).write_text(
        text.replace("oneshot", "onceshot").replace("ReadWritePaths=", "ReadWritePaths=rel ")
    )
    ran = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "onceshot" in ran.stderr
    assert "rel" in ran.stderr


def test_the_service_may_write_where_it_publishes_and_names_no_secret(tmp_path: Path) -> None:
    root = tmp_path / "w"
    text = systemd(job(root))
    assert f'ReadWritePaths="{root}" "/srv/reports"\n' in text
    assert "LoadCredential=smtp-password:/etc/briefgen/smtp-password\n" in text
    assert "Environment=BRIEFGEN_SMTP_PASSWORD_FILE=%d/smtp-password\n" in text
    assert "Environment=BRIEFGEN_WEBHOOK_SECRET_FILE=%d/webhook-secret\n" in text
    stored = replace(job(root), settings=Settings(store="../store"))
    assert f'ReadWritePaths="{root}" "{tmp_path / "store"}"\n' in systemd(stored)
    plain = systemd(job(root, delivery=Delivery(folder="published")))
    assert f'ReadWritePaths="{root}"\n' in plain
    assert "Credential" not in plain


@pytest.mark.parametrize("name", PATHS)
def test_the_line_for_cron_starts_a_run_in_the_workspace(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    *settings, line = cron(replace(job(root), python="/usr/bin/pwd #")).splitlines()
    assert settings == [
        "BRIEFGEN_SMTP_PASSWORD_FILE=/etc/briefgen/smtp-password",
        "BRIEFGEN_WEBHOOK_SECRET_FILE=/etc/briefgen/webhook-secret",
    ]
    *when, command = line.split(" ", 5)
    assert when == ["0", "6", "*", "*", "*"]
    # As cron does it: a percent sign that is not escaped ends the command.
    assert not re.search(r"(?<!\\)%", command)
    told = command.replace("\\%", "%").replace("'/usr/bin/pwd #' -m briefgen run >/dev/null", "pwd")
    ran = subprocess.run(["/bin/sh", "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.rstrip("\n") == str(root)


@pytest.mark.parametrize("below", ["", "desks/gulf", "desks/gulf's own"])
@pytest.mark.parametrize("delivery", [FULL, Delivery()], ids=["full", "none"])
def test_the_workflow_is_one_for_actionlint_and_the_schema(
    tmp_path: Path, below: str, delivery: Delivery
) -> None:
    root = tmp_path / below
    file = tmp_path / "briefgen.yml"
    file.write_text(github_actions(job(root, tmp_path, delivery)), "utf-8")
    lint = subprocess.run([_tool("actionlint"), str(file)], capture_output=True, text=True, check=False)
    assert (lint.stdout, lint.returncode) == ("", 0)
    _assert_valid("vendor.github-workflows", file)
    steps = yaml.safe_load(file.read_text("utf-8"))["jobs"]["run"]["steps"]
    assert all(re.search(r"@[0-9a-f]{40}$", step["uses"]) for step in steps if "uses" in step)
    assert _LIBRARIES in steps[2]["run"]
    _assert_installs_from_a_source(steps[2]["run"].splitlines()[-1], tmp_path)
    runs = next(step for step in steps if step.get("run", "").startswith("briefgen"))
    assert runs["working-directory"] == (below or ".")
    secrets = {"BRIEFGEN_SMTP_PASSWORD", "BRIEFGEN_WEBHOOK_SECRET"} if delivery is FULL else set()
    assert set(runs.get("env", {})) == secrets
    restored, saved = (
        next(step for step in steps if way in step.get("uses", "")) for way in ("restore", "save")
    )
    assert restored["with"]["path"] == saved["with"]["path"]
    assert restored["with"]["path"].split("\n")[0].endswith(".briefgen")
    assert restored["with"]["key"] == saved["with"]["key"]


@pytest.mark.parametrize("below", ["", "desks/gulf", "desks/gulf's own"])
@pytest.mark.parametrize("delivery", [FULL, Delivery()], ids=["full", "none"])
def test_the_pipeline_is_one_for_its_schema(tmp_path: Path, below: str, delivery: Delivery) -> None:
    root = tmp_path / below
    file = tmp_path / "gitlab-ci.yml"
    file.write_text(gitlab_ci(job(root, tmp_path, delivery)), "utf-8")
    _assert_valid("vendor.gitlab-ci", file)
    script = yaml.safe_load(file.read_text("utf-8"))["briefgen"]["script"]
    ran = subprocess.run(
        ["/bin/sh", "-c", f"{script[3]} && pwd"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout.rstrip("\n") == str(root)
    assert _LIBRARIES in script[1]
    _assert_installs_from_a_source(script[2], tmp_path)


def test_the_repository_is_the_nearest_one_upwards(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    assert repository(tmp_path / "a/b") != tmp_path
    (tmp_path / ".git").mkdir()
    assert repository(tmp_path / "a/b") == tmp_path
    (tmp_path / "a/.git").write_text("gitdir: ../.git/worktrees/a\n")
    assert repository(tmp_path / "a/b") == tmp_path / "a"


def _assert_installs_from_a_source(line: str, folder: Path) -> None:
    """That pip is asked for what the variable says, in one word, and for nothing where it says nothing."""
    pip = folder / "pip"
    pip.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    pip.chmod(0o755)
    source = "briefgen[store] @ git+https://gitlab.com/desk/briefgen@c0ffee"
    for said, told in (
        ({"BRIEFGEN_SOURCE": source}, f"install|{source}|"),
        ({"BRIEFGEN_SOURCE": ""}, ""),
        ({}, ""),
    ):
        ran = subprocess.run(
            ["/bin/sh", "-c", line],
            env={"PATH": str(folder), **said},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.stdout, ran.returncode == 0) == (told, bool(told))
        assert ("where pip gets briefgen" in ran.stderr) is not bool(told)


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def _assert_valid(schema: str, file: Path) -> None:
    ran = subprocess.run(
        [_tool("check-jsonschema"), "--builtin-schema", schema, "--output-format", "json", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(ran.stdout)["status"] == "ok", ran.stdout
