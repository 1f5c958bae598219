"""The Jinja2 environment: strict, escaping, and closed to everything but its templates."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from types import CodeType
from typing import ClassVar

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

Read = Callable[[str], str | None]


class _Compiled(BytecodeCache):
    """What each template was compiled to last, for as long as the process lives: a file could be altered."""

    def __init__(self) -> None:
        self.codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self.codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.codes[bucket.key] = (bucket.checksum, bucket.code)


class _Closed(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks once for each attribute of a type: its rules look at nothing else."""

    safe: ClassVar[dict[tuple[type, str], bool]] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        known = self.safe.get((type(obj), attr))
        if known is None:
            known = self.safe[type(obj), attr] = super().is_safe_attribute(obj, attr, value)
        return known


_COMPILED = _Compiled()


def environment(read: Read) -> ImmutableSandboxedEnvironment:
    """Templates by name through a method; a field that the page lacks is an error, never empty.

    Whoever owns the method has to be there as long as templates are loaded.
    """
    # An environment and its templates hold each other until Python looks for such rings, which it does
    # the more seldom the more is loaded; held by them, a theme with all its fonts would outlive its build.
    reader = weakref.WeakMethod(read)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        own = reader()
        source = own(name) if own else None
        # The name in this form is what `blame` finds in a traceback.
        return None if source is None else (source, f"template:{name}", lambda: True)

    return _Closed(
        loader=FunctionLoader(load),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
