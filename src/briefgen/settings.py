"""What `briefgen.toml` may say, read and found fit."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from briefgen import brand, delivery, storage
from briefgen.brand import COLOURS, Brand, Clash, clashes
from briefgen.delivery import Delivery
from briefgen.diagnostic import Checked, Diagnostic, error
from briefgen.nearest import did_you_mean
from briefgen.places import end_of, place_of
from briefgen.span import File, Span

SETTINGS = "briefgen.toml"


@dataclass(frozen=True)
class Settings:
    """What `briefgen.toml` may say; every key is optional."""

    briefs: str = "briefs"
    """The folder with the briefs."""
    out: str = "out"
    """The folder that is built into."""
    languages: tuple[str, ...] = ()
    """Editions to build (`en`, `en+ar`) for all briefs; empty: each brief's own and its pair."""
    archive: str | None = None
    """The folder with archived texts; `BRIEFGEN_ARCHIVE` goes before it."""
    repair_text: bool = True
    """Whether Arabic ligatures in a PDF are mapped so that readers extract them in order."""
    brand: Brand = field(default_factory=Brand)
    """The look of the reports."""
    severities: Mapping[str, str] = field(default_factory=dict)
    """`error`, `warning`, `note` or `off`, by the code or the family of a rule."""
    glossary: str | None = None
    """The file with the terms of the desk: YAML, or TBX where it ends in `.tbx`."""
    terms: tuple[Mapping[str, Any], ...] = ()
    """Terms that are written into the settings themselves."""
    delivery: Delivery = field(default_factory=Delivery)
    """Where reports go once they are built."""
    store: str = storage.STORE
    """Where results are kept for other builds: a folder, or an address such as `s3://bucket/prefix`."""


@dataclass(frozen=True)
class Kind:
    """A kind of value: what it is called, and how it is read; what is read as none is not of the kind."""

    wanted: str
    read: Callable[[Any], Any]
    words: tuple[str, ...] = ()
    """All that it may be, where that is a choice."""
    each: Kind | None = None
    """The kind of each of its values, where it is a table whose keys are names."""


@dataclass(frozen=True)
class Key:
    """One key: the field that it fills, and the kind of its value."""

    field: str
    kind: Kind


def _only(kind: type) -> Callable[[object], Any]:
    return lambda value: value if isinstance(value, kind) else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _words(value: Any) -> brand.Words | None:
    texts = value.values() if isinstance(value, dict) else (value,)
    return value if texts and all(isinstance(text, str) and _is_fit(text) for text in texts) else None


def _is_fit(text: str) -> bool:
    """Whether a text holds words, on one line, and nothing that reorders them unseen (as U+202E does)."""
    return bool(text.strip()) and not any(
        unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} or "\u202a" <= letter <= "\u202e"
        for letter in text
    )


def _tables(value: object) -> tuple[Mapping[str, Any], ...] | None:
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return tuple(value)
    return None


def _families(value: object) -> tuple[str, ...] | None:
    return (value,) if isinstance(value, str) else _texts(value)


def _colour(value: object) -> str | None:
    """The six small digits of a colour that is given in three or six of either size."""
    digits = value[1:].lower() if isinstance(value, str) and value.startswith("#") else ""
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return f"#{digits}" if len(digits) == 6 and set(digits) <= set("0123456789abcdef") else None


def _file(value: object) -> str | None:
    """A name below the workspace, as a World takes it."""
    if not isinstance(value, str) or "\\" in value or "\0" in value or value.startswith("@"):
        return None
    return None if set(value.split("/")) & {"", ".", ".."} else value


def _choice(words: tuple[str, ...]) -> Kind:
    *others, last = (f"`{word}`" for word in words)
    wanted = f"{', '.join(others)} or {last}"
    return Kind(wanted, lambda value: value if value in words else None, words)


def _table_of(kind: Kind, wanted: str) -> Kind:
    def read(value: Any) -> Mapping[str, Any] | None:
        if not isinstance(value, dict):
            return None
        values = {name: kind.read(inner) for name, inner in value.items()}
        return None if None in values.values() else values

    return Kind(wanted, read, each=kind)


