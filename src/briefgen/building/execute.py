"""Building: every brief's outputs, all or none of them, in stable order."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from briefgen.building.dressing import dressed
from briefgen.building.plan import FORMATS, Format, Target, targets
from briefgen.building.record import MANIFEST, recorded
from briefgen.building.steps import Made, make
from briefgen.diagnostic import Checked, Diagnostic, error, has_errors, ordered
from briefgen.loading.desk import desk as desk_of
from briefgen.loading.loaded import Loaded, check, load
from briefgen.loading.standing import unfinished
from briefgen.render.pdf import Engine
from briefgen.render.theme import Theme
from briefgen.span import File, start_of
from briefgen.version import VERSION
from briefgen.workspace import Workspace
from briefgen.world import Recorder

Progress = Callable[[Target, int, int], None]


@dataclass(frozen=True)
class Order:
    """What to build: briefs by name, editions (`en`, `en+ar`), formats, and into which folder."""

    briefs: tuple[str, ...]
    editions: tuple[str, ...] = ()
    formats: tuple[Format, ...] = FORMATS
    out: str | None = None
    allow_stale: bool = False
    """Build final reports too that lack translations, or have some that are out of date."""


@dataclass(frozen=True)
class Output:
    """One file that was built."""

    name: str
    size: int
    """Bytes."""


@dataclass(frozen=True)
class Built:
    """What a build wrote, and all that it found."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(workspace: Workspace, order: Order, progress: Progress | None = None) -> Built:
    """Build briefs; one with an error keeps the outputs that it had."""
    desk = desk_of(workspace)
    diagnostics: list[Diagnostic] = [*desk.diagnostics]
    if desk.value is None:
        return Built((), desk.diagnostics)
    plans: list[tuple[_Work, tuple[Target, ...]]] = []
    for name in order.briefs:
        recorder = Recorder(workspace.world)
        loaded = load(recorder, name)
        found = [*loaded.diagnostics, *(check(recorder, loaded.value, desk.value) if loaded.value else ())]
        if loaded.value is not None and not order.allow_stale:
            found.extend(unfinished(loaded.value))
        wanted = order.editions or workspace.settings.languages
        if loaded.value is not None and not has_errors(found):
            planned = targets(loaded.value.id, loaded.value.brief, wanted, order.formats)
            if not planned:
                found.append(not_written_in(loaded.value, wanted))
            plans.append((_Work(loaded.value, recorder), planned))
        diagnostics.extend(found)
    languages = [tag for _, planned in plans for target in planned for tag in target.languages]
    dressing = dressed(workspace, languages)
    diagnostics.extend(dressing.diagnostics)
    if dressing.value is None:
        return Built((), ordered(diagnostics))
    theme = dressing.value
    outputs: list[Output] = []
    with Engine(theme.fonts) as engine:
        if any(target.format == "pdf" for _, planned in plans for target in planned):
            engine.start()
        for work, planned in _made(workspace, plans, theme, engine, progress):
            diagnostics.extend(work.diagnostics)
            if not has_errors(work.diagnostics):
                written = _write(workspace, order.out or workspace.settings.out, theme, work, planned)
                outputs.extend(written.outputs)
                diagnostics.extend(written.diagnostics)
    return Built(tuple(outputs), ordered(diagnostics))


@dataclass(frozen=True)
class _Work:
    """A brief that is being built: what it read, and what came of its targets."""

    loaded: Loaded
    recorder: Recorder
    results: tuple[Checked[Made], ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(item for result in self.results for item in result.diagnostics)


def not_written_in(loaded: Loaded, wanted: tuple[str, ...]) -> Diagnostic:
    """That a brief has none of the editions that were asked for."""
    listed = ", ".join(f"`{tag}`" for tag in loaded.brief.languages)
    asked = ", ".join(f"`{edition}`" for edition in wanted)
    span = start_of(loaded.document.file)
    return error("WS05", span, f"the brief is not written in {asked}", f"its languages are {listed}")


def _made(
    workspace: Workspace,
    plans: list[tuple[_Work, tuple[Target, ...]]],
    theme: Theme,
    engine: Engine,
    progress: Progress | None,
) -> Iterable[tuple[_Work, tuple[Target, ...]]]:
    """Each brief with its results, in order; its targets are made side by side."""
    total = sum(len(planned) for _, planned in plans)
    done = 0
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        waiting = [
            (
                work,
                planned,
                [threads.submit(make, workspace, work.loaded, one, theme, engine) for one in planned],
            )
            for work, planned in plans
        ]
        try:
            for work, planned, futures in waiting:
                results = []
                for target, future in zip(planned, futures, strict=True):
                    results.append(future.result())
                    done += 1
                    if progress is not None:
                        progress(target, done, total)
                yield _Work(work.loaded, work.recorder, tuple(results)), planned
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _write(
    workspace: Workspace,
    folder: str,
    theme: Theme,
    work: _Work,
    planned: tuple[Target, ...],
) -> Built:
    """Write a brief's outputs and the manifest; a fault of the disk is a diagnostic."""
    written: list[Output] = []
    entries: dict[str, object] = {}
    try:
        for target, result in zip(planned, work.results, strict=True):
            assert result.value is not None
            name = f"{folder}/{target.file}"
            content, quality = result.value.content, result.value.quality
            workspace.world.write(name, content)
            written.append(Output(name, len(content)))
            digest = hashlib.sha256(content).hexdigest()
            measured = {"quality": quality.as_json()} if quality else {}
            inputs = _inputs(theme, work, result.value)
            entries[target.file] = {"sha256": digest, "inputs": inputs, **measured}
        _note(workspace, f"{folder}/{MANIFEST}", entries)
    except OSError as reason:
        where = start_of(File(str(reason.filename or folder), ""))
        message = f"this cannot be written: {(reason.strerror or str(reason)).lower()}"
        return Built(
            tuple(written), (error("WS06", where, message, "make room, or build into another folder"),)
        )
    return Built(tuple(written), ())


def _inputs(theme: Theme, work: _Work, made: Made) -> dict[str, str]:
    """The SHA-256 of each file that an output was made from, by name."""
    assert isinstance(theme.world, Recorder)
    logo = {name: digest for name, digest in theme.world.reads.items() if name == theme.brand.logo}
    reads = {**work.recorder.reads, **logo, **made.reads}
    # Packed fonts are made from the faces, which are listed themselves.
    return {
        name: digest
        for name, digest in sorted(reads.items())
        if digest is not None and not name.startswith(".briefgen/")
    }


def _note(workspace: Workspace, name: str, entries: Mapping[str, object]) -> None:
    """The manifest with the new entries in it: what each output was made from, and what it is."""
    manifest = {"briefgen": VERSION, "outputs": {**recorded(workspace.world, name), **entries}}
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    workspace.world.write(name, f"{text}\n".encode())
