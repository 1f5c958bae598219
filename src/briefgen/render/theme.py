"""The theme in force: templates and stylesheets, a workspace's own before the packaged ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.brand import Brand
from briefgen.render import sheet
from briefgen.render.cut import Cut, Rows, cut, names, rows_for
from briefgen.render.fonts import FACES, Face, contents, embedded, face_rules
from briefgen.render.own_fonts import Shelf, shelf
from briefgen.view.image import Image
from briefgen.world import World

SHARED = ("tokens.css", "type.css", "parts.css", "figures.css", "pair.css", "changes.css")
# One program, its pieces in the order in which they build on each other.
SCRIPTS = ("page.js", "contents.js", "citations.js", "filters.js", "editions.js")
LOGO = "briefgen:logo"
# Where TLP labels stand and what colours they have is the standard's; no workspace replaces these.
MARKING = ("marking.css", "marking-print.css")
_CACHE = ".briefgen/fonts"


@dataclass(frozen=True)
class Theme:
    """What reports are made with, read through a world; `logo` is the one that the brand names."""

    world: World
    brand: Brand = field(default_factory=Brand)
    logo: Image | None = None

    def file(self, name: str) -> str | None:
        """The text of `templates/…` or `assets/…`: the workspace's own, or the packaged one."""
        content = None if name.rpartition("/")[2] in MARKING else self.world.read(name)
        if content is None:
            content = self.world.read(f"@theme/{name}")
        return None if content is None else content.decode("utf-8")

    def template(self, name: str) -> str | None:
        """The text of a template."""
        return self.file(f"templates/{name}")

    def stylesheets(self, *names: str) -> tuple[str, ...]:
        """The stylesheets of these names, in this order.

        Raises FileNotFoundError if one is missing, since then briefgen is not installed whole.
        """
        sheets = []
        for name in names:
            text = self.file(f"assets/css/{name}")
            if text is None:
                raise FileNotFoundError(f"the stylesheet `{name}` is missing")
            sheets.append(text)
        return tuple(sheets)

    @property
    def shared(self) -> tuple[str, ...]:
        """The stylesheets of every medium, the settings of the brand behind what they fill in."""
        first, *others = self.stylesheets(*SHARED)
        slanted = {face.family for face in (*FACES, *self.own_faces) if face.style == "italic"}
        return (first, sheet.tokens(self.brand, slanted), *others)

    @property
    def screen_styles(self) -> tuple[str, ...]:
        """The stylesheets of a page on a screen, in their order."""
        return (
            *self.shared,
            sheet.dark(self.brand),
            *self.stylesheets("screen.css", "reading.css", MARKING[0]),
        )

    @property
    def print_styles(self) -> tuple[str, ...]:
        """The stylesheets of a PDF, in their order, with the faces that the engine has not got."""
        faces = face_rules(self.own_faces, self._address)
        own = (faces,) if faces else ()
        return (
            *own,
            *self.shared,
            sheet.pages(self.brand),
            *self.stylesheets("print.css", "layouts.css", "facing.css", *MARKING),
        )

    @property
    def print_resources(self) -> dict[str, bytes]:
        """What those stylesheets and the templates ask for by address: own faces, and the logo."""
        files = {self._address(face): self.world.read(face.name) or b"" for face in self.own_faces}
        return {**files, LOGO: self.logo.content} if self.logo else files

    def _address(self, face: Face) -> str:
        """The address of an own face in print; its name may hold what an address may not."""
        return f"briefgen:face/{self.own_faces.index(face)}"

    @cached_property
    def shelf(self) -> Shelf:
        """The faces that the workspace brings along; none are looked for where no setting names any."""
        return shelf(self.world) if self.brand.text or self.brand.display else Shelf()

    @cached_property
    def own_faces(self) -> tuple[Face, ...]:
        """The faces of the workspace that the brand names."""
        named = {*self.brand.text, *self.brand.display}
        return tuple(face for face in self.shelf.faces if face.family in named)

    @cached_property
    def fonts(self) -> dict[str, bytes]:
        """The files of all packaged faces by name."""
        return contents(self.world.read)

    @property
    def program(self) -> str:
        """The script of a page on a screen.

        Raises FileNotFoundError if a piece is missing, since then briefgen is not installed whole.
        """
        pieces = [self.file(f"assets/js/{name}") for name in SCRIPTS]
        if None in pieces:
            raise FileNotFoundError(f"the script `{SCRIPTS[pieces.index(None)]}` is missing")
        return "".join(piece for piece in pieces if piece)

    def embedded_faces(self, faces: tuple[Face, ...], wanted: Rows, *, is_asked: bool) -> str:
        """The `@font-face` rules of a page that stands alone: the fonts inside, cut to some rows.

        With `is_asked`, they keep what no shaper takes unasked. Raises CutError where one cannot be cut.
        """
        new = names(faces)
        orders = {
            face: Cut(face.name, self._content(face), rows_for(face, wanted), new[face.family], is_asked)
            for face in faces
        }
        packed = self._cuts(orders.values())
        return face_rules(faces, lambda face: embedded(packed[orders[face]]))

    def _content(self, face: Face) -> bytes:
        return self.fonts.get(face.name) or self.world.read(face.name) or b""

    def _cuts(self, orders: Iterable[Cut]) -> Mapping[Cut, bytes]:
        """Faces as WOFF 2.0; kept by what they are made from, since cutting one takes a third of a second."""
        places = {order: f"{_CACHE}/{order.digest}.woff2" for order in orders}
        packed = {order: self.world.read(place) or b"" for order, place in places.items()}
        missing = [order for order, content in packed.items() if not content.startswith(b"wOF2")]
        for order, content in zip(missing, cut(missing), strict=True):
            self.world.write(places[order], content)
            packed[order] = content
        return packed
