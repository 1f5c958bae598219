"""The theme in force: templates and stylesheets, a workspace's own before the packaged ones."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.render.environment import environment
from briefgen.render.fonts import FACES, Face, contents, embedded, face_rules, woff2
from briefgen.world import World

SHARED = ("tokens.css", "type.css", "parts.css", "pair.css")
_CACHE = ".briefgen/fonts"


@dataclass(frozen=True)
class Theme:
    """What reports are made with, read through a world."""

    world: World

    def file(self, name: str) -> str | None:
        """The text of `templates/…` or `assets/…`: the workspace's own, or the packaged one."""
        content = self.world.read(name)
        if content is None:
            content = self.world.read(f"@theme/{name}")
        return None if content is None else content.decode("utf-8")

    def template(self, name: str) -> str | None:
        """The text of a template."""
        return self.file(f"templates/{name}")

    @cached_property
    def environment(self) -> ImmutableSandboxedEnvironment:
        """The Jinja2 environment, with its compiled templates."""
        return environment(self.template)

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

    @cached_property
    def fonts(self) -> dict[str, bytes]:
        """The files of all faces by name."""
        return contents(self.world.read)

    def embedded_faces(self, faces: tuple[Face, ...] = FACES) -> str:
        """The `@font-face` rules of a page that stands alone, the fonts inside."""
        return face_rules(faces, lambda face: embedded(self._packed(face)))

    def _packed(self, face: Face) -> bytes:
        """A face as WOFF 2.0; kept by its hash, since packing takes half a second."""
        content = self.fonts[face.name]
        name = f"{_CACHE}/{hashlib.sha256(content).hexdigest()}.woff2"
        packed = self.world.read(name)
        if packed is None or not packed.startswith(b"wOF2"):
            packed = woff2(content)
            self.world.write(name, packed)
        return packed
