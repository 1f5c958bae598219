"""A brief as it was in a commit: loaded through the same stages as today's."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.diagnostic import Checked, Diagnostic, Severity, error
from briefgen.git.commit_world import CommitWorld
from briefgen.git.renaming import former_names
from briefgen.git.repository import Commit, Repository, repository_of, resolve
from briefgen.loading.loaded import Loaded, load
from briefgen.settings import SETTINGS, read_settings
from briefgen.span import File, Span
from briefgen.workspace import Workspace, identifier


@dataclass(frozen=True)
class Past:
    """A workspace as it was in a commit, with the world that it is read from."""

    workspace: Workspace
    """With the settings of that commit; its world is `world`."""
    world: CommitWorld
    revision: str
    """The commit as somebody named it."""

    @property
    def commit(self) -> Commit:
        """The commit."""
        return self.world.commit


def past_at(workspace: Workspace, revision: str, place: Span | None = None) -> Checked[Past]:
    """The workspace as it was in a revision: its own files of then, and the packaged theme of today."""
    repository = repository_of(workspace.root)
    if repository.value is None:
        found = repository.diagnostics
        return Checked(None, tuple(replace(one, span=place) for one in found))
    known = repository.value
    commit = resolve(known, revision, place)
    if commit.value is None:
        return Checked(None, commit.diagnostics)
    return past_of(workspace, known, commit.value, revision)


def past_of(workspace: Workspace, repository: Repository, commit: Commit, revision: str) -> Checked[Past]:
    """The same, of a commit that is known."""
    world = CommitWorld(repository, commit, workspace.world)
    try:
        settings = read_settings(world.read(SETTINGS))
    except OSError as reason:
        return Checked(None, (_unread(revision, SETTINGS, reason),))
    found = _dated(settings.diagnostics, revision)
    if settings.value is None:
        return Checked(None, found)
    then = Workspace(workspace.root, settings.value, world, workspace.archive)
    return Checked(Past(then, world, revision), found)


def brief_of(past: Past, name: str, place: Span | None = None) -> Checked[Loaded]:
    """A brief of a workspace of the past, or why it cannot be had.

    It has the translations and the files that lay beside it then. If the file has been renamed since, the
    brief is the one of that name, and a note says so. Messages name a file with its revision before it, as
    git does; `place` is where somebody wrote the revision.
    """
    world = past.world
    notes: tuple[Diagnostic, ...] = ()
    try:
        if world.read(name) is None:
            lay = whereabouts(past, name)
            if lay is None:
                return Checked(None, (_absent(past, name, place),))
            message = f"`{name}` was `{lay}` in `{past.revision}`"
            notes = (Diagnostic("GT05", Severity.NOTE, place, message),)
            name = lay
    except OSError as reason:
        if not world.pointers:
            return Checked(None, (_unread(past.revision, name, reason),))
    loaded = load(world, name)
    if world.pointers:
        return Checked(None, (_pointed(past, world.pointers[-1], place),))
    return Checked(loaded.value, (*notes, *_dated(loaded.diagnostics, past.revision)))


def whereabouts(past: Past, name: str) -> str | None:
    """What the file of a brief was called in the past: by a renaming since, or by its id."""
    for former in former_names(past.world.repository, name):
        if past.world.read(former) is not None:
            return former
    return next((one for one in past.workspace.briefs() if identifier(one) == identifier(name)), None)


def _absent(past: Past, name: str, place: Span | None) -> Diagnostic:
    briefs = past.workspace.briefs()
    listed = ", ".join(f"`{one}`" for one in briefs[:5])
    there = f"the briefs of `{past.revision}` were {listed}" if briefs else f"`{past.revision}` has no briefs"
    message = f"there was no `{name}` in `{past.revision}`"
    return error("GT05", place, message, there, "`briefgen editions` lists the editions of a brief")


def _pointed(past: Past, name: str, place: Span | None) -> Diagnostic:
    message = f"`{name}` is in Git LFS, and not in `{past.revision}` itself"
    hint = "keep the files of a brief in git: `git lfs migrate export` brings them back"
    return error("GT06", place, message, hint)


def _unread(revision: str, name: str, reason: OSError) -> Diagnostic:
    message = f"`{name}` of `{revision}` cannot be read: {reason.strerror}"
    return error("GT08", None, message, "`git fetch` and `git fsck` may say more")


def _dated(found: tuple[Diagnostic, ...], revision: str) -> tuple[Diagnostic, ...]:
    """The same with the revision before the names of files."""
    return tuple(replace(one, span=_of(one.span, revision)) for one in found)


def _of(span: Span | None, revision: str) -> Span | None:
    return replace(span, file=File(f"{revision}:{span.file.name}", span.file.text)) if span else None
