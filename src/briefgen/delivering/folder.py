"""Reports published into a folder, as a web server or a shared drive has it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.delivering.issue import Issue
from briefgen.delivery import Delivery
from briefgen.world import DiskWorld, World


def opened(delivery: Delivery, root: Path) -> Folder | None:
    """The folder that the settings name."""
    if delivery.folder is None:
        return None
    return Folder(delivery.folder, DiskWorld((root / delivery.folder).resolve()))


@dataclass(frozen=True)
class Folder:
    """A folder that has the outputs of each brief in a folder of their own."""

    name: str
    world: World

    def lots(self, editions: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """See `Channel.lots`: all editions at once, since they link to each other."""
        return ((self.name, editions),)

    def deliver(self, issue: Issue) -> str | None:
        """See `Channel.deliver`."""
        files = {
            name.rpartition("/")[2]: content
            for edition in issue.editions
            for name, content in edition.files.items()
        }
        try:
            self.world.replace(issue.brief, files)
        except OSError as reason:
            return f"the folder cannot be written: {(reason.strerror or str(reason)).lower()}"
        return None
