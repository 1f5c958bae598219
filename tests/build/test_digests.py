"""Digests that are known from outside: believed where a stamp cannot lie, and not a moment sooner."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field

from briefgen.building.digests import Digests
from briefgen.world import MemoryWorld, Stamp

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
NAME = "briefs/one.yaml"


@dataclass(frozen=True)
class Stamped(MemoryWorld):
    """A file whose stamp stays as it is whatever is written into it, on a clock that stands still."""

    changed: datetime.datetime = NOON
    reads: list[str] = field(default_factory=list)

    def stamp(self, name: str) -> Stamp | None:
        """See `World.stamp`."""
        seconds = int(self.changed.timestamp()) * 1_000_000_000
        return (seconds, seconds, 3, 7) if name in self.files else None

    def read(self, name: str) -> bytes | None:
        """See `World.read`."""
        self.reads.append(name)
        return super().read(name)

    def now(self) -> datetime.datetime:
        """See `World.now`."""
        return NOON


def again(world: Stamped) -> str | None:
    """The digest that the second of two builds finds, of a file that is changed between them."""
    first = Digests(world)
    assert first.digest(NAME) == hashlib.sha256(b"one").hexdigest()
    world.write(NAME, b"two")
    return Digests(world, stamped=first.stamped).digest(NAME)


def test_an_old_file_with_the_same_stamp_is_not_read_again() -> None:
    world = Stamped({NAME: b"one"}, changed=NOON - datetime.timedelta(hours=1))
    assert again(world) == hashlib.sha256(b"one").hexdigest()
    assert world.reads == [NAME]


def test_a_file_that_was_young_when_it_was_read_is_read_again() -> None:
    for seconds in (0, 1, 2):
        world = Stamped({NAME: b"one"}, changed=NOON - datetime.timedelta(seconds=seconds))
        assert again(world) == hashlib.sha256(b"two").hexdigest()


def test_a_file_from_the_future_is_read_again() -> None:
    world = Stamped({NAME: b"one"}, changed=NOON + datetime.timedelta(days=400))
    assert again(world) == hashlib.sha256(b"two").hexdigest()


def test_a_file_that_is_not_there_has_no_digest_until_it_appears() -> None:
    world = Stamped(changed=NOON - datetime.timedelta(hours=1))
    digests = Digests(world)
    assert digests.digest(NAME) is None
    world.write(NAME, b"one")
    assert Digests(world, stamped=digests.stamped).digest(NAME) == hashlib.sha256(b"one").hexdigest()
