"""A repository may be anybody's: nothing of it is run, fetched or written while it is read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.history.repositories import Repository, brief, edition_at, repository

from briefgen.git import git
from briefgen.git.repository import repository_of
from briefgen.history import tagging
from briefgen.history.editions import editions

NAME = "briefs/water.yaml"
ATTRIBUTES = "* diff=evil filter=evil merge=evil\n"


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Repository, Path]:
    """A repository whose own configuration runs a program wherever git would let it; and the canary."""
    canary, program = tmp_path / "canary", tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch {canary}\ncat 2>/dev/null\n")
    program.chmod(0o755)
    made = repository(tmp_path / "desk")
    made.save(NAME, brief(1, "final"))
    made.write(".gitattributes", ATTRIBUTES)
    made.save(NAME, brief(2))
    _sign(made)
    for key in (
        *("core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass", "gpg.program"),
        *(
            "diff.external",
            "diff.evil.command",
            "diff.evil.textconv",
            "filter.evil.clean",
            "filter.evil.smudge",
        ),
        *("merge.evil.driver", "credential.helper", "gpg.ssh.program", "pager.log", "interactive.diffFilter"),
    ):
        made.git("config", key, str(program))
    made.git("config", "log.showSignature", "true")
    made.git("config", "tag.gpgSign", "true")
    hooks = made.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"):
        shutil.copy(program, hooks / hook)
    canary.unlink(missing_ok=True)
    return made, canary


def _sign(made: Repository) -> None:
    """Put a signature on the newest commit, which git would have a program look at."""
    head, _, message = made.git("cat-file", "commit", "HEAD").partition("\n\n")
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    (made.root / ".git/signed").write_text(f"{head}\n{signature}\n\n{message}\n")
    made.git("reset", "--quiet", made.git("hash-object", "-t", "commit", "-w", ".git/signed"))


def test_nothing_of_a_repository_runs_while_editions_are_read(hostile: tuple[Repository, Path]) -> None:
    made, canary = hostile
    before = sorted((file, file.stat().st_mtime_ns) for file in (made.root / ".git").rglob("*"))
    known = editions(made.workspace, NAME)
    assert [one.number for one in known.value or ()] == [1, 2]
    old = edition_at(made.workspace, NAME, "HEAD~1")
    assert old.value is not None
    assert old.value.brief.edition == 1
    assert not canary.exists()
    assert sorted((file, file.stat().st_mtime_ns) for file in (made.root / ".git").rglob("*")) == before
    # The same programs do run for whoever looks by hand: the test would see them.
    made.git("log", "-p", "--ext-diff", "HEAD")
    assert canary.exists()


def test_nothing_of_a_repository_runs_while_a_tag_is_written(
    hostile: tuple[Repository, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, canary = hostile
    _identity(made, monkeypatch)
    known = repository_of(made.root).value
    assert known is not None
    # The key is not there, so the user's own program cannot sign; the repository's would have.
    failed = tagging.write(known, "water/1", made.git("rev-parse", "HEAD~1"), "Water\n")
    assert failed is not None
    assert failed.code == "ED07"
    assert not canary.exists()
    made.git("config", "tag.gpgSign", "false")
    assert tagging.write(known, "water/1", made.git("rev-parse", "HEAD~1"), "Water\n# 1\n") is None
    assert not canary.exists()
    assert made.git("cat-file", "tag", "water/1").endswith("Water\n# 1")


def test_a_tag_is_signed_by_the_program_of_the_user(
    hostile: tuple[Repository, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, canary = hostile
    signer = tmp_path / "signer"
    signer.write_text(
        "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\necho '-----BEGIN PGP SIGNATURE-----'\n"
    )
    signer.chmod(0o755)
    _identity(made, monkeypatch, f"[gpg]\nprogram = {signer}\n")
    known = repository_of(made.root).value
    assert known is not None
    assert tagging.write(known, "water/1", made.git("rev-parse", "HEAD"), "Water\n") is None
    assert "BEGIN PGP SIGNATURE" in made.git("cat-file", "tag", "water/1")
    assert not canary.exists()


def _identity(made: Repository, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    own = made.root.parent / "gitconfig"
    own.write_text(f"[user]\nname = Desk\nemail = desk@example.org\n{more}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))


def test_no_file_that_a_repository_names_is_read_to_order_others(hostile: tuple[Repository, Path]) -> None:
    made, _ = hostile
    # A pipe that nobody writes to would keep git waiting.
    made.git("config", "diff.orderFile", str(made.root / "none"))
    known = editions(made.workspace, NAME)
    assert not known.diagnostics
    assert [one.number for one in known.value or ()] == [1, 2]


def test_a_partial_clone_fetches_nothing(hostile: tuple[Repository, Path], tmp_path: Path) -> None:
    made, canary = hostile
    made.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    address = f"file://{made.root}"
    made.git("clone", "--quiet", "--no-checkout", "--filter=blob:none", address, str(clone))
    Repository(clone).git("config", "remote.origin.uploadpack", f"{tmp_path}/evil")
    canary.unlink(missing_ok=True)
    found = edition_at(Repository(clone).workspace, NAME, "HEAD")
    assert [one.code for one in found.diagnostics] == ["GT08"]
    assert not canary.exists()


@pytest.mark.parametrize("variable", ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"])
def test_the_repository_is_the_one_around_the_workspace(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other")
    other.save(NAME, brief(7))
    made = repository(tmp_path / "desk")
    made.save(NAME, brief(1))
    monkeypatch.setenv(variable, str(other.root / ".git"))
    found = edition_at(made.workspace, NAME, "HEAD")
    assert found.value is not None
    assert found.value.brief.edition == 1


def test_a_folder_that_looks_like_a_repository_is_none(tmp_path: Path) -> None:
    bare = tmp_path / "desk"
    made = repository(tmp_path / "real")
    made.save(NAME, brief(1))
    made.git("clone", "--quiet", "--bare", str(made.root), str(bare))
    (bare / "config").write_text(
        f"{(bare / 'config').read_text()}\n[core]\nfsmonitor = touch {tmp_path}/canary\n"
    )
    (bare / "briefgen.toml").touch()
    found = edition_at(Repository(bare).workspace, NAME, "HEAD")
    assert [one.code for one in found.diagnostics] == ["GT02"]


def test_secrets_of_channels_are_none_of_gits_business() -> None:
    given = {"BRIEFGEN_SMTP_PASSWORD": "sesame", "GIT_EXTERNAL_DIFF": "/evil", "PATH": "/bin"}
    known = git.surroundings(given)
    assert known["PATH"] == "/bin"
    assert known["GIT_ALLOW_PROTOCOL"] == ""
    assert not {"BRIEFGEN_SMTP_PASSWORD", "GIT_EXTERNAL_DIFF"} & set(known)


def test_git_that_says_too_much_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec yes\n")
    program.chmod(0o755)
    monkeypatch.setattr(git, "_MOST", 1 << 20)
    answer = git.run(tmp_path, ("log",), {"PATH": f"{tmp_path}:/usr/bin:/bin"})
    assert (answer.code, answer.out) == (git.TOO_MUCH, b"")


def test_git_gets_what_it_reads_and_tells_its_code(tmp_path: Path) -> None:
    path = os.environ["PATH"]  # noqa: TID251 - another program needs a path
    answer = git.run(tmp_path, ("hash-object", "--stdin"), {"PATH": path}, given=b"x" * 200_000)
    assert answer.code == 0
    assert len(answer.text) == 40
    assert git.run(tmp_path, ("no-such-command",), {"PATH": path}).code == 1
    assert git.run(tmp_path, ("log",), {"PATH": "/nonexistent"}).code == git.NO_GIT
