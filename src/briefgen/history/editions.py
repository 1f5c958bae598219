"""All editions of a brief that history knows: those that were released, and those that went without a tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from briefgen.diagnostic import Checked, Diagnostic, Severity
from briefgen.git import tag as tags
from briefgen.git.commit_world import CommitWorld
from briefgen.git.renaming import former_name
from briefgen.git.repository import Commit, Repository, repository_of, resolve, unreadable
from briefgen.git.tag import Record
from briefgen.history.edition_at import Past, past_of, whereabouts
from briefgen.loading.loaded import LOCK
from briefgen.loading.remembering import FOLDER
from briefgen.model.when import When
from briefgen.reading.head import head
from briefgen.workspace import Workspace, beside, identifier

# Lines that begin, end or publish an edition; nested keys of these names cost a look, and decide nothing.
_DECISIVE = "(edition|status)[\"']?[[:space:]]*:"
_HEAD = ("edition", "status", "as_of")
_MOST_NAMES = 10


@dataclass(frozen=True)
class Edition:
    """One edition of a brief: a tagged one as it was released, another as it was last under its number."""

    number: int
    status: str
    """`draft`, `review` or `final`, as the brief says."""
    as_of: When | None
    name: str
    """The name of its file then."""
    tag: str | None = None
    """The tag of its release; none if it was never released."""
    record: Record | None = field(default=None, repr=False)
    """What the tag says; none if it was made by hand."""
    past: Past = field(kw_only=True, repr=False, compare=False)
    """The workspace as it was then: `edition_at.brief_of(past, name)` is the brief."""

    @property
    def commit(self) -> Commit:
        """The commit that holds it; its date is the edition's."""
        return self.past.commit

    @property
    def is_published(self) -> bool:
        """Whether readers may have had it: it was released, or was final when it ended."""
        return self.tag is not None or self.status == "final"


def editions(workspace: Workspace, name: str) -> Checked[tuple[Edition, ...]]:
    """The editions of the brief in a file, oldest first, up to the one in HEAD.

    Of each number there is one: the released one, else the last that was final, else the last. The file is
    followed through renamings. A brief without `edition` has none. In a shallow clone a warning says that
    older ones may be missing.
    """
    repository = repository_of(workspace.root)
    if repository.value is None:
        return Checked(None, repository.diagnostics)
    newest = resolve(repository.value, "HEAD")
    if newest.value is None:
        return Checked(None, newest.diagnostics)
    history = _History(workspace, repository.value)
    try:
        lives = tuple(history.lives(name))
        states = [one for life in lives for one in history.states(life)]
        # What the brief is called now counts before what it was called once.
        released = [one for life in reversed(lives) for one in history.released(life)]
    except _UnreadableError as reason:
        return Checked(None, (reason.diagnostic,))
    by_number: dict[int, Edition] = {}
    # From the newest: what comes later stays, unless an older one was published and it was not.
    for one in states:
        known = by_number.get(one.number)
        if known is None or (one.is_published and not known.is_published):
            by_number[one.number] = one
    by_number |= {one.number: one for one in released}
    return Checked(tuple(by_number[number] for number in sorted(by_number)), _cut_off(repository.value))


