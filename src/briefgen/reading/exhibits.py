"""The files that a brief shows: from their bytes to pictures and columns, or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefgen.diagnostic import Checked, Diagnostic, error, warning
from briefgen.model.brief import Brief
from briefgen.model.node import Path
from briefgen.reading import grid
from briefgen.reading.columns import Columns, columns, unnamed
from briefgen.reading.document import Document
from briefgen.reading.picture import NotAPictureError, Picture, picture
from briefgen.span import Span


@dataclass(frozen=True)
class Exhibits:
    """What lies beside a brief: columns by the figure's id, pictures by their file's name."""

    columns: Mapping[str, Columns] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True)
class Beside:
    """A file beside a brief: its name in the world, and its bytes; none if it is not there."""

    name: str
    content: bytes | None


def files(brief: Brief) -> tuple[str, ...]:
    """The files that a brief shows, by their names beside it: `images/map.png`, `data/levels.csv`."""
    images = (f"images/{name}" for _, name in _images(brief))
    data = (f"data/{figure.data.file}" for figure in brief.figures if figure.data)
    return tuple(dict.fromkeys((*images, *data)))


def exhibits(
    document: Document, brief: Brief, beside: Mapping[str, Beside]
) -> tuple[Exhibits, tuple[Diagnostic, ...]]:
    """What the files of a brief hold, with what is wrong; `beside` has an entry for each of `files`."""
    found: list[Diagnostic] = []
    pictures: dict[str, Picture] = {}
    drawn: dict[str, Columns] = {}
    for path, name in _images(brief):
        shown = _picture(document, path, beside[f"images/{name}"])
        found.extend(shown.diagnostics)
        if shown.value is not None:
            pictures[name] = shown.value
    for number, figure in enumerate(brief.figures):
        if figure.data is not None:
            read = _columns(document, brief, number, beside[f"data/{figure.data.file}"])
            found.extend(read.diagnostics)
            if read.value is not None:
                drawn[figure.id] = read.value
                found.extend(_untranslated(document, brief, number, read.value))
    return Exhibits(drawn, pictures), tuple(found)


def _images(brief: Brief) -> Iterator[tuple[Path, str]]:
    for number, actor in enumerate(brief.actors):
        if actor.image is not None:
            yield ("actors", number, "image"), actor.image
    for number, figure in enumerate(brief.figures):
        if figure.image is not None:
            yield ("figures", number, "image"), figure.image


def _picture(document: Document, path: Path, file: Beside) -> Checked[Picture]:
    if file.content is None:
        return Checked(None, (_missing(document, path, file),))
    try:
        return Checked(picture(file.name.rpartition("/")[2], file.content))
    except NotAPictureError as reason:
        return Checked(None, (error("FG06", document.span(path), reason.message, reason.hint),))


def _columns(document: Document, brief: Brief, number: int, file: Beside) -> Checked[Columns]:
    data = brief.figures[number].data
    path: Path = ("figures", number, "data")
    if data is None or file.content is None:
        return Checked(None, (_missing(document, (*path, "file"), file),))

    def place(key: str | int, entry: str | int | None) -> Span:
        if entry is None:
            return document.span((*path, key))
        return document.key_span((*path, key, entry))

    return grid.read(file.name, file.content).then(lambda table: columns(data, table, place))


def _untranslated(document: Document, brief: Brief, number: int, shown: Columns) -> Iterator[Diagnostic]:
    """That words of a file are printed as they are in languages that are not theirs."""
    data = brief.figures[number].data
    own = brief.own_language.partition("-")[0]
    others = [f"`{tag}`" for tag in brief.languages if tag.partition("-")[0] != own]
    words = unnamed(data, shown) if data else ()
    if others and words:
        more = f" and {len(words) - 1} more of `{data.file}`" if data and len(words) > 1 else ""
        message = f"`{words[0]}`{more} is not translated into {' and '.join(others)}"
        hint = "say it in `heads` if it is the head of a column, else in `names`"
        span = document.span(("figures", number, "data", "file"))
        yield warning("FG09", span, message.replace(" is not", " are not") if more else message, hint)


def _missing(document: Document, path: Path, file: Beside) -> Diagnostic:
    hint = "put it there, or correct its name"
    return error("FG03", document.span(path), f"there is no file `{file.name}`", hint)
