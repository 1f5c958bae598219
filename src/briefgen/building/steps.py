"""From a brief to its reports, straight down the page: brief, page, HTML, PDF."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.brand import PACKAGED, Brand
from briefgen.building import craft
from briefgen.building.envelope import enclosures
from briefgen.building.manifest import TEMPLATES, manifest
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
from briefgen.view.since import Since
from briefgen.workspace import Workspace
from briefgen.world import Recorder

# Threads that need the same page would each compose it, and two at it are no faster than one.
_ALONE = threading.Lock()


@dataclass(frozen=True)
class Made:
    """The bytes of a target, what of the theme it read, and of a PDF how its pages are filled."""

    content: bytes
    reads: Mapping[str, str | None]
    quality: Quality | None = None
    job: str = ""
    """The SHA-256 of all that the engine got; empty for what is no PDF."""
    sandbox: tuple[str, ...] = ()
    """The names of the layers that held the process that set a PDF (`render.layer`)."""


@dataclass(frozen=True)
class Prepared:
    """What the engine gets for a PDF, its SHA-256, and what of the theme was read for it.

    The same job gives the same bytes, as long as nothing that renders it changes.
    """

    job: Job
    digest: str
    reads: Mapping[str, str | None]
    versions: Mapping[str, str]
    """Those of the engine that it is for."""


def page(loaded: Loaded, languages: tuple[str, ...], brand: Brand = PACKAGED) -> Page | Pair:
    """What templates see of a brief, in one language or as a pair, from the house of a brand."""
    with _ALONE:
        composed = [_composed(loaded, language) for language in languages]
    pages = [
        replace(one, house=house(brand, language)) for one, language in zip(composed, languages, strict=True)
    ]
    return pages[0] if len(pages) == 1 else pair(pages[0], pages[1], loaded.brief.pair)


# As many as two briefs have languages, which is what a build makes at a time: a page is in two editions,
# and each of them in two formats.
@lru_cache(maxsize=4)
def _composed(loaded: Loaded, language: str) -> Page:
    return compose(loaded.id, loaded.printed, language, loaded.exhibits, _since(loaded))


def _since(loaded: Loaded) -> Since | None:
    """The edition before, and what has changed since; none where the brief comes after none."""
    if loaded.before is None or loaded.difference is None:
        return None
    return Since(loaded.before.printed, loaded.difference)


def make(workspace: Workspace, loaded: Loaded, target: Target, theme: Theme, engine: Engine) -> Checked[Made]:
    """One target."""
    if target.format == "html":
        used = Recorder(theme.world)
        text = html(page(loaded, target.languages, theme.brand), replace(theme, world=used))
        made = None if text.value is None else Made(text.value.encode(), used.reads)
        return Checked(made, text.diagnostics)
    prepared = prepare(workspace, loaded, target, theme, engine.versions)
    if prepared.value is None:
        return Checked(None, prepared.diagnostics)
    return printed(loaded, target, prepared.value, engine)


def printed(loaded: Loaded, target: Target, prepared: Prepared, engine: Engine) -> Checked[Made]:
    """A PDF of what was prepared for this engine."""
    rendered = engine.render(prepared.job)
    problems = tuple(engine_problem(problem, loaded.document.file) for problem in rendered.problems)
    if rendered.content is None or rendered.quality is None or problems:
        return Checked(None, problems)
    layers = tuple(layer.name for layer in rendered.sandbox if layer.holds)
    made = Made(rendered.content, prepared.reads, rendered.quality, prepared.digest, layers)
    return judged(loaded, target, made)


def judged(loaded: Loaded, target: Target, made: Made) -> Checked[Made]:
    """A PDF with what is to be said of its pages; none where that is an error."""
    quality, file = made.quality, loaded.document.file
    found = craft.told(quality, loaded.brief.kind, target, file) if quality else ()
    return Checked(None if has_errors(found) else made, found)


def prepare(
    workspace: Workspace, loaded: Loaded, target: Target, theme: Theme, versions: Mapping[str, str]
) -> Checked[Prepared]:
    """What the engine gets: the page in print, and all that it was made from to travel with it.

    `versions` are those of the engine.
    """
    # What this target alone is made with: the theme keeps what other targets have read.
    used = Recorder(theme.world)
    own = replace(theme, world=used)
    composed = page(loaded, target.languages, theme.brand)
    text = print_html(composed, own)
    if text.value is None:
        return Checked(None, text.diagnostics)
    styles = print_styles(own)
    dress = {**_dress(text.value, used.contents), **own.fonts, **own.print_resources}
    noted = manifest(loaded.name, target, loaded.inputs, dress, workspace.settings, versions)
    job = Job(
        text.value,
        styles,
        {**own.print_resources, **resources(composed)},
        repair_text=workspace.settings.repair_text,
        enclosures=enclosures(loaded.name, loaded.brief, loaded.inputs, noted),
    )
    return Checked(Prepared(job, _digest(job), used.reads, versions))


def _dress(text: str, contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a report wears, to be noted in it: of the templates, the page that they have made.

    So a template that was changed and makes the same page makes the same PDF.
    """
    sheets = {
        name: content
        for name, content in contents.items()
        if not name.removeprefix("@theme/").startswith("templates/")
    }
    return {**sheets, TEMPLATES: text.encode()}


def _digest(job: Job) -> str:
    """The SHA-256 of a job; the manifest that it encloses names its faces and the engine's versions."""
    parts: list[tuple[str, bytes]] = [("html", job.html.encode())]
    parts += [("style", style.encode()) for style in job.stylesheets]
    parts += job.resources.items()
    for one in job.enclosures:
        parts.append((repr((one.name, one.media_type, one.relationship, one.description)), one.content))
    made_of = hashlib.sha256(f"{job.repair_text}\n".encode())
    for name, content in parts:
        made_of.update(f"{name} {len(content)}\n".encode())
        made_of.update(content)
    return made_of.hexdigest()
