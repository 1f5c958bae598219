"""The Jinja2 environment: strict, escaping, and closed to everything but its templates."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

Read = Callable[[str], str | None]


def environment(read: Read) -> ImmutableSandboxedEnvironment:
    """Templates by name through `read`; a field that the page lacks is an error, never empty."""

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        source = read(name)
        # The name in this form is what `blame` finds in a traceback.
        return None if source is None else (source, f"template:{name}", lambda: True)

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
