"""Making what is not fresh: the targets of several briefs side by side, each brief written as one set."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass

from briefgen.building import recipe
from briefgen.building.course import Progress, Watch
from briefgen.building.engine_versions import engine_versions
from briefgen.building.execute import Built, Output, Planned, Site, State
from briefgen.building.maker import Maker, Versions, maker
from briefgen.building.need import Need
from briefgen.building.record import MANIFEST, record, recorded
from briefgen.building.steps import Made, judged, prepare
from briefgen.building.store import is_begun, store_of, tidied
from briefgen.building.store_pdf import StoredPdfs
from briefgen.building.trace import Reads, Trace
from briefgen.diagnostic import Checked, Diagnostic, error, has_errors
from briefgen.loading.loaded import Loaded
from briefgen.render.theme import Theme
from briefgen.span import File, start_of

_AHEAD = 4
"""How many targets wait for each that is being made; more would only lie in memory."""


@dataclass(frozen=True)
class Same:
    """That a PDF would be the one that is there, and what was read of the theme to find that."""

    trace: Trace
    reads: Reads


@dataclass(frozen=True)
class Result:
    """What came of a target."""

    need: Need
    outcome: Checked[Made] | Same
    is_stored: bool = False
    """Whether it was made before, and taken from the store."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found on the way."""
        return () if isinstance(self.outcome, Same) else self.outcome.diagnostics


