"""`briefgen fmt` on the files of a workspace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LOOSE = "tlp: CLEAR\ntitle:   A\n"
LAID = "title: A\ntlp: CLEAR\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefgen.toml").write_text('[glossary]\nfile = "terms.yaml"\n')
    (tmp_path / "terms.yaml").write_text("- {term:  A, id: a}\n")
    (tmp_path / "briefs" / "one.yaml").write_text(LOOSE)
    (tmp_path / "briefs" / "two.yaml").write_text(LAID)
    return tmp_path


def fmt(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "briefgen", "fmt", *arguments)
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_it_writes_what_is_laid_out_in_another_way_and_names_it(workspace: Path) -> None:
    ran = fmt(workspace)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "briefs/one.yaml\nterms.yaml\n", "")
    assert (workspace / "briefs" / "one.yaml").read_text() == LAID
    # A glossary is no brief: the order of its keys is its own.
    assert (workspace / "terms.yaml").read_text() == "- {term: A, id: a}\n"
    assert fmt(workspace).stdout == ""


def test_check_writes_nothing_and_fails(workspace: Path) -> None:
    ran = fmt(workspace, "--check")
    assert (ran.returncode, ran.stdout) == (1, "briefs/one.yaml\nterms.yaml\n")
    assert (workspace / "briefs" / "one.yaml").read_text() == LOOSE
    assert fmt(workspace, "--check", "briefs/two.yaml").returncode == 0


def test_the_difference_applies(workspace: Path) -> None:
    (workspace / "briefs" / "one.yaml").write_text(LOOSE.rstrip("\n"))
    ran = fmt(workspace, "--diff", "briefs")
    assert ran.returncode == 0
    assert fmt(workspace, "--diff", "--check", "briefs").returncode == 1
    subprocess.run(("git", "apply", "-"), cwd=workspace, input=ran.stdout, text=True, check=True)
    assert (workspace / "briefs" / "one.yaml").read_text() == LAID


def test_the_mark_at_the_start_and_the_line_ends_stay(workspace: Path) -> None:
    file = workspace / "briefs" / "one.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + LOOSE.replace("\n", "\r\n").encode())
    fmt(workspace)
    assert file.read_bytes() == b"\xef\xbb\xbf" + LAID.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("text", ["title: [\n", "title: A\ntitle: B\n", "title: \xff"])
def test_what_cannot_be_read_stays_and_is_said(workspace: Path, text: str) -> None:
    file = workspace / "briefs" / "one.yaml"
    file.write_bytes(text.encode("latin-1"))
    ran = fmt(workspace, "briefs/one.yaml")
    assert ran.returncode == 1
    assert "briefs/one.yaml:" in ran.stderr
    assert file.read_bytes() == text.encode("latin-1")


def test_a_folder_means_all_yaml_below_it_but_what_is_hidden_or_built(workspace: Path) -> None:
    for name in ("deep/er/a.yml", ".hidden/b.yaml", "out/c.yaml", "deep/d.txt"):
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text("a:   1\n")
    assert fmt(workspace, ".", "--check").stdout == "briefs/one.yaml\ndeep/er/a.yml\nterms.yaml\n"


def test_paths_that_lead_nowhere_or_outside_are_wrong_usage(workspace: Path) -> None:
    assert fmt(workspace, "nowhere.yaml").returncode == 2
    (workspace.parent / "outside.yaml").write_text(LOOSE)
    assert fmt(workspace, "briefs/one.yaml", "../outside.yaml").returncode == 2
    assert (workspace.parent / "outside.yaml").read_text() == LOOSE


def test_a_folder_that_cannot_be_written_is_said(workspace: Path) -> None:
    file = workspace / "briefs" / "one.yaml"
    (workspace / "briefs").chmod(0o555)
    try:
        # Root writes everywhere.
        (workspace / "briefs" / "probe").touch()
    except OSError:
        ran = fmt(workspace, "briefs/one.yaml")
        assert (ran.returncode, "WS06" in ran.stderr) == (1, True)
        assert file.read_text() == LOOSE
    finally:
        (workspace / "briefs").chmod(0o755)
