"""A document to a brief, or everything that keeps it from being one."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.model.brief import Brief
from briefgen.model.node import Path
from briefgen.nearest import did_you_mean
from briefgen.reading.document import Document
from briefgen.reading.wording import show, word

M = TypeVar("M", bound=BaseModel)


def validate(document: Document) -> Checked[Brief]:
    """The brief that a document holds, with all mistakes at once."""
    if not isinstance(document.data, dict):
        span = document.span(())
        message = f"a brief has to be a mapping, not {show(document.data)}"
        return Checked(None, (error("MD02", span, message, "begin with `title: …`"),))
    return conforming(document, Brief)


def conforming(document: Document, model: type[M]) -> Checked[M]:
    """What a document holds as a value of a model, with all mistakes at once."""
    try:
        return Checked(model.model_validate(document.data))
    except ValidationError as reason:
        details = _distinct(document.data, reason.errors(include_url=False))
    # What is wrong with the value of a wrong key is the same mistake once more.
    keys = {detail["loc"][:-1] for detail in details if detail["loc"][-1] == "[key]"}
    told = (detail for detail in details if detail["loc"] not in keys)
    return Checked(None, tuple(_diagnose(document, detail, model) for detail in told))


# Where a value may be of several types, each of them complains; these say most.
_TELLING = ("literal_error", "float_type")


def _distinct(data: Any, details: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those of a value's other possible types: one for each place."""
    kept: dict[tuple[Any, ...], ErrorDetails] = {}
    paths = [place(data, detail["loc"]) for detail in details]
    for path, detail in zip(paths, details, strict=True):
        if detail["type"] == "missing":
            kept[("missing", *detail["loc"])] = detail
        elif not any(other[: len(path)] == path and len(other) > len(path) for other in paths):
            where = (detail["loc"][-1] == "[key]", path)
            if where not in kept or detail["type"] in _TELLING:
                kept[where] = detail
    return list(kept.values())


def _diagnose(document: Document, detail: ErrorDetails, model: type[BaseModel]) -> Diagnostic:
    path = place(document.data, detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        key = str(path[-1])
        known = _keys_at(path[:-1], model)
        return error(
            "MD01",
            document.key_span(path),
            f"the key `{key}` is not known here",
            *_unknown_key_hints(key, known),
        )
    if kind == "missing":
        key = str(detail["loc"][-1])
        span = _head(document, path)
        return error("MD08", span, f"`{key}` is missing here", f"add `{key}:`")
    on_key = detail["loc"][-1] == "[key]"
    span = document.key_span(path) if on_key else document.span(path)
    field = next((str(part) for part in reversed(path) if isinstance(part, str)), "brief")
    wording = word(kind, detail["input"], detail.get("ctx", {}), field)
    return error(wording.code, span, wording.message, *wording.hints)


def place(data: Any, location: tuple[str | int, ...]) -> Path:
    """The part of a location that exists in the document.

    pydantic's locations also name union tags and validators; those are not followed. The
    last part is kept where it names an unknown key.
    """
    path: list[str | int] = []
    for part in location:
        if _holds(data, part):
            data = data[part]
            path.append(part)
    return tuple(path)


def _holds(data: Any, part: str | int) -> bool:
    if isinstance(data, dict):
        return part in data
    return isinstance(data, list) and isinstance(part, int) and part < len(data)


def _head(document: Document, path: Path) -> Any:
    """Where a mapping that lacks something begins: its key, or its first key in a list."""
    if path in document.keys:
        return document.keys[path]
    first = next((span for key, span in document.keys.items() if key[:-1] == path), None)
    return first or document.span(path)


def _keys_at(path: Path, root: type[BaseModel]) -> tuple[str, ...]:
    """The keys that a model knows at a path of the document."""
    models: list[type[BaseModel]] = [root]
    for part in path:
        if isinstance(part, int):
            continue
        models = [
            inner
            for model in models
            for name, field in model.model_fields.items()
            if part in {name, field.alias}
            for inner in models_in(field.annotation)
        ]
    keys = {
        field.alias or name
        for model in models
        for name, field in model.model_fields.items()
        if name != "root"
    }
    return tuple(sorted(keys))


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models inside an annotation; a root model stands for what is in it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if "root" in annotation.model_fields:
            return models_in(annotation.model_fields["root"].annotation)
        return [annotation]
    return [model for argument in get_args(annotation) for model in models_in(argument)]


def _unknown_key_hints(key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The nearest right key, or the list of all where none is near."""
    return did_you_mean(key, known) or (f"the keys here are {', '.join(f'`{name}`' for name in known)}",)
