"""The sandbox of a render: two layers of the kernel, where it has them.

They stand below the rule that a job is given all that it may read: should the engine be led to
break it, the kernel refuses. Either layer does without the other, and a render does without both.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from briefgen.render import kernel, landlock, syscalls
from briefgen.render.layer import Layer

_OF_PACKAGES = ("site-packages", "dist-packages")


def confine(readable: Iterable[Path], folder: Path) -> tuple[Layer, ...]:
    """Take from this process all that a render has no need of, for good; say which layers hold.

    It may read `readable`, keep files in `folder`, use what it has open, and compute. It must have one
    thread only: the layers hold for the thread that asks for them and for those that it makes.
    """
    if sys.platform != "linux":
        return tuple(Layer(name, holds=False, state="needs Linux") for name in ("Landlock", "seccomp"))
    return (
        _layer("Landlock", lambda: f"ABI {landlock.restrict(readable, folder)}"),
        _layer("seccomp", lambda: f"refuses {syscalls.restrict()} calls"),
    )


def code() -> tuple[Path, ...]:
    """Folders with the code of this process: some modules are loaded only when they are needed.

    They are those of Python and of installed packages, and of the rest the packages themselves, not
    the folders that they lie in.
    """
    places = [Path(place) for place in sys.path if place]
    installed = [place for place in places if place.name in _OF_PACKAGES or _is_python(place)]
    packages = [
        Path(place)
        for name, module in tuple(sys.modules.items())
        if "." not in name
        for place in getattr(module, "__path__", ())
    ]
    others = [place for place in packages if not any(place.is_relative_to(known) for known in installed)]
    return tuple(dict.fromkeys((*installed, *others)))


def _is_python(place: Path) -> bool:
    return any(place.is_relative_to(prefix) for prefix in (sys.prefix, sys.base_prefix))


def _layer(name: str, take: Callable[[], str]) -> Layer:
    try:
        kernel.renounce_privileges()
        return Layer(name, holds=True, state=take())
    except OSError as reason:
        return Layer(name, holds=False, state=(reason.strerror or str(reason)).lower())
