"""Where briefs are examined and outputs made; it loads the model, the rules and the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefgen.building.digests import folder_digest
from briefgen.building.dressing import dressed
from briefgen.building.engine_versions import engine_versions
from briefgen.building.trace import Reads
from briefgen.checking.desk import PLAIN, Desk
from briefgen.diagnostic import Checked
from briefgen.examining.examined import Examined
from briefgen.examining.snapshot import Snapshot
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.loaded import Loaded, check, load
from briefgen.loading.preceding import UNAVAILABLE
from briefgen.loading.standing import unfinished
from briefgen.loading.unreadable import UNREADABLE
from briefgen.render.fonts import contents
from briefgen.render.own_fonts import FOLDER
from briefgen.render.pdf import Engine
from briefgen.render.theme import Theme
from briefgen.workspace import Workspace
from briefgen.world import Recorder

_AT_HAND = 16
"""Briefs that are kept from when they are examined until they are made; others are read again."""


@dataclass(frozen=True)
class Seen:
    """A brief that was examined: the verdict, the same to be kept, and the files that its outputs are of."""

    examined: Examined
    record: dict[str, object]
    files: Reads


@dataclass(frozen=True)
class Workshop:
    """A workspace with its desk and its theme, each read once."""

    workspace: Workspace
    at_hand: dict[str, Loaded] = field(default_factory=dict)

    @cached_property
    def engine_versions(self) -> Mapping[str, str]:
        """The versions of the PDF engine, which is started for this only where it has to be."""
        known = engine_versions()
        if known:
            return known
        with Engine(contents(self.workspace.world.read)) as engine:
            return engine.versions

    @cached_property
    def _desk(self) -> tuple[Checked[Desk], Snapshot]:
        snapshot = Snapshot(self.workspace.world)
        return desk_of(replace(self.workspace, world=snapshot)), snapshot

    def desk(self) -> tuple[Examined, dict[str, object]]:
        """What is wrong with the desk's own files, as a value and to be kept."""
        desk, snapshot = self._desk
        found = Examined(desk.diagnostics, snapshot.reads)
        return found, found.as_json(snapshot.read)

    def examine(self, name: str, *, allow_stale: bool) -> Seen:
        """What is wrong with a brief."""
        snapshot = Snapshot(self.workspace.world)
        recorder = Recorder(snapshot)
        loaded = load(recorder, name)
        files = dict(recorder.reads)
        brief = loaded.value
        if brief is None:
            # What could not be read is not among what was read, and may be readable the next time.
            unread = any(one.code == UNREADABLE for one in loaded.diagnostics)
            found = Examined(loaded.diagnostics, snapshot.reads, is_lasting=not unread)
            return Seen(found, {} if unread else found.as_json(snapshot.read), files)
        more = (
            *check(snapshot, brief, self._desk[0].value or PLAIN),
            *(() if allow_stale else unfinished(brief)),
        )
        said = (*loaded.diagnostics, *more)
        # What could not be read, or had, is not among what was read, and may be there the next time.
        is_lasting = not any(one.code in {UNREADABLE, UNAVAILABLE} for one in said)
        found = Examined(said, snapshot.reads, brief.brief.kind, brief.brief.editions, is_lasting=is_lasting)
        if len(self.at_hand) < _AT_HAND:
            self.at_hand[name] = brief
        return Seen(found, found.as_json(snapshot.read), files)

    def dressing(self, languages: Iterable[str]) -> tuple[Examined, dict[str, object]]:
        """What is wrong with the theme for some languages, as a value and to be kept."""
        snapshot = Snapshot(self.workspace.world)
        theme = dressed(replace(self.workspace, world=snapshot), languages)
        found = Examined(theme.diagnostics, snapshot.reads)
        return found, found.as_json(snapshot.read)

    def theme(self, languages: Iterable[str]) -> Checked[Theme]:
        """The theme for some languages, or what is wrong with it."""
        return dressed(self.workspace, languages)

    def brief(self, name: str, files: Reads) -> Loaded | None:
        """A brief that was examined with these files; none if they are other ones by now."""
        known = self.at_hand.get(name)
        if known is not None:
            return known
        recorder = Recorder(self.workspace.world)
        loaded = load(recorder, name)
        return loaded.value if recorder.reads == files else None

    def theme_reads(self, reads: Reads, theme: Theme) -> Reads:
        """What a target has read of the theme; faces that were cut are made of faces that stand there too."""
        own = {name: known for name, known in reads.items() if not name.startswith(".briefgen/")}
        if theme.brand.logo and isinstance(theme.world, Recorder):
            own[theme.brand.logo] = theme.world.reads.get(theme.brand.logo)
        if theme.brand.text or theme.brand.display:
            own[f"{FOLDER}/"] = folder_digest(self.workspace.world.list(FOLDER))
        return own
