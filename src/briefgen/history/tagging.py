"""Writing the annotated tag of a released edition, as `git tag` does for whoever runs it."""

from __future__ import annotations

from briefgen.diagnostic import Diagnostic, error
from briefgen.git.repository import Repository, reason_of

_SIGNERS = {
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
    "gpg.ssh.defaultkeycommand": "false",
}
_OWN = {"local", "worktree"}
_HINT = '`git config --global user.name "Your Name"`, and `git config --global user.email you@example.org`'


def no_identity(repository: Repository) -> Diagnostic | None:
    """That git does not know who releases an edition; none if it does."""
    # What git would make up of the names of an account and a machine is nobody's name.
    answer = repository.git("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
    if not answer.code:
        return None
    return error("ED05", None, "git does not know your name, and a release says whose it is", _HINT)


def is_taken(repository: Repository, name: str) -> str | None:
    """The tag that keeps one from having a name: the same, or one that is its folder."""
    listed = repository.git("for-each-ref", "--format=%(refname:lstrip=2)", f"refs/tags/{name}").text.split(
        "\n"
    )
    above = name.rpartition("/")[0]
    listed += repository.git("for-each-ref", "--format=%(refname:lstrip=2)", f"refs/tags/{above}").text.split(
        "\n"
    )
    return next((tag for tag in listed if tag in {name, above} or tag.startswith(f"{name}/")), None)


def write(repository: Repository, name: str, commit: str, message: str) -> Diagnostic | None:
    """Put an annotated tag on a commit; what kept git from it, if anything did.

    It is signed if git is configured so. The program that signs is the user's or the machine's own: one that
    only the repository names is not run.
    """
    answer = repository.git(
        *_own_signers(repository),
        *("-c", "user.useConfigOnly=true"),
        *("tag", "--annotate", "--cleanup=verbatim", "--file=-", "--end-of-options", name, commit),
        given=message.encode("utf-8", "surrogateescape"),
    )
    if not answer.code:
        return None
    hint = "nothing was tagged; the outputs are built, and running this again does the rest"
    return error("ED07", None, f"git could not write the tag `{name}`: {reason_of(answer.err)}", hint)


def remote(repository: Repository) -> str | None:
    """Where tags are pushed to: `origin`, or the first one that there is."""
    names = repository.git("remote").text.split()
    return "origin" if "origin" in names else next(iter(names), None)


def _own_signers(repository: Repository) -> list[str]:
    """Settings that put the user's programs in the place of those that the repository names."""
    answer = repository.git(
        "config", "--null", "--show-scope", "--get-regexp", r"^gpg\.(.*\.)?(program|defaultkeycommand)$"
    )
    fields = answer.out.decode("utf-8", "replace").split("\0")
    said: dict[str, str] = {}
    named: set[str] = set()
    for scope, entry in zip(fields[::2], fields[1::2], strict=False):
        key, _, value = entry.partition("\n")
        if scope in _OWN:
            named.add(key)
        else:
            said[key] = value
    return [
        part for key in sorted(named) for part in ("-c", f"{key}={said.get(key, _SIGNERS.get(key, 'false'))}")
    ]
