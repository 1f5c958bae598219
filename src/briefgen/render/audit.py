"""What is wrong with the files of a theme: typefaces that cannot be set in, files that nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.diagnostic import Diagnostic, Severity, error, warning
from briefgen.nearest import did_you_mean
from briefgen.places import place_of
from briefgen.render.alphabets import letters_of
from briefgen.render.fonts import FACES, Face, coverage
from briefgen.render.inventory import inventory, is_of_theme
from briefgen.render.own_fonts import FOLDER
from briefgen.render.theme import MARKING, Theme
from briefgen.span import File, Span, start_of

_BOLD = (600, 700)


def audit(theme: Theme, settings: File, languages: Iterable[str]) -> Iterator[Diagnostic]:
    """All findings on the typefaces for these languages and on the files of the workspace's theme."""
    text = place_of(settings, ("theme", "typefaces", "text"))
    display = place_of(settings, ("theme", "typefaces", "display"))
    for place, families in ((text, theme.brand.text), (display, theme.brand.display)):
        for family in families:
            yield from _family(theme, family, place)
    for name, fault in theme.shelf.faults:
        yield error("TH03", start_of(File(name, "")), str(fault), fault.hint)
    if theme.brand.text:
        yield from _uncovered(theme, text, languages)
    yield from _strays(theme)


def _family(theme: Theme, family: str, place: Span) -> Iterator[Diagnostic]:
    """A family that is not there, or that has no regular or no bold face."""
    there = (*theme.shelf.faces, *FACES)
    weights = {face.weight for face in there if face.family == family and face.style == "normal"}
    if not weights:
        known = sorted({face.family for face in there})
        listed = ", ".join(f"`{name}`" for name in known)
        hints = (*did_you_mean(family, known), f"the families are {listed}; `{FOLDER}/` takes more")
        yield error("TH03", place, f"there is no typeface `{family}`", *hints)
        return
    lacking = [name for name, fit in (("regular", (400,)), ("bold", _BOLD)) if not weights.intersection(fit)]
    if lacking:
        hint = f"put the static file into `{FOLDER}/`; a face that is missing would be smeared from another"
        yield error("TH03", place, f"`{family}` has no {' and no '.join(lacking)} face", hint)


def _uncovered(theme: Theme, place: Span, languages: Iterable[str]) -> Iterator[Diagnostic]:
    """The languages of which the typefaces of the text lack letters."""
    families = theme.brand.text
    faces = [face for face in (*theme.own_faces, *FACES) if face.family in families]
    covered = frozenset[int]().union(*(_coverage(theme, face) for face in faces if face.weight == 400))
    for language in dict.fromkeys(languages if faces else ()):
        lacking = [letter for letter in letters_of(language) if ord(letter) not in covered]
        if lacking:
            shown = ", ".join(f"`{letter}`" for letter in lacking[:3])
            more = f" and {len(lacking) - 3} more" if len(lacking) > 3 else ""
            listed = " and ".join(f"`{family}`" for family in families)
            named = ", ".join(f'"{family}"' for family in (*families, _standing_in(theme, lacking)))
            message = f"{listed} lacks letters of `{language}` ({shown}{more}); a packaged face stands in"
            yield warning("TH04", place, message, f"`text = [{named}]` says that this is meant")


def _standing_in(theme: Theme, letters: Iterable[str]) -> str:
    """The packaged family that has most of these letters."""
    wanted = {ord(letter) for letter in letters}
    return max(FACES, key=lambda face: len(wanted & _coverage(theme, face))).family


def _coverage(theme: Theme, face: Face) -> frozenset[int]:
    content = theme.fonts.get(face.name) or theme.world.read(face.name)
    return coverage(content) if content else frozenset()


def _strays(theme: Theme) -> Iterator[Diagnostic]:
    """Files of the workspace where the theme's lie, under names that nothing asks for."""
    items = inventory(theme)
    names = [item.name for item in items]
    asked = {
        name
        for item in items
        if item.name.endswith(".html")
        for name in re.findall(r"[\"']([\w./-]+\.html)[\"']", theme.file(item.name) or "")
    }
    for item in items:
        if item.origin == "workspace" and item.name.rpartition("/")[2] in MARKING:
            message = "TLP labels look the same in every house; this file is not used"
            yield _note(item.name, message, "remove it")
        elif not is_of_theme(theme, item.name) and item.name.removeprefix("templates/") not in asked:
            hints = did_you_mean(item.name, [name for name in names if is_of_theme(theme, name)])
            yield _note(item.name, "nothing of the theme asks for this file", *hints)


def _note(name: str, message: str, *hints: str) -> Diagnostic:
    return Diagnostic("TH05", Severity.NOTE, start_of(File(name, "")), message, hints)