TEXT = Kind("a text", _only(str))
FLAG = Kind("`true` or `false`", _only(bool))
TEXTS = Kind("a list of texts", _texts)
WORDS = Kind('a text on one line, or one for each language as `{en = "…", ar = "…"}`', _words)
FAMILIES = Kind("a family of typefaces, or a list of them", _families)
COLOUR = Kind("a colour as `#8c1d2f`", _colour)
FILE = Kind("the name of a file below the workspace, with forward slashes", _file)
TERMS = Kind("a list of terms, each under `[[glossary.terms]]`", _tables)
PORT = Kind("the number of a port", delivery.port)
MAILBOX = Kind("an address as `Gulf Desk <desk@example.org>`", delivery.mailbox)
MAILBOXES = Kind('lists of addresses by edition, as `"en+ar" = ["desk@example.org"]`', delivery.recipients)
WEBHOOK = Kind("an address as `https://example.org/reports`, without a user in it", delivery.webhook)
STORE = Kind("a folder, or an address as `s3://bucket/prefix` without a password in it", storage.store)
LEVEL = _choice(("error", "warning", "note", "off"))
LEVELS = _table_of(LEVEL, 'a table of rules, as `LK07 = "error"`')

KEYS: Final[Mapping[str, Key]] = {
    "briefs": Key("briefs", TEXT),
    "out": Key("out", TEXT),
    "languages": Key("languages", TEXTS),
    "archive.path": Key("archive", TEXT),
    "cache.store": Key("store", STORE),
    "check.severity": Key("severities", LEVELS),
    "delivery.mail.server": Key("delivery.server", TEXT),
    "delivery.mail.port": Key("delivery.port", PORT),
    "delivery.mail.security": Key("delivery.security", _choice(get_args(delivery.Security))),
    "delivery.mail.user": Key("delivery.user", TEXT),
    "delivery.mail.from": Key("delivery.sender", MAILBOX),
    "delivery.mail.to": Key("delivery.recipients", MAILBOXES),
    "delivery.folder.path": Key("delivery.folder", TEXT),
    "delivery.webhook.url": Key("delivery.webhook", WEBHOOK),
    "glossary.file": Key("glossary", FILE),
    "glossary.terms": Key("terms", TERMS),
    "pdf.repair_text": Key("repair_text", FLAG),
    "theme.logo": Key("brand.logo", FILE),
    "theme.logo_alt": Key("brand.logo_alt", WORDS),
    "theme.header": Key("brand.header", WORDS),
    "theme.footer": Key("brand.footer", WORDS),
    "theme.paper": Key("brand.paper", _choice(get_args(brand.Paper))),
    "theme.density": Key("brand.density", _choice(get_args(brand.Density))),
    "theme.typefaces.text": Key("brand.text", FAMILIES),
    "theme.typefaces.display": Key("brand.display", FAMILIES),
    **{f"theme.colours.{name}": Key(f"brand.colours.{name}", COLOUR) for name in COLOURS},
    **{f"theme.dark.{name}": Key(f"brand.dark.{name}", COLOUR) for name in COLOURS},
}
_TABLE = Key("", Kind("a table", lambda _: None))
_TABLES = {name[: dot.start()]: _TABLE for name in KEYS for dot in re.finditer(r"\.", name)}


def read_settings(content: bytes | None) -> Checked[Settings]:
    """The settings in the bytes of a `briefgen.toml`; the defaults if there is none."""
    if content is None:
        return Checked(Settings())
    file = File(SETTINGS, content.decode("utf-8", errors="replace"))
    try:
        data = tomllib.loads(file.text)
    except tomllib.TOMLDecodeError as reason:
        return Checked(None, (_not_toml(file, reason),))
    found: list[Diagnostic] = []
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    for name, value in _entries(data):
        place = places[name] = place_of(file, tuple(name.split(".")))
        key = _TABLES.get(name) or KEYS.get(name)
        if key is None:
            found.append(_unknown(name, place))
            continue
        read = key.kind.read(value)
        if read is None:
            found.extend(_of_another_kind(file, name, value, key.kind))
        values[key.field] = read
    if found:
        return Checked(None, tuple(found))
    settings = _settings(values)
    unfit = (*_faint(settings, places), *_unfinished(settings, places))
    return Checked(None if unfit else settings, unfit)


