"""From a brief to its reports, straight down the page: brief, page, HTML, PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefgen.brand import PACKAGED, Brand
from briefgen.building import craft
from briefgen.building.envelope import enclosures
from briefgen.building.manifest import manifest
from briefgen.building.plan import Target
from briefgen.diagnostic import Checked, has_errors
from briefgen.loading.loaded import Loaded
from briefgen.render.blame import engine_problem
from briefgen.render.html import html, print_html, print_styles
from briefgen.render.images import resources
from briefgen.render.pdf import Engine, Job
from briefgen.render.quality import Quality
from briefgen.render.theme import Theme
from briefgen.view.compose import compose
from briefgen.view.house import house
from briefgen.view.page import Page, Pair
from briefgen.view.pair import pair
from briefgen.workspace import Workspace
from briefgen.world import Recorder


@dataclass(frozen=True)
class Made:
    """The bytes of a target, what of the theme it read, and of a PDF how its pages are filled."""

    content: bytes
    reads: Mapping[str, str | None]
    quality: Quality | None = None


def page(loaded: Loaded, languages: tuple[str, ...], brand: Brand = PACKAGED) -> Page | Pair:
    """What templates see of a brief, in one language or as a pair, from the house of a brand."""
    pages = [
        replace(compose(loaded.id, loaded.printed, language, loaded.exhibits), house=house(brand, language))
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
    found = craft.told(rendered.quality, loaded.brief.kind, target, loaded.document.file)
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