@dataclass(frozen=True)
class _Work:
    """A brief that is being made."""

    plan: Planned
    results: tuple[Future[Result], ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Production:
    """A site with the theme that its outputs are made with, and what makes them."""

    site: Site
    theme: Theme
    maker: Maker
    known: Versions
    """The versions of the PDF engine, as far as they are known without it."""
    stored: StoredPdfs
    watch: Watch

    def all(self, plans: Iterable[Planned]) -> Generator[tuple[Planned, list[Result], list[Diagnostic]]]:
        """Each brief with its results, in order; the next ones are under way meanwhile."""
        waiting: deque[_Work] = deque()
        # Not as a context, which waits for what is under way: an interrupt is not to wait for a render.
        threads = ThreadPoolExecutor(self.maker.at_once)
        try:
            for plan in plans:
                waiting.append(self._begun(threads, plan))
                while sum(len(work.results) for work in waiting) > _AHEAD * self.maker.at_once:
                    yield self._finished(waiting.popleft())
            while waiting:
                yield self._finished(waiting.popleft())
        finally:
            self.watch.end()
            threads.shutdown(wait=False, cancel_futures=True)

    def _begun(self, threads: ThreadPoolExecutor, plan: Planned) -> _Work:
        shop, files = self.site.workshop, self.site.past.sets.known[plan.files]
        loaded = shop.brief(plan.name, files)
        if loaded is None:
            # Somebody saved the brief after it was examined.
            plan = self.site.plan(plan.name)
            if has_errors(plan.diagnostics):
                return _Work(plan, (), plan.diagnostics)
            loaded = shop.brief(plan.name, self.site.past.sets.known[plan.files])
        if loaded is None:
            where = start_of(File(plan.name, ""))
            hint = "build again when nobody saves it"
            return _Work(plan, (), (error("WS08", where, "the brief changed while it was built", hint),))
        begun = {
            need.target: threads.submit(self._result, loaded, need)
            for need in sorted(plan.needs, key=_length, reverse=True)
        }
        return _Work(plan, tuple(begun[need.target] for need in plan.needs))

    def _result(self, loaded: Loaded, need: Need) -> Result:
        with self.watch.making(need.target):
            return self._come_by(loaded, need)

    def _come_by(self, loaded: Loaded, need: Need) -> Result:
        """A target: as it is, taken from the store, or made."""
        if need.target.format != "pdf" or not self.known:
            return Result(need, self.maker.make(loaded, need.target, None))
        ready = prepare(self.site.workspace, loaded, need.target, self.theme, self.known)
        prepared = ready.value
        if prepared is None:
            return Result(need, Checked(None, ready.diagnostics))
        if need.trace is not None and prepared.digest == need.trace.job:
            return Result(need, Same(need.trace, prepared.reads))
        stored = self.stored.take(need.target, prepared)
        if stored is not None:
            return Result(need, judged(loaded, need.target, stored), is_stored=True)
        made = self.maker.make(loaded, need.target, prepared)
        if made.value is not None:
            self.stored.keep(need.target, prepared, made.value)
        return Result(need, made)

    def _finished(self, work: _Work) -> tuple[Planned, list[Result], list[Diagnostic]]:
        results = []
        for begun in work.results:
            result = begun.result()
            results.append(result)
        found = [item for result in results for item in result.diagnostics]
        return work.plan, results, [*work.diagnostics, *found]


def produce(
    site: Site,
    plans: Iterable[Planned],
    languages: Iterable[str],
    progress: Progress | None,
    executor: Executor | None,
) -> Built:
    """Make what is needed, and write it; a brief of which something cannot be made keeps what it had."""
    dressing = site.workshop.theme(languages)
    theme = dressing.value
    if theme is None:
        return Built((), dressing.diagnostics)
    stale = [plan for plan in plans if plan.needs]
    needs = [need for plan in stale for need in plan.needs]
    strict = site.order.require_sandbox
    known = engine_versions() or recipe.versions(site.recipes)
    stored = StoredPdfs(store_of(site.workspace), site.recipes.has, require_sandbox=strict)
    prints = any(need.target.format == "pdf" and need.trace is None for need in needs)
    # Where a store may have them, the engine is started with the first PDF that it has not.
    prints = prints and not (known and is_begun(site.workspace))
    outputs: list[Output] = []
    found: list[Diagnostic] = []
    states: list[State] = []
    with maker(site.workspace, theme, executor, known=known, prints=prints, require_sandbox=strict) as making:
        production = Production(site, theme, making, known, stored, Watch(len(needs), progress))
        with closing(production.all(stale)) as made:
            for plan, results, diagnostics in made:
                found.extend(diagnostics)
                if not has_errors(diagnostics):
                    written = _write(production, plan, results)
                    outputs.extend(written.outputs)
                    found.extend(written.diagnostics)
                    states.extend(written.states)
    return Built(tuple(outputs), (*found, *_left(site, stored)), tuple(states))


def _length(need: Need) -> tuple[bool, int]:
    """What takes longest comes first, so that nothing long is left over when all else is done."""
    return need.target.format == "pdf", len(need.target.languages)


def _left(site: Site, stored: StoredPdfs) -> tuple[Diagnostic, ...]:
    """What is wrong with the store; one that was added to is pruned."""
    problems = stored.store.diagnostics
    return tidied(site.workspace) if stored.kept and not problems else problems


def _write(production: Production, plan: Planned, results: list[Result]) -> Built:
    """Write a brief's outputs and their manifest as one set; a fault of the disk is a diagnostic."""
    site, world = production.site, production.site.workspace.world
    if not results:
        return Built((), ())
    own = f"{site.folder}/{results[0].need.target.brief}"
    traces = dict(_traces(production, plan, results))
    files = dict(_changed(site, results, traces))
    try:
        before = recorded(world, own)
        entries = {**before, **{name: _entry(site, trace) for name, trace in traces.items()}}
        if files or entries != before:
            world.replace(own, {**files, MANIFEST: record(entries)})
    except OSError as reason:
        where = start_of(File(str(reason.filename or own), ""))
        message = f"this cannot be written: {(reason.strerror or str(reason)).lower()}"
        return Built((), (error("WS06", where, message, "make room, or build into another folder"),))
    for name, content in files.items():
        site.past.now.wrote(f"{own}/{name}", content)
    for name, trace in traces.items():
        site.past.learn(site.past.outputs, f"{own}/{name}", trace)
    outputs = tuple(Output(f"{own}/{name}", len(content)) for name, content in files.items())
    return Built(outputs, (), tuple(_state(result, files) for result in results))


def _changed(
    site: Site, results: Iterable[Result], traces: Mapping[str, Trace]
) -> Iterator[tuple[str, bytes]]:
    """The outputs that are not there yet as they were made."""
    for result in results:
        name = result.need.target.name
        made = None if isinstance(result.outcome, Same) else result.outcome.value
        if made is not None and site.past.now.digest(result.need.output) != traces[name].sha256:
            yield name, made.content


def _state(result: Result, files: Mapping[str, bytes]) -> State:
    need = result.need
    reason = "; ".join((*need.reasons, *(("taken from the store",) if result.is_stored else ())))
    if need.target.name in files:
        return State(need.output, is_built=True, reason=reason)
    return State(need.output, is_built=False, reason=f"{reason}, which changes nothing in it")


def _traces(production: Production, plan: Planned, results: Iterable[Result]) -> Iterator[tuple[str, Trace]]:
    """What each output is made of now, by its name."""
    site, key = production.site, production.site.past.sets.key
    for result in results:
        target, outcome = result.need.target, result.outcome
        made_by = site.recipes
        if isinstance(outcome, Same):
            reads, known = outcome.reads, outcome.trace
        elif outcome.value is not None:
            reads, known = outcome.value.reads, _bare(outcome.value)
            if target.format == "pdf":
                by = production.known if result.is_stored else production.maker.versions()
                made_by = recipe.with_engine(made_by, site.past, by)
        else:
            continue
        theme = key(site.workshop.theme_reads(reads, production.theme))
        yield (
            target.name,
            known._replace(brief=plan.files, theme=theme, recipe=key(made_by.of(target.format))),
        )


def _bare(made: Made) -> Trace:
    """The trace of what was made, but for what it was made of."""
    quality = made.quality.as_json() if made.quality else None
    digest = hashlib.sha256(made.content).hexdigest()
    return Trace("", "", "", made.job, digest, quality, made.sandbox)


def _entry(site: Site, trace: Trace) -> dict[str, object]:
    """What the manifest says of an output: what it is, what it was made from, how a PDF was set."""
    reads = {**site.past.sets.known[trace.brief], **site.past.sets.known[trace.theme]}
    inputs = {
        name: digest
        for name, digest in sorted(reads.items())
        if digest is not None and not name.endswith("/")
    }
    of_pdf = {"quality": dict(trace.quality), "sandbox": [*trace.sandbox]} if trace.quality else {}
    return {"sha256": trace.sha256, "inputs": inputs, **of_pdf}
