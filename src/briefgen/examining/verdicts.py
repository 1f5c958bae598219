"""The verdicts on the briefs of a workspace: those that still hold, and the others made anew."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.diagnostic import error
from briefgen.examining import crew
from briefgen.examining.cache import Cache, keep, kept
from briefgen.examining.examined import DAMAGED, Examined
from briefgen.examining.fingerprint import fingerprint, package
from briefgen.examining.snapshot import Now, Reads
from briefgen.settings import SETTINGS
from briefgen.span import File, start_of
from briefgen.workspace import Workspace
from briefgen.world import World

if TYPE_CHECKING:
    from briefgen.examining.examine import Examiner

Record = Mapping[str, Any]
# Until a process is ready, about 100 kB of briefs can be examined; a brief of no length takes as long
# as one of 1 kB.
_WORTH_A_CREW = 100_000
_LEAST = 1_000


@dataclass(frozen=True)
class Verdicts:
    """What was found in the files of a desk, and in each brief by name."""

    desk: Examined
    briefs: Mapping[str, Examined]


def verdicts(workspace: Workspace, names: Sequence[str], now: Now) -> Verdicts:
    """The verdicts on the briefs of these names; what was found before is taken as long as it holds."""
    cache = kept(workspace.world, made_by(now))
    desk = _still(cache.desk, now)
    if desk is None:
        # What a desk has decided concerns all of its briefs.
        cache = Cache(cache.made_by)
    found = {name: one for name in names if (one := _still(cache.briefs.get(name), now))}
    missing = tuple(name for name in names if name not in found)
    if desk is not None and not missing:
        return Verdicts(desk, found)
    # The model and the rules take longer to load than it takes to look through a thousand verdicts.
    from briefgen.examining.examine import Examiner  # noqa: PLC0415

    examiner = Examiner(workspace)
    desk, desk_record = examiner.desk()
    records: dict[str, Record] = {}
    for name, one, record in _anew(workspace, missing, examiner):
        found[name] = one
        if one.is_lasting:
            records[name] = record
        # Its lock may have been written.
        now.known.update(one.reads.files)
    if workspace.world.read(SETTINGS) is None and workspace.world.list(".briefgen") == ():
        # Of a file that lies in no workspace nothing is left behind.
        return Verdicts(desk, found)
    there = {*workspace.briefs(), *names}.difference(missing)
    before = {name: record for name, record in cache.briefs.items() if name in there}
    keep(workspace.world, Cache(cache.made_by, desk_record, {**before, **records}))
    return Verdicts(desk, found)


def made_by(now: Now) -> str:
    """What verdicts are made by: this code, under these settings."""
    return hashlib.sha256(f"{fingerprint(package())} {now.digest(SETTINGS)}".encode()).hexdigest()


def _still(record: Record | None, now: Now) -> Examined | None:
    """What was found before, if it would be found again."""
    if record is None:
        return None
    try:
        holds = Reads.from_json(record["reads"]).hold(now)
        return Examined.from_json(record, now.world.read) if holds else None
    except (*DAMAGED, OSError):
        # A file with a finding was saved in between, or one can no longer be read: to be said anew.
        return None


def _anew(
    workspace: Workspace, names: Sequence[str], examiner: Examiner
) -> Iterator[tuple[str, Examined, Record]]:
    """Briefs examined now: by a crew, where that is done sooner."""
    sizes = [_LEAST + _size(workspace.world, name) for name in names]
    hands = min(os.cpu_count() or 1, len(names))
    if hands < 2 or sum(sizes) - max(sizes) < _WORTH_A_CREW:
        yield from ((name, *examiner.examine(name)) for name in names)
        return
    for answer in crew.examined(workspace.root, names, hands):
        yield (answer.name, *_taken(answer, workspace, examiner))


def _size(world: World, name: str) -> int:
    """The bytes of a file; 0 of one that cannot be looked at, of which its examination tells."""
    try:
        stamp = world.stamp(name)
    except OSError:
        return 0
    return stamp[2] if stamp else 0


def _taken(answer: crew.Answer, workspace: Workspace, examiner: Examiner) -> tuple[Examined, Record]:
    """What a process of a crew has answered."""
    if answer.ended:
        return _unexamined(answer), {}
    if answer.record is not None:
        try:
            return Examined.from_json(answer.record, workspace.world.read), answer.record
        except (ValueError, OSError):
            # Somebody saved the brief meanwhile, or took it away.
            pass
    return examiner.examine(answer.name)


def _unexamined(answer: crew.Answer) -> Examined:
    message = f"the brief was not checked: the process that did so was ended {answer.ended}"
    hint = f"`briefgen check {answer.name}` checks it alone"
    found = error("WS08", start_of(File(answer.name, "")), message, hint)
    return Examined((found,), Reads({}), is_lasting=False)
