"""What has gone where: `.briefgen/run.json`.

A line of it is written once a receiver has said that it took an issue, and before anything else goes out.
So what failed is delivered next time, and what was taken is not delivered again. Between the receiver's
word and the line lies one write to the disk: a run that is killed just then delivers once more, under the
same Message-ID or `webhook-id`, since a report that comes twice does less harm than one that never comes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from briefgen.world import World

LEDGER = ".briefgen/run.json"


@dataclass(frozen=True, order=True)
class Lot:
    """Editions of a brief that go by a channel to an address, whatever is in them."""

    brief: str
    channel: str
    editions: str
    """`en`, or several as `en,ar,en+ar`."""
    address: str


@dataclass(frozen=True)
class Failure:
    """What could not be delivered, since when (in UTC, as ISO 8601), and how often it was tried."""

    reason: str
    since: str
    attempts: int


@dataclass(frozen=True)
class Ledger:
    """The digest of what each lot had when it was taken, and what waits for another attempt."""

    taken: Mapping[Lot, str] = field(default_factory=dict)
    failed: Mapping[Lot, Failure] = field(default_factory=dict)

    def took(self, lot: Lot, digest: str) -> Ledger:
        """The ledger once a lot was taken."""
        return Ledger({**self.taken, lot: digest}, self._without(lot))

    def refused(self, lot: Lot, reason: str, now: str, *, is_tried: bool = True) -> Ledger:
        """The ledger once a lot was not taken, or was not even tried."""
        before = self.failed.get(lot, Failure(reason, now, 0))
        failure = replace(before, reason=reason, attempts=before.attempts + is_tried)
        return replace(self, failed={**self.failed, lot: failure})

    def only(self, lots: frozenset[Lot]) -> Ledger:
        """The ledger without failures of lots that nobody waits for any more."""
        return replace(self, failed={lot: one for lot, one in self.failed.items() if lot in lots})

    def _without(self, gone: Lot) -> dict[Lot, Failure]:
        return {lot: one for lot, one in self.failed.items() if lot != gone}


def read(world: World) -> Ledger | None:
    """The ledger of a workspace, empty if there is none; none if it is damaged."""
    content = world.read(LEDGER)
    if content is None:
        return Ledger()
    try:
        data = json.loads(content)
        taken = {Lot(**one["lot"]): str(one["digest"]) for one in data["taken"]}
        failed = {Lot(**one["lot"]): Failure(**one["failure"]) for one in data["failed"]}
    except (ValueError, KeyError, TypeError):
        return None
    return Ledger(taken, failed)


def write(world: World, ledger: Ledger) -> None:
    """Write the ledger over the one before; raises OSError."""
    data = {
        "taken": [{"lot": asdict(lot), "digest": digest} for lot, digest in sorted(ledger.taken.items())],
        "failed": [
            {"lot": asdict(lot), "failure": asdict(ledger.failed[lot])} for lot in sorted(ledger.failed)
        ],
    }
    world.write(LEDGER, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())
