"""The pipeline, straight down the page: file, document, brief, page, HTML, PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.brand import PACKAGED, Brand
from briefgen.building import craft
from briefgen.building.envelope import enclosures
from briefgen.building.manifest import manifest
from briefgen.building.plan import Target
from briefgen.checking import lock
from briefgen.checking.evidence import proved
from briefgen.checking.rule import Case
from briefgen.checking.run import run
from briefgen.diagnostic import Checked, Diagnostic, error, has_errors, ordered
from briefgen.model.brief import Brief
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.exhibits import Beside, Exhibits, exhibits, files
from briefgen.reading.validate import validate
from briefgen.render.blame import engine_problem
from briefgen.render.html import html, print_html, print_styles
from briefgen.render.images import resources
from briefgen.render.pdf import Engine, Job
from briefgen.render.quality import Quality
from briefgen.render.theme import Theme
from briefgen.span import File, start_of
from briefgen.view.compose import compose
from briefgen.view.house import house
from briefgen.view.page import Page, Pair
from briefgen.view.pair import pair
from briefgen.workspace import Workspace, beside, identifier
from briefgen.world import Recorder, World

LOCK = "evidence.lock"


@dataclass(frozen=True)
class Loaded:
    """A valid brief, the document that it came from, its file's name, and what it shows of other files."""

    name: str
    document: Document
    brief: Brief
    exhibits: Exhibits
    inputs: Mapping[str, bytes]
    """The files of the brief as they were read, by name: itself, its lock, what it shows."""

    @property
    def id(self) -> str:
        """The brief's id."""
        return identifier(self.name)


@dataclass(frozen=True)
class Made:
    """The bytes of a target, what of the theme it read, and of a PDF how its pages are filled."""

    content: bytes
    reads: Mapping[str, str | None]
    quality: Quality | None = None


def load(world: World, name: str) -> Checked[Loaded]:
    """The brief in a file, or all that is wrong with its form."""
    recorder = Recorder(world)
    content = recorder.read(name)
    if content is None:
        missing = error(
            "WS04", start_of(File(name, "")), "there is no such file", "`briefgen new ID` writes one"
        )
        return Checked(None, (missing,))
    document = decode(name, content).then(parse)
    brief = document.then(validate)
    if document.value is None or brief.value is None:
        return Checked(None, ordered(brief.diagnostics))
    lying = {file: beside(name, file) for file in files(brief.value)}
    shows = {file: Beside(place, recorder.read(place)) for file, place in lying.items()}
    shown, found = exhibits(document.value, brief.value, shows)
    recorder.read(beside(name, LOCK))
    loaded = Loaded(name, document.value, brief.value, shown, recorder.contents)
    return Checked(loaded, ordered((*brief.diagnostics, *found)))


def check(world: World, loaded: Loaded) -> tuple[Diagnostic, ...]:
    """All that the rules find in a brief."""
    case = _case(world, loaded)
    if case.value is None:
        return case.diagnostics
    return ordered((*case.diagnostics, *run(case.value, loaded.document)))


def prove(world: World, loaded: Loaded) -> bool:
    """Write `evidence.lock` if what is proved has changed; whether it has."""
    case = _case(world, loaded)
    if case.value is None or not case.value.archive:
        return False
    proofs = proved(case.value)
    if proofs == case.value.proofs:
        return False
    world.write(beside(loaded.name, LOCK), lock.write(proofs))
    return True


def _case(world: World, loaded: Loaded) -> Checked[Case]:
    name = beside(loaded.name, LOCK)
    proofs = lock.read(name, world.read(name))
    archive = {}
    for source in loaded.brief.sources:
        content = world.read(f"@archive/{source.archive.file}") if source.archive else None
        if content is not None:
            archive[source.id] = content
    if proofs.value is None:
        return Checked(None, proofs.diagnostics)
    return Checked(Case(loaded.brief, archive, proofs.value), proofs.diagnostics)


def page(loaded: Loaded, languages: tuple[str, ...], brand: Brand = PACKAGED) -> Page | Pair:
    """What templates see of a brief, in one language or as a pair, from the house of a brand."""
    pages = [
        replace(compose(loaded.id, loaded.brief, language, loaded.exhibits), house=house(brand, language))
        for language in languages
    ]
    return pages[0] if len(pages) == 1 else pair(pages[0], pages[1], loaded.brief.pair)


def make(workspace: Workspace, loaded: Loaded, target: Target, theme: Theme, engine: Engine) -> Checked[Made]:
    """One target."""
    composed = page(loaded, target.languages, theme.brand)
    # What this target alone is made with: the theme keeps what other targets have read.
    used = Recorder(theme.world)
    own = replace(theme, world=used)
    if target.format == "html":
        text = html(composed, own)
        made = None if text.value is None else Made(text.value.encode(), used.reads)
        return Checked(made, text.diagnostics)
    job = _job(workspace, loaded, target, composed, own, used, engine)
    if job.value is None:
        return Checked(None, job.diagnostics)
    rendered = engine.render(job.value)
    problems = tuple(engine_problem(problem, loaded.document.file) for problem in rendered.problems)
    if rendered.content is None or rendered.quality is None or problems:
        return Checked(None, problems)
    found = craft.told(rendered.quality, loaded.brief, target, loaded.document.file)
    return Checked(None if has_errors(found) else Made(rendered.content, used.reads, rendered.quality), found)


def _job(
    workspace: Workspace,
    loaded: Loaded,
    target: Target,
    composed: Page | Pair,
    own: Theme,
    used: Recorder,
    engine: Engine,
) -> Checked[Job]:
    """What the engine gets: the page in print, and all that it was made from to travel with it."""
    text = print_html(composed, own)
    if text.value is None:
        return Checked(None, text.diagnostics)
    styles = print_styles(own)
    dress = {**used.contents, **own.fonts, **own.print_resources}
    noted = manifest(loaded.name, target, loaded.inputs, dress, workspace.settings, engine.versions)
    return Checked(
        Job(
            text.value,
            styles,
            {**own.print_resources, **resources(composed)},
            repair_text=workspace.settings.repair_text,
            enclosures=enclosures(loaded.name, loaded.brief, loaded.inputs, noted),
        )
    )
