"""What a build said that had nothing to do, with all that it looked at, so that the next can say the same.

A build over a thousand briefs that finds nothing changed still has to load its records and weigh them.
Where all that it looks at is as the last such build found it, so is what it would say; hence that build
leaves a memo, and the next one compares. A memo names, and holds against what there is now:

- every file that was looked at, by its stamp: briefs, outputs, templates, typefaces, settings, the modules
  of briefgen; one that was absent has to be absent still, or its appearance would go unseen;
- every folder that was listed, by the names in it: a brief or a library may have come or gone;
- what links led to, since a link may lead elsewhere though what it led to stays;
- the circumstances: arguments, current folder, user, interpreter, where libraries are found, `BRIEFGEN_*`
  in the environment, whether a person looks on; and the day, if a finding rests on it.

As with git's index, the danger is a file that changes within the grain of its disk's clock: its stamp stays
the same. So no memo is left if anything in it was touched less than two seconds before the build began,
or has a time yet to come; and none is believed when the clock was turned back behind it, since times come
again then. What a killed build left behind has to be cleared away, which takes a build. In all of these
cases, and if the memo is damaged, the build is done in full: a memo can only save work.

The module is loaded before any other, and loads nothing that it could do without.
"""

# To load `pathlib` takes as long as to look at a thousand files.
# ruff: noqa: PTH109, PTH113, PTH116, PTH120, PTH123, PTH208

from __future__ import annotations

import hashlib
import os
import stat
import struct
import sys
import time
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.building.witness import Notes

TABLE = ".briefgen/build.memo"
_SETTINGS = "briefgen.toml"
_LEFT = ".briefgen-"
_YOUNG = 2_000_000_000
"""Nanoseconds in which a file may change again without a new stamp."""
_ABSENT = (0, 0, 0, 0)
_TOGETHER = 256
_POSITIVE = 2**64 - 1


class Said:
    """What a build said, one after the other, and its exit code.

    `findings` and their `total` belong to standard error, `outputs` to standard output.
    """

    def __init__(self, code: int, findings: str, outputs: str, total: str) -> None:
        self.code, self.findings, self.outputs, self.total = code, findings, outputs, total

    @property
    def texts(self) -> tuple[str, str, str]:
        """Findings, outputs, and the total of the findings."""
        return self.findings, self.outputs, self.total


def recalled(arguments: Sequence[str]) -> Said | None:
    """What a build with these arguments would say in the current folder; none if that is not known."""
    try:
        root = _root(os.getcwd())
        with open(f"{root}/{TABLE}", "rb") as file:
            head, _, body = file.read().partition(b"\n")
        if head != hashlib.sha256(body).hexdigest().encode():
            return None
        text, _, stamps = body.partition(b"\0\n")
        fields = iter(os.fsdecode(text).split("\0"))
        return _compared(fields, stamps, circumstances(root, arguments))
    except (OSError, ValueError, StopIteration):
        # No memo, a damaged one, or something that cannot be looked at: the build says which.
        return None


def written(notes: Notes, around: str, said: Said) -> bytes | None:
    """A memo of a build; none if something that it looked at was too young to be trusted."""
    if not notes.is_whole or any(
        stamp and max(stamp[:2]) >= notes.began - _YOUNG for stamp in notes.files.values()
    ):
        return None
    # Outputs come last: it is a brief that has changed, if anything has.
    outputs = tuple(f"{folder}/" for folder in notes.swept)
    seen = {**notes.records, **notes.files}
    files = {name: seen[name] for name in sorted(seen, key=lambda name: name.startswith(outputs))}
    listed = {folder: frozenset(names) for folder, names in notes.folders.items()}
    files = {name: stamp for name, stamp in files.items() if stamp or not _is_implied(name, listed)}
    folders = {name: names for name, names in notes.folders.items() if names or not _is_implied(name, listed)}
    stamps = [number & _POSITIVE for known in files.values() for number in known or _ABSENT]
    fields = [around, str(notes.began), notes.day, *_counted(files)]
    fields += _counted(item for folder, names in folders.items() for item in (folder, "/".join(names)))
    fields += _counted(item for link in notes.links.items() for item in link)
    fields += [*_counted(notes.swept), str(said.code), *said.texts]
    if any("\0" in field for field in fields):
        return None
    body = os.fsencode("\0".join(fields)) + b"\0\n" + _packed(stamps)
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def circumstances(root: str, arguments: Sequence[str]) -> str:
    """All that a build goes by and that is neither a file nor a folder."""
    # Nothing is taken from the environment: it has to be the same.
    own = sorted(item for item in os.environ.items() if item[0].startswith("BRIEFGEN_"))  # noqa: TID251
    installed = (sys.version, sys.executable, sys.path)
    seen_by = (os.geteuid(), sys.stderr.isatty())
    return repr((root, [*arguments], os.getcwd(), own, installed, seen_by))