class _UnreadableError(Exception):
    """That git gave no answer."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True)
class _Life:
    """The time in which the file of a brief had one name."""

    name: str
    end: str
    """The last commit of it."""
    boundaries: tuple[list[str], ...]
    """See `_History._changes`."""


@dataclass(frozen=True)
class _History:
    """A repository that is asked about one brief."""

    workspace: Workspace
    repository: Repository

    def lives(self, name: str) -> Iterator[_Life]:
        """The names that the file has had, the last one first."""
        start = "HEAD"
        for _ in range(_MOST_NAMES):
            life = _Life(name, start, tuple(self._changes(name, start)))
            yield life
            begun = next((commit for commit, *parents in reversed(life.boundaries) if not parents), None)
            before = former_name(self.repository, name, begun) if begun else None
            if begun is None or before is None:
                return
            name, start = before, f"{begun}^"

    def states(self, life: _Life) -> Iterator[Edition]:
        """The brief at each commit after which something decisive changed, newest first, and at the start."""
        ends = [self._git("rev-list", "--max-count=1", life.end, "--", *_files(life.name)).strip()]
        ends += [parent for _, *parents in life.boundaries for parent in parents]
        return self._read(life.name, dict.fromkeys(filter(None, ends)))

    def _changes(self, name: str, start: str) -> Iterator[list[str]]:
        """The commits that touch a decisive line, each with those before it that touch the brief's files."""
        listed = self._git(
            *("-c", "log.follow=false"),
            *("log", "--parents", "--format=%H %P", f"-G{_DECISIVE}"),
            *("--text", "--no-ext-diff", "--no-textconv", "--no-renames"),
            *("--end-of-options", start, "--", *_files(name)),
        )
        return (line.split() for line in listed.splitlines())

    def _read(self, name: str, commits: Iterable[str]) -> Iterator[Edition]:
        for identity in commits:
            past = self._past(identity, identity[:12])
            found = _state(past, name)
            if found is not None:
                yield found

    def released(self, life: _Life) -> Iterator[Edition]:
        """The editions that have an annotated tag; of a former name, those that were released under it."""
        name = life.name
        folder = f"refs/tags/{tags.folder_of(identifier(name))}/"
        # Another brief may have got the name since.
        until = () if life.end == "HEAD" else (f"--merged={life.end}",)
        listed = self._git("for-each-ref", *until, "--format=%(objectname) %(refname:lstrip=2)", folder)
        for line in listed.splitlines():
            identity, tag = line.split(" ", 1)
            number = tags.number_in(tag)
            if number is None:
                continue
            _, content = self.repository.objects.read(identity)
            top, _, message = content.decode("utf-8", "replace").partition("\n\n")
            if "\ntype commit\n" not in top:
                continue
            record = tags.read(message)
            past = self._past(top.partition("\n")[0].removeprefix("object "), tag)
            yield _released(past, name, number, tag, record, self.repository.prefix)

    def _past(self, identity: str, revision: str) -> Past:
        try:
            commit = self.repository.commit(identity)
        except OSError as reason:
            raise _UnreadableError(_lost(revision, reason)) from None
        past = past_of(self.workspace, self.repository, commit, revision).value
        # Settings that were faulty then do not keep a brief from being read.
        world = CommitWorld(self.repository, commit, self.workspace.world)
        there = Workspace(self.workspace.root, self.workspace.settings, world, self.workspace.archive)
        return past or Past(there, world, revision)

    def _git(self, *arguments: str) -> str:
        answer = self.repository.git(*arguments)
        if answer.code:
            raise _UnreadableError(unreadable(answer))
        return answer.out.decode("utf-8", "surrogateescape")


def _files(name: str) -> list[str]:
    """The brief's own files, by name; git takes them from the folder that it runs in."""
    return [name, *(beside(name, file) for file in (FOLDER, "data", "images", LOCK))]


def _released(past: Past, name: str, number: int, tag: str, record: Record | None, prefix: str) -> Edition:
    noted = record.brief.removeprefix(prefix) if record and record.brief.startswith(prefix) else name
    there = _state(past, noted)
    if there is None and (lay := whereabouts(past, noted)) is not None:
        there = _state(past, lay)
    if there is None:
        return Edition(number, "final", None, noted, tag, record, past=past)
    return Edition(number, there.status, there.as_of, there.name, tag, record, past=past)


def _state(past: Past, name: str) -> Edition | None:
    """The edition that a brief is in a commit; none if there is no brief, or it has no number."""
    try:
        content = past.world.read(name)
    except OSError as reason:
        raise _UnreadableError(_lost(past.revision, reason)) from None
    data = head(name, content, _HEAD) if content is not None else {}
    number = data.get("edition")
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return None
    return Edition(number, str(data.get("status", "draft")), _when(data.get("as_of")), name, past=past)


def _when(value: object) -> When | None:
    try:
        return None if value is None else When.model_validate(value)
    except ValidationError:
        return None


def _lost(revision: str, reason: OSError) -> Diagnostic:
    message = f"`{reason.filename or revision}` of `{revision}` cannot be read: {reason.strerror}"
    return Diagnostic("GT08", Severity.ERROR, None, message, ("`git fsck` and `git fetch` may help",))


def _cut_off(repository: Repository) -> tuple[Diagnostic, ...]:
    if not repository.is_shallow:
        return ()
    message = "this clone is shallow: editions before its first commit are not known"
    hint = "`git fetch --unshallow --tags` gets all of the history"
    return (Diagnostic("GT04", Severity.WARNING, None, message, (hint,)),)
