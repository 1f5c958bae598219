"""The edition that a brief says it comes after."""

from __future__ import annotations

from briefgen.diagnostic import Checked, error
from briefgen.history import tag as tags
from briefgen.history.edition_at import Past, brief_of, past_at
from briefgen.loading.loaded import Loaded, load
from briefgen.workspace import Workspace, identifier
from briefgen.world import World


def predecessor(workspace: Workspace, loaded: Loaded) -> Checked[Loaded]:
    """The brief that `supersedes` names: a file or an id of the workspace, a tag or another revision.

    In a revision it is the file of the same name, but for a tag of a release it is the brief that was
    released. No value and nothing found where the brief comes after none.
    """
    named = loaded.brief.supersedes
    if named is None:
        return Checked(None)
    place = loaded.document.span(("supersedes",))
    file = _file(workspace, named)
    if file == loaded.name:
        message, hint = (
            "a brief cannot come after itself",
            "name the revision or the tag of the edition before",
        )
        return Checked(None, (error("GT09", place, message, hint),))
    if file is not None:
        return load(workspace.world, file)
    past = past_at(workspace, named, place)
    return past.then(lambda then: brief_of(then, _released(then) or loaded.name, place))


def _file(workspace: Workspace, named: str) -> str | None:
    """The file of the workspace that is named, by its path or its id."""
    if _is_there(workspace.world, named):
        return named
    return next((name for name in workspace.briefs() if identifier(name) == named), None)


def _is_there(world: World, name: str) -> bool:
    try:
        return world.read(name) is not None
    except ValueError:
        # A revision may be no name at all.
        return False


def _released(past: Past) -> str | None:
    """The file of the brief that a tag has released; none if the revision is no such tag."""
    repository = past.world.repository
    found = repository.git("rev-parse", "--verify", "--quiet", f"refs/tags/{past.revision}^{{tag}}")
    if found.code:
        return None
    _, content = repository.objects.read(found.text)
    record = tags.read(content.decode("utf-8", "replace").partition("\n\n")[2])
    if record is None or not record.brief.startswith(repository.prefix):
        return None
    return record.brief.removeprefix(repository.prefix)
