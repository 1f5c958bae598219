"""The pipeline, straight down the page: file, document, brief, page, HTML, PDF."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.building.plan import Target
from briefgen.checking import lock
from briefgen.checking.evidence import proved
from briefgen.checking.rule import Case
from briefgen.checking.run import run
from briefgen.diagnostic import Checked, Diagnostic, error, ordered
from briefgen.model.brief import Brief
from briefgen.reading.document import Document, decode, parse
from briefgen.reading.validate import validate
from briefgen.render.blame import engine_problem
from briefgen.render.html import html, print_html, print_styles
from briefgen.render.pdf import Engine, Job
from briefgen.render.theme import Theme
from briefgen.span import File, start_of
from briefgen.view.compose import compose
from briefgen.view.page import Page, Pair, pair
from briefgen.workspace import Workspace, beside, identifier
from briefgen.world import World

LOCK = "evidence.lock"


@dataclass(frozen=True)
class Loaded:
    """A valid brief, the document that it came from, and its file's name."""

    name: str
    document: Document
    brief: Brief

    @property
    def id(self) -> str:
        """The brief's id."""
        return identifier(self.name)


def load(world: World, name: str) -> Checked[Loaded]:
    """The brief in a file, or all that is wrong with its form."""
    content = world.read(name)
    if content is None:
        missing = error(
            "WS04", start_of(File(name, "")), "there is no such file", "`briefgen new ID` writes one"
        )
        return Checked(None, (missing,))
    document = decode(name, content).then(parse)
    brief = document.then(validate)
    if document.value is None or brief.value is None:
        return Checked(None, ordered(brief.diagnostics))
    return Checked(Loaded(name, document.value, brief.value), ordered(brief.diagnostics))


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


def page(loaded: Loaded, languages: tuple[str, ...]) -> Page | Pair:
    """What templates see of a brief, in one language or as a pair."""
    pages = [compose(loaded.id, loaded.brief, language) for language in languages]
    return pages[0] if len(pages) == 1 else pair(pages[0], pages[1])


def make(
    workspace: Workspace, loaded: Loaded, target: Target, theme: Theme, engine: Engine
) -> Checked[bytes]:
    """The bytes of one target."""
    composed = page(loaded, target.languages)
    if target.format == "html":
        text = html(composed, theme)
        return Checked(None if text.value is None else text.value.encode(), text.diagnostics)
    text = print_html(composed, theme)
    if text.value is None:
        return Checked(None, text.diagnostics)
    job = Job(text.value, print_styles(theme), repair_text=workspace.settings.repair_text)
    rendered = engine.render(job)
    problems = tuple(engine_problem(problem, loaded.document.file) for problem in rendered.problems)
    return Checked(None if problems else rendered.content, problems)
