"""The settings of a theme as style rules: what the packaged stylesheets are filled with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.brand import Brand, Colours, Density, Paper
from briefgen.render.fonts import ROUND, SANS, SERIF

_SIZES: Mapping[Paper, str] = {"A4": "A4", "Letter": "letter"}
_MILLIMETRES: Mapping[Paper, tuple[float, float]] = {"A4": (210, 297), "Letter": (215.9, 279.4)}
# Each leaves a text at least 170 mm wide, which drawings are laid out for.
_MARGINS: Mapping[Density, str] = {
    "compact": "21mm 17mm 18mm",
    "normal": "24mm 20mm 21mm",
    "airy": "29mm 20mm 27mm",
}
# How a script is set in each density, where `tokens.css` says it for the normal one.
_MANNERS: Mapping[Density, Mapping[str, Mapping[str, str]]] = {
    "compact": {
        ":root": {"--size": "8.9pt", "--step": "0.3rem", "--apart": "1.1rem"},
        ":root, [dir=ltr]": {"--leading": "1.4", "--close": "1.28"},
        "[dir=rtl]": {"--leading": "1.62", "--close": "1.5"},
        "[lang|=he]": {"--leading": "1.5"},
    },
    "normal": {},
    "airy": {
        ":root": {"--size": "10.1pt", "--step": "0.65rem", "--apart": "2rem"},
        ":root, [dir=ltr]": {"--leading": "1.6", "--close": "1.42"},
        "[dir=rtl]": {"--leading": "1.9", "--close": "1.7"},
        "[lang|=he]": {"--leading": "1.72"},
    },
}


def tokens(brand: Brand, slanted: Iterable[str]) -> str:
    """The custom properties of a brand for every medium; `slanted` are the families with italics."""
    faces = {}
    if brand.text:
        faces["--sans"] = _stack((*brand.text, SANS, ROUND, "sans-serif"))
    if brand.display:
        faces["--serif"] = _stack((*brand.display, SERIF, SANS, ROUND, "serif"))
    rules = [_rule(":root", {**_colours(brand.light_colours), **faces})]
    rules += [_rule(selector, values) for selector, values in _MANNERS[brand.density].items()]
    if brand.display and brand.display[0] not in slanted:
        # Letters that lean only because a machine pushed them are no italics.
        rules.append(_rule(":root, [dir=ltr]", {"--voice": _stack((SERIF, SANS, ROUND, "serif"))}))
    return "".join(rules)


def dark(brand: Brand) -> str:
    """The colours on screens whose readers wish them dark; the PDF engine knows no such condition."""
    values = {**_colours(brand.dark_colours), "color-scheme": "dark"}
    return f"@media screen and (prefers-color-scheme: dark) {{\n{_rule(':root', values)}}}\n"


def pages(brand: Brand) -> str:
    """The size and the margins of a printed page."""
    return _rule("@page", {"size": _SIZES[brand.paper], "margin": _MARGINS[brand.density]}) + _spread(brand)


def _gutter(brand: Brand) -> float:
    """The margins at both sides of a page, in millimetres."""
    return 2 * float(_MARGINS[brand.density].split()[1].removesuffix("mm"))


def _spread(brand: Brand) -> str:
    """The same for a spread of two pages, whose inner margins are the gutter between its columns."""
    width, height = _MILLIMETRES[brand.paper]
    inner = _gutter(brand)
    page = _rule("@page spread", {"size": f"{2 * width:g}mm {height:g}mm"})
    boxes = {
        f"@{edge}-{side} {{ width: {width - inner:g}mm; }}"
        for edge in ("top", "bottom")
        for side in ("left", "right")
    }
    return f"{page}@page spread {{ {' '.join(sorted(boxes))} }}\n" + _rule(
        ".facing .row > .gutter", {"width": f"{inner:g}mm"}
    )


def _colours(colours: Colours) -> dict[str, str]:
    return {f"--{name}": value for name, value in vars(colours).items()}


def _stack(families: Iterable[str]) -> str:
    generic = {"sans-serif", "serif"}
    return ", ".join(name if name in generic else f'"{name}"' for name in dict.fromkeys(families))


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}\n"
