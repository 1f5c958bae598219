"""Some keys of a brief's head, read without the rest, which takes most of the time that parsing takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefgen.reading.document import decode, parse
from briefgen.span import File

_KEY = re.compile(r"[\"']?(\w+)[\"']?[ \t]*:(?=\s|$)")


def head(name: str, content: bytes, keys: Iterable[str]) -> dict[str, Any]:
    """What a brief says under these keys of its root, as plain data; nothing of a file that is no YAML.

    A key that begins a line is a key of the root, for all else is indented; so only its lines are parsed. A
    brief that is written otherwise is parsed as a whole.
    """
    wanted = frozenset(keys)
    file = decode(name, content).value
    if file is None:
        return {}
    # In braces, keys stand anywhere.
    is_braced = any(line.startswith("{") for line in file.lines)
    part = "" if is_braced else "".join(f"{line}\n" for line in _lines(file, wanted))
    found = parse(File(name, part)).value if part else None
    data = found.data if found is not None else _whole(file)
    return {key: data[key] for key in wanted if key in data} if isinstance(data, dict) else {}


def _lines(file: File, wanted: frozenset[str]) -> Iterator[str]:
    """The lines of the wanted keys with what is indented below them."""
    is_wanted = False
    for line in file.lines:
        if line[:1] not in {" ", "#", "", "-"}:
            key = _KEY.match(line)
            is_wanted = key is not None and key[1] in wanted
        if is_wanted:
            yield line


def _whole(file: File) -> Any:
    document = parse(file).value
    return document.data if document is not None else None