def _entries(data: Mapping[str, Any], table: str = "") -> Iterator[tuple[str, Any]]:
    """The keys that were given by their dotted names; a table that is not known stands for all in it."""
    for key, value in data.items():
        name = f"{table}.{key}" if table else key
        if name in _TABLES and isinstance(value, dict):
            yield from _entries(value, name)
        else:
            yield name, value


def _settings(values: Mapping[str, Any]) -> Settings:
    """The settings from their values by field; those of the brand and its colours have dotted names."""
    groups: dict[str, dict[str, Any]] = {"": {}, "brand": {}, "brand.colours": {}, "brand.dark": {}}
    groups["delivery"] = {}
    for name, value in values.items():
        group, _, last = name.rpartition(".")
        groups[group][last] = value
    look = Brand(**groups["brand"], colours=groups["brand.colours"], dark=groups["brand.dark"])
    return Settings(**groups[""], brand=look, delivery=Delivery(**groups["delivery"]))


def _unknown(name: str, place: Span) -> Diagnostic:
    table = name.rpartition(".")[0]
    beside = sorted(known for known in (*KEYS, *_TABLES) if known.rpartition(".")[0] == table)
    hints = did_you_mean(name, beside) or did_you_mean(name, (*KEYS, *_TABLES))
    listed = f"the keys are {', '.join(f'`{known}`' for known in beside)}"
    return error("WS02", place, f"the setting `{name}` is not known", *(hints or (listed,)))


def _of_another_kind(file: File, name: str, value: object, kind: Kind) -> Iterator[Diagnostic]:
    """That a setting, or each value of a table that is not of its kind, is none that it takes."""
    if kind.each is not None and isinstance(value, dict):
        for key, inner in value.items():
            if kind.each.read(inner) is None:
                yield from _of_another_kind(file, f"{name}.{key}", inner, kind.each)
        return
    hints = did_you_mean(value, kind.words) if isinstance(value, str) else ()
    place = place_of(file, tuple(name.split(".")))
    yield error("WS03", place, f"`{name.rpartition('.')[2]}` has to be {kind.wanted}", *hints)


def _faint(settings: Settings, places: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """The colours that cannot be read on what they stand on, first on paper and then in the dark."""
    look = settings.brand
    for table, colours, given in (
        ("theme.colours", look.light_colours, look.colours),
        ("theme.dark", look.dark_colours, look.dark),
    ):
        for clash in clashes(colours, given):
            place = places.get(f"{table}.{clash.change}")
            yield _clash(clash, table, colours, place)


def _unfinished(settings: Settings, places: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """What the channels of delivery lack."""
    for key, message, hint in delivery.unfinished(settings.delivery):
        yield error("DL01", places.get(key), message, hint)


def _clash(clash: Clash, table: str, colours: brand.Colours, place: Span | None) -> Diagnostic:
    text, ground = getattr(colours, clash.text), getattr(colours, clash.ground)
    hint = (
        f'`{clash.change} = "{clash.shade}"` in `[{table}]` is the nearest that would pass'
        if clash.shade
        else f"no shade of `{clash.change}` would pass; change what it stands on as well"
    )
    message = (
        f"`{clash.text}` `{text}` on `{clash.ground}` `{ground}` has a contrast of {_ratio(clash.ratio)}:1,"
        f" and needs {clash.least:g}:1 (WCAG 2.2, level AA)"
    )
    return error("TH01", place, message, hint)


def _ratio(ratio: float) -> str:
    """Two places, cut off: what fails by a hair must not read as if it had passed."""
    return f"{int(ratio * 100) / 100:.2f}"


def _not_toml(file: File, reason: tomllib.TOMLDecodeError) -> Diagnostic:
    text, _, where = str(reason).removesuffix(")").partition(" (at ")
    place = end_of(file)
    if where.startswith("line "):
        line, column = (int(part.split()[1]) for part in where.split(", "))
        place = Span(file, line, column, line, column + 1)
    elif where:
        text = f"{text} at the end of the file"
    return error("WS01", place, f"this is not TOML: {text[0].lower()}{text[1:]}")
