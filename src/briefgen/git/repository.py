"""The repository that a workspace lies in, and the commits that revisions of it mean."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.git import git
from briefgen.git.git import Answer
from briefgen.git.objects import Objects
from briefgen.nearest import did_you_mean
from briefgen.span import Span
from briefgen.workspace import environment

_SAFE = re.compile(r"--add safe\.directory '?(.+?)'?$", re.MULTILINE)
_USER = re.compile(r"(\w+://)[^/\s@]+@")
_COMMITTED = re.compile(rb"^committer .*> (\d+) [-+]\d{4}$", re.MULTILINE)


@dataclass(frozen=True)
class Commit:
    """A commit: its id, that of its tree, and when it was committed, in UTC."""

    id: str
    tree: str
    time: datetime.datetime


@dataclass(frozen=True)
class Repository:
    """A repository around a folder."""

    folder: Path
    prefix: str
    """Where the folder lies in the repository: empty, or with a slash at its end."""
    is_shallow: bool
    """Whether its history was cut off when it was cloned."""
    surroundings: Mapping[str, str]
    """What git gets of the environment."""

    def git(self, *arguments: str, given: bytes = b"") -> Answer:
        """What git answers to a command that reads, or writes a tag."""
        return git.run(self.folder, arguments, self.surroundings, given=given)

    @cached_property
    def objects(self) -> Objects:
        """The objects; git is started for this."""
        return Objects(self.folder, self.surroundings)

    def commit(self, identifier: str) -> Commit:
        """The commit with an id; raises OSError if the repository has not got it."""
        kind, content = self.objects.read(identifier)
        committed = _COMMITTED.search(content.partition(b"\n\n")[0])
        if kind != "commit" or committed is None:
            raise FileNotFoundError(2, "the commit is not in this repository", identifier)
        tree = content.partition(b"\n")[0].removeprefix(b"tree ").decode("ascii")
        return Commit(identifier, tree, datetime.datetime.fromtimestamp(int(committed[1]), datetime.UTC))


def repository_of(folder: Path) -> Checked[Repository]:
    """The repository that a folder lies in, or why none can be read.

    It is the one around the folder, also where the environment names another one, as git's hooks do.
    """
    known = git.surroundings(environment())
    answer = git.run(folder, ("rev-parse", "--is-shallow-repository", "--show-prefix"), known)
    if answer.code:
        return Checked(None, (unreadable(answer),))
    shallow, _, prefix = answer.text.partition("\n")
    return Checked(Repository(folder, prefix, shallow == "true", known))


def resolve(repository: Repository, revision: str, place: Span | None = None) -> Checked[Commit]:
    """The commit that a revision means, as git reads it: `HEAD~2`, a tag, a branch, an id.

    `place` is where somebody wrote the revision.
    """
    fit = revision.isprintable() and revision.strip()
    answer = (
        repository.git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if fit
        else Answer(1, b"", "")
    )
    if answer.code in {git.NO_GIT, git.TOO_LONG, git.TOO_MUCH}:
        return Checked(None, (unreadable(answer, place),))
    if answer.code:
        return Checked(None, (_unknown(repository, revision, place),))
    try:
        return Checked(repository.commit(answer.text))
    except OSError as reason:
        return Checked(None, (_lacking(repository, revision, str(reason.strerror), place),))


def names(repository: Repository) -> tuple[str, ...]:
    """The tags and branches by their short names."""
    answer = repository.git(
        "for-each-ref", "--format=%(refname:lstrip=2)", "refs/tags", "refs/heads", "refs/remotes"
    )
    return tuple(answer.text.splitlines())


def _unknown(repository: Repository, revision: str, place: Span | None) -> Diagnostic:
    """That a revision is none: not here, or not at all."""
    near = did_you_mean(revision, names(repository))
    if repository.is_shallow:
        hint = "`git fetch --unshallow --tags` gets all of the history"
        message = f"this shallow clone has no revision `{revision}`: its history is cut off"
        return error("GT04", place, message, hint, *near)
    if revision == "HEAD":
        return error("GT03", place, "nothing is committed yet", "`git add` the brief, and `git commit`")
    hints = near or ("`git log --oneline` and `git tag` list what there is",)
    return error("GT03", place, f"there is no revision `{revision}`", *hints)


def _lacking(repository: Repository, revision: str, reason: str, place: Span | None) -> Diagnostic:
    way = "git fetch --unshallow --tags" if repository.is_shallow else "git fsck"
    return error("GT08", place, f"`{revision}` cannot be read: {reason}", f"try `{way}`")


def unreadable(answer: Answer, place: Span | None = None) -> Diagnostic:
    """Why git gave no answer, and the way out."""
    if answer.code == git.NO_GIT:
        message = "git is not installed, and older editions are in git"
        return error("GT01", place, message, "install git, version 2.38 or later")
    if "dubious ownership" in answer.err or "unsafe repository" in answer.err:
        found = _SAFE.search(answer.err)
        folder = found[1] if found else "FOLDER"
        message = "the repository belongs to somebody else, and git does not trust it"
        hint = f"if you do: `git config --global --add safe.directory '{folder}'`"
        return error("GT07", place, message, hint)
    if "not a git repository" in answer.err or "safe.bareRepository" in answer.err:
        hint = "`git init` makes one of this folder; older editions are what was committed there"
        return error("GT02", place, "this workspace lies in no git repository", hint)
    return error("GT08", place, f"git failed: {reason_of(answer.err)}", "`git status` may say more")


def reason_of(errors: str) -> str:
    """The last thing that git said, without advice, and without the user of an address."""
    lines = [line for line in errors.splitlines() if line.strip() and not line.startswith("hint:")]
    said = lines[-1] if lines else "git gave no reason"
    return _USER.sub(r"\1…@", re.sub(r"^(fatal|error): ", "", said))