def _compared(fields: Iterator[str], stamps: bytes, around: str) -> Said | None:
    """What a memo says, if everything is as it was when it was written."""
    began = time.time_ns()
    if next(fields) != around or int(next(fields)) > began:
        return None
    if next(fields) not in {"", time.strftime("%Y-%m-%d", time.gmtime(began // 1_000_000_000))}:
        return None
    if not _is_as_stamped(_list(fields), stamps):
        return None
    folders, links, swept = (_list(fields) for _ in range(3))
    is_same = (
        all(_names(folder) == names for folder, names in _pairs(folders))
        and all(os.path.realpath(link) == end for link, end in _pairs(links))
        and not any(name.startswith(_LEFT) for folder in swept for name in _names(folder).split("/"))
    )
    return Said(int(next(fields)), next(fields), next(fields), next(fields)) if is_same else None


def _root(folder: str) -> str:
    """The workspace of a folder, as `workspace.find_root` finds it."""
    above = folder
    while True:
        if os.path.isfile(f"{above}/{_SETTINGS}"):
            return above
        if above == os.path.dirname(above):
            return folder
        above = os.path.dirname(above)


def _is_implied(name: str, listed: Mapping[str, frozenset[str]]) -> bool:
    """Whether a name has to be absent as long as a folder above it has the names that it has."""
    folder, _, last = name.rpartition("/")
    if folder in listed and last not in listed[folder]:
        return True
    return bool(folder) and _is_implied(folder, listed)


def _is_as_stamped(files: Sequence[str], stamps: bytes) -> bool:
    """Whether files have these stamps; so many are looked at together that the first other one ends it."""
    size = len(_packed(_ABSENT))
    return len(stamps) == size * len(files) and all(
        _stamps(files[at : at + _TOGETHER]) == stamps[size * at : size * (at + _TOGETHER)]
        for at in range(0, len(files), _TOGETHER)
    )


def _stamps(files: Iterable[str]) -> bytes:
    """The stamps of files, as `world.Stamp` has them; zeros where there is no file."""
    found: list[int] = []
    for file in files:
        try:
            now = os.stat(file)
        except (FileNotFoundError, NotADirectoryError):
            found.extend(_ABSENT)
            continue
        if stat.S_ISDIR(now.st_mode):
            found.extend(_ABSENT)
        else:
            times = now.st_mtime_ns & _POSITIVE, now.st_ctime_ns & _POSITIVE
            found.extend((*times, now.st_size, now.st_ino))
    return _packed(found)


def _packed(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"{len(numbers)}Q", *numbers)


def _names(folder: str) -> str:
    """What lies in a folder, as `World.list` has it, between slashes; nothing if there is none."""
    try:
        return "/".join(sorted(os.listdir(folder)))
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _counted(items: Iterable[str]) -> list[str]:
    """Items after their number."""
    listed = [*items]
    return [str(len(listed)), *listed]


def _list(fields: Iterator[str]) -> list[str]:
    """Back from items after their number."""
    return [*islice(fields, int(next(fields)))]


def _pairs(items: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(items[::2], items[1::2], strict=True)
