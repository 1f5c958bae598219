"""The theme of a workspace: its settings with the files that they name."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.brand import Brand
from briefgen.diagnostic import Checked, Diagnostic, error, has_errors, ordered
from briefgen.places import place_of
from briefgen.reading.picture import NotAPictureError, picture
from briefgen.render.audit import audit
from briefgen.render.theme import Theme
from briefgen.settings import SETTINGS
from briefgen.span import File, Span
from briefgen.view.image import Image
from briefgen.workspace import Workspace
from briefgen.world import Recorder, World

_HEAVIEST = 200_000


def dressed(workspace: Workspace, languages: Iterable[str] = ()) -> Checked[Theme]:
    """The theme in force, or all that is wrong with its files; `languages` are those to be set in it.

    The theme reads through a `Recorder`, which notes what a report is made with and nothing else.
    """
    world, brand = Recorder(workspace.world), workspace.settings.brand
    content = workspace.world.read(SETTINGS) or b""
    file = File(SETTINGS, content.decode("utf-8", errors="replace"))
    logo = _logo(world, brand, place_of(file, ("theme", "logo")))
    found = ordered((*logo.diagnostics, *audit(Theme(workspace.world, brand), file, languages)))
    return Checked(None if has_errors(found) else Theme(world, brand, logo.value), found)


def _logo(world: World, brand: Brand, place: Span) -> Checked[Image]:
    """The logo that a brand names; none where it names none."""
    if brand.logo is None:
        return Checked(None)
    found = () if brand.logo_alt or brand.header else (_wordless(place),)
    try:
        image = _image(brand.logo, world.read(brand.logo))
    except NotAPictureError as reason:
        return Checked(None, (*found, error("TH02", place, reason.message, reason.hint)))
    return Checked(image, found)


def _image(name: str, content: bytes | None) -> Image:
    if content is None:
        hint = "the name leads there from the folder of `briefgen.toml`"
        raise NotAPictureError(f"there is no file `{name}`", hint)
    read = picture(name, content)
    if len(read.content) > _HEAVIEST:
        hint = f"save it smaller than {_HEAVIEST // 1000} kB: every HTML file holds it"
        raise NotAPictureError(f"the logo `{name}` has {len(read.content) // 1000} kB", hint)
    return Image(read.type, read.width, read.height, read.content)


def _wordless(place: Span) -> Diagnostic:
    """That a logo says nothing to those who cannot see it (PDF/UA-1, 7.3; WCAG 2.2, 1.1.1)."""
    hint = '`logo_alt = "Name of the house"` in `[theme]` does'
    return error("TH02", place, "nothing says in words what the logo shows", hint)
