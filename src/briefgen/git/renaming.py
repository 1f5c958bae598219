"""What a file was called before, as git finds it: by a commit that takes one away and adds its like."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.git.repository import Repository

_MOST = 10
_PLAIN = ("--no-ext-diff", "--no-textconv")


def former_names(repository: Repository, name: str) -> Iterator[str]:
    """The names that a file had before it got that of HEAD, the last one first."""
    start = "HEAD"
    for _ in range(_MOST):
        answer = repository.git(
            *("-c", "log.follow=false"),
            *("log", "--diff-filter=A", "--format=%H", "--no-renames", *_PLAIN, "--end-of-options", start),
            *("--", name),
        )
        added = answer.text.split()
        found = next(
            ((commit, before) for commit in added if (before := former_name(repository, name, commit))), None
        )
        if found is None:
            return
        commit, name = found
        yield name
        start = f"{commit}^"


def former_name(repository: Repository, name: str, commit: str) -> str | None:
    """What a file was called before a commit that adds it; none if it was new there."""
    answer = repository.git(
        *("diff-tree", "-r", "-z", "-M", "--no-commit-id", "--name-status", "--diff-filter=R", *_PLAIN),
        *("--end-of-options", commit),
    )
    listed = answer.out.decode("utf-8", "surrogateescape").split("\0")
    start = repository.prefix
    for before, after in zip(listed[1::3], listed[2::3], strict=False):
        if after == f"{start}{name}" and before.startswith(start):
            return before.removeprefix(start)
    return None
