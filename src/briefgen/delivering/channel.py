"""What all channels have in common, and the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briefgen.delivering import folder, mail, webhook
from briefgen.delivering.issue import Issue
from briefgen.delivery import Delivery
from briefgen.world import World


class Channel(Protocol):
    """A way for reports to leave."""

    def lots(self, editions: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The addresses that a brief goes to, each with the editions that go there at once."""

    def deliver(self, issue: Issue) -> str | None:
        """Deliver; why it could not be done, if so.

        With a reason, the receiver has not said that it took the issue, and it has to be delivered again.
        """


@dataclass(frozen=True)
class Place:
    """What channels need to know about where they are used."""

    root: Path
    """The folder of the workspace."""
    world: World
    environment: Mapping[str, str]


Open = Callable[[Delivery, Place], Channel | str | None]
"""A channel as the settings have it, none if they say nothing of it, or why it cannot be used."""

CHANNELS: Mapping[str, Open] = {
    "folder": lambda delivery, place: folder.opened(delivery, place.root),
    "mail": lambda delivery, place: mail.opened(delivery, place.environment, place.world.now),
    "webhook": lambda delivery, place: webhook.opened(delivery, place.environment, place.world.now),
}
