"""How the last run ended, for a monitor: `.briefgen/health.json`."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from briefgen.delivering.ledger import Ledger
from briefgen.delivering.overdue import Overdue
from briefgen.world import World

HEALTH = ".briefgen/health.json"


def tell(
    world: World,
    ledger: Ledger,
    overdue: Iterable[Overdue],
    *,
    problems: Iterable[str],
    unbuilt: Iterable[str],
    held: Iterable[str],
) -> None:
    """Write what a monitor may want to know; raises OSError.

    `last_success` is the end of the last run in which nothing failed; what is overdue is no failure of a
    run. `problems` are of the run as a whole, `unbuilt` and `held` the ids of briefs with errors and of
    those that are not final.
    """
    now = _instant(world)
    wrong = list(problems)
    missing = list(unbuilt)
    is_fine = not (wrong or missing or ledger.failed)
    told = {
        "last_run": now,
        "last_success": now if is_fine else _before(world).get("last_success"),
        "problems": wrong,
        "unbuilt": missing,
        "undelivered": [
            {**asdict(lot), **asdict(one)} for lot, one in sorted(ledger.failed.items(), key=_lot)
        ],
        "overdue": [asdict(one) for one in overdue],
        "held": list(held),
    }
    world.write(HEALTH, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode())


def _lot(item: tuple[Any, object]) -> Any:
    return item[0]


def _instant(world: World) -> str:
    return world.now().isoformat().replace("+00:00", "Z")


def _before(world: World) -> dict[str, Any]:
    """What was told last time; nothing if that is damaged, since it is written anew now."""
    with contextlib.suppress(ValueError, TypeError):
        return dict(json.loads(world.read(HEALTH) or b"{}"))
    return {}
