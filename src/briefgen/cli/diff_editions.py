"""Which editions are compared: two revisions, a revision and the files as they are, two files or folders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefgen.comparing.compare import Difference, compare
from briefgen.comparing.edition import Edition
from briefgen.diagnostic import Checked, Diagnostic
from briefgen.history.edition_at import brief_of, past_at
from briefgen.loading.loaded import Loaded, load
from briefgen.loading.opening import NotFoundError, briefs_of, workspace_of
from briefgen.workspace import Workspace, identifier
from briefgen.world import World

HEAD = "HEAD"
# That a brief had another name in a revision, or was not there.
_WHEREABOUTS = "GT05"


@dataclass(frozen=True)
class Compared:
    """One brief in two editions; one of them is missing where the brief came or went."""

    id: str
    old: Loaded | None
    new: Loaded | None

    @property
    def state(self) -> str:
        """`added`, `removed`, `changed` or `same`."""
        if self.difference is None:
            return "added" if self.old is None else "removed"
        return "changed" if self.difference.operations else "same"

    @cached_property
    def difference(self) -> Difference | None:
        """What differs, where there are two editions."""
        if self.old is None or self.new is None:
            return None
        old, new = (Edition(one.brief, one.translations.states) for one in (self.old, self.new))
        return compare(old, new)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: the files of its briefs by id, and how one of them is loaded."""

    files: Mapping[str, str]
    read: Callable[[str], Checked[Loaded]]


def compared(arguments: Sequence[str]) -> Checked[tuple[Compared, ...]]:
    """The briefs that the arguments of the command mean, each in both editions.

    Raises NotFoundError if a path leads to no brief.
    """
    first, *rest = arguments or (".",)
    if len(rest) == 1 and Path(rest[0]).exists():
        sides = _on_disk(Path(first)), _on_disk(Path(rest[0]))
    else:
        path = (Path(first),) if arguments else ()
        sides = _in_history(path, rest[0] if rest else HEAD), _of_today(path, rest[1:])
    found = tuple(one for side in sides for one in side.diagnostics)
    old, new = (side.value for side in sides)
    if old is None or new is None:
        return Checked(None, found)
    read = [_both(name, before, after, old, new) for name, before, after in _partners(old, new)]
    briefs = tuple(one.value for one in read if one.value is not None)
    return Checked(briefs, (*found, *(said for one in read for said in one.diagnostics)))


def _partners(old: Side, new: Side) -> Iterator[tuple[str, str | None, str | None]]:
    """The briefs of both sides by id; two single ones are partners whatever they are called."""
    if len(old.files) == len(new.files) == 1:
        ((_, before),) = old.files.items()
        ((name, after),) = new.files.items()
        yield name, before, after
        return
    for name in sorted(old.files.keys() | new.files.keys()):
        yield name, old.files.get(name), new.files.get(name)


def _both(name: str, before: str | None, after: str | None, old: Side, new: Side) -> Checked[Compared]:
    read = (old.read(before) if before else Checked(None), new.read(after) if after else Checked(None))
    found = tuple(_telling(read[0])) + tuple(_telling(read[1]))
    is_whole = all(one.value is not None for file, one in zip((before, after), read, strict=True) if file)
    return Checked(Compared(name, read[0].value, read[1].value) if is_whole else None, found)


def _telling(loaded: Checked[Loaded]) -> Iterator[Diagnostic]:
    """What keeps an edition from being read, or says which one it is; the rest is for `check`."""
    return (one for one in loaded.diagnostics if loaded.value is None or one.code == _WHEREABOUTS)


def _on_disk(path: Path) -> Checked[Side]:
    """The brief of a file or of its folder, or all briefs of a folder."""
    found = workspace_of((path,))
    if found.value is None:
        return Checked(None, found.diagnostics)
    workspace = found.value
    if path.is_file() or (path / "brief.yaml").is_file():
        names = briefs_of(workspace, (path,))
    else:
        here = path.resolve().relative_to(workspace.root).as_posix().removeprefix(".")
        inner = f"{here}/{workspace.settings.briefs}".removeprefix("/")
        names = tuple(_listed(workspace.world, here)) or tuple(_listed(workspace.world, inner))
    if not names:
        raise NotFoundError(f"there are no briefs in `{path}`")
    return Checked(Side(_by_id(names), lambda name: load(workspace.world, name)))


def _listed(world: World, folder: str) -> Iterator[str]:
    """The briefs that lie directly in a folder: files, and folders with a `brief.yaml`."""
    for entry in world.list(folder):
        name = f"{folder}/{entry}".removeprefix("/")
        if entry.endswith(".yaml"):
            yield name
        elif "brief.yaml" in world.list(name):
            yield f"{name}/brief.yaml"


def _of_today(paths: Sequence[Path], revisions: Sequence[str]) -> Checked[Side]:
    """The briefs as they are, or as they were in a second revision."""
    if revisions:
        return _in_history(paths, revisions[0])
    found = workspace_of(paths)
    if found.value is None:
        return Checked(None)
    world = found.value.world
    return Checked(Side(_by_id(briefs_of(found.value, paths)), lambda name: load(world, name)))


def _in_history(paths: Sequence[Path], revision: str) -> Checked[Side]:
    """The briefs as they were in a revision; what a single one was called then is found out."""
    found = workspace_of(paths)
    if found.value is None:
        return Checked(None, found.diagnostics)
    past = past_at(found.value, revision)
    if past.value is None:
        return Checked(None, past.diagnostics)
    then = past.value
    single = _single(found.value, paths)
    names = (single,) if single else _below(then.workspace, paths)
    return Checked(Side(_by_id(names), lambda name: brief_of(then, name)))


def _single(workspace: Workspace, paths: Sequence[Path]) -> str | None:
    """The name of the one brief that was asked for, if it was one."""
    if paths and (paths[0].is_file() or (paths[0] / "brief.yaml").is_file()):
        return briefs_of(workspace, paths)[0]
    return None


def _below(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """The briefs of a workspace that lie in a folder."""
    places = [path.resolve().relative_to(workspace.root).as_posix() for path in paths]
    return tuple(
        name for name in workspace.briefs() if all(one == "." or name.startswith(f"{one}/") for one in places)
    )


def _by_id(names: Sequence[str]) -> dict[str, str]:
    return {identifier(name): name for name in names}
