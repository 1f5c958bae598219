"""An edition of the past built anew from its commit, and compared with what was released."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from briefgen.building.dressing import dressed
from briefgen.building.engine_versions import engine_versions
from briefgen.building.installation import digest_of, installation
from briefgen.building.maker import maker
from briefgen.building.plan import FORMATS, targets
from briefgen.diagnostic import Checked, Diagnostic, error, has_errors
from briefgen.git.mount import told_apart
from briefgen.history.edition_at import brief_of
from briefgen.history.editions import Edition
from briefgen.loading.loaded import Loaded
from briefgen.span import File, start_of

# Their values are SHA-256, which say nothing to a person.
_BEFORE = "edition before"
_FILES = {"modules": "the code of briefgen", "theme": "the packaged theme", "typefaces": "the typefaces"}


@dataclass(frozen=True)
class Rebuilt:
    """The outputs of an edition as they are built here and now."""

    outputs: Mapping[str, bytes]
    released: Mapping[str, str]
    """SHA-256 of the outputs as they were released, by name; empty if the edition never was."""
    made_with: Mapping[str, str]
    """What they are made with here and now; see `release.made_with`."""

    @property
    def differing(self) -> tuple[str, ...]:
        """The names of the outputs that are not as they were released, or are on one side only."""
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in self.outputs.items()}
        names = sorted({*digests, *self.released})
        return tuple(name for name in names if digests.get(name) != self.released.get(name))


def rebuild(edition: Edition) -> Checked[Rebuilt]:
    """Build all outputs of an edition from its commit; nothing but cut typefaces is written."""
    loaded = brief_of(edition.past, edition.name)
    if loaded.value is None or has_errors(loaded.diagnostics):
        return Checked(None, loaded.diagnostics)
    brief, workspace = loaded.value, edition.past.workspace
    wanted = targets(brief.id, brief.brief, workspace.settings.languages, FORMATS)
    languages = dict.fromkeys(tag for target in wanted for tag in target.languages)
    theme = dressed(workspace, languages)
    if theme.value is None:
        return Checked(None, theme.diagnostics)
    with (
        maker(workspace, theme.value, None, known=engine_versions(), prints=True) as making,
        ThreadPoolExecutor(making.at_once) as threads,
    ):
        results = list(threads.map(lambda target: making.make(brief, target, None), wanted))
        engine = making.versions()
    outputs = {
        target.name: made.value.content for target, made in zip(wanted, results, strict=True) if made.value
    }
    found = tuple(one for made in results for one in made.diagnostics)
    if has_errors(found) or len(outputs) < len(wanted):
        return Checked(None, found)
    released = edition.record.outputs if edition.record else {}
    return Checked(Rebuilt(outputs, released, {**installation(), **engine, **superseded(brief)}))


def superseded(loaded: Loaded) -> Mapping[str, str]:
    """The SHA-256 of the edition before if it lies in git, where what a revision means may change."""
    before = sorted((name, content) for name, content in loaded.inputs.items() if told_apart(name))
    return {_BEFORE: digest_of(before)} if before else {}


def compared(edition: Edition, rebuilt: Rebuilt) -> tuple[Diagnostic, ...]:
    """That outputs are not as they were released, and what was another thing then; none if they are."""
    if edition.record is None or not rebuilt.differing:
        return ()
    place = start_of(File(edition.tag or edition.name, ""))
    listed = ", ".join(f"`{name}`" for name in rebuilt.differing)
    message = f"{listed} {'is' if len(rebuilt.differing) == 1 else 'are'} not as released"
    hints = tuple(_reasons(edition.record.made_with, rebuilt.made_with))
    hint = "briefgen and its libraries are those of the release, so the tag or this machine is at fault"
    return (error("ED08", place, message, *(hints or (hint,))),)


def _reasons(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Why outputs are not as they were."""
    if then.get(_BEFORE) != now.get(_BEFORE):
        yield "`supersedes` names another edition now than then, as a branch does, or a tag that was moved"
    causes = tuple(_changes(then, now))
    if causes:
        yield f"not the same: {'; '.join(causes)}"
        yield f"rebuild it with briefgen {then.get('briefgen')} and what it was installed with"


def _changes(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """What is another thing now, in words, the version of briefgen first."""
    for name in _names((then, now)):
        if name == _BEFORE or then.get(name) == now.get(name):
            continue
        if name in _FILES:
            yield _FILES[name]
        else:
            yield f"{name} {then.get(name, 'none')} then, {now.get(name, 'none')} now"


def _names(tables: Iterable[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for table in tables for name in table))
