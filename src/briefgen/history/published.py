"""What the published editions of a brief asked and forecast, read from git without the rest of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from briefgen.diagnostic import Checked, Diagnostic, Severity
from briefgen.forecasting.ledger import Edition
from briefgen.forecasting.vector import Printing
from briefgen.history.editions import Edition as InGit
from briefgen.history.editions import editions
from briefgen.loading.loaded import Loaded
from briefgen.model.node import Many
from briefgen.model.outlook import Outlook
from briefgen.model.scale import ScaleName
from briefgen.model.text import Text
from briefgen.reading.head import head
from briefgen.workspace import Workspace, identifier

_KEYS = ("language", "languages", "desk", "authors", "scale", "outlooks")
_OUTLOOKS = TypeAdapter(Many[Outlook])


def published(workspace: Workspace, name: str) -> Checked[tuple[Edition, ...]]:
    """The published editions of the brief in a file, oldest first; see `history.editions`.

    An edition whose outlooks cannot be read is left out, and a warning names it.
    """
    known = editions(workspace, name)
    if known.value is None:
        return Checked(None, known.diagnostics)
    found, wrong = [], [*known.diagnostics]
    for one in known.value:
        if not one.is_published:
            continue
        read = _read(one, identifier(name))
        if isinstance(read, Diagnostic):
            wrong.append(read)
        else:
            found.append(read)
    return Checked(tuple(found), tuple(wrong))


def edition_of(loaded: Loaded) -> Edition:
    """A brief that is loaded as such an edition, which nobody has published yet."""
    brief = loaded.brief
    own = brief.own_language
    desk = brief.desk.original(own)[0] if brief.desk else None
    authors = tuple(author.original(own)[0] for author in brief.authors)
    printing = Printing(loaded.id, brief.edition, desk=desk, authors=authors, scale=brief.scale)
    return Edition(printing, own, brief.outlooks)


def _read(one: InGit, brief: str) -> Edition | Diagnostic:
    where = one.tag or one.commit.id[:12]
    try:
        data = head(one.name, one.past.world.read(one.name) or b"", _KEYS)
        outlooks = _OUTLOOKS.validate_python(data.get("outlooks") or [])
    except (OSError, ValidationError):
        message = f"the outlooks of edition {one.number} of `{brief}` cannot be read in `{where}`"
        hint = f"`briefgen diff {brief} {where}` says what is wrong with it"
        return Diagnostic("FC05", Severity.WARNING, None, message, (hint,))
    own = _language(data)
    scale: ScaleName = "phia" if data.get("scale") == "phia" else "icd203"
    printing = Printing(
        brief,
        one.number,
        one.commit.time.date(),
        one.commit.id,
        one.tag,
        next(iter(_words([data.get("desk")], own)), None),
        _words(data.get("authors"), own),
        scale,
    )
    return Edition(printing, own, outlooks)


def _language(data: Mapping[str, Any]) -> str:
    """The brief's own language, as `Brief.own_language` has it."""
    languages = data.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else "en"
    return str(data.get("language") or first)


def _words(texts: object, own: str) -> tuple[str, ...]:
    """The wordings of texts in a language; what is none is left out."""
    return tuple(_original(texts if isinstance(texts, list) else [], own))


def _original(texts: Iterable[object], own: str) -> Iterable[str]:
    for text in texts:
        try:
            yield Text.model_validate(text).original(own)[0]
        except ValidationError:
            continue
